"""Labels that a full stop ends, as records of parliaments and central banks print them.

"CHAIR MARLOW. Good afternoon.", "Mr. HOLT. Mr. Speaker, I rise …", "PRESIDENTE. La seduta è aperta.", "Mme Claire
Vidal. Madame la présidente, …", "Председательствующий. Добрый день!" A full stop after a few capitals ends a sentence
as well, or a dateline: so such a label counts only where several stand, some come back, and people speak after them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tellings.turns.labels import Label, in_brackets
from tellings.turns.lexicon import ANSWERING, ASKING, CONNECTORS, PARTICLES, SPEAKING, TITLES, is_role, says
from tellings.turns.names import words
from tellings.turns.opening import first_word
from tellings.turns.voice import persons, salutation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import TurnKind
    from tellings.turns.paragraphs import Paragraph

#: So far from the start of a paragraph, in characters, its label may end; so many words it has before a comma.
_REACH = 130
_LONGEST = 7
_STOP = re.compile(r"\.(?:\s?[-–—])?\s+(?=[^\W\d_a-zа-яё]|[\"“«¿¡(\[])")
#: "(PD)", "(Mr. Abbot)" before the stop.
_SEAT = re.compile(r"\s*\(([^()\n]{1,60})\)\s*$")
_SURNAME_FIRST = re.compile(r"[А-ЯЁІЇЄҐ][\w-]+\s+[А-ЯЁІЇЄҐ]\.\s?[А-ЯЁІЇЄҐ]\.?$")
_INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]$")
#: Of the turns that such labels open so many are in somebody's own voice: one in three.
_OWN_VOICE = 3
_FEWEST = 3


def stopped(text: str, paras: Sequence[Paragraph], language: str | None) -> list[Label]:
    """Return the labels that end in a full stop; none where no more than a few lines look like it."""
    found = [label for para in paras if (label := _candidate(text, para))]
    counts = Counter(label.phrase.casefold() for label in found)
    back = sum(times for times in counts.values() if times > 1)
    asked = {label.kind for label in found if label.anonymous}
    if len(counts) < 2 or (asked != {"question", "speech"} and (back < 2 or len(found) < _FEWEST)):
        return []
    ends = [*(label.start for label in found[1:]), paras[-1].end]
    said = [text[label.speech : end] for label, end in zip(found, ends, strict=True)]
    own = sum(any(persons(speech, language)) or salutation(speech.partition("\n")[0]) for speech in said)
    return found if own * _OWN_VOICE >= len(found) else []


def _candidate(text: str, para: Paragraph) -> Label | None:
    high = min(para.end, para.start + _REACH)
    for match in _STOP.finditer(text, para.start, high):
        phrase = " ".join(text[para.start : match.start()].split())
        goes_on = _INITIAL.search(phrase) and re.match(r"[^\W\d_]\.", text[match.end() : match.end() + 2])
        if goes_on or phrase.count("(") != phrase.count(")") or not (label := _label(text, para, phrase, match.end())):
            continue
        return label
    return None


def _label(text: str, para: Paragraph, phrase: str, end: int) -> Label | None:
    speech = first_word(text, end, para.end)
    seat = _SEAT.search(phrase)
    phrase, seated = (phrase[: seat.start()], seat[1]) if seat else (phrase, "")
    if speech == para.end or not _shaped(phrase):
        return None
    bare = [part.text.casefold().rstrip(".") for part in words(phrase)]
    left = [word for word in bare if word not in TITLES]
    unnamed = len(left) == 1 and left[0] in ASKING | ANSWERING | SPEAKING
    kind: TurnKind = "question" if unnamed and left[0] in ASKING else "speech"
    phrase = f"{phrase}." if _SURNAME_FIRST.match(phrase) else phrase
    named = in_brackets(phrase, seated) or phrase
    return Label(para.start, end, named, kind, speech, sure=True, anonymous=unnamed and named == phrase)


def _shaped(phrase: str) -> bool:
    """Whether a phrase is called out as speakers are: in capitals, after a form of address, or by a word for one."""
    head, _, tail = phrase.partition(",")
    found = [word.text for word in words(head)]
    if not found or len(found) > _LONGEST or any(says(word) for word in found[1:]) or re.search(r"\d", head):
        return False
    if len(tail.split()) > 2 * _LONGEST or any(char in phrase for char in ':;!?…“”«»"'):
        return False
    small = [word.casefold().rstrip(".") for word in found]
    left = [word for word in small if word not in TITLES]
    if len(left) == 1 and len(left[0]) > 1 and found[0][0].isupper() and left[0] in ASKING | ANSWERING | SPEAKING:
        return True
    if _SURNAME_FIRST.match(head):
        return True
    names = [word for word, bare in zip(found, small, strict=True) if bare not in TITLES | CONNECTORS | PARTICLES]
    names = [word for word in names if not (is_role(word) and not word.isupper())]
    if not names or not all(word[0].isupper() for word in names):
        return False
    addressed = small[0] in TITLES and len(small[0]) > 0 and len(found) > 1
    return addressed or (names[0].isupper() and len(names[0]) > 2)
