"""What a divergence weighs, and which drafts of rules are doubted."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from made_sides import telling
from msgspec.structs import replace

from tellings.differences.account import Account
from tellings.differences.divergence import shipped
from tellings.differences.divergence.network import KINDS
from tellings.differences.divergence.seen import Seen
from tellings.differences.divergence.stretches import Divergence, Stretch
from tellings.differences.divergence.weights import OF_KINDS, WORDS, Family, Weights
from tellings.differences.pair import SUBSTANTIVE, Draft, Pair

A, B = (f"The envoy {verb} the long plan that the council had made." for verb in ("praised", "rejected"))
SHORT = "The envoy praised it."
SIDES = {text: Account(telling(text, id_)).side([0]) for text, id_ in ((A, "A"), (B, "B"), (SHORT, "A"))}


def seen(text: str, odds: float) -> Seen:
    """Return a side of which the third word has such odds."""
    mine = SIDES[text]
    count = len(mine.words)
    log_odds = np.full(count, -5, dtype=np.float32)
    log_odds[2] = odds
    return Seen(mine, log_odds, np.zeros((count, len(KINDS)), dtype=np.float32), np.eye(count, dtype=np.float32))


def drafted(weight: float, kind: str = "negation") -> Draft:
    """Return what a rule says of the third words."""
    a, b = SIDES[A], SIDES[B]
    spans = ([a.span(2, 3)], [b.span(2, 3)])
    return Pair(a, b, None).draft(kind, *spans, weight=weight, made_by="rule:made", note="")  # type: ignore[arg-type]


#: A rule of words weighs what the network's log-odds say, one of strength more; one of values is doubted by them.
EVEN = Weights(
    Family(0.0, [0.0, 0.5, 0.5, 0.0, 0.0]), Family(0.0, [0.0, 0.5, 0.5, 0.0, 0.0]),
    {**dict.fromkeys(KINDS, 0.0), "strength": 2.0}, Family(0.0, [1.0, 0.0, 0.0, 0.0, 0.0]),
    {kind: Family(0.0, [0.0] * OF_KINDS) for kind in WORDS},
)  # fmt: skip


def test_a_rule_weighs_what_the_network_sees_in_its_words() -> None:
    """Where it sees nothing the draft is kept and is no longer substantive; one side that looks different will do."""
    assert EVEN.ruled(drafted(0.8), seen(A, -4.0), seen(B, -3.0)).weight < SUBSTANTIVE
    for a, b in ((-4.0, 4.5), (4.5, -4.0), (0.0, 0.0)):
        assert EVEN.ruled(drafted(0.8), seen(A, a), seen(B, b)).weight >= SUBSTANTIVE


def test_a_kind_that_is_often_right_weighs_more() -> None:
    """The same sight of the network, another kind."""
    negation, strength = (
        EVEN.ruled(drafted(0.8, kind), seen(A, -1.0), seen(B, -1.0)) for kind in ("negation", "strength")
    )
    assert negation.weight < SUBSTANTIVE < strength.weight


def test_a_value_is_weighed_but_not_raised() -> None:
    """What its rule says lightly stays light, whatever the network sees there."""
    for kind in ("number", "date", "person", "organisation", "place"):
        assert EVEN.ruled(drafted(0.8, kind), seen(A, 4.0), seen(B, 4.0)).weight >= SUBSTANTIVE
        assert EVEN.ruled(drafted(0.8, kind), seen(A, -4.0), seen(B, -4.0)).weight < SUBSTANTIVE
        assert EVEN.ruled(drafted(0.4, kind), seen(A, 4.0), seen(B, 4.0)) == drafted(0.4, kind)
        assert EVEN.ruled(drafted(0.4, kind), seen(A, -4.0), seen(B, -4.0)).weight < 0.4


def test_what_is_light_or_of_another_kind_is_left_alone() -> None:
    """What a rule hardly believes is not made heavier; a moved block has no words of its own."""
    for draft in (drafted(0.2), drafted(0.7, "moved")):
        assert EVEN.ruled(draft, seen(A, 4.0), seen(B, 4.0)) == draft


def test_in_short_sentences_of_both_sides_a_rule_keeps_its_weight() -> None:
    """Of four words and eleven a rule sees all there is; of eleven and eleven it does not."""
    short, long = SIDES[SHORT], SIDES[B]
    spans = ([short.span(2, 3)], [long.span(2, 3)])
    draft = Pair(short, long, None).draft("negation", *spans, weight=0.8, made_by="rule:made", note="")
    assert EVEN.ruled(draft, seen(SHORT, -4.0), seen(B, -4.0)) == draft
    assert EVEN.ruled(drafted(0.8), seen(A, -4.0), seen(B, -4.0)).weight < SUBSTANTIVE


def divergence(top: float) -> Divergence:
    """Return a divergence of two words so likely."""
    stretch = Stretch(2, 3, top, top, np.zeros(len(KINDS), dtype=np.float32))
    return Divergence(stretch, stretch)


def test_the_likelier_weighs_more() -> None:
    """And all weights are chances."""
    reader = shipped()
    assert reader is not None
    weights = [
        reader.weights.of_divergence(divergence(top), drafted(0.5)) for top in (-20.0, -1.0, 0.0, 1.0, 3.0, 6.0, 40.0)
    ]
    assert weights == sorted(weights)
    assert 0 < weights[0] < 0.1
    assert 0.6 < weights[-1] < 1


def test_the_shipped_rules_are_believed_where_both_sides_differ() -> None:
    """What the network is sure of is substantive, whatever the kind; what it sees nothing of is not."""
    reader = shipped()
    assert reader is not None
    for kind in ("negation", "strength", "omission", "number", "person"):
        assert reader.weights.ruled(drafted(0.8, kind), seen(A, 4.0), seen(B, 4.0)).weight >= SUBSTANTIVE
        assert reader.weights.ruled(drafted(0.8, kind), seen(A, -6.0), seen(B, -6.0)).weight < SUBSTANTIVE


def test_the_kind_follows_the_network() -> None:
    """What it takes for a negation is called one, and so is a strength."""
    reader = shipped()
    assert reader is not None
    for kind in ("negation", "strength", "omission"):
        chances = np.full(len(KINDS), -6, dtype=np.float32)
        chances[KINDS.index(kind)] = -0.05
        one = Stretch(2, 3, 2.0, 2.0, chances)
        assert reader.weights.kind(Divergence(one, None if kind == "omission" else one)) == kind


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'{"rules": {}}',
        msgspec.json.encode(replace(EVEN, of_kind={})),
        msgspec.json.encode(replace(EVEN, own=Family(0.0, [1.0]))),
        msgspec.json.encode(replace(EVEN, kinds={})),
    ],
)
def test_a_broken_file_is_refused(data: bytes) -> None:
    """Whatever it lacks."""
    with pytest.raises(ValueError, match=r".+"):
        Weights.of(data)
