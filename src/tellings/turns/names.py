"""What in a stretch of text is shaped like a person's name, and the bare name within "President of X Maria Y".

A name here is a run of capitalised words, initials and the small words between them; roles and forms of address in
front of it are cut off, and remembered as `led`, for they show that a person is meant. `people` reads the names next.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from tellings.turns.lexicon import (
    AND,
    BY,
    CONNECTORS,
    GENRES,
    HONORIFICS,
    INSTITUTIONS,
    INTERVIEWS,
    OPENERS,
    PARTICLES,
    SALUTATIONS,
    STYLES,
    is_role,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: One word, with what is joined to it: "Quirós-Vail", "O’Neill", "al-Sabah", "BK'in".
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-‐‑.·][^\W\d_]+)*\.?")
#: "A.P.", "J.-Y.", "M." and, joined to the surname as Russian pages print it, "А.П." in "А.П.Иванов".
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,3}(?=[^\W\d_])")
_APOSTROPHES = frozenset("’'")
_CASELESS = re.compile(r"[\u0590-\u08ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
#: No letter up to this one is of a script without capitals.
_LAST_CASED = "\u058f"
#: Russian has no "of": "Президент России Иван Лисин" ends in the name, of two words, or three with the father's name.
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")
_PATRONYMIC = ("вич", "вича", "вичу", "вичем", "вна", "вны", "вной", "вне", "ич", "ична", "ичны", "оглы", "кызы")
#: Capitalised because a sentence or a title begins with them.
_SMALL = PARTICLES | CONNECTORS
_BEFORE = (OPENERS | SALUTATIONS | BY | GENRES | INTERVIEWS | {"the", "a", "an"}) - PARTICLES
#: The same few names are asked for again and again.
_NAMES_KEPT = 1 << 13
#: Longer runs are titles of things.
LONGEST = 5


class Word(Struct, frozen=True, gc=False):  # made by the hundred thousand: half the time of a tuple with names
    """One word of the text, as it stands, less a possessive ending."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter (scripts without case count as capital)."""
        first = self.text[0]
        return first.isupper() or (first > _LAST_CASED and bool(_CASELESS.match(first)))

    @property
    def initial(self) -> bool:
        """Whether it is an initial ("M.", "А.П.")."""
        return self.capital and self.text.endswith(".") and len(self.text.replace(".", "").replace("-", "")) <= 3


