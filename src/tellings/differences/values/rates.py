"""How often something is done: "four times a year", "every three months" and "quarterly" are one rate.

`data/rates.toml` says how a language puts it. A number in a rate counts for nothing outside it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tellings.differences.values.measures import measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tellings.differences.values.numerals import Quantity
    from tellings.differences.values.words import Word

_YEAR = 31_557_600.0
#: Two rates are one within this: twelve times a year and every four weeks are not.
_NEAR = 0.03
#: At most so many small words stand between "intervals" and how long they are.
_SMALL = 2


@dataclass(frozen=True, slots=True)
class Rate:
    """How many times a year, in words `[first, last)`."""

    a_year: float
    first: int
    last: int

    def same(self, other: Rate) -> bool:
        """Whether both say the same."""
        return abs(self.a_year - other.a_year) <= _NEAR * max(self.a_year, other.a_year)


@dataclass(frozen=True)
class _Saying:
    times: frozenset[str]
    per: frozenset[str]
    every: frozenset[str]
    other: frozenset[str]
    intervals: frozenset[str]
    counts: Mapping[str, float]
    adverbs: Mapping[str, float]
    units: Mapping[str, float]


@lru_cache(maxsize=1)
def _sayings() -> dict[str, _Saying]:
    data = tomllib.loads((files(__package__) / "data" / "rates.toml").read_text("utf-8"))
    return {language: _saying(rows) for language, rows in data.items()}


def _saying(rows: Mapping[str, Any]) -> _Saying:
    def told(key: str) -> frozenset[str]:
        return frozenset(rows.get(key, "").split())

    def valued(key: str) -> dict[str, float]:
        return {word: float(value) for word, value in rows.get(key, {}).items()}

    return _Saying(
        times=told("times"),
        per=told("per"),
        every=told("every"),
        other=told("other"),
        intervals=told("intervals"),
        counts=valued("counts"),
        adverbs=valued("adverbs"),
        units=valued("units"),
    )


def rates(row: Sequence[Word], quantities: Sequence[Quantity], language: str | None) -> Iterator[Rate]:
    """Yield the rates stated in a row of words whose numbers are known, left to right."""
    saying = _sayings().get(language or "")
    if saying is None:
        return
    reader = _Reader(row, {number.first: number for number in quantities if not number.clock}, saying, language)
    until = 0
    for at in range(len(row)):
        found = reader.read(at) if at >= until else None
        if found:
            until = found.last
            yield found


class _Reader:
    """Reads the rate at a place of a row of words."""

    def __init__(
        self, row: Sequence[Word], numbers: Mapping[int, Quantity], saying: _Saying, language: str | None
    ) -> None:
        self._row, self._numbers, self._saying, self._language = row, numbers, saying, language

    def read(self, at: int) -> Rate | None:
        word, saying = self._bare(at), self._saying
        if word in saying.adverbs:
            return Rate(saying.adverbs[word], at, at + 1)
        if word in saying.every:
            return self._every(at)
        if word in saying.intervals:
            return self._intervals(at)
        if at in self._numbers or word in saying.counts or word in saying.times:
            return self._each(at) or self._times(at)
        return None

    def _bare(self, at: int) -> str:
        return self._row[at].bare if at < len(self._row) else ""

    def _every(self, at: int) -> Rate | None:
        """Read "every three months", "every other year", "every third year", "every quarter"."""
        here, count = at + 1, 1.0
        share = self._numbers.get(at)
        if share is not None and share.sort == "share" and not share.parts:
            count, here = float(round(1 / share.value)), share.last
        while self._bare(here) in self._saying.every:
            here += 1  # "tous les"
        if self._bare(here) in self._saying.other:
            count, here = 2.0, here + 1
        stretch, last = self._stretch(here)
        return Rate(_YEAR / (stretch * count), at, last) if stretch and count else None

    def _intervals(self, at: int) -> Rate | None:
        """Read "at intervals of three years", "im Abstand von zwei Wochen"."""
        for here in range(at + 1, at + 2 + _SMALL):
            stretch, last = self._stretch(here)
            if stretch:
                return Rate(_YEAR / stretch, at, last)
        return None

    def _each(self, at: int) -> Rate | None:
        """Read "half-yearly", "six-monthly" and "at three-year intervals"."""
        number = self._numbers.get(at)
        if number is None or not number.value or number.sort not in ("count", "share"):
            return None
        adverb = self._saying.adverbs.get(self._bare(number.last))
        if adverb:
            return Rate(adverb / number.value, at, number.last + 1)
        stretch, last = self._stretch(at)
        return Rate(_YEAR / stretch, at, last + 1) if stretch and self._bare(last) in self._saying.intervals else None

    def _times(self, at: int) -> Rate | None:
        """Read "four times a year", "twice a month", "twice monthly", "раз в два года"."""
        count, here, said = 1.0, at, False
        number = self._numbers.get(at)
        if number is not None and number.sort in ("count", "ordinal"):
            count, here, said = number.value, number.last, number.sort == "ordinal"
        if self._bare(at) in self._saying.counts:
            count, here, said = self._saying.counts[self._bare(at)], at + 1, True  # "twice", "zweimal"
        if self._bare(here) in self._saying.times:
            said, here = True, here + 1
        if said and self._bare(here) in self._saying.adverbs:
            return Rate(count * self._saying.adverbs[self._bare(here)], at, here + 1)
        if not said or self._bare(here) not in self._saying.per:
            return None
        while self._bare(here) in self._saying.per:
            here += 1
        stretch, last = self._stretch(here)
        return Rate(count * _YEAR / stretch, at, last) if stretch else None

    def _stretch(self, at: int) -> tuple[float, int]:
        """Return the seconds of the stretch of time at a place ("two weeks", "half a year", "quarter"), and its end."""
        number = self._numbers.get(at)
        if number is not None and number.sort == "count":
            if number.unit:
                return number.value * number.unit[1] * (number.unit[0] == "time"), number.last
            return number.value * self._unit(number.last), number.last + 1
        return self._unit(at), at + 1

    def _unit(self, at: int) -> float:
        """Return the seconds of the unit of time at a place, 0 where none stands."""
        if at >= len(self._row):
            return 0.0
        if self._bare(at) in self._saying.units:
            return self._saying.units[self._bare(at)]
        known = measure(self._row, at, self._language)
        return known[1] if known and known[0] == "time" else 0.0
