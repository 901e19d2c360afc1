"""Tellings joined passage by passage."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from made_texts import ENCODER, TEXT, telling

from tellings import alignment


def told(sides, *, names=None):
    """Return the passages as sets of (telling, sentence), whatever their order."""
    names = names or list(sides)
    passages = alignment.tellings([telling(name, sides[name]) for name in names], encoder=ENCODER)
    return {frozenset((t, i) for t, s in passage.sentences.items() for i in s) for passage in passages}


texts = st.lists(st.sampled_from([*TEXT, "Thank you.", " ".join(TEXT[:2])]), max_size=7, unique=True)
THREE = {"A": TEXT[:9], "B": TEXT[:3] + TEXT[6:12], "C": [" ".join(TEXT[:2]), *TEXT[4:12]]}


@given(texts, texts, texts)
@settings(max_examples=40, deadline=None)
def test_every_sentence_stands_in_exactly_one_passage(a, b, c):
    """Nothing is lost and nothing is told twice, in three tellings of whatever they hold."""
    passages = alignment.tellings([telling("A", a), telling("B", b), telling("C", c)], encoder=ENCODER)
    for name, sentences in (("A", a), ("B", b), ("C", c)):
        assert sorted(i for p in passages for i in p.sentences.get(name, ())) == list(range(len(sentences)))
    assert [p.id for p in passages] == [f"p{k}" for k in range(1, len(passages) + 1)]


@given(texts, texts, texts)
@settings(max_examples=15, deadline=None)
def test_passages_do_not_depend_on_the_order_of_naming(a, b, c):
    """Three tellings make the same passages in whatever order they are named."""
    sides = {"A": a, "B": b, "C": c}
    first, *others = [told(sides, names=names) for names in permutations(sides)]
    assert all(other == first for other in others)


def test_three_tellings_join_in_one_row():
    """What all three tell is one passage; what two tell holds two; two sentences against one stay together."""
    rows = told(THREE)
    assert frozenset({("A", 0), ("A", 1), ("B", 0), ("B", 1), ("C", 0)}) in rows
    assert frozenset({("A", 7), ("B", 4), ("C", 4)}) in rows
    assert frozenset({("A", 4), ("C", 1)}) in rows
    assert frozenset({("A", 3)}) in rows


def test_a_chain_of_tellings_does_not_glue_everything():
    """Tellings that overlap sentence by sentence still make small passages."""
    windows = {name: TEXT[k * 2 : k * 2 + 8] for k, name in enumerate("ABCDE")}
    assert max(len(row) for row in told(windows)) <= len(windows)


def test_passages_stand_in_the_order_of_the_first_telling():
    """What only the second tells stands after what stands before it there, and at the top if nothing does."""
    a, b = TEXT[2:6], [TEXT[0], TEXT[2], TEXT[3], TEXT[10], *TEXT[4:6]]
    passages = alignment.tellings([telling("A", a), telling("B", b)], encoder=ENCODER)
    assert [p.sentences for p in passages] == [
        {"B": (0,)},
        {"A": (0,), "B": (1,)},
        {"A": (1,), "B": (2,)},
        {"B": (3,)},
        {"A": (2,), "B": (4,)},
        {"A": (3,), "B": (5,)},
    ]


def test_states_say_who_tells_it_and_how_alike():
    """Equal but for white space is the same; other words are reworded; one telling alone is only, with score 0."""
    b = [TEXT[0].replace(" ", "  "), TEXT[1].replace(".", " again.")]
    passages = alignment.tellings([telling("A", TEXT[:3]), telling("B", b)], encoder=ENCODER)
    assert [p.state for p in passages] == ["same", "reworded", "only"]
    assert passages[2].score == 0 < passages[1].score <= passages[0].score == 1


def test_a_moved_passage_is_marked():
    """A block that one of three tellings tells elsewhere is marked as moved."""
    sides = {"A": TEXT[:12], "B": TEXT[:12], "C": TEXT[3:12] + TEXT[:3]}
    passages = alignment.tellings([telling(n, s) for n, s in sides.items()], encoder=ENCODER)
    assert [p.sentences["A"] for p in passages if p.moved] == [(0,), (1,), (2,)]
