"""A mark for each speaker, by letters and not by colour: the initials, the same wherever the speaker appears."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Letters of a mark: two tell most speakers of one event apart.
LETTERS = 2


def monograms(names: Iterable[str]) -> dict[str, str]:
    """Return a mark for each name, no two alike: the initials, with a number where others have the same."""
    made: dict[str, str] = {}
    taken: set[str] = set()
    for name in dict.fromkeys(names):
        letters = _initials(name)
        marks = (letters, *(f"{letters}{number}" for number in range(2, len(taken) + 3)))
        made[name] = next(mark for mark in marks if mark not in taken)
        taken.add(made[name])
    return made


def _initials(name: str) -> str:
    """Return the first letters of the first and the last word; of a name in one word, its first two letters."""
    words = [word for word in ("".join(c for c in part if c.isalnum()) for part in name.split()) if word]
    if len(words) > 1:
        return words[0][0].upper() + words[-1][0].upper()
    return words[0][:LETTERS].title() if words else "?"
