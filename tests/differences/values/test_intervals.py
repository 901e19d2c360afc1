"""A date said from the day of publication and one of the calendar are one time where that day is known."""

from __future__ import annotations

from datetime import date

import pytest
from made_sides import side

from tellings.differences.values.intervals import meet

THURSDAY = date(2026, 9, 24)


def _meet(a: str, b: str, languages: str = "en en", day: date | None = THURSDAY) -> bool:
    (one,), (two,) = (side(text, language).dates for text, language in zip((a, b), languages.split(), strict=True))
    return meet(one.fields, day, two.fields, day) and meet(two.fields, day, one.fields, day)


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("The ferry sails on 19 September.", "The ferry sailed last Saturday.", "en en"),
        ("The ferry sails next year.", "The ferry sails in 2027.", "en en"),
        ("The ferry sails in spring 2027.", "Die Fähre fährt im Frühjahr nächsten Jahres.", "en de"),
        ("The ferry sails on Thursday of next week.", "The ferry sails on 1 October.", "en en"),
        ("The ferry sails until the end of the month.", "The ferry sails until 30 September.", "en en"),
        ("The ferry sails in December.", "The ferry sails late this year.", "en en"),
        ("Le bac part l'an prochain.", "The ferry sails in 2027.", "fr en"),
    ],
)
def test_one_time(a: str, b: str, languages: str) -> None:
    """Years, seasons, weekdays and ends of months are reckoned from the day of publication."""
    assert _meet(a, b, languages)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ferry sails on 26 September.", "The ferry sailed last Saturday."),
        ("The ferry sails next year.", "The ferry sails in 2028."),
        ("The ferry sails next month.", "The ferry sails in March."),
        ("The ferry sails on Monday.", "The ferry sails next week."),
        ("The ferry sails next spring.", "The ferry sails in March of next year."),
        ("The ferry sails before the end of the year.", "The ferry sails in the first half of December."),
        ("The ferry sails on 1 July.", "The ferry sails in July."),
        ("The ferry sails next year.", "The ferry sails on 3 May 2027."),
    ],
)
def test_two_times(a: str, b: str) -> None:
    """Another day, a month of a season, and a day of a week or year are not taken for one."""
    assert not _meet(a, b)


def test_without_a_day_nothing_is_reckoned() -> None:
    """Where it is not known when a telling was published, "next year" may be any."""
    assert not _meet("The ferry sails next year.", "The ferry sails in 2027.", day=None)
