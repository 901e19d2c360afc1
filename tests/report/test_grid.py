"""Rows, bands, marks, moves and the strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from footbridge import place
from msgspec.structs import replace

from tellings.report.cells import Cells
from tellings.report.entries import groups
from tellings.report.grid import Band, blocks
from tellings.report.moves import moves
from tellings.report.permalinks import permalinks
from tellings.report.strip import strip
from tellings.report.voices import sections

if TYPE_CHECKING:
    from tellings.model import Comparison
    from tellings.report.grid import Block, Row


def laid_out(comparison: Comparison) -> tuple[Block, ...]:
    """Return the blocks of a comparison."""
    parts, ids = sections(comparison), permalinks(comparison)
    by_turn, minor = groups(comparison, parts, ids.findings)
    entries = [entry for group in by_turn for entry in group.entries]
    return blocks(comparison, parts, Cells(comparison, [*entries, *minor]), ids.passages)


def rows(comparison: Comparison) -> list[Row]:
    """Return every row, those in bands too."""
    items = [item for block in laid_out(comparison) for item in block.items]
    return [row for item in items for row in (item.rows if isinstance(item, Band) else [item])]


def test_every_sentence_of_a_passage_is_in_its_cell(comparison: Comparison) -> None:
    """Cutting at marks loses nothing."""
    told = {telling.id: telling for telling in comparison.tellings}
    for passage, row in zip(comparison.passages, rows(comparison), strict=True):
        shown = {cell.side: "".join(s.text for s in cell.stretches) for cell in row.cells if cell}
        assert shown == {k: " ".join(told[k].sentence(n) for n in found) for k, found in passage.sentences.items()}


def test_overlapping_findings_each_open_once(pair: Comparison) -> None:
    """The weightier gives the mark; the other's number stands where it begins."""
    a = pair.tellings[0]
    other = replace(pair.findings[0], id="f9", weight=0.2, spans={"A": place(a, "cost 4 million crowns")})
    row = rows(replace(pair, findings=(*pair.findings, other)))[1]
    assert row.cells[0] is not None
    marks = [(s.text, s.top and s.top.finding.id, [e.finding.id for e in s.opens]) for s in row.cells[0].stretches]
    assert marks == [
        ("Dear neighbours, the bridge ", None, []),
        ("cost ", "f9", ["f9"]),
        ("4 million", "f1", ["f1"]),
        (" crowns", "f9", []),
        (".", None, []),
    ]


def test_findings_are_numbered_as_listed(pair: Comparison) -> None:
    """The weightiest turn first, within it by weight; wording comes after all others."""
    by_turn, minor = groups(pair, sections(pair), permalinks(pair).findings)
    assert [(e.number, e.finding.id) for g in by_turn for e in g.entries] == [(1, "f1"), (2, "f2"), (3, "f3")]
    assert [(e.number, e.finding.id) for e in minor] == [(4, "f4")]


def test_one_passage_alone_does_not_fold(pair: Comparison) -> None:
    """It is read faster than opened."""
    fewer = tuple(passage for passage in pair.passages if passage.id != "p5")
    assert not any(isinstance(item, Band) for block in laid_out(replace(pair, passages=fewer)) for item in block.items)


def test_only_passages_marked_as_moved_are_said_to_have_moved(pair: Comparison) -> None:
    """The moved one stands after passage 1 in B, which holds it; the others follow their order."""
    assert moves(pair) == {(5, "B"): (1, ()), (0, "B"): (None, (6,))}
    still = tuple(replace(passage, moved=False) for passage in pair.passages)
    assert moves(replace(pair, passages=still)) == {}


def test_a_bar_is_as_wide_as_its_words_and_within_the_strip(comparison: Comparison) -> None:
    """A slot a passage, a bar a telling that tells it, from left to right, nothing beyond 100 per cent."""
    made = strip(comparison, sections(comparison), permalinks(comparison).passages)
    assert [len(slot.bars) for slot in made.slots] == [len(passage.sentences) for passage in comparison.passages]
    starts = [slot.bars[0].x for slot in made.slots]
    assert starts == sorted(starts)
    assert max(bar.x + bar.width for slot in made.slots for bar in slot.bars) == pytest.approx(100, abs=0.1)
    first = made.slots[1].bars
    assert first[0].width / first[1].width == pytest.approx(8 / 5, rel=0.05)


def test_a_finding_within_one_of_a_whole_passage_keeps_its_own_mark(pair: Comparison) -> None:
    """The wider stands beside the cell, the closer on its words."""
    a = pair.tellings[0]
    wide = replace(pair.findings[0], id="f9", weight=1.0, spans={"A": place(a, "It will not be lit at night.")})
    row = rows(replace(pair, findings=(*pair.findings, wide)))[2]
    assert row.cells[0] is not None
    assert row.cells[0].whole is not None
    assert row.cells[0].whole.finding.id == "f9"
    assert [s.top.finding.id for s in row.cells[0].stretches if s.top] == ["f9", "f2", "f9"]
