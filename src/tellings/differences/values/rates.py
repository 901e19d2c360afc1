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
        told("times"), told("per"), told("every"), told("other"), valued("counts"), valued("adverbs"), valued("units")
    )


def rates(row: Sequence[Word], quantities: Sequence[Quantity], language: str | None) -> Iterator[Rate]:
    """Yield the rates stated in a row of words whose numbers are known, left to right."""
    saying = _sayings().get(language or "")
    if saying is None:
        return
    counted = {number.first: number for number in quantities if number.sort in ("count", "ordinal")}
    until = 0
    for at, word in enumerate(row):
        if at < until:
            continue
        found = None
        if word.bare in saying.adverbs:
            found = Rate(saying.adverbs[word.bare], at, at + 1)
        elif word.bare in saying.every:
            found = _every(row, at, counted, saying, language)
        elif at in counted or word.bare in saying.counts or word.bare in saying.times:
            found = _times(row, at, counted, saying, language)
        if found:
            until = found.last
            yield found


def _every(
    row: Sequence[Word], at: int, counted: Mapping[int, Quantity], saying: _Saying, language: str | None
) -> Rate | None:
    """Read "every three months", "every other year", "every quarter"."""
    here, count = at + 1, 1.0
    while here < len(row) and row[here].bare in saying.every:
        here += 1  # "tous les"
    if here in counted:
        count, here = counted[here].value, counted[here].last
    elif here < len(row) and row[here].bare in saying.other:
        count, here = 2.0, here + 1
    unit = _unit(row, here, saying, language)
    return Rate(_YEAR / (unit * count), at, here + 1) if unit and count else None


def _times(
    row: Sequence[Word], at: int, counted: Mapping[int, Quantity], saying: _Saying, language: str | None
) -> Rate | None:
    """Read "four times a year", "twice a month", "раз в два года"."""
    count, here = 1.0, at
    if at in counted:
        count, here = counted[at].value, counted[at].last
    elif row[at].bare in saying.counts:
        count, here = saying.counts[row[at].bare], at + 1
    said = here > at and (row[at].bare in saying.counts or counted[at].sort == "ordinal")  # "twice", "zweimal"
    if here < len(row) and row[here].bare in saying.times:
        said, here = True, here + 1
    if not said or here >= len(row) or row[here].bare not in saying.per:
        return None
    here, each = here + 1, 1.0
    if here in counted:
        each, here = counted[here].value, counted[here].last
    unit = _unit(row, here, saying, language)
    return Rate(count * _YEAR / (unit * each), at, here + 1) if unit and each else None


def _unit(row: Sequence[Word], at: int, saying: _Saying, language: str | None) -> float | None:
    """Return the seconds of the unit of time at a place."""
    if at >= len(row):
        return None
    if row[at].bare in saying.units:
        return saying.units[row[at].bare]
    known = measure(row, at, language)
    return known[1] if known and known[0] == "time" else None
