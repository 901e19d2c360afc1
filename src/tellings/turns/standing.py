"""Lines of their own that name who speaks next, without a colon: a name, as French transcripts print it, or a heading.

A name alone may as well be a caption or a link, so it counts only where such lines come back and text stands between.
"Speech of President X" counts where what follows is in the first person.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tellings.turns.heading import heading
from tellings.turns.labels import Label, named, speech_after
from tellings.turns.voice import persons, salutation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.turns.paragraphs import Paragraph
    from tellings.turns.people import People

#: Longer lines are sentences or headlines.
_NAME_LENGTH = 80
_HEADING_LENGTH = 160
_ENDED = re.compile(r"[.!?:;,…。！？：]\W*$")
_CLOCK = re.compile(r"\s*[\(\[]?\d{1,2}:\d{2}(?::\d{2})?[\)\]]?$")


def name_lines(text: str, paras: Sequence[Paragraph]) -> list[Label]:
    """Return the name lines of a text whose speakers alternate; none where no line comes back."""
    found = [label for at in range(len(paras)) if (label := _name_line(text, paras, at))]
    counts = Counter(label.phrase.casefold() for label in found)
    back = sum(times for times in counts.values() if times > 1)
    if len(counts) < 2 or back < 2 or back * 2 < len(found):
        return []
    return found


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


def _name_line(text: str, paras: Sequence[Paragraph], at: int) -> Label | None:
    para = paras[at]
    line = text[para.start : para.end].strip("*_ ")
    phrase = " ".join(_CLOCK.sub("", line).split())
    if not phrase or len(phrase) > _NAME_LENGTH or _ENDED.search(phrase) or at + 1 == len(paras):
        return None
    following = text[paras[at + 1].start : paras[at + 1].end]
    speech = speech_after(text, para.end, paras, at)
    if speech is None or not _ENDED.search(following):
        return None
    return named(text, Label(para.start, para.end, phrase, "speech", speech, sure=False))
