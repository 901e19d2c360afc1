"""How likely a careful reader calls a place substantive, by what the network sees there, and what a rule says of it.

Logistic regressions learned from documents whose differences are all listed (`training/divergence.py`): of what rules
say of words, of what they say of values, of what the network says by itself, and of the kind of the latter. A rule is
right nine times in ten on pages like those it was written by, and four times in ten where nearly every word is another:
whether the network sees a difference in the same words tells the two apart. A number, date or name that its rule says
lightly is not raised by it: something else may differ there.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from msgspec import Struct

from tellings.differences.divergence.network import KINDS
from tellings.differences.pair import SUBSTANTIVE

if TYPE_CHECKING:
    from tellings.differences.divergence.seen import Seen
    from tellings.differences.divergence.stretches import Divergence
    from tellings.differences.pair import Draft
    from tellings.model import FindingKind

#: How many figures there are of what a rule says, of what the network says by itself, and of its kind.
OF_RULES, OF_OWN, OF_KINDS = 5, 5, len(KINDS) + 5
#: The kinds of words, which the network may say by itself, and those of values, which are the rules'.
WORDS: tuple[FindingKind, ...] = ("negation", "strength", "scope", "attribution", "term", "omission")
VALUES: tuple[FindingKind, ...] = ("number", "date", "person", "organisation", "place")
#: What is added to the log-odds of rules of words and of values, and taken off those of the network's own: where pages
#: are worded as most of the press is, rules are oftener right than the documents say, which were written to be hard,
#: and the network is not.
_PRESS, _PRESS_VALUES, _OWN = 0.2, 0.7, 0.4
#: What a rule says more lightly than this is not weighed; nor is what it says in sentences of so few words together, of
#: both sides: there it sees all there is.
_LIGHT, _PLAIN = 0.3, 16
#: Figures are held between these, and weights.
_LOWEST, _HIGHEST = -4.0, 6.0
_LEAST, _MOST = 0.02, 0.97


class Family(Struct, frozen=True):
    """A log-odds without figures, and what each figure counts."""

    place: float
    slopes: list[float]

    def log_odds(self, figures: tuple[float, ...]) -> float:
        """Return the log-odds for these figures."""
        return self.place + sum(slope * held(figure) for slope, figure in zip(self.slopes, figures, strict=True))


class Weights(Struct, frozen=True):
    """What the rules' drafts weigh, of words and of values, with what is added for each kind; the network's own."""

    words: Family
    values: Family
    of_kind: dict[str, float]
    own: Family
    kinds: dict[str, Family]

    @classmethod
    def of(cls, data: bytes) -> Weights:
        """Return the weights in a JSON file. Raises ValueError for a broken one."""
        found = msgspec.json.decode(data, type=cls)
        rows = {OF_RULES: [found.words, found.values], OF_OWN: [found.own], OF_KINDS: found.kinds.values()}
        whole = all(len(each.slopes) == size for size, families in rows.items() for each in families)
        if not whole or set(found.kinds) != set(WORDS) or set(found.of_kind) != {*WORDS, *VALUES}:
            raise ValueError("the weights of divergences are damaged")
        return found

    def of_divergence(self, divergence: Divergence, draft: Draft, *, surer: float = 0.0) -> float:
        """Return the weight of what the network says by itself, 0..1; `surer` is taken off its log-odds."""
        return _weight(self.own.log_odds(of_divergence(divergence, draft)) - _OWN - surer)

    def kind(self, divergence: Divergence) -> FindingKind:
        """Return the likeliest kind of what the network says by itself."""
        figures = of_kinds(divergence)
        return max(WORDS, key=lambda kind: self.kinds[kind].log_odds(figures))

    def ruled(self, draft: Draft, a: Seen, b: Seen) -> Draft:
        """Return what a rule says of a pair, weighed by what the network sees in its words."""
        kind = merged(draft.kind)
        if not is_weighed(draft, a, b):
            return draft
        family = self.values if kind in VALUES else self.words
        log_odds = family.log_odds(of_draft(draft, a, b)) + self.of_kind[kind]
        weight = _weight(log_odds + (_PRESS_VALUES if kind in VALUES else _PRESS))
        light = kind in VALUES and draft.weight < min(SUBSTANTIVE, weight)
        return draft if light else replace(draft, weight=weight)


def is_weighed(draft: Draft, a: Seen, b: Seen) -> bool:
    """Whether what a rule says of a pair is weighed anew; if not, it keeps its own weight."""
    return draft.weight >= _LIGHT and merged(draft.kind) in KINDS and not _plain(draft, a, b)


def _plain(draft: Draft, a: Seen, b: Seen) -> bool:
    """Whether a draft stands in short sentences of both sides."""
    counts = []
    for seen in (a, b):
        words = seen.words(draft.spans.get(seen.side.id, ()))
        edges = sorted({0, *seen.side.heads, len(seen.side.words)})
        told = [last - first for first, last in pairwise(edges) if any(first <= at < last for at in words)]
        counts.append(sum(told))
    return all(counts) and sum(counts) <= _PLAIN


def merged(kind: FindingKind) -> FindingKind:
    """Return the kind that a draft is weighed as: what only one side has is seen from one side or the other."""
    return "omission" if kind == "addition" else kind


def held(figure: float) -> float:
    """Return a figure, held within what is weighed."""
    return max(_LOWEST, min(_HIGHEST, figure))


def of_divergence(divergence: Divergence, draft: Draft) -> tuple[float, ...]:
    """Return the figures of what the network says by itself: those of its stretches, and how much it quotes."""
    letters = sum(span.end - span.start for spans in draft.spans.values() for span in spans)
    return (*divergence.figures, float(np.log1p(letters)))


def of_kinds(divergence: Divergence) -> tuple[float, ...]:
    """Return the figures of the kind: the mean log-chances of kinds, those of its stretches, how long these are."""
    there = [each for each in (divergence.a, divergence.b) if each is not None]
    lengths = sorted(each.last - each.first for each in there)
    both = len(there) == 2
    return (
        *(float(chance) / len(there) for chance in divergence.kinds),
        *divergence.figures[:2], float(both), float(np.log1p(lengths[0] if both else 0)), float(np.log1p(lengths[-1])),
    )  # fmt: skip


def of_draft(draft: Draft, a: Seen, b: Seen) -> tuple[float, ...]:
    """Return the figures of what a rule says.

    They are its own log-odds, the network's of the likeliest words of its sides, the higher first, the higher of their
    means, and whether it quotes both sides.
    """
    sides = [
        seen.log_odds[words] for seen in (a, b) if (words := seen.words(draft.spans.get(seen.side.id, ())))
    ]  # fmt: skip
    tops = [float(each.max()) for each in sides]
    weight = min(0.99, max(0.01, draft.weight))
    return (
        float(np.log(weight / (1 - weight))), max(tops, default=_LOWEST), min(tops, default=_LOWEST),
        max((float(each.mean()) for each in sides), default=_LOWEST), float(len(sides) > 1),
    )  # fmt: skip


def _weight(log_odds: float) -> float:
    return round(min(_MOST, max(_LEAST, 1 / (1 + float(np.exp(-log_odds))))), 3)
