"""What says the same is said once, and what weighs most comes first."""

from __future__ import annotations

import pytest
from made_sides import one, quotes, substantive

from tellings.differences import weigh
from tellings.differences.pair import Draft
from tellings.model import Finding, FindingKind, Span


def draft(
    weight: float, kind: FindingKind = "number", made_by: str = "rule:test", **places: tuple[int, int] | None
) -> Draft:
    """Return a draft that rests on one place a telling; None where the telling lacks it."""
    return Draft(kind, {id_: (Span(*at),) if at else () for id_, at in places.items()}, weight, made_by, "A note.")


def places(findings: tuple[Finding, ...]) -> list[dict[str, list[tuple[int, int]]]]:
    """Return where each finding rests."""
    return [{id_: [(s.start, s.end) for s in spans] for id_, spans in found.spans.items()} for found in findings]


def test_the_weightiest_first() -> None:
    """Findings are ordered by weight and numbered in that order, however the drafts came."""
    drafts = [draft(0.3, A=(0, 4), B=(0, 4)), draft(0.9, A=(20, 24), B=(20, 24)), draft(0.6, A=(40, 44), B=None)]
    for order in (drafts, drafts[::-1]):
        found = weigh.findings(order)
        assert [(finding.id, finding.weight) for finding in found] == [("f1", 0.9), ("f2", 0.6), ("f3", 0.3)]
        assert [finding.substantive for finding in found] == [True, True, False]


def test_a_place_is_said_once() -> None:
    """Where a weightier finding of the kind rests on the same places on both sides, a lighter one is left out."""
    found = weigh.findings([draft(0.9, "place", A=(0, 10), B=(0, 10)), draft(0.5, "person", A=(2, 12), B=(1, 8))])
    assert [finding.kind for finding in found] == ["place"]


@pytest.mark.parametrize(
    ("a", "b", "kinds"),
    [
        ("We do not agree on 3 May.", "We agree on 5 May.", {"negation", "date"}),
        ("The ferry carried 120 people on 3 May.", "The ferry carried 140 people on 5 May.", {"number", "date"}),
        ("All 120 boats will be lost.", "Most of the 140 boats may be lost.", {"scope", "number", "strength"}),
        ("UNHCR will send 12 tents.", "UNICEF may send 15 tents.", {"organisation", "strength", "number"}),
    ],
)
def test_differences_side_by_side_do_not_hide_each_other(a: str, b: str, kinds: set[str]) -> None:
    """A sentence that differs in several ways has a finding for each, though their quotes overlap."""
    assert {finding.kind for finding in substantive(a, b)} == kinds


def test_another_place_on_one_side_is_another_finding() -> None:
    """Sharing a place on one side only does not hide a finding."""
    assert len(weigh.findings([draft(0.9, A=(0, 10), B=(0, 10)), draft(0.5, "term", A=(0, 10), B=(50, 60))])) == 2


def test_pairs_of_three_tellings_become_one() -> None:
    """What C says otherwise than A, and otherwise than B, is one finding with three sides."""
    drafts = [draft(0.8, A=(0, 10), C=(5, 12)), draft(0.9, B=(3, 9), C=(5, 12))]
    for order in (drafts, drafts[::-1]):
        (found,) = weigh.findings(order)
        assert places((found,)) == [{"A": [(0, 10)], "B": [(3, 9)], "C": [(5, 12)]}]
        assert found.weight == 0.9


def test_unlike_kinds_of_three_tellings_stay_two() -> None:
    """A number against A and a date against B are two findings."""
    assert len(weigh.findings([draft(0.8, A=(0, 10), C=(5, 12)), draft(0.9, "date", B=(3, 9), C=(5, 12))])) == 2


def test_nothing_of_nothing() -> None:
    """No drafts, no findings."""
    assert weigh.findings([]) == ()


def test_three_tellings_of_which_one_departs() -> None:
    """A and B agree, C has another number: one finding, and each of the three is quoted."""
    texts = ("The ferry carried 120 people.", "On the ferry were 120 people.", "The ferry carried 140 people.")
    (found,) = substantive(*texts)
    assert found.kind == "number"
    assert [number in quote for number, quote in zip(("120", "120", "140"), quotes(found, *texts), strict=True)] == [
        True
    ] * 3


def test_three_tellings_that_all_differ() -> None:
    """Three numbers for one thing are one finding, too."""
    texts = tuple(f"The ferry carried {number} people." for number in (120, 140, 160))
    (found,) = substantive(*texts)
    assert set(found.spans) == {"A", "B", "C"}


def test_ids_are_unique() -> None:
    """No two findings of many share an id."""
    found = one(
        "We do not agree on 3 May with UNHCR that 12 boats will stay.", "We agree on 5 May with WFP that 15 may go."
    )
    assert len(found) > 3
    assert len({finding.id for finding in found}) == len(found)


def test_a_finding_of_three_says_who_agrees_with_whom() -> None:
    """Tellings of which no two differ stand together, and each is quoted."""
    texts = ("The ferry carried 120 people.", "The ferry carried 140 people.", "The ferry carried 120 people.")
    found = [finding.note for finding in one(*texts) if finding.kind == "number"]
    assert found == ["A and C say “The ferry carried 120 people”, B says “The ferry carried 140 people”."]


def test_three_that_all_differ_stand_alone() -> None:
    """Where each two differ, each is named by itself."""
    texts = ("The ferry carried 120 people.", "The ferry carried 140 people.", "The ferry carried 160 people.")
    (note,) = [finding.note for finding in one(*texts) if finding.kind == "number"]
    assert note.count(" says ") == 3
