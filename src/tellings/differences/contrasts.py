"""Opposed words: one side says "will", the other "may"; one "all", the other "most"; one "war", the other "events".

Each dimension of the lexicon groups words into classes. Where both sides have a word of a dimension that the other
side's words do not match, they are set against each other: that is a difference of strength, scope or term.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.differences.account import Side
    from tellings.differences.pair import Draft, Pair
    from tellings.differences.values.lexicon import Hit
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


def find(pair: Pair) -> Iterator[Draft]:
    """Yield a difference for each two opposed words that stand in corresponding places."""
    for dimension, (kind, weight) in DIMENSIONS.items():
        left, right = _hits(pair.a, dimension), _hits(pair.b, dimension)
        if not left or not right:
            continue
        for mine, other in pair.opposite(left, right, partial(_kinship, pair)):
            near = pair.near_by(mine, other)
            if mine.group == other.group or near < pair.near:
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
    return [hit for hit in hits if not any(at in side.valued for at in range(hit.first, hit.last))]


def _kinship(pair: Pair, mine: Hit, other: Hit) -> float:
    """Return how likely two words stand against each other: words of one class are even, and drop out first."""
    return 2.0 * (mine.group == other.group) + pair.near_by(mine, other)
