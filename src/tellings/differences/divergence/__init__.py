"""The trained reader of two tellings beside each other, in any languages: what differs where no rule has a word for it.

`seen` brings the words of both sides to the network (`network`), `stretches` makes drafts of what it calls different,
`weights` says how likely each is a difference in substance, and so is what a rule says, by what the network sees there.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tellings.differences import clauses, judge, polarity
from tellings.differences.divergence import seen as sight
from tellings.differences.divergence.network import Network
from tellings.differences.divergence.stretches import divergences, draft, is_value
from tellings.differences.divergence.weights import Weights
from tellings.differences.pair import SUBSTANTIVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.differences.account import Side
    from tellings.differences.divergence.seen import Floats, Seen
    from tellings.differences.divergence.stretches import Divergence
    from tellings.differences.pair import Draft, Pair
    from tellings.encode import Encoder
    from tellings.encode.states import States

#: The languages that it has learned from; of others it is not known what it is worth.
LANGUAGES = frozenset({"de", "en", "es", "fr", "ru", "uk"})
#: Two sides that share this part of their stems are reprints: there the rules see each word that changed and keep their
#: own weights, and the network takes some plain synonyms for more, so it must be surer by so much of its log-odds.
_REPRINT, _SURER = 0.7, 1.25
#: Pairs that are read together: what they take in memory is some megabytes each.
_TOGETHER = 64
#: What the network says by itself is kept from this weight on; where the judge of words orders what is lighter, only
#: what is substantive.
LEAST = 0.1
_log = logging.getLogger("tellings")


@dataclass(frozen=True)
class Reader:
    """The encoder that reads each side, the network that sets them against each other, and what its answers weigh."""

    states: States
    network: Network
    weights: Weights

    def read(self, pairs: Sequence[Pair]) -> Iterator[tuple[Seen, Seen] | None]:
        """Yield for each pair its two sides as the network sees them; None for those that it does not read.

        These are the same words on both sides, very long ones, and languages that it has not learned.
        """
        for at in range(0, len(pairs), _TOGETHER):
            some = pairs[at : at + _TOGETHER]
            asked = [_asked(pair) for pair in some]
            found = iter(
                sight.seen(
                    [pair for pair, is_asked in zip(some, asked, strict=True) if is_asked], self.states, self.network
                )
            )
            yield from (next(found) if is_asked else None for is_asked in asked)


def _asked(pair: Pair) -> bool:
    """Whether a pair is read: in languages that were learned, and not the same words on both sides."""
    return {pair.a.language, pair.b.language} <= LANGUAGES and _bare(pair.a) != _bare(pair.b)


def reprint(pair: Pair) -> bool:
    """Whether two sides are nearly the same text, or have nothing but figures."""
    a, b = ({word.stem for word, own in zip(side.words, side.content, strict=True) if own} for side in (pair.a, pair.b))
    figures = all(word.figure for side in (pair.a, pair.b) for word in side.words)
    return figures or len(a & b) >= _REPRINT * len(a | b)


def _bare(side: Side) -> list[str]:
    return [word.bare for word in side.words]


@cache
def shipped() -> Reader | None:
    """Return the reader that ships; None, after one line of warning, where a file of it is missing or broken."""
    folder = files(__package__) / "data"
    states = judge.states()
    if states is None:
        return None
    try:
        network = Network.of((folder / "network.npz").read_bytes(), states.width)
        weights = Weights.of((folder / "weights.json").read_bytes())
    except (OSError, ValueError) as fault:
        _log.warning("the trained reader of differences does not load (%s); the rules alone have judged", fault)
        return None
    return Reader(states, network, weights)


def weighed(
    pairs: Sequence[Pair], ruled: Sequence[Sequence[Draft]], encoder: Encoder
) -> Iterator[tuple[list[Draft], tuple[Floats, Floats] | None]]:
    """Yield for each pair what the rules say of it, weighed anew, and what the network says beside them.

    With it come the network's log-odds that the words of each side differ; None where it has not read the pair.
    """
    reader = shipped()
    if reader is None:
        yield from ((list(drafts), None) for drafts in ruled)
        return
    for pair, drafts, both in zip(pairs, ruled, reader.read(pairs), strict=True):
        if both is None:
            yield list(drafts), None
            continue
        known, surer = list(drafts), _SURER
        if not reprint(pair):
            known, surer = [reader.weights.ruled(draft, *both) for draft in drafts], 0.0
        own = _beside(pair, known, both, reader.weights, encoder, surer=surer)
        yield [*known, *own], (both[0].log_odds, both[1].log_odds)


def _beside(
    pair: Pair,
    known: Sequence[Draft],
    both: tuple[Seen, Seen],
    weights: Weights,
    encoder: Encoder,
    *,
    surer: float,
) -> Iterator[Draft]:
    """Yield what the network says where no rule has said as much; what is said elsewhere is not left out."""
    a, b = both
    judged = pair.one_language and pair.a.language in judge.LANGUAGES
    least = SUBSTANTIVE if judged else LEAST
    for divergence in divergences(a, b):
        own = draft(pair, a, b, divergence, kind=weights.kind(divergence), weight=0.0)
        weight = weights.of_divergence(divergence, own, surer=surer)
        if weight < least or is_value(divergence, pair) or _synonyms(divergence, pair):
            continue
        (own,) = judge.softened(pair, [replace(own, weight=weight)])
        if own.weight < least or (own.kind == "negation" and polarity.agreed(pair)):
            continue
        if any(rule.weight >= min(own.weight, SUBSTANTIVE) and touch(rule, own) for rule in known):
            continue
        if own.weight >= SUBSTANTIVE and own.kind in ("omission", "addition"):
            seen, stretch = (pair, divergence.a) if own.kind == "omission" else (pair.flipped, divergence.b)
            place = (stretch.first, stretch.last) if stretch is not None else (0, 0)
            if clauses.is_tag(seen.a, *place) or clauses.elsewhere(seen, place, encoder):
                continue
        yield own


def _synonyms(divergence: Divergence, pair: Pair) -> bool:
    """Whether one word stands against one that has a sense in common with it, equal words beside both left out."""
    if divergence.a is None or divergence.b is None:
        return False
    a = range(divergence.a.first, divergence.a.last)
    b = range(divergence.b.first, divergence.b.last)
    while a and b and pair.a.words[a[0]].bare == pair.b.words[b[0]].bare:
        a, b = a[1:], b[1:]
    while a and b and pair.a.words[a[-1]].bare == pair.b.words[b[-1]].bare:
        a, b = a[:-1], b[:-1]
    return len(a) == len(b) == 1 and judge.synonymous(pair, a[0], b[0])


def touch(one: Draft, other: Draft) -> bool:
    """Whether two drafts speak of the same words of a telling."""
    return any(
        x.start < y.end and y.start < x.end
        for id_ in one.spans.keys() & other.spans.keys()
        for x in one.spans[id_]
        for y in other.spans[id_]
    )
