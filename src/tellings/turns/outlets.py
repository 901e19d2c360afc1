"""Questions on a page that labels its speakers: a news house stands for who asks ("Reuters: Will …?"), or nobody does.

Spokespersons' pages print the house and a colon; central banks print the question in bold and no label at all. The text
tells: what is asked stands right before the words of one who is labelled and answers again and again.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tellings.turns.labels import Label, speech_after
from tellings.turns.lexicon import CONNECTORS, OPENERS
from tellings.turns.names import words
from tellings.turns.opening import first_word
from tellings.turns.paragraphs import between

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tellings.turns.paragraphs import Paragraph

_HOUSE = re.compile(r"(?P<phrase>[^\W\d_a-z][^\n:()]{1,40}?)\s?:\s+(?=[^\W\d_]|[\"“«¿])")
_ASKS = re.compile(r"[?？][\"”»’')\]]*$")
#: A question after which the asker says more ("… And my second question is about trade.").
_ASKS_FIRST = re.compile(r"[?？]")
_MOST = 5


def houses(text: str, paras: Sequence[Paragraph], labels: Sequence[Label]) -> list[Label]:
    """Return labels made of a news house's name, each with a question in its paragraph and an answer after it."""
    answering = _answering(labels)
    starts = {label.start for label in labels}
    found = []
    for at, para in enumerate(paras[:-1]):
        match = _HOUSE.match(text, para.start, para.end)
        if not match or para.start in starts or paras[at + 1].start not in answering:
            continue
        speech = speech_after(text, match.end(), paras, at)
        if speech is not None and _named(match["phrase"]) and "?" in text[speech : para.end]:
            found.append(Label(para.start, match.end(), match["phrase"], "question", speech, sure=True, house=True))
    return found


def unlabelled(text: str, paras: Sequence[Paragraph], labels: Sequence[Label]) -> list[Label]:
    """Return a label of no length before each question that stands between two answers of one who is labelled.

    None where it does not so stand again and again, or where those who are labelled ask: then it is theirs.
    """
    answering = _answering(labels)
    if not answering or _ask_again(text, paras, labels):
        return []
    first = min(label.start for label in labels)
    runs = _runs(text, paras, {label.start for label in labels}, answering, _ASKS)
    loose = _runs(text, paras, {label.start for label in labels}, answering, _ASKS_FIRST)
    if len(loose) == len([start for start in answering if start > paras[0].start]):  # all answers have one before them
        runs = loose
    inner = sum(run.start > first for run in runs)
    if inner * 2 < len(labels) - 1 or inner < 1 or len(runs) < 2:
        return []
    return [
        Label(run.start, run.start, "Question", "question", first_word(text, *run), sure=True, anonymous=True)
        for run in runs
    ]


def _ask_again(text: str, paras: Sequence[Paragraph], labels: Sequence[Label]) -> bool:
    """Whether one who is labelled again and again asks: then what is asked after their words is theirs."""
    times = Counter(label.phrase.casefold() for label in labels)
    again = [label for label in labels if times[label.phrase.casefold()] > 1]
    own = ((label, para) for label in again for para in between(paras, label.speech, label.speech + 1))
    return any(label.kind == "question" or _asks(text, para) for label, para in own)


def _runs(
    text: str, paras: Sequence[Paragraph], starts: Collection[int], answering: Collection[int], asks: re.Pattern[str]
) -> list[Paragraph]:
    """Return the first of the paragraphs that ask, right before each answer that has some."""
    runs = []
    for at in range(1, len(paras)):
        if paras[at].start not in answering:
            continue
        low = at
        while low > 0 and paras[low - 1].start not in starts and asks.search(text, *paras[low - 1]):
            low -= 1
        if low < at:
            runs.append(paras[low])
    return runs


def _answering(labels: Sequence[Label]) -> set[int]:
    """Return where the labels stand of those who speak more than once."""
    named = [label for label in labels if not label.anonymous and label.kind == "speech"]
    times = Counter(label.phrase.casefold() for label in named)
    if not times or max(times.values()) < 2:
        return set()
    return {label.start for label in named}


def _asks(text: str, para: Paragraph) -> bool:
    return bool(_ASKS.search(text, para.start, para.end))


def _named(phrase: str) -> bool:
    found = [word.text for word in words(phrase)]
    return (
        1 <= len(found) <= _MOST
        and found[0].casefold() not in OPENERS
        and all(word[0].isupper() or word.casefold() in CONNECTORS for word in found)
    )
