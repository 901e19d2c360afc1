"""Offices by the words for them: "the Minister of Agriculture" is "Landwirtschaftsminister", but not his deputy.

An office is a rank, and for a minister what he is in charge of: `minister:foreign`. `any` may be whoever holds one.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import Any

#: Words that may mean anybody who holds an office.
ANY = "any"
#: Ranks that one word may stand for.
_WIDE = {
    "head-of-state": frozenset({"president", "monarch"}),
    "head-of-government": frozenset({"prime-minister", "chancellor"}),
    "minister": frozenset({"ministry"}),
}


def agree(one: str, other: str) -> bool:
    """Return whether two offices may be one: as far as both are said, nothing differs."""
    if one == other or ANY in (one, other):
        return True
    (rank, _, field), (other_rank, _, other_field) = one.partition(":"), other.partition(":")
    ranked = rank == other_rank or other_rank in _WIDE.get(rank, ()) or rank in _WIDE.get(other_rank, ())
    return ranked and (field == other_field or not field or not other_field)


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__package__) / "data" / "offices.toml").read_text("utf-8"))


def phrases(language: str) -> dict[str, list[str]]:
    """Return the offices of a language, each with all phrases for it."""
    said = _table()[language]
    found: dict[str, list[str]] = {ANY: list(said["any"])}
    for office, named in said["names"].items():
        found.setdefault(office, []).extend(named)
    for (rank, patterns), (field, forms) in product(said["patterns"].items(), said["fields"].items()):
        for pattern, place in product(patterns, ("x", "of")):
            said_so = forms.get(place, ()) if f"{{{place}}}" in pattern else ()
            found.setdefault(f"{rank}:{field}", []).extend(pattern.format(**{place: form}) for form in said_so)
    return found
