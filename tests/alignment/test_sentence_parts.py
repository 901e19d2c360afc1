"""Sentences in parts, and what the parts find."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from made_texts import ENCODER, TEXT

from tellings.alignment import pair, parts


@given(st.text(alphabet="abc ,.;:!?—。、”", max_size=120))
def test_cutting_loses_no_letter(text):
    """The parts are the sentence, but for white space where it was cut."""
    assert "".join("".join(parts.cut(text)).split()) == "".join(text.split())


def test_a_sentence_is_cut_after_its_marks():
    """At the end of a clause, with its mark and closing quote, and never into scraps."""
    text = "“We met the governor in the morning,” she said, and the council met again; nobody had objected to it."
    assert parts.cut(text) == [
        "“We met the governor in the morning,”",
        "she said, and the council met again;",
        "nobody had objected to it.",
    ]


def test_a_sentence_that_joins_two_is_told_half_by_each():
    """Its parts go one to each of the two, and nowhere else; only the doubtful one is encoded anew."""
    asked = []

    class Counting:
        name = ENCODER.name

        def encode(self, texts):
            asked.extend(texts)
            return ENCODER.encode(texts)

    joined = TEXT[3].rstrip(".") + "; " + TEXT[4]
    a, b = pair.sides([TEXT[:8], [*TEXT[:3], joined, *TEXT[5:8]]], ENCODER)
    nothing = np.zeros(a.rows.shape[1], np.float32)
    one = parts.parts(a, (0, 8), np.zeros(8, bool), nothing, Counting())
    other = parts.parts(b, (0, 7), np.arange(7) == 3, nothing, Counting())
    assert asked == [*parts.pieces(TEXT[3].rstrip(".") + ";"), *parts.pieces(TEXT[4])]
    for look in (parts.around, lambda some: some):
        ours, theirs = parts.told(look(one), look(other), np.full((8, 7), 0.02))
        assert theirs[3, 3] > 0.3 < theirs[4, 3]
        assert theirs[[0, 1, 2, 5, 6, 7], 3].max() < 0.2
        assert ours[3, 3] > 0.8 < ours[4, 3]


def test_a_part_goes_where_its_sentence_is_expected():
    """Of two sentences that are as like it as each other, the one that is likelier to be its partner tells it."""
    a, b = pair.sides([TEXT[:4], [*TEXT[:4], TEXT[1]]], ENCODER)
    nothing = np.zeros(a.rows.shape[1], np.float32)
    one, other = (parts.parts(x, (0, len(x)), np.zeros(len(x), bool), nothing, ENCODER) for x in (a, b))
    expected = np.full((4, 5), 0.02)
    even, _ = parts.told(one, other, expected)
    expected[1, 4] = 0.9
    here, _ = parts.told(one, other, expected)
    assert abs(even[1, 1] - even[1, 4]) < 1e-3
    assert here[1, 4] > 0.9


def test_what_is_long_between_marks_is_cut_between_words():
    """Into parts of much the same length, and all words are there."""
    text = " ".join(["about", "thirty"] * 12)
    cut = parts.pieces(text)
    assert " ".join(cut) == text
    assert len(cut) > 2
    assert max(map(len, cut)) < 2 * min(map(len, cut))
