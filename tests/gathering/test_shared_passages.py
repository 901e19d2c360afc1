"""Passages that two texts share word for word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellings.gathering.passages import KEPT, QUOTED, RUN, runs, words_shared

WORDS = [f"word{n}" for n in range(400)]


def shared(a: str, b: str) -> int:
    """Return the words of `a` in passages that `b` has too."""
    there: dict[int, list[int]] = {}
    for run, at in runs(b):
        there.setdefault(run, []).append(at)
    return words_shared([(at, too) for run, at in runs(a) for too in there.get(run, ())])


@given(st.integers(0, 60), st.integers(0, 60), st.integers(20, 60))
def test_a_quoted_passage_is_found_wherever_it_stands(before: int, after: int, length: int) -> None:
    """Of a passage of twenty words and more nearly all words are found; none are found that are not shared."""
    passage = " ".join(WORDS[:length])
    a = " ".join([*WORDS[100 : 100 + before], passage, *WORDS[170 : 170 + after]])
    b = " ".join([*WORDS[300 : 300 + after], passage, *WORDS[360 : 360 + before]])
    assert length - 2 * KEPT <= shared(a, b) <= length


def test_an_edit_does_not_break_a_passage() -> None:
    """One word changed in the middle: the passage goes on behind it."""
    a, b = WORDS[:60], [*WORDS[:30], "other", *WORDS[31:60]]
    assert shared(" ".join(a), " ".join(b)) >= 60 - 2 * KEPT


def test_a_turn_of_phrase_is_no_quotation() -> None:
    """Eight words in common are fewer than a quotation has."""
    assert RUN < 8 < QUOTED
    assert shared(" ".join(WORDS[:8]), " ".join([*WORDS[:8], *WORDS[90:120]])) == 0


def test_marks_and_capitals_do_not_matter() -> None:
    """A quotation keeps its runs whatever marks stand round its words."""
    assert [run for run, _ in runs("We will, he said, open the bridge in the spring.")] == [
        run for run, _ in runs('"We will", He said; open THE bridge in the spring')
    ]
