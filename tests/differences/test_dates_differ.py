"""Dates: another day or another precision is a difference, another form is none."""

from __future__ import annotations

import pytest
from made_sides import one, quotes, side, substantive


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


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("Carts pass free until 31 December.", "Carts pass free until the end of the year.", "en en"),
        ("Carts pass free until 31 December 2031.", "Carts pass free for the remainder of 2031.", "en en"),
        ("Not a cart was stopped from 1 June on.", "Not a cart was stopped from the beginning of June.", "en en"),
        ("The sum is paid by the end of May.", "The sum is paid no later than 31 May.", "en en"),
        ("The mill shuts from 1 October.", "The last day of the mill is 30 September.", "en en"),
        ("The report is due by 30 September.", "The report is due before the start of October.", "en en"),
        ("The pact expires at the end of this year.", "Договор истекает 31 декабря текущего года.", "en ru"),
        ("Школы узнают об этом до 1 марта.", "Школы узнают об этом до начала марта.", "ru ru"),
        ("Der Zoll ruht bis Ende des Jahres.", "La douane se repose jusqu'au 31 décembre.", "de fr"),
        ("Мито не діє до кінця року.", "No hay aduana hasta el 31 de diciembre.", "uk es"),
        ("The crew came last August.", "The crew came in August of last year.", "en en"),
        ("Они встретились 10 июня.", "Они встретились во вторник, 10 июня.", "ru ru"),
        ("The eleventh of November is a feast.", "Der 11. November ist ein Feiertag.", "en de"),
        ("They met on the twenty-first of May.", "Они встретились двадцать первого мая.", "en ru"),
        ("Ils se sont vus le dix-sept mai.", "Se vieron el 17 de mayo.", "fr es"),
        ("Вони зустрілися шістнадцятого квітня.", "They met on 16 April.", "uk en"),
        ("Sales rose in the third quarter.", "Sales rose in the three months to the end of September.", "en en"),
        ("Sales rose in the third quarter.", "Sales rose from July to September.", "en en"),
        (
            "The claim was lost in 2024 and won in 2025.",
            "The claim, lost in 2024, was won the following year.",
            "en en",
        ),
    ],
)
def test_one_date_told_in_other_words(a: str, b: str, languages: str) -> None:
    """Edges of months and years, weekdays beside a day, days in words, quarters, and the year after another."""
    assert [finding for finding in substantive(a, b, languages=languages.split()) if finding.kind == "date"] == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The mill shut on 1 October.", "The mill shut on 30 September."),
        ("The sum is paid by the end of May.", "The sum is paid by the end of June."),
        ("Carts pass free until 31 December 2031.", "Carts pass free until the end of 2032."),
        ("The twenty-first of May is a feast.", "The first of May is a feast."),
        ("The claim was won in 2026.", "The claim, lost in 2024, was won the following year."),
    ],
)
def test_other_edges_differ(a: str, b: str) -> None:
    """Two days side by side differ where neither is said to bound anything, and so do other months and years."""
    assert [finding.kind for finding in substantive(a, b)] == ["date"]


def test_french_seven_is_no_month() -> None:
    """“Sept” is September beside a day in digits only."""
    for text in ("Les dix-sept bateaux sont rentrés.", "Il est revenu en sept minutes."):
        assert side(text, "fr").dates == ()
    (date,) = side("Il est revenu le 3 sept. 2020.", "fr").dates
    assert ("month", "9") in date.fields
