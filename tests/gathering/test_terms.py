"""Words and names as buckets."""

from __future__ import annotations

import pytest

from tellings.gathering import terms


@pytest.mark.parametrize("name", ["Zelensky", "Selenskyj", "Зеленский", "Zelenskiy"])
def test_a_name_meets_itself_in_other_scripts_and_spellings(name: str) -> None:
    """What a name has in common across languages is its consonants."""
    (found,) = terms.names(f"Yesterday {name} spoke.")
    (wanted,) = terms.names("Yesterday Zelensky spoke.")
    assert found == wanted


def test_a_word_that_opens_a_sentence_is_no_name() -> None:
    """Only capitals within a sentence make a name."""
    assert not terms.names("Nobody came. Everybody left.")


def test_figures_are_told_whatever_parts_them() -> None:
    """1,800 and 1.800 and 1800 are one figure; a single digit is none."""
    assert len({*terms.names("about 1,800 of 3"), *terms.names("about 1.800"), *terms.names("about 1800")}) == 1


def test_endings_do_not_part_words() -> None:
    """A word is known by its beginning."""
    assert terms.words("fishermen") == terms.words("Fishermens")


def test_chinese_has_words() -> None:
    """A script without spaces gives pairs of characters."""
    assert len(terms.words("外交部发言人")) == 5
