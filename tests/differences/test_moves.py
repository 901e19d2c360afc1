"""Moved passages: a block is one finding on both sides."""

from __future__ import annotations

from made_sides import ENCODER, quotes, row, telling

from tellings import differences

A = "The pier is new. It has two cranes. A bell rings at noon. The guild paid for it."
B = "A bell rings at noon. The guild paid for it. The pier is new. It has two cranes."
ROWS = (row("p1", A=[0], B=[2]), row("p2", A=[1], B=[3]))
MOVED = (row("p3", moved=True, A=[2], B=[0]), row("p4", moved=True, A=[3], B=[1]))


def test_a_block_is_one_finding() -> None:
    """Passages that moved together are one finding, with a span for each sentence on both sides."""
    (found,) = differences.findings([telling(A), telling(B, "B")], [*MOVED, *ROWS], encoder=ENCODER)
    assert found.kind == "moved"
    assert quotes(found, A, B) == ("A bell rings at noon. | The guild paid for it.",) * 2


def test_a_difference_within_a_moved_passage_is_found_too() -> None:
    """That it moved does not hide what it says otherwise."""
    b = B.replace("rings", "does not ring")
    found = differences.findings([telling(A), telling(b, "B")], [*MOVED, *ROWS], encoder=ENCODER)
    assert {finding.kind for finding in found if finding.substantive} == {"moved", "negation"}
