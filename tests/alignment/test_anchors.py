"""What stands in all texts to the letter, or nearly, is not encoded."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from made_texts import ENCODER, sentences, telling

from tellings import alignment
from tellings.alignment import anchors

LONG = sentences(120, seed=5)


class Counting:
    """The stand-in encoder, with what it was asked for."""

    name = ENCODER.name

    def __init__(self):
        self.asked = []

    def encode(self, texts):
        """Return the rows and remember the texts."""
        self.asked += texts
        return ENCODER.encode(texts)


def edited(at):
    """Return the long text with the last word of each of those sentences changed."""
    return [text[:-3] + "xo." if k in at else text for k, text in enumerate(LONG)]


def test_a_reprint_with_silent_edits_is_not_encoded():
    """Five words changed in a hundred and twenty sentences: every sentence finds itself, and nothing is encoded."""
    encoder = Counting()
    links = alignment.sentences(LONG, edited({3, 40, 41, 77, 119}), encoder=encoder)
    assert [(link.a, link.b) for link in links] == [((k,), (k,)) for k in range(len(LONG))]
    assert encoder.asked == []


def test_only_what_stands_near_an_insertion_is_encoded():
    """Three new sentences in a reprint: they and two on either side are encoded, and the three stay alone."""
    encoder, new = Counting(), sentences(3, seed=99)
    links = alignment.sentences(LONG, LONG[:50] + new + LONG[50:], encoder=encoder)
    assert [link.b for link in links if not link.a] == [(50,), (51,), (52,)]
    assert len(links) == len(LONG) + 3
    assert set(encoder.asked) == {*LONG[48:52], *new}


def test_a_sentence_that_stands_in_two_of_three_tellings_is_encoded():
    """What the third tells in other words is compared with both others, so both are encoded."""
    encoder = Counting()
    retold = [text.upper().replace("A", "AE") for text in LONG[20:30]]
    sides = {"A": LONG, "B": LONG, "C": LONG[:20] + retold + LONG[30:]}
    alignment.tellings([telling(name, side) for name, side in sides.items()], encoder=encoder)
    assert {*LONG[20:30], *retold} <= set(encoder.asked)
    assert len(encoder.asked) < 40


def test_a_moved_block_of_a_reprint_is_found_and_marked():
    """Anchors need no order."""
    links = alignment.sentences(LONG, LONG[:10] + LONG[20:] + LONG[10:20], encoder=Counting())
    assert [link.a for link in links if link.moved] == [(k,) for k in range(10, 20)]
    assert all(link.a == () or LONG[link.a[0]] == (LONG[:10] + LONG[20:] + LONG[10:20])[link.b[0]] for link in links)


texts = st.lists(st.sampled_from([*LONG[:12], *edited(range(12))[:12], "Thank you.", ""]), max_size=12)


@given(texts, texts, texts)
@settings(max_examples=40, deadline=None)
def test_who_is_anchored_does_not_depend_on_the_order_of_naming(a, b, c):
    """The same sentences are left out of the encoding whichever text comes first."""
    first = anchors.anchored([a, b, c])
    again = anchors.anchored([c, a, b])
    assert all(np.array_equal(first[k], again[(k + 1) % 3]) for k in range(3))


def test_spelling_is_alike_where_the_words_are():
    """One letter changed leaves a vector nearly as it was; other words have nothing in common with it."""
    one, other, far = (anchors.spelled(text, 384) for text in (LONG[0], edited({0})[0], LONG[1]))
    assert one @ other > 0.9
    assert abs(one @ far) < 0.3
