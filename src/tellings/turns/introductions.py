"""Introductions: a sentence that ends in a colon and says who speaks next ("Greeting the guests, X said:").

The words spoken follow in paragraphs of their own, or on the same line after a dash. Where a quotation mark follows,
the words are a quotation within the narration and none of this module's matter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tellings.turns.labels import Label, speech_after
from tellings.turns.lexicon import ASKING, INSTITUTIONS, TOWARDS, asks, first_person, is_role, says, second_person
from tellings.turns.names import names, person_like, words
from tellings.turns.offices import offices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import TurnKind
    from tellings.turns.paragraphs import Paragraph
    from tellings.turns.people import People

_COLON = re.compile(r"[:：](?=\s*(?:$|[-–—―]\s*[^\W\d_]))")
_OPENING_QUOTE = tuple("“\"«„‘'「『")
#: A sentence longer than this, in characters, tells more than who speaks next.
_LONGEST = 320
#: How far from the colon the verb may stand, in words ("said the following at the opening of the meeting:").
_REACH = 14


def introductions(text: str, paras: Sequence[Paragraph], people: People, language: str | None) -> list[Label]:
    """Return the introductions in order, as labels: the sentence is the label, the speech follows it."""
    found = (_introduction(text, paras, at, people, language) for at in range(len(paras)))
    return [label for label in found if label]


def _introduction(text: str, paras: Sequence[Paragraph], at: int, people: People, language: str | None) -> Label | None:
    para = paras[at]
    colon = _COLON.search(text, para.start, para.end)
    while colon and not _sayer(text, _sentence_start(text, para.start, colon.start()), colon.start(), language):
        colon = _COLON.search(text, colon.end(), para.end)
    if not colon:
        return None
    start = _sentence_start(text, para.start, colon.start())
    speech = speech_after(text, colon.end(), paras, at)
    if speech is None or text[speech].startswith(_OPENING_QUOTE):
        return None
    asked = any(asks(word.text) for word in words(text, start, colon.start()))
    kind: TurnKind = "question" if asked else "speech"
    phrase = speaker_in(text, start, colon.start(), people) or _holder(text[start : colon.start()], people)
    return Label(
        start,
        colon.end(),
        phrase or _unnamed(text, start, colon.start()),
        kind,
        speech,
        sure=True,
        anonymous=not phrase,
    )


def _sentence_start(text: str, start: int, end: int) -> int:
    """Where the last sentence of a stretch begins; initials and "Mr." end none."""
    at = start
    for match in re.finditer(r"[.!?…。！？][\"”»)]?\s+(?=[^\W\d_a-zа-я])", text[start:end]):
        before = words(text, max(start, start + match.start() - 12), start + match.start() + 1)
        if before and before[-1].text.endswith("."):
            continue
        at = start + match.end()
    return at


def _sayer(text: str, start: int, end: int, language: str | None) -> bool:
    """Whether the stretch is an introduction: short, with a verb of saying near its end, in nobody's own voice."""
    found = words(text, start, end)
    if not found or end - start > _LONGEST:
        return False
    voice = first_person(language) | second_person(language)
    if any(word.text.casefold() in voice for word in found):
        return False
    said = any(says(word.text) for word in found[-_REACH:])
    return (
        said
        and any(word.capital for word in found)
        and (any(is_role(word.text) for word in found) or any(True for _ in names(text, start, end)))
    )


def speaker_in(text: str, start: int, end: int, people: People) -> str | None:
    """Return the name of who speaks in a sentence such as "A reporter of Radio Y, Maria Z, asked", or None."""
    best: tuple[int, str] | None = None
    for segment in re.split(r"([,،,])", text[start:end]):
        score, phrase = _standing(segment, people)
        if phrase and (best is None or score > best[0] or (score == best[0] and score >= 4)):
            best = score, phrase
    return best[1] if best else None


def _standing(segment: str, people: People) -> tuple[int, str | None]:
    """How well a stretch between commas fits the subject of "said", and the name in it."""
    found = words(segment)
    name = people.bare(_before_verb(segment))
    if not found or not name:
        return 0, None
    starts = found[0]
    outlet = any(word.casefold() in INSTITUTIONS for word in name.casefold().split())
    if outlet or not person_like(name):
        return 1, name if person_like(name) else None
    if is_role(starts.text) and (starts.capital or len(name.split()) > 1):
        return 4, name
    if segment.strip().startswith(name) or people.led(name):
        return (4 if people.led(name) else 3), name
    return 2, name


def _before_verb(segment: str) -> str:
    for word in words(segment):
        if says(word.text) and word.start > 0 and segment[: word.start].strip():
            return segment[: word.start]
    return segment


def _holder(sentence: str, people: People) -> str | None:
    """Return who holds the office that is the subject of a sentence ("Greeting the guest, the Head of State said")."""
    segments = re.split(r"[,،,]", sentence)
    verbs = [at for at, segment in enumerate(segments) if any(says(word.text) for word in words(segment))]
    if not verbs:
        return None
    segment = segments[verbs[-1]]
    verb = next(word for word in words(segment) if says(word.text))
    for part in (segment[: verb.start], segment[verb.end :], segments[0] if verbs[-1] else ""):
        towards = next((w.start for w in words(part) if w.text.casefold() in TOWARDS and w.start), len(part))
        if offices(part[:towards]):
            return people.holder(part[:towards])
    return None


def _unnamed(text: str, start: int, end: int) -> str:
    """Return the word for somebody without a name ("A reporter asked:" gives "Reporter")."""
    for word in words(text, start, end):
        if word.text.casefold() in ASKING and len(word.text) > 1:
            return word.text.capitalize()
    return ""
