"""What the second look at a flat page sees of the first."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tellings.reading import again

ODDS = st.lists(st.floats(-9, 9), min_size=1, max_size=60)


def column(seen, name):
    """Return a column of the matrix by its name."""
    return seen[:, again.NAMES.index(name)].tolist()


def test_a_line_sees_the_odds_of_its_neighbours():
    """The line before and the line after, and sure furniture beyond the page's edges."""
    seen = again.matrix(np.array([1.0, -2.0, 3.0]), np.array([5.0, 5.0, 5.0]))
    assert column(seen, "odds at -1") == [-6, 1, -2]
    assert column(seen, "odds at +1") == [-2, 3, -6]


def test_distances_are_to_lines_sure_to_be_account():
    """Counted in lines, on either side; far where there is none."""
    seen = again.matrix(np.array([-3.0, 4.0, -1.0, -1.0]), np.array([3.0, 30.0, 3.0, 3.0]))
    assert column(seen, "to sure before") == [again.FAR, again.FAR, 1, 2]
    assert column(seen, "to sure after") == [1, again.FAR, again.FAR, again.FAR]


@given(ODDS)
def test_the_parts_of_the_account_are_one_whole(odds):
    """What lies before, at and after a line is the whole likely account, where there is any."""
    words = np.full(len(odds), 50.0)
    seen = again.matrix(np.array(odds), words)
    parts = np.array([column(seen, f"account {where}") for where in ("before", "here", "after")])
    assert seen.shape == (len(odds), len(again.NAMES))
    assert np.allclose(parts.sum(axis=0), 1, atol=0.02)
    assert np.isfinite(seen).all()
