"""A side cut into parts of bearable length, each against the part of the other side that tells the same.

The judge sets each word against each, which a passage of several thousand words would make too dear, and in which most
words would find a partner that has nothing to do with them. So long sides are cut where both have a word that stands
just once on either.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from tellings.differences.account import Side
    from tellings.differences.pair import HasPlace
    from tellings.differences.values.lexicon import Hit, Lexicon
    from tellings.differences.values.words import Word

#: Sides of up to this many words are not cut; of longer ones parts are made about this long.
LENGTH = 120
#: A negation reaches so many words, in its clause.
_REACH = 5

Stretch = TypeVar("Stretch", bound="HasPlace")


@dataclass(frozen=True)
class Part:
    """Words `[first, last)` of a side; places within it count from `first`."""

    side: Side
    first: int
    last: int

    @property
    def lexicon(self) -> Lexicon:
        """What is known of the language."""
        return self.side.lexicon

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words."""
        return self.side.words[self.first : self.last]

    @cached_property
    def content(self) -> tuple[bool, ...]:
        """Whether each word carries meaning of its own."""
        return self.side.content[self.first : self.last]

    @cached_property
    def opposed(self) -> dict[str, list[Hit]]:
        """The words of each dimension of opposed words that it has a word of."""
        whole = len(self.words) == len(self.side.words)
        return self.side.opposed if whole else self.lexicon.opposed(self.words)

    @cached_property
    def classes(self) -> dict[int, dict[str, str]]:
        """For words of the lexicon's opposed groups their dimension and class."""
        found: dict[int, dict[str, str]] = {}
        for dimension, hits in self.opposed.items():
            for hit in hits:
                for at in range(hit.first, hit.last):
                    found.setdefault(at, {})[dimension] = hit.group
        return found

    @cached_property
    def denials(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Which words deny, and which words are denied."""
        cues, denied = np.zeros(len(self.words), dtype=np.float32), np.zeros(len(self.words), dtype=np.float32)
        clauses = self.clauses
        for hit in self.lexicon.negation.find(self.words):
            if hit.group != "cue":
                continue
            cues[hit.first : hit.last] = 1
            for at in range(hit.last, min(len(self.words), hit.last + _REACH)):
                if clauses[at] == clauses[hit.first]:
                    denied[at] = 1
        return cues, denied

    @property
    def latins(self) -> tuple[str, ...]:
        """Each word in Latin letters."""
        return self.side.latins[self.first : self.last]

    @property
    def clauses(self) -> tuple[int, ...]:
        """For each word the number of its clause."""
        return self.side.clauses[self.first : self.last]

    def within(self, stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, int, int]]:
        """Yield the stretches of the side that reach into the part, with their place in it."""
        for stretch in stretches:
            if stretch.first < self.last and self.first < stretch.last:
                yield stretch, max(0, stretch.first - self.first), min(self.last, stretch.last) - self.first


def parts(a: Side, b: Side) -> Iterator[tuple[Part, Part]]:
    """Yield parts of two sides that stand against each other, in order; an empty one where a side has run out."""
    cuts = [(0, 0), *_cuts(a, b), (len(a.words), len(b.words))]
    for (first, low), (last, high) in pairwise(cuts):
        if first < last or low < high:
            yield Part(a, first, last), Part(b, low, high)


def _cuts(a: Side, b: Side) -> Iterator[tuple[int, int]]:
    if max(len(a.words), len(b.words)) <= LENGTH:
        return
    ends = [*anchors(a.words, b.words), (len(a.words), len(b.words))]
    i = j = 0
    for k, (x, y) in enumerate(ends):
        while max(x - i, y - j) > 2 * LENGTH:  # nothing to hold on to: cut at even shares
            share = LENGTH / max(x - i, y - j)
            i, j = i + round((x - i) * share), j + round((y - j) * share)
            yield i, j
        after = ends[k + 1] if k + 1 < len(ends) else None
        if after is not None and max(after[0] - i, after[1] - j) > LENGTH and (x, y) != (i, j):
            i, j = x, y
            yield i, j


def anchors(a: Sequence[Word], b: Sequence[Word]) -> list[tuple[int, int]]:
    """Return the words whose stem stands just once on each side, in the longest order that both sides share."""
    once, other = _once(a), _once(b)
    pairs = sorted((i, other[stem]) for stem, i in once.items() if stem in other)
    return [pairs[k] for k in _rising([j for _, j in pairs])]


def _once(words: Sequence[Word]) -> dict[str, int]:
    """Return where each stem stands that stands just once."""
    found: dict[str, int] = {}
    for at, word in enumerate(words):
        found[word.stem] = -1 if word.stem in found else at
    return {stem: at for stem, at in found.items() if at >= 0}


def _rising(values: Sequence[int]) -> list[int]:
    """Return which of the values make up the longest rising row (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        k = bisect_left(tops, value)
        before.append(piles[k - 1] if k else -1)
        if k == len(tops):
            tops.append(value)
            piles.append(at)
        else:
            tops[k], piles[k] = value, at
    found = []
    at = piles[-1] if piles else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]
