"""Long sides are cut into parts against parts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from made_sides import side

from tellings.differences.judge.parts import LENGTH, parts

WORDS = st.lists(
    st.sampled_from([f"word{chr(97 + k)}{chr(97 + j)}" for k in range(26) for j in range(20)]), max_size=700
)


@given(WORDS, WORDS)
@settings(deadline=None, max_examples=30)
def test_parts_hold_every_word_once(one: list[str], other: list[str]) -> None:
    """Whatever the sides, the parts follow each other, hold every word once, and none is long."""
    a, b = side(" ".join(one)), side(" ".join(other))
    found = list(parts(a, b))
    for which, whole in ((0, a), (1, b)):
        places = [(pair[which].first, pair[which].last) for pair in found]
        assert [at for first, last in places for at in range(first, last)] == list(range(len(whole.words)))
        assert all(last - first <= 2 * LENGTH for first, last in places)


def test_a_short_side_is_one_part() -> None:
    """What is short is not cut."""
    assert len(list(parts(side("The ferry sank."), side("The boat went down.")))) == 1


def test_long_sides_are_cut_where_they_agree() -> None:
    """A part of one side stands against the part of the other that has the same words."""
    text = " ".join(f"w{chr(97 + k // 26)}{chr(97 + k % 26)}" for k in range(500))
    for mine, other in parts(side(text), side(text)):
        assert [word.bare for word in mine.words] == [word.bare for word in other.words]
