"""Numbers that follow from others: the rest of a whole, a share told by its whole first, one who is counted apart.

"61 of the 140 came" and "79 of the 140 did not" give one number, as do "all but five of the 46" and 41, "two thirds
pay" and "a third does not", "eleven other members" beside the chair and twelve. What follows so is no difference.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING

from tellings.differences import rounded
from tellings.differences.values import numerals
from tellings.differences.values.lexicon import Phrases
from tellings.differences.values.measures import measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.differences.account import Side
    from tellings.differences.pair import Pair
    from tellings.differences.values.numerals import Quantity

#: Two parts of a whole of more than this, in its smallest round unit, are its parts without a word that says so: of
#: five boats two and three may well be a contradiction, of 140 hardly 61 and 79.
_SURE = 20
#: Shares to four places, thirds among them, add up to one within this.
_NEAR = 2e-3
#: Two prices for a unit are one within this.
_PRICE = 0.005
#: At most so many words stand between a whole and its part ("of the ten trains only six").
_APART = 9
#: Where more than this part of the words around is common, "only" alone does not make two shares the two parts of one.
_ALIKE = 0.5
#: Two shares that make a whole are its two parts where no more than this part of the words around is common: in 60
#: events with all their differences no two shares that contradict each other add up to one.
_STRANGE = 0.25
#: Sums are told of more than so many, and are one within this.
_FEW, _TINY = 10, 1e-4
_TIMES = frozenset("times раза раз рази разів mal fois veces".split())
_MORE_OR_LESS = frozenset(
    "more fewer less higher lower larger smaller больше меньше більше менше mehr weniger höher niedriger"
    " más menos".split()
)
#: A clause of no more words may be put into another ("or one in four,"): what is said of it stands behind.
_PUT_IN = 5
#: What a number and the unit that it is the price of have between them: a word for the money, and one of these.
_PER = frozenset("a an per the le la je pro das за на por el al".split())


@dataclass(frozen=True)
class _Saying:
    rest: Phrases
    only: Phrases
    others: frozenset[str]
    lead: frozenset[str]


@lru_cache(maxsize=8)
def _saying(language: str | None) -> _Saying:
    data = tomllib.loads((files(numerals.__package__ or "") / "data" / "numbers.toml").read_text("utf-8"))
    rows = data.get(language or "", {})
    said = {key: Phrases.of({"cue": rows.get(key, ())}, language or "en", exact=True) for key in ("except", "only")}
    return _Saying(said["except"], said["only"], frozenset(rows.get("others", ())), frozenset(rows.get("lead", ())))


def follow(pair: Pair, left: Sequence[Quantity], right: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Return which two numbers, one of each side, say the same by reckoning."""
    found: list[tuple[Quantity, Quantity]] = []
    for mine in left:
        for other in right:
            taken = any(mine is one or other is two for one, two in found)
            told = (
                rounded.one(pair.a, mine, pair.b, other)
                or _apart(pair, mine, other)
                or _parts(pair, mine, other)
                or _as_many_times(pair.a, mine, other)
                or _as_many_times(pair.b, other, mine)
                or _by_so_many(pair.a, mine, other)
                or _by_so_many(pair.b, other, mine)
            )
            if not taken and told:
                found.append((mine, other))
    return found


