"""Places are one under their names in every language."""

from __future__ import annotations

import pytest
from made_sides import side, substantive


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("Das Treffen war in Deutschland.", "The meeting was in Germany.", "de en"),
        ("Das Treffen war in Österreich.", "Встреча прошла в Австрии.", "de ru"),
        ("Встреча прошла в Швейцарии.", "The meeting was in Switzerland.", "ru en"),
        ("Встреча прошла в США.", "The meeting was in the United States.", "ru en"),
        ("The meeting was in the USA.", "The meeting was in the United States.", "en en"),
        ("La réunion a eu lieu en Allemagne.", "The meeting was in Germany.", "fr en"),
        ("Встреча прошла в Великобритании.", "The meeting was in Britain.", "ru en"),
        ("Встреча прошла в Грузии.", "The meeting was in Georgia.", "ru en"),
        ("Встреча прошла в Китае.", "The meeting was in China.", "ru en"),
        ("Das Treffen war in Genf.", "The meeting was in Geneva.", "de en"),
        ("Встреча прошла в Вене.", "The meeting was in Vienna.", "ru en"),
        ("Das Treffen war in Wien.", "La réunion a eu lieu à Vienne.", "de fr"),
        ("Встреча прошла в Москве.", "The meeting was in Moscow.", "ru en"),
        ("Das Treffen war in Moskau.", "Встреча прошла в Москве.", "de ru"),
        ("Das Treffen war in Köln.", "The meeting was in Cologne.", "de en"),
        ("Die griechische Fähre legte an.", "The ferry from Greece docked.", "de en"),
        ("La délégation est venue de l'Italie.", "Приехала итальянская делегация.", "fr ru"),
        ("Talks were held in the Kazakh capital.", "Talks were held in Astana.", "en en"),
        ("Warsaw has sent its answer.", "The Polish answer has been sent.", "en en"),
    ],
)
def test_one_place_in_two_languages(a: str, b: str, languages: str) -> None:
    """A country or city under its name in another language makes no difference."""
    assert substantive(a, b, languages=languages.split()) == []


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("Das Treffen war in Deutschland.", "The meeting was in Austria.", "de en"),
        ("Встреча прошла в Китае.", "The meeting was in Japan.", "ru en"),
        ("Встреча прошла в Вене.", "The meeting was in Moscow.", "ru en"),
        ("The meeting was in Germany.", "The meeting was in Geneva.", "en en"),
        ("Die griechische Fähre legte an.", "The ferry from Portugal docked.", "de en"),
        ("Le blé vient de l'Italie.", "Зерно привезли из Испании.", "fr ru"),
        ("The meeting was in Warsaw.", "The meeting was in Krakow.", "en en"),
        ("The Nigerian delegation left.", "The Nigerien delegation left.", "en en"),
    ],
)
def test_two_places(a: str, b: str, languages: str) -> None:
    """Another country or city is a difference of place, across languages too."""
    assert [finding.kind for finding in substantive(a, b, languages=languages.split())] == ["place"]


def test_common_words_are_no_places() -> None:
    """A place has a capital; the longest name counts."""
    assert side("The turkey on a china plate.").places == ()
    (place,) = side("They met in New York.").places
    assert place.ids == {"America/New_York"}


def test_a_name_may_be_two_places() -> None:
    """Where a country and a city share a name, either may be meant."""
    (place,) = side("They met in Singapore.").places
    assert place.ids == {"SG", "Asia/Singapore"}


def test_a_word_for_a_people_is_no_common_noun() -> None:
    """What is of a country needs no capital outside English, and is not mistaken for a shorter word of its stem."""
    assert [place.ids for place in side("Die polnische Regierung hat zugesagt.", "de").places] == [{"PL"}]
    assert side("Il a payé deux cents francs.", "fr").places == ()
    assert side("Please polish the brass.").places == ()
