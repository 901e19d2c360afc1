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


@pytest.mark.parametrize(
    ("text", "language", "hours"),
    [
        ("It opened at half past six.", "en", 6.5),
        ("It opened at a quarter to nine.", "en", 8.75),
        ("It opened at two minutes past seven.", "en", 7 + 2 / 60),
        ("It opens at six this evening.", "en", 18),
        ("It opens at five in the morning.", "en", 5),
        ("It shuts at ten at night.", "en", 22),
        ("It shuts at two at night.", "en", 2),
        ("The sitting opened at 19.02 hours.", "en", 19 + 2 / 60),
        ("It stopped at 02.14 today.", "en", 2 + 14 / 60),
        ("It opened at 1900 hours.", "en", 19),
        ("Es schließt um zweiundzwanzig Uhr.", "de", 22),
        ("Es schließt um halb sieben.", "de", 6.5),
        ("Es schließt um Viertel vor acht.", "de", 7.75),
        ("Es öffnet um sieben Uhr dreißig.", "de", 7.5),
        ("Он открылся в половине седьмого.", "ru", 6.5),
        ("Он открылся в пол-седьмого.", "ru", 6.5),
        ("Он открылся без четверти восемь.", "ru", 7.75),
        ("Он открылся в двадцать минут третьего.", "ru", 2 + 20 / 60),
        ("Он открылся в 18.30.", "ru", 18.5),
        ("Він відчинився о сьомій вечора.", "uk", 19),
        ("Він відчинився о пів на сьому.", "uk", 6.5),
        ("Він відчинився за чверть восьма.", "uk", 7.75),
        ("Il a ouvert à six heures et demie du soir.", "fr", 18.5),
        ("Il a ouvert à sept heures moins le quart.", "fr", 6.75),
        ("Abrió a las seis y media de la tarde.", "es", 18.5),
        ("Abrió a las siete menos cuarto.", "es", 6.75),
    ],
)
def test_a_time_in_words(text: str, language: str, hours: float) -> None:
    """Hours in words, halves and quarters, in six languages."""
    (number,) = side(text, language).quantities
    assert number.sort == "clock"
    assert number.value == pytest.approx(hours)


def test_both_ends_of_a_stretch_of_the_day() -> None:
    """Of "from seven till twenty-two o'clock" the first is a time too."""
    a, b = (
        "Das Amt ist von sieben bis zweiundzwanzig Uhr offen.",
        "The office is open from seven in the morning until 10 p.m.",
    )
    assert substantive(a, b, languages=["de", "en"]) == []


@pytest.mark.parametrize(
    "text", ["Ten to twelve boats were lost.", "They talked for seventeen hours.", "They have six at home."]
)
def test_numbers_in_words_that_are_no_times(text: str) -> None:
    """A range, a stretch of time and a count stay counts."""
    assert {number.sort for number in side(text).quantities} == {"count"}
