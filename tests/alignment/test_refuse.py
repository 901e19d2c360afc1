"""How alike a bead must be."""

from __future__ import annotations

import pytest
from made_texts import ENCODER, TEXT, sentences

from tellings.alignment import pair, refuse


@pytest.fixture(scope="module")
def side():
    """Return a text as it is aligned."""
    return pair.sides([TEXT, sentences(2, seed=3)], ENCODER)[0]


def told(count):
    """Return that many beads of equal sentences."""
    return [((k,), (k,)) for k in range(count)]


@pytest.mark.parametrize("least", [refuse.OPPOSED, refuse.REFUSED])
def test_two_tellings_of_one_thing_are_held_to_the_least(side, least):
    """Where a third of a text is surely told on both sides, no more is asked of a bead than the least."""
    assert refuse.bar(side, side, told(6), least=least) == least


@pytest.mark.parametrize("least", [refuse.OPPOSED, refuse.REFUSED])
def test_texts_that_hardly_share_anything_are_held_to_what_is_sure(side, least):
    """Whatever the least is."""
    assert refuse.bar(side, side, [], least=least) == refuse.SURE


def test_the_bar_falls_with_what_is_surely_shared(side):
    """From one sentence in eighteen to six."""
    bars = [refuse.bar(side, side, told(count)) for count in range(7)]
    assert bars == sorted(bars, reverse=True)
    assert bars[0] > bars[3] > bars[6]
