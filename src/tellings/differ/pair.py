"""Two sides of one passage against each other, and a difference between them as a rule sees it.

A family of findings is a function from a `Pair` to `Draft`s. `weigh` makes findings of the drafts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tellings.differ.values import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.differ.account import Side
    from tellings.model import FindingKind, Span

#: Words count as around another within so many words.
_REACH = 8


@dataclass(frozen=True)
class Draft:
    """A difference as one rule sees it: which stretches of which telling, how sure, and why, in plain words."""

    kind: FindingKind
    spans: dict[str, tuple[Span, ...]]
    weight: float
    made_by: str
    note: str
    passage: str | None = None


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

    @property
    def flipped(self) -> Pair:
        """The same pair, seen from the other side."""
        return Pair(self.b, self.a, self.passage, self.score)

    @cached_property
    def links(self) -> tuple[tuple[int, int], ...]:
        """Pairs of words (of A, of B) that surely stand for each other: same stem, same figure, same name."""
        by_stem: dict[str, list[int]] = {}
        for at, word in enumerate(self.b.words):
            by_stem.setdefault(word.stem if self.one_language or word.figure else f"\0{at}", []).append(at)
        found = [
            (i, j)
            for i, word in enumerate(self.a.words)
            if self.a.lexicon.is_content(word)
            for j in by_stem.get(word.stem, ())
        ]
        if not self.one_language:
            found += [
                (i, j)
                for name in self.a.names
                for i in range(name.first, name.last)
                for j in range(len(self.b.words))
                if names.alike(self.a.latins[i], self.b.latins[j], strict=False)
            ]
        return tuple(sorted(set(found)))

    @property
    def near(self) -> float:
        """The nearness from which on two words may stand against each other: lower where few words can be matched."""
        return 0.3 if self.one_language else 0.18

    def nearness(self, i: int, j: int) -> float:
        """Return how likely words `i` of A and `j` of B stand in corresponding places, 0..1.

        What they have around them in common counts most, then how far along their passage they stand.
        """
        around = {(x, y) for x, y in self.links if 0 < abs(x - i) <= _REACH and 0 < abs(y - j) <= _REACH}
        shared = min(len({x for x, _ in around}), len({y for _, y in around}))
        along = 1.0 - abs((i + 0.5) / len(self.a.words) - (j + 0.5) / len(self.b.words))
        return min(1.0, shared / 3) * 0.7 + along * 0.3

    def draft(
        self, kind: FindingKind, a: Sequence[Span], b: Sequence[Span], *, weight: float, made_by: str, note: str
    ) -> Draft:
        """Return a difference between the two sides; an empty side lacks it."""
        return Draft(kind, {self.a.id: tuple(a), self.b.id: tuple(b)}, weight, made_by, note, self.passage)
