"""The search for the sentences most like each: in small tables, and yet as if all were in one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.alignment import nearest, side


@pytest.fixture(scope="module", autouse=True)
def small_tables():
    """Have tables of three sentences by five, so that a short text takes several."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearest, "_ROWS", 3)
        patch.setattr(nearest, "_COLUMNS", 5)
        yield


def rows(size, seed, kinds=9):
    """Return rows of length 1, with some of them equal."""
    rng = np.random.default_rng(seed)
    some = rng.standard_normal((kinds, 4)).astype(np.float32)
    return (some / np.linalg.norm(some, axis=1, keepdims=True))[rng.integers(0, kinds, size)]


@given(st.integers(1, 14), st.integers(1, 14), st.integers(0, 1000))
def test_the_most_alike_are_those_of_the_whole_table(n, m, seed):
    """In tables or in one, the greatest cosines of each sentence are the same, on both sides."""
    a, b = rows(n, seed), rows(m, seed + 1)
    whole = np.sort(a @ b.T, axis=1)
    top_a, top_b, best = nearest.most(a, b)
    np.testing.assert_allclose(top_a.T, whole[:, -nearest.NEAREST :], atol=1e-6)
    np.testing.assert_allclose(top_b, np.sort(a @ b.T, axis=0)[-nearest.NEAREST :], atol=1e-6)
    np.testing.assert_allclose((a * b[best]).sum(axis=1), whole[:, -1], atol=1e-6)


def test_of_equals_the_first_counts():
    """A sentence that stands in the other text many times finds its first, whichever table that is in."""
    b = np.concatenate([rows(7, 1), np.repeat(rows(1, 2), 12, axis=0)])
    _, _, best = nearest.most(b[[9]], b)
    assert best.tolist() == [7]


def test_tables_hold_every_pair_once():
    """What the tables say of each pair of sentences is their cosine, and each pair is in one table."""
    a, b = rows(7, 3), rows(11, 4)
    seen = np.zeros((7, 11))
    for i, j, table in nearest.tables(a, b):
        seen[i, j] += 1
        np.testing.assert_allclose(table, a[i] @ b[j].T, atol=1e-6)
    assert (seen == 1).all()


def test_vectors_stay_of_single_precision():
    """What an encoder gives in 32 bits is aligned in 32 bits: double precision takes twice the time and the memory."""
    made = side.side(["One.", "Two.", "Three."], rows(3, 5), np.zeros(4, np.float32))
    assert {made.rows.dtype, made.norms[0, 1].dtype} == {np.dtype(np.float32)}
