"""How often something is done, however it is put."""

from __future__ import annotations

import pytest
from made_sides import side, substantive


@pytest.mark.parametrize(
    ("text", "language", "a_year"),
    [
        ("The board meets twice a month.", "en", 24),
        ("The board meets every other year.", "en", 0.5),
        ("The board meets quarterly.", "en", 4),
        ("The board meets once every five years.", "en", 0.2),
        ("Der Rat tagt alle sechs Monate.", "de", 2),
        ("Der Rat tagt viermal im Jahr.", "de", 4),
        ("Совет собирается раз в два года.", "ru", 0.5),
        ("Le conseil se réunit trois fois par an.", "fr", 3),
        ("El consejo se reúne cada trimestre.", "es", 4),
    ],
)
def test_a_rate_is_times_a_year(text: str, language: str, a_year: float) -> None:
    """Counts, adverbs and "every", in six languages."""
    (rate,) = side(text, language).rates
    assert rate.a_year == pytest.approx(a_year, rel=0.02)


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("The ferry is inspected every six months.", "The ferry is inspected twice a year.", "en en"),
        ("The ferry is inspected annually.", "Паром осматривают ежегодно.", "en ru"),
        ("La digue est contrôlée tous les trois mois.", "The dyke is checked four times a year.", "fr en"),
    ],
)
def test_one_rate_in_other_words_is_no_difference(a: str, b: str, languages: str) -> None:
    """Its numbers are not compared one by one."""
    assert substantive(a, b, languages=languages.split()) == []


def test_another_rate_is_one_number() -> None:
    """Every week is not twice a year, though no number stands on one side."""
    (found,) = substantive("The well is tested every week.", "The well is tested twice a year.")
    assert found.kind == "number"
