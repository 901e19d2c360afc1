"""How likely a careful reader calls a place substantive, by what the network sees there.

What the network says by itself is weighed by a logistic regression on pairs that it has not learned from
(`training/divergence.py`). What a rule says keeps its weight, save where the network sees nothing at all there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from msgspec import Struct

from tellings.differences.pair import SUBSTANTIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.differences.divergence.seen import Seen
    from tellings.differences.divergence.stretches import Divergence
    from tellings.differences.pair import Draft

#: The kinds of the rules that read lexicons, and of absent clauses: they take many a free rewording for a difference.
#: Numbers, dates, names, and the same words with their parts changed, the rules know better than the network.
_DOUBTED = frozenset({"negation", "strength", "scope", "term", "omission", "addition"})
#: Where no word of a draft has these log-odds it is not called substantive. In 26 cases of documents this takes away 5
#: of 30 false alarms and 4 of 345 right findings; -1 takes no more alarms, and 9 right ones.
_NOTHING = -2.0
#: What a rule says there at most.
_VETOED = 0.45
#: What is taken off the log-odds: of the pairs two in three hold a difference, of the passages of two documents fewer.
#: In the 26 cases .75 finds three more of 355 differences and says six more that are wrong, 1.5 five and three less.
_PRIOR = 1.25
#: Weights stay between these.
_LEAST, _MOST = 0.02, 0.97


class Weights(Struct, frozen=True):
    """What is added to the log-odds of a divergence, and what each of its figures counts."""

    place: float
    slopes: list[float]

    @classmethod
    def of(cls, data: bytes) -> Weights:
        """Return the weights in a JSON file. Raises ValueError for a broken one."""
        found = msgspec.json.decode(data, type=cls)
        if len(found.slopes) != 4:
            raise ValueError("the weights of divergences are damaged")
        return found

    def of_divergence(self, divergence: Divergence) -> float:
        """Return the weight of a divergence, 0..1."""
        log_odds = self.place - _PRIOR
        log_odds += sum(slope * figure for slope, figure in zip(self.slopes, divergence.figures, strict=True))
        return round(min(_MOST, max(_LEAST, 1 / (1 + float(np.exp(-log_odds))))), 3)


def doubted(drafts: Sequence[Draft], a: Seen, b: Seen) -> list[Draft]:
    """Return the drafts of the rules on a pair, those not substantive in whose words the network sees nothing."""
    return [
        replace(draft, weight=_VETOED)
        if draft.weight >= SUBSTANTIVE and draft.kind in _DOUBTED and _likeliest(draft, a, b) < _NOTHING
        else draft
        for draft in drafts
    ]


def _likeliest(draft: Draft, a: Seen, b: Seen) -> float:
    """Return the log-odds of the likeliest word of a draft."""
    tops = [seen.log_odds[words].max() for seen in (a, b) if (words := seen.words(draft.spans[seen.side.id]))]
    return float(max(tops, default=0.0))
