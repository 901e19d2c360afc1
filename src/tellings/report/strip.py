"""The overview strip: a lane a telling, a bar a passage, as wide as its words, all in per cent of the strip's width.

A passage has the same place in every lane; its bar in a lane is as wide as that telling's words are many. Of more
passages than can be told apart a few on end share a bar, which shows the state that a reader looks for first.
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
#: Bars that a strip of some 1,200 pixels can show apart.
MOST = 400
#: Per cent of the strip that a turn is wide from which its speaker's mark stands under it without touching the next.
NARROW = 6.0
#: What a bar of several passages shows: the first of these that one of them is.
_FIRST = ("differs", "only", "reworded", "same")
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
    """One passage across the lanes, or a few on end: the address of the one that gives the state."""

    place: str
    state: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A speaker's mark where their turn begins."""

    x: float
    mark: str


@dataclass(frozen=True, slots=True)
class Strip:
    """All slots, where the turns begin (per cent), whose they are where that fits, and the height in pixels."""

    slots: tuple[Slot, ...]
    turns: tuple[float, ...]
    names: tuple[Name, ...]
    height: int


def strip(comparison: Comparison, sections: Sequence[Section], ids: Sequence[str]) -> Strip:
    """Return the strip of a comparison; passages in their order, from left to right; `ids` are their addresses."""
    counts = [
        [
            sum(words(telling.sentence(at)) for at in passage.sentences.get(telling.id, ()))
            for telling in comparison.tellings
        ]
        for passage in comparison.passages
    ]
    each = -(-len(counts) // MOST) or 1
    bins = [range(at, min(at + each, len(counts))) for at in range(0, len(counts), each)]
    sums = [[sum(counts[row][lane] for row in rows) for lane in range(len(comparison.tellings))] for rows in bins]
    scale = 100 / max(1.0, sum(max(row) + _GAP for row in sums) - _GAP)
    slots: list[Slot] = []
    starts: list[float] = []
    x = 0.0
    for rows, row in zip(bins, sums, strict=True):
        first = min(rows, key=lambda at: _FIRST.index(comparison.passages[at].state))
        bars = tuple(
            Bar(round(x, 1), lane * LANE, round(max(count * scale, 0.1), 1)) for lane, count in enumerate(row) if count
        )
        slots.append(Slot(ids[first], comparison.passages[first].state, bars))
        starts.append(round(x, 1))
        x += (max(row) + _GAP) * scale
    turns = tuple(dict.fromkeys(starts[section.rows[0] // each] for section in sections[1:]))
    names = _names([(starts[section.rows[0] // each], section.mark) for section in sections])
    return Strip(tuple(slots), turns, names, LANE * len(comparison.tellings))


def _names(begins: Sequence[tuple[float, str | None]]) -> tuple[Name, ...]:
    """Return the marks of the turns that are wide enough to have one under them."""
    ends = [*(x for x, _ in begins[1:]), 100.0]
    return tuple(Name(x, mark) for (x, mark), end in zip(begins, ends, strict=False) if mark and end - x >= NARROW)
