"""Clauses left out of a passage that both tell."""

from __future__ import annotations

import pytest
from made_sides import ENCODER, one, quotes, row, substantive, telling

from tellings import differences

LONG = (
    "The minister thanked the crews, and the harbour at Murn lost its lighthouse in the storm, and promised to return."
)
SHORT = "The minister thanked the crews and promised to return."
CLAUSE = "harbour at Murn lost its lighthouse in the storm"


@pytest.mark.parametrize(("a", "b", "kind"), [(LONG, SHORT, "omission"), (SHORT, LONG, "addition")])
def test_a_clause_left_out(a: str, b: str, kind: str) -> None:
    """A clause that only one side has is found, and quoted whole."""
    (found,) = substantive(a, b)
    assert found.kind == kind
    assert CLAUSE in "".join(quotes(found, a, b))
    assert () in found.spans.values()


def test_a_clause_said_elsewhere_is_not_left_out() -> None:
    """What the other telling has as a sentence of its own, beside the passage, is not absent."""
    b = f"{SHORT} The {CLAUSE}."
    rows = [row("p1", A=[0], B=[0]), row("p2", 0, B=[1])]
    found = differences.findings([telling(LONG), telling(b, "B")], rows, encoder=ENCODER)
    assert [finding for finding in found if finding.kind == "omission"] == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The minister told reporters, we thank the crews.", "We thank the crews."),
        ("The crews, he said, were thanked by the minister.", "The minister thanked the crews, she said."),
        ("We thank the crews, and we promise to return.", "We promise to return, and we thank the crews."),
    ],
)
def test_nothing_is_left_out(a: str, b: str) -> None:
    """Who speaks, and in which order, is no clause that the other lacks."""
    assert [finding for finding in one(a, b) if finding.kind in ("omission", "addition")] == []
