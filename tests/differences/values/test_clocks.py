"""Times of day are one however they are written, and a zone counts where both sides say theirs."""

from __future__ import annotations

import pytest
from made_sides import side, substantive


@pytest.mark.parametrize(
    ("text", "language", "hours"),
    [
        ("The polls close at 8 p.m. on Sunday.", "en", 20),
        ("The polls close at 20:00 on Sunday.", "en", 20),
        ("The polls close at 8pm on Sunday.", "en", 20),
        ("Die Wahllokale schließen um 20 Uhr.", "de", 20),
        ("Участки закроются в 8 часов вечера.", "ru", 20),
        ("Участки закроются в 20 часов 30 минут.", "ru", 20.5),
        ("Le scrutin sera clos à 19 h 30.", "fr", 19.5),
        ("The bells rang at 12 a.m. sharp.", "en", 0),
    ],
)
def test_a_time_of_day(text: str, language: str, hours: float) -> None:
    """Digits, halves of the day and words of the hour give one value."""
    assert [(number.sort, number.value) for number in side(text, language).quantities] == [("clock", hours)]


@pytest.mark.parametrize("text", ["The march took 18 hours.", "They sold 4.30 tonnes.", "Дорога занимает 18 часов."])
def test_no_time_of_day(text: str) -> None:
    """A stretch of time and a decimal are counts."""
    language = "ru" if "Дорога" in text else "en"
    assert [number.sort for number in side(text, language).quantities] == ["count"]


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("The truce begins at 18:00 Moscow time.", "The truce begins at 15:00 GMT.", "en en"),
        ("The truce begins at 6 p.m. local time.", "The truce begins at 18:00 local time.", "en en"),
        ("Перемирие начнется в 18:00 мск.", "The truce begins at 3 p.m. GMT.", "ru en"),
    ],
)
def test_one_time(a: str, b: str, languages: str) -> None:
    """The same hour in two zones, or by two clocks, is no difference."""
    assert substantive(a, b, languages=languages.split()) == []


def test_two_times() -> None:
    """Another hour is a difference of number, in the other half of the day too."""
    for other in ("The truce begins at 8 p.m. local time.", "The truce begins at 6 a.m. local time."):
        found = substantive("The truce begins at 18:00 local time.", other)
        assert [finding.kind for finding in found] == ["number"]
