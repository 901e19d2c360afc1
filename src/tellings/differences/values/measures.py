"""Units of measure: what a number counts, so that 48 hours and two days are one quantity."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.differences.values.words import Word

#: Base values this near to each other are one: 1,000 acres are 404.7 hectares.
NEAR = 0.005
#: In units of two systems numbers are rounded: "50 miles" is said of 80 kilometres.
ROUNDED = 0.02
#: "un quart d'heure"
_ELIDED = re.compile(r"^d'")
#: The longest unit has so many words ("square kilometres").
_LONGEST = 2


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[tuple[str, ...], tuple[str, float]]]:
    data = tomllib.loads((files(__package__) / "data" / "measures.toml").read_text("utf-8"))
    return {
        language: {
            tuple(unit.split()): (dimension, float(size))
            for dimension, units in rows.items()
            for unit, size in units.items()
        }
        for language, rows in data.items()
    }


def measure(row: Sequence[Word], at: int, language: str | None) -> tuple[str, float] | None:
    """Return the dimension and the size in base units of the unit that stands at word `at`; None where none does."""
    units = _table().get(language or "", {})
    for length in range(_LONGEST, 0, -1):
        found = units.get(tuple(_ELIDED.sub("", word.bare) for word in row[at : at + length]))
        if found:
            return found
    return None
