"""The best chain of beads through two texts in order: an exact dynamic programme, a row at a time.

Beads come from `similarity.worth`; sentences outside every bead cost nothing, since what a bead must be worth to be
made is taken from its worth already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tellings.align.similarity import BEADS, RUN, Side, Weights, worth

if TYPE_CHECKING:
    import numpy.typing as npt

    Bead = tuple[tuple[int, ...], tuple[int, ...]]

#: Rows of beads weighed at once: 15 kinds x 256 x 2,000 x 4 bytes = 30 MB.
_BLOCK = 256
_SKIP_A, _SKIP_B = len(BEADS), len(BEADS) + 1


def best(a: Side, b: Side, weights: Weights) -> list[Bead]:
    """Return the beads of greatest worth in all that follow one another in both texts."""
    n, m = len(a), len(b)
    if not n or not m:
        return []
    back = np.empty((n + 1, m + 1), dtype=np.uint8)
    back[0] = _SKIP_B
    values = np.zeros((RUN + 1, m + 1), dtype=np.float64)  # the last rows, row i at i % (RUN + 1)
    table: dict[int, npt.NDArray[np.float32]] = {}
    for i in range(1, n + 1):
        if (i - 1) % _BLOCK == 0:
            at = (i - 1) // _BLOCK
            table[at] = worth(a, b, (i - 1, min(n, i - 1 + _BLOCK)), (0, m), weights)
            table.pop(at - 2, None)
        row = values[(i - 1) % (RUN + 1)].copy()
        taken = np.full(m + 1, _SKIP_A, dtype=np.uint8)
        for kind, (p, q) in enumerate(BEADS):
            if p > i or q > m:
                continue
            start = i - p
            gain = table[start // _BLOCK][kind, start % _BLOCK, : m - q + 1]
            value = values[start % (RUN + 1), : m - q + 1] + gain
            better = value > row[q:]
            row[q:][better] = value[better]
            taken[q:][better] = kind
        reach = np.maximum.accumulate(row)
        taken[reach > row] = _SKIP_B
        back[i] = taken
        values[i % (RUN + 1)] = reach
    return _walk(back, n, m)


def _walk(back: npt.NDArray[np.uint8], i: int, j: int) -> list[Bead]:
    beads: list[Bead] = []
    while i and j:
        kind = int(back[i, j])
        if kind == _SKIP_A:
            i -= 1
        elif kind == _SKIP_B:
            j -= 1
        else:
            p, q = BEADS[kind]
            beads.append((tuple(range(i - p, i)), tuple(range(j - q, j))))
            i, j = i - p, j - q
    return beads[::-1]
