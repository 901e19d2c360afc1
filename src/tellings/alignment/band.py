"""Where in a long text a partner is looked for: windows around the sentences that are clearly each other's partner.

Of those twins the longest chain that stands in one order on both sides is kept; a false one between two true ones
lies between them on both sides, so it does no harm. A window reaches from the last twin before its rows to the first
after them, and some way beyond.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tellings.alignment.order import rising

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Sentences of a that share a window.
BLOCK = 64
#: Sentences that a window reaches beyond the landmarks before and after it.
BEYOND = 64
#: Texts shorter than this are walked whole: windows would cover most of them anyway.
_SHORT = 200


def windows(
    n: int, m: int, landmarks: Sequence[tuple[int, int]], *, beyond: int = BEYOND
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return blocks of the `n` sentences of a, and for each the window of the `m` of b in which their beads start.

    `landmarks` are sentences that are each other's partner, as far as is known; both are half-open.
    """
    blocks = [(start, min(n, start + BLOCK)) for start in range(0, n, BLOCK)]
    if max(n, m) < _SHORT:
        return [(block, (0, m)) for block in blocks]
    chain = [landmarks[k] for k in rising([j for _, j in landmarks], [1.0] * len(landmarks))]
    rows = [i for i, _ in chain]
    found = []
    for start, end in blocks:
        before, after = bisect_left(rows, start) - 1, bisect_left(rows, end)
        left = chain[before][1] - beyond if before >= 0 else 0
        right = chain[after][1] + beyond if after < len(chain) else m
        found.append(((start, end), (max(0, left), min(m, right))))
    return found