def sums(left: Sequence[Quantity], right: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Yield each number of one side with the two of the other side that it is the sum of ("3.3 and 2.5": 5.8)."""
    for total in left:
        for one, two in combinations(right, 2):
            alike = total.sort == one.sort == two.sort and total.sort in ("count", "share")
            plain = total.value <= _FEW and total.value % 1 == 0
            if alike and not plain and min(one.value, two.value) > 0 and _sums_up(total.value, one.value + two.value):
                yield total, one, two


def _sums_up(one: float, two: float) -> bool:
    return abs(one - two) <= _TINY * one


def _by_so_many(side: Side, mine: Quantity, other: Quantity) -> bool:
    """Whether a number is by how much another of its side is more or less than that of the other side.

    "38 weeks, one fewer than a year ago" and "a year ago it was 39".
    """
    if mine.sort != "count" or other.sort != "count" or mine.last >= len(side.words):
        return False
    if side.words[mine.last].bare not in _MORE_OR_LESS:
        return False
    return any(abs(there.value - other.value) == mine.value for there in side.quantities if there is not mine)


def _as_many_times(side: Side, mine: Quantity, other: Quantity) -> bool:
    """Whether one number says how many times as much there is, and the other by which share it is more.

    "В полтора раза больше" and "50 per cent more".
    """
    after = side.words[mine.last].bare if mine.last < len(side.words) else ""
    more = mine.sort == "count" and other.sort == "share" and after in _TIMES
    return more and abs(mine.value - 1 - other.value) <= _NEAR


def _apart(pair: Pair, mine: Quantity, other: Quantity) -> bool:
    """Whether one number leaves out somebody whom the other counts ("four other judges": all five)."""
    for side, one, two in ((pair.a, mine, other), (pair.b, other, mine)):
        around = {side.words[at].bare for at in (one.first - 1, one.last) if 0 <= at < len(side.words)}
        whole = two.parts[0] if two.parts else two.value
        if one.sort == "count" and around & _saying(side.language).others and one.value + 1 == whole:
            return True
    return False


def _parts(pair: Pair, mine: Quantity, other: Quantity) -> bool:
    """Whether two numbers are the two parts of one whole, and said of opposite things."""
    whole = _whole(pair, mine, other)
    if whole is not None:
        lone = _lone(pair, mine, other)
        return whole > _SURE or lone or _opposite(pair, mine, other)
    shares = mine.sort == other.sort == "share"
    if not shares or abs(mine.value + other.value - 1) > _NEAR:
        return False
    return not pair.one_language or _opposite(pair, mine, other) or _unlike(pair, mine, other)


def _unlike(pair: Pair, mine: Quantity, other: Quantity) -> bool:
    """Whether hardly a word of meaning about two shares is common: "a quarter is paid by others", "he bears three"."""
    a, b = _said_of(pair.a, mine), _said_of(pair.b, other)
    return len(a & b) <= _STRANGE * min(len(a), len(b))


def _lone(pair: Pair, mine: Quantity, other: Quantity) -> bool:
    """Whether the side of a plain number does not give the whole: a contradiction would hardly hit its very rest."""
    for side, one, two in ((pair.a, mine, other), (pair.b, other, mine)):
        if not one.parts and two.parts and all(number.value != two.parts[1] for number in side.quantities):
            return True
    return False


def _whole(pair: Pair, mine: Quantity, other: Quantity) -> float | None:
    """Return the whole that two numbers add up to and both sides or a share give, in units of its last digit."""
    one, two = (number.parts[0] if number.parts else number.value for number in (mine, other))
    given = {number.parts[1] for number in (mine, other) if number.parts}
    if not given:
        if {mine.sort, other.sort} != {"count"}:
            return None
        given = {number.value for number in pair.a.quantities} & {number.value for number in pair.b.quantities}
    elif "count" not in {mine.sort, other.sort} and not (mine.parts and other.parts):
        return None
    total = one + two
    if total not in given or not (one.is_integer() and two.is_integer()):
        return None
    while one % 10 == two % 10 == 0:
        one, two = one / 10, two / 10
    return one + two


def _opposite(pair: Pair, mine: Quantity, other: Quantity) -> bool:
    """Whether one is said of what the other is not: a denial, "apart from" or an unlike word after "only"."""
    if _turns(pair.a, mine) != _turns(pair.b, other):
        return True
    a, b = _clause(pair.a, mine), _clause(pair.b, other)
    only = [
        bool(_saying(side.language).only.find(side.words[row.start : row.stop]))
        for side, row in ((pair.a, a), (pair.b, b))
    ]
    if only[0] == only[1] or not pair.one_language:
        return False
    mine_said, others = _said_of(pair.a, mine), _said_of(pair.b, other)
    return len(mine_said & others) <= _ALIKE * min(len(mine_said), len(others))


def _said_of(side: Side, number: Quantity) -> set[str]:
    """Return the stems of the words of meaning in the clause of a number, its own apart."""
    around = (at for at in _clause(side, number) if not number.first <= at < number.last)
    return {side.words[at].stem for at in around if side.content[at]}


def _turns(side: Side, number: Quantity) -> bool:
    """Whether the clause of a number is denied, or leaves the number out of what it says."""
    around = _clause(side, number)
    row = side.words[around.start : around.stop]
    denied = sum(hit.group == "cue" for hit in side.lexicon.negation.find(row))
    if side.lexicon.concord:
        denied = min(denied, 1)  # "никто не" denies once
    return (denied + len(_saying(side.language).rest.find(row))) % 2 == 1


def _clause(side: Side, number: Quantity) -> range:
    """Return the words of the clause that a number stands in; one put in takes the next along."""
    first, last = number.first, number.last
    while first and side.clauses[first - 1] == side.clauses[number.first]:
        first -= 1
    for clause in (side.clauses[number.last - 1], side.clauses[number.last - 1] + 1):
        while last < len(side.words) and last not in side.heads and side.clauses[last] == clause:
            last += 1
        if last - first > _PUT_IN:
            break
    return range(first, last)


def fronted(side: Side) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield each whole that is told first and the part of it ("of the ten trains only six")."""
    lead = _saying(side.language).lead
    for whole, part in zip(side.quantities, side.quantities[1:], strict=False):
        if whole.sort != "count" or part.sort != "count" or not part.value < whole.value:
            continue
        said = any(
            side.words[at].bare in lead and (at in side.heads or side.words[at - 1].end + 1 < side.words[at].start)
            for at in range(max(0, whole.first - 2), whole.first)
        )
        across = any(whole.last <= head <= part.first for head in side.heads)
        if said and not across and part.first - whole.last <= _APART:
            yield whole, part


def one_price(side: Side, mine: Quantity, other_side: Side, other: Quantity) -> bool:
    """Return whether two sums are one price for a unit, told in two units of it ("32 a kilo", "3,200 a quintal")."""
    prices = [_price(one, number) for one, number in ((side, mine), (other_side, other))]
    if prices[0] is None or prices[1] is None or prices[0][0] != prices[1][0]:
        return False
    one, two = prices[0][1], prices[1][1]
    return abs(one - two) <= _PRICE * max(one, two)


def _price(side: Side, number: Quantity) -> tuple[str, float] | None:
    """Return the dimension and the price of its base unit."""
    row = side.words
    for at in range(number.last, min(number.last + 2, len(row) - 1)):
        unit = measure(row, at + 1, side.language) if row[at].bare in _PER else None
        if unit and number.sort == "count":
            return unit[0], number.value / unit[1]
    return None
