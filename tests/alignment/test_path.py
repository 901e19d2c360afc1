"""The best chain of beads."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_texts import ENCODER, sentences

from tellings.alignment import band, pair, path, similarity


@pytest.fixture
def long_pair():
    """Return a pair of two hundred made sentences, every seventh of which the second leaves out."""
    one = sentences(200, seed=3)
    other = [text.upper() for k, text in enumerate(one) if k % 7]
    return similarity.pair(*pair.sides([one, other], ENCODER))


def test_a_band_finds_what_the_whole_programme_finds(long_pair, monkeypatch):
    """Windows leave nothing out where the texts run side by side."""
    whole = path.best(long_pair)
    monkeypatch.setattr(band, "_SHORT", 0)
    monkeypatch.setattr(band, "BLOCK", 32)
    windows = band.windows(len(long_pair.a), len(long_pair.b), long_pair.twins, beyond=8)
    assert max(right - left for _, (left, right) in windows) < len(long_pair.b) / 2
    assert path.best(long_pair, beyond=8) == whole


def test_windows_cover_every_sentence(long_pair, monkeypatch):
    """Blocks follow each other without a hole, and the windows hold each landmark that stands in its block."""
    monkeypatch.setattr(band, "_SHORT", 0)
    monkeypatch.setattr(band, "BLOCK", 16)
    windows = band.windows(len(long_pair.a), len(long_pair.b), long_pair.twins)
    assert [i for (start, end), _ in windows for i in range(start, end)] == list(range(len(long_pair.a)))
    at = {i: window for (start, end), window in windows for i in range(start, end)}
    assert all(at[i][0] <= j < at[i][1] for i, j in long_pair.twins)


def test_worth_does_not_depend_on_the_block_it_is_asked_in(long_pair):
    """A bead is worth the same whether its table is asked for whole or in a piece."""
    whole = dict(similarity.worth(long_pair, (0, 40), (0, 40)))
    piece = dict(similarity.worth(long_pair, (10, 20), (12, 30)))
    assert set(piece) == set(similarity.BEADS)
    for kind, table in piece.items():
        np.testing.assert_allclose(table, whole[kind][10:20, 12:30], atol=1e-4)


def test_sentences_without_letters_are_no_trouble():
    """Zero vectors give no NaN: unrelated, unless the words are equal."""
    both = similarity.pair(*pair.sides([["", "…"], ["…", ""]], ENCODER))
    assert not any(np.isnan(table).any() for _, table in similarity.worth(both, (0, 2), (0, 2)))


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 3), st.integers(1, 3)), max_size=8),
    st.data(),
)
@settings(max_examples=60, deadline=None)
def test_the_chain_is_the_heaviest(beads, data):
    """No other set of beads that follow each other on both sides weighs more."""
    beads = sorted(beads)
    worths = np.array([data.draw(st.integers(1, 9)) for _ in beads], dtype=float)
    i, j, p, q = np.array(beads, dtype=np.int64).reshape(-1, 4).T
    chain = path.chain((9, 9), (i, j), (i + p, j + q), worths)
    assert all(i[x] + p[x] <= i[y] and j[x] + q[x] <= j[y] for x, y in pairwise(chain))

    def heaviest(row, column):
        free = [k for k in range(len(beads)) if i[k] >= row and j[k] >= column]
        return max((worths[k] + heaviest(i[k] + p[k], j[k] + q[k]) for k in free), default=0)

    assert worths[chain].sum() == heaviest(0, 0)
