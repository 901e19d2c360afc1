"""Two texts aligned."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_texts import ENCODER, TEXT, sentences, telling

from tellings import alignment
from tellings.alignment import pair


def linked(a, b):
    """Return the links without their scores."""
    return [(link.a, link.b) for link in alignment.sentences(a, b, encoder=ENCODER)]


sides = st.lists(st.sampled_from([*TEXT, "Thank you.", "", "…", "Thank you. " + TEXT[0]]), max_size=9)


@given(sides, sides)
@settings(max_examples=60, deadline=None)
def test_every_sentence_stands_in_exactly_one_link(a, b):
    """Nothing is lost and nothing is told twice."""
    links = alignment.sentences(a, b, encoder=ENCODER)
    assert sorted(i for link in links for i in link.a) == list(range(len(a)))
    assert sorted(j for link in links for j in link.b) == list(range(len(b)))


@given(sides, sides)
@settings(max_examples=60, deadline=None)
def test_the_other_way_round_is_the_mirror(a, b):
    """Aligning b with a gives the links of a with b, sides swapped."""
    there, back = alignment.sentences(a, b, encoder=ENCODER), alignment.sentences(b, a, encoder=ENCODER)
    there = {(link.a, link.b, link.score, link.moved, link.summary) for link in there}
    back = {(link.b, link.a, link.score, link.moved, link.summary) for link in back}
    assert there == back


@given(sides)
@settings(max_examples=20, deadline=None)
def test_a_text_with_itself_is_the_identity(a):
    """Every sentence is linked with itself, surely and in order."""
    links = alignment.sentences(a, a, encoder=ENCODER)
    assert [(link.a, link.b, link.score, link.moved) for link in links] == [
        ((i,), (i,), 1.0, False) for i in range(len(a))
    ]


def test_a_text_with_itself_costs_no_encoding():
    """Where both lists are the same the encoder is not asked."""

    class Mute:
        name = "mute"

        def encode(self, texts):
            raise AssertionError(texts)

    assert len(alignment.sentences(TEXT, list(TEXT), encoder=Mute())) == len(TEXT)
    assert len(alignment.tellings([telling("A", TEXT), telling("B", TEXT)], encoder=Mute())) == len(TEXT)


def test_an_omitted_block_stays_without_partner():
    """What b leaves out is not given to its neighbours."""
    assert linked(TEXT, TEXT[:5] + TEXT[11:])[5:11] == [((i,), ()) for i in range(5, 11)]


def test_what_stands_between_two_joined_sentences_stays_without_partner():
    """One sentence of b joins two of a, and passes over the one between them."""
    joined = TEXT[4].rstrip(".") + ", " + TEXT[6]
    assert linked(TEXT, [*TEXT[:4], joined, *TEXT[7:]])[4:6] == [((4, 6), (4,)), ((5,), ())]


def test_a_moved_block_is_marked():
    """A block that b tells at the end is found there and marked; the rest is not."""
    links = alignment.sentences(TEXT, TEXT[:3] + TEXT[6:] + TEXT[3:6], encoder=ENCODER)
    assert [link.a for link in links if link.moved] == [(3,), (4,), (5,)]
    assert all(link.a and link.b for link in links)


def test_of_two_blocks_swapped_the_smaller_one_moved():
    """Five sentences and two change places: the two moved, and nothing else did."""
    links = alignment.sentences(TEXT[:7], TEXT[5:7] + TEXT[:5], encoder=ENCODER)
    assert [link.a for link in links if link.moved] == [(5,), (6,)]


@pytest.mark.parametrize(("a", "b"), [([], []), (TEXT[:2], []), ([], TEXT[:2])])
def test_a_side_may_be_empty(a, b):
    """With nothing on the other side every sentence is alone."""
    assert linked(a, b) == [((i,), ()) for i in range(len(a))] + [((), (j,)) for j in range(len(b))]


def test_sentences_that_stand_often_pair_off_in_order():
    """Five times the same thanks with five times the same thanks: one to one."""
    thanks = ["Thank you."] * 5
    assert linked(thanks, [*thanks, TEXT[0]])[:5] == [((i,), (i,)) for i in range(5)]


def test_texts_that_share_nothing_are_not_aligned():
    """Sentences of two unrelated texts stay alone, few or many."""
    for count in (1, 3, 12):
        links = alignment.sentences(sentences(count, seed=1), sentences(count, seed=2), encoder=ENCODER)
        assert sum(bool(link.a and link.b) for link in links) <= count // 6


def test_scores_are_chances():
    """Between 0 and 1, 0 where a side is empty, 1 where the words are equal."""
    links = alignment.sentences(TEXT[:6], [TEXT[0], TEXT[2].upper(), TEXT[4] + " Fudi."], encoder=ENCODER)
    assert [link.score == 0 for link in links] == [not (link.a and link.b) for link in links]
    assert links[0].score == 1 > links[4].score > 0.5


def test_a_score_is_the_lattices_but_where_texts_are_strange_to_each_other():
    """What stands around counts for and against; between unrelated texts against only, with equal words never."""
    assert pair._surer(0.3, 0.9, strange=False) == 0.9
    assert pair._surer(0.9, 0.3, strange=False) == 0.3
    assert pair._surer(0.3, 0.9, strange=True) == 0.3
    assert pair._surer(1.0, 0.3, strange=True) == pair._surer(1.0, 0.3, strange=False) == 1.0
    assert pair._surer(0.7, None, strange=False) == 0.7
