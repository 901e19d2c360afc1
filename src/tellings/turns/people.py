"""Who is who within a telling: one person under many names, brought to the fullest name that the telling gives.

The account's own words and its title are asked; what was set aside only for who holds an office that stands alone in
them ("the Head of State said").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tellings.turns import uncased
from tellings.turns.holders import Holders
from tellings.turns.lexicon import CONNECTORS, PARTICLES
from tellings.turns.names import LONGEST, Name, caseless, folded, last, names, parted, person_like
from tellings.turns.nominative import beside_undeclined, nominative

if TYPE_CHECKING:
    from collections.abc import Sequence

_TURKISH_ENDING = re.compile(r"[’'][^\W\d_]{1,4}$")
_BRACKETS = re.compile(r"\([^()\n]*\)")
_ARTICLES = frozenset({"le", "la", "el", "the", "der", "die", "los", "las", "les"})


class Known(NamedTuple):
    """A name found in the telling: how often, and the roles it was led by."""

    name: str
    times: int
    roles: frozenset[str]


class People:
    """The names of a telling, asked by any shorter form.

    `named` are the names of `text`, where they have been found already. What is asked once is remembered: a telling
    means the same few people again and again.
    """

    def __init__(
        self,
        text: str,
        title: str | None = None,
        language: str | None = None,
        beside: str = "",
        *,
        named: Sequence[Name] | None = None,
    ) -> None:
        self._text, self._told, self._beside = text, f"{title or ''}\n\n{text}", beside
        self.language = language
        self._inflects = language in {"ru", "uk"}
        self._by_last: dict[str, list[Known]] = {}
        self._by_first: dict[str, list[Known]] = defaultdict(list)
        self._led: set[str] = set()
        self._others: People | None = None
        self._alone: Counter[str] = Counter()
        self._titled = list(names(title or ""))
        self._named = list(names(text)) if named is None else named
        self._fullest: dict[tuple[str, str], str] = {}
        self._bare: dict[str, str | None] = {}
        self._persons: dict[str, bool] = {}
        self._held: dict[tuple[str, ...], str | None] = {}
        self._read([name._replace(text=self._plain(name.text)) for name in [*self._titled, *self._named]])

    def _read(self, found: list[Name]) -> None:
        counts: Counter[str] = Counter()
        spelling: dict[str, str] = {}
        roles: dict[str, set[str]] = defaultdict(set)
        for name in found:
            self._alone[name.text.casefold()] += not name.after_of
        for name in map(self._without_trade, found):
            parts = name.text.split(" ")
            if name.led and len(parts) <= LONGEST and (not name.after_of or len(parts) > 2):
                self._led.add(last(name.text))
            for form in _forms(name):
                key = folded(form)
                counts[key] += 1
                roles[key] |= {name.role} - {""}
                if key not in spelling or (spelling[key].isupper() and not form.isupper()):
                    spelling[key] = form
        by_last: dict[str, list[Known]] = defaultdict(list)
        for key, form in spelling.items():
            if person_like(form):
                by_last[last(form)].append(Known(form, counts[key], frozenset(roles[key])))
        self._by_last = dict(by_last)
        for known in (known for group in by_last.values() for known in group):
            small = folded(known.name)
            for at, letter in enumerate(small):
                if letter == " ":
                    self._by_first[small[:at]].append(known)

    def _without_trade(self, name: Name) -> Name:
        """Return the name less the trade before it ("Librarian Jean Z", where "Jean" stands alone too)."""
        parts = name.text.split(" ")
        trade = len(parts) > 2 and self._alone[parts[1].casefold()] and not self._alone[parts[0].casefold()]
        return name._replace(text=" ".join(parts[1:])) if trade else name

    def led(self, name: str) -> bool:
        """Return whether somewhere a role or form of address stands before this name."""
        return last(name) in self._led

    def is_person(self, name: str) -> bool:
        """Return whether a name is a person's: of two words or more, led by a role, or short for one that is."""
        if name not in self._persons:
            self._persons[name] = self._may_be_person(name)
        return self._persons[name]

    def _may_be_person(self, name: str) -> bool:
        if not person_like(name):  # none of an institution's words, and no opener
            return False
        return len(parted(name)) >= 2 or self.led(name) or folded(self.fullest(name)) != folded(name)

    def one_in(self, line: str) -> str | None:
        """Return the one person whom a line names in full, None where it is nobody or more than one."""
        line = _BRACKETS.sub(" ", line)  # "Maria Z (Puerto Alto, 48)"
        found = {name.text for name in names(line) if not name.after_of and len(parted(name.text)) > 1}
        found = {name for name in found if person_like(name)}
        return self.fullest(found.pop()) if len(found) == 1 else None

    def by_initials(self, letters: str) -> str | None:
        """Return the one person of account, title and bylines whose initials these are; None for none or several."""
        found = self._initials.get(letters, set())
        return next(iter(found)) if len(found) == 1 else None

    @cached_property
    def _initials(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name in [*self._titled, *self._named, *names(self._beside)]:
            letters = "".join(part[0] for part in parted(name.text) if part[0].isupper())
            if len(letters) > 1 and person_like(name.text):
                found[letters].add(self.fullest(name.text))
        return found

    def beside(self) -> str | None:
        """Return the one person whom captions and the like name in full with a role, None where none or more are."""
        lines = self._beside.splitlines()
        found = {name.text for line in lines for name in names(line) if name.led and len(parted(name.text)) > 1}
        full = {self.fullest(name) for name in found if person_like(name)}
        return full.pop() if len(full) == 1 else None

    def holder(self, phrase: str) -> str | None:
        """Return who holds the office that a phrase names last, None where it is nobody or more than one."""
        for holders in (self._holders, self._holders_beside):
            if found := holders.of(phrase):
                if found not in self._held:
                    self._held[found] = self._one_of(found)
                return self._held[found]
        return None

    def _one_of(self, found: Sequence[str]) -> str | None:
        """Return the one person who is called by all of these names, None where they are of more than one."""
        full = {self.fullest(nominative(name) if self._inflects else name) for name in found}
        by_last: dict[str, str] = {}
        for name in full:
            by_last[last(name)] = max(name, by_last.get(last(name), name))
        longest = set(by_last.values())
        if any(" " in name for name in longest):  # a word alone after an office is its country, or a surname
            longest = {name for name in longest if " " in name}
        return longest.pop() if len(longest) == 1 else None

    def offices_of(self, name: str) -> set[str]:
        """Return the kinds of office that a person, called by the fullest name, holds in the telling."""
        return self._offices.get(name, set())

    @cached_property
    def _offices(self) -> dict[str, set[str]]:
        kinds: dict[str, set[str]] = defaultdict(set)
        for kind, holder in self._holders.all():
            kinds[self.fullest(nominative(holder) if self._inflects else holder)].add(kind)
        return kinds

    @cached_property
    def _holders(self) -> Holders:
        shift = len(self._told) - len(self._text)
        return Holders(self._told, [*self._titled, *(name.moved(shift) for name in self._named)])

    @cached_property
    def _holders_beside(self) -> Holders:
        return Holders(self._beside)

    def bare(self, phrase: str) -> str | None:
        """Return the name within a label or a title's phrase ("Prime Minister of X Maria Y": "Maria Y"), or None."""
        if phrase not in self._bare:
            self._bare[phrase] = self._name_in(phrase)
        return self._bare[phrase]

    def _name_in(self, phrase: str) -> str | None:
        if caseless(phrase) and (named := uncased.person(phrase)):
            return named
        found = [name for name in names(phrase) if person_like(name.text) or name.after_of]
        if not found:
            return None
        led = [name for name in found if name.led and not name.after_of]
        name = led[-1] if led else found[-1]
        return self._shortened(name) if name.after_of else name.text

    def _shortened(self, name: Name) -> str | None:
        """Return the name at the end of "of X Maria Y": as many words as stand together elsewhere, else two."""
        parts = name.text.split(" ")
        for size in range(min(len(parts), LONGEST), 1, -1):
            form = " ".join(parts[-size:])
            if self._alone[form.casefold()] and person_like(form):
                return form
        form = " ".join(_with_particles(parts, 2 if len(parts) > 2 else 1))
        return form if person_like(form) else None

    def fullest(self, name: str, *, role: str = "") -> str:
        """Return the fullest name the telling gives the person called `name`; `name` itself where there is no fuller.

        Where two persons share the last name, the one whom the telling gives `role` is meant, else the one most named.
        """
        if (name, role) not in self._fullest:
            self._fullest[name, role] = self._fuller(name, role)
        return self._fullest[name, role]

    def _fuller(self, name: str, role: str) -> str:
        name = self._plain(name)
        if caseless(name):
            return self._fuller_uncased(name)
        own = parted(name)
        known = [k for k in self._of_last(last(name)) if _may_be(own, parted(k.name))]
        if own[0] == "M." and any(k.name[:2] != "M." for k in known):  # Mister, in French
            known = [k for k in known if k.name[:2] != "M."]
        known = known or (self._of_first(name) if len(own) == 1 else [])
        if not known:
            return self._fuller_beside(name, role)
        if self._inflects:
            known = [k._replace(name=_as_in(name, k.name)) for k in known]
        best = max(known, key=lambda k: (bool(role) and role in k.roles, k.name[:1] == name[:1], k.times, len(k.name)))
        longer = [k for k in known if len(k.name) > len(best.name) and k.name.endswith(" " + best.name)]
        longer = [k for k in longer if k.times * 2 >= best.times]
        return cased(max([best, *longer], key=lambda k: len(k.name)).name)

    def _plain(self, name: str) -> str:
        """Return a Turkish name without the ending after its apostrophe ("Orhan Demir’in")."""
        return _TURKISH_ENDING.sub("", name) if self.language == "tr" else name

    def _fuller_uncased(self, name: str) -> str:
        """Return the one longer Arabic or Chinese name that ends (in Chinese: begins) so, where just one does."""
        joined = " " not in name and len(name) < 3
        longer = {k.name for ks in self._by_last.values() for k in ks if k.name.endswith(" " + name)}
        longer |= {full for full in uncased.led_names(self._told) if full.endswith(" " + name)}
        return longer.pop() if len(longer) == 1 and not joined else name

    def _fuller_beside(self, name: str, role: str) -> str:
        """Return the fuller name that a caption or byline gives, where the account knows nobody of the name."""
        if not self._beside:
            return cased(name)
        if self._others is None:
            self._others = People(self._beside)
        return self._others.fullest(name, role=role)

    def _of_first(self, name: str) -> list[Known]:
        """Return the one person whose first name this is, or whose family name stands first ("Li": "Li Anhua")."""
        found = self._by_first.get(folded(name), [])
        return found if len({last(k.name) for k in found}) == 1 else []

    def _of_last(self, surname: str) -> list[Known]:
        exact = self._by_last.get(surname, [])
        if exact or not self._inflects or len(surname) < 4:
            return exact
        stem = surname[: max(4, len(surname) - 2)]
        return [k for other, ks in self._by_last.items() if other.startswith(stem) for k in ks]


def _forms(name: Name) -> list[str]:
    """Return the names that a mention bears out: the whole, and where it follows "of", its last two words only."""
    parts = name.text.split(" ")
    if len(parts) < 2:
        return []
    if not name.after_of:
        return [" ".join(parts)] if len(parts) <= LONGEST else []
    return [" ".join(_with_particles(parts, 2))] if len(parts) > 2 else []


def _as_in(name: str, other: str) -> str:
    """Return `other` with the ending that `name` has, where the nominative gives it; else `name`."""
    if last(name) == last(other):
        return beside_undeclined(other)
    plain = nominative(other)
    return plain if last(plain) == last(name) else name


def _with_particles(parts: list[str], size: int) -> list[str]:
    while size < len(parts) and parts[-size].casefold() in PARTICLES:
        size += 1
    return parts[-size:]


def _may_be(own: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the words before the last agree: none, the same, or the initial of the same."""
    front = [part for part in own[:-1] if part.casefold() not in CONNECTORS]
    if not front:
        return len(other) > 1
    if len(front) == 1 and front[0].endswith("."):  # "M." is also how French writes Mister
        return len(other) > 1 and (front[0] == "M." or other[0][:1].casefold() == front[0][:1].casefold())
    return {part.casefold() for part in front} <= {part.casefold() for part in other}


def cased(name: str) -> str:
    """Return the name with words in capitals written as names are: "MARIA DE LA CRUZ" gives "Maria de la Cruz"."""
    parts: list[str] = []
    if any(letter in name for letter in "İĞŞ") and name.isupper():  # Turkish: I is the capital of ı
        name = " ".join(part[:1] + part[1:].replace("İ", "i").replace("I", "ı").lower() for part in name.split(" "))
    for part in name.split(" "):
        article = not parts and name.isupper() and " " in name and part.casefold() in _ARTICLES  # "LA PRESIDENTA"
        shout = part.isupper() and (len(part) > 2 or article) and not part.endswith(".")
        small = (
            (part[:1] + part[1:].replace("İ", "i").lower())
            if "-" not in part
            else "-".join(p.capitalize() for p in part.split("-"))
        )
        parts.append(part.casefold() if shout and parts and part.casefold() in PARTICLES else small if shout else part)
    return " ".join(parts)
