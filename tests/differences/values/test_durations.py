"""Numbers told in two parts are one number."""

from __future__ import annotations

import pytest
from made_sides import side

HOUR, MONTH = 3600.0, 2_629_800.0


def _read(text: str, language: str = "en") -> list[tuple[str, float]]:
    """Return what sort each number of a text is, and its value in seconds or as it stands."""
    return [(number.sort, round(number.value, 4)) for number in side(text, language).quantities]


@pytest.mark.parametrize(
    ("text", "language", "seconds"),
    [
        ("The search took an hour and twenty minutes.", "en", 4800),
        ("The search took an hour and a quarter.", "en", 4500),
        ("The search took two hours and forty minutes.", "en", 9600),
        ("The search took 1 hour 20 minutes.", "en", 4800),
        ("Die Suche dauerte eine Stunde und zwanzig Minuten.", "de", 4800),
        ("La recherche a pris une heure et quart.", "fr", 4500),
        ("La búsqueda duró una hora y veinte minutos.", "es", 4800),
        ("Поиски заняли год и два месяца.", "ru", 14 * MONTH),
    ],
)
def test_a_stretch_of_time_in_two_units(text: str, language: str, seconds: float) -> None:
    """Hours and minutes, a year and months, and a quarter of the unit before it are one stretch."""
    assert _read(text, language) == [("count", seconds)]


@pytest.mark.parametrize(
    ("text", "language"),
    [("It rose to three and a quarter per cent.", "en"), ("Она выросла до трёх с четвертью процента.", "ru")],
)
def test_a_mixed_number(text: str, language: str) -> None:
    """A whole number and a fraction are per cent together."""
    assert _read(text, language) == [("share", 0.0325)]


def test_two_numbers_stay_two() -> None:
    """A fraction of something else, a larger unit, and a list of units are numbers of their own."""
    assert _read("It took two hours and a third of the crew.") == [("count", 2), ("share", 0.3333)]
    assert _read("They stayed five days and two weeks.") == [("count", 5), ("count", 2)]


def test_a_third_party_is_no_number() -> None:
    """Who is neither of two is not a third of anything."""
    assert _read("It flew the flag of a third country.") == []
    assert _read("A third of the country is flooded.") == [("share", 0.3333)]
