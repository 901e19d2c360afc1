"""Who a clause beside a quotation says is speaking: a name, somebody unnamed, or a pronoun to be resolved.

The clause may stand after the quotation ("…," X said; "…", said X) or before it (X said: "…"; according to X, "…").
Right after a quotation that a comma ends, any verb will do: "…," gasped X; "…!" he fumed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tellings.turns.introductions import speaker_in
from tellings.turns.lexicon import (
    ACCORDING,
    AND,
    CONNECTORS,
    HE_SHE,
    OPENERS,
    QUOTING,
    TOWARDS,
    is_role,
    says,
)
from tellings.turns.names import names, person_like, words
from tellings.turns.nominative import nominative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.turns.names import Name, Word
    from tellings.turns.people import People

#: How many words may stand between the verb and a subject after it ("said Foreign Minister Maria Z").
_AFTER_VERB = 6
#: How many words a clause after a quotation has up to its verb at most ("the minister then said").
_SUBJECT = 8
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_STOP = re.compile(r"[.!?…؟](?=\s|$|[”\"»“」])|[。！？]")
#: A word of so many letters is no abbreviation, nor a form of address that is written with a mark.
_SHORT = 6
#: "A minister said": anyone of them, or one who was.
_ONE_OF_THEM = {"a", "an", "another", "one", "former", "ein", "eine", "un", "une", "una", "один", "одна", "бывший"}
_JOINED_HE = re.compile(r"-(?:il|elle|on)s?$", re.IGNORECASE)
_TURKISH_ACCORDING = " göre"
#: "For Maria Z, “…”", at a sentence's start.
_FOR = frozenset({"for", "pour", "für", "para", "для", "per"})
_MARKS = " \t\u00a0\u202f”“\"»«’'」』—–-"
#: Words that go on with the sentence after a quotation and are no verb of saying.
_GOING_ON = AND | CONNECTORS | OPENERS | TOWARDS | {"which", "while", "as", "before", "after", "than", "off", "near"}


class Said(NamedTuple):
    """Who a clause says is speaking: a name, or nobody that is known; `he` asks for the person last spoken of."""

    name: str | None
    he: bool = False


def after(text: str, end: int, high: int, people: People) -> Said | None:
    """Return who the clause right after a quotation, in `text[end:high]`, says is speaking; None where it does not."""
    clause = text[end:high]
    opening = clause.lstrip(_MARKS)
    start = high - len(opening)
    comma = opening[:1] in {",", "،", "，"}
    opening = opening.lstrip(",،，" + _MARKS)
    before = text[:end].rstrip(_MARKS)[-1:]
    ended = before in {".", "!", "?", "…", "。"}
    if not opening or opening[0] in ".;:" or (ended and opening[:1].isupper() and not _verb_soon(opening)):
        return None
    stop = sentence_end(text, start, high)
    said = clause_says(text, start, stop, people)
    if said is None and (comma or before in {",", "!", "?", "，"} or "—" in clause[:3]):
        return _any_verb(text, words(text, start, stop), stop, people)
    return said


def before(text: str, low: int, start: int, people: People) -> Said | None:
    """Return who the sentence that runs into a quotation at `start` says is speaking; None where it says nothing."""
    at = sentence_start(text, low, start)
    said = clause_says(text, at, start, people)
    if said is None and (opening := words(text, at, start)[:1]) and opening[0].text.casefold() in _FOR:
        who = person_in(text, opening[0].end, start, people)
        return Said(who) if who and text[at:start].rstrip(_MARKS).endswith(",") else None
    if said is None and text[at:start].rstrip().endswith((":", "：")):
        who = person_in(text, at, start, people) or _first_person(text, at, start, people)
        first = words(text, at, start)[:1]
        return Said(who) if who else Said(None, he=bool(first) and _is_he(first[0].text, people))
    return said


def clause_says(  # noqa: PLR0911  a return a form
    text: str, start: int, end: int, people: People, *, found: Sequence[Word] | None = None
) -> Said | None:
    """Return who a clause with a verb of saying, or "according to", says is speaking; None without either.

    `found` are the words of the clause, where they have been read already.
    """
    small = text[start:end].casefold()
    if people.language == "tr" and (here := small.find(_TURKISH_ACCORDING)) > 0:
        return Said(_turkish(text[start : start + here], people))
    if any(phrase in small for phrase in ACCORDING):
        at = start + max(small.find(p) + len(p) for p in ACCORDING if p in small)
        who = person_in(text, at, end, people)
        if who and _CYRILLIC.search(who):
            who = people.fullest(nominative(who))
        return Said(who or by_role(text, words(text, at, end), people))
    found = words(text, start, end) if found is None else found
    verb = next((i for i, word in enumerate(found) if says(word.text) or word.text.casefold() in QUOTING), None)
    if verb is None:
        return None
    leading, following = found[:verb], found[verb + 1 : verb + 1 + _AFTER_VERB]
    if name := person_in(text, start, found[verb].start, people) if leading else None:
        return Said(name)
    if any(_is_he(word.text, people) for word in [*leading[-3:], *following[:2]]):
        return Said(None, he=True)
    if role := by_role(text, leading, people):
        return Said(role)
    if body := _body(text, start, found[verb].start):
        return Said(body)
    if following and not any(word.capital for word in leading):
        return Said(_inverted(text, following, end, people) or by_role(text, following, people))
    return Said(None)


def person_in(text: str, start: int, end: int, people: People) -> str | None:
    """Return the fullest name of who speaks in a stretch, None where it names nobody."""
    name = speaker_in(text, start, end, people)
    return people.fullest(name) if name and is_person(name, people) else None


def is_person(name: str, people: People) -> bool:
    """Return whether a name is a person's: of two words or more, led by a role, or short for one that is."""
    return people.is_person(name)


