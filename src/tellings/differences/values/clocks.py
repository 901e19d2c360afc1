"""Times of day: "8 p.m.", "20:00", "20 Uhr" and "в 8 часов вечера" are one, and so are 18:00 in Moscow and 15:00 GMT.

A time is hours after midnight, and where its zone is said, of which zone. "8:00" alone may be of either half of a day.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.differences.values.words import Word

_TIME = re.compile(r"([01]?\d|2[0-4])(?:[:.]([0-5]\d))?")
#: Half a day and a whole one, in hours.
_NOON, _DAY = 12.0, 24.0
#: Before an hour that might be a stretch of time ("18 часов") one of these must stand.
_AT = frozenset("at by until till from after before around в к до с около um bis ab gegen à vers dès jusqu'à".split())
#: A zone or half of the day stands within so many words behind.
_BEHIND = 3
#: Two times are one within a minute.
_NEAR = 1 / 120


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: hours after midnight, whether that is sure (not "8:00" of either half), and its zone if said."""

    hours: float
    sure: bool
    zone: float | None
    last: int

    def same(self, other: Clock) -> bool:
        """Whether both may be one time; a zone counts where both say theirs."""
        mine, others = self.hours, other.hours
        if self.zone is not None and other.zone is not None:
            mine, others = mine - self.zone, others - other.zone
        around = _DAY if self.sure and other.sure else _NOON
        apart = abs(mine - others) % around
        return min(apart, around - apart) < _NEAR


@lru_cache(maxsize=8)
def _sayings(language: str | None) -> dict[str, Any]:
    data: dict[str, Any] = tomllib.loads((files(__package__) / "data" / "clocks.toml").read_text("utf-8"))
    said = data.get(language or "", data["en"])
    phrases = {key: [tuple(phrase.split()) for phrase in said[key]] for key in ("early", "late")}
    zones = {tuple(zone.split()): float(hours) for zone, hours in said["zones"].items()}
    return {"after": {*said["after"]}, "between": {*said["between"]}, "zones": zones, **phrases}


def clock(row: Sequence[Word], at: int, language: str | None) -> Clock | None:
    """Return the time of day that begins at word `at`; None where none does."""
    match = _TIME.fullmatch(row[at].text) if row[at].figure else None
    if match is None:
        return None
    said = _sayings(language)
    hours, last = int(match[1]) + int(match[2] or 0) / 60, at + 1
    marked = ":" in row[at].text
    minutes = _minutes(row, at + 1, said)
    if minutes is not None and not match[2]:
        hours, last, marked = hours + minutes / 60, at + 3, True
    elif _bare(row, last) in said["after"]:
        marked = marked or bool(match[2]) or (at > 0 and row[at - 1].bare in _AT)
        last += 1
    half, here = _said(row, last, {**dict.fromkeys(said["early"], 0.0), **dict.fromkeys(said["late"], _NOON)})
    zone, end = _zone(row, here if half is not None else last, said)
    if half is None and not marked and (zone is None or not match[2]):
        return None
    if half is not None:
        hours = hours % _NOON + half
        last = here
    sure = half is not None or hours > _NOON or row[at].text.startswith("0")
    return Clock(hours % _DAY, sure, zone, end if zone is not None else last)


def _minutes(row: Sequence[Word], at: int, said: dict[str, Any]) -> int | None:
    """Return the minutes of "19 h 30", "20 Uhr 15", "18 часов 30 минут"."""
    text = row[at + 1].text if at + 1 < len(row) else ""
    good = _bare(row, at) in said["between"] and len(text) == 2 and text.isascii() and text.isdigit()
    return int(text) if good and int(text) < 60 else None


def _zone(row: Sequence[Word], at: int, said: dict[str, Any]) -> tuple[float | None, int]:
    for here in range(at, at + _BEHIND):
        zone, end = _said(row, here, said["zones"])
        if zone is not None:
            return zone, end
    return None, at


def _said(row: Sequence[Word], at: int, phrases: dict[tuple[str, ...], float]) -> tuple[float | None, int]:
    """Return what the phrase that begins at a word stands for, and where it ends."""
    for phrase, value in phrases.items():
        if tuple(_bare(row, at + k) for k in range(len(phrase))) == phrase:
            return value, at + len(phrase)
    return None, at


def _bare(row: Sequence[Word], at: int) -> str:
    return row[at].bare if at < len(row) else ""
