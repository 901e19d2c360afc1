"""Sentences: exact spans within one stretch."""

import pytest

from tellings.model import Span
from tellings.read.sentences import sentences


def cut(text, language="en"):
    """Return the sentences of a text that is one stretch."""
    return [text[s.start : s.end] for s in sentences(text, [Span(0, len(text))], language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mr. Ferro met Dr. Lund on Sept. 5 at 2:40 a.m. in the town hall.", "en"),
        ("Ministers M. Tarn and I. Kole met on Nov. 5.", "en"),
        ("Das Treffen begann ca. 9 Uhr mit Dr. Lund und Hrn. Ferro.", "de"),
        ("В 2031 г. министр А. П. Лунд и др. посетили порт.", "ru"),
    ],
)
def test_abbreviations_end_no_sentence(text, language):
    """The full stop of a title, an initial or a month is not the end."""
    assert cut(text, language) == [text]


def test_sentences_are_cut():
    """Each sentence with its own closing marks, without the white space between."""
    assert cut("We agreed.  “Good,” she said.\u00a0Is it? Yes!") == [
        "We agreed.",
        "“Good,” she said.",
        "Is it?",
        "Yes!",
    ]


def test_no_sentence_crosses_a_stretch():
    """What is not in a stretch is in no sentence."""
    text = "First part (aside) second part."
    found = sentences(text, [Span(0, 10), Span(19, 31)], "en")
    assert [text[s.start : s.end] for s in found] == ["First part", "second part."]


def test_any_language_is_cut():
    """A language that the cutter does not know is cut by common rules; an unknown one as English."""
    assert len(cut("Ett. Tva.", "xx")) == len(cut("Ett. Tva.", None)) == 2


def test_marks_alone_are_no_sentence():
    """A row of stars or dots holds no word."""
    assert cut("* * *") == []
    assert cut("…") == []
