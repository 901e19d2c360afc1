"""Negation: one side denies what the other states.

Negations are counted with their equivalents ("rather than", "fail to", "unpunished"), two in a clause undo each other.
Where the counts differ, the negation without partner is the one whose words the other side has without one. Where they
differ by an even number they may still deny otherwise: a verb that one side denies outright and the other states is a
difference whatever else is denied around it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.differences.account import Side
    from tellings.differences.pair import Draft, Pair
    from tellings.differences.values.lexicon import Hit
    from tellings.model import Span

RULE = "rule:negation"
#: What a negation denies lies within so many words after it, or as many before in its clause.
_REACH = 6
#: By how many of the denied words the other side has: none, one, two and more.
_WEIGHTS = (0.35, 0.6, 0.8)
#: What one side denies outright and the other states: the verb stands at most so many words after "not".
_OUTRIGHT, _NEXT = 0.7, 3
#: Dimensions whose words say how, and not what, is denied.
_BY_THE_WAY = frozenset("modality quantity order bound frequency speed scale standing exclusive".split())
_THAT = frozenset({"that", "dass", "daß", "wonach"})
_VERBAL = frozenset(
    "not never cannot can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't shouldn't couldn't mustn't"
    " hasn't haven't hadn't не никогда ніколи nicht nie niemals pas jamais".split()
)
#: Across languages words cannot be matched; a short passage with one negation too many is as good as one match.
_SHORT = 30
#: A side that has so many times the words of the other says more in any case: what it denies may just not be there.
_LONGER = 2.0


def find(pair: Pair) -> Iterator[Draft]:
    """Yield a difference for the side that has a negation too many; none where a side's language has no lexicon."""
    if not (pair.a.lexicon.deniers and pair.b.lexicon.deniers):
        return
    left, right = _standing(pair.a), _standing(pair.b)
    if len(left) == len(right):
        return
    seen, hits, others = (pair, left, right) if len(left) > len(right) else (pair.flipped, right, left)
    said = [*_outright(seen)]
    if len(left) % 2 != len(right) % 2 or _twice(pair, left, right):
        said.insert(0, _too_many(seen, hits, others))
    if said:
        yield max(said, key=lambda draft: draft.weight)


def agreed(pair: Pair) -> bool:
    """Whether something is denied, and as much of it is left on both sides: neither denies what the other states."""
    if not (pair.a.lexicon.deniers and pair.b.lexicon.deniers):
        return False
    return bool(_cues(pair.a) or _cues(pair.b)) and len(_standing(pair.a)) == len(_standing(pair.b))


def _too_many(seen: Pair, hits: list[Hit], others: list[Hit]) -> Draft:
    """Return the difference that the negation of A without partner makes."""
    ranked = sorted((-_denied(seen, hit, others), hit.first, hit) for hit in _unpaired(seen, hits, others))
    score, _, hit = ranked[0]
    weight = _WEIGHTS[min(2, -score)]
    if not seen.one_language:
        plain = (_plain(seen.a, hit) or _undone(seen.b)) and max(len(seen.a.words), len(seen.b.words)) <= _SHORT
        plain = plain and len(seen.a.words) <= _LONGER * len(seen.b.words)
        weight = _WEIGHTS[1] if plain else _WEIGHTS[0]
    if _excused(seen.b) or _bounded(seen.a, hit, seen.b):
        weight = _WEIGHTS[0]
    a, b = seen.a.phrase(hit.first, hit.last), _counterpart(seen, hit)
    note = (
        f"{seen.a.id} denies what {seen.b.id} states: {seen.a.quote(a)} against {' '.join(seen.b.quote(s) for s in b)}."
    )
    return seen.draft("negation", [a], b, weight=weight, made_by=RULE, note=note)


def _twice(pair: Pair, left: list[Hit], right: list[Hit]) -> bool:
    """Whether one side denies in each of two clauses and the other not at all, in another language.

    "We have not raised it and will not raise it" against "we did raise it".
    """
    if pair.one_language or bool(left) == bool(right):
        return False
    side, hits = (pair.a, left) if left else (pair.b, right)
    return all(_plain(side, hit) for hit in hits) and not _excused(pair.b if left else pair.a)


def _undone(side: Side) -> bool:
    """Whether a side denies a denial ("did not rule out"), which the same word without "not" is the opposite of."""
    return any(hit.group == "double" for hit in side.lexicon.negation.find(side.words))


def _outright(seen: Pair) -> Iterator[Draft]:
    """Yield the first verb that A denies outright and that the other side states once and does not deny."""
    if _excused(seen.b):
        return
    denied = {at for hit in _cues(seen.b) for at in range(hit.first - _NEXT, hit.last + _REACH)}
    for hit in _standing(seen.a):
        end = min(len(seen.a.words), hit.last + _NEXT)
        verb = next((at for at in range(hit.last, end) if seen.a.content[at]), None)
        if verb is None or _noun(seen.a, hit, verb) or _bounded(seen.a, hit, seen.b):
            continue
        twins = [j for i, j in seen.links if i == verb]
        again = [i for i, j in seen.links if twins and j == twins[0]]
        if len(twins) == len(again) == 1 and twins[0] not in denied:
            a, b = seen.a.phrase(hit.first, hit.last), seen.b.phrase(twins[0], twins[0] + 1, before=4, after=4)
            note = f"{seen.a.id} denies what {seen.b.id} states: {seen.a.quote(a)} against {seen.b.quote(b)}."
            yield seen.draft("negation", [a], [b], weight=_OUTRIGHT, made_by=RULE, note=note)
            return


