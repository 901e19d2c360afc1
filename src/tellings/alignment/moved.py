"""What the ordered pass left over and yet stands on both sides: passages that one telling tells elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment import nearest, path, refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tellings.alignment.path import Bead
    from tellings.alignment.side import Floats, Side
    from tellings.alignment.similarity import Pair

#: A sentence's best partner must be this much more like it than its next best ones are, and this alike: of pairs
#: that 107 documents offered, six of six were right from .35 to .40, 16 of 16 from .40 to .45, 8 of 12 from .30 to .35.
_MARGIN, _ALIKE = 0.15, 0.35
#: Log odds that a sentence left over has a partner after all, before looking at any.
_PRIOR = 0.5


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
    ours, theirs = a.rows[at_a] / a.norms[0,][at_a, None], b.rows[at_b] / b.norms[0,][at_b, None]
    near_a, near_b = (np.maximum(top.mean(axis=0), 0.0) for top in nearest.most(ours, theirs)[:2])
    best_a, best_b = _Best(len(at_a)), _Best(len(at_b))
    for rows, columns, alike in nearest.tables(ours, theirs):
        margin = alike - 0.5 * (near_a[rows, None] + near_b[columns])
        best_a.raised(rows, margin, columns)
        best_b.raised(columns, margin.T, rows)
    places = enumerate(best_a.place.tolist())
    sure = [(x, y) for x, y in places if best_b.place[y] == x and best_a.value[x] >= _MARGIN]
    pairs = [(-float(best_a.value[x]), int(at_a[x]), int(at_b[y])) for x, y in sure if ours[x] @ theirs[y] >= _ALIKE]
    return [(i, j) for _, i, j in sorted(pairs)]


class _Best:
    """For each sentence of one text the sentence of the other with the greatest value so far, the first of equals."""

    def __init__(self, size: int) -> None:
        self.value = np.full(size, -np.inf, dtype=np.float32)
        self.place = np.zeros(size, dtype=np.int64)

    def raised(self, rows: slice, table: Floats, columns: slice) -> None:
        """Take in the values of a table (some sentences here, some there)."""
        place = table.argmax(axis=1)
        value = table[np.arange(len(table)), place]
        better = value > self.value[rows]
        self.value[rows][better], self.place[rows][better] = value[better], place[better] + columns.start


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
