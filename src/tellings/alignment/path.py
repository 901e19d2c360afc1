"""The best chain of beads through two texts in order: a dynamic programme over the beads that are worth making.

Sentences outside every bead cost nothing, since what a bead must be worth to be made is taken from its worth
already; so beads that are worth nothing are left out before the programme runs. Long texts are looked through within
a `band`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.band import BEYOND, windows
from tellings.alignment.side import BEAD
from tellings.alignment.similarity import BEADS, worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tellings.alignment.side import Floats
    from tellings.alignment.similarity import Pair

    Bead = tuple[tuple[int, ...], tuple[int, ...]]
    Ints = npt.NDArray[np.int64]

_NUMBER = {kind: number for number, kind in enumerate(BEADS)}
_ROWS = np.array([one[-1] + 1 for one, _ in BEADS])
_COLUMNS = np.array([other[-1] + 1 for _, other in BEADS])


def best(
    pair: Pair, *, bead: int = BEAD, landmarks: Sequence[tuple[int, int]] | None = None, beyond: int = BEYOND
) -> list[Bead]:
    """Return the beads of greatest worth in all that follow one another in both texts.

    None of them holds more than `bead` sentences. In a long text they are looked for `beyond` sentences round the
    `landmarks`, which are the pair's twins where none are given.
    """
    n, m = len(pair.a), len(pair.b)
    if not n or not m:
        return []
    spans = windows(n, m, pair.twins if landmarks is None else landmarks, beyond=beyond)
    found = [_worthy(pair, rows, columns, bead) for rows, columns in spans]
    kinds, i, j, worths = (np.concatenate([part[k] for part in found]) for k in range(4))
    beads = []
    for k in chain((n, m), (i, j), (i + _ROWS[kinds], j + _COLUMNS[kinds]), worths):
        one, other = BEADS[kinds[k]]
        beads.append((tuple(int(i[k]) + x for x in one), tuple(int(j[k]) + x for x in other)))
    return beads


def _worthy(pair: Pair, rows: tuple[int, int], columns: tuple[int, int], bead: int) -> tuple[Ints, Ints, Ints, Floats]:
    """Return the beads that are worth something, by first sentence of a: kinds, first sentences, worths."""
    parts = []
    for kind, table in worth(pair, rows, columns, bead=bead):
        i, j = np.nonzero(table > 0)
        parts.append((np.full(len(i), _NUMBER[kind]), i + rows[0], j + columns[0], table[i, j].astype(np.float64)))
    kinds, i, j, worths = (np.concatenate([part[k] for part in parts]) for k in range(4))
    order = np.argsort(i, kind="stable")
    return kinds[order], i[order], j[order], worths[order]


def chain(size: tuple[int, int], starts: tuple[Ints, Ints], ends: tuple[Ints, Ints], worths: Floats) -> list[int]:
    """Return the beads of the heaviest chain, in order. Beads come by first sentence of a."""
    n, m = size
    reach = np.zeros(m + 1)  # the weight of the heaviest chain so far that ends at each sentence of b or before
    last = np.full(m + 1, -1)  # its last bead
    far = 0  # beyond this sentence of b no bead has ended yet: there all is as it is here
    before, total = np.full(len(worths), -1), np.zeros(len(worths))
    by_end = np.argsort(ends[0], kind="stable")
    bounds, done = (np.searchsorted(rows, np.arange(n + 2)).tolist() for rows in (starts[0], ends[0][by_end]))
    for row in range(n + 1):
        if done[row] < done[row + 1]:
            beads = by_end[done[row] : done[row + 1]]
            further = max(far, int(ends[1][beads].max()))
            reach[far + 1 : further + 1], last[far + 1 : further + 1] = reach[far], last[far]
            far = further
            _extend(reach[: far + 1], last[: far + 1], beads, ends[1], total)
        here = slice(bounds[row], bounds[row + 1])
        if here.start < here.stop:
            at = np.minimum(starts[1][here], far)
            before[here] = last[at]
            total[here] = reach[at] + worths[here]
    chain, k = [], int(last[far])
    while k >= 0:
        chain.append(k)
        k = int(before[k])
    return chain[::-1]


def _extend(reach: Floats, last: Ints, beads: Ints, ends: Ints, total: Floats) -> None:
    """Let the chains that end with `beads` be followed from where they end in b."""
    beads = beads[total[beads] > reach[ends[beads]]]
    if not len(beads):
        return
    beads = beads[np.argsort(total[beads], kind="stable")]  # of those that end together the heaviest is written last
    first = int(ends[beads].min())
    reach[ends[beads]] = total[beads]
    last[ends[beads]] = beads
    tail = reach[first:]
    risen = np.maximum.accumulate(tail)
    source = np.where(risen > tail, 0, np.arange(len(tail)))
    last[first:] = last[first:][np.maximum.accumulate(source)]
    reach[first:] = risen
