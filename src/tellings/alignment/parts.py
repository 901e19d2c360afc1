"""What each sentence's parts find in the other text: evidence for the edges of beads, which whole sentences lack.

A sentence that joins two of the other text, or half of which the other text leaves out, has a vector that is a little
like several. Its parts, cut at the marks between clauses and where these are long between words, and encoded by
themselves, are each like one. Only sentences whose partner is in doubt are cut, so a faithful translation costs hardly
more than its sentences.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.side import length

if TYPE_CHECKING:
    import numpy.typing as npt

    from tellings.alignment.lattice import Range
    from tellings.alignment.side import Floats, Side
    from tellings.encode import Encoder

    Bools = npt.NDArray[np.bool_]
    Ints = npt.NDArray[np.int64]

_CUT = re.compile(r"(?<=[.!?;:,—…])[\"”’»«)\]]*\s+|(?<=[。！？；：，、])(?!$)")
#: Letters of the shortest clause that is a part, and of a part, about. With clauses as they stand, .878 strict F1 in
#: the four hard scenarios of Luke (seed 2, three pairs); with these, .891; and with `around` too, .904.
_LEAST, _PART = 25, 40
#: A part goes to the sentence most like it by the cosine over this heat, or nowhere as if there were one so much like
#: it; the heat where it counts where a sentence is expected, and how likely it is expected nowhere.
_HEAT, _NOWHERE, _HERE, _ELSEWHERE = 0.06, 0.30, 0.04, 0.1
#: Parts whose mean weighs as much as that of a sentence at large.
_FEW = 4
#: How much of its neighbours' vectors a part gets `around`. With 1 Luke has .892 alone where it has .904 with .5.
_NEIGHBOUR = 0.5


@dataclass(frozen=True)
class Parts:
    """The parts of a stretch of one text, in order."""

    rows: Floats  # (parts, dimensions), centred, of length 1
    first: Ints  # (sentences,), the first part of each
    share: Floats  # (parts,), of the length of its sentence

    @property
    def home(self) -> Ints:
        """The sentence of each part."""
        found: Ints = np.repeat(np.arange(len(self.first)), np.diff([*self.first, len(self.rows)]))
        return found


def cut(text: str) -> list[str]:
    """Return the clauses of a sentence: cut after a mark of punctuation, none shorter than a few words."""
    found, start = [], 0
    for mark in _CUT.finditer(text):
        if mark.end() - start >= _LEAST and len(text) - mark.end() >= _LEAST:
            found.append(text[start : mark.end()].strip())
            start = mark.end()
    return [*found, text[start:].strip()]


def pieces(text: str, size: int = _PART) -> list[str]:
    """Return a sentence cut into its clauses, and what is long still cut evenly between words."""
    found: list[str] = []
    for clause in cut(text):
        count = max(1, round(len(clause) / size))
        words: dict[int, list[str]] = {}
        at = 0
        for word in clause.split():
            words.setdefault(at * count // len(clause), []).append(word)
            at += len(word) + 1
        found += [" ".join(some) for some in words.values()]
    return found or [text]


def parts(side: Side, within: Range, doubtful: Bools, background: Floats, encoder: Encoder) -> Parts:
    """Return the parts of the sentences within the range; those that are not `doubtful` are one part each."""
    texts = side.texts[slice(*within)]
    whole = side.rows[slice(*within)] / side.lengths[slice(*within), None]
    made = [pieces(text) if open_ else [text] for text, open_ in zip(texts, doubtful, strict=True)]
    asked = list(dict.fromkeys(piece for some in made if len(some) > 1 for piece in some))
    vectors = dict(zip(asked, centred(encoder.encode(asked), background), strict=True)) if asked else {}
    rows: list[Floats] = []
    first: list[int] = []
    share: list[float] = []
    for at, some in enumerate(made):
        first.append(len(rows))
        sizes = [length(piece) for piece in some]
        rows += [vectors[piece] for piece in some] if len(some) > 1 else [whole[at]]
        share += [size / sum(sizes) for size in sizes]
    return Parts(np.array(rows, np.float32), np.array(first), np.array(share, np.float32))


def around(some: Parts) -> Parts:
    """Return the parts each with something of its neighbours in the sentence: a few words say little by themselves."""
    weighed = some.rows * some.share[:, None]
    found, home = weighed.copy(), some.home
    same = home[1:] == home[:-1]
    found[1:][same] += _NEIGHBOUR * weighed[:-1][same]
    found[:-1][same] += _NEIGHBOUR * weighed[1:][same]
    return replace(some, rows=found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6))


def told(a: Parts, b: Parts, expected: Floats) -> tuple[Floats, Floats]:
    """Return tables (sentences of a, of b): how much of a's sentence b's tells, and how much of b's a's does.

    `expected` says how likely it is beforehand that the one is told where the other stands.
    """
    alike = a.rows @ b.rows.T
    ours = places(np.maximum.reduceat(alike, b.first, axis=1), expected[a.home])
    theirs = places(np.maximum.reduceat(alike, a.first, axis=0).T, expected.T[b.home])
    return (
        np.add.reduceat(ours * a.share[:, None], a.first, axis=0),
        np.add.reduceat(theirs * b.share[:, None], b.first, axis=0).T,
    )


def places(alike: Floats, expected: Floats | None = None) -> Floats:
    """Return the share of each part (row) that each sentence (column) tells; the rest nobody does."""
    if expected is None:
        odds, nowhere = alike / _HEAT, _NOWHERE / _HEAT
    else:
        odds, nowhere = alike / _HERE + np.log(expected), _NOWHERE / _HERE + math.log(_ELSEWHERE)
    top = np.maximum(odds.max(axis=1, keepdims=True), nowhere)
    heat = np.exp(odds - top)
    found: Floats = heat / (heat.sum(axis=1, keepdims=True) + np.exp(nowhere - top))
    return found


def centred(vectors: Floats, background: Floats) -> Floats:
    """Return the vectors of parts of sentences less what all have in common, of length 1."""
    some = vectors - (vectors.sum(axis=0) + _FEW * background) / (len(vectors) + _FEW)
    found: Floats = some / np.maximum(np.linalg.norm(some, axis=1, keepdims=True), 1e-6)
    return found
