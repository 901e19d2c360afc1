"""The trained reader of two tellings beside each other, in any languages: what differs where no rule has a word for it.

`seen` brings the words of both sides to the network (`network`), `stretches` makes drafts of what it calls different,
`weights` says how likely each is a difference in substance, and doubts what rules say where the network sees nothing.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tellings.differences import clauses, judge
from tellings.differences.divergence import seen as sight
from tellings.differences.divergence.network import Network
from tellings.differences.divergence.stretches import divergences, draft, is_value
from tellings.differences.divergence.weights import Weights, doubted
from tellings.differences.pair import SUBSTANTIVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.differences.divergence.seen import Seen
    from tellings.differences.pair import Draft, Pair
    from tellings.encode import Encoder
    from tellings.encode.states import States

#: The languages that it has learned from; of others it is not known what it is worth.
LANGUAGES = frozenset({"de", "en", "es", "fr", "ru", "uk"})
#: The layer of the encoder whose states are read: the last ones say hardly more (`training/divergence.md`).
LAYERS = 8
#: Two sides that share this part of their stems are reprints. The network has learned from texts that share few: in
#: plain passages with one word changed it is often wrong, and in 26 cases of documents nothing is lost without them.
_REPRINT = 0.7
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

        These are reprints, very long ones, and languages that it has not learned.
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
    """Whether a pair is read: languages that were learned, and no reprint, of which the rules see each word."""
    if not {pair.a.language, pair.b.language} <= LANGUAGES:
        return False
    a, b = ({word.stem for word, own in zip(side.words, side.content, strict=True) if own} for side in (pair.a, pair.b))
    return len(a & b) < _REPRINT * len(a | b)


@cache
def shipped() -> Reader | None:
    """Return the reader that ships; None, after one line of warning, where a file of it is missing or broken."""
    folder = files(__package__) / "data"
    states = judge.states()
    if states is None:
        return None
    try:
        states = states.of_layers(LAYERS)
        network = Network.of((folder / "network.npz").read_bytes(), states.width)
        weights = Weights.of((folder / "weights.json").read_bytes())
    except (OSError, ValueError) as fault:
        _log.warning("the trained reader of differences does not load (%s); the rules alone have judged", fault)
        return None
    return Reader(states, network, weights)


def weighed(pairs: Sequence[Pair], ruled: Sequence[Sequence[Draft]], encoder: Encoder) -> Iterator[list[Draft]]:
    """Yield for each pair what the rules say of it, some of it doubted, and what the network says beside them."""
    reader = shipped()
    if reader is None:
        yield from (list(drafts) for drafts in ruled)
        return
    for pair, drafts, both in zip(pairs, ruled, reader.read(pairs), strict=True):
        if both is None:
            yield list(drafts)
            continue
        a, b = both
        known = doubted(drafts, a, b)
        yield [*known, *_beside(pair, known, (a, b), reader.weights, encoder)]


def _beside(
    pair: Pair, known: Sequence[Draft], both: tuple[Seen, Seen], weights: Weights, encoder: Encoder
) -> Iterator[Draft]:
    """Yield what the network says where no rule has said as much; what is said elsewhere is not left out."""
    a, b = both
    judged = pair.one_language and pair.a.language in judge.LANGUAGES
    least = SUBSTANTIVE if judged else LEAST
    for divergence in divergences(a, b):
        weight = weights.of_divergence(divergence)
        if weight < least or is_value(divergence, pair):
            continue
        own = draft(pair, a, b, divergence, weight)
        if any(rule.weight >= min(weight, SUBSTANTIVE) and _touch(rule, own) for rule in known):
            continue
        stretch = divergence.a or divergence.b
        if weight >= SUBSTANTIVE and own.kind in ("omission", "addition") and stretch is not None:
            seen = pair if divergence.a else pair.flipped
            place = (stretch.first, stretch.last)
            if clauses.is_tag(seen.a, *place) or clauses.elsewhere(seen, place, encoder):
                continue
        yield own


def _touch(one: Draft, other: Draft) -> bool:
    """Whether two drafts speak of the same words of a telling."""
    return any(
        x.start < y.end and y.start < x.end
        for id_ in one.spans.keys() & other.spans.keys()
        for x in one.spans[id_]
        for y in other.spans[id_]
    )
