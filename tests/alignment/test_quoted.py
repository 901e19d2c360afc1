"""Quotations of two persons are not linked, unless they say the same."""

from __future__ import annotations

import numpy as np
import pytest
from made_texts import telling
from msgspec.structs import replace

from tellings.alignment.quoted import parted, quoted
from tellings.alignment.side import side
from tellings.alignment.voices import NOBODY
from tellings.model import Link, Turn

KEMP, TARRANT = "“Nobody wins in a strike,” said Ada Kemp.", "“We can leave them unloaded,” said Amos Tarrant."
UNION = "Amos Tarrant of the union said: “We load the ships.”"


def told(name, sentences, speakers):
    """Return a telling of those sentences, in each of which one is quoted, or nobody (None)."""
    made = telling(name, sentences)
    turns = [
        Turn(made.sentences[k].start, made.sentences[k].end, "quotation", who) for k, who in enumerate(speakers) if who
    ]
    return replace(made, turns=tuple(turns))


def sides(a, b, rows):
    """Return two texts ready to be aligned, with these vectors (after their mean is taken away)."""
    vectors = [np.array(some, dtype=np.float32) for some in rows]
    return tuple(side(text, some, np.zeros(some.shape[1])) for text, some in zip((a, b), vectors, strict=True))


A = told("A", [KEMP, "The talks failed."], ["Ada Kemp", None])
B = told("B", [TARRANT, UNION], ["Amos Tarrant", "Tarrant"])
FAR = sides([KEMP, "The talks failed."], [TARRANT, UNION], [np.eye(4)[:2], np.eye(4)[2:]])


def test_who_is_quoted_in_a_sentence():
    """One number for one person; nobody where nobody is, or where two are."""
    (one, none), (other, same) = (each.persons.tolist() for each in quoted([A, B]))
    assert none == NOBODY != one
    assert other == same != one
    both = told("C", [f"{KEMP} {TARRANT}"], ["Ada Kemp"])
    both = replace(both, turns=(Turn(0, 10, "quotation", "Ada Kemp"), Turn(50, 60, "quotation", "Amos Tarrant")))
    assert quoted([both])[0].persons.tolist() == [NOBODY]


def test_two_persons_are_parted():
    """A link of one with one goes, of several the one quoted on one side only; where nobody is known it stays."""
    said = tuple(quoted([A, B]))
    assert parted(Link((0,), (0,), 0.8), FAR, said) is None
    assert parted(Link((1,), (0,), 0.8), FAR, said) == Link((1,), (0,), 0.8)
    c = told("C", [KEMP, TARRANT], ["Ada Kemp", "Amos Tarrant"])
    assert parted(Link((0,), (0, 1), 0.8), FAR, tuple(quoted([A, c]))) == Link((0,), (0,), 0.8)


def test_the_same_words_by_another():
    """Sentences surely alike stay linked: the words are given to another speaker."""
    near = sides([KEMP, "x"], [TARRANT, UNION], [[[1, 0], [0, 1]], [[1, 0], [0, 1]]])
    assert parted(Link((0,), (0,), 0.8), near, tuple(quoted([A, B]))) == Link((0,), (0,), 0.8)


@pytest.mark.parametrize("brief", [Link((0,), (0,), 0.8, summary=True), Link((0,), (), 0.0)])
def test_what_is_not_parted(brief):
    """Summaries and lone sentences are left as they are."""
    assert parted(brief, FAR, tuple(quoted([A, B]))) == brief


def test_names_in_other_letters():
    """Of two scripts names that do not meet may still be one person's."""
    russian = told("B", ["«Никто не выиграет», — сказала Ада Кемп."], ["Ада Кемп"])
    assert parted(Link((0,), (0,), 0.8), FAR, tuple(quoted([A, russian]))) is not None
