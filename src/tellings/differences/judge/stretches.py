"""From words and their log-odds to stretches of both sides, as they are said.

What equal words enclose is one stretch, and so is a row of equal words. Of a single pair each is known in `pieces` too:
words that stand for each other, with their neighbours of nearly the same odds, so that what is known of each word is
not lost where a stretch is not called substantive.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from tellings.differences.judge.features import Seen
    from tellings.differences.judge.parts import Part

    Odds = NDArray[np.float64]
    Place = tuple[int, int, int, int]

#: Of a stretch only what lies between words at least this near to its likeliest is quoted.
_EDGE = 0.3
#: Words beside each other whose log-odds are no further apart than this are one piece.
_ALIKE = 0.5


@dataclass(frozen=True)
class Stretch:
    """Words `[first, last)` of A against words `[low, high)` of B, and the log-odds that they differ in substance.

    `core` are the same four without words at the ends that hardly speak for it: what is quoted where the judge is sure.
    `pieces` are smaller stretches that make up the whole; there are none where they were not asked for.
    """

    first: int
    last: int
    low: int
    high: int
    log_odds: float
    core: Place
    equal: bool = False
    pieces: tuple[Stretch, ...] = ()

    @property
    def sure(self) -> Stretch:
        """The core of it."""
        return Stretch(*self.core, self.log_odds, self.core, self.equal)

    @property
    def beside(self) -> tuple[Stretch, ...]:
        """The pieces that have no word of the core."""
        first, last, low, high = self.core
        return tuple(
            each for each in self.pieces
            if (each.last <= first or last <= each.first) and (each.high <= low or high <= each.low)
        )  # fmt: skip

    @property
    def flipped(self) -> Stretch:
        """The same, with the sides changed."""
        core = (*self.core[2:], *self.core[:2])
        pieces = tuple(each.flipped for each in self.pieces)
        return Stretch(self.low, self.high, self.first, self.last, self.log_odds, core, self.equal, pieces)


def chance(log_odds: float) -> float:
    """Return the chance, 0..1, that log-odds stand for."""
    return float(1 / (1 + np.exp(-log_odds)))


def stretches(a: Part, b: Part, rows: Sequence[Seen], odds: tuple[Odds, Odds], *, single: bool) -> Iterator[Stretch]:
    """Yield the stretches between equal words of two parts; of a `single` pair in pieces, and rows of equal words."""
    whole, (mine, other) = [], rows
    taken: set[int] = set()
    for first, last, low, high in sorted(set(mine.stretches) - mine.equal):
        taken |= set(range(low, high))
        whole.append((first, last, low, high))
    for low, high, first, last in sorted(set(other.stretches) - other.equal):
        if not taken & set(range(low, high)):
            whole.append((first, last, low, high))
    for place in whole:
        found = _stretch(place, odds)
        if single:
            found = replace(found, pieces=tuple(_joined(_links(place, mine), odds)))
        yield _placed(found, a, b)
    for row in _rows(sorted(mine.equal)) if single else ():
        for found in _joined(row, odds):
            yield _placed(replace(found, equal=True), a, b)


def _placed(found: Stretch, a: Part, b: Part) -> Stretch:
    """Return a stretch of two parts as one of their sides."""
    first, last, low, high = found.core
    return replace(
        found, first=found.first + a.first, last=found.last + a.first, low=found.low + b.first,
        high=found.high + b.first, core=(first + a.first, last + a.first, low + b.first, high + b.first),
        pieces=tuple(_placed(each, a, b) for each in found.pieces),
    )  # fmt: skip


def _stretch(place: Place, odds: tuple[Odds, Odds]) -> Stretch:
    first, last, low, high = place
    top = max([*odds[0][first:last], *odds[1][low:high]])
    return Stretch(*place, float(top), (*_trimmed(odds[0], first, last, top), *_trimmed(odds[1], low, high, top)))


def _trimmed(odds: Odds, first: int, last: int, top: float) -> tuple[int, int]:
    """Return the stretch without words at its ends that hardly speak for a difference."""
    least = _EDGE * chance(top)
    while first < last and chance(odds[first]) < least:
        first += 1
    while last > first and chance(odds[last - 1]) < least:
        last -= 1
    return first, last


def _rows(equal: Sequence[Place]) -> Iterator[list[Place]]:
    """Yield the rows of equal words: those that stand beside each other on both sides."""
    row: list[Place] = []
    for place in equal:
        if row and (place[0], place[2]) != (row[-1][1], row[-1][3]):
            yield row
            row = []
        row.append(place)
    if row:
        yield row


def _links(place: Place, mine: Seen) -> Iterator[Place]:
    """Yield in order the words of a stretch that stand for each other, and those that stand for none."""
    first, last, low, high = place
    best, back = mine.linked.best_a, mine.linked.best_b
    i, j = first, low
    for x in range(first, last):
        y = int(best[x])
        if j <= y < high and back[y] == x:
            yield from _alone(i, x, j, y)
            yield x, x + 1, y, y + 1
            i, j = x + 1, y + 1
    yield from _alone(i, last, j, high)


def _alone(first: int, last: int, low: int, high: int) -> Iterator[Place]:
    yield from ((at, at + 1, low, low) for at in range(first, last))
    yield from ((last, last, at, at + 1) for at in range(low, high))


def _joined(places: Iterator[Place] | Sequence[Place], odds: tuple[Odds, Odds]) -> Iterator[Stretch]:
    """Yield places that follow each other as stretches, those of nearly the same odds as one."""
    held: Stretch | None = None
    for first, last, low, high in places:
        top = float(max([*odds[0][first:last], *odds[1][low:high]]))
        found = Stretch(first, last, low, high, top, (first, last, low, high))
        if held is not None and abs(top - held.log_odds) <= _ALIKE:
            core = (held.first, last, held.low, high)
            found = Stretch(*core, max(top, held.log_odds), core)
        elif held is not None:
            yield held
        held = found
    if held is not None:
        yield held
