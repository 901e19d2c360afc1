"""Measures in other units are one quantity."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from made_sides import one

from tellings.differences.values.measures import measure
from tellings.differences.values.words import words

TABLE = tomllib.loads((files("tellings.differences.values") / "data" / "measures.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("The storm lasted 48 hours.", "The storm lasted two days.", "en en"),
        ("The storm lasted 48 hours.", "Шторм длился двое суток, 2 дня.", "en ru"),
        ("The pier is 2 kilometres long.", "Der Pier ist 2.000 Meter lang.", "en de"),
        ("The plant delivers 2 gigawatts.", "Das Kraftwerk liefert 2.000 Megawatt.", "en de"),
        ("The plant delivers 2 GW.", "Станция дает 2000 МВт.", "en ru"),
        ("Le phare est à 3 km.", "The lighthouse is 3,000 metres away.", "fr en"),
    ],
)
def test_other_units(a: str, b: str, languages: str) -> None:
    """A measure in larger or smaller units of another language makes no difference."""
    assert [finding for finding in one(a, b, languages=languages.split()) if finding.kind == "number"] == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The storm lasted 48 hours.", "The storm lasted 48 days."),
        ("The pier is 2 kilometres long.", "The pier is 200 metres long."),
        ("The plant delivers 2 gigawatts.", "The plant delivers 2 megawatts."),
    ],
)
def test_the_same_figure_of_another_unit(a: str, b: str) -> None:
    """Forty-eight days are not forty-eight hours."""
    assert [finding.kind for finding in one(a, b) if finding.substantive] == ["number"]


@pytest.mark.parametrize("language", TABLE)
def test_units_are_found_as_they_are_listed(language: str) -> None:
    """Every unit of the table is read from text, in its dimension and of its size."""
    for dimension, units in TABLE[language].items():
        for unit, size in units.items():
            assert measure(words(unit, language), 0, language) == (dimension, size), unit


def test_no_unit() -> None:
    """What is no unit, the end of the text and an unknown language have none."""
    row = words("boats", "en")
    assert measure(row, 0, "en") is None
    assert measure(row, 1, "en") is None
    assert measure(words("hours", "en"), 0, None) is None
