"""Lines of their own that name who speaks next, without a colon: a name, as French transcripts print it, or a heading.

A name alone may as well be a caption or a link, so it counts only where such lines come back and text stands between.
"Speech of President X" counts where what follows is in the first person.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tellings.turns.heading import heading
from tellings.turns.labels import Label, named, speech_after
from tellings.turns.lexicon import is_role
from tellings.turns.names import person_like
from tellings.turns.paragraphs import paragraphs
from tellings.turns.voice import persons, salutation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Telling
    from tellings.turns.paragraphs import Paragraph
    from tellings.turns.people import People

#: Longer lines are sentences or headlines.
_NAME_LENGTH = 80
_HEADING_LENGTH = 160
#: What reading may take a name on a line of its own for.
_LOOKS_LIKE = frozenset({"heading", "headline", "page furniture"})
_ENDED = re.compile(r"[.!?:;,…。！？：]\W*$")
#: "Ann Lee (Harwich) (Liberal)": the records of a parliament say for which place and party somebody sits.
_SEAT = re.compile(r"(?:\s*\([^()\n]{1,60}\)){1,3}$")
_CLOCK = re.compile(r"\s*[\(\[]?\d{1,2}:\d{2}(?::\d{2})?[\)\]]?$")


def name_lines(text: str, paras: Sequence[Paragraph]) -> list[Label]:
    """Return the name lines of a text whose speakers alternate; none where no line comes back."""
    found = [label for at in range(len(paras)) if (label := _name_line(text, paras, at))]
    counts = Counter(label.phrase.casefold() for label in found)
    back = sum(times for times in counts.values() if times > 1)
    if len(counts) < 2 or back < 2 or back * 2 < len(found):
        return []
    return found


def reclaimed(telling: Telling) -> Telling:
    """Return the telling with the name lines that reading set aside as headings back in the account, if there are any.

    A name alone looks like a heading; where such lines come back and text stands between, they say who speaks.
    """
    text = telling.text
    lines = {(a.start, a.end) for a in telling.aside if a.reason in _LOOKS_LIKE and _phrase(text[a.start : a.end])}
    times = Counter(_phrase(text[start:end]) for start, end in lines)
    if not any(count > 1 for count in times.values()):
        return telling
    rest = tuple(a for a in telling.aside if (a.start, a.end) not in lines)
    labels = name_lines(text, paragraphs(replace(telling, aside=rest)))
    names = {(label.start, label.end) for label in labels} & lines
    return (
        replace(telling, aside=tuple(a for a in telling.aside if (a.start, a.end) not in names)) if names else telling
    )


def heading_lines(text: str, paras: Sequence[Paragraph], people: People, language: str | None) -> list[Label]:
    """Return the lines that announce a speech ("Statement by President X") with that speech after them."""
    found = []
    for at in range(len(paras) - 1):
        para, following = paras[at], paras[at + 1]
        line, after = text[para.start : para.end], text[following.start : following.end]
        if len(line) > _HEADING_LENGTH or _ENDED.search(line) or not (salutation(after) or persons(after, language)[0]):
            continue
        who = heading(line, people, language)
        speech = speech_after(text, para.end, paras, at)
        if who and who.outright and speech is not None:
            found.append(Label(para.start, para.end, who.speaker, "speech", speech, sure=True))
    return found


def _phrase(line: str) -> str | None:
    """Return the words of a line that may name who speaks, less marks, a time, a seat and a party; None for others."""
    phrase = " ".join(_CLOCK.sub("", line.strip("*_ ")).split())
    bare = _SEAT.sub("", phrase)
    if len(bare.split()) > 1 and person_like(bare) and not any(map(is_role, bare.split())):
        phrase = bare
    return phrase if phrase and len(phrase) <= _NAME_LENGTH and not _ENDED.search(phrase) else None


def _name_line(text: str, paras: Sequence[Paragraph], at: int) -> Label | None:
    para = paras[at]
    phrase = _phrase(text[para.start : para.end])
    if phrase is None or at + 1 == len(paras):
        return None
    following = text[paras[at + 1].start : paras[at + 1].end]
    speech = speech_after(text, para.end, paras, at)
    if speech is None or not _ENDED.search(following):
        return None
    return named(text, Label(para.start, para.end, phrase, "speech", speech, sure=False))
