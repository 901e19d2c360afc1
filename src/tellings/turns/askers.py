"""A house that asks under its own name on its own page, and who held the interview for it, by a line of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tellings.turns.lexicon import AND
from tellings.turns.names import last, names, parted, person_like, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Telling
    from tellings.turns.labels import Label
    from tellings.turns.paragraphs import Paragraph

#: "Interview: Ann Lee", "Das Gespräch führte Ann Lee", "Propos recueillis par Ann Lee".
_HELD = re.compile(
    r"\b(?:interview(?:ed|er)?(?:\s*:|\s(?:by|von|de|par)\b)|(?:interview|gespräch)\sführten?\b|recueillis\spar\b"
    r"|entretien\sréalisé\spar\b|entrevista(?:\s*:|\s(?:de|por)\b)|интервью\s*:|(?:беседовал|вопросы\sзадавал)а?\b"
    r"|intervista\sdi\b)\s*:?[^\S\n]*",
    re.IGNORECASE,
)
_NAME = 60


def askers(telling: Telling, paras: Sequence[Paragraph], labels: Sequence[Label]) -> list[Label]:
    """Return the labels that are the publisher's own name, as questions of whom the page says held the interview.

    None where the publisher is not known, labels nobody else, or asks in fewer than half of its turns.
    """
    house = {word.casefold() for word in parted(telling.publisher or "")}
    own = [label for label in labels if {word.casefold() for word in parted(label.phrase)} <= house and house]
    others = [label for label in labels if label not in own]
    if not own or not others or any(label.anonymous for label in own):
        return []
    asked = sum("?" in telling.text[label.speech : _end(paras, label)] for label in own)
    if asked * 2 < len(own):
        return []
    who = _interviewer(telling.text, {last(label.phrase) for label in others})
    return [label._replace(kind="question", phrase=who or label.phrase, house=True) for label in own]


def _end(paras: Sequence[Paragraph], label: Label) -> int:
    return next((para.end for para in paras if para.start <= label.speech < para.end), label.speech)


def _interviewer(text: str, answering: set[str]) -> str | None:
    """Return the one person of whom a line says that they held the interview; never one of those who answer."""
    found = set()
    for match in _HELD.finditer(text):
        line = text[match.end() : match.end() + _NAME].partition("\n")[0]
        name = next(names(line), None)
        if name is None or name.start > 0 or len(parted(name.text)) < 2 or not person_like(name.text):
            continue
        following = words(line[name.end :])
        if last(name.text) in answering or (following and following[0].text.casefold() in AND):
            return None
        found.add(name.text)
    return found.pop() if len(found) == 1 else None
