"""Dates set against the day of publication: "last month", "yesterday" and "on Thursday" as days of the calendar.

Two tellings of one event are published on different days and name the event's day each in its own way. A date that is
set against now is resolved by its telling's day; that two dates are one is then told, that they differ never is, since
what is quoted may have been said on another day than it was printed.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tellings.differences.values.calendars import Fields

_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_STEPS = {"last": -1, "this": 0, "next": 1}
#: A weekday alone is one of the days this near to that of publication.
_WEEK = 7
_MONTHS = 12


def day_of(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date, with or without a time; None where it is no whole day."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def resolved(fields: Fields, today: date | None) -> Fields | None:
    """Return the fields of a date that is set against `today` as those of the calendar; None for another date."""
    said = dict(fields)
    if today is None:
        return None
    if set(said) == {"when"} and said["when"] in _DAYS:
        return _fields(today + timedelta(days=_DAYS[said["when"]]))
    step = _STEPS.get(said.get("shift", ""))
    if step is None or not set(said) <= {"shift", "unit", "month", "day"}:
        return None
    if said.get("unit") == "month" and "month" not in said:
        months = today.year * _MONTHS + today.month - 1 + step
        return frozenset({("month", str(months % _MONTHS + 1)), ("year", str(months // _MONTHS))})
    if said.get("unit") == "year":
        kept = {(key, value) for key, value in fields if key in {"month", "day"}}
        return frozenset(kept | {("year", str(today.year + step))})
    return None


def one_day(mine: Fields, today: date | None, other: Fields, other_today: date | None) -> bool:
    """Return whether two dates, each with the day its telling was published, may well be the same one."""
    a, b = resolved(mine, today), resolved(other, other_today)
    if a is None and b is None:
        return _weekday_of(mine, other, other_today or today) or _weekday_of(other, mine, today or other_today)
    one, two = dict(a or mine), dict(b or other)
    if any(set(said) == {"weekday"} for said in (one, two)):
        return one.get("weekday") == two.get("weekday")
    shared = one.keys() & two.keys() - {"weekday"}
    same = bool(shared & {"day", "month"} or one.keys() == {"year"} == two.keys())
    return (
        same
        and one.keys() - {"weekday", "year"} == two.keys() - {"weekday", "year"}
        and all(one[key] == two[key] for key in shared)
    )


def _weekday_of(mine: Fields, other: Fields, today: date | None) -> bool:
    """Whether one date is a weekday only and the other a day of the month near to publication that falls on it."""
    if today is None or {key for key, _ in mine} != {"weekday"}:
        return False
    said = dict(other)
    if not {"day", "month"} <= said.keys():
        return False
    try:
        day = date(int(said.get("year", today.year)), int(said["month"]), int(said["day"]))
    except ValueError:
        return False
    return abs((day - today).days) <= _WEEK and ("weekday", str(day.weekday())) in mine


def _fields(day: date) -> Fields:
    return frozenset(
        {("day", str(day.day)), ("month", str(day.month)), ("year", str(day.year)), ("weekday", str(day.weekday()))}
    )
