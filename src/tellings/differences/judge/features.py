"""What the judge sees of each word of a side: a row of figures, from its link, the lexicons and the words around it.

No word itself is seen, only how it stands to the other side: so little data is enough, and what is learned of one
subject holds for another.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from tellings.differences.judge.table import KINSHIP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from tellings.differences.judge.links import Linked
    from tellings.differences.judge.parts import Part
    from tellings.differences.judge.table import Table

#: The columns seen of the word itself.
OWN = (
    "content", "rarity", "known", "same", "same-stem", "cosine", "best-cosine", "score", "margin", "mutual", "likeness",
    *KINSHIP, "any-opposite", "any-synonym", "opposed-class", "one-class", "class-alone", "denied", "denied-otherwise",
    "cue", "cues-more", "cues-fewer", "quantity", "quantity-alone", "valued", "valued-alone", "name", "partner-content",
    "partner-rarity", "partner-same-elsewhere", "place-shift", "shift", "topic",
)  # fmt: skip
#: The columns seen of the stretch around it that no equal word interrupts, and of the other side's in its place.
GAP = (
    "gap-words", "gap-content", "gap-other-words", "gap-other-content", "gap-cosine", "gap-opposite", "gap-synonym",
    "gap-sister", "gap-best", "gap-back",
)  # fmt: skip
#: The columns seen of both sides as wholes.
WHOLE = ("length", "length-other", "same-share", "same-share-other", "covered", "covered-other", "means")
#: The columns of `OWN` seen of the two words before and the two after.
AROUND = ("content", "same", "cosine", "score", "mutual", "opposite", "any-opposite", "opposed-class", "cue", "valued")
#: What is seen of how the words of a stretch are kin to those of the other side's.
_IN_GAP = [KINSHIP.index(name) for name in ("opposite", "denying-prefix", "synonym", "derived", "sister")]
_NEIGHBOURS, _FAR = (-2, -1, 1, 2), 2


def names() -> list[str]:
    """Return the names of the columns."""
    around = [f"{name}{at:+d}" for at in _NEIGHBOURS for name in AROUND]
    return [*OWN, *GAP, *WHOLE, *around]


def matrix(linked: Linked, table: Table) -> NDArray[np.float32]:
    """Return the features of the words of A, a row a word."""
    return Seen(linked, table).matrix


def seen(linked: Linked, table: Table) -> Seen:
    """Return A as the judge sees it against B."""
    return Seen(linked, table)


@dataclass(frozen=True)
class Seen:
    """One side against the other."""

    linked: Linked
    table: Table

    @cached_property
    def matrix(self) -> NDArray[np.float32]:
        """A row a word, a column a feature."""
        own = np.column_stack([*self._link(), *self._kin(), *self._lexical(), *self._values(), *self._partner()])
        gap = np.array([self._gap(i) for i in range(len(own))], dtype=np.float32).reshape(len(own), len(GAP))
        whole = np.tile(np.array(self._whole(), dtype=np.float32), (len(own), 1))
        columns = [OWN.index(name) for name in AROUND]
        around = np.full((len(own) + 2 * _FAR, len(columns)), -1, dtype=np.float32)
        around[_FAR:-_FAR] = own[:, columns]
        seen = [own, gap, whole, *(around[_FAR + at : _FAR + at + len(own)] for at in _NEIGHBOURS)]
        # Rounded, so that the last bit of a product, which machines differ in, sends no word down another branch.
        found: NDArray[np.float32] = np.round(np.concatenate(seen, axis=1), 3).astype(np.float32)
        return found

    @cached_property
    def _content(self) -> NDArray[np.bool_]:
        return _content(self.linked.a)

    @cached_property
    def _content_other(self) -> NDArray[np.bool_]:
        return _content(self.linked.b)

    @cached_property
    def _rows(self) -> NDArray[np.intp]:
        return np.arange(len(self.linked.a.words))

    @cached_property
    def _mutual(self) -> NDArray[np.bool_]:
        linked = self.linked
        found: NDArray[np.bool_] = linked.best_b[linked.best_a] == self._rows
        return found

    @cached_property
    def _exact(self) -> NDArray[np.bool_]:
        """Which words are linked to an equal one."""
        found: NDArray[np.bool_] = self._mutual & (self.linked.same[self._rows, self.linked.best_a] > 0)
        return found

    def _link(self) -> Iterator[NDArray[np.float32]]:
        linked, best = self.linked, self.linked.best_a
        chosen = linked.score[self._rows, best]
        second = linked.score.copy()
        second[self._rows, best] = -1
        same = linked.same[self._rows, best]
        yield self._content.astype(np.float32)
        yield np.array([self.table.rarity(at) for at in linked.at_a], dtype=np.float32)
        yield (np.array(linked.at_a) >= 0).astype(np.float32)
        yield (same == 1).astype(np.float32)
        yield (same > 0).astype(np.float32)
        yield linked.cosine[self._rows, best]
        yield np.asarray(linked.cosine.max(axis=1))
        yield chosen
        yield np.asarray(chosen - second.max(axis=1))
        yield self._mutual.astype(np.float32)
        yield linked.likeness[self._rows, best]

    def _kin(self) -> Iterator[NDArray[np.float32]]:
        flags = self.linked.kinship[self._rows, self.linked.best_a]
        yield from flags.T.astype(np.float32)
        kinship = self.linked.kinship
        opposite = [KINSHIP.index(name) for name in ("opposite", "denying-prefix")]
        synonym = [KINSHIP.index(name) for name in ("synonym", "shared-sense", "derived")]
        yield np.asarray(kinship[:, :, opposite].any(axis=(1, 2)), dtype=np.float32)
        yield np.asarray(kinship[:, :, synonym].any(axis=(1, 2)), dtype=np.float32)

    def _lexical(self) -> Iterator[NDArray[np.float32]]:
        linked = self.linked
        mine, other = linked.a.classes, linked.b.classes
        held: dict[str, set[str]] = {}
        for row in other.values():
            for dimension, group in row.items():
                held.setdefault(dimension, set()).add(group)
        opposed, one, alone = (np.zeros(len(self._rows), dtype=np.float32) for _ in range(3))
        for i, row in mine.items():
            partner = other.get(int(linked.best_a[i]), {})
            opposed[i] = any(partner.get(dimension, group) != group for dimension, group in row.items())
            one[i] = any(partner.get(dimension) == group for dimension, group in row.items())
            alone[i] = sum(group not in held.get(dimension, ()) for dimension, group in row.items())
        yield from (opposed, one, alone)
        cues, denied = linked.a.denials
        cues_other, denied_other = linked.b.denials
        yield denied
        yield np.where(self._mutual, denied != denied_other[linked.best_a], 0).astype(np.float32)
        yield cues
        balance = float(cues.sum() - cues_other.sum())
        yield np.full(len(cues), max(0.0, balance), dtype=np.float32)
        yield np.full(len(cues), max(0.0, -balance), dtype=np.float32)

    def _values(self) -> Iterator[NDArray[np.float32]]:
        a, b = self.linked.a, self.linked.b
        quantity, quantity_alone, valued, valued_alone, name = (
            np.zeros(len(a.words), dtype=np.float32) for _ in range(5)
        )
        for number, first, last in a.within(a.side.quantities):
            quantity[first:last] = 1
            quantity_alone[first:last] = not any(number.same(other) for other in b.side.quantities)
        for date, first, last in a.within(a.side.dates):
            valued[first:last] = 1
            valued_alone[first:last] = not any(date.agrees(other) for other in b.side.dates)
        for body, first, last in a.within(a.side.bodies):
            valued[first:last] = 1
            valued_alone[first:last] = not any(body.ids & other.ids for other in b.side.bodies)
        latins = frozenset(b.side.latins)
        for _, first, last in a.within(a.side.names):
            name[first:last] = 1
            valued_alone[first:last] = not latins & {*a.latins[first:last]}
        yield from (quantity, quantity_alone, valued, valued_alone, name)

    def _partner(self) -> Iterator[NDArray[np.float32]]:
        linked, best = self.linked, self.linked.best_a
        yield self._content_other[best].astype(np.float32)
        yield np.array([self.table.rarity(linked.at_b[j]) for j in best], dtype=np.float32)
        yield (linked.same[:, best].sum(axis=0) > 0).astype(np.float32)
        yield (best / len(linked.b.words) - self._rows / len(self._rows)).astype(np.float32)
        yield np.minimum(20, np.abs(linked.expected - best)).astype(np.float32)
        yield self.table.rows(linked.at_a) @ self._means[1]

    @cached_property
    def _means(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The mean vectors of the words of meaning of A and of B."""
        return (
            self.table.mean(np.array(self.linked.at_a)[self._content]),
            self.table.mean(np.array(self.linked.at_b)[self._content_other]),
        )

    def _whole(self) -> tuple[float, ...]:
        linked = self.linked
        covered = np.clip(linked.score.max(axis=1)[self._content], 0, 1.5)
        covered_other = np.clip(linked.score.max(axis=0)[self._content_other], 0, 1.5)
        mine, other = self._means
        equal = int(self._exact.sum())  # of either side: they are linked one to one
        return (
            float(np.log1p(len(linked.a.words))), float(np.log1p(len(linked.b.words))), equal / len(linked.a.words),
            equal / len(linked.b.words), float(covered.mean()) if covered.size else 0.0,
            float(covered_other.mean()) if covered_other.size else 0.0, float(mine @ other),
        )  # fmt: skip

    @cached_property
    def stretches(self) -> list[tuple[int, int, int, int]]:
        """For each word its stretch `[first, last)` between equal words, and the other side's in its place."""
        exact, best = self._exact, self.linked.best_a
        n, m = len(self._rows), len(self.linked.b.words)
        exact_other = np.zeros(m, dtype=np.bool_)
        exact_other[best[exact]] = True
        found = []
        for i in range(n):
            if exact[i]:
                found.append((i, i + 1, int(best[i]), int(best[i]) + 1))
                continue
            first, last = i, i + 1
            while first and not exact[first - 1]:
                first -= 1
            while last < n and not exact[last]:
                last += 1
            low = int(best[first - 1]) + 1 if first else 0
            high = low
            while high < m and not exact_other[high]:
                high += 1
            if high == low and last < n:  # another order: what stands before the word that ends the stretch
                low = high = int(best[last])
                while low and not exact_other[low - 1]:
                    low -= 1
            found.append((first, last, low, high))
        return found

    @property
    def equal(self) -> set[tuple[int, int, int, int]]:
        """The stretches of one word that are linked to an equal one."""
        return {place for place, exact in zip(self.stretches, self._exact, strict=True) if exact}

    @cached_property
    def _gaps(self) -> dict[tuple[int, int, int, int], tuple[float, ...]]:
        places = set(self.stretches)
        ones = [place for place in places if place[1] - place[0] == place[3] - place[2] == 1]
        return {**{gap: self._seen_gap(*gap) for gap in places.difference(ones)}, **self._of_ones(ones)}

    def _of_ones(self, places: list[tuple[int, int, int, int]]) -> dict[tuple[int, int, int, int], tuple[float, ...]]:
        """Return what is seen of stretches of one word against one: most are, and all are seen in one go."""
        mine, other = np.array([place[0] for place in places], int), np.array([place[2] for place in places], int)
        opposite, denying, synonym, derived, sister = self.linked.kinship[mine, other][:, _IN_GAP].T
        one, cosine = np.ones(len(places)), self.linked.cosine[mine, other]
        columns = (
            one, self._content[mine], one, self._content_other[other], cosine, opposite | denying, synonym | derived,
            sister, cosine, cosine,
        )  # fmt: skip
        return dict(zip(places, map(tuple, np.column_stack(columns).tolist()), strict=True))

    def _gap(self, i: int) -> tuple[float, ...]:
        return self._gaps[self.stretches[i]]

    def _seen_gap(self, first: int, last: int, low: int, high: int) -> tuple[float, ...]:
        linked = self.linked
        content, other = self._content[first:last], self._content_other[low:high]
        if low == high:
            return (last - first, float(content.sum()), 0.0, 0.0, -1.0, 0.0, 0.0, 0.0, -1.0, -1.0)
        mine = np.array(linked.at_a[first:last])
        theirs = np.array(linked.at_b[low:high])
        cosine = float(
            self.table.mean(mine[content] if content.any() else mine)
            @ self.table.mean(theirs[other] if other.any() else theirs)
        )
        block = np.asarray(linked.kinship[first:last, low:high].any(axis=(0, 1)))
        near = linked.cosine[first:last, low:high]
        opposite, denying, synonym, derived, sister = block[_IN_GAP]
        return (
            last - first, float(content.sum()), high - low, float(other.sum()), cosine, float(opposite or denying),
            float(synonym or derived), float(sister), float(near.max(axis=1).mean()), float(near.max(axis=0).mean()),
        )  # fmt: skip


def _content(side: Part) -> NDArray[np.bool_]:
    return np.array(side.content, dtype=np.bool_)
