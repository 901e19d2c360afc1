"""A body is one under all its names."""

from __future__ import annotations

import pytest
from made_sides import side


def named(text: str, language: str | None = "en") -> list[set[str]]:
    """Return the ids that each body of a text may be."""
    return [set(body.ids) for body in side(text, language).bodies]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("UNHCR sent tents.", "en"),
        ("The UN refugee agency sent tents.", "en"),
        ("The United Nations High Commissioner for Refugees sent tents.", "en"),
        ("УВКБ ООН направило палатки.", "ru"),
        ("УВКБ направило палатки.", "ru"),
        ("Das UN-Flüchtlingshilfswerk schickte Zelte.", "de"),
        ("Le HCR a envoyé des tentes.", "fr"),
        ("UNHCR направило палатки.", "ru"),
    ],
)
def test_acronym_name_and_description(text: str, language: str) -> None:
    """Acronym, full name and description in any language are the same body; it is not the UN."""
    assert named(text, language) == [{"unhcr"}]


@pytest.mark.parametrize("case", ["программа", "программы", "программой", "программе", "программу"])
def test_every_case_of_a_name(case: str) -> None:
    """Inflected names are known by their stems."""
    first = {"программа": "ая", "программу": "ую"}.get(case, "ой")
    assert named(f"Это Всемирн{first} продовольственн{first} {case}.", "ru") == [{"wfp"}]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Who sent the tents? The man who came.", "en"),
        ("The world bank of the river is steep.", "en"),
        ("Au revoir, dit-il.", "fr"),
        ("He is on the ice.", "en"),
        ("Кто прислал палатки?", "ru"),
    ],
)
def test_common_words_are_no_bodies(text: str, language: str) -> None:
    """An acronym is one only in capitals ("WHO", not "who"), a name only with one."""
    assert named(text, language) == []


def test_who_in_capitals() -> None:
    """In capitals the same letters are the body."""
    assert named("The WHO sent doctors.") == [{"who"}]


def test_a_longer_name_is_not_the_shorter_one() -> None:
    """The Minsk Group of the OSCE is not the OSCE; the UN Security Council not the UN."""
    assert named("the OSCE Minsk Group and the OSCE") == [{"minsk-group"}, {"osce"}]
    assert named("the UN Security Council and the UN") == [{"unsc"}, {"un"}]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("UN agencies on refugees, food affairs and children came.", "en"),
        ("UN agencies dealing with refugees, food and children came.", "en"),
    ],
)
def test_bodies_by_what_they_are_about(text: str, language: str) -> None:
    """A list of subjects after "UN agencies" names the bodies; two that share a subject are both meant."""
    assert named(text, language) == [{"unhcr"}, {"wfp", "fao"}, {"unicef"}]


def test_subjects_alone_name_nobody() -> None:
    """Refugees and food without "UN agencies" before them are only words."""
    assert named("The refugees had food for their children.") == []


def test_quotes_are_exact() -> None:
    """The words of a body are its name."""
    text = "We thank the UN refugee agency, UNICEF and others."
    found = side(text)
    spans = [found.span(body.first, body.last) for body in found.bodies]
    assert [text[span.start : span.end] for span in spans] == ["UN refugee agency", "UNICEF"]
