"""Many pairs judged together: each is answered as if it were alone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from made_sides import ENCODER, telling

from tellings import differences

TEXTS = (
    "The crew mended the old pier before the storm came.", "The crew left the old pier before the storm came.",
    "The old pier was repaired by the crew, and then the storm came.", "The ferry carried 120 people.",
    "The ship took 140 people across.", "She praised the harbour office for its patience.",
    "The harbour office was scolded by her for being slow.", "Паром перевёз 120 человек.", "The pier.", "", "?!",
    "The council did not agree to close the road, although the mayor had asked for it twice in the spring.",
    "The council refused to shut the street. The mayor wanted that in spring.",
)  # fmt: skip
pairs = st.tuples(st.sampled_from(TEXTS), st.sampled_from(TEXTS))


@given(st.lists(pairs, min_size=1, max_size=12))
@settings(deadline=None, max_examples=25)
def test_a_pair_is_answered_alike_alone_and_among_others(given: list[tuple[str, str]]) -> None:
    """Kinds, places, weights and notes are the same to the last digit, whatever is asked beside."""
    rows = [[telling(a, "A"), telling(b, "B")] for a, b in given]
    together = differences.passages(rows, encoder=ENCODER)
    assert together == [differences.passage(row, encoder=ENCODER) for row in rows]
    assert together[::-1] == differences.passages(rows[::-1], encoder=ENCODER)


def test_nothing_asked_is_nothing_answered() -> None:
    """No pairs give no answers; a pair of which a side has no words gives an empty one."""
    assert differences.passages([], encoder=ENCODER) == []
    assert differences.passages([[telling("The pier.", "A"), telling("", "B")]], encoder=ENCODER) == [()]
