"""Who holds which office in a telling, so that "the Head of State said" and "the Minister replied" name somebody.

An office and its holder stand together somewhere in most tellings: "President of X Maria Y", "Maria Y, President of
X", "the Minister for Trade of X, Ms Maria Y". One holder of an office is meant wherever the office stands alone; of
several, the one whose country or ministry is named with it; else nobody is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING

from tellings.turns.lexicon import CONNECTORS, PARTICLES, REPORTED, is_role, says
from tellings.turns.names import caseless, names, parted, person_like, words
from tellings.turns.offices import MINISTRY, first_office, last_office, names_one, spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tellings.turns.names import Name
    from tellings.turns.offices import Office

_SMALL = CONNECTORS | PARTICLES
_SEVERAL = {"head of state": ("president", "monarch"), "head of government": ("prime minister", "chancellor")}
#: What may stand between an office and its holder beside capitalised words: "…, Her Excellency Ms Maria Y".
_COURTESY = re.compile(
    r"^(?:the|his|her|their|h\.?e\.?|excellency|majesty|right|honou?rable|son|sa|excellence|seine|ihre)$", re.IGNORECASE
)
_BREAK = re.compile(
    r"(?=[.!?;:…])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bProf)(?<!\bH\.E)(?<!\b[^\W\d_])[.!?;:…]\s+(?=[^\W\d_a-z])|\n|[()\[\]]"
)
#: Two words that begin so are of one country ("Ostia", "Ostian").
_SAME = 5
#: How far before or after a name its office is looked for, in characters.
_REACH = 120


class Holders:
    """The offices of a text and who holds them, asked by any phrase that names an office.

    `named` are the names of the text, where they have been found already.
    """

    def __init__(self, text: str, named: Iterable[Name] | None = None) -> None:
        self._held: dict[str, dict[str, set[str]]] = defaultdict(dict)
        self._meant: dict[str, _Meant] = {}
        for kind, name, whose in _pairs(text, names(text) if named is None else named):
            self._held[kind].setdefault(name, set()).update(whose)

    def all(self) -> list[tuple[str, str]]:
        """Return each office with each name that holds it."""
        return [(kind, name) for kind, held in self._held.items() for name in held]

    def of(self, phrase: str) -> tuple[str, ...]:
        """Return the names of those who may be meant by an office in a phrase: none, the one, or all there are."""
        office = last_office(phrase)
        if not office:
            return ()
        if office.kind not in self._meant:
            kinds = _SEVERAL.get(office.kind, (office.kind,))
            self._meant[office.kind] = _Meant(
                {name: whose for kind in kinds for name, whose in self._held.get(kind, {}).items()}
            )
        return self._meant[office.kind].by(office.whose)


class _Meant:
    """Who may be meant by one office: all its holders, or those whose country or ministry is named with it."""

    def __init__(self, held: dict[str, set[str]]) -> None:
        self._all = tuple(sorted(held))
        self._of: dict[str, set[str]] = defaultdict(set)
        for name, whose in held.items():
            for word in whose:
                self._of[word[:_SAME]].add(name)

    def by(self, whose: frozenset[str]) -> tuple[str, ...]:
        closer: set[str] = set()
        for word in whose - CONNECTORS:
            closer |= self._of.get(word[:_SAME], set())
        return tuple(sorted(closer)) or self._all


def _pairs(text: str, named: Iterable[Name]) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield each office with a name that holds it, and whose office it is."""
    standing = spans(text)
    ends = [end for _, end in standing]
    for name in named:
        near = bisect_right(ends, name.start - _REACH)
        if near == len(ends) or standing[near][0] >= name.end + _REACH:
            continue
        bare = None if caseless(name.text) else _person(name.text, after_of=name.after_of)
        if bare is None:
            continue
        office = _before(text, name.end - len(bare), name.end) or _after(text, name.end)
        if office:
            own = {word.casefold() for word in parted(bare)}
            yield office.kind, bare, (office.whose | _country_after(text, name.end)) - own


def _country_after(text: str, end: int) -> frozenset[str]:
    """Return the country after a name ("Prime Minister Maria Y of X"), as a set of no or one word."""
    match = re.match(r"\s(?:of|von|aus|de|du|del)\s([^\W\d_a-z][^\W\d_]{3,})", text[end : end + 40])
    return frozenset({match[1].casefold()} if match else ())


def _person(name: str, *, after_of: bool) -> str | None:
    """Return the name less the country before it ("Ostia Ada Zell" after "of"), None where it is nobody's."""
    parts = list(parted(name))
    while parts and parts[0].casefold() in PARTICLES and (parts[0].islower() or name.isupper()):  # "Präsident von X"
        parts = parts[1:]
    name = name[name.index(parts[0]) :] if parts else name
    if after_of:
        size = 2
        while size < len(parts) and parts[-size].casefold() in PARTICLES:
            size += 1
        parts = parts[-size:] if len(parts) > size else parts
        name = name[name.rindex(parts[0]) :] if parts else name
    return name if parts and person_like(name) and not names_one(name) else None


def _before(text: str, start: int, end: int) -> Office | None:
    stretch = _BREAK.split(text[max(0, start - _REACH) : start + 1])[-1][:-1]
    office = last_office(stretch)
    if not office:
        return None
    between = stretch[office.end :]
    if " " not in text[start:end] and between.strip() and "." not in text[start:end]:
        return None  # one word alone names a person only right after the office ("President Y")
    return office if _leads(between, text[end : end + 40]) else None


def _leads(between: str, after: str) -> bool:
    """Whether what stands between an office and a name says whose office it is, or how to address its holder."""
    head, comma, tail = between.rpartition(",")
    if comma and ("," in head or _acts(after)):  # "…, thanking the President, Maria Y said"
        return False
    said = words(head if comma else between)
    ministry = list(takewhile(lambda w: MINISTRY.match(w.text), said))  # "министр иностранных дел Остии …"
    small = [w.text for w in said[len(ministry) :] if not w.capital]
    courtesy = [w.text for w in words(tail)] if comma else []
    return all(w.casefold() in _SMALL for w in small) and all(is_role(w) or _COURTESY.match(w) for w in courtesy)


def _acts(after: str) -> bool:
    following = words(after)
    return bool(following) and (says(following[0].text) or following[0].text.casefold() in REPORTED)


def _after(text: str, end: int) -> Office | None:
    """Return the office in apposition after a name ("Maria Y, President of X")."""
    match = re.match(r"\s?[,(]\s?(?:(?:the|der|die|le|la|el|il|o)\s)?", text[end : end + 8])
    if not match:
        return None
    stretch = _BREAK.split(text[end + match.end() : end + _REACH])[0]
    office = first_office(stretch)
    if not office or re.match(r"\s[^\W\d_a-zа-яё]", stretch[office.end :]):  # "Secretary X, President Y"
        return None
    leading = words(stretch[: office.start])
    return office if len(leading) <= 2 and all(w.capital for w in leading) else None
