"""The beads of a stretch of two texts that are not hopeless, and how likely each is: all alignments weighed at once.

An alignment is as likely as the exponential of the worth of its beads says; the chance of a bead is that of all
alignments which hold it, by the forward-backward algorithm. A long pair is cut into stretches at sentences that are
surely each other's partner, so time grows with length and not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.similarity import BEADS, worth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.alignment.path import Bead, Ints
    from tellings.alignment.side import Floats
    from tellings.alignment.similarity import Pair

    Range = tuple[int, int]

#: Beads worth less than this, and then those less likely than that, are hopeless: of 377 beads of Text+Berg's
#: development document none is.
_LEAST, _HOPELESS = -4.0, 1e-5
#: Sentences of either text in a stretch, about; short texts are one.
_STRETCH = 192
#: Sentences of a weighed at once, and sentences of b before and after a first pass's beads that are looked at.
_BLOCK, _BESIDE = 64, 24
#: Nothing is less likely.
_NEVER = -1e30

_NUMBER = {kind: number for number, kind in enumerate(BEADS)}
#: By number of the kind: sentences of a and of b from its first to its last.
SPANS = np.array([(one[-1] + 1, other[-1] + 1) for one, other in BEADS])


@dataclass(frozen=True)
class Lattice:
    """Beads of a stretch, by first sentence of a, places counted from the stretch's beginning."""

    pair: Pair
    rows: Range
    columns: Range
    kinds: Ints
    start: Ints  # (beads, 2)
    worths: Floats
    chances: Floats

    @property
    def size(self) -> tuple[int, int]:
        """Sentences of a and of b."""
        return self.rows[1] - self.rows[0], self.columns[1] - self.columns[0]

    @property
    def end(self) -> Ints:
        """Return where each bead ends, (beads, 2)."""
        found: Ints = self.start + SPANS[self.kinds]
        return found

    def bead(self, at: int) -> Bead:
        """Return one bead by the sentences' places in the whole texts."""
        one, other = BEADS[self.kinds[at]]
        i, j = self.start[at].tolist()
        return tuple(self.rows[0] + i + x for x in one), tuple(self.columns[0] + j + x for x in other)


def stretches(pair: Pair, first: Sequence[Bead]) -> Iterator[tuple[Range, Range]]:
    """Yield the ranges of a and of b that are looked at by themselves, given the beads of a first pass.

    They are cut between two pairs of sentences that stand next to each other and are each other's clear best.
    """
    n, m = len(pair.a), len(pair.b)
    sure = {(left[0], right[0]) for left, right in first if len(left) == len(right) == 1} & set(pair.twins)
    i = j = 0
    for row, column in sorted(sure):
        far = row + 1 - i >= _STRETCH or column + 1 - j >= _STRETCH
        if far and (row + 1, column + 1) in sure and (n - row > _STRETCH // 4 or m - column > _STRETCH // 4):
            yield (i, row + 1), (j, column + 1)
            i, j = row + 1, column + 1
    yield (i, n), (j, m)


def lattice(pair: Pair, rows: Range, columns: Range, first: Sequence[Bead] = ()) -> Lattice:
    """Return the beads of a stretch that are not hopeless, near those that a first pass found in it."""
    parts = [_near(pair, block, (rows[1], columns[1]), reach) for block, reach in _reaches(rows, columns, first)]
    kinds, i, j, worths = (np.concatenate([part[k] for part in parts]) for k in range(4))
    # By i, then j, then kind: one number a bead takes half of lexsort's time.
    order = np.argsort((i * (columns[1] + 1) + j) * len(BEADS) + kinds)
    start = np.stack([i - rows[0], j - columns[0]], axis=1)[order]
    kinds, worths = kinds[order], worths[order]
    likely = chances((rows[1] - rows[0], columns[1] - columns[0]), start, start + SPANS[kinds], worths)
    keep = likely > _HOPELESS
    return Lattice(pair, rows, columns, kinds[keep], start[keep], worths[keep], likely[keep])


def _reaches(rows: Range, columns: Range, first: Sequence[Bead]) -> Iterator[tuple[Range, Ints]]:
    """Yield blocks of the rows, and for each row the columns (first, end) in which its beads may start."""
    top, bottom = (bisect_left(first, end, key=lambda bead: bead[0][0]) for end in rows)
    beads = [bead for bead in first[top:bottom] if columns[0] <= bead[1][0] < columns[1]]
    at = np.array([columns[0] - _BESIDE, *(bead[1][0] for bead in beads), columns[1] + _BESIDE])
    starts = [bead[0][0] for bead in beads]
    for top in range(rows[0], rows[1], _BLOCK):
        here = np.arange(top, min(top + _BLOCK, rows[1]))
        left = at[np.searchsorted(starts, here, side="left")] - _BESIDE
        right = at[np.searchsorted(starts, here, side="right") + 1] + _BESIDE
        yield (top, top + len(here)), np.clip(np.stack([left, right], axis=1), *columns)


def _near(pair: Pair, rows: Range, ends: tuple[int, int], reach: Ints) -> tuple[Ints, Ints, Ints, Floats]:
    """Return the beads that start in those rows, each within its reach, and end before the `ends`."""
    parts = []
    within = int(reach[:, 0].min()), int(reach[:, 1].max())
    for kind, whole in worth(pair, rows, within):
        table = whole[: max(0, ends[0] - kind[0][-1] - rows[0])]
        across = np.arange(within[0], within[0] + table.shape[1])
        span = reach[: len(table)]
        inside = (across >= span[:, :1]) & (across < span[:, 1:]) & (across + kind[1][-1] < ends[1])
        i, j = np.nonzero((table > _LEAST) & inside)
        parts.append((np.full(len(i), _NUMBER[kind]), i + rows[0], j + within[0], table[i, j].astype(np.float64)))
    kinds, i, j, worths = (np.concatenate([part[k] for part in parts]) for k in range(4))
    return kinds, i, j, worths


def chances(size: tuple[int, int], start: Ints, end: Ints, worths: Floats) -> Floats:
    """Return how likely each bead is, given what beads are worth. Beads come by first sentence of a."""
    n, m = size
    whole = np.array(size)
    before = sums(size, start, end, worths)
    after = sums(size, whole - end, whole - start, worths)  # the texts read backwards
    rest = whole - end
    found: Floats = np.exp(before[tuple(start.T)] + worths + after[tuple(rest.T)] - before[n, m])
    return found


def sums(size: tuple[int, int], start: Ints, end: Ints, worths: Floats) -> Floats:
    """Return for each place the log of the sum over all chains of beads before it; each chain counts once."""
    n, m = size
    flat, total = np.full((n + 1) * (m + 1), _NEVER), np.empty((n + 1, m + 1))
    flat[0] = 0
    arrived = flat.reshape(n + 1, m + 1)  # the same numbers: one index a place is read faster than two
    by_row = np.argsort(start[:, 0], kind="stable")
    bounds = np.searchsorted(start[by_row, 0], np.arange(n + 2)).tolist()
    ends, columns, worth_of = (end[:, 0] * (m + 1) + end[:, 1])[by_row], start[by_row, 1], worths[by_row]
    for i in range(n + 1):
        if i:
            np.logaddexp(arrived[i], arrived[i - 1], out=arrived[i])
        np.logaddexp.accumulate(arrived[i], out=total[i])
        here = slice(bounds[i], bounds[i + 1])
        if here.start < here.stop:
            np.logaddexp.at(flat, ends[here], total[i, columns[here]] + worth_of[here])
    return total
