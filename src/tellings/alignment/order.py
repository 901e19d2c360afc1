"""Which links stand out of order, and the order in which links and passages are read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Bead = tuple[tuple[int, ...], tuple[int, ...]]
    Row = Sequence[tuple[int, ...]]

_HEAD, _END = -1, -2


def displaced(beads: Sequence[Bead], weigh: Callable[[Bead], float]) -> set[Bead]:
    """Return the beads that have to be lifted out for the rest to stand in one order on both sides.

    The rest is the heaviest that does: of two neighbours swapped, the lighter one is displaced. Where two are as
    heavy, the one that stands later in `a` is.
    """
    placed = sorted(beads)
    if all(x[1][0] < y[1][0] for x, y in pairwise(placed)):
        return set()
    chain = rising([bead[1][0] for bead in placed], [weigh(bead) for bead in placed])
    return set(placed) - {placed[k] for k in chain}


def rising(places: list[int], weights: list[float]) -> list[int]:
    """Return the indices, in order, of the rising subsequence of `places` whose weights add up to most."""
    ranks = {place: rank for rank, place in enumerate(sorted(set(places)), 1)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)  # Fenwick tree of the heaviest chain up to a rank
    before: list[int] = []
    for k, place in enumerate(places):
        at, top = ranks[place] - 1, (0.0, -1)
        while at > 0:
            top = max(top, tree[at], key=lambda entry: entry[0])
            at -= at & -at
        before.append(top[1])
        at = ranks[place]
        while at <= len(ranks):
            if top[0] + weights[k] > tree[at][0]:
                tree[at] = (top[0] + weights[k], k)
            at += at & -at
    at, best = len(ranks), (0.0, -1)
    while at > 0:
        best = max(best, tree[at], key=lambda entry: entry[0])
        at -= at & -at
    chain, k = [], best[1]
    while k >= 0:
        chain.append(k)
        k = before[k]
    return chain[::-1]


def reading(rows: Sequence[Row], moved: Sequence[bool]) -> list[int]:
    """Return the indices of `rows` in reading order: that of the first side, the others' own merged where they stand.

    A row is a tuple of sentences a side, empty where the side has none. What stands between two rows in its own
    text stands after the first of them; rows that moved are no landmarks, except in the first side.
    """
    after: dict[int, int] = {}
    last = _HEAD
    for k in sorted((k for k, row in enumerate(rows) if row[0]), key=lambda k: rows[k][0]):
        after[last] = last = k
    after[last] = _END
    for side in range(1, len(rows[0]) if rows else 0):
        mark = _HEAD
        for k in sorted((k for k, row in enumerate(rows) if row[side]), key=lambda k: rows[k][side]):
            if k in after:
                mark = mark if moved[k] else k
                continue
            while after[mark] != _END and not rows[after[mark]][0] and not rows[after[mark]][side]:
                mark = after[mark]
            after[k] = after[mark]
            after[mark] = mark = k
    order = [after[_HEAD]]
    while order[-1] != _END:
        order.append(after[order[-1]])
    return order[:-1]
