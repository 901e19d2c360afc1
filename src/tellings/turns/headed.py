"""Who gives a speech that has no label, and where it begins: by the title, the lines above it, a standfirst."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tellings.turns.heading import heading, office, single_voice
from tellings.turns.lexicon import BY, is_role
from tellings.turns.names import names, person_like, words
from tellings.turns.voice import persons, salutation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.model import Telling
    from tellings.turns.paragraphs import Paragraph
    from tellings.turns.people import People

#: A heading's line is short; set aside or not, it is looked for among this many lines before the account.
_HEADING_LENGTH = 250
_HEADING_LINES = 12
#: "Rowena Pike set out …", "Rowena Pike, Minister for Trade".
_DOES, _HOLDS = re.compile(r"\s(?:\w+ly\s)?[^\W\d_A-ZА-Я]+\s+\S+\s+\S"), re.compile(r"\s?,\s(?:the\s)?(\w+)")
#: What stands over a speech printed as it was given.
_GIVEN = re.compile(
    r"check against delivery|as (?:delivered|prepared|spoken)|(?:es )?gilt das gesprochene wort|prononcé fait foi"
    r"|стенограмма|verbatim|según lo pronunciado|transcript of (?:the |his |her )?(?:speech|address|remarks)",
    re.IGNORECASE,
)
#: Lines before the first word spoken: a dateline, "as delivered", "translated from …".
_LEAD = 5
#: Shorter ones that no full mark ends are pieces of a heading.
_LINE = 80


def headed(telling: Telling, paras: Sequence[Paragraph], people: People) -> str | None:
    """Return the speaker by the title, or by a line above the account that calls itself somebody's speech."""
    title = heading(telling.title, people, telling.language) if telling.title else None
    if title and title.outright:
        return title.speaker
    above = telling.text[: paras[min(_LEAD, len(paras) - 1)].start].splitlines()[-_HEADING_LINES:]
    over = telling.text[: paras[body_from(telling.text, paras, telling.language)].start].splitlines()
    for line in [*above, *_broken(over)]:
        found = heading(line, people, telling.language) if line.strip() and len(line) <= _HEADING_LENGTH else None
        if found and found.outright:
            return found.speaker
    if title:
        return title.speaker
    who = _presented(telling, paras, people) or _pictured(telling, paras, people)
    return who or (office(telling.title, telling.language) if telling.title else None)


def _broken(lines: Sequence[str]) -> Iterator[str]:
    """Yield what is a heading on lines of its own ("Remarks by", "Helen Marlow")."""
    said = [line.strip() for line in lines if line.strip()][-_HEADING_LINES:]
    for line, following in pairwise(said):
        last_word = line.rsplit(None, 1)[-1].casefold()
        if last_word in BY and len(line) <= _HEADING_LENGTH:
            yield f"{line} {following}"


def _place(name: str, text: str) -> bool:
    return re.search(rf"\b(?:in|at|to|near|à|en|nach|в|во)\s+{re.escape(name)}\b", text) is not None


def _presented(telling: Telling, paras: Sequence[Paragraph], people: People) -> str | None:
    """Return whom the lines above a speech present as its speaker, where the title names an office alone.

    "Trade Secretary's speech at …", and below it: "Rowena Pike set out the government's plans for free ports."
    """
    if not telling.title or not single_voice(telling.title):
        return None
    until = paras[body_from(telling.text, paras, telling.language)].start
    start = telling.text.rfind(telling.title, 0, until)
    for line in telling.text[start + len(telling.title) : until].splitlines() if start >= 0 else ():
        name = next(names(line), None)
        if name is None or words(line[: name.start]) or len(words(name.text)) < 2 or not person_like(name.text):
            continue
        holds = _HOLDS.match(line, name.end)
        if (_DOES.match(line, name.end) or (holds and is_role(holds[1]))) and not _place(name.text, telling.text):
            return people.fullest(name.text)
    return None


def _pictured(telling: Telling, paras: Sequence[Paragraph], people: People) -> str | None:
    """Return the one person in the page's captions, where it prints a speech as it was given and names nobody above."""
    first = paras[body_from(telling.text, paras, telling.language)]
    if not salutation(telling.text[first.start : first.end]):
        return None
    given = _GIVEN.search(telling.text, 0, first.start) or single_voice(telling.title or "")
    return people.beside() if given else None


def body_from(text: str, paras: Sequence[Paragraph], language: str | None) -> int:
    """Which paragraph the speech begins with: a form of address near the top, else the first in the first person."""
    lines = 0
    for at, para in enumerate(paras):
        stretch = text[para.start : para.end]
        if salutation(stretch) or any(persons(stretch, language)):
            return at
        lines += len(stretch) > _LINE or stretch.endswith((".", "!", "?", "…"))
        if lines == _LEAD or at == _HEADING_LINES:
            break
    return 0
