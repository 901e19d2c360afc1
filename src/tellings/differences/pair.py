"""Two sides of one passage against each other, and a difference between them as a rule sees it.

A family of findings is a function from a `Pair` to `Draft`s. `weigh` makes findings of the drafts.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from tellings.differences.values import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tellings.differences.account import Side
    from tellings.model import FindingKind, Span

#: From this weight on a finding is called substantive.
SUBSTANTIVE = 0.5
#: Stands in a note for the ids of the tellings that lack what others have.
WITHOUT = "\0"
#: Words count as around another within so many words.
_REACH = 8
#: How near two words must stand to be set against each other: less where few words can be matched, and hardly at all
#: where the whole passage is a short sentence.
_NEAR, _NEAR_ACROSS, _NEAR_IN_SHORT = 0.3, 0.18, 0.1
_SHORT = 24
#: In sides of more words than this, nothing stands against what is further than half of it from its place.
_LONG = 600
#: A stem that a side has more often than this is no sign of a place.
_EVERYWHERE = 8

Stretch = TypeVar("Stretch", bound="HasPlace")


class HasPlace(Protocol):
    """Whatever stands in words `[first, last)` of a side: a number, a date, a name, a hit of the lexicon."""

    @property
    def first(self) -> int:
        """The first word."""

    @property
    def last(self) -> int:
        """The word after the last."""


@dataclass(frozen=True)
class Draft:
    """A difference as one rule sees it: which stretches of which telling, how sure, and why, in plain words.

    `WITHOUT` in the note stands for the tellings that lack it: which they are is known when all are seen. `quotes` says
    what each telling has there, and `differ` which
    two were found to differ, for a note on more than two. `whole` drafts speak of a passage as such: what is said of
    places in it does not say the same.
    """

    kind: FindingKind
    spans: dict[str, tuple[Span, ...]]
    weight: float
    made_by: str
    note: str
    passage: str | None = None
    quotes: dict[str, str] = field(default_factory=dict)
    differ: frozenset[frozenset[str]] = frozenset()
    whole: bool = False


@dataclass(frozen=True)
class Pair:
    """Two sides of one passage. `score` is how alike the links between them are, 0..1."""

    a: Side
    b: Side
    passage: str | None
    score: float = 1.0

    @property
    def one_language(self) -> bool:
        """Whether both sides are in the same language."""
        return self.a.language == self.b.language

    @cached_property
    def flipped(self) -> Pair:
        """The same pair, seen from the other side."""
        return Pair(self.b, self.a, self.passage, self.score)

    @cached_property
    def links(self) -> tuple[tuple[int, int], ...]:
        """Pairs of words (of A, of B) that surely stand for each other: same stem, same figure, same name."""
        places, others = self._places(self.a), self._places(self.b)
        found = {(i, j) for stem in places.keys() & others.keys() for i in places[stem] for j in others[stem]}
        if not self.one_language:
            found |= set(_same_names(self.a, self.b)) | {(i, j) for j, i in _same_names(self.b, self.a)}
        return tuple(sorted(found))

    def _places(self, side: Side) -> dict[str, list[int]]:
        """Where each stem that means something stands; one that stands everywhere says nothing of places."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(side.words):
            if side.content[at] and (self.one_language or word.figure):
                found.setdefault(word.stem, []).append(at)
        return {stem: ats for stem, ats in found.items() if len(ats) <= _EVERYWHERE}

    @property
    def near(self) -> float:
        """The nearness from which on two words may stand against each other: lower where few words can be matched."""
        if max(len(self.a.words), len(self.b.words)) <= _SHORT:
            return _NEAR_IN_SHORT
        return _NEAR if self.one_language else _NEAR_ACROSS

    def nearness(self, i: int, j: int) -> float:
        """Return how likely words `i` of A and `j` of B stand in corresponding places, 0..1.

        What they have around them in common counts most, then how far along their passage they stand.
        """
        near = self.links[bisect_left(self.links, (i - _REACH, -1)) : bisect_left(self.links, (i + _REACH + 1, -1))]
        around = [(x, y) for x, y in near if abs(y - j) <= _REACH]
        shared = min(len({x for x, _ in around}), len({y for _, y in around}))
        along = 1.0 - abs((i + 0.5) / len(self.a.words) - (j + 0.5) / len(self.b.words))
        return min(1.0, shared / 3) * 0.7 + along * 0.3

    def opposite(
        self, left: Sequence[Stretch], right: Sequence[Stretch], rank: Callable[[Stretch, Stretch], float | None]
    ) -> list[tuple[Stretch, Stretch]]:
        """Return which stretches of A and B stand against each other, each once, those of the highest rank first.

        `rank` is None for two that cannot; in very long sides two that are far from corresponding places are not
        asked about. Ties go to those that stand alike on their sides, so that B against A gives what A against B gives.
        """
        ranked = [
            (-value, i + j, i, j)
            for i, mine in enumerate(left)
            for j, other in enumerate(right)
            if self._within_reach(mine, other) and (value := rank(mine, other)) is not None
        ]
        used_left: set[int] = set()
        used_right: set[int] = set()
        found = []
        for _, _, i, j in sorted(ranked):
            if i not in used_left and j not in used_right:
                used_left.add(i)
                used_right.add(j)
                found.append((left[i], right[j]))
        return found

    def _within_reach(self, mine: HasPlace, other: HasPlace) -> bool:
        n, m = len(self.a.words), len(self.b.words)
        return max(n, m) <= _LONG or abs(mine.first / n - other.first / m) * max(n, m) <= _LONG / 2

    def near_by(self, mine: HasPlace, other: HasPlace) -> float:
        """Return the nearness of two stretches, by their first words."""
        return self.nearness(mine.first, other.first)

    def draft(
        self, kind: FindingKind, a: Sequence[Span], b: Sequence[Span], *, weight: float, made_by: str, note: str
    ) -> Draft:
        """Return a difference between the two sides; an empty side lacks it."""
        spans = {self.a.id: tuple(a), self.b.id: tuple(b)}
        quotes = {
            side.id: " … ".join(side.quote(span) for span in spans[side.id])
            for side in (self.a, self.b)
            if spans[side.id]
        }
        return Draft(kind, spans, weight, made_by, note, self.passage, quotes)


def _same_names(one: Side, other: Side) -> Iterator[tuple[int, int]]:
    """Yield the words of names of one side and the words of another that are the same in another script."""
    for name in one.names:
        for i in range(name.first, name.last):
            for j, word in enumerate(other.latins):
                if names.alike(one.latins[i], word, strict=False):
                    yield i, j
