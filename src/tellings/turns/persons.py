"""The persons of a telling: each by the fullest name, with the offices held and every place where the text means them.

Only those are listed of whom the text tells who they are: who hold an office in it, have a role before their name, or
speak in it. An office alone ("the President") is a mention where one person only can be meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from tellings.model import Person, Span
from tellings.turns.lexicon import INSTITUTIONS
from tellings.turns.names import caseless, words
from tellings.turns.nominative import nominative
from tellings.turns.offices import offices
from tellings.turns.sayers import is_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.model import Turn
    from tellings.turns.account import Account
    from tellings.turns.names import Name
    from tellings.turns.paragraphs import Paragraph
    from tellings.turns.people import People

_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄє]")
#: So far after an office, in characters, it is said whose it is; in words, before its holder's name.
_WHOSE, _MOST = 40, 5
#: So far before an office, in characters, stands the article that makes it nobody's.
_ARTICLE = 200
#: "a president", "former minister": nobody's office at the time.
_NOT_THEIRS = re.compile(r"\b(?:a|an|any|every|former|ein|eine|un|une|una)\s+(?:\w+\s+)?$", re.IGNORECASE)


def persons(text: str, account: Account, turns: Sequence[Turn], people: People) -> tuple[Person, ...]:
    """Return the persons in the order in which the text first means them."""
    mentions: dict[str, set[Span]] = defaultdict(set)
    roles: dict[str, set[str]] = defaultdict(set)
    known = {turn.speaker for turn in turns if turn.speaker and _full(turn.speaker, people)}
    for para, standing in zip(account.paras, account.names, strict=True):
        for who, span, role in _named(text, standing, people):
            mentions[who].add(span)
            if role:
                known.add(who)
        for who, span, office in _by_office(text, para, standing, people):
            known.add(who)
            roles[who].add(office)
            mentions[who].add(span)
    for who in [who for who in mentions if _CYRILLIC.search(who)]:  # named in another case as well
        plain = people.fullest(nominative(who))
        if plain != who and plain in mentions:
            mentions[plain] |= mentions.pop(who)
            known = (known | {plain}) - {who} if who in known else known
    for who in known:
        roles[who] |= people.offices_of(who)
        if caseless(who):
            mentions[who] |= {
                Span(*m.span()) for p in account.paras for m in re.compile(re.escape(who)).finditer(text, *p)
            }
    found = [Person(who, tuple(sorted(roles[who])), tuple(sorted(mentions[who]))) for who in known if mentions[who]]
    return tuple(sorted(found, key=lambda person: (person.mentions[0], person.name)))


def _full(name: str, people: People) -> bool:
    return caseless(name) or (is_person(name, people) and not set(name.casefold().split()) & INSTITUTIONS)


def _named(text: str, standing: Sequence[Name], people: People) -> Iterator[tuple[str, Span, bool]]:
    """Yield each person whom a paragraph names, where, and whether a role stands before the name."""
    for name in standing:
        bare = people.bare(name.text) if name.after_of else name.text
        if not bare or caseless(bare) or not is_person(bare, people):
            continue
        start = name.end - len(bare) if text.endswith(bare, 0, name.end) else name.start
        yield people.fullest(bare), Span(start, name.end), _has_role(name)


def _has_role(name: Name) -> bool:
    return name.led and bool(name.role) and (not name.after_of or len(words(name.text)) > 2)


def _by_office(text: str, para: Paragraph, standing: Sequence[Name], people: People) -> Iterator[tuple[str, Span, str]]:
    """Yield each office that stands alone in a paragraph, with whom it means."""
    stretch = text[para.start : para.end]
    found = offices(stretch)
    named = [name for name in standing if name.led and is_person(name.text, people)] if found else []
    starts = [name.start for name in named]
    for at, office in enumerate(found):
        start, end = para.start + office.start, para.start + office.end
        until = found[at + 1].start if at + 1 < len(found) else len(stretch)
        next_name = bisect_left(starts, end)  # where it is too far off, those after it are farther
        if (
            next_name < len(starts)
            and starts[next_name] <= para.start + until
            and _leads(text[end : starts[next_name]])
        ):
            continue
        if _nobodys(stretch[max(0, office.start - _ARTICLE) : office.start]):
            continue
        who = people.holder(_phrase(stretch, office.start, min(until, office.end + _WHOSE)))
        if who and is_person(who, people):
            yield who, Span(start, end), office.kind


def _nobodys(before: str) -> bool:
    """Whether an article makes the office after it nobody's; it is one of the two words before the office."""
    if not before[-1:].isspace():
        return False
    return bool(_NOT_THEIRS.search(before, len(before.rstrip().rpartition(" ")[0].rstrip().rpartition(" ")[0])))


def _leads(between: str) -> bool:
    """Whether no more than whose office it is stands between an office and a name ("Президент республики X")."""
    return len(between.split()) <= _MOST and not re.search(r"[.,;:()\n]", between)


def _phrase(stretch: str, start: int, end: int) -> str:
    """Return an office with the words around it that may tell whose it is, within its clause."""
    before = re.split(r"[,.;:()\n]", stretch[max(0, start - 40) : start])[-1]
    return before[-24:] + stretch[start:end].split(",", maxsplit=1)[0].split(".", maxsplit=1)[0]
