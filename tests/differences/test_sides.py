"""A telling taken to words: each sentence in its own language."""

from __future__ import annotations

import pytest
from made_sides import ENCODER, side, telling
from msgspec.structs import replace

from tellings import differences
from tellings.differences.account import Account
from tellings.model import Passage, Sentence, Telling

GERMAN = "Gestern sagte der Minister, dass sechs Boote im Hafen liegen."


def _mixed() -> Telling:
    """Return an English telling with a German sentence in it."""
    made = telling(f"The minister came. {GERMAN}")
    first, second = made.sentences
    return replace(made, sentences=(first, Sentence(second.start, second.end, "de")))


def test_a_sentence_is_read_in_its_own_language() -> None:
    """Numbers, months and stems are those of the sentence's language, whatever the telling's."""
    account = Account(_mixed())
    assert account.values == {6.0}
    assert account.side([1]).language == "de"
    assert account.side([1]).lexicon.language == "de"


def test_a_side_in_several_languages_is_in_its_tellings() -> None:
    """Where a passage runs over sentences of two languages the telling's own is taken."""
    account = Account(_mixed())
    assert account.side([0]).language == "en"
    assert account.side([0, 1]).language == "en"


def test_what_differs_in_a_foreign_sentence_is_found() -> None:
    """A German sentence within an English telling is set against a German telling as German."""
    other = telling(GERMAN.replace("sechs", "zwölf"), "B", "de")
    found = differences.findings(
        [_mixed(), other], [Passage("p1", {"A": (1,), "B": (0,)}, "reworded", 0.9)], encoder=ENCODER
    )
    assert [(finding.kind, finding.substantive) for finding in found if finding.passage] == [("number", True)]


@pytest.mark.parametrize(
    ("text", "word", "phrase"),
    [
        ("The mole will be done by the end of May, our firms agreed it.", "agreed", "our firms agreed it"),
        ("The mole, whose cost is agreed, would be done in May.", "agreed", "whose cost is agreed"),
        ("Yes, agreed. We go.", "agreed", "Yes, agreed"),
    ],
)
def test_a_quote_has_no_shred_of_the_next_clause(text: str, word: str, phrase: str) -> None:
    """Where a short clause is quoted, a word or two beyond a comma are taken only if they are all there is."""
    words = side(text)
    at = next(k for k, each in enumerate(words.words) if each.bare == word)
    span = words.phrase(at, at + 1)
    assert text[span.start : span.end] == phrase
