"""What it is worth to make a bead of a run of one text and a run of the other: sides in, worths out.

The worth is linear in a handful of measures, and is what making the bead adds to the log probability of the whole
alignment; a bead that is worth less than nothing is never made. `path` is the next reader.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment import nearest, words
from tellings.alignment.nearest import NEAREST
from tellings.alignment.side import BEAD, GAPPED, PLAIN, REACH, runs
from tellings.alignment.voices import conflict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    import numpy.typing as npt

    from tellings.alignment.side import Floats, Shape, Side

    Kind = tuple[Shape, Shape]
    Bools = npt.NDArray[np.bool_]

_GAPS = [(one, other) for one in GAPPED for other in PLAIN if len(one) + len(other) < BEAD and len(other) <= 3]
#: Kinds of bead (run of a, run of b), the small ones first so that ties go to them; a gap stands on one side at most.
BEADS: tuple[Kind, ...] = tuple(
    sorted(
        [(one, other) for one in PLAIN for other in PLAIN if len(one) + len(other) <= BEAD]
        + [*_GAPS, *((other, one) for one, other in _GAPS)],
        key=lambda kind: (len(kind[0]) + len(kind[1]), kind[0][-1] + kind[1][-1], kind),
    )
)


@dataclass(frozen=True)
class Weights:
    """What a bead's worth is made of: the log odds that it is right, linear in a handful of measures.

    Fitted by training/alignment.py, a conditional random field over whole alignments.
    """

    kinds: tuple[float, ...]  # by KINDS
    margin: float  # how much more alike the runs are than their neighbours, times the evenness of the lengths
    cosine: float  # how alike the runs are, times the evenness of the lengths
    nearest: float  # how much more alike than the sentences are to the few most like them anywhere (the margin of
    # Artetxe and Schwenk 2019)
    gain: float  # what the member at an end that adds least adds to the cosine
    even: float  # evenness of the lengths, for each sentence beyond two
    ratio: float  # how far the ratio of the lengths is from the pair's usual one
    gap: float  # a gap in a run
    passed: float  # a sentence passed over in a gap
    shared: float  # weight of the rare words on both sides
    lone: float  # weight of the rare words on one side that the other text knows elsewhere
    equal: float  # the same words on both sides
    share: float  # log odds of the share of sentences that have a partner, for each member
    close: float  # how much the log odds of that share among the sentences around differ, for each member


#: Kinds of bead that share a bias, by the smaller and the larger number of sentences.
KINDS = {(1, 1): 0, (1, 2): 1, (1, 3): 2, (2, 2): 3, (2, 3): 4, (1, 4): 5, (1, 5): 5, (2, 4): 5, (3, 3): 5}
WEIGHTS = Weights(
    kinds=(-1.44, -3.75, -5.67, -6.16, -8.27, -10.4),
    margin=1.98,
    cosine=4.27,
    nearest=9.4,
    gain=8.51,
    even=0.93,
    ratio=0.98,
    gap=-0.34,
    passed=-0.03,
    shared=0.07,
    lone=-0.04,
    equal=4.0,
    share=0.81,
    close=0.36,
)
#: Log odds that a sentence has a partner where nothing is known yet, times the weight of it.
USUAL = WEIGHTS.share * math.log(0.8 / 0.2)
#: The cosine that stands in for a sentence that a short text has not got.
FAR = 0.2
#: A sentence and the one most like it are twins where their cosine beats the nearest by this: 99 of 100 are right.
_CLEAR = 0.15
#: The logarithm of a ratio of lengths, less the pair's usual one, beyond which it does not matter how far.
_UNLIKE = 0.4


@dataclass(frozen=True)
class Pair:
    """Two sides, and what each sentence brings to a bead by itself."""

    a: Side
    b: Side
    near_a: Floats  # (sentences of a,), how alike the few sentences of b are that are most like it
    near_b: Floats
    prior_a: Floats  # (sentences of a,), log odds that it has a partner, before looking at any
    prior_b: Floats
    words: words.Shared
    twins: tuple[tuple[int, int], ...]  # sentences that are each other's most alike, and by a margin
    longer: float = 0.0  # logarithm of how much longer b's sentences are than their partners

    def part(self, rows: tuple[int, int], columns: tuple[int, int], prior: float) -> Pair:
        """Return the pair that those sentences make by themselves, each with the log odds `prior`."""
        i, j = slice(*rows), slice(*columns)
        a, b = self.a.part(*rows), self.b.part(*columns)
        priors = np.full(len(a), prior), np.full(len(b), prior)
        known = self.words.part(rows, columns)
        return Pair(a, b, self.near_a[i], self.near_b[j], *priors, known, (), self.longer)


def pair(a: Side, b: Side) -> Pair:
    """Return the two sides as a pair of which nothing is known yet."""
    near_a, near_b, twins = _nearest(a, b)
    known = words.shared(a.texts, b.texts)
    return Pair(a, b, near_a, near_b, np.full(len(a), USUAL), np.full(len(b), USUAL), known, twins)


def worth(
    pair: Pair, rows: tuple[int, int], columns: tuple[int, int], weights: Weights = WEIGHTS, *, bead: int = BEAD
) -> Iterator[tuple[Kind, Floats]]:
    """Yield each kind of bead and a table of what its beads are worth.

    Tables are by first sentence of a and of b within `rows` and `columns`, as far as such a bead fits into the
    texts. Kinds of more than `bead` sentences are left out, and where that is few those with a gap too.
    """
    (top, bottom), (left, right), a, b = rows, columns, pair.a, pair.b
    # Neighbouring runs are looked at too: up to the longest before, and to the end of the one after.
    high, low = max(0, top - REACH), min(len(a), bottom + 2 * REACH)
    west, east = max(0, left - REACH), min(len(b), right + 2 * REACH)
    cosines = _cosines(a, b, (high, low), (west, east), bead)
    same = pair.words.table((high, low), (west, east))
    spoken = conflict(a, b, (high, low), (west, east)) if a.cast and b.cast else None
    ours = _Alone((a.lengths, pair.near_a, pair.prior_a, pair.words.known_a), rows, weights)
    theirs = _Alone((b.lengths, pair.near_b, pair.prior_b, pair.words.known_b), columns, weights)
    for kind, cosine in cosines.items():
        one, other = kind
        i = slice(top, min(bottom, len(a) - one[-1]))
        j = slice(left, min(right, len(b) - other[-1]))
        if i.stop <= i.start or j.stop <= j.start:
            continue
        here = (slice(i.start - high, i.stop - high), slice(j.start - west, j.stop - west))
        c, members = cosine[here], len(one) + len(other)
        (lengths_a, logs_a, alone_a), (lengths_b, logs_b, alone_b) = ours.of(one), theirs.of(other)
        even = _evenness(lengths_a[:, None], lengths_b[None, :])
        margin = c - 0.5 * _beside(cosines, kind, here)
        value = (weights.margin * margin + weights.cosine * c + weights.even * (members - 2)) * even
        value += weights.nearest * c + weights.kinds[KINDS[min(map(len, kind)), max(map(len, kind))]]
        if members > 2:
            value += weights.gain * (c - _most(cosines, kind, here))
        apart = logs_b[None, :] - logs_a[:, None] - pair.longer
        value -= weights.ratio * np.minimum((apart / _UNLIKE) ** 2, 1)
        value += (weights.shared - 2 * weights.lone) * _boxes(same, kind)[here]
        value += alone_a[:, None]
        value += alone_b[None, :]
        passed = one[-1] + other[-1] + 2 - members
        if passed:
            value += weights.gap + weights.passed * passed
        if members == 2:
            value += weights.equal * (a.marks[i, None] == b.marks[None, j])
        if spoken is not None:
            value[_boxes(spoken, kind)[here]] = -np.inf
        yield kind, value


def _cosines(a: Side, b: Side, rows: tuple[int, int], columns: tuple[int, int], bead: int) -> dict[Kind, Floats]:
    """Return by kind the cosines of its beads, for as many as lie within the rows and columns."""
    grid = a.rows[slice(*rows)] @ b.rows[slice(*columns)].T
    bands: dict[Shape, Floats] = {}
    found = {}
    for kind in BEADS:
        one, other = kind
        if len(one) + len(other) > bead or (bead < BEAD and kind[0][-1] + kind[1][-1] + 2 > bead):
            continue
        if one[-1] >= grid.shape[0] or other[-1] >= grid.shape[1]:
            continue
        if one not in bands:
            bands[one] = runs(grid, one)
        cosine = runs(bands[one].T, other).T
        cosine /= a.norms[one][rows[0] : rows[0] + len(cosine), None]
        cosine /= b.norms[other][None, columns[0] : columns[0] + cosine.shape[1]]
        found[kind] = cosine
    return found


def _boxes(table: npt.NDArray[Any], kind: Kind) -> npt.NDArray[Any]:
    """Return for each bead the sum (whether any, of truths) over its pairs of sentences."""
    return runs(runs(table, kind[0]).T, kind[1]).T


def _most(cosines: dict[Kind, Floats], kind: Kind, here: tuple[slice, slice]) -> Floats:
    """Return the greatest cosine that a bead would have without one of the members at its ends."""
    best = np.full([s.stop - s.start for s in here], -1, dtype=np.float32)
    for side, run in enumerate(kind):
        if len(run) == 1:
            continue
        for rest, shift in ((run[:-1], 0), (tuple(x - run[1] for x in run[1:]), run[1])):
            less = (rest, kind[1]) if side == 0 else (kind[0], rest)
            by = (shift, 0) if side == 0 else (0, shift)
            some = cosines[less][tuple(slice(s.start + x, s.stop + x) for s, x in zip(here, by, strict=True))]
            best = np.maximum(best, some)
    return best


def _evenness(a: Floats, b: Floats) -> Floats:
    """Return log2(1 + ratio of the lengths), 0 … 1, to within 0.01 and without the logarithm."""
    ratio = np.minimum(a, b) / np.maximum(a, b)
    found: Floats = ratio * (1.344 - 0.344 * ratio)
    return found


def _beside(cosines: dict[Kind, Floats], kind: Kind, here: tuple[slice, slice]) -> Floats:
    """Return how alike each side is to the runs of as many sentences before and after the other, both added up."""
    one, other = kind
    first = _around(cosines[PLAIN[len(one) - 1], other], here, (len(one), one[-1] + 1))
    return first + _around(cosines[one, PLAIN[len(other) - 1]].T, here[::-1], (len(other), other[-1] + 1)).T


def _around(table: Floats, here: tuple[slice, slice], steps: tuple[int, int]) -> Floats:
    """Return the mean of the rows so many before and so many after each, 0 where there are none."""
    rows, columns = here
    total = np.zeros((rows.stop - rows.start, columns.stop - columns.start), dtype=np.float32)
    count = np.zeros((len(total), 1), dtype=np.float32)
    for step in (-steps[0], steps[1]):
        first, last = max(rows.start + step, 0), min(rows.stop + step, len(table))
        if first < last:
            into = slice(first - step - rows.start, last - step - rows.start)
            total[into] += table[first:last, columns]
            count[into] += 1
    total /= np.maximum(count, 1)
    return total


class _Alone:
    """What the runs of one text that begin in a range bring to a bead whatever stands on the other side."""

    def __init__(self, values: Sequence[Floats], within: tuple[int, int], weights: Weights) -> None:
        here = slice(within[0], within[1] + REACH)  # as far as a run that begins in the range may reach
        self._values = [row[here] for row in values]
        self._size, self._weights = within[1] - within[0], weights
        self._made: dict[Shape, tuple[Floats, Floats, Floats]] = {}  # many kinds of bead have the same run

    def of(self, run: Shape) -> tuple[Floats, Floats, Floats]:
        """Return the lengths of the runs of that shape, their logarithms, and what the runs are worth."""
        if run not in self._made:
            lengths, near, prior, known = (runs(values, run)[: self._size] for values in self._values)
            value = prior + self._weights.lone * known
            value -= 0.5 * self._weights.nearest / len(run) * near
            self._made[run] = lengths, np.log(lengths), value
        return self._made[run]


def _nearest(a: Side, b: Side) -> tuple[Floats, Floats, tuple[tuple[int, int], ...]]:
    """Return for each sentence of a the mean cosine of the NEAREST sentences of b most like it; so for b; and twins."""
    if not len(a) or not len(b):
        return np.zeros(len(a)), np.zeros(len(b)), ()
    top_a, top_b, best = nearest.most(*(side.rows / side.norms[PLAIN[0]][:, None] for side in (a, b)))
    near_a, near_b = _mean(top_a), _mean(top_b)
    alike, most_b = top_a[-1], top_b[-1]
    clear = (alike >= most_b[best]) & (alike - 0.5 * (near_a + near_b[best]) >= _CLEAR)
    return near_a, near_b, tuple((int(i), int(best[i])) for i in np.flatnonzero(clear))


def _mean(top: Floats) -> Floats:
    found: Floats = (top.sum(axis=0) + FAR * (NEAREST - len(top))) / NEAREST
    return found
