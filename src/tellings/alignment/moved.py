"""What the ordered pass left over and yet stands on both sides: passages that one telling tells elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment import path, refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tellings.alignment.path import Bead
    from tellings.alignment.side import Floats, Side
    from tellings.alignment.similarity import Pair

#: A sentence's best partner must be this much more like it than its next best ones are, and this alike.
_MARGIN, _ALIKE = 0.15, 0.45
#: Log odds that a sentence left over has a partner after all, before looking at any.
_PRIOR = 0.5
#: Next best partners looked at.
_NEAREST = 4


def beads(pair: Pair, done: Sequence[Bead], bar: float) -> list[Bead]:
    """Return beads among the sentences that no bead of `done` holds, wherever they stand.

    Those less alike than `bar` are not returned.
    """
    a, b = pair.a, pair.b
    free_a = np.ones(len(a), dtype=bool)
    free_b = np.ones(len(b), dtype=bool)
    for left, right in done:
        free_a[list(left)] = free_b[list(right)] = False
    found: list[Bead] = []
    for i, j in _seeds(a, b, free_a, free_b):
        if not (free_a[i] and free_b[j]):
            continue
        for bead in _block(pair, _gap(free_a, i), _gap(free_b, j), bar):
            found.append(bead)
            free_a[list(bead[0])] = free_b[list(bead[1])] = False
    return found


def _seeds(a: Side, b: Side, free_a: npt.NDArray[np.bool_], free_b: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return pairs of free sentences that are each other's best by a margin, best first."""
    at_a, at_b = np.flatnonzero(free_a), np.flatnonzero(free_b)
    if not at_a.size or not at_b.size:
        return []
    alike = (a.rows[at_a] / a.norms[0,][at_a, None]) @ (b.rows[at_b] / b.norms[0,][at_b, None]).T
    margin = alike - 0.5 * (_nearest(alike, 1)[:, None] + _nearest(alike, 0)[None, :])
    best_b, best_a = margin.argmax(axis=1), margin.argmax(axis=0)
    pairs = [
        (-float(margin[x, y]), int(at_a[x]), int(at_b[y]))
        for x, y in enumerate(best_b.tolist())
        if best_a[y] == x and margin[x, y] >= _MARGIN and alike[x, y] >= _ALIKE
    ]
    return [(i, j) for _, i, j in sorted(pairs)]


def _nearest(alike: Floats, axis: int) -> Floats:
    count = min(_NEAREST, alike.shape[axis])
    table = np.partition(alike, alike.shape[axis] - count, axis=axis)
    top = table[:, -count:] if axis == 1 else table[-count:]
    mean: Floats = np.maximum(top.mean(axis=axis), 0.0)
    return mean


def _gap(free: npt.NDArray[np.bool_], at: int) -> tuple[int, int]:
    start = end = at
    while start > 0 and free[start - 1]:
        start -= 1
    while end < len(free) and free[end]:
        end += 1
    return start, end


def _block(pair: Pair, rows: tuple[int, int], columns: tuple[int, int], bar: float) -> list[Bead]:
    found = path.best(pair.part(rows, columns, _PRIOR))
    whole = [(tuple(i + rows[0] for i in left), tuple(j + columns[0] for j in right)) for left, right in found]
    return [bead for bead in whole if refuse.related(pair.a, pair.b, bead, bar)]
