"""Beads that are not hopeless, how likely each is, and where long texts are cut."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from made_texts import ENCODER, sentences

from tellings.alignment import lattice, pair, path, prior, similarity

beads = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(1, 2), st.integers(1, 2)), max_size=6, unique=True
)


def informed(one, other):
    """Return the pair of two texts after its first pass, and that pass's beads."""
    both = similarity.pair(*pair.sides([one, other], ENCODER))
    first = path.best(both, bead=3)
    return prior.informed(both, first), first


@given(beads, st.data())
@settings(max_examples=60, deadline=None)
def test_chances_are_those_of_all_alignments_counted_one_by_one(found, data):
    """The sums in rows say what listing every chain of beads says."""
    worths = np.array([data.draw(st.integers(-2, 3)) for _ in found], dtype=float)
    start = np.array(sorted(found), dtype=np.int64).reshape(-1, 4)
    end = start[:, :2] + start[:, 2:]
    chains = [
        kept
        for kept in product([False, True], repeat=len(found))
        if all(
            (end[x] <= start[y, :2]).all() or (end[y] <= start[x, :2]).all()
            for x in range(len(found))
            for y in range(x)
            if kept[x] and kept[y]
        )
    ]
    weights = np.exp([worths[list(kept)].sum() for kept in chains])
    true = [sum(w for w, kept in zip(weights, chains, strict=True) if kept[k]) for k in range(len(found))]
    np.testing.assert_allclose(
        lattice.chances((4, 4), start[:, :2], end, worths), np.array(true) / weights.sum(), atol=1e-9
    )


def test_no_sentence_is_more_than_certain_to_have_a_partner():
    """The chances of the beads that hold one sentence add up to one at most."""
    text = sentences(30, seed=4)
    both, _ = informed(text, [*text[:10], " ".join(text[10:12]), *text[15:]])
    some = lattice.lattice(both, (0, 30), (0, 26))
    for at, size in enumerate(some.size):
        total = np.zeros(size)
        for k, chance in enumerate(some.chances):
            total[list(some.bead(k)[at])] += chance
        assert total.max() < 1 + 1e-6


def test_a_long_pair_is_cut_where_it_is_sure_of_its_place():
    """Stretches follow each other without a hole on both sides, none of them much longer than it need be."""
    text = sentences(700, seed=6)
    both, first = informed([x.upper() for x in text], [x for k, x in enumerate(text) if k % 9])
    found = list(lattice.stretches(both, first))
    assert [start for start, _ in found[0]] == [0, 0]
    assert all(x[1] == y[0] for side in zip(*found, strict=True) for x, y in pairwise(side))
    assert found[-1][0][1] == len(both.a)
    assert found[-1][1][1] == len(both.b)
    assert max(r[1] - r[0] for r, _ in found) < 300


@given(beads)
@settings(max_examples=20, deadline=None)
def test_beads_worth_less_are_less_likely(found):
    """What lowers one bead's worth lowers its chance."""
    start = np.array(sorted(found), dtype=np.int64).reshape(-1, 4)
    end, worths = start[:, :2] + start[:, 2:], np.zeros(len(found))
    before = lattice.chances((4, 4), start[:, :2], end, worths)
    for k in range(len(found)):
        after = lattice.chances((4, 4), start[:, :2], end, worths - np.eye(len(found))[k])
        assert after[k] < before[k]
