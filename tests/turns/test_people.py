"""One person under many names."""

from __future__ import annotations

import pytest

from tellings.turns.nominative import nominative
from tellings.turns.people import People

TEXT = (
    "President of Orvia Ilan Alver met Minister of Foreign Affairs of Samara Tove Marn. President Alver spoke first. "
    "Ilan Alver thanked Ms. Marn. Anna de la Cruz and M. Tensch stayed away, as did Miro Tensch’s brother Pavel Tensch."
)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("President Alver", "Ilan Alver"),
        ("President of Orvia Ilan Alver", "Ilan Alver"),
        ("Foreign Minister of Samara Tove Marn", "Tove Marn"),
        ("MINISTER MARN", "Tove Marn"),
        ("Ms. de la Cruz", "Anna de la Cruz"),
        ("M. Tensch", "Miro Tensch"),
        ("P. Tensch", "Pavel Tensch"),
        ("Prime Minister Nobody", "Nobody"),
    ],
)
def test_the_fullest_name(phrase: str, expected: str) -> None:
    """A title, a surname or an initial finds the fullest name; who is not in the text stays as given."""
    people = People(TEXT)
    assert people.fullest(people.bare(phrase) or "") == expected


def test_roles_are_told_from_names() -> None:
    """A name with "President" before it is a person's; a country's is not; one holder of a role is found by it."""
    people = People(TEXT)
    assert people.led("Alver")
    assert not people.led("Orvia")
    assert people.holder("the President") == "Ilan Alver"
    assert people.holder("the King") is None


def test_namesakes_are_told_apart_by_their_roles() -> None:
    """Two persons with one surname: the role in the label decides."""
    people = People("President Ilan Alver and Ambassador Mira Alver came. Mira Alver spoke. Mira Alver left.")
    assert people.fullest("Alver", role="president") == "Ilan Alver"
    assert people.fullest("Alver", role="ambassador") == "Mira Alver"


@pytest.mark.parametrize(
    ("genitive", "expected"),
    [
        ("А.П.Лисина", "А.П.Лисин"),
        ("Андрея Громовца", "Андрей Громовец"),
        ("Владимира Орлова", "Владимир Орлов"),
        ("Марии Петровой", "Мария Петрова"),
        ("Петра Крайского", "Петр Крайский"),
    ],
)
def test_nominative(genitive: str, expected: str) -> None:
    """A Russian name in the genitive is brought to the nominative."""
    assert nominative(genitive) == expected


@pytest.mark.parametrize("title", ["Встреча с президентом Мартой Орен", "Выступление Марты Орен", "Марта Орен в порту"])
def test_a_given_name_beside_a_surname_without_cases(title: str) -> None:
    """Who is named in a title in another case is called by the nominative."""
    people = People("М.Орен: Здравствуйте.", title, "ru")
    assert people.fullest("М.Орен") == "Марта Орен"
