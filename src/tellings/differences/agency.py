"""Who did it to whom: "the council thanked the guild" against "the guild thanked the council".

Speaks only where both sides have the same word for a deed, and the words before and after it have changed places. Where
one side is in the passive that is as it should be, and words that have *not* changed places are the difference.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tellings.differences.account import Side
    from tellings.differences.pair import Draft, Pair
    from tellings.differences.values.lexicon import Hit

RULE = "rule:agency"
_WEIGHT = 0.65
#: So many words of meaning on either side of a deed say who did it and to whom.
_WHO = 3
#: The agent of a passive stands within so many words behind the deed, a form of "be" as many before.
_AGENT, _BE = 4, 3


def find(pair: Pair) -> Iterator[Draft]:
    """Yield a difference where the doer of a deed on one side is whom it is done to on the other."""
    if not pair.one_language:
        return
    left, right = _deeds(pair.a), _deeds(pair.b)
    for deed in sorted(left.keys() & right.keys()):
        mine, other = left[deed], right[deed]
        if not _turned(pair, mine, other):
            continue
        a, b = (side.phrase(hit.first, hit.last, before=5, after=5) for side, hit in ((pair.a, mine), (pair.b, other)))
        note = f"Who did it to whom: {pair.a.id} says {pair.a.quote(a)}, {pair.b.id} {pair.b.quote(b)}."
        yield pair.draft("attribution", [a], [b], weight=_WEIGHT, made_by=RULE, note=note)


def _turned(pair: Pair, mine: Hit, other: Hit) -> bool:
    """Whether whoever stands before a deed on one side stands after it on the other, and the other way round."""
    before, after = _around(pair.a, mine)
    doers, others = _around(pair.b, other)
    if _passive(pair.a, mine) != _passive(pair.b, other):
        doers, others = others, doers
    return bool(before & others and after & doers) and not before & doers


def _deeds(side: Side) -> dict[str, Hit]:
    """Return the deeds, as verbs, that a side tells once: of two of one sort it cannot be told which is which."""
    known = side.lexicon
    hits = [
        hit
        for hit in known.deeds.find(side.words)
        if hit.first not in side.valued and not (hit.first and side.words[hit.first - 1].bare in known.articles)
    ]
    count = Counter(hit.group for hit in hits)
    return {hit.group: hit for hit in hits if count[hit.group] == 1}


def _around(side: Side, hit: Hit) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems next before and next after a deed in its sentence, those on both sides of it left out."""
    low = max((head for head in side.heads if head <= hit.first), default=0)
    high = min((head for head in side.heads if head > hit.first), default=len(side.words))
    before, after = _nearest(side, range(hit.first - 1, low - 1, -1)), _nearest(side, range(hit.last, high))
    return before - after, after - before


def _nearest(side: Side, places: Iterable[int]) -> frozenset[str]:
    return frozenset([side.words[at].stem for at in places if side.content[at]][:_WHO])


def _passive(side: Side, hit: Hit) -> bool:
    """Whether a deed is told of whom it is done to ("was thanked by")."""
    known = side.lexicon
    behind = {word.bare for word in side.words[hit.last : hit.last + _AGENT]}
    ahead = {word.bare for word in side.words[max(0, hit.first - _BE) : hit.first]}
    return bool(behind & known.agents and ahead & known.being)
