"""How alike runs of sentences of two texts are: vectors in, the worth of every bead out.

A run is a few neighbouring sentences; its vector is the length-weighted mean of its members', so each sentence is
encoded once. A bead is a run of one text with a run of the other. `path` is the next reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np
from anyascii import anyascii

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

#: Sentences in a bead, both sides together.
BEAD = 6
#: Kinds of bead (sentences of a, sentences of b), the small ones first so that ties go to them.
BEADS = tuple(sorted(((p, q) for p in range(1, BEAD) for q in range(1, BEAD - p + 1)), key=lambda b: (sum(b), b)))
#: The longest run.
RUN = BEAD - 1
#: Sentences whose mean weighs as much as that of the document where the document is short.
_SHORT = 4
#: Vectors shorter than this point nowhere.
_NOTHING = 1e-6


@dataclass(frozen=True)
class Side:
    """One text, ready to be aligned: a row a sentence, times its length; and the norms of its runs."""

    rows: Floats  # (sentences, dimensions), centred, times the weight
    lengths: Floats  # (sentences,), letters
    marks: npt.NDArray[np.int64]  # (sentences,), equal where the words are
    norms: tuple[Floats, ...]  # norms[p - 1][i] is the norm of the sum of rows i … i + p - 1

    def __len__(self) -> int:
        return len(self.rows)

    def part(self, start: int, end: int) -> Side:
        """Return the side that sentences start … end - 1 make by themselves."""
        norms = tuple(norm[start : max(start, end - p)] for p, norm in enumerate(self.norms))
        return Side(self.rows[start:end], self.lengths[start:end], self.marks[start:end], norms)

    def run(self, members: Sequence[int]) -> Floats:
        """Return the vector of the run that `members` make, of length 1 (0 where they say nothing)."""
        total: Floats = self.rows[list(members)].sum(axis=0)
        size = float(np.linalg.norm(total))
        return total / size if size > _NOTHING else total


def length(text: str) -> float:
    """Return the length of a sentence in Latin letters: a Chinese one counts about as much as its translation."""
    return float(max(1, len(anyascii(text))))


def side(texts: Sequence[str], vectors: Floats, background: Floats) -> Side:
    """Return the side that `texts` make, given their vectors and the vector that a sentence has for being one."""
    lengths = np.array([length(text) for text in texts], dtype=np.float32)
    centre = (vectors.sum(axis=0) + _SHORT * background) / (len(vectors) + _SHORT)
    centred = vectors - centre
    size = np.linalg.norm(centred, axis=1, keepdims=True)
    rows = np.divide(centred, size, out=np.zeros_like(centred), where=size > _NOTHING) * lengths[:, None]
    norms = []
    total = np.zeros_like(rows)
    for p in range(1, RUN + 1):
        if p > len(rows):
            norms.append(np.empty(0, dtype=np.float32))
            continue
        total = rows.copy() if p == 1 else total[:-1] + rows[p - 1 :]
        norms.append(np.maximum(np.linalg.norm(total, axis=1), _NOTHING).astype(np.float32))
    marks = np.array([hash(" ".join(text.split()).casefold()) for text in texts], dtype=np.int64)
    return Side(rows, lengths, marks, tuple(norms))


@dataclass(frozen=True)
class Weights:
    """The numbers of a bead's worth."""

    cosine: float = 0.5
    threshold: float = 0.15
    power: float = 0.15
    extra: float = 0.0
    equal: float = 1.0


def worth(a: Side, b: Side, rows: tuple[int, int], columns: tuple[int, int], weights: Weights) -> Floats:
    """Return the worth of each bead, by kind, by first sentence of a (`rows`), by first sentence of b (`columns`).

    The shape is (kinds, rows, columns); a bead that does not fit into the texts is worth minus infinity.
    """
    (top, bottom), (left, right) = rows, columns
    # Neighbouring runs are looked at too: up to RUN before, and to the end of the run after the longest run.
    high, low = max(0, top - RUN), min(len(a), bottom + 2 * RUN)
    west, east = max(0, left - RUN), min(len(b), right + 2 * RUN)
    out = np.full((len(BEADS), bottom - top, right - left), -np.inf, dtype=np.float32)
    band = grid = a.rows[high:low] @ b.rows[west:east].T
    for p in range(1, RUN + 1):
        band = grid if p == 1 else band[:-1] + grid[p - 1 :]
        box = band
        for q in range(1, BEAD - p + 1):
            box = band if q == 1 else box[:, :-1] + band[:, q - 1 :]
            if not box.size:
                break
            cosine = box / a.norms[p - 1][high : high + len(box), None]
            cosine /= b.norms[q - 1][None, west : west + box.shape[1]]
            beside = _beside(cosine, p, 0) + _beside(cosine, q, 1)
            ours = (
                slice(top - high, min(bottom, len(a) - p + 1) - high),
                slice(left - west, min(right, len(b) - q + 1) - west),
            )
            c = cosine[ours]
            if not c.size:
                continue
            letters_a = _runs(a.lengths, p)[top : top + c.shape[0], None]
            letters_b = _runs(b.lengths, q)[None, left : left + c.shape[1]]
            ratio = np.minimum(letters_a, letters_b) / np.maximum(letters_a, letters_b)
            likeness = (c - 0.5 * beside[ours]) * ratio * (1.344 - 0.344 * ratio) + weights.cosine * c
            size = ((p + q) / 2) ** weights.power
            out[BEADS.index((p, q)), : c.shape[0], : c.shape[1]] = size * (
                likeness - weights.threshold
            ) - weights.extra * (p + q - 2)
    single = out[BEADS.index((1, 1))]
    single += weights.equal * (a.marks[top:bottom, None] == b.marks[None, left:right])
    return out


def _beside(cosine: Floats, step: int, axis: int) -> Floats:
    """Return the mean of what stands `step` before and after each place along `axis`, 0 where nothing does."""
    table = cosine if axis == 0 else cosine.T
    total = np.zeros_like(table)
    count = np.zeros((len(table), 1), dtype=np.float32)
    if step < len(table):
        total[step:] += table[:-step]
        count[step:] += 1
        total[:-step] += table[step:]
        count[:-step] += 1
    total /= np.maximum(count, 1)
    found: Floats = total if axis == 0 else total.T
    return found


def _runs(lengths: Floats, size: int) -> Floats:
    sums = np.concatenate([[0.0], np.cumsum(lengths, dtype=np.float64)])
    return (sums[size:] - sums[:-size]).astype(np.float32)


def background(name: str, dimensions: int) -> Floats:
    """Return the vector that a sentence has for being one, by the name of its encoder; zeros where we have none."""
    if name.endswith("/multilingual-e5-small-q4"):
        with resources.files(__package__).joinpath("background.npy").open("rb") as file:
            found: Floats = np.load(file)
            return found
    return np.zeros(dimensions, dtype=np.float32)
