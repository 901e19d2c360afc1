"""One text, ready to be aligned: a vector a sentence, and what its runs of a few sentences are like.

A run is a few sentences of one text that stand together, or that a gap of one or two parts: a telling may pass over
what stands between two sentences that it joins. A run's vector is the length-weighted mean of its members', so each
sentence is encoded once. `similarity` is the next reader.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np
from anyascii import anyascii

from tellings.alignment.voices import NOBODY
from tellings.encode.protocol import nothing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    import numpy.typing as npt

    from tellings.alignment.voices import Voices
    from tellings.encode import Words

    Floats = npt.NDArray[np.floating[Any]]
    Shape = tuple[int, ...]

#: Sentences in a bead, both sides together.
BEAD = 6
#: Where the members of a run stand, counted from the first: side by side …
PLAIN: tuple[Shape, ...] = tuple(tuple(range(size)) for size in range(1, BEAD))
#: … or with a gap. Of ten sentences that are left out two stood between two that the other telling joins.
GAPPED: tuple[Shape, ...] = ((0, 2), (0, 3), (0, 1, 3), (0, 2, 3), (0, 1, 4), (0, 3, 4))
#: Sentences from the first to the last of the longest run.
REACH = BEAD - 1
#: Sentences whose mean weighs as much as that of the document where the document is short.
_SHORT = 4
#: Vectors shorter than this point nowhere.
NOTHING = 1e-6


@dataclass(frozen=True)
class Side:
    """One text: a row a sentence, times its length; and the norms of its runs."""

    texts: tuple[str, ...]
    rows: Floats  # (sentences, dimensions), centred, of length 1, times the sentence's length
    lengths: Floats  # (sentences,), letters
    marks: npt.NDArray[np.int64]  # (sentences,), equal where the words are
    norms: dict[Shape, Floats]  # by shape, the norm of the sum of the run's rows, by its first sentence
    voices: Voices  # (sentences,), who speaks each
    encoded: npt.NDArray[np.bool_]  # (sentences,), whose vectors are the encoder's; `anchors` spelled the others
    cast: frozenset[int] = frozenset()  # all who speak in the whole text
    centre: Floats | float = 0.0  # (dimensions,), what was taken away from each vector
    words: tuple[Words, ...] = ()  # of each sentence, a row a word; no rows where they were not read
    made: dict[Shape, Floats] = field(default_factory=dict, repr=False, compare=False)  # vectors of runs, by members

    def __len__(self) -> int:
        return len(self.rows)

    def part(self, start: int, end: int) -> Side:
        """Return the side that sentences start … end - 1 make by themselves."""
        norms = {shape: norm[start : max(start, end - shape[-1])] for shape, norm in self.norms.items()}
        i = slice(start, end)
        return replace(
            self, texts=self.texts[i], rows=self.rows[i], lengths=self.lengths[i], marks=self.marks[i], norms=norms,
            voices=self.voices[i], encoded=self.encoded[i], words=self.words[i], made={},
        )  # fmt: skip

    def run(self, members: Shape) -> Floats:
        """Return the vector of the run that `members` make, of length 1 (0 where they say nothing)."""
        known = self.made.get(members)  # each bead's test, its score and its order ask for the same
        if known is None:
            total: Floats = self.rows[list(members)].sum(axis=0)
            size = float(np.linalg.norm(total))
            known = self.made[members] = total / size if size > NOTHING else total
        return known


EMPTY = Side((), np.zeros((0, 0)), np.zeros(0), np.zeros(0, np.int64), {}, np.zeros(0, np.int32), np.zeros(0, bool))


def side(
    texts: Sequence[str],
    vectors: Floats,
    background: Floats,
    voices: Voices | None = None,
    *,
    spelled: npt.NDArray[np.bool_] | None = None,
    words: Sequence[Words] | None = None,
) -> Side:
    """Return the side that `texts` make, given their vectors and the vector that a sentence has for being one.

    `voices` says who speaks each sentence, as `voices.voices` does; without it nobody is known to. `spelled` says
    which vectors are no encoder's, but `anchors.spelled` made them: they are centred already. `words` are those of each
    sentence, as far as they were read.
    """
    encoded = np.ones(len(texts), dtype=bool) if spelled is None else ~spelled
    lengths = np.array([length(text) for text in texts], dtype=np.float32)
    # An int here and no numpy integer, which would make all that follows of double precision and take twice the time.
    centre = (vectors[encoded].sum(axis=0) + _SHORT * background) / (int(encoded.sum()) + _SHORT)
    centred = np.where(encoded[:, None], vectors - centre, vectors)
    size = np.linalg.norm(centred, axis=1, keepdims=True)
    rows = np.divide(centred, size, out=np.zeros_like(centred), where=size > NOTHING) * lengths[:, None]
    norms = {shape: _norms(rows, shape) for shape in (*PLAIN, *GAPPED)}
    marks = np.array([hash(" ".join(text.split()).casefold()) for text in texts], dtype=np.int64)
    if voices is None:
        voices = np.zeros(len(texts), dtype=np.int32)
    cast = frozenset(voices.tolist()) - {NOBODY}
    read = tuple(words) if words is not None else tuple(nothing(texts))
    return Side(tuple(texts), rows, lengths, marks, norms, voices, encoded, cast, centre, read)


def length(text: str) -> float:
    """Return the length of a sentence in Latin letters: a Chinese one counts about as much as its translation."""
    return float(max(1, len(anyascii(text))))


def runs(values: Floats, shape: Shape) -> Floats:
    """Return for each run of that shape, by its first sentence, the sum of its members' values (rows)."""
    count = max(0, len(values) - shape[-1])
    total: Floats = values[:count].copy()
    for offset in shape[1:]:
        total += values[offset : offset + count]
    return total


def background(name: str, dimensions: int) -> Floats:
    """Return the vector that a sentence has for being one, by the name of its encoder; zeros where we have none."""
    if name.endswith("/multilingual-e5-small-q4"):
        with resources.files(__package__).joinpath("background.npy").open("rb") as file:
            found: Floats = np.load(file)
            return found
    return np.zeros(dimensions, dtype=np.float32)


def _norms(rows: Floats, shape: Shape) -> Floats:
    found: Floats = np.maximum(np.linalg.norm(runs(rows, shape), axis=1), NOTHING).astype(np.float32)
    return found
