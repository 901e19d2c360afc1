"""Words in few numbers."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.encode import words


@given(st.text(alphabet="aé'’-_ .,1港湾", max_size=60))
def test_words_stand_in_order_and_none_is_empty(text):
    """They do not overlap; a text without any is one word."""
    found = words.places(text)
    assert found
    assert all(first < last or not text for first, last in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L’été, half-built.", ["L’été", "half-built"]),
        ("港口已关闭。", ["港口", "已关", "闭"]),
        ("— …", ["— …"]),
    ],
)
def test_what_a_word_is(text, found):
    """Marks are none, and scripts without spaces are taken two letters at a time."""
    assert [text[first:last] for first, last in words.places(text)] == found


def test_words_that_are_alike_stay_alike():
    """What is left of the states tells which are like each other; a word without state has noughts."""
    draw = np.random.default_rng(1)
    rows = draw.normal(size=(40, 384)).astype(np.float32)
    rows[1] = rows[0] + 0.1 * rows[2]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    rows[3] = 0
    small = words.small(rows)
    assert small.shape == (40, words.AXES)
    assert small.dtype == np.int8
    assert not small[3].any()
    alike = small[0].astype(float) @ small.T.astype(float)
    assert np.argsort(alike)[-2:].tolist() == [1, 0] or np.argsort(alike)[-2:].tolist() == [0, 1]
