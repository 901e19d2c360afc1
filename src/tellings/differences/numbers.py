"""Numbers that differ: what one side counts and the other counts otherwise."""

from __future__ import annotations

import math
import re
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from tellings.differences import reckoned
from tellings.differences.pair import WITHOUT
from tellings.differences.values.measures import NEAR, ROUNDED, measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.differences.account import Side
    from tellings.differences.pair import Draft, Pair
    from tellings.differences.values.numerals import Quantity

RULE = "rule:numbers"
#: Two numbers of one sort in one passage, unlike: nearly always a difference in substance.
_TWO = 0.9
#: A number that the whole other telling does not have; often said in other words, so under the threshold.
_ONE = 0.4
#: Two things in one word.
_PAIR = 2
_BOTH = frozenset(
    "both either beide beiden beider beides оба обе обоих обеих обоим обеим обоими обеими обидва обидві обох ambos"
    " ambas entrambi entrambe".split()
)
#: A share is that of two counts within this, where the larger is no small number.
_RATIO, _MANY = 0.005, 20
#: Two shares are one within this.
_SHARE = 2e-3
#: Fahrenheit and Celsius are rounded to whole degrees: 77 °F is 25 °C.
_DEGREE = 0.6
_FROZEN, _STEP = 32.0, 1.8
_DEGREES = re.compile(
    r"\s*(?:°\s*(?P<sign>[CF])\b|(?:degrees?|degrés?|grad(?:os|i)?|градус\w*)(?:\s+(?:по )?(?P<scale>[cfцф]\w+))?)"
    r"(?P<below>\s+(?:below|ниже|unter|au-dessous|sous|bajo))?",
    re.IGNORECASE,
)
_BEFORE_MINUS = 8
_MINUS = re.compile(r"(?:minus|минус|moins|menos|[-−–])\s*$", re.IGNORECASE)
#: The seconds of a month.
_MONTH = 2_629_800
#: At most so many words stand between a share and what it is a share of ("half of the roughly 1,200").
_OF = 3


def find(pair: Pair) -> Iterator[Draft]:
    """Yield a difference for each number that stands against another, or stands alone."""
    yield from _other_rates(pair)
    rated = [{at for rate in side.rates for at in range(rate.first, rate.last)} for side in (pair.a, pair.b)]
    both = bool(pair.a.rates and pair.b.rates)  # their numbers are compared as rates
    left, right = (
        [number for number in row if not (both and number.first in taken)]
        for row, taken in zip((_unmatched(pair.a, pair.b), _unmatched(pair.b, pair.a)), rated, strict=True)
    )
    for mine, other in reckoned.follow(pair, left, right):
        left.remove(mine)
        right.remove(other)
    for some, others in ((left, right), (right, left)):
        for total, one, two in list(reckoned.sums(some, others)):
            if total in some and one in others and two in others:
                some.remove(total)
                others.remove(one)
                others.remove(two)
    for mine, other in pair.opposite(left, right, partial(_kinship, pair)):
        a, b = pair.a.phrase(mine.first, mine.last), pair.b.phrase(other.first, other.last)
        left.remove(mine)
        right.remove(other)
        note = f"{pair.a.id} says {pair.a.quote(a)}, {pair.b.id} {pair.b.quote(b)}."
        yield pair.draft("number", [a], [b], weight=_TWO, made_by=RULE, note=note)
    for seen, alone in ((pair, left), (pair.flipped, right)):
        for quantity in alone:
            if round(quantity.value, 3) in seen.b.account.values or quantity.sort != "count":
                continue
            span = seen.a.phrase(quantity.first, quantity.last)
            note = f"{seen.a.id} gives a number, {seen.a.quote(span)}; it is not in {WITHOUT}."
            yield seen.draft("number", [span], [], weight=_ONE, made_by=RULE, note=note)


def _other_rates(pair: Pair) -> Iterator[Draft]:
    """Yield a difference for each two rates that stand against each other ("every week", "twice a year")."""
    left = [rate for rate in pair.a.rates if not any(rate.same(there) for there in pair.b.rates)]
    right = [rate for rate in pair.b.rates if not any(rate.same(there) for there in pair.a.rates)]
    for mine, other in pair.opposite(left, right, pair.near_by):
        a, b = pair.a.phrase(mine.first, mine.last), pair.b.phrase(other.first, other.last)
        note = f"{pair.a.id} says {pair.a.quote(a)}, {pair.b.id} {pair.b.quote(b)}."
        yield pair.draft("number", [a], [b], weight=_TWO, made_by=RULE, note=note)


