"""Which beads of a lattice make the alignment, once it is known how likely each is: lattice and chances in, beads out.

The likeliest alignment as a whole is made of much that is not likely by itself. What is chosen here is the alignment
of which most may be expected to be right, beads and sentences that stand alone (minimum Bayes risk; Goel and Byrne
2000).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment import path
from tellings.alignment.evidence import likely, partnered
from tellings.alignment.lattice import chances
from tellings.alignment.similarity import BEADS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.alignment.lattice import Lattice
    from tellings.alignment.path import Bead
    from tellings.alignment.side import Floats

#: What the chance of a bead must beat, and that of a lone sentence, and how much a sentence counts beside a bead: where
#: two beads share the chance of holding it, it is not to be left alone for that. Set on documents not learnt from; less
#: for a lone sentence leaves more alone (docs/alignment.md).
_BEAD, _ALONE, _WEIGHT = 0.5, 0.42, 4.0
#: Beads worth less are passed over: the chance of one is at most that of making it rather than not, .007.
_UNABLE = -5.0
#: Nor is a bead chosen that is less likely: five of six are, and none of them was on documents not learnt from.
_UNLIKELY = 0.02


def surest(some: Lattice, worths: Floats) -> dict[Bead, float]:
    """Return the beads, in order, of the alignment of which most may be expected to be right.

    With each stands how likely its two sides share what they tell, whatever the edges of the bead should be: the
    chance of the two of its sentences that are likeliest to stand in one bead.
    """
    able = np.flatnonzero(worths > _UNABLE)
    some = replace(some, kinds=some.kinds[able], start=some.start[able])
    weighed = replace(some, chances=chances(some.size, some.start, some.end, worths[able]))
    gain = weighed.chances - _BEAD - _members(some, [_WEIGHT * (1 - _ALONE - row) for row in partnered(weighed)])
    keep = np.flatnonzero((gain > 0) & (weighed.chances > _UNLIKELY))
    start, end = some.start[keep], some.end[keep]
    chain = path.chain(some.size, (start[:, 0], start[:, 1]), (end[:, 0], end[:, 1]), gain[keep])
    together = likely(weighed)
    found = {}
    for k in keep[chain].tolist():
        i, j = (at + np.array(run) for at, run in zip(some.start[k], BEADS[some.kinds[k]], strict=True))
        found[some.bead(k)] = min(1.0, float(together[np.ix_(i, j)].max()))
    return found


def _members(some: Lattice, values: Sequence[Floats]) -> Floats:
    """Return for each bead the sum of its sentences' values."""
    found = np.zeros(len(some.kinds))
    for number in np.unique(some.kinds):
        here = some.kinds == number
        for at, run in enumerate(BEADS[number]):
            for x in run:
                found[here] += values[at][some.start[here, at] + x]
    return found
