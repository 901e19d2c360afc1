"""A sentence that tells in brief what the other text tells at length."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from made_texts import ENCODER, sentences, telling

from tellings import alignment
from tellings.alignment import side, summary

BEFORE, ANSWER, AFTER = sentences(6, seed=1), sentences(9, seed=2), sentences(6, seed=3)
LONG = [*BEFORE, *ANSWER, *AFTER]
OTHER = sentences(3, seed=4)


def brief(*told: str) -> str:
    """Return a sentence of the first words of others."""
    return ", ".join(" ".join(each.split()[:4]).strip(".") for each in told) + "."


def summed(a, b):
    """Return the links that are marked, without their scores."""
    return [(link.a, link.b) for link in alignment.sentences(a, b, encoder=ENCODER) if link.summary]


IN_BRIEF = [*BEFORE, brief(ANSWER[0], ANSWER[4], ANSWER[8]), *AFTER]


def test_a_sentence_that_reports_a_whole_answer_is_linked_with_all_of_it():
    """Nine sentences with one: more than an ordinary bead holds."""
    assert summed(LONG, IN_BRIEF) == [(tuple(range(6, 15)), (6,))]


def test_the_rest_is_linked_as_ever_and_every_sentence_once():
    """A summary takes its own sentences and nobody else's."""
    links = alignment.sentences(LONG, IN_BRIEF, encoder=ENCODER)
    assert [(link.a, link.b) for link in links if not link.summary] == [
        *(((i,), (i,)) for i in range(6)),
        *(((i,), (i - 8,)) for i in range(15, 21)),
    ]
    assert sorted(i for link in links for i in link.a) == list(range(21))


def test_it_is_found_from_either_side():
    """The summary may stand in either text."""
    assert summed(IN_BRIEF, LONG) == [((6,), tuple(range(6, 15)))]


def test_a_sentence_that_gathers_scattered_ones_is_linked_with_those_alone():
    """What stands between them stays with its own partner."""
    lone = sentences(2, seed=5)
    long = [BEFORE[0], lone[0], *BEFORE[1:], *AFTER[:3], lone[1], *AFTER[3:]]
    short = [*BEFORE, *AFTER, brief(*lone)]
    assert summed(long, short) == [((1, 10), (12,))]


@pytest.mark.parametrize("said", [OTHER[0], brief(ANSWER[3]), brief(ANSWER[3], OTHER[1], OTHER[2])])
def test_one_statement_or_none_of_an_answer_is_no_summary(said):
    """What one telling leaves out is not hidden behind a sentence that hardly speaks of it."""
    assert summed(LONG, [*BEFORE, said, *AFTER]) == []


def test_a_translation_beside_what_is_left_out_is_no_summary():
    """A sentence that has its partner tells that, and not what follows it."""
    assert summed(LONG, [*BEFORE, ANSWER[0], *AFTER]) == []


@pytest.mark.parametrize("said", ["", "…", "和平"])
def test_a_sentence_of_no_words_is_no_summary(said):
    """What has nothing to be cut into is looked at whole."""
    assert summed(LONG, [*BEFORE, said, *AFTER]) == []
    assert summed([*ANSWER, said], [*sentences(2, seed=6), ANSWER[0]]) == []


def test_where_one_voice_ends_the_stretch_ends():
    """Of two answers that are left out the one that is reported is linked, and the question is not."""
    asked = "Lorem vuta sinero kilada popeta?"
    long = [*BEFORE, *OTHER, asked, *ANSWER, *AFTER]
    assert summed(long, IN_BRIEF) == [(tuple(range(10, 19)), (6,))]


def test_a_question_linked_with_its_answer_does_not_change_whose_voice_it_is():
    """Where a sentence is linked with a question and the first words after it, the rest of the answer is looked at."""
    long = side.side(["Why?", "So.", "Thus.", "Yes."], np.zeros((4, 1)), np.zeros(1), np.array([0, 1, 1, 1]))
    rest = dict.fromkeys((2, 3), (2, 3))
    assert list(summary._beside(long, (0, 1), rest)) == [(2, 3)]
    other = side.side(["Why?", "So.", "Thus.", "Yes."], np.zeros((4, 1)), np.zeros(1), np.array([0, 1, 2, 2]))
    assert list(summary._beside(other, (0, 1), rest)) == []


def test_questions_are_known_in_several_scripts():
    """The mark counts, with quotation marks after it or without."""
    assert all(map(summary.asks, ("Why?", "为什么？", "«Почему?»", "لماذا؟")))
    assert not summary.asks("Because.")


def test_a_passage_says_that_it_is_a_summary_whichever_telling_is_named_first():
    """The mark goes with the link into the comparison's passages."""
    long, short = telling("A", LONG), telling("B", IN_BRIEF)
    for order in permutations([long, short]):
        marked = [p for p in alignment.tellings(order, encoder=ENCODER) if p.summary]
        assert [p.sentences for p in marked] == [{"A": tuple(range(6, 15)), "B": (6,)}]


def test_a_summary_does_not_part_two_tellings_that_tell_all():
    """What two tell sentence by sentence stays so, whatever a third makes of it."""
    three = [telling("A", LONG), telling("B", [s.upper() for s in LONG]), telling("C", IN_BRIEF)]
    for order in permutations(three):
        passages = alignment.tellings(order, encoder=ENCODER)
        both = [p.sentences for p in passages if "A" in p.sentences and "B" in p.sentences]
        assert [(p["A"], p["B"]) for p in both] == [((i,), (i,)) for i in range(21)]
