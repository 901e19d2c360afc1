"""Dates are fields with a precision, however they are written."""

from __future__ import annotations

import pytest
from made_sides import side

FULL = {"day": "9", "month": "11", "year": "2020"}


def read(text: str, language: str | None = "en") -> list[dict[str, str]]:
    """Return the fields of each date of a text."""
    return [dict(date.fields) for date in side(text, language).dates]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("on 9 November 2020", "en"),
        ("on November 9, 2020", "en"),
        ("on the 9th of November 2020", "en"),
        ("on Nov. 9, 2020", "en"),
        ("on 9 Nov 2020", "en"),
        ("on 2020-11-09", "en"),
        ("am 9. November 2020", "de"),
        ("am 09.11.2020", "de"),
        ("9 ноября 2020 года", "ru"),
        ("09.11.2020", "ru"),
        ("le 9 novembre 2020", "fr"),
        ("el 9 noviembre 2020", "es"),
    ],
)
def test_a_whole_date(text: str, language: str) -> None:
    """Day, month and year in the order and the words of each language are one date."""
    assert read(text, language) == [FULL]


@pytest.mark.parametrize(
    ("text", "language", "fields"),
    [
        ("9 November", "en", {"day": "9", "month": "11"}),
        ("November 2020", "en", {"month": "11", "year": "2020"}),
        ("в ноябре 2020 года", "ru", {"month": "11", "year": "2020"}),
        ("in 2020", "en", {"year": "2020"}),
        ("am Donnerstag", "de", {"weekday": "3"}),
        ("в четверг", "ru", {"weekday": "3"}),
        ("le 1er mai", "fr", {"day": "1", "month": "5"}),
        ("the end of 2024", "en", {"part": "end", "year": "2024"}),
        ("Ende 2024", "de", {"part": "end", "year": "2024"}),
        ("next week", "en", {"shift": "next", "unit": "week"}),
        ("на следующей неделе", "ru", {"shift": "next", "unit": "week"}),
        ("nächste Woche", "de", {"shift": "next", "unit": "week"}),
        ("la semaine prochaine", "fr", {"shift": "next", "unit": "week"}),
        ("last spring", "en", {"shift": "last", "season": "spring"}),
        ("tomorrow", "en", {"when": "tomorrow"}),
        ("this morning", "en", {"when": "today"}),
        ("in the 1990s", "en", {"decade": "199"}),
        ("in the nineties", "en", {"decade": "199"}),
        ("в 90-х годах", "ru", {"decade": "199"}),
        ("in den 1990er Jahren", "de", {"decade": "199"}),
        ("les années 1990", "fr", {"decade": "199"}),
        ("rouvert en mars, sans doute", "fr", {"month": "3"}),
    ],
)
def test_what_is_given_and_no_more(text: str, language: str, fields: dict[str, str]) -> None:
    """A date has the fields that are said, in every language the same ones."""
    assert read(text, language) == [fields]


@pytest.mark.parametrize(
    "text",
    [
        "You may come.",
        "May I ask?",
        "They march to the pier.",
        "Mar the plan.",
        "The sun.",
        "At weddings.",
        "It marred us.",
    ],
)
def test_verbs_are_no_months(text: str) -> None:
    """“May” and “march” are months only where something says so; “weddings” is not Wed., “marred” not Mar."""
    assert read(text) == []


@pytest.mark.parametrize("text", ["in May", "1 May", "May 2021", "until March", "March 3"])
def test_months_that_are_also_verbs(text: str) -> None:
    """A day, a year, or "in" before the capital says so."""
    assert len(read(text)) == 1


@pytest.mark.parametrize(
    "text",
    ["The next round begins.", "the spring water", "the end is near", "the second ship", "2,020 boats", "31.02.9"],
)
def test_no_dates(text: str) -> None:
    """“Next”, “spring”, “the end” alone date nothing; nor does a count."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 9 November, 12 November and 15 December", ["9", "12", "15"]),
        ("on 9 November. 12 December was calm", ["9", "12"]),
        ("on 9 November; November 12", ["9", "12"]),
    ],
)
def test_two_dates_are_two(text: str, days: list[str]) -> None:
    """A comma, "and" or a stop ends a date; the next has its own fields."""
    assert [date["day"] for date in read(text)] == days


def test_a_weekday_joins_its_date() -> None:
    """The day of the week before a date belongs to it; two weekdays are two dates."""
    assert read("Monday, 9 November 2020") == [{"weekday": "0", **FULL}]
    assert [date["weekday"] for date in read("on Monday. Tuesday was calm")] == ["0", "1"]


def test_precision_is_no_contradiction() -> None:
    """Dates agree where the fields they share do, and only if they share one."""
    (whole,), (month,), (other,), (weekday,) = (
        side(text).dates for text in ("9 November 2020", "November 2020", "10 November 2020", "on Monday")
    )
    assert whole.agrees(month)
    assert month.agrees(whole)
    assert not whole.agrees(other)
    assert not whole.agrees(weekday)


def test_quotes_are_exact() -> None:
    """The words of a date are those that give it."""
    text = "It was signed on the 9th of November 2020 at noon."
    found = side(text)
    (date,) = found.dates
    span = found.span(date.first, date.last)
    assert text[span.start : span.end] == "9th of November 2020"


def test_mary_is_no_month() -> None:
    """A name whose stem is that of a short form for March is no date; the month in a case is."""
    assert read("Посол поблагодарил Марию Хельберг.", "ru") == []
    assert read("Это было в марте.", "ru") == [{"month": "3"}]
