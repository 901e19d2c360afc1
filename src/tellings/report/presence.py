"""The presence matrix: which of many tellings has which passage, and whether in the words that most have.

Comes in: readings and the distinct texts. Goes out: a line a text, a sign a passage.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.report.copies import Folded
    from tellings.report.readings import Reading, Readings

#: From so many tellings on a page shows the matrix: fewer fit in the lanes of the overview.
FROM = 11
#: What a sign says; the page explains each.
SIGNS = {"=": "the most common wording", "≈": "worded otherwise", "≠": "differs in substance", "·": "not told"}


@dataclass(frozen=True, slots=True)
class Line:
    """One text: the telling that stands for it, its copies, and a sign for each passage."""

    side: str
    copies: tuple[str, ...]
    signs: tuple[str, ...]


def presence(blocks: Sequence[Readings], texts: Sequence[Folded]) -> tuple[Line, ...]:
    """Return a line for each text, its signs in the order of the passages."""
    rows = [_signs(reading) for block in blocks for reading in block.items]
    return tuple(Line(text.side, text.copies, tuple(row.get(text.side, "·") for row in rows)) for text in texts)


def _signs(reading: Reading) -> dict[str, str]:
    most = max((len(wording.sides) for wording in reading.wordings), default=0)
    common = next((w for w in reading.wordings if len(w.sides) == most), None) if most > 1 else None
    differ = {side for note in reading.notes if note.entry.finding.substantive for side in note.entry.finding.spans}
    return {
        side: "≠" if side in differ else "=" if wording is common else "≈"
        for wording in reading.wordings
        for side in wording.sides
    }
