"""Times of day: "8 p.m.", "20:00", "20 Uhr" and "в 8 часов вечера" are one, and so are 18:00 in Moscow and 15:00 GMT.

A time is hours after midnight, and where its zone is said, of which zone. "8:00" alone may be of either half of a day.
Hours may stand in words: "half past six", "halb sieben", "половина седьмого", "six heures et demie".
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tellings.differences.values.words import Word

    Cardinal = Callable[[int], tuple[float | None, int]]

Value = TypeVar("Value")
_TIME = re.compile(r"([01]?\d|2[0-4])(?:[:.]([0-5]\d))?")
#: "at 1900 hours"
_MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
#: Half a day and a whole one, in hours.
_NOON, _DAY = 12.0, 24.0
#: Of "at night" and its like the hours from here to midnight are late.
_LATE = 6
#: Before an hour that might be a stretch of time ("18 часов") one of these must stand.
_AT = frozenset(
    "at by until till from after before around в к до с около после um bis ab gegen à vers dès jusqu'à"
    " о об від las la".split()
)
#: After these two digits, a stop and two more are a time ("в 18.30"), but for a number of times or parts.
_AT_DOT = frozenset("в о об um las".split())
_NO_TIME = frozenset("раз раза рази процента відсотка prozent".split())
#: Between two times of which only the second one is said to be one: "von sieben bis zweiundzwanzig Uhr".
_TO = frozenset("to until till bis до à".split())
#: A zone or half of the day stands within so many words behind.
_BEHIND = 3
#: Two times are one within a minute.
_NEAR = 1 / 120
_HOUR = 60


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
    halves = {tuple(phrase.split()): part for part in ("early", "late", "night") for phrase in said[part]}
    return {
        "after": {*said["after"]},
        "between": {*said["between"]},
        "exact": {*said.get("exact", ())},
        "halves": halves,
        "zones": {tuple(zone.split()): float(hours) for zone, hours in said["zones"].items()},
        "hours": said["hours"],
        "of": said["of"],
        "named": {**said["hours"], **said["of"]},
        "half": said.get("half"),
        "begin": {*said["hours"], *said["of"], *(phrase.split()[0] for phrase in said["worded"])},
        "worded": [(tuple(phrase.split()), shift) for phrase, shift in said["worded"].items()],
    }


def begins(word: str, language: str | None) -> bool:
    """Return whether a time may begin with a word that is no number: most words are soon done with."""
    said = _sayings(language)
    half = said["half"]
    return word in said["begin"] or (half is not None and word.startswith(half))


def clock(row: Sequence[Word], at: int, language: str | None, cardinal: Cardinal | None = None) -> Clock | None:
    """Return the time of day that begins at word `at`; None where none does. `cardinal` reads a number in words."""
    said = _sayings(language)
    worded = _worded(row, at, said, cardinal) if cardinal else None
    hours, last, marked = worded or _plain(row, at, said, cardinal) or (None, at, False)
    if hours is None or hours > _DAY:
        return None
    exact = worded is not None or not float(hours).is_integer()
    if not worded and _bare(row, last) in said["after"]:
        marked = marked or exact or (at > 0 and row[at - 1].bare in _AT)
        last += 1
    elif exact and not worded and _bare(row, last) in said["exact"] and at > 0 and row[at - 1].bare in _AT:
        marked, last = True, last + 1  # "at 19.02 hours"
    part, here = _said(row, last, said["halves"])
    zone, end = _zone(row, here if part is not None else last, said)
    if part is None and not marked and (zone is None or not exact) and not _first_of_two(row, last, language, cardinal):
        return None
    if part is not None:
        late = part == "late" or (part == "night" and hours % _NOON >= _LATE)
        hours, last = hours % _NOON + _NOON * late, here
    sure = part is not None or hours > _NOON or row[at].text.startswith("0")
    return Clock(hours % _DAY, sure, zone, end if zone is not None else last)


def _plain(
    row: Sequence[Word], at: int, said: dict[str, Any], cardinal: Cardinal | None
) -> tuple[float, int, bool] | None:
    """Return the hours that a number states, where it ends, and whether it is surely a time."""
    if not row[at].figure:
        named, last = _hour(row, at, said["named"], cardinal)
        goes_on = cardinal is not None and _bare(row, last) in said["between"] and _near(row, last + 1)
        minutes, end = cardinal(last + 1) if cardinal and goes_on else (None, last)
        if named is not None and minutes is not None and minutes < _HOUR:
            return named + minutes / _HOUR, end, True  # "sieben Uhr dreißig"
        return None if named is None else (named, last, False)
    before, after = _bare(row, at - 1) if at else "", _bare(row, at + 1)
    if (match := _MILITARY.fullmatch(row[at].text)) and before in _AT and after in said["exact"]:
        return int(match[1]) + int(match[2]) / _HOUR, at + 2, True
    match = _TIME.fullmatch(row[at].text)
    if match is None:
        return None
    hours, last = int(match[1]) + int(match[2] or 0) / _HOUR, at + 1
    dotted = "." in row[at].text and len(match[1]) == 2 and after not in _NO_TIME
    marked = ":" in row[at].text or (dotted and (before in _AT_DOT or (before in _AT and match[1][0] == "0")))
    minutes = _minutes(row, at + 1, said)
    if minutes is not None and not match[2]:
        return hours + minutes / _HOUR, at + 3, True
    return hours, last, marked


def _worded(row: Sequence[Word], at: int, said: dict[str, Any], cardinal: Cardinal) -> tuple[float, int, bool] | None:
    """Read "half past six", "без четверти восемь"; of "trois heures et demie" it is not sure that it is a time."""
    half = said["half"]
    if half and row[at].bare.startswith(half) and row[at].bare[len(half) :] in said["of"]:
        return (said["of"][row[at].bare[len(half) :]] - 0.5) % _NOON, at + 1, True  # "полседьмого"
    counted = row[at].bare in said["hours"] or cardinal(at)[0] is not None
    for phrase, shift in said["worded"]:
        if phrase[0] != row[at].bare and not (counted and phrase[0] in {"H", "M"}):
            continue
        found = _filled(row, at, phrase, said, cardinal)
        if found:
            hours, minutes, last = found
            steps = re.findall(r"[+-]\w+", shift)
            hours += sum(
                (-1 if step[0] == "-" else 1) * (minutes if step[1:] == "M" else int(step[1:])) / _HOUR
                for step in steps
            )
            return hours % _DAY, last, phrase[0] != "H" or (at > 0 and row[at - 1].bare in _AT)
    return None


def _filled(
    row: Sequence[Word], at: int, phrase: tuple[str, ...], said: dict[str, Any], cardinal: Cardinal
) -> tuple[float, float, int] | None:
    """Return the hour and the minutes that a phrase of `worded` has at a place, and where it ends."""
    found, here = {"H": 0.0, "M": 0.0}, at
    for part in phrase:
        value: float | None
        if part == "M":
            value, end = cardinal(here) if here < len(row) else (None, here)
            found[part] = value if value and value < _HOUR else -1.0
        elif part == "X":  # Spanish: its half is read with the hour
            value, end = cardinal(here) if here < len(row) else (None, here)
            found["H"] = value if value and value % 1 == 0.5 else -1.0
        elif part in {"H", "G"}:
            value, end = (
                _hour(row, here, said["of"], None) if part == "G" else _hour(row, here, said["hours"], cardinal)
            )
            found["H"] = -1.0 if value is None else value
        elif _bare(row, here) == part:
            end = here + 1
        else:
            return None
        if min(found.values()) < 0 or (here > at and not _near(row, here)):
            return None
        here = end
    return found["H"], found["M"], here


def _hour(row: Sequence[Word], at: int, names: dict[str, float], cardinal: Cardinal | None) -> tuple[float | None, int]:
    """Return the hour that a word or a number in words states, and where it ends."""
    if _bare(row, at) in names:
        return float(names[_bare(row, at)]), at + 1
    value, last = cardinal(at) if cardinal and at < len(row) else (None, at)
    good = value is not None and value.is_integer() and 0 <= value <= _DAY
    return (value, last) if good else (None, at)


def _first_of_two(row: Sequence[Word], last: int, language: str | None, cardinal: Cardinal | None) -> bool:
    """Whether a second time follows that makes the number before it one too."""
    after = last + 1
    return _bare(row, last) in _TO and after < len(row) and clock(row, after, language, cardinal) is not None


def _minutes(row: Sequence[Word], at: int, said: dict[str, Any]) -> int | None:
    """Return the minutes of "19 h 30", "20 Uhr 15", "18 часов 30 минут"."""
    text = row[at + 1].text if at + 1 < len(row) else ""
    good = _bare(row, at) in said["between"] and len(text) == 2 and text.isascii() and text.isdigit()
    return int(text) if good and int(text) < _HOUR else None


def _zone(row: Sequence[Word], at: int, said: dict[str, Any]) -> tuple[float | None, int]:
    for here in range(at, at + _BEHIND):
        zone, end = _said(row, here, said["zones"])
        if zone is not None:
            return zone, end
    return None, at


def _said(row: Sequence[Word], at: int, phrases: dict[tuple[str, ...], Value]) -> tuple[Value | None, int]:
    """Return what the phrase that begins at a word stands for, and where it ends."""
    for phrase, value in phrases.items():
        if tuple(_bare(row, at + k) for k in range(len(phrase))) == phrase:
            return value, at + len(phrase)
    return None, at


def _near(row: Sequence[Word], at: int) -> bool:
    """Whether a word goes on with the one before it: nothing but a blank or a hyphen between them."""
    return at < len(row) and row[at].start - row[at - 1].end <= 1


def _bare(row: Sequence[Word], at: int) -> str:
    return row[at].bare if at < len(row) else ""
