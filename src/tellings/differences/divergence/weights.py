"""How likely a careful reader calls a place substantive, by what the network sees there, and what a rule says of it.

A logistic regression for each family of drafts, learned from documents whose differences are all listed and which
nobody had in view when the rules were written (`training/divergence.py`). What the network says by itself is weighed
so; a rule keeps its own weight, and is doubted where its chance is small.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from msgspec import Struct

from tellings.differences.pair import SUBSTANTIVE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tellings.differences.divergence.seen import Seen
    from tellings.differences.divergence.stretches import Divergence
    from tellings.differences.pair import Draft
    from tellings.model import FindingKind

#: The rules that read lexicons, and absent clauses, by what they are weighed as: they take many a free rewording for a
#: difference. Numbers, dates, names, who says or does it, and loaded terms the rules know better than the network.
DOUBTED: Mapping[FindingKind, str] = {
    "negation": "negation", "strength": "opposed", "scope": "opposed", "omission": "absent", "addition": "absent",
}  # fmt: skip
#: What the network says by itself, and how many figures each family has.
OWN = "divergence"
FIGURES = {"negation": 3, "opposed": 3, "absent": 3, OWN: 5}
#: A rule's draft whose chance is smaller is not called substantive (.45 would lose a right finding more of the eight
#: cases, and no more alarms), and what it weighs at most then.
_DOUBT, _VETOED = 0.35, 0.45
#: What is taken off the log-odds of what the network says: the documents it is weighed by hold two or three times as
#: many differences a page as the press does. With .75 one in a hundred more is found of six unread cases, at the same
#: precision, and three in a hundred more of what is said of six read ones is wrong.
_PRIOR = 0.9
#: Figures are held between these, and weights.
_LOWEST, _HIGHEST = -4.0, 6.0
_LEAST, _MOST = 0.02, 0.97


class Family(Struct, frozen=True):
    """What is added to the log-odds of a draft of this family, and what each of its figures counts."""

    place: float
    slopes: list[float]

    def log_odds(self, figures: tuple[float, ...]) -> float:
        """Return the log-odds that a draft of these figures is right."""
        return self.place + sum(slope * held(figure) for slope, figure in zip(self.slopes, figures, strict=True))


class Weights(Struct, frozen=True):
    """The weights of each family."""

    families: dict[str, Family]

    @classmethod
    def of(cls, data: bytes) -> Weights:
        """Return the weights in a JSON file. Raises ValueError for a broken one."""
        found = msgspec.json.decode(data, type=cls)
        if {name: len(family.slopes) for name, family in found.families.items()} != FIGURES:
            raise ValueError("the weights of divergences are damaged")
        return found

    def of_divergence(self, divergence: Divergence, draft: Draft, *, surer: float = 0.0) -> float:
        """Return the weight of what the network says by itself, 0..1; `surer` is taken off its log-odds."""
        chance = _chance(self.families[OWN].log_odds(of_divergence(divergence, draft)) - _PRIOR - surer)
        return round(min(_MOST, max(_LEAST, chance)), 3)

    def doubted(self, draft: Draft, a: Seen, b: Seen) -> Draft:
        """Return what a rule says of a pair, not substantive where what the network sees in its words is too little."""
        if draft.kind not in DOUBTED or draft.weight < SUBSTANTIVE:
            return draft
        chance = _chance(self.families[DOUBTED[draft.kind]].log_odds(of_draft(draft, a, b)))
        return draft if chance >= _DOUBT else replace(draft, weight=_VETOED)


def held(figure: float) -> float:
    """Return a figure, held within what is weighed."""
    return max(_LOWEST, min(_HIGHEST, figure))


def of_divergence(divergence: Divergence, draft: Draft) -> tuple[float, ...]:
    """Return the figures of what the network says by itself: those of its stretches, and how much it quotes."""
    letters = sum(span.end - span.start for spans in draft.spans.values() for span in spans)
    return (*divergence.figures, float(np.log1p(letters)))


def of_draft(draft: Draft, a: Seen, b: Seen) -> tuple[float, ...]:
    """Return the figures of what a rule says: its own log-odds, and the network's of the likeliest words of its sides.

    The higher stands first; where it quotes one side, both are that side's.
    """
    tops = [
        float(seen.log_odds[words].max()) for seen in (a, b) if (words := seen.words(draft.spans.get(seen.side.id, ())))
    ]
    weight = min(0.99, max(0.01, draft.weight))
    return (float(np.log(weight / (1 - weight))), max(tops, default=0.0), min(tops, default=0.0))


def _chance(log_odds: float) -> float:
    return 1 / (1 + float(np.exp(-log_odds)))
