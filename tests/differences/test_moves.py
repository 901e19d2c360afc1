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


def test_two_that_keep_one_order_are_not_said_to_differ_in_it() -> None:
    """A third telling that begins with the end moved it: it stands alone against the other two."""
    rows = (row("p1", A=[0], B=[0], C=[2]), row("p2", A=[1], B=[1], C=[3]))
    moved = (row("p3", moved=True, A=[2], B=[2], C=[0]), row("p4", moved=True, A=[3], B=[3], C=[1]))
    (found,) = differences.findings([telling(A), telling(A, "B"), telling(B, "C")], [*rows, *moved], encoder=ENCODER)
    assert found.kind == "moved"
    assert found.note == "C tells this at another place than A and B."


def test_of_two_that_a_third_moved_as_well_the_shorter_one_moved() -> None:
    """All that two tellings share is marked as moved: what they swap is one finding."""
    passages = (row("p1", moved=True, A=[0], B=[2]), row("p2", moved=True, A=[2, 3], B=[0, 1]))
    found = differences.findings([telling(A), telling(B, "B")], passages, encoder=ENCODER)
    (moved,) = [finding for finding in found if finding.kind == "moved"]
    assert quotes(moved, A, B) == ("The pier is new.",) * 2


def test_where_the_whole_order_is_another_no_block_is_called_substantive() -> None:
    """Two sentences told elsewhere are findings; three of nine say only that the other report has its own order."""
    lines = [
        f"The {word} was shown to the guests." for word in "pier crane bell guild wharf lamp rope sail net".split()
    ]

    def moved(*places: int) -> list[bool]:
        order = [k for k in range(len(lines)) if k not in places] + list(places)[::-1]
        rows = [row(f"p{k}", moved=k in places, A=[k], B=[order.index(k)]) for k in range(len(lines))]
        sides = [telling(" ".join(lines)), telling(" ".join(lines[k] for k in order), "B")]
        found = differences.findings(sides, rows, encoder=ENCODER)
        return [finding.substantive for finding in found if finding.kind == "moved"]

    assert moved(0, 3) == [True, True]
    assert moved(0, 3, 5) == [False, False, False]
