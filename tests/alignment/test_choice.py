"""Which beads of a lattice make the alignment."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.alignment import choice, lattice
from tellings.alignment.similarity import BEADS

KINDS = [BEADS.index(kind) for kind in (((0,), (0,)), ((0, 1), (0,)), ((0,), (0, 1)), ((0, 2), (0,)))]
SIZE = 4
places = [
    (i, j, kind)
    for i, j, kind in product(range(SIZE), range(SIZE), KINDS)
    if i + lattice.SPANS[kind][0] <= SIZE and j + lattice.SPANS[kind][1] <= SIZE
]


def made(found, worths):
    """Return a lattice of four sentences and four that holds those beads."""
    start = np.array([bead[:2] for bead in found], dtype=np.int64).reshape(-1, 2)
    kinds = np.array([bead[2] for bead in found], dtype=np.int64)
    return lattice.Lattice(None, (0, SIZE), (0, SIZE), kinds, start, worths, np.zeros(len(found)))


def chains(some):
    """Return every set of the lattice's beads that follow one another in both texts, as their numbers."""
    count = len(some.kinds)
    start, end = some.start, some.end
    apart = (end[:, None] <= start[None]).all(axis=2) | (end[None] <= start[:, None]).all(axis=2)
    return [
        kept
        for kept in (np.flatnonzero(flags) for flags in product([False, True], repeat=count))
        if all(apart[x, y] for x in kept for y in kept if x != y)
    ]


@given(st.lists(st.sampled_from(places), min_size=1, max_size=6, unique=True).map(sorted), st.data())
@settings(max_examples=40, deadline=None)
def test_no_other_alignment_may_be_expected_to_be_better(found, data):
    """Counted one by one over all alignments of beads that are not unlikely, each part less what it must beat."""
    worths = np.array([data.draw(st.integers(-3, 4)) for _ in found], dtype=float)
    some = made(found, worths)
    whole = chains(some)
    weights = np.exp([worths[kept].sum() for kept in whole])
    weights /= weights.sum()

    def held(kept):
        return [{x for k in kept for x in some.bead(k)[at]} for at in (0, 1)]

    chance = [sum(w for w, kept in zip(weights, whole, strict=True) if k in kept) for k in range(len(found))]
    alone = np.array(
        [
            [sum(w for w, kept in zip(weights, whole, strict=True) if x not in held(kept)[at]) for x in range(SIZE)]
            for at in (0, 1)
        ]
    )

    def expected(kept):
        gain = sum(chance[k] - choice._BEAD for k in kept)
        left = [alone[at][x] - choice._ALONE for at in (0, 1) for x in range(SIZE) if x not in held(kept)[at]]
        return gain + choice._WEIGHT * sum(left)

    chosen = [k for k in range(len(found)) if some.bead(k) in choice.surest(some, worths)]
    likely = [kept for kept in whole if all(chance[k] > choice._UNLIKELY for k in kept)]
    assert expected(chosen) == pytest.approx(max(map(expected, likely)))


def test_a_beads_sides_may_surely_share_what_they_tell_though_its_edges_are_in_doubt():
    """Whether the second sentence belongs to the bead is open; that the first is told there is not."""
    worths = np.array([5.0, 5.0])
    found = choice.surest(made([(0, 0, KINDS[0]), (0, 0, KINDS[1])], worths), worths)
    assert len(found) == 1
    assert next(iter(found.values())) > 0.98
