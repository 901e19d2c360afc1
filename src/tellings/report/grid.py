"""The passages as rows: a cell a telling, one-sided runs folded into bands.

Comes in: a comparison, its sections and cells. Goes out: blocks, one a turn, of rows and bands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.report.phrase import MOVED, STATES, SUMMARY, counted, not_in
from tellings.report.plain import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Comparison, Passage
    from tellings.report.cells import Cell, Cells
    from tellings.report.voices import Section

#: One-sided passages on end from which they fold: one alone is read faster than opened.
FOLD_FROM = 2
#: Tellings named as lacking something; of more it is shorter to name the one that has it.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One passage: its number and address, its state as a word and as a sign, and a cell or None for each telling."""

    number: int
    id: str
    state: str
    sign: str
    moved: bool
    summary: bool
    cells: tuple[Cell | None, ...]

    @property
    def signs(self) -> str:
        """The state's sign, and those of a passage that stands elsewhere or is told in brief."""
        return self.sign + (MOVED[0] if self.moved else "") + (SUMMARY[0] if self.summary else "")

    @property
    def varies(self) -> bool:
        """Whether there is something to see word by word."""
        return any(cell.varies for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Band:
    """A run of passages that one telling alone tells, to be folded under its title."""

    title: str
    side: str
    rows: tuple[Row, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A turn's head with its rows and bands in order."""

    section: Section
    items: tuple[Row | Band, ...]


def blocks(comparison: Comparison, sections: Sequence[Section], cells: Cells, ids: Sequence[str]) -> tuple[Block, ...]:
    """Return the sections with their rows, bands where one telling stands alone for a while; `ids` are addresses."""
    made = []
    for section in sections:
        rows = [(at, _row(comparison.passages[at], at, ids[at], cells)) for at in section.rows]
        made.append(Block(section, tuple(_folded(comparison, section, rows))))
    return tuple(made)


def _row(passage: Passage, at: int, address: str, cells: Cells) -> Row:
    sign = STATES[passage.state][0]
    return Row(at + 1, address, passage.state, sign, passage.moved, passage.summary, cells.of(at))


def _alone(passage: Passage) -> str | None:
    """Return the one telling that tells the passage, if it is one."""
    told = [side for side, sentences in passage.sentences.items() if sentences]
    return told[0] if len(told) == 1 else None


def _folded(comparison: Comparison, section: Section, rows: list[tuple[int, Row]]) -> list[Row | Band]:
    made: list[Row | Band] = []
    run: list[tuple[int, Row]] = []
    for at, row in rows:
        side = _alone(comparison.passages[at])
        if run and side != _alone(comparison.passages[run[0][0]]):
            made += _band(comparison, section, run)
            run = []
        if side is None:
            made.append(row)
        else:
            run.append((at, row))
    return made + _band(comparison, section, run)


def _band(comparison: Comparison, section: Section, run: list[tuple[int, Row]]) -> list[Row | Band]:
    if len(run) < FOLD_FROM:
        return [row for _, row in run]
    passages = [comparison.passages[at] for at, _ in run]
    side = _alone(passages[0]) or ""
    telling = next(telling for telling in comparison.tellings if telling.id == side)
    count = sum(words(telling.sentence(at)) for passage in passages for at in passage.sentences[side])
    others = [other.id for other in comparison.tellings if other.id != side]
    part = section.owner if len(run) == len(section.rows) else f"Part of {section.owner}"
    where = not_in(others) if len(others) <= NAMED else f"only in {side}"
    title = f"{part}, {counted(count, 'word')}, {where}"
    return [Band(title, side, tuple(row for _, row in run), tuple(at + 1 for at, _ in run))]
