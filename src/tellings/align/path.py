"""The best chain of beads through two texts in order: a dynamic programme, a row at a time.

Beads come from `similarity.worth`; sentences outside every bead cost nothing, since what a bead must be worth to be
made is taken from its worth already. The programme is exact for short texts; long ones are walked within a `band`
around the chain of sentences that are clearly each other's partner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tellings.align.band import BLOCK, windows
from tellings.align.similarity import BEAD, BEADS, RUN, Pair, worth

if TYPE_CHECKING:
    import numpy.typing as npt

    from tellings.align.similarity import Floats

    Bead = tuple[tuple[int, ...], tuple[int, ...]]
    Window = tuple[int, int]
    Marks = npt.NDArray[np.uint8]

_SKIP_A, _SKIP_B = len(BEADS), len(BEADS) + 1


def best(pair: Pair, *, bead: int = BEAD) -> list[Bead]:
    """Return the beads of greatest worth in all that follow one another in both texts.

    None of them holds more than `bead` sentences.
    """
    n, m = len(pair.a), len(pair.b)
    if not n or not m:
        return []
    spans = windows(pair)
    values = np.full((RUN + 1, m + 1), -np.inf)  # the last rows of the programme, row i at i % (RUN + 1)
    values[0] = 0
    marks: list[Marks] = []  # by row: how each place in its window was reached
    tables: dict[int, Floats] = {}
    for i in range(1, n + 1):
        block = (i - 1) // BLOCK
        left, right = spans[block]
        if (i - 1) % BLOCK == 0:
            tables[block] = worth(pair, (i - 1, min(n, i - 1 + BLOCK)), spans[block], bead=bead)
            tables.pop(block - 2, None)
            before = values[(i - 1) % (RUN + 1)]
            if block:  # the window moves on: what lies beyond the old one is reached by skipping
                edge = spans[block - 1][1]
                before[edge + 1 : right + 1] = before[edge]
        row = values[i % (RUN + 1)]
        row[:] = -np.inf
        row[left : right + 1] = values[(i - 1) % (RUN + 1), left : right + 1]
        taken = np.full(right + 1 - left, _SKIP_A, dtype=np.uint8)
        for kind, (p, q) in enumerate(BEADS):
            if p <= i and q <= m and p + q <= bead:
                _take((row, taken), values[(i - p) % (RUN + 1)], tables, spans, (i - p, kind, q, left, right))
        reach = np.maximum.accumulate(row[left : right + 1])
        taken[reach > row[left : right + 1]] = _SKIP_B
        row[left : right + 1] = reach
        marks.append(taken)
    return _walk(marks, spans, n, m)


def _take(
    reached: tuple[Floats, Marks],
    before: Floats,
    tables: dict[int, Floats],
    spans: list[Window],
    place: tuple[int, int, int, int, int],
) -> None:
    """Put into the row `reached` the beads of one kind that start in row `start`, where they are worth more."""
    row, taken = reached
    start, kind, q, left, right = place
    west, east = spans[start // BLOCK]
    first, last = max(west, left - q), min(east, right - q + 1)  # columns where a bead may start
    if last <= first:
        return
    gain = tables[start // BLOCK][kind, start % BLOCK, first - west : last - west]
    value = before[first:last] + gain
    ends = slice(first + q, last + q)
    better = value > row[ends]
    row[ends][better] = value[better]
    taken[first + q - left : last + q - left][better] = kind


def _walk(marks: list[Marks], spans: list[Window], i: int, j: int) -> list[Bead]:
    beads: list[Bead] = []
    while i and j:
        left, right = spans[(i - 1) // BLOCK]
        kind = int(marks[i - 1][j - left]) if j <= right else _SKIP_B
        if kind == _SKIP_A:
            i -= 1
        elif kind == _SKIP_B:
            j -= 1
        else:
            p, q = BEADS[kind]
            beads.append((tuple(range(i - p, i)), tuple(range(j - q, j))))
            i, j = i - p, j - q
    return beads[::-1]
