"""The overview strip: a lane a telling, a bar a passage, as wide as its words, all in per cent of the strip's width.

A passage has the same place in every lane; its bar in a lane is as wide as that telling's words are many.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.report.plain import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Comparison
    from tellings.report.voices import Section

#: Pixels: a lane's bar, and the way from one lane to the next.
BAR, LANE = 16, 22
#: Words that the gap between two bars is worth, so that neighbours stay apart.
_GAP = 1.5


@dataclass(frozen=True, slots=True)
class Bar:
    """One passage in one lane, at `x` and of `width` per cent, `y` pixels down."""

    x: float
    y: int
    width: float


@dataclass(frozen=True, slots=True)
class Slot:
    """One passage across the lanes."""

    number: int
    state: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """All slots, where the turns begin (per cent), and the height in pixels."""

    slots: tuple[Slot, ...]
    turns: tuple[float, ...]
    height: int


def strip(comparison: Comparison, sections: Sequence[Section]) -> Strip:
    """Return the strip of a comparison; passages in their order, from left to right."""
    counts = [
        [
            sum(words(telling.sentence(at)) for at in passage.sentences.get(telling.id, ()))
            for telling in comparison.tellings
        ]
        for passage in comparison.passages
    ]
    scale = 100 / max(1.0, sum(max(row) + _GAP for row in counts) - _GAP)
    slots: list[Slot] = []
    starts: list[float] = []
    x = 0.0
    for number, (passage, row) in enumerate(zip(comparison.passages, counts, strict=True), 1):
        bars = tuple(
            Bar(round(x, 2), lane * LANE, round(max(count * scale, 0.05), 2)) for lane, count in enumerate(row) if count
        )
        slots.append(Slot(number, passage.state, bars))
        starts.append(round(x, 2))
        x += (max(row) + _GAP) * scale
    turns = tuple(starts[section.rows[0]] for section in sections[1:])
    return Strip(tuple(slots), turns, LANE * len(comparison.tellings))
