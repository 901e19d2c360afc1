"""Stretches of words that the network calls different, as drafts: what stands against what, and of which kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tellings.differences.divergence.network import KINDS
from tellings.differences.pair import WITHOUT
from tellings.differences.weigh import BY_READER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.differences.account import Side
    from tellings.differences.divergence.seen import Seen
    from tellings.differences.pair import Draft, Pair
    from tellings.model import FindingKind

    Floats = NDArray[np.float32]

RULE = BY_READER
#: Log-odds from which on a word belongs to a stretch, and from which on one makes a stretch: less is never substantive.
EDGE, PEAK = -1.0, -0.5
#: Words of less between two of a stretch that belong to it.
_GAP = 2
#: Two stretches stand against each other where at least this part of one is aligned with the other.
_AGAINST = 0.25
#: The kinds that the rules read.
_VALUES = frozenset(KINDS.index(kind) for kind in ("number", "date", "person", "organisation", "place"))


@dataclass(frozen=True)
class Stretch:
    """Words `[first, last)` of a side, the log-odds of the likeliest, their mean, and the log-chances of kinds."""

    first: int
    last: int
    top: float
    mean: float
    kinds: Floats


def stretches(seen: Seen) -> list[Stretch]:
    """Return the stretches of a side, in order; none runs over the end of a sentence."""
    found: list[tuple[int, int]] = []
    for at in np.flatnonzero(seen.log_odds >= EDGE).tolist():
        if found and at - found[-1][1] <= _GAP and not any(k in seen.side.heads for k in range(found[-1][1], at + 1)):
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    rows = []
    for first, last in found:
        odds = seen.log_odds[first:last]
        weight = np.exp(odds - odds.max())[:, None]
        kinds = (seen.kinds[first:last] * weight).sum(axis=0) / weight.sum()
        if odds.max() >= PEAK and any(seen.side.content[first:last]):
            rows.append(Stretch(first, last, float(odds.max()), float(odds.mean()), kinds))
    return rows


@dataclass(frozen=True)
class Divergence:
    """A stretch of A against one of B, either of which may be missing."""

    a: Stretch | None
    b: Stretch | None

    @property
    def figures(self) -> tuple[float, ...]:
        """What the weight is reckoned from: both log-odds, the higher first, the means, whether both are there."""
        tops = sorted((each.top for each in (self.a, self.b) if each), reverse=True)
        means = [each.mean for each in (self.a, self.b) if each]
        both = self.a is not None and self.b is not None
        return (tops[0], tops[-1] if both else 0.0, max(means), float(both))

    @property
    def kinds(self) -> Floats:
        """The log-chances of kinds, of both sides together."""
        found: Floats = sum(each.kinds for each in (self.a, self.b) if each)  # type: ignore[assignment]
        return found


def divergences(a: Seen, b: Seen) -> list[Divergence]:
    """Return what differs between two sides, each stretch once: those aligned with each other, then the rest."""
    left, right = stretches(a), stretches(b)
    ranked = sorted(
        (-mass, i, j) for i, one in enumerate(left) for j, other in enumerate(right)
        if (mass := _mass(a, one, other) + _mass(b, other, one)) >= 2 * _AGAINST
    )  # fmt: skip
    used_a: set[int] = set()
    used_b: set[int] = set()
    found = []
    for _, i, j in ranked:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            found.append(Divergence(left[i], right[j]))
    found += [Divergence(one, None) for i, one in enumerate(left) if i not in used_a]
    found += [Divergence(None, other) for j, other in enumerate(right) if j not in used_b]
    return found


def is_value(divergence: Divergence, pair: Pair) -> bool:
    """Whether it is a number, date or name, which the rules know better: by its kind, or by all its words of a side."""
    return int(divergence.kinds.argmax()) in _VALUES or any(
        stretch is not None and not _plain(side, stretch)
        for side, stretch in ((pair.a, divergence.a), (pair.b, divergence.b))
    )


def _plain(side: Side, stretch: Stretch) -> bool:
    """Whether a stretch has a word of meaning that belongs to no number, date, name or office."""
    spans = [(each.first, each.last) for each in side.quantities] + [(each.first, each.last) for each in side.offices]
    values = side.valued | side.placed | side.tagging | {at for first, last in spans for at in range(first, last)}
    return any(side.content[at] and at not in values for at in range(stretch.first, stretch.last))


def _mass(seen: Seen, one: Stretch, other: Stretch) -> float:
    """Return which part of a stretch is aligned with another of the other side."""
    return float(seen.aligned[one.first : one.last, other.first : other.last].sum() / (one.last - one.first))


def draft(pair: Pair, a: Seen, b: Seen, divergence: Divergence, *, kind: FindingKind, weight: float) -> Draft:
    """Return the draft of a divergence; where one side lacks the words, the other's that stand nearest are quoted.

    Of an omission the longer stretch is quoted, as what the other side does not have.
    """
    one, other = divergence.a, divergence.b
    if kind == "omission":
        there = [(side, stretch) for side, stretch in ((pair.a, one), (pair.b, other)) if stretch is not None]
        side, stretch = max(there, key=lambda each: _rank(*each))
        return _lone(pair, side, stretch, weight)
    if one is not None and other is not None:
        places = (one.first, one.last), (other.first, other.last)
    elif one is not None:
        places = (one.first, one.last), _partner(a, one, len(pair.b.words))
    elif other is not None:
        places = _partner(b, other, len(pair.a.words)), (other.first, other.last)
    else:
        raise ValueError("a divergence has a stretch on one side at least")
    span_a, span_b = (side.phrase(*at, before=0, after=0) for side, at in zip((pair.a, pair.b), places, strict=True))
    note = f"{pair.a.id} says {pair.a.quote(span_a)}, {pair.b.id} {pair.b.quote(span_b)}."
    return pair.draft(kind, [span_a], [span_b], weight=weight, made_by=RULE, note=note)


def _rank(side: Side, stretch: Stretch) -> tuple[int, float, list[str]]:
    """Return what the longer of two stretches has more of, whichever side is called A."""
    words = [word.bare for word in side.words[stretch.first : stretch.last]]
    return (len(words), stretch.top, words)


def _lone(pair: Pair, side: Side, stretch: Stretch, weight: float) -> Draft:
    """Return the draft of words that the other side lacks."""
    span = side.span(stretch.first, stretch.last)
    note = f"{side.id} has {side.quote(span)}; this is not in {WITHOUT}."
    if side is pair.a:
        return pair.draft("omission", [span], [], weight=weight, made_by=RULE, note=note)
    return pair.draft("addition", [], [span], weight=weight, made_by=RULE, note=note)


def _partner(seen: Seen, stretch: Stretch, others: int) -> tuple[int, int]:
    """Return the words of the other side that a stretch is most aligned with: two more than it has."""
    mass = seen.aligned[stretch.first : stretch.last].sum(axis=0)
    length = min(others, stretch.last - stretch.first + 2)
    first = int(np.convolve(mass, np.ones(length, dtype=np.float32), mode="valid").argmax())
    return first, first + length
