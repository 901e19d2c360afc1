"""Stretches of time and numbers told in two parts: "a year and two months", "three and a quarter per cent".

Each part is a number of its own to `numerals`; here two that stand beside each other become one, in the smaller unit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.differences.values.measures import measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.differences.values.numerals import Quantity
    from tellings.differences.values.words import Word

_AND = frozenset("and und et y e и й та i с з із".split())
#: Between a whole number and the fraction that goes with it a word may stand ("three and a quarter").
_JOINS = _AND | {"a", "un", "une", "ein", "eine"}
#: So many words join a fraction.
_BETWEEN = 2
#: What makes a mixed number per cent, and the words of it that one more follows.
_PERCENT = frozenset("per percent percentage процента процентов prozent pour por відсотка відсотків".split())
_PER = frozenset("per pour por percentage".split())
#: Who is neither of two is a third, in two words.
_THIRD = frozenset("third third's tiers tercer tercero terceros третьей третья третьи третьих третьими".split())
_ELSE = frozenset(
    "country countries party parties state states person persons nations pays état états países país"
    " страны стран страна странам лица лиц лицам стороны".split()
)
#: What a share is of stands behind one of these.
_OF = frozenset("of de des du d'entre der von vom".split())
#: Languages in which a unit alone is one: "год и два месяца".
_BARE = frozenset({"ru", "uk"})
#: A fraction beside a number is smaller than one.
_WHOLE = 1.0


def joined(found: Sequence[Quantity], row: Sequence[Word], language: str | None, one: frozenset[str]) -> list[Quantity]:
    """Return the numbers of a row of words, two that are the parts of one stretch of time or one number made one."""
    made: list[Quantity] = []
    for number in found:
        if _another(number, row):
            continue
        whole = (made and (_two(made[-1], number, row, language) or _mixed(made[-1], number, row))) or None
        if whole is not None:
            made[-1] = whole
        else:
            made.append(_article(number, row, language, one) or number)
    return made


def _seconds(number: Quantity, row: Sequence[Word], language: str | None) -> tuple[float, int] | None:
    """Return how many seconds the unit of time of a number has, and where its words end; None for another number."""
    if number.sort != "count" or number.clock:
        return None
    if number.unit:
        return (number.unit[1], number.last) if number.unit[0] == "time" else None
    return _unit(row, number.last, language)


def _unit(row: Sequence[Word], at: int, language: str | None) -> tuple[float, int] | None:
    unit = measure(row, at, language)
    return (unit[1], at + 1) if unit and unit[0] == "time" else None


def _two(big: Quantity, small: Quantity, row: Sequence[Word], language: str | None) -> Quantity | None:
    """Return "an hour and twenty minutes" and "an hour and a quarter" as one number of seconds."""
    first = _seconds(big, row, language)
    if first is None or not _adjacent(first[1], small.first, row):
        return None
    seconds = big.value * first[0]
    second = _seconds(small, row, language)
    if second is not None and second[0] < first[0]:
        return replace(big, value=seconds + small.value * second[0], last=second[1], unit=("time", 1.0))
    if _of_it(small, row, language):
        return replace(big, value=seconds + small.value * first[0], last=small.last, unit=("time", 1.0))
    return None


def _of_it(part: Quantity, row: Sequence[Word], language: str | None) -> bool:
    """Whether a fraction is one of the unit before it ("an hour and a quarter"), and not "a quarter of the crew"."""
    after = row[part.last].bare if part.last < len(row) else ""
    plain = part.sort == "share" and part.value < _WHOLE and not part.parts
    return plain and after not in _OF and after not in _PERCENT and measure(row, part.last, language) is None


def _article(small: Quantity, row: Sequence[Word], language: str | None, one: frozenset[str]) -> Quantity | None:
    """Return "a year and two months" as one number of seconds: what an article counts is no number by itself."""
    at = small.first - (2 if language in _BARE else 3)
    if at < 0 or row[small.first - 1].bare not in _AND or not (language in _BARE or row[at].bare in one):
        return None
    first = _unit(row, small.first - 2, language)
    second = _seconds(small, row, language)
    if first is None:
        return None
    if second is not None and second[0] < first[0]:
        seconds, last = first[0] + small.value * second[0], second[1]
    elif _of_it(small, row, language):
        seconds, last = first[0] * (1 + small.value), small.last
    else:
        return None
    return replace(small, value=seconds, sort="count", first=at, last=last, unit=("time", 1.0))


def _mixed(whole: Quantity, part: Quantity, row: Sequence[Word]) -> Quantity | None:
    """Return "three and a quarter per cent", "три с четвертью" as one number."""
    plain = whole.sort == "count" and whole.value % 1 == 0 and not (whole.clock or whole.unit or whole.parts)
    if not plain or part.sort != "share" or part.parts or part.value >= _WHOLE:
        return None
    between = [row[at].bare for at in range(whole.last, part.first)]
    if len(between) > _BETWEEN or not between or between[0] not in _AND or not _JOINS.issuperset(between):
        return None
    if any(word.figure for word in row[whole.first : part.last]):
        return None  # "12 and 3/4 of them" is two
    value = whole.value + part.value
    if part.last < len(row) and row[part.last].bare in _PERCENT:
        after = part.last + 1 + (row[part.last].bare in _PER)
        return replace(part, value=value / 100, first=whole.first, last=min(after, len(row)))
    return replace(part, value=value, first=whole.first, sort="count")


def _another(number: Quantity, row: Sequence[Word]) -> bool:
    """Whether a third is no number but somebody else ("a third country", "third parties")."""
    said = number.sort in ("share", "ordinal") and row[number.last - 1].bare in _THIRD
    return said and number.last < len(row) and row[number.last].bare in _ELSE


def _adjacent(end: int, begin: int, row: Sequence[Word]) -> bool:
    return end == begin or (end + 1 == begin and row[end].bare in _AND)
