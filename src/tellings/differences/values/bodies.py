"""International bodies under any of their names: UNHCR, "the UN refugee agency" and УВКБ are one.

The table `data/organisations.toml` has names and acronyms in four languages. "UN agencies on refugees, food affairs"
names bodies by what they are about: each such word stands for whichever body it fits.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tellings.differences.values.words import stems_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.differences.values.words import Word

#: Words that after "UN" say that a list of bodies by their subjects follows.
_GENERIC = (
    "agenc", "institut", "bodi", "organis", "organiz", "fund", "programm", "structur", "учрежден", "агентств",
    "структур", "agentur",
)  # fmt: skip
#: A list of subjects reaches so many words beyond "UN agencies".
_LIST = 12


@dataclass(frozen=True, slots=True)
class Body:
    """A body named in words `[first, last)`: the ids it may be. `described` where only its subject is named."""

    ids: frozenset[str]
    first: int
    last: int
    described: bool = False


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, list[str]]]:
    data: dict[str, Any] = tomllib.loads((files(__package__) / "data" / "organisations.toml").read_text("utf-8"))
    return data


@lru_cache(maxsize=16)
def _names(language: str | None) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Names by their first stem, the longest first. English names and acronyms are known in every language."""
    rows: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for id_, named in _table().items():
        for spoken in sorted({"en", language or "en"}):
            for name in named.get(spoken, ()):
                stems = stems_of(name, language or "en")
                rows.setdefault(stems[0], []).append((stems, id_))
    return {stem: tuple(sorted(set(found), key=lambda row: (-len(row[0]), row[1]))) for stem, found in rows.items()}


@lru_cache(maxsize=16)
def _subjects(language: str | None) -> dict[str, frozenset[str]]:
    rows: dict[str, set[str]] = {}
    for id_, named in _table().items():
        for word in named.get("about", ()):
            for stem in stems_of(word, language or "en"):
                rows.setdefault(stem, set()).add(id_)
    return {stem: frozenset(ids) for stem, ids in rows.items()}


def bodies(row: Sequence[Word], language: str | None) -> list[Body]:
    """Return the bodies named in a row of words, left to right, none overlapping another."""
    found: list[Body] = []
    at = 0
    while at < len(row):
        body = _named(row, at, language)
        if body:
            found.append(body)
            if body.ids == {"un"} and body.last < len(row) and _is_generic(row[body.last]):
                found[-1:] = _listed(row, body.last + 1, language) or [body]
            at = max(body.last, found[-1].last)
        else:
            at += 1
    return found


def _named(row: Sequence[Word], at: int, language: str | None) -> Body | None:
    for stems, id_ in _names(language).get(row[at].stem, ()):
        last = at + len(stems)
        if last <= len(row) and tuple(word.stem for word in row[at:last]) == stems and _is_name(row[at:last]):
            return Body(frozenset({id_}), at, last)
    return None


def _is_name(named: Sequence[Word]) -> bool:
    """Whether the words are written as a name: an acronym in capitals ("WHO", not "who"), else one capital at least."""
    if len(named) == 1 and len(named[0].text) <= 5:
        return named[0].text.isupper() or (named[0].capital and len(named[0].text) > 4)
    return any(word.capital for word in named)


def _is_generic(word: Word) -> bool:
    return word.stem.startswith(_GENERIC)


def _listed(row: Sequence[Word], at: int, language: str | None) -> list[Body]:
    """Return the bodies that a list of subjects stands for ("UN agencies on refugees, food affairs")."""
    subjects = _subjects(language)
    found: list[Body] = []
    for here in range(at, min(at + _LIST, len(row))):
        if _named(row, here, language):
            break
        if row[here].stem in subjects and not (found and found[-1].last > here):
            after = here + 2 if here + 1 < len(row) and row[here + 1].stem in _PLAIN else here + 1
            found.append(Body(subjects[row[here].stem], here, after, described=True))
    return found


#: Words that only round off a subject ("food affairs", "children's problems").
_PLAIN = frozenset({"affair", "problem", "issu", "matter", "question", "right", "вопрос", "дел"})