def _unmatched(side: Side, other: Side) -> list[Quantity]:
    """Return the numbers of a side that the other side does not state."""
    rest = list(other.quantities)
    alone = []
    for quantity in side.quantities:
        twin = next((candidate for candidate in rest if _same(side, quantity, other, candidate)), None)
        if twin is not None:
            rest.remove(twin)
        elif not (
            _in_parts(quantity, other.quantities)
            or _of_whole(side, quantity, other)
            or _both(quantity, other)
            or _told_first(side, quantity, other)
            or _of_two(quantity, other)
        ):
            alone.append(quantity)
    return alone


def _both(quantity: Quantity, other: Side) -> bool:
    """Whether a number is the two that the other side calls "both"."""
    return quantity.value == _PAIR and any(word.bare in _BOTH for word in other.words)


def _told_first(side: Side, mine: Quantity, other: Side) -> bool:
    """Whether a share is told by its whole and its part here ("of ten trains six"), there as one number."""
    return any(
        abs(part.value / whole.value - share.value) <= _SHARE and any(mine is number for number in (share, whole, part))
        for one, two in ((side, other), (other, side))
        for whole, part in reckoned.fronted(one)
        for share in two.quantities
        if share.sort == "share"
    )


def _of_two(mine: Quantity, other: Side) -> bool:
    """Whether a share is that of two counts side by side on the other side ("412 of our 1,648": a quarter)."""
    return mine.sort == "share" and any(
        one.sort == two.sort == "count"
        and max(one.value, two.value) >= _MANY
        and abs(min(one.value, two.value) / max(one.value, two.value) - mine.value) <= _RATIO
        for one, two in pairwise(other.quantities)
    )


def _in_parts(mine: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether a share is given by its two numbers, or a number is one of a share's ("of five, two")."""
    if mine.parts:
        return {*mine.parts} <= {other.value for other in others}
    return any(mine.value in other.parts for other in others)


def _of_whole(side: Side, mine: Quantity, other: Side) -> bool:
    """Whether a number is a share of a number on the other side, or the other way round ("half of the 1,200": 600)."""
    return any(
        round(share * whole, 3) == round(value, 3)
        for one, two in ((side, other), (other, side))
        for share, whole in _wholes(one)
        for value in (number.value for number in two.quantities)
        if mine.value in (share, value)
    )


def _wholes(side: Side) -> Iterator[tuple[float, float]]:
    """Yield each share that is said to be of a number, with that number."""
    for one, two in pairwise(side.quantities):
        if two.sort == "share" and one.sort == "count" and not two.parts:  # "1,200 carters, half of whom"
            yield two.value, one.value
    for share, whole in pairwise(side.quantities):
        if share.sort == "share" and whole.sort == "count" and whole.first - share.last <= _OF:
            yield share.value, whole.value


def _same(side: Side, mine: Quantity, other_side: Side, other: Quantity) -> bool:
    """Whether two numbers are one quantity: the same value, or the same measure in other units."""
    warm = [_degrees(one, number) for one, number in ((side, mine), (other_side, other))]
    if warm[0] is not None and warm[1] is not None:
        return abs(warm[0] - warm[1]) <= _DEGREE
    if reckoned.one_price(side, mine, other_side, other):
        return True
    unit = mine.unit or measure(side.words, mine.last, side.language)
    other_unit = other.unit or measure(other_side.words, other.last, other_side.language)
    if unit is None or other_unit is None or mine.sort != "count":
        return mine.same(other)
    one, two = mine.value * unit[1], other.value * other_unit[1]
    ratio = max(unit[1], other_unit[1]) / min(unit[1], other_unit[1])
    other_system = not math.log10(ratio).is_integer() if unit[0] != "time" else _days_and_months(unit, other_unit)
    near = ROUNDED if other_system else NEAR
    return unit[0] == other_unit[0] and (one == two or abs(one - two) <= near * max(one, two))


def _days_and_months(unit: tuple[str, float], other: tuple[str, float]) -> bool:
    """Whether one counts days or weeks and the other months or years: "90 days" is said of three months."""
    return min(unit[1], other[1]) < _MONTH <= max(unit[1], other[1])


def _degrees(side: Side, number: Quantity) -> float | None:
    """Return a temperature in degrees Celsius; None where the number counts no degrees."""
    span = side.span(number.first, number.last)
    found = _DEGREES.match(side.text, span.end)
    if number.sort != "count" or found is None:
        return None
    below = found["below"] or _MINUS.search(side.text, max(0, span.start - _BEFORE_MINUS), span.start)
    value = -number.value if below else number.value
    scale = (found["sign"] or found["scale"] or "").casefold()
    return (value - _FROZEN) / _STEP if scale[:1] in {"f", "ф"} else value


def _kinship(pair: Pair, mine: Quantity, other: Quantity) -> float | None:
    """Return how likely two numbers stand against each other; None where they count different sorts of things."""
    if mine.sort != other.sort and {mine.sort, other.sort} != {"count", "share"}:
        return None
    return pair.near_by(mine, other) + (mine.sort == other.sort)
