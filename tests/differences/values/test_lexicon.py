"""Phrases are found longest first, and every language has the same dimensions and classes."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from tellings.differences.contrasts import DIMENSIONS
from tellings.differences.values.lexicon import IDLE, LANGUAGES, Phrases, lexicon
from tellings.differences.values.words import words

DATA = files("tellings.differences.values") / "data"


def data(language: str) -> dict[str, dict]:
    """Return the data file of a language."""
    return tomllib.loads((DATA / f"{language}.toml").read_text("utf-8"))


def opposed(language: str) -> dict[str, dict[str, list[str]]]:
    """Return every dimension with its classes: those of the language's file, and the words of one kind."""
    sisters = tomllib.loads((files("tellings.differences.values") / "data" / "sisters.toml").read_text("utf-8"))
    own = {
        name: {group: words.get(language, []) for group, words in groups.items()} for name, groups in sisters.items()
    }
    return {**data(language)["contrast"], **own}


ENGLISH = data("en")
OTHERS = [language for language in LANGUAGES if language != "en"]


def hits(phrases: Phrases, text: str, language: str = "en") -> list[tuple[str, str]]:
    """Return class and words of each phrase found in a text."""
    row = words(text, language)
    return [(hit.group, text[row[hit.first].start : row[hit.last - 1].end]) for hit in phrases.find(row)]


def test_the_longest_phrase_wins() -> None:
    """A longer phrase is found before a shorter one that begins it, whatever its class."""
    phrases = Phrases.of({"one": ["peace"], "two": ["peace treaty"]}, "en")
    assert hits(phrases, "A peace treaty brings peace.") == [("two", "peace treaty"), ("one", "peace")]


def test_idle_phrases_hide_what_they_contain() -> None:
    """An idle phrase is not found, and nothing within it is."""
    phrases = Phrases.of({"all": ["all"], IDLE: ["first of all"]}, "en")
    assert hits(phrases, "First of all, all came.") == [("all", "all")]


def test_phrases_match_inflections() -> None:
    """Stems stand for their inflections; an exact phrase does not stand for the shorter word that it is made from."""
    assert hits(Phrases.of({"x": ["agree"]}, "en"), "They agreed.") == [("x", "agreed")]
    assert hits(Phrases.of({"x": ["hardly"]}, "en", exact=True), "It is hard, hardly done.") == [("x", "hardly")]


@pytest.mark.parametrize("text", ["not only the ferry", "no doubt", "not least", "no later than noon"])
def test_idle_negations(text: str) -> None:
    """“Not only” denies nothing."""
    assert hits(lexicon("en").negation, text) == []


def test_a_language_without_file_is_empty() -> None:
    """Rules that need words of it have none; no error."""
    for language in ("xx", None):
        assert not lexicon(language).contrast
        assert hits(lexicon(language).negation, "not") == []


@pytest.mark.parametrize("language", OTHERS)
def test_dimensions_are_those_of_the_english_file(language: str) -> None:
    """No file has a dimension that en.toml has not."""
    assert opposed(language).keys() <= opposed("en").keys()


@pytest.mark.parametrize("language", OTHERS)
def test_classes_are_those_of_the_english_file(language: str) -> None:
    """In a dimension no file has a class of its own: a word in it would oppose every word of another language."""
    own = opposed(language)
    strange = {name: set(groups) - set(opposed("en")[name]) - {IDLE} for name, groups in own.items()}
    assert not any(strange.values()), strange


@pytest.mark.parametrize("language", OTHERS)
def test_sections_are_those_of_the_english_file(language: str) -> None:
    """Every file has the same sections, with the same actors."""
    assert data(language).keys() == ENGLISH.keys()
    assert data(language)["actors"].keys() == ENGLISH["actors"].keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_in_two_classes(language: str) -> None:
    """Within a dimension a phrase has one class, by its stems as by its letters."""
    for name, groups in opposed(language).items():
        table = Phrases.of(groups, language).by_stem.values()
        classes = {(stems, group) for rows in table for stems, group in rows}
        twice = [stems for stems, count in Counter(stems for stems, _ in classes).items() if count > 1]
        assert not twice, (name, twice)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_negation_is_of_two_sorts(language: str) -> None:
    """A phrase denies, is idle, or undoes a denial: one of them."""
    said = data(language)["negation"]
    count = Counter(phrase for sort in ("cues", "idle", "double") for phrase in set(said[sort]))
    assert [phrase for phrase, times in count.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_can_be_found(language: str) -> None:
    """Every phrase of a class, standing alone, is found in its class."""
    for name, phrases in lexicon(language).contrast.items():
        for group, entries in opposed(language)[name].items():
            for entry in entries:
                expected = [] if group == IDLE else [group]
                assert [found for found, _ in hits(phrases, entry, language)] == expected, (name, entry)


def test_every_dimension_has_a_kind() -> None:
    """What the file opposes makes a finding of some kind, and no kind waits for words."""
    assert set(DIMENSIONS) == set(opposed("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_preposition_is_a_title(language: str) -> None:
    """A title with a hyphen is cut into words: "in" of "chair-in-office" must not come out as one of them."""
    known = lexicon(language)
    small = {word.stem for plain in known.place_prepositions for word in words(plain, language)}
    assert not known.titles & small


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_of_words_hold_words(language: str) -> None:
    """What is compared word by word has no spaces: an entry of two words would never be met."""
    known = lexicon(language)
    assert not [word for word in known.place_prepositions | known.function if " " in word]
