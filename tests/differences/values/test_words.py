"""Words know their exact places, whatever stands between them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.differences.values.words import bare, latin, runs, words


@given(st.text(), st.sampled_from(["en", "ru", "de", "ar", "xx", None]))
def test_a_word_is_where_it_says(text: str, language: str | None) -> None:
    """The places of every word give the word back; words follow each other and do not overlap."""
    found = words(text, language)
    assert [text[word.start : word.end] for word in found] == [word.text for word in found]
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_emoji_count_as_code_points() -> None:
    """A family of emoji before a word moves it by the code points it has; it is no word itself."""
    text = "👩‍👩‍👧 ferry 👍🏽 café"
    assert [(word.text, text[word.start : word.end]) for word in words(text, "en")] == [
        ("ferry", "ferry"),
        ("café", "café"),
    ]


def test_a_part_of_a_longer_text_is_counted_in_it() -> None:
    """Only the stretch asked for is read; places count the whole text."""
    text = "One ferry. Two ferries."
    found = words(text, "en", start=11)
    assert [(word.text, word.start) for word in found] == [("Two", 11), ("ferries", 15)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18,500 boats", ["18,500", "boats"]),
        ("18\u00a0500 лодок", ["18\u00a0500", "лодок"]),
        ("at 3:15.", ["at", "3:15"]),
        ("on 12.09.2024.", ["on", "12.09.2024"]),
        ("the 9th day", ["the", "9th", "day"]),
        ("it doesn’t", ["it", "doesn’t"]),
    ],
)
def test_what_is_one_word(text: str, expected: list[str]) -> None:
    """Figures keep their separators, not the stop after them; an apostrophe within a word belongs to it."""
    assert [word.text for word in words(text, "en")] == expected


@pytest.mark.parametrize(
    ("word", "plain"), [("Norland’s", "norland"), ("Norland's", "norland"), ("Ёлка", "елка"), ("STRASSE", "strasse")]
)
def test_bare_words(word: str, plain: str) -> None:
    """Neither capitals, nor a possessive, nor the dots of ё make another word."""
    assert bare(word) == plain


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "agreements", "agreement"),
        ("ru", "договора", "договор"),
        ("de", "Verträgen", "Vertrag"),
        ("fr", "bateaux", "bateau"),
    ],
)
def test_inflections_share_a_stem(language: str, one: str, other: str) -> None:
    """A word in another number or case has the same stem."""
    (first,), (second,) = words(one, language), words(other, language)
    assert first.stem == second.stem


@pytest.mark.parametrize(
    "spellings",
    [
        ("volkov", "волков", "wolkow"),
        ("chernov", "чернов", "tschernow"),
        ("khalid", "халид"),
    ],
)
def test_one_sound_in_every_spelling(spellings: tuple[str, ...]) -> None:
    """A name becomes the same Latin letters from any script and any custom of writing it."""
    assert len({latin(spelling) for spelling in spellings}) == 1


@given(st.lists(st.booleans()))
def test_runs_hold_exactly_what_is_true(flags: list[bool]) -> None:
    """The runs together are the places of the true flags, and no two of them touch."""
    found = list(runs(flags))
    assert [at for first, last in found for at in range(first, last)] == [at for at, flag in enumerate(flags) if flag]
    assert all(one[1] < other[0] for one, other in pairwise(found))


def test_an_elided_word_stands_by_itself_before_an_acronym() -> None:
    """In French and Italian "l'UNICEF" is two words, so that it names UNICEF; "coup d’État" stays as it is."""
    french = words("l'UNICEF et d’ONU, un coup d’État, aujourd'hui", "fr")
    assert [word.bare for word in french] == ["l", "unicef", "et", "d", "onu", "un", "coup", "d'état", "aujourd'hui"]
    assert [word.text for word in french][:2] == ["l'", "UNICEF"]
    assert [word.bare for word in words("dell'ONU c'è", "it")] == ["dell", "onu", "c'è"]
    assert [word.bare for word in words("doesn't O'NEILL", "en")] == ["doesn't", "o'neill"]


@pytest.mark.parametrize(
    ("text", "others"),
    [("Nous condamnons la grève.", "Il condamne la grève."), ("Nous exigeons la paix.", "Exiger la paix.")],
)
def test_french_we_has_the_stem_of_its_verb(text: str, others: str) -> None:
    """Snowball leaves "-ons" on; here it goes, and stays where the word before makes it a noun."""
    assert {word.stem for word in words(text, "fr")} & {word.stem for word in words(others, "fr")} >= {
        words(text, "fr")[1].stem
    }
    assert words("les raisons", "fr")[1].stem == words("la raison", "fr")[1].stem


@pytest.mark.parametrize(
    ("forms", "stem"),
    [
        ("вимагати вимагаємо вимагає вимагав вимагала вимагають", "вимаг"),
        ("школа школи школу школою школам", "школ"),
        ("сила сили силу силою", "сил"),
        ("депутат депутата депутатів депутатам депутатами", "депутат"),
        ("зобов'язався зобов'язалася зобов'язалися", "зобов'яз"),
    ],
)
def test_ukrainian_forms_have_one_stem(forms: str, stem: str) -> None:
    """Cases, persons and times of a Ukrainian word are one; a short word keeps three letters."""
    assert {word.stem for word in words(forms, "uk")} == {stem}
