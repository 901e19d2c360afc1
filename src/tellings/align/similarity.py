"""How alike runs of sentences of two texts are: vectors in, the worth of every bead out.

A run is a few neighbouring sentences; its vector is the length-weighted mean of its members', so each sentence is
encoded once. A bead is a run of one text with a run of the other. `path` is the next reader.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np
from anyascii import anyascii

from tellings.align.voices import NOBODY, conflict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    import numpy.typing as npt

    from tellings.align.voices import Voices

    Floats = npt.NDArray[np.floating[Any]]

#: Sentences in a bead, both sides together.
BEAD = 6
#: Kinds of bead (sentences of a, sentences of b), the small ones first so that ties go to them.
BEADS = tuple(sorted(((p, q) for p in range(1, BEAD) for q in range(1, BEAD - p + 1)), key=lambda b: (sum(b), b)))
#: The longest run.
RUN = BEAD - 1
#: Sentences whose mean weighs as much as that of the document where the document is short.
_SHORT = 4
#: Vectors shorter than this point nowhere.
_NOTHING = 1e-6


@dataclass(frozen=True)
class Side:
    """One text, ready to be aligned: a row a sentence, times its length; and the norms of its runs."""

    texts: tuple[str, ...]
    rows: Floats  # (sentences, dimensions), centred, of length 1, times the sentence's length
    lengths: Floats  # (sentences,), letters
    marks: npt.NDArray[np.int64]  # (sentences,), equal where the words are
    norms: tuple[Floats, ...]  # norms[p - 1][i] is the norm of the sum of rows i … i + p - 1
    voices: Voices  # (sentences,), who speaks each
    cast: frozenset[int] = frozenset()  # all who speak in the whole text

    def __len__(self) -> int:
        return len(self.rows)

    def part(self, start: int, end: int) -> Side:
        """Return the side that sentences start … end - 1 make by themselves."""
        norms = tuple(norm[start : max(start, end - p)] for p, norm in enumerate(self.norms))
        i = slice(start, end)
        return Side(self.texts[i], self.rows[i], self.lengths[i], self.marks[i], norms, self.voices[i], self.cast)

    def run(self, members: Sequence[int]) -> Floats:
        """Return the vector of the run that `members` make, of length 1 (0 where they say nothing)."""
        total: Floats = self.rows[list(members)].sum(axis=0)
        size = float(np.linalg.norm(total))
        return total / size if size > _NOTHING else total


EMPTY = Side((), np.zeros((0, 0)), np.zeros(0), np.zeros(0, np.int64), (), np.zeros(0, np.int32))


def length(text: str) -> float:
    """Return the length of a sentence in Latin letters: a Chinese one counts about as much as its translation."""
    return float(max(1, len(anyascii(text))))


def side(texts: Sequence[str], vectors: Floats, background: Floats, voices: Voices | None = None) -> Side:
    """Return the side that `texts` make, given their vectors and the vector that a sentence has for being one.

    `voices` says who speaks each sentence, as `voices.voices` does; without it nobody is known to.
    """
    lengths = np.array([length(text) for text in texts], dtype=np.float32)
    centre = (vectors.sum(axis=0) + _SHORT * background) / (len(vectors) + _SHORT)
    centred = vectors - centre
    size = np.linalg.norm(centred, axis=1, keepdims=True)
    rows = np.divide(centred, size, out=np.zeros_like(centred), where=size > _NOTHING) * lengths[:, None]
    norms = []
    total = np.zeros_like(rows)
    for p in range(1, RUN + 1):
        if p > len(rows):
            norms.append(np.empty(0, dtype=np.float32))
            continue
        total = rows.copy() if p == 1 else total[:-1] + rows[p - 1 :]
        norms.append(np.maximum(np.linalg.norm(total, axis=1), _NOTHING).astype(np.float32))
    marks = np.array([hash(" ".join(text.split()).casefold()) for text in texts], dtype=np.int64)
    if voices is None:
        voices = np.zeros(len(texts), dtype=np.int32)
    cast = frozenset(voices.tolist()) - {NOBODY}
    return Side(tuple(texts), rows, lengths, marks, tuple(norms), voices, cast)


@dataclass(frozen=True)
class Weights:
    """What a bead's worth is made of: the log odds that it is right, linear in a handful of measures.

    Fitted by training/alignment.py, a conditional random field over whole alignments.
    """

    kinds: tuple[float, ...]  # by KINDS
    margin: float  # how much more alike the runs are than their neighbours, times the evenness of the lengths
    cosine: float  # how alike the runs are, times the evenness of the lengths
    nearest: float  # how much more alike than the sentences are to the few most like them anywhere
    gain: float  # what the member at an end that adds least adds to the cosine
    even: float  # evenness of the lengths, for each sentence beyond two
    equal: float  # the same words on both sides
    share: float  # log odds of the share of sentences that have a partner, for each member
    close: float  # how much the log odds of that share among the sentences around differ, for each member


#: Kinds of bead that share a bias, by the smaller and the larger number of sentences.
KINDS = {(1, 1): 0, (1, 2): 1, (1, 3): 2, (2, 2): 3, (2, 3): 4, (1, 4): 5, (1, 5): 5, (2, 4): 5, (3, 3): 5}
WEIGHTS = Weights(
    kinds=(-2.08, -3.92, -5.27, -5.93, -7.31, -9.84),
    margin=6.02,
    cosine=4.18,
    nearest=9.32,
    gain=4.55,
    even=0.95,
    equal=4.0,
    share=0.57,
    close=0.32,
)
#: Log odds that a sentence has a partner where nothing is known yet, times the weight of it.
USUAL = WEIGHTS.share * math.log(0.8 / 0.2)
#: Sentences of the other text most like a sentence, whose mean cosine a partner has to beat (the margin of Artetxe
#: and Schwenk 2019).
NEAREST = 4
#: The cosine that stands in for a sentence that a short text has not got.
FAR = 0.2
#: A sentence and the one most like it are twins where their cosine beats the nearest by this: 99 of 100 are right.
_CLEAR = 0.15
#: Rows weighed at once.
_BLOCK = 256


@dataclass(frozen=True)
class Pair:
    """Two sides, and what each sentence brings to a bead by itself."""

    a: Side
    b: Side
    near_a: Floats  # (sentences of a,), how alike the few sentences of b are that are most like it
    near_b: Floats
    prior_a: Floats  # (sentences of a,), log odds that it has a partner, before looking at any
    prior_b: Floats
    twins: tuple[tuple[int, int], ...]  # sentences that are each other's most alike, and by a margin

    def part(self, rows: tuple[int, int], columns: tuple[int, int], prior: float) -> Pair:
        """Return the pair that those sentences make by themselves, each with the log odds `prior`."""
        i, j = slice(*rows), slice(*columns)
        a, b = self.a.part(*rows), self.b.part(*columns)
        return Pair(a, b, self.near_a[i], self.near_b[j], np.full(len(a), prior), np.full(len(b), prior), ())


def pair(a: Side, b: Side) -> Pair:
    """Return the two sides as a pair of which nothing is known yet."""
    near_a, near_b, twins = _nearest(a, b)
    return Pair(a, b, near_a, near_b, np.full(len(a), USUAL), np.full(len(b), USUAL), twins)


def worth(
    pair: Pair, rows: tuple[int, int], columns: tuple[int, int], weights: Weights = WEIGHTS, *, bead: int = BEAD
) -> Floats:
    """Return the worth of each bead, by kind, by first sentence of a (`rows`), by first sentence of b (`columns`).

    The shape is (kinds, rows, columns). A bead that does not fit into the texts, or holds more than `bead`
    sentences, is worth minus infinity.
    """
    (top, bottom), (left, right), a, b = rows, columns, pair.a, pair.b
    out = np.full((len(BEADS), bottom - top, right - left), -np.inf, dtype=np.float32)
    # Neighbouring runs are looked at too: up to RUN before, and to the end of the run after the longest run.
    high, low = max(0, top - RUN), min(len(a), bottom + 2 * RUN)
    west, east = max(0, left - RUN), min(len(b), right + 2 * RUN)
    for (p, q), cosine, gain in _cosines(a, b, (high, low), (west, east), bead):
        i = slice(top, min(bottom, len(a) - p + 1))
        j = slice(left, min(right, len(b) - q + 1))
        ours = (slice(i.start - high, i.stop - high), slice(j.start - west, j.stop - west))
        c = cosine[ours]
        if i.stop <= i.start or j.stop <= j.start:
            continue
        even = _evenness(runs(a.lengths, p)[i, None], runs(b.lengths, q)[None, j])
        margin = c - 0.5 * (_beside(cosine, p, 0)[ours] + _beside(cosine, q, 1)[ours])
        worth = (weights.margin * margin + weights.cosine * c + weights.even * (p + q - 2)) * even
        worth += weights.nearest * c + (weights.gain * gain[ours] if p + q > 2 else 0)
        worth += _alone(pair.near_a, pair.prior_a, p, weights)[i, None]
        worth += _alone(pair.near_b, pair.prior_b, q, weights)[None, j]
        worth += weights.kinds[KINDS[min(p, q), max(p, q)]]
        out[BEADS.index((p, q)), : c.shape[0], : c.shape[1]] = worth
    if a.cast and b.cast:
        _part(out, conflict(a, b, (top, min(len(a), bottom + RUN)), (left, min(len(b), right + RUN))))
    out[0] += weights.equal * (a.marks[top:bottom, None] == b.marks[None, left:right])
    return out


def _part(out: Floats, conflicts: npt.NDArray[np.bool_]) -> None:
    """Make the beads worth minus infinity in which two different persons speak."""
    rows, columns = out.shape[1:]
    for kind, (p, q) in enumerate(BEADS):
        apart = np.zeros((rows, columns), dtype=bool)
        for i in range(p):
            for j in range(q):
                some = conflicts[i : i + rows, j : j + columns]
                apart[: some.shape[0], : some.shape[1]] |= some
        out[kind][apart] = -np.inf


def runs(values: Floats, size: int) -> Floats:
    """Return the sums of each `size` neighbouring values."""
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    found: Floats = (sums[size:] - sums[: max(0, len(sums) - size)]).astype(np.float32, copy=False)
    return found


def _alone(near: Floats, prior: Floats, size: int, weights: Weights) -> Floats:
    return runs(prior, size) - 0.5 * weights.nearest / size * runs(near, size)


def _cosines(
    a: Side, b: Side, rows: tuple[int, int], columns: tuple[int, int], bead: int
) -> Iterator[tuple[tuple[int, int], Floats, Floats]]:
    """Yield each kind of bead with its cosines, and what the cosine gains by the member at an end that adds least."""
    band = grid = a.rows[slice(*rows)] @ b.rows[slice(*columns)].T
    shorter: dict[int, Floats] = {}  # of the kinds with one sentence of a less, by sentences of b
    for p in range(1, min(RUN, bead - 1, len(grid)) + 1):
        box = band = grid if p == 1 else band[:-1] + grid[p - 1 :]
        before: Floats | None = None
        for q in range(1, min(bead - p, grid.shape[1]) + 1):
            box = band if q == 1 else box[:, :-1] + band[:, q - 1 :]
            cosine = box / a.norms[p - 1][rows[0] : rows[0] + len(box), None]
            cosine /= b.norms[q - 1][None, columns[0] : columns[0] + box.shape[1]]
            most = np.full_like(cosine, -np.inf)
            if p > 1:
                np.maximum(shorter[q][:-1], shorter[q][1:], out=most)
            if before is not None:
                np.maximum(most, np.maximum(before[:, :-1], before[:, 1:]), out=most)
            yield (p, q), cosine, cosine - most
            shorter[q] = before = cosine


def _evenness(a: Floats, b: Floats) -> Floats:
    """Return log2(1 + ratio of the lengths), 0 … 1, to within 0.01 and without the logarithm."""
    ratio = np.minimum(a, b) / np.maximum(a, b)
    found: Floats = ratio * (1.344 - 0.344 * ratio)
    return found


def _beside(cosine: Floats, step: int, axis: int) -> Floats:
    """Return the mean of what stands `step` before and after each place along `axis`, 0 where nothing does."""
    table = cosine if axis == 0 else cosine.T
    total = np.zeros_like(table)
    count = np.zeros((len(table), 1), dtype=np.float32)
    if step < len(table):
        total[step:] += table[:-step]
        count[step:] += 1
        total[:-step] += table[step:]
        count[:-step] += 1
    total /= np.maximum(count, 1)
    found: Floats = total if axis == 0 else total.T
    return found


def _nearest(a: Side, b: Side) -> tuple[Floats, Floats, tuple[tuple[int, int], ...]]:
    """Return for each sentence of a the mean cosine of the NEAREST sentences of b most like it; so for b; and twins."""
    if not len(a) or not len(b):
        return np.zeros(len(a)), np.zeros(len(b)), ()
    near = np.empty(len(a), dtype=np.float32)
    alike, best = np.empty(len(a), dtype=np.float32), np.empty(len(a), dtype=np.int64)
    top = np.empty((0, len(b)), dtype=np.float32)  # the most alike for each sentence of b so far
    for at in range(0, len(a), _BLOCK):
        here = slice(at, at + _BLOCK)
        cosine = a.rows[here] @ b.rows.T
        cosine /= a.norms[0][here, None]
        cosine /= b.norms[0]
        best[here], alike[here] = cosine.argmax(axis=1), cosine.max(axis=1)
        near[here] = _mean(_most(cosine.T))
        top = _most(np.concatenate([top, cosine]))
    near_b, most_b = _mean(top), top.max(axis=0)
    clear = (alike >= most_b[best]) & (alike - 0.5 * (near + near_b[best]) >= _CLEAR)
    return near, near_b, tuple((int(i), int(best[i])) for i in np.flatnonzero(clear))


def _mean(top: Floats) -> Floats:
    found: Floats = (top.sum(axis=0) + FAR * (NEAREST - len(top))) / NEAREST
    return found


def _most(table: Floats) -> Floats:
    """Return the NEAREST greatest rows of each column."""
    return np.partition(table, len(table) - NEAREST, axis=0)[-NEAREST:] if len(table) > NEAREST else table


def background(name: str, dimensions: int) -> Floats:
    """Return the vector that a sentence has for being one, by the name of its encoder; zeros where we have none."""
    if name.endswith("/multilingual-e5-small-q4"):
        with resources.files(__package__).joinpath("background.npy").open("rb") as file:
            found: Floats = np.load(file)
            return found
    return np.zeros(dimensions, dtype=np.float32)
