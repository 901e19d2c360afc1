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
        ("The board holds half-yearly talks.", "en", 2),
        ("The board meets twice yearly.", "en", 2),
        ("The board meets every third year.", "en", 1 / 3),
        ("The board meets at intervals of three years.", "en", 1 / 3),
        ("The board meets at three-year intervals.", "en", 1 / 3),
        ("Der Rat tagt im Abstand von drei Jahren.", "de", 1 / 3),
        ("Der Rat tagt jedes halbe Jahr.", "de", 2),
        ("Совет собирается каждые полгода.", "ru", 2),
        ("Совет собирается с интервалом в три года.", "ru", 1 / 3),
        ("Рада збирається двічі на рік.", "uk", 2),
        ("Рада збирається кожен третій рік.", "uk", 1 / 3),
        ("Le conseil se réunit à intervalles de trois ans.", "fr", 1 / 3),
        ("El consejo se reúne dos veces al año.", "es", 2),
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
