"""Countries and cities under their names in other languages: Deutschland, Germany and Германия are one place.

Names of countries, and of the city that stands for each time zone (most capitals are among them), come in every
language from the Unicode CLDR, through babel; `data/places.toml` adds others, `data/peoples.toml` what is said of a
country ("Greek", "griechisch"). A place that is not known is a name like any other.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tellings.differences.values.words import bare, stemmer, stems_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tellings.differences.values.words import Word

#: Articles that French and Italian elide before a name.
_ELIDED = frozenset({"l", "d", "dell", "all", "nell", "sull", "dall", "qu"})
#: A German land under a direction, in one word.
_COMPOUND = re.compile(r"(?:Süd|Nord|Ost|West|Ober|Nieder|Unter|Mittel)-?([a-zäöü]{4,}|[A-ZÄÖÜ][a-zäöü]{3,})$")
#: A form may be shorter than the word listed by so much: "francs" is not of "français", though their stems are one.
_SHORTER = 1


@dataclass(frozen=True, slots=True)
class Place:
    """A known place in words `[first, last)`: the ids it may be (Georgia is two), and the countries it lies in."""

    ids: frozenset[str]
    first: int
    last: int
    within: frozenset[str] = frozenset()

    def meets(self, other: Place) -> bool:
        """Whether both may be one, or one lies in the other: "Warsaw" may stand for Poland, but not for Krakow."""
        return bool(self.ids & (other.ids | other.within) or self.within & other.ids)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name by its stems; `plain` where it needs no capital, and then no form shorter than it counts."""

    stems: tuple[str, ...]
    ids: frozenset[str]
    within: frozenset[str]
    plain: int = 0


def places(row: Sequence[Word], language: str | None) -> list[Place]:
    """Return the known places named in a row of words, left to right, none overlapping another."""
    table, stem = _table(language or "en"), stemmer(language or "en")
    found: list[Place] = []
    at = 0
    while at < len(row):
        place = _at(row, at, table, stem)
        if place:
            found.append(place)
        at = place.last if place else at + 1
    return found


def _at(row: Sequence[Word], at: int, table: _Table, stem: Callable[[str], str]) -> Place | None:
    said, capital = row[at].stem, row[at].capital
    elided, mark, tail = row[at].bare.partition("'")
    if mark and elided in _ELIDED:  # "l’Italie"
        said, capital = stem(tail), row[at].text[len(elided) + 1 :][:1].isupper()
    if said not in table and capital and (land := _COMPOUND.match(row[at].text)) and stem(bare(land[1])) in table:
        said = stem(bare(land[1]))  # "Südmähren"
    for entry in table.get(said, ()):
        rest = row[at + 1 : at + len(entry.stems)]
        if tuple(word.stem for word in rest) != entry.stems[1:]:
            continue
        if capital or any(word.capital for word in rest) or 0 < entry.plain <= len(row[at].bare) + _SHORTER:
            return Place(entry.ids, at, at + len(entry.stems), entry.within)
    return None


_Table = dict[str, tuple[_Entry, ...]]


@lru_cache(maxsize=16)
def _table(language: str) -> _Table:
    """Names by their first stem, the longest first."""
    ids: dict[tuple[tuple[str, ...], int], set[str]] = {}
    for id_, name in _names(language):
        stems = stems_of(name, language)
        if stems:
            ids.setdefault((stems, 0), set()).add(id_)
    for id_, form in _peoples(language):
        plain = len(form) if form[0].islower() else 0
        ids.setdefault((stems_of(form, language), plain), set()).add(id_)
    rows: dict[str, list[_Entry]] = {}
    for (stems, plain), named in ids.items():
        within = {home for id_ in named if (home := _country(id_))}
        rows.setdefault(stems[0], []).append(_Entry(stems, frozenset(named), frozenset(within), plain))
    return {
        stem: tuple(sorted(found, key=lambda entry: (-len(entry.stems), entry.plain, entry.stems)))
        for stem, found in rows.items()
    }


def _peoples(language: str) -> Iterator[tuple[str, str]]:
    for id_, said in _file("peoples").items():
        for form in said.get(language, "").split():
            yield id_, form if not form[0].islower() else bare(form)


def _country(id_: str) -> str | None:
    """Return the country that a city lies in; None for a country."""
    from babel.core import get_global  # noqa: PLC0415  heavy, and only a comparison wants it

    home: str | None = get_global("zone_territories").get(id_) or _file("places").get(id_, {}).get("in")
    return home


def _names(language: str) -> Iterator[tuple[str, str]]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  heavy, and only a comparison wants it
    from babel.core import get_global  # noqa: PLC0415

    for id_, named in _file("places").items():
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


@lru_cache(maxsize=2)
def _file(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__package__) / "data" / f"{name}.toml").read_text("utf-8"))
