"""Paragraphs: lines, and the lines of hard-wrapped ones together."""

from __future__ import annotations

import textwrap

import pytest

from tellings import reading
from tellings.turns import find
from tellings.turns.paragraphs import paragraphs

SAID = (
    "We spoke about the bridge and about the fishermen who have been held since January. I told my colleague that "
    "eleven boats have to be released. He did not say no, which is something we did not hear in all of last year."
)


@pytest.mark.parametrize("width", [58, 66, 72, 80])
def test_wrapped_paragraphs_are_whole(width: int) -> None:
    """At any width, the lines of a speech are one paragraph, and a label begins the next."""
    lines = [f"MINISTER BRANDT: {SAID}", "MODERATOR: The first question, please.", f"QUESTION: {SAID}"]
    text = "\n".join(textwrap.fill(line, width) for line in lines)
    told = reading.telling(text.encode(), name="made.txt")
    found = [" ".join(text[p.start : p.end].split()) for p in paragraphs(told)]
    assert found == lines
    assert [turn.kind for turn in find(told).turns] == ["speech", "speech", "question"]


def test_lines_that_do_not_wrap_are_paragraphs() -> None:
    """Where each line ends its sentence, each is a paragraph."""
    lines = ["We spoke about the bridge.", "Nobody will pay a toll.", "I thank you."]
    told = reading.telling("\n".join(lines).encode(), name="made.txt")
    assert [told.text[p.start : p.end] for p in paragraphs(told)] == lines
