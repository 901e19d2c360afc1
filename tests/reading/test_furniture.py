"""Lines that give themselves away by their words."""

import pytest

from tellings.reading.furniture import REASONS, lexicon, reason


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Share", "share links"),
        ("• Share on Facebook", "share links"),
        ("Read also: Ferry fees to rise in May", "related"),
        ("Lesen Sie auch", "related"),
        ("Читайте также:", "related"),
        ("© 2031 The Gazette. All rights reserved", "legal"),
        ("A-  A  A+", "navigation"),
        ("Tags: harbour, bridge", "tags"),
        ("Home | News", "navigation"),
    ],
)
def test_a_line_of_furniture_names_its_reason(line, why):
    """The phrase that a short line begins with says what it is."""
    assert reason(line)[0] == why


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Tuesday after the harbour works were put off.",
        "Press statements of the two ministers after their talks",
        "Nextdoor neighbours met",
        "We share this concern.",
        "",
    ],
)
def test_prose_that_begins_alike_is_none(line):
    """A word that may begin a headline is no furniture unless it is set apart or most of the line."""
    assert reason(line) == (None, 0.0)


def test_how_much_of_the_line_the_phrase_takes():
    """A phrase that is the whole line weighs 1."""
    assert reason("Read also")[1] == 1.0
    assert reason("Read also: ferry fees")[1] == pytest.approx(9 / 21)


def test_every_phrase_has_a_known_reason():
    """The sections of the lexicon are the reasons; its phrases are in lower case with straight apostrophes."""
    assert set(lexicon().values()) == set(REASONS)
    assert all(phrase == phrase.casefold() and "’" not in phrase for phrase in lexicon())
