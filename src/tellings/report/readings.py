"""More tellings than columns: each passage as its distinct wordings, with notes of who says what, as in an apparatus.

Any telling can be the base, or a few be read in columns: a wording carries the tellings that have it, and the page
shows those of the tellings picked. Comes in: the blocks of the grid. Goes out: the same passages as readings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.report.grid import Band
from tellings.report.plain import head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.report.cells import Cell
    from tellings.report.copies import Folded
    from tellings.report.entries import Entry
    from tellings.report.grid import Block, Row
    from tellings.report.voices import Section

#: Words of a quote in a note: the words in question, not the sentence.
NOTE = 12
#: Of these the note says only who has them not: the words stand beside it.
_ABSENCE = ("omission", "addition", "omitted-turn")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Wording:
    """What some tellings say in the same words: all of them, and those among them that can be picked."""

    sides: tuple[str, ...]
    picks: tuple[str, ...]
    cell: Cell


@dataclass(frozen=True, slots=True)
class Note:
    """What is said where a finding stands: the words in question after those who have them; no words, not in them.

    `bare` where it says no more than that some do not tell the passage.
    """

    entry: Entry
    bare: bool
    said: tuple[tuple[tuple[str, ...], str], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One passage: its row, its wordings, the pickable tellings that lack it, and the notes on it."""

    row: Row
    wordings: tuple[Wording, ...]
    absent: tuple[str, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Readings:
    """The passages of one turn."""

    section: Section
    items: tuple[Reading, ...]


def readings(blocks: Sequence[Block], entries: Sequence[Entry], texts: Sequence[Folded]) -> tuple[Readings, ...]:
    """Return the passages of every block as readings; of each of `texts` the one that stands for it can be picked."""
    at: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.row is not None:
            at.setdefault(entry.row, []).append(entry)
    pickable = [text.side for text in texts]
    return tuple(
        Readings(block.section, tuple(_reading(row, at.get(row.number - 1, []), pickable) for row in _rows(block)))
        for block in blocks
    )


def words_of(cell: Cell) -> tuple[str, ...]:
    """Return the words by which two wordings are the same: case and punctuation do not count."""
    return tuple(_WORD.findall(cell.text.casefold()))


def _rows(block: Block) -> list[Row]:
    return [row for item in block.items for row in (item.rows if isinstance(item, Band) else (item,))]


def _reading(row: Row, entries: list[Entry], pickable: Sequence[str]) -> Reading:
    told: dict[tuple[str, ...], list[Cell]] = {}
    for cell in row.cells:
        if cell:
            told.setdefault(words_of(cell), []).append(cell)
    has = {cell.side for cell in row.cells if cell}
    wordings = tuple(
        Wording(
            tuple(cell.side for cell in cells),
            tuple(cell.side for cell in cells if cell.side in pickable),
            cells[0],
        )
        for cells in told.values()
    )
    notes = tuple(_note(entry, has) for entry in entries)
    return Reading(row, wordings, tuple(side for side in pickable if side not in has), notes)


def _note(entry: Entry, has: set[str]) -> Note:
    said = _said(entry)
    return Note(entry, all(not words and has.isdisjoint(sides) for sides, words in said), said)


def _said(entry: Entry) -> tuple[tuple[tuple[str, ...], str], ...]:
    absence = entry.finding.kind in _ABSENCE and any(quote.lacks for quote in entry.quotes)
    return tuple(
        (
            quote.sides,
            "" if quote.lacks else head(" ".join(p.text for run in quote.runs for p in run if p.marked), NOTE),
        )
        for quote in entry.quotes
        if quote.lacks or not absence
    )
