"""Dates as stretches of days of the calendar, reckoned from the day of publication.

"The spring of next year" and "spring 2027", "last Saturday" and "19 September", "the end of the month" and "28
February" name one time where the day on which each was said is known. Only what is set against that day is reckoned:
two dates of the calendar are compared by their fields.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tellings.differences.values.calendars import Fields

    Stretch = tuple[date, date]

_STEPS = {"last": -1, "this": 0, "next": 1}
_WHEN = {"yesterday": -1, "today": 0, "tomorrow": 1}
_YEAR, _WEEK = 12, 7
#: Of a year: months `[first, last]`. Seasons are those of the north, winter the turn of the year.
_PARTS = {"q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12), "first half": (1, 6), "second half": (7, 12)}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
#: Beginning, middle and end are this part of a stretch.
_THIRD = 3
#: A stretch that holds another one and is more than so many times as long says less (at 2 one right finding of six
#: unread cases was lost): spring is not March. Where one is
#: the beginning or the end of something, it is the same as what begins or ends there ("late last year": December).
_LONGER, _AT_THE_EDGE = 1, 13
_HALVES = frozenset({"first half", "second half"})


def meet(mine: Fields, today: date | None, other: Fields, other_today: date | None) -> bool:
    """Return whether two dates, one of them at least set against its telling's day, may well be one time."""
    if today is None or other_today is None or _relative(mine) == _relative(other):
        return False
    parts = {dict(fields).get("part") for fields in (mine, other)}
    return any(_one(a, b, parts) for a in _stretches(dict(mine), today) for b in _stretches(dict(other), other_today))


def _one(a: Stretch, b: Stretch, parts: set[str | None]) -> bool:
    """Whether one stretch lies in the other and is not much shorter, or both begin or end on one day."""
    inside = (b[0] <= a[0] and a[1] <= b[1]) or (a[0] <= b[0] and b[1] <= a[1])
    days = sorted((last - first).days + 1 for first, last in (a, b))
    edge = ("start" in parts and a[0] == b[0]) or ("end" in parts and a[1] == b[1])
    return inside and days[1] <= (_AT_THE_EDGE if edge else _LONGER) * days[0]


def _relative(fields: Fields) -> bool:
    said = dict(fields)
    return (
        bool(said.keys() & {"shift", "when"})
        or (said.get("unit") in _UNITS and "part" in said)
        or (said.keys() == {"weekday"})
    )


def _stretches(said: dict[str, str], today: date) -> list[Stretch]:
    """Return the stretches of days that a date may be; none where it is of another form."""
    step = _STEPS.get(said.get("shift", "this"))
    if step is None or "decade" in said or "feast" in said:
        return []
    if "when" in said:
        day = today + timedelta(days=_WHEN.get(said["when"], 0))
        return [(day, day)] if said["when"] in _WHEN else []
    unit = said.get("unit")
    if unit in ("week", "weekend"):
        return [_part(each, said.get("part")) for each in _week(said, today, step, unit)]
    if "weekday" in said and "day" not in said:
        return _weekdays(int(said["weekday"]), today, said.get("shift"))
    if unit == "month" and "month" not in said:
        months = today.year * _YEAR + today.month - 1 + step
        return [_part(_months(months // _YEAR, months % _YEAR + 1, months % _YEAR + 1), said.get("part"))]
    if "year" in said:
        years = [int(said["year"])] if said["year"].isdecimal() else []
    elif unit == "year":
        years = [today.year + step]
    else:
        years = _years(said, today)
    return [stretch for year in years if (stretch := _in_year(said, year)) is not None]


def _week(said: dict[str, str], today: date, step: int, unit: str) -> list[Stretch]:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
    if "weekday" in said:
        day = monday + timedelta(days=int(said["weekday"]))
        return [(day, day)]
    return [(monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6))]


def _weekdays(weekday: int, today: date, shift: str | None) -> list[Stretch]:
    """Return the days that "Saturday", "last Saturday" and "next Saturday" may be."""
    after = (weekday - today.weekday()) % _WEEK
    days = {"last": [after - _WEEK, after - 2 * _WEEK], "next": [after or _WEEK, after + _WEEK]}
    steps = days.get(shift or "", [after, after - _WEEK])
    return [(today + timedelta(days=step), today + timedelta(days=step)) for step in steps]


def _years(said: dict[str, str], today: date) -> list[int]:
    """Return the years that a month or season without one may be of: those next to today, by "last" and "next"."""
    if not said.keys() & {"month", "season", "part"}:
        return []
    shift = said.get("shift")
    near = [today.year - 1, today.year, today.year + 1]
    if shift == "last":
        return near[:2]
    return near[1:] if shift == "next" else near


def _in_year(said: dict[str, str], year: int) -> Stretch | None:
    """Return the stretch of a year that a date names."""
    part = said.get("part")
    if "month" in said:
        month = int(said["month"])
        if "day" not in said:
            return _part(_months(year, month, month), part)
        try:
            day = date(year, month, int(said["day"]))
        except ValueError:
            return None
        return day, day
    if "season" in said:
        found = _SEASONS.get(said["season"])
        return _part(_months(year, *found), part) if found else None
    if part in _PARTS:
        return _months(year, *_PARTS[part])
    return _part(_months(year, 1, _YEAR), part)


def _months(year: int, first: int, last: int) -> Stretch:
    """Return the days from the first day of a month to the last of another; months over 12 are of the next year."""
    after = date(year + last // _YEAR, last % _YEAR + 1, 1)
    return date(year + (first - 1) // _YEAR, (first - 1) % _YEAR + 1, 1), after - timedelta(days=1)


def _part(stretch: Stretch, part: str | None) -> Stretch:
    """Return the beginning, middle or end of a stretch; the whole for no part."""
    first, last = stretch
    third = ((last - first).days + 1) // _THIRD
    if part == "start":
        return first, first + timedelta(days=max(0, third - 1))
    if part == "end":
        return last - timedelta(days=max(0, third - 1)), last
    if part in _HALVES:
        half = first + timedelta(days=((last - first).days + 1) // 2)
        return (first, half - timedelta(days=1)) if part == "first half" else (half, last)
    if part == "middle":
        return first + timedelta(days=third), last - timedelta(days=third)
    return stretch


_UNITS = frozenset({"week", "month", "year"})
