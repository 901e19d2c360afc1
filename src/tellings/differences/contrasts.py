"""Opposed words: one side says "will", the other "may"; one "all", the other "most"; one "war", the other "events".

Each dimension of the lexicon groups words into classes. Where both sides have a word of a dimension that the other
side's words do not match, they are set against each other: that is a difference of strength, scope or term. Two words
that are said of the same ("all the nurses", "most of the nurses") stand against each other before any others do, and
a share ("half", "40 percent") stands in the dimension of quantity where no share of the other side is its equal.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tellings.differences.values.lexicon import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.differences.account import Side
    from tellings.differences.pair import Draft, Pair
    from tellings.differences.values.numerals import Quantity
    from tellings.model import FindingKind

RULE = "rule:opposed-words"
#: What kind of difference each dimension makes, and how often a difference in it is one of substance.
DIMENSIONS: dict[str, tuple[FindingKind, float]] = {
    "modality": ("strength", 0.7),
    "force": ("strength", 0.7),
    "certainty": ("strength", 0.7),
    "speed": ("strength", 0.65),
    "stance": ("negation", 0.7),
    "opening": ("negation", 0.7),
    "trend": ("negation", 0.7),
    "order": ("date", 0.6),
    "quantity": ("scope", 0.75),
    "violence": ("term", 0.7),
    "uprooted": ("term", 0.7),
    "group": ("term", 0.7),
    "finality": ("strength", 0.65),
    "answer": ("negation", 0.7),
    "exclusive": ("scope", 0.6),
    "truce": ("term", 0.7),
    "rule": ("term", 0.7),
    "armed": ("term", 0.7),
    "paper": ("term", 0.55),
    "standing": ("term", 0.6),
    "territory": ("term", 0.7),
    "fate": ("term", 0.75),
    "power": ("term", 0.7),
    "apology": ("strength", 0.65),
    "talk": ("term", 0.65),
    "money": ("term", 0.65),
    "hunger": ("term", 0.65),
    "bound": ("scope", 0.65),
    "frequency": ("scope", 0.65),
    "duration": ("scope", 0.7),
    "binding": ("strength", 0.6),
    "condition": ("scope", 0.7),
    "openness": ("scope", 0.6),
    "outcome": ("negation", 0.65),
    "scale": ("strength", 0.6),
    "settlement": ("place", 0.65),
    "direction": ("place", 0.7),
    "daytime": ("date", 0.7),
    "kin": ("person", 0.7),
    "place-in-line": ("person", 0.65),
    "disaster": ("term", 0.65),
    "deed": ("term", 0.65),
    "party": ("attribution", 0.6),
    "weapon": ("term", 0.65),
    "vehicle": ("term", 0.6),
    "crossing": ("place", 0.6),
    "goods": ("term", 0.6),
}
#: A term that the other telling uses too is seldom a difference.
_BOTH = 0.7
#: What an opposed word is said of stands at most so many words after it ("most of the old nurses").
_SAID_OF = 4
#: Words said of the same outrank those of one class that are not: "everybody" elsewhere is not what "all the emissions"
#: answers to.
_OF_ONE, _ALIKE = 3.0, 2.0
_SHARE = "share"
_OF = frozenset("of the de des du d'entre der von vom unserer ihrer seiner dei delle degli del".split())
_HALVES = frozenset(
    "hälfte половина половины половину треть трети четверть четверти половини третина третини третину чверть чверті"
    " moitié metà mitad".split()
)
#: A share that is said by a word of quantity too: "most" for two thirds.
_MOST, _WHOLE = 0.5, 0.999


def find(pair: Pair) -> Iterator[Draft]:
    """Yield a difference for each two opposed words that stand in corresponding places."""
    for dimension, (kind, weight) in DIMENSIONS.items():
        left, right = _hits(pair.a, dimension), _hits(pair.b, dimension)
        if dimension == "quantity":
            left, right = [*left, *_shares(pair.a, pair.b)], [*right, *_shares(pair.b, pair.a)]
        if not left or not right:
            continue
        for mine, other in pair.opposite(left, right, partial(_kinship, pair)):
            near = 1.0 if _of_one(pair, mine, other) else pair.near_by(mine, other)
            if mine.group == other.group or near < pair.near or _compatible(pair, mine, other):
                continue
            a, b = pair.a.phrase(mine.first, mine.last), pair.b.phrase(other.first, other.last)
            note = f"{pair.a.id} says {_word(pair.a, mine)}, {pair.b.id} {_word(pair.b, other)}."
            sure = weight * (0.85 + 0.15 * near)
            if kind == "term" and (_uses(pair.a, dimension, other.group) or _uses(pair.b, dimension, mine.group)):
                sure *= _BOTH
            yield pair.draft(kind, [a], [b], weight=sure, made_by=f"{RULE}/{dimension}", note=note)


def _uses(side: Side, dimension: str, group: str) -> bool:
    """Whether a telling has a word of a class anywhere: then it calls one thing by both names."""
    return (dimension, group) in side.account.opposed


def _word(side: Side, hit: Hit) -> str:
    return side.quote(side.span(hit.first, hit.last))


def _hits(side: Side, dimension: str) -> list[Hit]:
    hits = side.opposed.get(dimension, ())
    if dimension == "modality" and side.language == "de":  # "könnten aufgehoben werden": the passive of the first
        stretch = [side.stretches[hit.first] for hit in hits]
        passive = [at > 0 and stretch[at] == stretch[at - 1] for at in range(len(hits))]
        hits = [hit for hit, later in zip(hits, passive, strict=True) if not (later and _passive(side, hit))]
    return [hit for hit in hits if not any(at in side.valued for at in range(hit.first, hit.last))]


def _shares(side: Side, other: Side) -> Iterator[Hit]:
    """Yield the shares of a side that no number of the other side is equal to, as words of quantity."""
    for share in side.quantities:
        if _of_something(side, share) and not any(share.same(number) for number in other.quantities):
            yield Hit(_SHARE, share.first, share.last)


def _of_something(side: Side, share: Quantity) -> bool:
    """Whether a number is a share of what follows: "a third of", "60 percent", and not "a third midwife"."""
    if share.sort != "share":
        return False
    last = side.words[share.last - 1]
    after = side.words[share.last].bare if share.last < len(side.words) else ""
    written = any(word.figure for word in side.words[share.first : share.last])
    return written or after in _OF or last.bare in _HALVES


def _compatible(pair: Pair, mine: Hit, other: Hit) -> bool:
    """Whether a share is what a word of quantity says: "most" of more than half, "all" of the whole, "some" of any."""
    for side, share, word in ((pair.a, mine, other), (pair.b, other, mine)):
        if share.group == _SHARE:
            value = next(number.value for number in side.quantities if number.first == share.first)
            return {"all": value > _WHOLE, "most": value > _MOST}.get(word.group, value < _WHOLE)
    return False


def _of_one(pair: Pair, mine: Hit, other: Hit) -> bool:
    """Whether two words are said of the same: the first word of meaning after one is linked with one after another."""
    ours, theirs = (range(hit.last, hit.last + _SAID_OF) for hit in (mine, other))
    first, second = _first(pair.a, ours), _first(pair.b, theirs)
    return any((i == first and j in theirs) or (j == second and i in ours) for i, j in pair.links)


def _first(side: Side, places: range) -> int | None:
    return next((at for at in places if at < len(side.words) and side.content[at]), None)


def _passive(side: Side, hit: Hit) -> bool:
    return side.words[hit.first].bare == "werden"


def _kinship(pair: Pair, mine: Hit, other: Hit) -> float:
    """Return how likely two words stand against each other: words of one class are even, and drop out first."""
    same = mine.group == other.group
    return _OF_ONE * _of_one(pair, mine, other) + _ALIKE * same + pair.near_by(mine, other)
