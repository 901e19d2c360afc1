"""Where a month or a year begins and ends: "until 31 December" is "until the end of the year".

An edge is a number of months from the beginning of a year. What is said to go on until the last day of a month, or from
the first day of the next, has one edge; that it is meant so a word before it says ("until", "from", "no later than").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.differences.values.calendars import Date, Fields
    from tellings.differences.values.words import Word

_LAST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAP = 28
_MONTHS, _FEBRUARY = 12, 2
#: Before a date these say that something ends or begins there.
_BOUND = frozenset(
    "from until till by before since after effect end ends expires expire last later onward onwards beginning"
    " bis ab vor seit nach spätestens läuft letzter с до к по после истекает последний позднее"
    " від до з із після пізніше останній avant jusqu'à jusqu'au dès depuis après expire partir tard dernier"
    " desde hasta antes después partir tarde último vence".split()
)
_COMES = frozenset("before vor avant до перед antes".split())
#: The months after which the halves of a year end.
_HALVES = {"first half": 6, "second half": 12}
#: They stand within so many words.
_BEFORE = 5


@dataclass(frozen=True, slots=True)
class _Edge:
    months: int
    end: bool
    year: str | None


def _edge(fields: Fields, *, before: bool = False) -> _Edge | None:
    """Return the edge that a date names: the first or last day of a month, the beginning or end of a month or year.

    `before` a month is the end of the one before; the first half of a year ends with June.
    """
    said = dict(fields)
    said.pop("weekday", None)
    if said.get("shift") == "this" and said.get("unit") == "year" and "month" in said:
        del said["shift"], said["unit"]  # "31 December of this year"
    year, part = said.pop("year", None), said.get("part")
    if said.keys() == {"day", "month"}:
        return _of_day(int(said["day"]), int(said["month"]), year)
    if said.keys() == {"month"} and before:
        return _Edge(int(said["month"]) - 1, end=False, year=year)
    if said.keys() == {"part"} and part in _HALVES:
        return _Edge(_HALVES[part], end=True, year=year)
    return _of_part(said, part, year)


def _of_day(day: int, month: int, year: str | None) -> _Edge | None:
    """Return the edge that the first or last day of a month is."""
    if day == 1:
        return _Edge(month - 1, end=False, year=year)
    last = day == _LAST[month - 1] or (month == _FEBRUARY and day == _LEAP)
    return _Edge(month, end=True, year=year) if last else None


def _of_part(said: dict[str, str], part: str | None, year: str | None) -> _Edge | None:
    """Return the edge that the beginning or end of a month or year is."""
    if part not in {"start", "end"}:
        return None
    if said.keys() == {"part", "month"}:
        return _Edge(int(said["month"]) - (part == "start"), part == "end", year)
    of_year = (said.keys() == {"part"} and year) or (said.get("unit") == "year" and said.get("shift", "this") == "this")
    if of_year and said.keys() <= {"part", "unit", "shift"}:
        return _Edge(_MONTHS * (part == "end"), part == "end", year)
    return None


def one_edge(row: Sequence[Word], mine: Date, other_row: Sequence[Word], other: Date) -> bool:
    """Return whether two dates, each in a row of words, name one edge of a month or a year."""
    one, two = (_edge(date.fields, before=_before(r, date)) for r, date in ((row, mine), (other_row, other)))
    if one is None or two is None or (one.months - two.months) % _MONTHS:
        return False
    if one.end == two.end:
        return one.year is None or two.year is None or one.year == two.year
    return _bound(row, mine) or _bound(other_row, other)


def _before(row: Sequence[Word], date: Date) -> bool:
    """Whether a date is said to be what something comes before ("before June", "vor Juni")."""
    return date.first > 0 and row[date.first - 1].bare in _COMES


def _bound(row: Sequence[Word], date: Date) -> bool:
    return any(word.bare in _BOUND for word in row[max(0, date.first - _BEFORE) : date.first])
