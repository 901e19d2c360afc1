"""Tellings made for the tests: text in, a telling out with a sentence for each piece that ends in a full mark."""

from __future__ import annotations

import re

from tellings import turns
from tellings.model import Aside, Sentence, Source, Telling

_SENTENCE = re.compile(r"[^\s][^\n]*?(?:[.!?…。?](?=\s|$)|(?=\n|$))")


def telling(text: str, title: str | None = None, language: str | None = "en", aside: tuple[Aside, ...] = ()) -> Telling:
    """Return a telling of this text."""
    return Telling(
        id="A",
        source=Source("made.txt", "text/plain", "0" * 64),
        title=title,
        publisher=None,
        published=None,
        place=None,
        language=language,
        text=text,
        aside=aside,
        sentences=tuple(Sentence(*match.span()) for match in _SENTENCE.finditer(text)),
    )


def found(text: str, title: str | None = None, language: str | None = "en") -> list[tuple[str, str | None, str]]:
    """Return kind, speaker and first words (20 characters) of each turn."""
    told = turns.find(telling(text, title, language))
    return [(turn.kind, turn.speaker, told.text[turn.start : turn.end][:20]) for turn in told.turns]


def who(text: str, title: str | None = None, language: str | None = "en") -> list[tuple[str, str | None]]:
    """Return kind and speaker of each turn."""
    return [(kind, speaker) for kind, speaker, _ in found(text, title, language)]


def sentences(text: str, title: str | None = None, language: str | None = "en") -> list[str]:
    """Return the sentences as cut."""
    told = turns.find(telling(text, title, language))
    return [told.sentence(at) for at in range(len(told.sentences))]
