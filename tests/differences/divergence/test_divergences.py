"""Which words make a stretch, what stands against what, and of which kind a draft is."""

from __future__ import annotations

import numpy as np
from made_sides import telling

from tellings.differences.account import Account
from tellings.differences.divergence.network import KINDS
from tellings.differences.divergence.seen import Seen
from tellings.differences.divergence.stretches import divergences, draft, stretches
from tellings.differences.pair import Pair

A = "The envoy praised the plan on Monday. Nobody objected."
B = "The plan was rejected by the envoy on Monday. Nobody objected."
SIDES = {text: Account(telling(text, id_)).side([0, 1]) for text, id_ in ((A, "A"), (B, "B"))}


def seen(
    text: str, other: str, *, differ: dict[int, float], kind: str = "term", partner: dict[int, int] | None = None
) -> Seen:
    """Return a side of which the words at these places differ, each aligned with the word at `partner` of the other."""
    mine, others = SIDES[text], len(SIDES[other].words)
    count = len(mine.words)
    log_odds = np.full(count, -5, dtype=np.float32)
    kinds = np.full((count, len(KINDS)), -6, dtype=np.float32)
    kinds[:, KINDS.index(kind)] = -0.1
    aligned = np.zeros((count, others), dtype=np.float32)
    for at in range(count):
        aligned[at, (partner or {}).get(at, min(at, others - 1))] = 1
    for at, odds in differ.items():
        log_odds[at] = odds
    return Seen(mine, log_odds, kinds, aligned)


def test_words_near_each_other_make_one_stretch() -> None:
    """A word of little between two belongs to it; one of low odds alone makes none."""
    (found,) = stretches(seen(A, B, differ={1: 2.0, 2: 3.0, 4: 1.0}))
    assert (found.first, found.last, found.top) == (1, 5, 3.0)
    assert not stretches(seen(A, B, differ={2: -2.0}))


def test_a_stretch_ends_with_its_sentence() -> None:
    """What differs at the end of one and at the head of the next are two."""
    assert [(each.first, each.last) for each in stretches(seen(A, B, differ={6: 2.0, 7: 2.0}))] == [(6, 7), (7, 8)]


def test_function_words_make_none() -> None:
    """A stretch without a word of meaning is left out."""
    assert not stretches(seen(A, B, differ={0: 3.0}))


def test_what_is_aligned_stands_against_each_other() -> None:
    """Praised against rejected: one divergence with both sides, quoted on both, of the likelier kind."""
    a = seen(A, B, differ={2: 3.0}, kind="negation", partner={2: 3})
    b = seen(B, A, differ={3: 2.0}, kind="negation", partner={3: 2})
    (found,) = divergences(a, b)
    pair = Pair(a.side, b.side, None)
    said = draft(pair, a, b, found, kind="negation", weight=0.7)
    assert said.kind == "negation"
    assert "praised" in said.quotes["A"]
    assert "rejected" in said.quotes["B"]


def test_what_one_side_lacks_is_an_omission_or_an_addition() -> None:
    """By the side that has it; the note says so."""
    a, b = seen(A, B, differ={2: 3.0, 3: 2.0}, kind="omission"), seen(B, A, differ={}, kind="omission")
    (found,) = divergences(a, b)
    assert draft(Pair(a.side, b.side, None), a, b, found, kind="omission", weight=0.6).kind == "omission"
    (turned,) = divergences(b, a)
    assert draft(Pair(b.side, a.side, None), b, a, turned, kind="omission", weight=0.6).kind == "addition"


def test_of_an_omission_the_longer_stretch_is_quoted() -> None:
    """Three words against one: what the other side does not have are the three."""
    a = seen(A, B, differ={2: 3.0}, partner={2: 3})
    b = seen(B, A, differ={3: 2.0, 4: 2.0, 5: 2.0}, partner={3: 2, 4: 2, 5: 2})
    (found,) = divergences(a, b)
    said = draft(Pair(a.side, b.side, None), a, b, found, kind="omission", weight=0.6)
    assert said.kind == "addition"
    assert not said.spans["A"]


def test_a_lone_stretch_that_is_no_omission_quotes_its_counterpart() -> None:
    """The other side's words that it is aligned with are quoted too."""
    a, b = seen(A, B, differ={2: 3.0}, partner={2: 3}), seen(B, A, differ={})
    (found,) = divergences(a, b)
    said = draft(Pair(a.side, b.side, None), a, b, found, kind="term", weight=0.6)
    assert said.kind == "term"
    assert all(said.spans.values())


def test_two_far_apart_are_two() -> None:
    """Stretches that are not aligned with each other stand alone."""
    a = seen(A, B, differ={2: 3.0}, partner={2: 0})
    b = seen(B, A, differ={8: 3.0}, partner={8: 7})
    assert len(divergences(a, b)) == 2
