"""Dates: another day or another precision is a difference, another form is none."""

from __future__ import annotations

import pytest
from made_sides import one, quotes, substantive


@pytest.mark.parametrize(
    ("a", "b", "languages", "quoted"),
    [
        (
            "It was signed on 9 November 2020.",
            "It was signed on 12 November 2020.",
            "en en",
            ("9 November", "12 November"),
        ),
        (
            "It was signed on 9 November 2020.",
            "Договор подписан 10 ноября 2020 года.",
            "en ru",
            ("9 November", "10 ноября"),
        ),
        ("Es wurde im Mai 2021 eröffnet.", "It was opened in June 2021.", "de en", ("Mai", "June")),
        ("L'école ouvre jeudi.", "The school opens on Friday.", "fr en", ("jeudi", "Friday")),
        ("The school opens next week.", "The school opens next month.", "en en", ("next week", "next month")),
    ],
)
def test_another_date(a: str, b: str, languages: str, quoted: tuple[str, str]) -> None:
    """Two dates that exclude each other are one finding that quotes both."""
    (finding,) = substantive(a, b, languages=languages.split())
    assert finding.kind == "date"
    assert all(words in quote for words, quote in zip(quoted, quotes(finding, a, b), strict=True))


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("It was signed on 9 November 2020.", "It was signed on 9 November.", "en en"),
        ("It was signed on 9 November 2020.", "It was signed in November 2020.", "en en"),
        ("Договор подписан 9 ноября 2020 года.", "It was signed in November 2020.", "ru en"),
        ("Die Schule öffnet im Mai 2021.", "Школа откроется в мае.", "de ru"),
    ],
)
def test_another_precision(a: str, b: str, languages: str) -> None:
    """A date with fewer fields is a finding, says which side has more, and weighs less than another day."""
    (finding,) = substantive(a, b, languages=languages.split())
    assert finding.kind == "date"
    assert finding.note.endswith("A is more precise.")
    (other_day,) = substantive("It was signed on 9 November 2020.", "It was signed on 12 November 2020.")
    assert finding.weight < other_day.weight


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("It was signed on 9 November 2020.", "It was signed on November 9, 2020.", "en en"),
        ("It was signed on 9 November 2020.", "Договор был подписан 9 ноября 2020 года.", "en ru"),
        ("It was signed on 9 November 2020.", "Der Vertrag wurde am 9. November 2020 unterzeichnet.", "en de"),
        ("It was signed on 9 November 2020.", "Le traité a été signé le 9 novembre 2020.", "en fr"),
        ("Am 09.11.2020 wurde er unterzeichnet.", "It was signed on 9 November 2020.", "de en"),
        ("Школа откроется в мае 2021 года.", "Die Schule öffnet im Mai 2021.", "ru de"),
        ("Школа откроется в среду.", "The school opens on Wednesday.", "ru en"),
        ("Школа откроется в пятницу.", "Die Schule öffnet am Freitag.", "ru de"),
        ("The school opens next week.", "Школа откроется на следующей неделе.", "en ru"),
        ("They met on Thursday and in May.", "In May and on Thursday they met.", "en en"),
        ("You may come in May.", "In May you may come.", "en en"),
    ],
)
def test_the_same_date(a: str, b: str, languages: str) -> None:
    """Order, case, language and form make no difference."""
    assert [finding for finding in one(a, b, languages=languages.split()) if finding.kind in ("date", "number")] == []


def test_two_dates_each_against_its_own() -> None:
    """Of two dates the one that differs is found."""
    a = "The talks began on 3 March and ended on 9 March."
    b = "The talks, which ended on 9 March, began on 5 March."
    (finding,) = substantive(a, b)
    left, right = quotes(finding, a, b)
    assert "3 March" in left
    assert "5 March" in right


def test_a_decade_is_less_exact_than_a_year_of_it() -> None:
    """A year of the decade is more precise, one of another decade a difference, and two words for a decade are none."""
    (finding,) = substantive("The mill closed in the 1990s.", "The mill closed in 1994.")
    assert "B is more precise" in finding.note
    (other,) = substantive("The mill closed in the 1990s.", "The mill closed in 1987.")
    assert "precise" not in other.note
    assert substantive("The mill closed in the 1990s.", "The mill closed in the nineties.") == []


def test_yesterday_and_today() -> None:
    """Two days set against the day of speaking differ; "today" and a date may be one."""
    (finding,) = substantive("Yesterday the envoy left for home.", "This morning the envoy left for home.")
    assert finding.kind == "date"
    assert substantive("The envoy left for home today.", "The envoy left for home on 9 May.") == []


@pytest.mark.parametrize(
    ("a", "b", "languages", "kinds"),
    [
        ("The ford opens before Easter.", "Die Furt öffnet vor Ostern.", "en de", []),
        ("The ford opens before Easter.", "Die Furt öffnet vor Pfingsten.", "en de", ["date"]),
        ("Le maire est venu ce jeudi.", "Der Bürgermeister kam am Donnerstag.", "fr de", []),
        ("The ford opens on the first of May.", "The ford opens in the autumn.", "en en", ["date"]),
        ("We want it before the summer is out.", "We want it by the end of the summer.", "en en", []),
    ],
)
def test_feasts_that_move_and_seasons(a: str, b: str, languages: str, kinds: list[str]) -> None:
    """A feast is one under its names; a season alone is a time after a preposition."""
    assert [f.kind for f in substantive(a, b, languages=languages.split())] == kinds
