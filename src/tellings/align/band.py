"""Where in a long text a partner is looked for: windows around the sentences that are clearly each other's partner.

Of those twins the longest chain that stands in one order on both sides is kept; a false one between two true ones
lies between them on both sides, so it does no harm. A window reaches from the last twin before its rows to the first
after them, and some way beyond.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tellings.align.order import rising

if TYPE_CHECKING:
    from tellings.align.similarity import Pair

#: Rows that share a window, and that are weighed at once: 15 kinds x 128 x 500 x 4 bytes = 4 MB.
BLOCK = 128
#: Sentences that a window reaches beyond its twins.
_BEYOND = 96
#: Texts shorter than this are walked whole: windows would cover most of them anyway.
_SHORT = 600


def windows(pair: Pair) -> list[tuple[int, int]]:
    """Return for each BLOCK sentences of a the window of b, half-open, in which their beads start.

    Neither start nor end ever goes back, the first starts at 0 and the last ends with b.
    """
    n, m = len(pair.a), len(pair.b)
    starts = range(0, n, BLOCK)
    if max(n, m) < _SHORT:
        return [(0, m)] * len(starts)
    chain = [pair.twins[k] for k in rising([j for _, j in pair.twins], [1.0] * len(pair.twins))]
    rows = [i for i, _ in chain]
    found = []
    for start in starts:
        before, after = bisect_left(rows, start) - 1, bisect_left(rows, start + BLOCK)
        left = chain[before][1] - _BEYOND if before >= 0 else 0
        right = chain[after][1] + _BEYOND if after < len(chain) else m
        found.append((max(0, left), min(m, right)))
    found[-1] = (found[-1][0], m)
    return found
