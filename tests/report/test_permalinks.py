"""Links to passages and findings that survive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from footbridge import A, pair, telling
from msgspec.structs import replace

from tellings.model import Passage
from tellings.report.permalinks import permalinks

if TYPE_CHECKING:
    from tellings.model import Comparison


def test_every_passage_and_finding_has_its_own(comparison: Comparison) -> None:
    """No two are equal; a passage's begins with p, a difference's with d."""
    made = permalinks(comparison)
    assert len(set(made.passages)) == len(comparison.passages)
    assert len(set(made.findings)) == len(comparison.findings)
    assert all(re.fullmatch(r"[pd][a-z2-7]{6}", each) for each in (*made.passages, *made.findings))


def test_they_do_not_hang_on_letters_or_order(pair: Comparison) -> None:
    """The same two texts named the other way round, with passages and findings in another order."""
    letter = {"A": "B", "B": "A"}
    swapped = tuple(replace(each, id=letter[each.id]) for each in reversed(pair.tellings))
    turned = replace(
        pair,
        tellings=swapped,
        passages=tuple(
            replace(each, id=f"x{n}", sentences={letter[k]: told for k, told in each.sentences.items()})
            for n, each in enumerate(reversed(pair.passages))
        ),
        findings=tuple(
            replace(each, id=f"x{n}", note="other", spans={letter[k]: spans for k, spans in each.spans.items()})
            for n, each in enumerate(reversed(pair.findings))
        ),
    )
    before, after = permalinks(pair), permalinks(turned)
    assert after.passages == before.passages[::-1]
    assert after.findings == before.findings[::-1]


def test_another_difference_beside_it_changes_nothing() -> None:
    """A finding less, a passage split elsewhere: the others stay where they were."""
    whole = pair()
    fewer = replace(whole, passages=whole.passages[2:], findings=whole.findings[1:])
    assert permalinks(fewer).passages == permalinks(whole).passages[2:]
    assert permalinks(fewer).findings == permalinks(whole).findings[1:]


def test_the_same_words_told_twice_are_told_apart() -> None:
    """The second has a number after it."""
    twice = [A[3], A[3]]
    made = replace(
        pair(),
        tellings=(telling("A", twice), telling("B", A)),
        passages=(Passage("p1", {"A": (0,)}, "only", 0.0), Passage("p2", {"A": (1,)}, "only", 0.0)),
        findings=(),
    )
    first, second = permalinks(made).passages
    assert second == f"{first}-2"
