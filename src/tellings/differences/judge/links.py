"""Which words of two sides stand for each other, when no rule has said it: the first step of the judge.

Each word is set against the one that is nearest to it in form, meaning, place and neighbours; two that choose each
other are linked. The recipe is that of aligners of paraphrases before neural ones (Sultan et al. 2014), with the
vectors of the table in place of a resource of paraphrases.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from tellings.differences.judge.parts import anchors
from tellings.differences.judge.table import KINSHIP, denies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tellings.differences.judge.parts import Part
    from tellings.differences.judge.table import Table

#: How near two words are that are kin, where their vectors do not say more.
_NEAR = dict(zip(KINSHIP, (0.85, 0.7, 0.75, 0.65, 0.6, 0.5, 0.7, 0.55, 0.5, 0.35), strict=True))
_SAME, _STEM = 1.0, 0.93
#: What string likeness, place and neighbours add.
_LIKE, _PLACE, _AROUND = 0.25, 0.3, 0.6
#: A word of meaning and one of none seldom stand for each other.
_UNLIKE_SORT = 0.35
#: Words further from where they are expected than this many words do not count as near in place.
_FAR = 25.0


@dataclass(frozen=True)
class Linked:
    """Two sides and how near each word of one is to each of the other; rows are words of A."""

    a: Part
    b: Part
    at_a: tuple[int, ...]
    at_b: tuple[int, ...]
    cosine: NDArray[np.float32]
    likeness: NDArray[np.float32]
    kinship: NDArray[np.bool_]
    same: NDArray[np.float32]
    score: NDArray[np.float32]

    @cached_property
    def expected(self) -> NDArray[np.float64]:
        """For each word of A where on B its counterpart is expected, from the words that both sides have once."""
        return _expected(self.a, self.b)

    @cached_property
    def best_a(self) -> NDArray[np.intp]:
        """For each word of A the word of B that it chooses."""
        found: NDArray[np.intp] = self.score.argmax(axis=1)
        return found

    @cached_property
    def best_b(self) -> NDArray[np.intp]:
        """For each word of B the word of A that it chooses."""
        found: NDArray[np.intp] = self.score.argmax(axis=0)
        return found

    @cached_property
    def flipped(self) -> Linked:
        """The same, seen from the other side."""
        return Linked(
            self.b, self.a, self.at_b, self.at_a, self.cosine.T, self.likeness.T, self.kinship.transpose(1, 0, 2),
            self.same.T, self.score.T,
        )  # fmt: skip


def link(a: Part, b: Part, table: Table) -> Linked:
    """Return how near the words of two sides are; both have words."""
    at_a, at_b = (tuple(table.at(word.bare) for word in side.words) for side in (a, b))
    cosine = table.rows(at_a) @ table.rows(at_b).T
    bare_a, bare_b = [word.bare for word in a.words], [word.bare for word in b.words]
    likeness = cdist(bare_a, bare_b, scorer=Indel.normalized_similarity, dtype=np.float32)
    same = _same(a, b)
    kinship = _kinship(a, b, at_a, at_b, table)
    near = np.maximum(np.clip(cosine, 0, 1), same)
    for k, name in enumerate(KINSHIP):
        near = np.maximum(near, kinship[:, :, k] * np.float32(_NEAR[name]))
    content_a, content_b = np.array(a.content), np.array(b.content)
    near = np.where((content_a[:, None] == content_b[None, :]) | (same > 0), near, near * _UNLIKE_SORT)
    near = near + _LIKE * likeness * (likeness > 0.5) + _PLACE * _place(a, b)
    score = near + _AROUND * _around(near) / (1 + _LIKE + _PLACE)
    return Linked(a, b, at_a, at_b, cosine, likeness, kinship, same, score.astype(np.float32))


def _same(a: Part, b: Part) -> NDArray[np.float32]:
    """Return 1 for the same word, a little less for the same stem."""
    found = np.zeros((len(a.words), len(b.words)), dtype=np.float32)
    places: dict[str, list[int]] = {}
    for j, word in enumerate(b.words):
        places.setdefault(word.stem, []).append(j)
    for i, word in enumerate(a.words):
        for j in places.get(word.stem, ()):
            found[i, j] = _SAME if b.words[j].bare == word.bare else _STEM
    return found


def _kinship(a: Part, b: Part, at_a: Sequence[int], at_b: Sequence[int], table: Table) -> NDArray[np.bool_]:
    """Return the flags of `KINSHIP` for each two words of meaning."""
    found = np.zeros((len(at_a), len(at_b), len(KINSHIP)), dtype=np.bool_)
    prefix = KINSHIP.index("denying-prefix")
    right = [(j, at) for j, at in enumerate(at_b) if at >= 0 and b.content[j]]
    for i, one in enumerate(at_a):
        if not a.content[i]:
            continue
        mine = a.words[i].bare
        for j, other in right:
            if one >= 0 and one != other:
                found[i, j] = table.kinship(one, other)
            if denies(mine, b.words[j].bare):
                found[i, j, prefix] = True
    return found


def _place(a: Part, b: Part) -> NDArray[np.float32]:
    """Return how near each two words are in place, 0..1, seen from the words that both sides have once."""
    away = np.abs(_expected(a, b)[:, None] - np.arange(len(b.words))[None, :])
    return np.asarray(np.clip(1 - away / _FAR, 0, 1), dtype=np.float32)


def _expected(a: Part, b: Part) -> NDArray[np.float64]:
    ends = [(-1, -1), *anchors(a.words, b.words), (len(a.words), len(b.words))]
    return np.interp(np.arange(len(a.words)), [i for i, _ in ends], [j for _, j in ends])


def _around(near: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how near the neighbours of each two words are: those before, those after, one word skipped on a side."""
    wide = np.zeros((near.shape[0] + 4, near.shape[1] + 4), dtype=np.float32)
    wide[2:-2, 2:-2] = near
    n, m = near.shape

    def shifted(down: int, right: int) -> NDArray[np.float32]:
        return wide[2 + down : 2 + down + n, 2 + right : 2 + right + m]

    before = np.maximum.reduce([shifted(-1, -1), shifted(-1, -2), shifted(-2, -1)])
    after = np.maximum.reduce([shifted(1, 1), shifted(1, 2), shifted(2, 1)])
    return np.asarray((before + after) / 2, dtype=np.float32)