def _noun(side: Side, hit: Hit, verb: int) -> bool:
    """Whether what follows a negation is no verb: after "without" or "no", or an article ("not a day went by")."""
    outright = any(side.words[at].bare in _VERBAL for at in range(hit.first, hit.last))
    return not outright or any(side.words[at].bare in side.lexicon.articles for at in range(hit.last, verb))


def _cues(side: Side) -> list[Hit]:
    return [hit for hit in side.lexicon.negation.find(side.words) if hit.group != "like"]


def _standing(side: Side) -> list[Hit]:
    """Return the negations of a side; two in one clause undo each other."""
    hits = [hit for hit in side.lexicon.negation.find(side.words) if hit.group == "cue" and not _particle(side, hit)]
    count = Counter(_what(side, hit) for hit in hits)
    if side.lexicon.concord:
        return [hit for k, hit in enumerate(hits) if side.stretches[hit.first] not in _stretches(side, hits[:k])]
    return [hit for hit in hits if count[_what(side, hit)] % 2]


def _what(side: Side, hit: Hit) -> tuple[int, int]:
    """Return the clause of a negation; what stands after "that" is denied apart ("we do not accept that it fails")."""
    clause = side.clauses[hit.first]
    begun = sum(side.words[at].bare in _THAT for at in range(hit.first) if side.clauses[at] == clause)
    return clause, begun


def _unpaired(pair: Pair, hits: list[Hit], others: list[Hit]) -> list[Hit]:
    """Return the negations of A that none of B stands for: those about the same words go together first."""
    near = [[_around(side, hit) for hit in row] for side, row in ((pair.a, hits), (pair.b, others))]
    ranked = sorted(
        (-len({i for i, j in pair.links if i in mine and j in other}), k, m)
        for k, mine in enumerate(near[0])
        for m, other in enumerate(near[1])
    )
    taken: set[int] = set()
    matched: set[int] = set()
    for shared, k, m in ranked:
        if shared and k not in taken and m not in matched:
            taken.add(k)
            matched.add(m)
    return [hit for k, hit in enumerate(hits) if k not in taken]


def _around(side: Side, hit: Hit) -> set[int]:
    """Return the words that a negation may be about: after it in its sentence, before it in its clause."""
    end = min((head for head in side.heads if head > hit.first), default=len(side.words))
    before = range(max(0, hit.first - _REACH), hit.first)
    return {
        *range(hit.last, min(end, hit.last + _REACH)),
        *(at for at in before if side.clauses[at] == side.clauses[hit.first]),
    }


def _plain(side: Side, hit: Hit) -> bool:
    """Whether a word denies by itself ("not"), and is not only the opposite of another ("unchanged", "lack")."""
    return any(side.words[at].bare in side.lexicon.deniers for at in range(hit.first, hit.last))


def _bounded(side: Side, hit: Hit, other: Side) -> bool:
    """Whether "not … until" stands on one side and "only … once" may on the other."""
    after = {side.words[at].bare for at in range(hit.last, len(side.words))}
    return bool(after & side.lexicon.until) and any(word.bare in other.lexicon.only for word in other.words)


def _particle(side: Side, hit: Hit) -> bool:
    """Whether a word of negation only ends its clause as part of the verb ("fand statt")."""
    if hit.last - hit.first > 1 or side.words[hit.first].bare not in side.lexicon.particles:
        return False
    if hit.last in {len(side.words), *side.heads}:
        return True
    after = side.words[hit.last]
    gap = side.text[side.words[hit.first].end : after.start].strip()
    return bool(gap) or after.bare in side.lexicon.openers


def _stretches(side: Side, hits: list[Hit]) -> set[int]:
    return {side.stretches[hit.first] for hit in hits}


def _excused(side: Side) -> bool:
    """Whether a side has words that may stand where the other denies ("the first" for "none before")."""
    return any(hit.group == "like" for hit in side.lexicon.negation.find(side.words))


def _scope(side: Side, hit: Hit) -> list[int]:
    """Return the words of meaning that a negation may deny."""
    clause = side.clauses[hit.first]
    low, high = max(0, hit.first - _REACH), min(len(side.words), hit.last + _REACH)
    around = [*range(hit.last, high), *range(low, hit.first)]
    return [at for at in around if side.clauses[at] == clause and side.lexicon.is_content(side.words[at])]


def _denied(pair: Pair, hit: Hit, others: list[Hit]) -> int:
    """Return how many of the denied words the other side has with no negation near."""
    scope = set(_scope(pair.a, hit))
    negated = {at for other in others for at in _scope(pair.b, other)}
    links = {*pair.links, *_akin(pair, scope)}
    return len({i for i, j in links if i in scope and j not in negated})


def _akin(pair: Pair, scope: set[int]) -> Iterator[tuple[int, int]]:
    """Yield words of A and of B of one class of opposed words: "apologise" and "sorry" may be denied of each other."""
    for dimension, hits in pair.a.opposed.items():
        if dimension not in _BY_THE_WAY:
            for mine in hits:
                if mine.first in scope:
                    yield from (
                        (mine.first, other.first)
                        for other in pair.b.opposed.get(dimension, ())
                        if other.group == mine.group
                    )


def _counterpart(pair: Pair, hit: Hit) -> list[Span]:
    scope = set(_scope(pair.a, hit))
    there = sorted(j for i, j in pair.links if i in scope)
    if there:
        middle = there[len(there) // 2]
        return [pair.b.phrase(middle, middle + 1, before=4, after=4)]
    clause = _nearest_clause(pair, hit)
    rows = [at for at, number in enumerate(pair.b.clauses) if number == clause]
    return [pair.b.span(rows[0], rows[-1] + 1)]


def _nearest_clause(pair: Pair, hit: Hit) -> int:
    along = (hit.first + 0.5) / len(pair.a.words)
    return pair.b.clauses[min(len(pair.b.words) - 1, int(along * len(pair.b.words)))]
