"""Numbers that one side rounds and says so: "more than four months" for 19 weeks, "nearly a third" for 32 per cent.

A word before a number says on which side of it the true one lies. One that lies there, and not far off, is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.differences.values.measures import measure

if TYPE_CHECKING:
    from tellings.differences.account import Side
    from tellings.differences.values.numerals import Quantity

#: What says that the true number is larger, that it is smaller, or that it is near; in several words the last ones.
_OVER = frozenset(
    "over above more exceeding upwards плюс свыше более больше понад більше більш über gut mehr plus más".split()
)
_UNDER = frozenset(
    "under below nearly almost fewer less near менее меньше почти майже менше менш unter fast knapp beinahe weniger"
    " moins presque casi menos".split()
)
_ABOUT = frozenset(
    "about around roughly some approximately circa about близько около примерно порядка приблизительно приблизно"
    " etwa rund ungefähr circa environ quelque unos unas aproximadamente".split()
)
_THAN = frozenset("than of als de que чем ніж за of to a an the un une ein eine einer".split())
_CLOSE = frozenset({"close", "cerca", "près"})
_NOT = frozenset("not no nicht pas не".split())
_QUITE = frozenset("quite ganz tout совсем зовсім".split())
#: A true number lies within this part of the rounded one: "a little more than an hour" is said of 70 minutes, "less
#: than half a year" of five months. "About" is said of what is nearer.
_FAR, _NEAR = 0.2, 0.07
#: What says so stands at most so many words before the number.
_BEFORE = 4
#: Whole numbers up to this are not rounded.
_FEW = 10
#: Shortly before an hour is within so many hours of it.
_SHORTLY = 0.36
_SOON = frozenset(
    "shortly just soon kurz peu juste незадолго вскоре чуть незабаром невдовзі трохи poco justo around about".split()
)
_EARLIER = frozenset("before vor avant до antes".split())
_LATER = frozenset("after nach après после після después past".split())


def one(side: Side, mine: Quantity, other_side: Side, other: Quantity) -> bool:
    """Return whether two numbers are one that a side rounds, and says to which side."""
    if mine.clock and other.clock:
        return _soon(side, mine, other.value) or _soon(other_side, other, mine.value)
    values = _values(side, mine, other_side, other)
    if values is None or max(values) <= _FEW:
        return False
    a, b = values
    ways = _way(side, mine), _way(other_side, other)
    return bool(ways[0] != ways[1] and (_fits(ways[0], a, b) or _fits(ways[1], b, a)))


def _fits(way: str | None, rounded: float, true: float) -> bool:
    low, high = {
        "over": (rounded, rounded * (1 + _FAR)),
        "under": (rounded * (1 - _FAR), rounded),
        "about": (rounded * (1 - _NEAR), rounded * (1 + _NEAR)),
    }.get(way or "", (1.0, 0.0))
    return low <= true <= high


def _values(side: Side, mine: Quantity, other_side: Side, other: Quantity) -> tuple[float, float] | None:
    """Return both numbers in one unit; None where they count unlike things."""
    if mine.sort == other.sort == "share":
        return mine.value * 100, other.value * 100
    if {mine.sort, other.sort} != {"count"}:
        return None
    units = [
        number.unit or measure(each.words, number.last, each.language)
        for each, number in ((side, mine), (other_side, other))
    ]
    if units[0] is None and units[1] is None:
        return mine.value, other.value
    if units[0] is None or units[1] is None or units[0][0] != units[1][0]:
        return None
    smallest = min(units[0][1], units[1][1])
    a, b = mine.value * units[0][1] / smallest, other.value * units[1][1] / smallest
    return (a * _FEW, b * _FEW) if units[0][1] != units[1][1] else (a, b)


def _way(side: Side, number: Quantity) -> str | None:
    """Return to which side a number is rounded, by the words before it."""
    at = number.first - 1
    least = max(0, number.first - _BEFORE)
    while at >= least and side.words[at].bare in _THAN:
        at -= 1
    if at < 0:
        return None
    word, before = side.words[at].bare, side.words[at - 1].bare if at else ""
    if word in _QUITE and before in _NOT:
        return "under"
    if before in _NOT:
        return None  # "no more than"
    if word in _CLOSE:
        return "about"
    ways = {"over": _OVER, "under": _UNDER, "about": _ABOUT}
    return next((way for way, said in ways.items() if word in said), None)


def _soon(side: Side, number: Quantity, true: float) -> bool:
    """Whether a time lies shortly before or after an hour that is told so ("shortly before half past four")."""
    before = [side.words[at].bare for at in range(max(0, number.first - 3), number.first)]
    if not _SOON.intersection(before):
        return False
    gap = true - number.value
    if _EARLIER.intersection(before):
        return -_SHORTLY <= gap < 0
    return 0 < gap <= _SHORTLY if _LATER.intersection(before) else abs(gap) <= _SHORTLY