def by_role(text: str, found: Sequence[Word], people: People) -> str | None:
    """Return the person whom "the minister" means, where the telling has one only and does not say "a minister"."""
    for at, word in enumerate(found):
        if is_role(word.text):
            if any(w.text.casefold() in _ONE_OF_THEM for w in found[max(0, at - 3) : at]):
                return None
            return people.holder(text[found[0].start : found[-1].end])
    return None


def _body(text: str, start: int, verb: int) -> str | None:
    """Return the body of two words or more that is the subject of a verb ("the European Commission said")."""
    for name in names(text, start, verb):
        if len(name.text.split()) > 1 and not text[name.end : verb].strip() and not name.after_of and not name.led:
            return name.text
    return None


def _turkish(phrase: str, people: People) -> str | None:
    """Return who it is according to, the ending cut off ("Demir’e göre")."""
    found = [name.text for name in names(phrase)]
    bare = re.sub(r"[’'][^\W\d_]{1,3}$", "", found[-1]) if found else ""
    return people.fullest(bare) if bare and is_person(bare, people) else None


def persons(stretch: str, people: People, *, found: Sequence[Word] | None = None) -> list[str]:
    """Return the persons of whom a stretch speaks, by their fullest names, in order; places after "in" are none.

    `found` are the words of the stretch, where they have been read already.
    """
    bare = (
        people.bare(name.text) if name.after_of else name.text
        for name in names(stretch, found=found)
        if _spoken_of(stretch, name)
    )
    return [people.fullest(name) for name in bare if name and is_person(name, people)]


def sentence_start(text: str, low: int, start: int) -> int:
    """Return where the sentence that runs into a quotation at `start` begins."""
    at = low
    while (stop := sentence_end(text, at, start)) < start and text[stop + 1 : start].strip(_MARKS):
        at = stop + 1
    return at


def sentence_end(text: str, start: int, high: int) -> int:
    """Return where the first sentence of `text[start:high]` ends, at its full mark; `high` where it has none."""
    for match in _STOP.finditer(text, start, high):
        low, stop = max(start, match.start() - 12), match.start() + 1
        if (
            text.find(".", low, stop) == stop - 1
            and stop - low > _SHORT
            and text[stop - 1 - _SHORT : stop - 1].isalpha()
        ):
            return match.start()  # the mark ends a word too long to be an abbreviation
        leading = words(text, low, stop)
        if not (leading and leading[-1].text.endswith(".")):
            return match.start()
    return high


def _is_he(word: str, people: People) -> bool:
    """Whether the word is "he" or "she" in the telling's language, alone or joined to a French verb ("a-t-elle")."""
    small = word.casefold()
    if small in {"o", "il"}:  # he in Turkish and French, an article in Portuguese and Italian
        return people.language == {"o": "tr", "il": "fr"}[small]
    return small in HE_SHE or bool(_JOINED_HE.search(word))


def _verb_soon(clause: str) -> bool:
    """Whether "X said" itself stands after a quotation that ended with a full mark (…!” Maria Z said)."""
    first = _STOP.split(clause)[0]
    found = words(first)
    return 0 < len(found) <= _SUBJECT and any(says(word.text) for word in found) and '"' not in first


def _any_verb(  # noqa: PLR0911  a return an order of words
    text: str, found: Sequence[Word], stop: int, people: People
) -> Said | None:
    """Who speaks where a clause right after a quotation is "he VERB", "X VERB" or "VERB X", whatever the verb."""
    if len(found) < 2:
        return None
    first = found[0].text.casefold()
    if first == "so":  # „…“, so Z weiter
        who = _inverted(text, found[1 : 1 + _AFTER_VERB], stop, people)
        return Said(who or by_role(text, found, people))
    if _is_he(first, people):
        return Said(None, he=True) if not found[1].capital else None
    if found[0].capital or is_role(found[0].text):
        name = next(names(text, found[0].start, stop), None)
        rest = [word for word in found if name and word.start >= name.end]
        if name and name.start - found[0].start < 40 and rest and not rest[0].capital and is_person(name.text, people):
            return Said(people.fullest(name.text))
        return None
    if first in _GOING_ON:
        return None
    if _is_he(found[1].text, people):
        return Said(None, he=True)
    who = _inverted(text, found[1 : 1 + _AFTER_VERB], stop, people)
    return Said(who) if who else None


def _inverted(text: str, following: Sequence[Word], end: int, people: People) -> str | None:
    """Return the first person after the verb ("said Foreign Minister Maria Z on Monday")."""
    if not following:
        return None
    for name in names(text, following[0].start, min(end, following[-1].end + 40)):
        bare = people.bare(f"{name.role} of {name.text}") if name.after_of else name.text
        alone = name.start == following[0].start and bare and person_like(bare)
        if name.start < following[-1].end and bare and (alone or is_person(bare, people)):
            return people.fullest(bare)
    return None


def _first_person(text: str, start: int, end: int, people: People) -> str | None:
    return next(iter(persons(text[start:end], people)), None)


def _spoken_of(stretch: str, name: Name) -> bool:
    """Whether a name stands for itself: not the country in "President of X", nor the town in "off X"."""
    leading = words(stretch[max(0, name.start - 12) : name.start])
    if (
        not name.led
        and leading
        and leading[-1].text.casefold() in {"in", "at", "off", "near", "from", "à", "в", "aus", "en"}
    ):
        return False
    return not name.after_of or (name.led and len(name.text.split()) > 2)
