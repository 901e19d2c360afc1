"""Countries and cities under their names in other languages: Deutschland, Germany and Германия are one place.

Names of countries, and of the city that stands for each time zone (most capitals are among them), come in every
language from the Unicode CLDR, through babel; `data/places.toml` adds others. A place that is not known is a name like
any other.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tellings.differences.values.words import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.differences.values.words import Word


@dataclass(frozen=True, slots=True)
class Place:
    """A known place named in words `[first, last)`: the ids it may be (Georgia is two)."""

    ids: frozenset[str]
    first: int
    last: int


def places(row: Sequence[Word], language: str | None) -> list[Place]:
    """Return the known places named in a row of words, left to right, none overlapping another."""
    table = _table(language or "en")
    found: list[Place] = []
    at = 0
    while at < len(row):
        place = _at(row, at, table)
        if place:
            found.append(place)
        at = place.last if place else at + 1
    return found


def _at(row: Sequence[Word], at: int, table: _Table) -> Place | None:
    for stems, ids in table.get(row[at].stem, ()):
        named = row[at : at + len(stems)]
        if tuple(word.stem for word in named) == stems and any(word.capital for word in named):
            return Place(ids, at, at + len(stems))
    return None


_Table = dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]


@lru_cache(maxsize=16)
def _table(language: str) -> _Table:
    """Names by their first stem, the longest first."""
    ids: dict[tuple[str, ...], set[str]] = {}
    for id_, name in _names(language):
        stems = stems_of(name, language)
        if stems:
            ids.setdefault(stems, set()).add(id_)
    rows: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for stems, named in ids.items():
        rows.setdefault(stems[0], []).append((stems, frozenset(named)))
    return {stem: tuple(sorted(found, key=lambda row: (-len(row[0]), row[0]))) for stem, found in rows.items()}


def _names(language: str) -> Iterator[tuple[str, str]]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  heavy, and only a comparison wants it
    from babel.core import get_global  # noqa: PLC0415

    for id_, named in _data().items():
        for name in named.get(language, ()):
            yield id_, name
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    for code, name in locale.territories.items():
        if len(code) == 2 and code.isalpha():
            yield code, name
    for zone in get_global("zone_territories"):
        if zone.count("/") == 1:
            said: dict[str, Any] = dict(locale.time_zones.get(zone, {}))
            yield zone, said.get("city") or zone.partition("/")[2].replace("_", " ")


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, list[str]]]:
    data: dict[str, Any] = tomllib.loads((files(__package__) / "data" / "places.toml").read_text("utf-8"))
    return data
