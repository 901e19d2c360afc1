"""What stands round a bead between the sure beads before and after it: lattice in, a row of measures a bead out.

Between two sure beads the texts have a hole each. Where the two are as long as each other, whatever stands in them is
most likely told on both sides, and a bead that leaves a sentence of one text beside nothing of the other is the wrong
one; where one is much longer, something is left out.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from tellings.alignment.lattice import Lattice
    from tellings.alignment.path import Ints
    from tellings.alignment.side import Floats

#: The measures, in the order of the columns.
MEASURES = ("left", "room", "left_uneven", "covered", "whole", "apart", "told", "told_near", "told_least")
#: Beads as likely as this are sure.
_SURE = 0.9
#: More sentences left on both sides, lengths further apart (logarithm), and letters left over count no more.
_MANY, _FAR, _LONG = 6, 2.0, 2000
#: Letters by which lengths are alike anyway.
_FEW = 15
#: Sentences within which the neighbours' having a partner counts by 1/e, and how far they are looked at.
_FADE, _REACH = 6.0, 16
#: Keeps the odds of shares finite.
_LEAST = 0.01


def measures(lattice: Lattice, partnered: tuple[Floats, Floats]) -> Floats:
    """Return a row of `MEASURES` a bead, given how likely each sentence of the stretch has a partner."""
    before, after = _sure(lattice)
    start, end = lattice.start, lattice.end
    sums = _sums(lattice)
    own, room, first, last = (
        np.stack([sums[k][to[:, k]] - sums[k][since[:, k]] for k in (0, 1)], axis=1)
        for since, to in ((start, end), (before, after), (before, start), (end, after))
    )
    left = (start - before) + (after - end)
    pairs = (start - before).min(axis=1) + (after - end).min(axis=1)
    uneven = np.abs(first[:, 0] - first[:, 1]) + np.abs(last[:, 0] - last[:, 1])
    near = [_near(row) for row in partnered]
    around = np.stack([(row[start[:, k]] + row[end[:, k] - 1]) / 2 for k, row in enumerate(near)], axis=1)
    whole = sum(row.sum() for row in partnered) / sum(lattice.size)
    found: Floats = np.stack(
        [
            np.minimum(pairs, _MANY),
            _apart(room),
            np.minimum(uneven, _LONG) / room.sum(axis=1),
            own.sum(axis=1) / room.sum(axis=1),
            left.sum(axis=1) == 0,
            _apart(own),
            np.full(len(start), _odds(whole)),
            _odds(around.max(axis=1)),
            _odds(around.min(axis=1)),
        ],
        axis=1,
    )
    return found


def _sure(lattice: Lattice) -> tuple[Ints, Ints]:
    """Return where the sure bead before each bead ends, and where the one after it begins, (beads, 2)."""
    start, end = lattice.start, lattice.end
    sure = np.flatnonzero(lattice.chances >= _SURE)  # no two of them can cross
    sure = sure[np.lexsort((start[sure, 1], start[sure, 0]))]
    ends, starts = np.concatenate([[[0, 0]], end[sure]]), np.concatenate([start[sure], [lattice.size]])
    passed = [np.searchsorted(ends[1:, k], start[:, k], side="right") for k in (0, 1)]
    coming = [np.searchsorted(starts[:-1, k], end[:, k], side="left") for k in (0, 1)]
    return ends[np.minimum(*passed)], starts[np.maximum(*coming)]


def _sums(lattice: Lattice) -> list[Floats]:
    """Return by text the letters before each sentence of the stretch, as long as the other text's are."""
    longer = math.exp(lattice.pair.longer / 2)
    texts = (lattice.pair.a.lengths[slice(*lattice.rows)] * longer, lattice.pair.b.lengths[slice(*lattice.columns)])
    return [np.concatenate([[0.0], np.cumsum(row.astype(np.float64))]) for row in (texts[0], texts[1] / longer)]


def _apart(lengths: Floats) -> Floats:
    found: Floats = np.minimum(np.abs(np.log((lengths[:, 0] + _FEW) / (lengths[:, 1] + _FEW))), _FAR)
    return found


def _near(partnered: Floats) -> Floats:
    """Return how much is told round each sentence."""
    fade = np.exp(-np.abs(np.arange(-_REACH, _REACH + 1)) / _FADE)
    inside = slice(_REACH, _REACH + len(partnered))
    found: Floats = np.convolve(partnered, fade)[inside] / np.convolve(np.ones(len(partnered)), fade)[inside]
    return found


def _odds(share: Floats) -> Floats:
    found: Floats = np.log((share + _LEAST) / (1 + _LEAST - share))
    return found
