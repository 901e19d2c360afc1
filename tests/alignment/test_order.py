"""What is out of order, and the order of reading."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellings.alignment import order


def bead(i, j):
    """Return a one-to-one bead."""
    return (i,), (j,)


def test_the_lighter_block_is_the_one_displaced():
    """Whichever side of the swap is lighter, not whichever stands first."""
    beads = [bead(0, 3), bead(1, 0), bead(2, 1), bead(3, 2)]
    assert order.displaced(beads, lambda _: 1.0) == {bead(0, 3)}
    assert order.displaced(beads, lambda b: 10.0 if b == bead(0, 3) else 1.0) == set(beads[1:])


@given(st.permutations(range(8)))
def test_what_is_left_stands_in_order(places):
    """Without the displaced ones the rest rises on both sides."""
    beads = [bead(i, j) for i, j in enumerate(places)]
    rest = sorted(set(beads) - order.displaced(beads, lambda _: 1.0))
    assert [j for _, j in rest] == sorted(j for _, j in rest)


def test_no_row_is_lost_where_a_side_tells_nothing():
    """What a side tells by itself before all it shares stands at the top, after that of the sides before it."""
    rows = [((0,), (), ()), ((), (0,), ()), ((), (), (0,)), ((1,), (), (1,))]
    assert order.reading(rows, [False] * 4) == [1, 2, 0, 3]


def test_no_rows_have_no_order():
    """Nothing in, nothing out."""
    assert order.reading([], []) == []
