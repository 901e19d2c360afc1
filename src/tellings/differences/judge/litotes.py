"""A denied opposite says the same: "not bad" and "good", "impossible" and "not possible".

Rules that see a negation too many, or two opposed words, know only half of it; WordNet knows the other half.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.differences.judge.table import KINSHIP, denies
from tellings.differences.weigh import BY_READER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.differences.account import Side
    from tellings.differences.judge.table import Table
    from tellings.differences.pair import Draft, Pair

#: What a rule says of a denied opposite at most.
_MOST = 0.35
#: Whom it concerns, by the beginning of their names.
_RULES = ("rule:negation", "rule:opposed-words", BY_READER)
_OPPOSED = frozenset(KINSHIP.index(way) for way in ("opposite", "opposite-by-way"))


def softened(pair: Pair, drafts: Sequence[Draft], table: Table) -> list[Draft]:
    """Return the drafts of the rules, those that rest on a denied opposite no longer substantive."""
    return [
        replace(draft, weight=_MOST)
        if draft.weight > _MOST and draft.made_by.startswith(_RULES) and _rests_on_it(pair, draft, table)
        else draft
        for draft in drafts
    ]


def _rests_on_it(pair: Pair, draft: Draft, table: Table) -> bool:
    a, b = (
        [
            at
            for at, word in enumerate(side.words)
            if any(span.start < word.end and word.start < span.end for span in draft.spans[side.id])
        ]
        for side in (pair.a, pair.b)
    )
    return bool(a) and bool(b) and denied_opposite(pair, (a[0], a[-1] + 1), (b[0], b[-1] + 1), table)


def denied_opposite(pair: Pair, mine: tuple[int, int], other: tuple[int, int], table: Table) -> bool:
    """Whether one stretch denies and the other does not, and they hold opposites: then they say the same."""
    if _denials(pair.a, *mine) % 2 == _denials(pair.b, *other) % 2:
        return False
    return opposites(pair, mine, other, table)


def opposites(pair: Pair, mine: tuple[int, int], other: tuple[int, int], table: Table) -> bool:
    """Whether two stretches hold words that are opposites."""
    a, b = ([side.words[at].bare for at in range(*place) if side.lexicon.is_content(side.words[at])] for side, place in
            ((pair.a, mine), (pair.b, other)))  # fmt: skip
    return any(_opposed(one, two, table) for one in a for two in b if one != two)


def synonyms(one: str, other: str, table: Table) -> bool:
    """Whether two words have a sense in common, or one is derived from the other."""
    x, y = table.at(one), table.at(other)
    return x >= 0 and y >= 0 and (x == y or any(table.kinship(x, y)[:3]))


def _opposed(one: str, other: str, table: Table) -> bool:
    if denies(one, other):
        return True
    x, y = table.at(one), table.at(other)
    if x < 0 or y < 0 or x == y:
        return False
    kin = table.kinship(x, y)
    return any(kin[way] for way in _OPPOSED)


def _denials(side: Side, first: int, last: int) -> int:
    hits = side.lexicon.negation.find(side.words)
    return sum(hit.group == "cue" and first <= hit.first < last for hit in hits)