class Name(NamedTuple):
    """A name as it stands at `[start, end)`, without roles; `led` says that a role or "Mr" stands before it."""

    text: str
    start: int
    end: int
    led: bool
    role: str
    after_of: bool = False

    def moved(self, by: int) -> Name:
        """Return the name at a place so many characters further on."""
        return Name(self.text, self.start + by, self.end + by, self.led, self.role, self.after_of)


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of `text[start:end]`, initials as words of their own."""
    found: list[Word] = []
    end = len(text) if end is None else end
    at: int | None = start
    while at is not None:
        at = _until_initials(text, at, end, found)
    return found


def _until_initials(text: str, start: int, end: int, found: list[Word]) -> int | None:
    """Add the words up to the first that begins with initials, and say where to go on after those; None at the end."""
    for match in _WORD.finditer(text, start, end):
        word, at = match[0], match.start()
        if word[1:2] == "." and word[0].isupper() and (initials := _INITIALS.match(text, at, end)):
            word = initials[0].rstrip()
            found.append(Word(word, at, at + len(word)))
            return at + len(word)
        if word[-1] == "." and not _abbreviated(word):
            word = word[:-1]
        if word[-1] == "s" and word[-2:-1] in _APOSTROPHES:  # a possessive
            word = word[:-2]
        found.append(Word(word, at, at + len(word)))
    return None


def _abbreviated(word: str) -> bool:
    return "." in word[:-1] or len(word) <= 2 or (len(word) <= 5 and is_role(word))


def names(text: str, start: int = 0, end: int | None = None, *, found: Iterable[Word] | None = None) -> Iterator[Name]:
    """Yield what is shaped like a name in `text[start:end]`, in order; not all of it need be a person.

    `found` are the words of the stretch, where they have been read already.
    """
    run: list[Word] = []
    for word in words(text, start, end) if found is None else found:
        belongs = word.text[0].isupper() or word.capital or is_role(word.text)
        if not run:  # of most words this is all that is asked
            if belongs:
                run.append(word)
            continue
        if not _joins(text, run[-1], word):
            yield from _named(text, run)
            run = [word] if belongs else []
        elif belongs or word.text.casefold() in _SMALL:
            run.append(word)
        else:
            yield from _named(text, run)
            run = []
    if run:
        yield from _named(text, run)


def _joins(text: str, last: Word, word: Word) -> bool:
    between = text[last.end : word.start]
    return (
        between == " "
        or between in {"", " ", "\u00a0", "’", "\u202f"}
        or (between.isspace() and "\n\n" not in between and len(between) < 3)
    )


def _named(text: str, run: list[Word]) -> Iterator[Name]:
    """Cut a run at its roles and connectors; the stretch after the last role is the name."""
    role, led, after_of = "", False, False
    part: list[Word] = []
    for word in run:
        small = word.text.casefold()
        style = small in STYLES and word.capital and not part and word is not run[-1]
        if style or (is_role(word.text) and not (part and part[-1].initial)):
            yield from _whole(text, part, led=led, role=role, after_of=after_of)
            part, led, role, after_of = [], True, small, False
        elif small in AND or (small in CONNECTORS and not word.capital and not (part and small in PARTICLES)):
            yield from _whole(text, part, led=led, role=role, after_of=after_of)
            part, after_of = [], after_of or small not in AND
        elif part and word.initial and word.text.count(".") > 1 and word is not run[-1]:  # "… Верхосия А.П.Иванов"
            yield from _whole(text, part, led=led, role=role, after_of=after_of)
            part, after_of = [word], False
        else:
            part.append(word)
    yield from _whole(text, part, led=led, role=role, after_of=after_of)


def _whole(text: str, part: list[Word], *, led: bool, role: str, after_of: bool) -> tuple[Name, ...]:
    """Return the name that a stretch between roles is, in a row of one; none where nothing is left of it."""
    if led and part and part[0].text == "zur" and role not in HONORIFICS:  # "Rede der Ministerin zur Eröffnung"
        return ()
    while part and part[0].text.casefold() in _BEFORE:
        part = part[1:]
        while part and part[0].text.casefold() in PARTICLES and not part[0].capital:  # "Entretien de Claire Z"
            part = part[1:]
    while part and part[-1].text.casefold() in _SMALL and not part[-1].capital:
        part = part[:-1]
    turned = len(part) > 1 and all(word.initial for word in part[1:])
    if len(part) > 2 and not turned and _CYRILLIC.match(part[0].text):
        part = part[-3 if any(_fathers(word) for word in part[-2:]) else -2 :]
    if not part or len(part) > LONGEST + 4 or all(w.initial or w.text.casefold() in PARTICLES for w in part):
        return ()
    start, end = part[0].start, part[-1].end
    called = _surname_last(part) or " ".join(text[start:end].split())
    return (Name(called, start, end, led=led, role=role, after_of=after_of),)


def _fathers(word: Word) -> bool:
    return word.text.casefold().endswith(_PATRONYMIC)


def _surname_last(part: list[Word]) -> str | None:
    """Return a Russian name in the order of speech where lists turn it round ("Орлин Иван Петрович", "Орлин И.П.")."""
    if len(part) > 1 and _CYRILLIC.match(part[0].text) and not part[0].initial:
        if len(part) > 2 and _fathers(part[-1]):
            return " ".join(word.text for word in [*part[1:], part[0]])
        if all(word.initial for word in part[1:]):
            return f"{''.join(''.join(word.text for word in part[1:]).split())}{part[0].text}"
    return None


@lru_cache(maxsize=_NAMES_KEPT)
def last(name: str) -> str:
    """Return the part by which a person is called: the last word of the name, casefolded, without initials."""
    parts = [word.text for word in words(name) if not word.initial]
    return folded(_glued(parts[-1]) if parts else name)


@lru_cache(maxsize=_NAMES_KEPT)
def parted(name: str) -> tuple[str, ...]:
    """Return the words of a name, initials apart ("А.П.Громовец": "А.П.", "Громовец")."""
    return tuple(word.text for word in words(name))


def caseless(name: str) -> bool:
    """Return whether the name is in a script without capitals, where a run of words is no evidence of a name."""
    return bool(_CASELESS.match(name))


def folded(name: str) -> str:
    """Return the name without case; a Turkish "I" and "ı" are one, for capitals do not tell them apart."""
    return name.casefold().replace("ı", "i").replace("i\u0307", "i")


def _glued(word: str) -> str:
    return word.rpartition(".")[2] if "." in word[:-1] else word


@lru_cache(maxsize=_NAMES_KEPT)
def person_like(name: str) -> bool:
    """Return whether the words could be one person: one to five capitalised words, none of an institution."""
    parts = words(name)
    bare = [word.text.casefold() for word in parts]
    return (
        1 <= len(parts) <= LONGEST
        and not any(word in INSTITUTIONS or word in OPENERS for word in bare if len(word) > 1)
        and all(word.capital or small in PARTICLES for word, small in zip(parts, bare, strict=True))
        and any(len(word) > 1 for word in bare)
    )
