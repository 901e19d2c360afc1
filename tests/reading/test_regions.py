"""Stretches: the most likely path through in and out."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tellings.reading.regions import stretches

ODDS = arrays(float, st.integers(0, 9), elements=st.integers(-5, 5).map(float))


def cost(odds, kept, enter, leave):
    """Return how good a choice of lines is: its odds, less what entering and leaving cost."""
    total, inside = 0.0, False
    for value, keep in zip(odds, kept, strict=True):
        total += value * keep - (enter if keep and not inside else 0) - (leave if inside and not keep else 0)
        inside = bool(keep)
    return total


@given(ODDS, st.integers(0, 3), st.integers(0, 3))
def test_no_choice_is_better(odds, enter, leave):
    """The path found is as good as the best of all choices."""
    found = cost(odds, stretches(odds, enter=enter, leave=leave), enter, leave)
    choices = ([bool(n >> i & 1) for i in range(len(odds))] for n in range(2 ** len(odds)))
    assert found == max(cost(odds, choice, enter, leave) for choice in choices)


def test_a_dip_is_bridged_and_a_peak_alone_is_not():
    """One doubtful line between sure ones is kept; one likely line far from them is not."""
    odds = np.array([-3, 3, -1, 3, -3, -3, 1, -3.0])
    assert stretches(odds, enter=2, leave=2).tolist() == [False, True, True, True, False, False, False, False]
