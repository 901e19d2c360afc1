"""Dates set against the day that a telling was published."""

from __future__ import annotations

from made_sides import ENCODER, telling
from msgspec.structs import replace

from tellings import differences
from tellings.differences.values.relative import day_of, one_day, resolved


def fields(**said: str) -> frozenset[tuple[str, str]]:
    """Return the fields of a date."""
    return frozenset(said.items())


TODAY = day_of("2031-03-05T08:00")  # a Wednesday


def test_days_and_units_are_resolved() -> None:
    """Yesterday is a day of the calendar, last month a month, next year a year; another date is none of these."""
    assert dict(resolved(fields(when="yesterday"), TODAY) or ()) == {
        "day": "4", "month": "3", "year": "2031", "weekday": "1",
    }  # fmt: skip
    assert resolved(fields(shift="last", unit="month"), TODAY) == fields(month="2", year="2031")
    assert resolved(fields(shift="next", unit="year"), TODAY) == fields(year="2032")
    assert resolved(fields(day="4", month="3"), TODAY) is None
    assert resolved(fields(when="today"), None) is None


def test_one_day_under_two_names() -> None:
    """A weekday, a day of the month and "yesterday" may be one; a month is not one of its days."""
    assert one_day(fields(when="yesterday"), TODAY, fields(day="4", month="3"), None)
    assert one_day(fields(weekday="1"), TODAY, fields(day="4", month="3"), TODAY)
    assert one_day(fields(when="today"), TODAY, fields(when="yesterday"), day_of("2031-03-06"))
    assert not one_day(fields(weekday="1"), TODAY, fields(day="5", month="3"), TODAY)
    assert not one_day(fields(shift="last", unit="month"), TODAY, fields(day="4", month="2"), TODAY)
    assert not one_day(fields(when="yesterday"), TODAY, fields(day="3", month="3"), TODAY)


def test_last_month_is_february_in_march() -> None:
    """Two tellings that name a month each in its own way say the same; another month is a difference."""
    said = "The weir was closed last month."
    for month, kinds in (("February", []), ("January", ["date"])):
        told = [telling(said), telling(f"The weir was closed in {month}.", "B")]
        made = differences.passage([replace(each, published="2031-03-05") for each in told], encoder=ENCODER)
        assert [each.kind for each in made if each.substantive] == kinds
