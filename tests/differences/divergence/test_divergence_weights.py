"""What a divergence weighs, and which drafts of rules are doubted."""

from __future__ import annotations

import numpy as np
import pytest
from made_sides import telling

from tellings.differences.account import Account
from tellings.differences.divergence import shipped
from tellings.differences.divergence.network import KINDS
from tellings.differences.divergence.seen import Seen
from tellings.differences.divergence.stretches import Divergence, Stretch
from tellings.differences.divergence.weights import Family, Weights
from tellings.differences.pair import SUBSTANTIVE, Draft, Pair

A, B = "The envoy praised the plan.", "The envoy rejected the plan."
SIDES = {text: Account(telling(text, id_)).side([0]) for text, id_ in ((A, "A"), (B, "B"))}


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


#: A rule is right where the network's log-odds are above nought, whatever it says itself.
EVEN = Weights({
    "negation": Family(0.0, [0.0, 0.5, 0.5]), "opposed": Family(0.0, [0.0, 0.5, 0.5]),
    "absent": Family(0.0, [0.0, 0.5, 0.5]), "divergence": Family(0.0, [1.0, 0.0, 0.0, 0.0, 0.0]),
})  # fmt: skip


def test_where_the_network_sees_nothing_a_rule_is_doubted() -> None:
    """Its draft is kept and is no longer substantive; one side that looks different is enough for it to stay."""
    assert EVEN.doubted(drafted(0.8), seen(A, -4.0), seen(B, -3.0)).weight < SUBSTANTIVE
    for a, b in ((-4.0, 4.5), (4.5, -4.0), (0.0, 0.0)):
        assert EVEN.doubted(drafted(0.8), seen(A, a), seen(B, b)) == drafted(0.8)


def test_numbers_names_and_light_drafts_are_left_alone() -> None:
    """Rules know numbers, dates, names and who does it better; what is light is not made heavier."""
    drafts = [drafted(0.8, kind) for kind in ("number", "date", "person", "organisation", "place", "attribution")]
    for draft in (*drafts, drafted(0.3)):
        assert EVEN.doubted(draft, seen(A, -4.0), seen(B, -4.0)) == draft


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
    """What the network is sure of keeps the weight of its rule, in every family; where it sees nothing at all, none."""
    reader = shipped()
    assert reader is not None
    for kind in ("negation", "strength", "omission"):
        draft = drafted(0.8, kind)
        assert reader.weights.doubted(draft, seen(A, 4.0), seen(B, 4.0)) == draft
        assert reader.weights.doubted(draft, seen(A, -6.0), seen(B, -6.0)).weight < SUBSTANTIVE


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"families": {}}', b'{"families": {"negation": {"place": 1, "slopes": [1, 2]}}}']
)
def test_a_broken_file_is_refused(data: bytes) -> None:
    """Whatever it lacks."""
    with pytest.raises(ValueError, match=r".+"):
        Weights.of(data)
