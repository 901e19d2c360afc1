"""What cannot be found is said."""

from __future__ import annotations

from made_sides import telling

from tellings.differences import limits


def test_a_language_with_a_lexicon_needs_no_word() -> None:
    """English, Russian, German, French and Ukrainian have lexicons: nothing is to be said."""
    assert limits([telling("Hm.", "A", "en"), telling("Hm.", "B", "ru"), telling("Hm.", "C", "uk")]) == ()


def test_a_language_without_lexicon_is_named() -> None:
    """The tellings concerned stand together, each language once, and what is not compared is listed."""
    found = limits([telling("Hm.", "A", "it"), telling("Hm.", "B", "en"), telling("Hm.", "C", "it")])
    assert len(found) == 1
    assert "The language of A, C is “it”, of which there is no lexicon" in found[0]
    assert "negation" in found[0]
    assert "not compared" in found[0]


def test_spanish_is_read_without_a_lexicon() -> None:
    """The trained reader has learned it: what it is left to is said."""
    (found,) = limits([telling("Hm.", "A", "es"), telling("Hm.", "B", "en")])
    assert "left to the trained reader" in found


def test_an_unknown_language_is_said_to_be_so() -> None:
    """A telling whose language could not be told is named too; one without words is not."""
    (found,) = limits([telling("Hm.", "A", None), telling("", "B", None)])
    assert found.startswith("The language of A is not known:")
