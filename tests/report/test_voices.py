"""Turns as heads over the passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footbridge import A, B, pair, telling, turn
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tellings.model import Passage, Span
from tellings.report.voices import sections

if TYPE_CHECKING:
    from tellings.model import Comparison


def test_passages_stand_under_the_turn_they_are_said_in(pair: Comparison) -> None:
    """Narration, then the two speakers, in the order of the passages."""
    assert [(s.name, s.rows) for s in sections(pair)] == [
        ("Narration", [0]),
        ("Ida Brandt", [1, 2, 3, 4]),
        ("Ole Lund", [5, 6]),
    ]


def test_a_telling_without_turns_has_no_say(pair: Comparison) -> None:
    """A wire report that names no speakers does not tear the others' turns apart, nor join them."""
    bare = telling("C", ["One.", "Two.", "Three."])
    passages = list(pair.passages)
    for row, at in [(0, 0), (1, 1), (5, 2)]:
        passages[row] = replace(passages[row], sentences={**passages[row].sentences, "C": (at,)})
    passages.insert(3, Passage("p9", {"C": (1,)}, "only", 0.0))
    made = replace(pair, tellings=(*pair.tellings, bare), passages=tuple(passages))
    assert [s.name for s in sections(made)] == ["Narration", "Ida Brandt", "Ole Lund"]


def test_a_turn_that_one_telling_lacks_is_said_to_be_not_in_it() -> None:
    """The head of a whole turn names who has it not."""
    a = telling("A", A, turns=(turn(A, 1, 4, "Ida Brandt"), turn(A, 5, 6, "Ole Lund")))
    b = telling("B", B)
    passages = tuple(
        Passage(f"p{n}", {"A": (n,)} if n < 5 else {"A": (n,), "B": (n - 5,)}, "same", 1) for n in range(7)
    )
    made = replace(pair(), tellings=(a, b), passages=passages, findings=())
    assert [(s.owner, s.without) for s in sections(made)] == [
        ("Narration", ["B"]),
        ("Ida Brandt’s remarks", ["B"]),
        ("Ole Lund’s remarks", []),
    ]


def test_the_words_that_name_a_speaker_are_kept_where_they_say_more(pair: Comparison) -> None:
    """The mere name and a colon say no more than the head; "The mayor said:" does."""
    first, second = pair.tellings[0].turns
    labelled = replace(pair.tellings[0], turns=(replace(first, label=Span(0, 14)), second))
    made = sections(replace(pair, tellings=(labelled, pair.tellings[1])))
    assert made[1].labels == [("A", "The footbridge")]
    same = replace(first, speaker="The footbridge")
    labelled = replace(labelled, turns=(replace(same, label=Span(0, 14)), second))
    assert sections(replace(pair, tellings=(labelled, pair.tellings[1])))[1].labels == []


@given(st.lists(st.sampled_from([(0,), (1,), (2,), ()]), max_size=8), st.lists(st.integers(0, 6), max_size=3))
def test_every_passage_is_under_exactly_one_head(sides: list[tuple[int, ...]], starts: list[int]) -> None:
    """Whatever the turns and the passages."""
    a = telling("A", A, turns=tuple(turn(A, at, at, f"S{at}") for at in sorted(set(starts))))
    passages = tuple(Passage(f"p{n}", {"A": side} if side else {}, "only", 0.0) for n, side in enumerate(sides))
    made = sections(replace(pair(), tellings=(a, telling("B", B)), passages=passages, findings=()))
    assert [row for section in made for row in section.rows] == list(range(len(passages)))
