"""What each sentence's parts find in the other text: evidence for the edges of beads, which whole sentences lack.

A sentence that joins two of the other text, or half of which the other text leaves out, has a vector that is a little
like several. Its parts, cut at the marks between clauses and encoded by themselves, are each like one. Only sentences
whose partner is in doubt are cut, so a faithful translation costs hardly more than its sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.side import length

if TYPE_CHECKING:
    import numpy.typing as npt

    from tellings.alignment.lattice import Range
    from tellings.alignment.side import Floats, Side
    from tellings.encode import Encoder

    Bools = npt.NDArray[np.bool_]

_CUT = re.compile(r"(?<=[.!?;:,—…])[\"”’»«)\]]*\s+|(?<=[。！？；：，、])(?!$)")
#: Letters of the shortest part. A part goes to the sentence most like it by the cosine over this heat, or nowhere as
#: if there were one so much like it.
_LEAST, _HEAT, _NOWHERE = 25, 0.06, 0.30
#: Parts whose mean weighs as much as that of a sentence at large.
_FEW = 4


@dataclass(frozen=True)
class Parts:
    """The parts of a stretch of one text, in order."""

    rows: Floats  # (parts, dimensions), centred, of length 1
    first: npt.NDArray[np.int64]  # (sentences,), the first part of each
    share: Floats  # (parts,), of the length of its sentence


def cut(text: str) -> list[str]:
    """Return the parts of a sentence: cut after a mark of punctuation, none shorter than a few words."""
    found, start = [], 0
    for mark in _CUT.finditer(text):
        if mark.end() - start >= _LEAST and len(text) - mark.end() >= _LEAST:
            found.append(text[start : mark.end()].strip())
            start = mark.end()
    return [*found, text[start:].strip()]


def parts(side: Side, within: Range, doubtful: Bools, background: Floats, encoder: Encoder) -> Parts:
    """Return the parts of the sentences within the range; those that are not `doubtful` are one part each."""
    texts = side.texts[slice(*within)]
    whole = side.rows[slice(*within)] / side.lengths[slice(*within), None]
    pieces = [cut(text) if open_ else [text] for text, open_ in zip(texts, doubtful, strict=True)]
    asked = list(dict.fromkeys(piece for some in pieces if len(some) > 1 for piece in some))
    vectors = dict(zip(asked, centred(encoder.encode(asked), background), strict=True)) if asked else {}
    rows: list[Floats] = []
    first: list[int] = []
    share: list[float] = []
    for at, some in enumerate(pieces):
        first.append(len(rows))
        sizes = [length(piece) for piece in some]
        rows += [vectors[piece] for piece in some] if len(some) > 1 else [whole[at]]
        share += [size / sum(sizes) for size in sizes]
    return Parts(np.array(rows, np.float32), np.array(first), np.array(share, np.float32))


def told(a: Parts, b: Parts) -> tuple[Floats, Floats]:
    """Return tables (sentences of a, of b): how much of a's sentence b's tells, and how much of b's a's does."""
    alike = a.rows @ b.rows.T
    ours = places(np.maximum.reduceat(alike, b.first, axis=1))
    theirs = places(np.maximum.reduceat(alike, a.first, axis=0).T)
    return (
        np.add.reduceat(ours * a.share[:, None], a.first, axis=0),
        np.add.reduceat(theirs * b.share[:, None], b.first, axis=0).T,
    )


def places(alike: Floats) -> Floats:
    """Return the share of each part (row) that each sentence (column) tells; the rest nobody does."""
    top = alike.max(axis=1, keepdims=True)
    heat = np.exp((alike - top) / _HEAT)
    found: Floats = heat / (heat.sum(axis=1, keepdims=True) + np.exp((_NOWHERE - top) / _HEAT))
    return found


def centred(vectors: Floats, background: Floats) -> Floats:
    """Return the vectors of parts of sentences less what all have in common, of length 1."""
    some = vectors - (vectors.sum(axis=0) + _FEW * background) / (len(vectors) + _FEW)
    found: Floats = some / np.maximum(np.linalg.norm(some, axis=1, keepdims=True), 1e-6)
    return found
