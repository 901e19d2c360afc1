"""Who is in the chair: whom "The President:" means where the record says so, and not who else is president of anything.

A record names its chair at its head ("President: Mr. X (Country)", "Présidence de Mme X") and where another takes over
("Ms. Y, Vice-President, took the Chair"). So do others with a word for somebody ("Host: Anna X").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tellings.turns.lexicon import ASKING, CHAIRING, PARTICLES, SPEAKING, TITLES
from tellings.turns.names import parted, person_like, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.turns.people import People

#: "President:     Mr. X (Country)": a word and a name, and no sentence.
_ROSTER = re.compile(
    r"^[^\S\n]*(?P<word>[^\W\d_][^:\n()]{1,40}?)[^\S\n]*[:：][^\S\n]*(?P<who>[^\W\d_][^\n:;!?]{2,90}?)[^\S\n]*$",
    re.MULTILINE,
)
_SEATS = re.compile(r"\s*\([^()\n]*\)")
#: "In the absence of the President, Ms. Y (Country), Vice-President, took the Chair", "[Sir Alec X in the Chair]".
_TAKES = re.compile(r"[,\s](?:(?:took|takes|resumed|resumes|in) the chair|presiding)\b", re.IGNORECASE)
_BACK = 160
#: "Présidence de Mme X", "PRESIDENZA DEL VICEPRESIDENTE X", "Председательствует X", "Unter dem Vorsitz von X".
_UNDER = re.compile(
    r"\b(?:présidence d[eu]|presidenza d(?:i|el|ella)|presidencia de(?:l| la)?|председательству(?:ет|ют)|vorsitz von"
    r"|под председательством)\b(?P<who>[^\n:;!?]{3,120})",
    re.IGNORECASE,
)
#: "The President (Mr. X):", after which "The President" is X.
_SEATED = re.compile(r"^[^\S\n]*(?P<word>[^\W\d_][^:\n()]{1,40}?)\s?\((?P<who>[^()\n]{3,60})\)\s*[.:]", re.MULTILINE)
_LONGEST = 8
_CHAIR = "chair"


class _Event(NamedTuple):
    start: int
    word: str
    name: str


class Chairs:
    """Those who take the chair in a text, by where it says so."""

    def __init__(self, text: str, people: People) -> None:
        self._events: dict[str, list[_Event]] = defaultdict(list)
        for event in sorted(_events(text, people)):
            self._events[event.word].append(event)

    def at(self, phrase: str, place: int) -> str | None:
        """Return whom a label means at a place by what the text says before it; None where it does not say."""
        events = self._events.get(_word(phrase) or "", [])
        before = bisect_right(events, place, key=lambda event: event.start)
        return events[before - 1].name if before else None


def roster(line: str) -> bool:
    """Return whether a line is a word for somebody and a name, and so no speech ("President: Mr. X (Country)")."""
    found = _ROSTER.match(line)
    return found is not None and _word(found["word"]) is not None and _nothing_but_a_name(found["who"])


def _word(phrase: str) -> str | None:
    """Return the word by which a label means somebody, `chair` for all that a chair is called; None for a name."""
    left = [part for part in map(_bare, parted(phrase)) if part not in TITLES]
    if len(left) != 1:
        return None
    if left[0] in CHAIRING:
        return _CHAIR
    return left[0] if len(left[0]) > 1 and left[0] in ASKING | SPEAKING else None


def _bare(word: str) -> str:
    return word.casefold().rstrip(".")


def _nothing_but_a_name(who: str) -> bool:
    if who.endswith((".", ",", "…")):
        return False
    name = _SEATS.sub("", who).partition(",")[0]
    found = [word.text for word in words(name)]  # of scripts without capitals any words could be a name
    return 2 <= len(found) <= _LONGEST and all(word[0].isupper() or _bare(word) in TITLES | PARTICLES for word in found)


def _events(text: str, people: People) -> Iterator[_Event]:
    for match in _ROSTER.finditer(text):
        word = _word(match["word"])
        if word and _nothing_but_a_name(match["who"]) and (name := _named([match["who"].partition(",")[0]], people)):
            yield _Event(match.start(), word, name)
    for match in _SEATED.finditer(text):
        word = _word(match["word"])
        if word and _nothing_but_a_name(match["who"]) and (name := _named([match["who"]], people)):
            yield _Event(match.start(), word, name)
    for match in _TAKES.finditer(text):
        line = re.split(r"[\n\[\]]", text[max(0, match.start() - _BACK) : match.start()])[-1]
        if name := _named(reversed(line.split(",")), people):
            yield _Event(match.start(), _CHAIR, name)
    for match in _UNDER.finditer(text):
        if name := _named(match["who"].split(","), people):
            yield _Event(match.start(), _CHAIR, name)


def _named(segments: Iterator[str] | list[str], people: People) -> str | None:
    """Return the first of the segments' names, by its fullest form."""
    for segment in segments:
        name = people.bare(" ".join(_SEATS.sub("", segment).split()))
        if name and person_like(name) and _bare(name) not in CHAIRING:
            return people.fullest(name)
    return None
