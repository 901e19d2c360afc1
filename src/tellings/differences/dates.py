"""Dates that differ: another day, or the same in another precision."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tellings.differences.pair import WITHOUT
from tellings.differences.values.edges import one_edge
from tellings.differences.values.intervals import meet
from tellings.differences.values.relative import one_day, resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.differences.account import Side
    from tellings.differences.pair import Draft, Pair
    from tellings.differences.values.calendars import Date

RULE = "rule:dates"
#: Two dates that exclude each other.
_OTHER = 0.9
#: The same date, on one side with more fields (a year, a day).
_PRECISION = 0.65
#: Two ways of dating that share no field ("on Thursday", "next week").
_UNLIKE = 0.7
#: "Yesterday" against "today": another day, if both speak on the same one.
_DAYS = 0.55
#: A date that the other telling gives nowhere.
_ALONE = 0.4


def find(pair: Pair) -> Iterator[Draft]:
    """Yield a difference for each date that the other side gives otherwise, more or less precisely, or not at all."""
    left, right = _unmatched(pair.a, pair.b), _unmatched(pair.b, pair.a)
    for mine, other in pair.opposite(left, right, partial(_kinship, pair)):
        if mine.agrees(other) and {"season"} in (mine.keys, other.keys):
            left.remove(mine)
            right.remove(other)
            continue  # "before the summer is out", "by the end of summer"
        a, b = (
            side.phrase(date.first, date.last, before=4, after=3) for side, date in ((pair.a, mine), (pair.b, other))
        )
        left.remove(mine)
        right.remove(other)
        said = f"{pair.a.id} says {pair.a.quote(a)}, {pair.b.id} {pair.b.quote(b)}"
        more = _more_precise(mine, other)
        note = f"{said}; {(pair.a if more > 0 else pair.b).id} is more precise." if more else f"{said}."
        yield pair.draft("date", [a], [b], weight=_weight(mine, other)[0], made_by=RULE, note=note)
    for seen, alone in ((pair, left), (pair.flipped, right)):
        for date in alone:
            if date.relative or any(date.fields <= fields or fields <= date.fields for fields in seen.b.account.dates):
                continue
            span = seen.a.phrase(date.first, date.last)
            note = f"{seen.a.id} gives a date, {seen.a.quote(span)}; it is not in {WITHOUT}."
            yield seen.draft("date", [span], [], weight=_ALONE, made_by=RULE, note=note)


def _unmatched(side: Side, other: Side) -> list[Date]:
    """Return the dates that the other side does not give; "today" is any day, and is set against "yesterday" only."""
    days = any("when" in date.keys for date in other.dates)
    return [date for date in side.dates if not _given(side, date, other) and (days or "when" not in date.keys)]


def _given(side: Side, date: Date, other: Side) -> bool:
    """Whether another side gives a date, in the same fields or set against the day it was published."""
    return any(
        _plain(date) == _plain(there)
        or one_day(date.fields, side.account.day, there.fields, other.account.day)
        or one_edge(side.words, date, other.words, there)
        or meet(date.fields, side.account.day, there.fields, other.account.day)
        or _by_year(date, side, there)
        or _by_year(there, other, date)
        or _year_after(date, there, (side, other))
        or _year_after(there, date, (side, other))
        for there in other.dates
    )


def _plain(date: Date) -> frozenset[tuple[str, str]]:
    """Return the fields of a date without what the others imply: the weekday of a day, the year of "last August"."""
    implied = {"weekday"} if {"day", "month"} <= date.keys else set()
    implied |= {"unit"} if {"shift", "month"} <= date.keys else set()
    return frozenset(field for field in date.fields if field[0] not in implied)


def _by_year(date: Date, side: Side, there: Date) -> bool:
    """Whether a year set against now is the one at whose end another date is ("next year", "the end of 2027")."""
    year = resolved(date.fields, side.account.day)
    return year is not None and there.fields == year | {("part", "end")}


def _year_after(date: Date, there: Date, sides: tuple[Side, Side]) -> bool:
    """Whether one date is the year after another one that is told too ("in 2024, and the following year")."""
    year = dict(there.fields).get("year")
    if year is None or there.keys != {"year"} or dict(date.fields) != {"shift": "next", "unit": "year"}:
        return False
    return any(("year", str(int(year) - 1)) in told.fields for side in sides for told in side.dates)


def _more_precise(mine: Date, other: Date) -> int:
    """Return 1 where `mine` gives all that `other` gives and more, -1 the other way round, else 0."""
    if "decade" in mine.keys ^ other.keys and mine.agrees(other):
        return 1 if "decade" in other.keys else -1
    return (mine.fields > other.fields) - (mine.fields < other.fields)


def _kinship(pair: Pair, mine: Date, other: Date) -> float | None:
    """Return how likely two dates stand against each other: those that agree first, then those of one form.

    None for a weekday and a day of the month: one may well be the other.
    """
    if ("when" in mine.keys) != ("when" in other.keys):
        return None
    if any(one.keys == {"weekday"} and "day" in two.keys for one, two in ((mine, other), (other, mine))):
        return None
    return _weight(mine, other)[1] + pair.near_by(mine, other)


def _weight(mine: Date, other: Date) -> tuple[float, int]:
    """Return the weight of two dates set against each other, and the order in which such pairs are taken."""
    if mine.agrees(other):
        return _PRECISION, 2
    if "when" in mine.keys:
        return _DAYS, 1
    if mine.keys & other.keys - {"unit"}:
        return _OTHER, 1
    return _UNLIKE, 0
