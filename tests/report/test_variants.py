"""Word by word: what one telling alone has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellings.report.variants import MOST, alone


def said(*texts: str, language: str | None = "en") -> list[list[str]]:
    """Return the stretches that each text alone has."""
    return [
        [text[a:b] for a, b in stretches]
        for text, stretches in zip(texts, alone([(text, language) for text in texts]), strict=True)
    ]


def test_what_one_has_and_no_other_stands_out() -> None:
    """Case and punctuation do not count; words on end are one stretch."""
    assert said("It will not be lit at night.", "it will be lit, by lamps, at night") == [["not"], ["by lamps"]]


def test_of_three_a_word_that_two_have_does_not() -> None:
    """It is the one alone that is looked for."""
    assert said("red boats", "red ships", "white ships") == [["boats"], [], ["white"]]


def test_languages_are_not_laid_against_each_other() -> None:
    """A text with none beside it in its language has nothing to show; nor has one of unknown language."""
    assert alone([("one boat", "en"), ("ein Boot", "de"), ("two boats", "en")])[1] == ()
    assert said("one", "two", language=None) == [[], []]


def test_the_order_of_words_counts() -> None:
    """A word that stands elsewhere stands out on one side at least."""
    assert said("first A then B", "first B then A") != [[], []]


def test_of_more_than_a_few_none_is_shown() -> None:
    """Among many tellings a word that one alone has says little."""
    assert alone([(f"w{n}", "en") for n in range(MOST + 1)]) == ((),) * (MOST + 1)


@given(st.lists(st.text(alphabet="ab c,", max_size=20), min_size=2, max_size=4))
def test_stretches_are_in_order_and_within(texts: list[str]) -> None:
    """None empty, none over another, whatever the texts."""
    for text, stretches in zip(texts, alone([(text, "en") for text in texts]), strict=True):
        edges = [edge for stretch in stretches for edge in stretch]
        assert edges == sorted(edges)
        assert all(0 <= a < b <= len(text) for a, b in stretches)


@given(st.text(max_size=40))
def test_a_text_beside_itself_has_nothing_alone(text: str) -> None:
    """Whatever it says."""
    assert said(text, text) == [[], []]
