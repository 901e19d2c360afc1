"""What the words of each sentence find in the other text: evidence for the edges of beads, word by word.

A word goes to the sentence that holds the word most like it, among those where its sentence is expected, or nowhere.
It is the less like another word, the more either of them is like some third (SimAlign's mutual best, Jalili Sabet et
al. 2020, made soft). Words that many sentences of the stretch have count little. Once each word goes by itself, once
with those beside it.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import numpy as np

from tellings.encode.words import places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from tellings.alignment.lattice import Range
    from tellings.alignment.side import Floats, Side

    Bools = npt.NDArray[np.bool_]
    Ints = npt.NDArray[np.int64]
    Tables = tuple[Floats, Floats]

#: A word goes to a sentence by its likeness over this heat, or nowhere as if one were so much like it: by itself, and
#: with its neighbours; and how likely it is expected nowhere.
_HEAT, _NOWHERE, _NOWHERE_ALONG, _ELSEWHERE = 0.05, 0.30, 0.25, 0.1
#: How much it counts against two words that either is more like a third: by themselves, and with their neighbours.
_RIVAL, _RIVAL_ALONG = 0.5, 1.0
#: What the words one and two places beside a word count to it.
_BESIDE = (0.5, 0.25)
#: Sentences less expected than this beside another are not looked at there.
_NEAR = 0.03
#: Words whose mean weighs as much as that of words at large, and the least that a word counts.
_FEW, _LEAST = 50, 0.05
_TINY = 1e-6


@dataclass(frozen=True)
class Wording:
    """The words of a stretch of one text, in order."""

    rows: Floats  # (words, numbers), centred, of length 1
    ends: Sequence[int]  # where each sentence's words begin, and the last one's end
    share: Floats  # (words,), of what its sentence's words count

    def of(self, sentence: int) -> slice:
        """Return where the words of a sentence are."""
        return slice(self.ends[sentence], self.ends[sentence + 1])

    @property
    def read(self) -> Bools:
        """Which sentences' words are known."""
        return np.diff(self.ends) > 0


def wording(side: Side, within: Range) -> Wording:
    """Return the words of the sentences within the range; of sentences that were not read, none."""
    texts, words = side.texts[slice(*within)], side.words[slice(*within)]
    spelled = [
        [text[first:last].casefold() for first, last in places(text)] if len(rows) else []
        for text, rows in zip(texts, words, strict=True)
    ]
    spread = Counter(word for some in spelled for word in set(some))
    ends = [0, *accumulate(map(len, spelled))]
    if not ends[-1]:
        return Wording(np.zeros((0, 1), np.float32), ends, np.zeros(0, np.float32))
    counts = np.array([max(_LEAST, math.log((1 + len(texts)) / spread[w])) for some in spelled for w in some])
    totals = [counts[first:last].sum() for first, last in pairwise(ends)]
    rows = np.concatenate([some for some in words if len(some)]).astype(np.float32)
    rows -= rows.sum(axis=0) / (len(rows) + _FEW)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), _TINY)
    return Wording(rows, ends, (counts / np.repeat(totals, np.diff(ends))).astype(np.float32))


def told(a: Wording, b: Wording, expected: Floats, together: Floats) -> tuple[Tables, Tables]:
    """Return what words find by themselves, and with those beside them, as `parts.told` does.

    Of a sentence whose words are not known the tables say what `together` does.
    """
    near = (expected >= _NEAR) & a.read[:, None] & b.read
    best_a, best_b = _best(a, b, expected, near)
    ours, theirs = _found(a, b, expected, near, (best_a, best_b)), _found(b, a, expected.T, near.T, (best_b, best_a))
    unread = ~(a.read[:, None] & b.read)
    for table, turned in zip(ours, theirs, strict=True):
        table[unread] = together[unread]
        turned[unread.T] = together.T[unread.T]
    return (ours[0], theirs[0].T), (ours[1], theirs[1].T)


def _best(a: Wording, b: Wording, expected: Floats, near: Bools) -> tuple[Floats, Floats]:
    """Return how alike each word of a, and of b, and the word that it may best belong to are."""
    best_a, best_b = (np.full(len(side.rows), -1.0, np.float32) for side in (a, b))
    for i, others, at, first in _each(b, near):
        alike = a.rows[a.of(i)] @ b.rows[at].T + _leaning(expected[i, others], first, len(at))
        best_a[a.of(i)] = alike.max(axis=1)
        best_b[at] = np.maximum(best_b[at], alike.max(axis=0))
    return best_a, best_b


def _found(a: Wording, b: Wording, expected: Floats, near: Bools, best: tuple[Floats, Floats]) -> Tables:
    """Return tables of how much of each sentence of a each of b tells: word by word, and with their neighbours."""
    found = np.zeros_like(expected), np.zeros_like(expected)
    for i, others, at, first in _each(b, near):
        here = a.of(i)
        alike = a.rows[here] @ b.rows[at].T
        rivals = np.maximum(best[0][here, None] - alike, 0) + np.maximum(best[1][at] - alike, 0)
        leaning = np.log(expected[i, others])
        for table, rival, nowhere, beside in zip(
            found, (_RIVAL, _RIVAL_ALONG), (_NOWHERE, _NOWHERE_ALONG), (False, True), strict=True
        ):
            likest = np.maximum.reduceat(alike - rival * rivals, first, axis=1)
            odds = (_along(likest) if beside else likest) / _HEAT + leaning
            none = nowhere / _HEAT + math.log(_ELSEWHERE)
            top = np.maximum(odds.max(axis=1, keepdims=True), none)
            heat = np.exp(odds - top)
            heat /= heat.sum(axis=1, keepdims=True) + np.exp(none - top)
            table[i, others] = a.share[here] @ heat
    return found


def _each(b: Wording, near: Bools) -> Iterator[tuple[int, Ints, Ints, Ints]]:
    """Yield each sentence of a, those of b near it, their words, and where among these each one's begin."""
    sizes = np.diff(b.ends)
    for i in np.flatnonzero(near.any(axis=1)).tolist():
        others = np.flatnonzero(near[i])
        at = np.concatenate([np.arange(b.ends[j], b.ends[j + 1]) for j in others.tolist()])
        yield i, others, at, np.cumsum(sizes[others]) - sizes[others]


def _leaning(expected: Floats, first: Ints, count: int) -> Floats:
    return _HEAT * np.repeat(np.log(expected), np.diff([*first, count])).astype(np.float32)


def _along(likest: Floats) -> Floats:
    """Return each word's row in the mean with those beside it."""
    total, count = likest.copy(), np.ones((len(likest), 1), np.float32)
    for step, counts in enumerate(_BESIDE, 1):
        total[step:] += counts * likest[:-step]
        total[:-step] += counts * likest[step:]
        count[step:] += counts
        count[:-step] += counts
    return total / count
