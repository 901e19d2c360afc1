"""An interview without labels: its questions are paragraphs of their own, bold on the page, and one person answers.

The text alone tells: nobody says "I" before the first question, what follows each is no question, and the questions
speak to somebody or the page calls itself an interview. So the rhetorical questions of a speech are none.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from tellings.turns.lexicon import GENRES, INTERVIEWS
from tellings.turns.names import words
from tellings.turns.voice import persons, salutation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.turns.paragraphs import Paragraph

_ASKED = re.compile(r"[?？؟;][\"”»’')\]]*$")
_GREEK = re.compile(r"[\u0370-\u03ff]")
#: "Tell me about the first night." asks, though no mark says so.
_PROMPT = re.compile(
    r"(?:tell (?:me|us)|describe|explain|(?:talk|walk|take) (?:me|us) through|let[’']s (?:talk|turn|move|go)"
    r"|erzählen sie|beschreiben sie|erklären sie|sprechen wir|reden wir|racontez|parlez|décrivez|expliquez|parlons"
    r"|cuénte|hábl|descr[ií]ba|hablemos|расскажите|опишите|объясните|поговорим|давайте поговорим)",
    re.IGNORECASE,
)
_PROMPT_LENGTH = 200
#: "She receives us in her office."
_RECEIVED = frozenset({"us", "uns", "nous", "nos", "нас", "ci"})
#: A longer paragraph is a speaker's, whatever it ends with.
_LONGEST = 600
#: So many questions make an interview, fewer where the page calls itself one.
_MANY, _FEW = 3, 2
#: Of the questions so many speak to somebody, where nothing calls the page an interview: one in three.
_SPOKEN_TO = 3


def interview(
    text: str, paras: Sequence[Paragraph], title: str | None, language: str | None
) -> list[tuple[bool, list[Paragraph]]]:
    """Return the paragraphs from the first question on, in groups: whether a group asks, and its paragraphs.

    The groups alternate, and the last one answers; none where the account is no such interview.
    """
    asks = [_asks(text, para) for para in paras]
    if not any(asks) or asks[-1]:
        return []
    first = asks.index(True)
    groups = [
        (asked, [para for _, para in rows])
        for asked, rows in groupby(zip(asks[first:], paras[first:], strict=True), key=lambda row: row[0])
    ]
    questions = [_joined(text, rows) for asked, rows in groups if asked]
    before = _joined(text, paras[:first])
    called = _called(title or "") or _called(before)
    if len(questions) < (_FEW if called else _MANY) or _of_a_speaker(before, title, language) or salutation(before):
        return []
    spoken_to = sum(bool(persons(question, language)[1]) for question in questions)
    return groups if called or spoken_to * _SPOKEN_TO >= len(questions) else []


def _asks(text: str, para: Paragraph) -> bool:
    words_ = text[para.start : para.end]
    if len(words_) <= _PROMPT_LENGTH and _PROMPT.match(words_):
        return True
    asked = _ASKED.search(words_) if len(words_) <= _LONGEST else None
    return asked is not None and (";" not in asked[0] or bool(_GREEK.search(words_)))


def _joined(text: str, paras: Sequence[Paragraph]) -> str:
    return "\n".join(text[para.start : para.end] for para in paras)


def _of_a_speaker(before: str, title: str | None, language: str | None) -> bool:
    """Whether what stands before the first question is somebody's own; "she receives us" is a reporter's."""
    own = persons(before, language)[0]
    if own != 1 or any(word.text.casefold() in GENRES for word in words(title or "")):
        return own > 0
    return not any(word.text.casefold() in _RECEIVED for word in words(before))


def _called(line: str) -> bool:
    return any(word.text.casefold() in INTERVIEWS for word in words(line))
