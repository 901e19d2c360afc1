"""Direct quotations in narration, each with who is quoted where a name, a role or a safe pronoun stands by it.

The clause after a quotation is asked first ("…," X said), then the one before it (X said: "…"), then the quotation
before in the same paragraph ("…," X said. "…"). A pronoun or a role counts only where one person can be meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tellings.model import Turn
from tellings.turns.introductions import speaker_in
from tellings.turns.lexicon import ACCORDING, HE_SHE, INSTITUTIONS, OPENERS, QUOTING, is_role, says
from tellings.turns.names import folded, names, person_like, words
from tellings.turns.nominative import nominative
from tellings.turns.paragraphs import between
from tellings.turns.quotes import quoted, unquoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Telling
    from tellings.turns.names import Name, Word
    from tellings.turns.paragraphs import Paragraph
    from tellings.turns.people import People

#: Fewer words than this between marks are a term or a title, unless a mark of punctuation ends them.
_FEWEST = 4
#: How many words may stand between the verb and a subject after it ("said Foreign Minister Maria Z").
_AFTER_VERB = 6
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_STOP = re.compile(r"[.!?…。!?](?=\s|$|[”\"»“])")
#: "A minister said": anyone of them, or one who was.
_ONE_OF_THEM = {"a", "an", "another", "one", "former", "ein", "eine", "un", "une", "una", "один", "одна", "бывший"}
_WORDS_ENDED = tuple(".,!?…。,!?")


class _Said(NamedTuple):
    """Who a clause says is speaking: a name, or nobody that is known; `he` asks for the person last spoken of."""

    name: str | None
    he: bool = False


def quotations(telling: Telling, paras: Sequence[Paragraph], within: Turn, people: People) -> list[Turn]:
    """Return the quotations that lie in a stretch of narration, in order."""
    text, found = telling.text, list[Turn]()
    spoken_of: str | None = None
    running: str | None = None
    for para in between(paras, within.start, within.end):
        start, end = max(para.start, within.start), min(para.end, within.end)
        spans = [span for span in quoted(text, start, end) if _direct(text, span)]
        own, spoken_of = _of_paragraph(text, (start, end), spans, people, spoken_of, running)
        found.extend(own)
        running = own[-1].speaker if own and own[-1].end == end else None
    return found


def _direct(text: str, span: tuple[int, int]) -> bool:
    stretch = text[slice(*span)].strip()
    size = len(stretch.split()) if stretch.isascii() or " " in stretch else len(stretch) // 2
    after = text[span[1] : span[1] + 3].lstrip('”“"»«’ \u00a0')
    return size >= _FEWEST or (size >= 2 and (stretch.endswith(_WORDS_ENDED) or after[:1] in {",", "،"}))


def _of_paragraph(  # noqa: PLR0917  what is known on entering the paragraph goes in, what is known after it comes out
    text: str,
    para: tuple[int, int],
    spans: Sequence[tuple[int, int]],
    people: People,
    spoken_of: str | None,
    running: str | None,
) -> tuple[list[Turn], str | None]:
    """Return the quotations of one paragraph, and the one person of whom it speaks last (None where it is not safe)."""
    found: list[Turn] = []
    last = running if spans and spans[0][0] == para[0] + 1 else None
    for at, (start, end) in enumerate(spans):
        low = spans[at - 1][1] + 1 if at else para[0]
        high = spans[at + 1][0] - 1 if at + 1 < len(spans) else para[1]
        said = _after(text, end, high, people) or _before(text, low, start - 1, people)
        if said and said == _Said(None):  # X, “…” dedi: the verb after it, its subject before
            said = _Said(_person_in(text, _sentence(text, low, start - 1), start - 1, people))
        if said and said.he:
            who = _meant(text, para[0], start, people, spoken_of)
        elif said:
            who = said.name
        else:
            who = last
        last = who
        found.append(Turn(start, end, "quotation", who))
    mentioned = _persons(unquoted(text[para[0] : para[1]]), people)
    if mentioned:
        one = mentioned[0] if len(set(mentioned)) == 1 else None
        spoken_of = found[-1].speaker if found else one
    elif last:
        spoken_of = last
    return found, spoken_of


def _after(text: str, end: int, high: int, people: People) -> _Said | None:
    """Who the clause after the quotation names, where it is one clause with it."""
    start = min(end + 1, high)
    clause = text[start:high]
    ended = text[max(0, end - 1) : end] in {".", "!", "?", "…", "。"}
    opening = clause.lstrip()
    if ended and opening[:1].isupper() and not _verb_soon(opening):
        return None
    stop = _clause_end(text, start, high)
    return _clause(text, start, stop, people)


def _verb_soon(clause: str) -> bool:
    """Whether "X said" itself stands after a quotation that ended with a full mark (…!” Maria Z said)."""
    first = _STOP.split(clause)[0]
    found = words(first)
    return 0 < len(found) <= 8 and any(says(word.text) for word in found) and clause[:1].isupper() and '"' not in first


def _before(text: str, low: int, start: int, people: People) -> _Said | None:
    """Who the clause before the quotation names, back to the last full mark."""
    return _clause(text, _sentence(text, low, start), start, people)


def _sentence(text: str, low: int, start: int) -> int:
    """Return where the sentence that runs into a quotation begins."""
    at = low
    while (stop := _clause_end(text, at, start)) < start and text[stop + 1 : start].strip():
        at = stop + 1
    return at


def _clause_end(text: str, start: int, high: int) -> int:
    for match in _STOP.finditer(text, start, high):
        before = words(text, max(start, match.start() - 12), match.start() + 1)
        if not (before and before[-1].text.endswith(".")):
            return match.start()
    return high


def _clause(text: str, start: int, end: int, people: People) -> _Said | None:  # noqa: PLR0911  a return a form
    small = text[start:end].casefold()
    if any(phrase in small for phrase in ACCORDING):
        at = start + max(small.find(p) + len(p) for p in ACCORDING if p in small)
        who = _person_in(text, at, end, people)
        if who and _CYRILLIC.search(who):
            who = people.fullest(nominative(who))
        return _Said(who or _by_role(text, words(text, at, end), people))
    found = words(text, start, end)
    verb = next((i for i, word in enumerate(found) if says(word.text) or word.text.casefold() in QUOTING), None)
    if verb is None:
        return None
    before, after = found[:verb], found[verb + 1 : verb + 1 + _AFTER_VERB]
    if name := _person_in(text, start, found[verb].start, people) if before else None:
        return _Said(name)
    if any(word.text.casefold() in HE_SHE for word in [*before[-3:], *after[:2]]):
        return _Said(None, he=True)
    if role := _by_role(text, before, people):
        return _Said(role)
    if after and not any(word.capital for word in before):
        return _Said(_inverted(text, after, end, people) or _by_role(text, after, people))
    return _Said(None)


def _inverted(text: str, after: Sequence[Word], end: int, people: People) -> str | None:
    """Return the first person after the verb ("said Foreign Minister Maria Z on Monday")."""
    for name in names(text, after[0].start, min(end, after[-1].end + 40)):
        bare = people.bare(f"{name.role} of {name.text}") if name.after_of else name.text
        if name.start < after[-1].end and bare and _is_person(bare, people):
            return people.fullest(bare)
    return None


def _person_in(text: str, start: int, end: int, people: People) -> str | None:
    name = speaker_in(text, start, end, people)
    return people.fullest(name) if name and _is_person(name, people) else None


def _is_person(name: str, people: People) -> bool:
    bare = [word.text.casefold() for word in words(name)]
    if not person_like(name) or any(word in INSTITUTIONS or word in OPENERS for word in bare if len(word) > 1):
        return False
    return len(bare) >= 2 or people.led(name) or folded(people.fullest(name)) != folded(name)


def _by_role(text: str, found: Sequence[Word], people: People) -> str | None:
    """Return the person whom "the minister" means, where the telling has one only and does not say "a minister"."""
    for at, word in enumerate(found):
        if is_role(word.text):
            if any(w.text.casefold() in _ONE_OF_THEM for w in found[max(0, at - 3) : at]):
                return None
            return people.holder(text[found[0].start : found[-1].end])
    return None


def _meant(text: str, start: int, end: int, people: People, spoken_of: str | None) -> str | None:
    """Whom a pronoun means: the one person named before it in the paragraph, else the one last spoken of."""
    before = _persons(unquoted(text[start:end]), people)
    if not before:
        return spoken_of
    return before[0] if len(set(before)) == 1 else None


def _persons(stretch: str, people: People) -> list[str]:
    found = [people.bare(name.text) if name.after_of else name.text for name in names(stretch) if _subject(name)]
    return [people.fullest(name) for name in found if name and _is_person(name, people)]


def _subject(name: Name) -> bool:
    """Whether a name stands for itself and is not the country or office in "President of X"."""
    return not name.after_of or (name.led and len(name.text.split()) > 2)
