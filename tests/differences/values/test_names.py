"""Names are found by how they are written, and are one name in every spelling."""

from __future__ import annotations

import pytest
from made_sides import side

from tellings.differences.values.names import alike
from tellings.differences.values.words import latin


def named(text: str, language: str | None = "en") -> list[tuple[str, str]]:
    """Return sort and words of each name that cannot be a plain word."""
    found = side(text, language)
    sure = [name for name in found.names if not name.common]
    spans = [found.span(name.first, name.last) for name in sure]
    return [(name.sort, text[span.start : span.end]) for name, span in zip(sure, spans, strict=True)]


def same(one: str, other: str, *, strict: bool = False) -> bool:
    """Return whether two words are one name."""
    return alike(latin(one.casefold()), latin(other.casefold()), strict=strict)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("We met Foreign Minister Ada Hellberg.", "en", "Ada Hellberg"),
        ("The foreign minister, Ada Hellberg, spoke.", "en", "Ada Hellberg"),
        ("We listened to Mr Lund.", "en", "Lund"),
        ("Wir trafen Ministerin Ada Hellberg.", "de", "Ada Hellberg"),
        ("Мы встретили министра Аду Хельберг.", "ru", "Аду Хельберг"),
        ("Nous avons vu la ministre Ada Hellberg.", "fr", "Ada Hellberg"),
        ("Мы встретили Рашида Вали оглы Каримова.", "ru", "Рашида Вали оглы Каримова"),
        ("We saw Jean-Pierre Aubel.", "en", "Jean-Pierre Aubel"),
    ],
)
def test_persons(text: str, language: str, name: str) -> None:
    """A person is named without the title; patronymics and hyphens belong to the name."""
    assert named(text, language) == [("person", name)]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("They came to Murn.", "en", "Murn"),
        ("They saw the Murn Valley.", "en", "Murn Valley"),
        ("Мы встретились в Мурне.", "ru", "Мурне"),
        ("Nous allons à Murn.", "fr", "Murn"),
    ],
)
def test_places(text: str, language: str, name: str) -> None:
    """What stands after "in" or "to", or calls itself a valley, is a place."""
    assert named(text, language) == [("place", name)]


def test_organisations() -> None:
    """A ministry or a bank keeps the small words within its name."""
    assert named("We thank the Ministry of Fisheries of Norland.") == [
        ("organisation", "Ministry of Fisheries of Norland")
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wir haben das Abkommen und die Fähre gelobt.", "de"),
        ("Yesterday it rained. Nets were cut.", "en"),
        ("Вчера шел дождь. Сети порваны.", "ru"),
    ],
)
def test_plain_words_with_a_capital(text: str, language: str) -> None:
    """German nouns, and the first word of a sentence, are no names."""
    assert named(text, language) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hellberg", "Хельберг"),
        ("Hellberg", "Хельберга"),
        ("Volkov", "Wolkow"),
        ("Wolkow", "Волков"),
        ("Tschernow", "Chernov"),
        ("Khalid", "Халид"),
        ("Georgi", "Георгий"),
        ("Holm", "Хольм"),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    """A name is known by its sound across scripts, cases and customs of writing."""
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Austria", "Australia"),
        ("Iran", "Iraq"),
        ("Slovenia", "Slovakia"),
        ("Niger", "Nigeria"),
        ("Ada", "Ida"),
        ("Lund", "Holm"),
    ],
)
@pytest.mark.parametrize("strict", [True, False])
def test_two_names_that_look_alike(one: str, other: str, strict: bool) -> None:
    """Two countries are two, however near their names; short names must be equal."""
    assert not same(one, other, strict=strict)


def test_endings_do_not_make_another_name() -> None:
    """In one language a name and what is made of it are the same name."""
    assert same("Norland", "Norlandic", strict=True)
    assert not same("Norland", "Norvik", strict=True)


def test_what_an_office_is_held_of_is_a_place() -> None:
    """Where "the President of Senn" stands, Senn is a place in every sentence; without it nothing says so."""
    said = "The council thanked Senn’s envoys."
    assert ("place", "Senn") in named(f"The President of Senn came. {said}")
    assert ("place", "Senn") not in named(said)
