"""The picture that an archive's overview begins with: a lane an event, a mark a telling at the day it was published.

All places are in per cent of the picture's width, all heights in pixels, so that it needs no script to fit. Of many
events the largest have a lane; the columns above the lanes count the tellings of all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from tellings.report.phrase import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Event, How

#: Lanes that a reader can take in, and their pixels together: two screens.
LANES, HEIGHT = 40, 1600
#: Per cent of the width that a mark takes at the least width the picture is shown in, its gap included.
MARK = 6.2
#: Pixels: a row of marks; above and below the rows of a lane; the columns.
ROW, EDGE, COLUMNS = 20, 5, 56
#: Rows of marks in a lane; what does not fit is counted behind the last.
ROWS = 4
#: Columns of the count, at the most, and marks of the axis.
BINS, TICKS = 90, 9
#: Days between two marks of the axis: what calendars are cut into.
_STEPS = (1, 2, 7, 14, 28, 61, 122, 365, 730, 1826, 3652)


@dataclass(frozen=True, slots=True)
class Mark:
    """One telling: `x` per cent from the left, `y` pixels down; `more` counts those that share its place."""

    x: float
    y: int
    how: How
    language: str
    label: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class Lane:
    """One event: the number of its entry, its marks, where its line begins and ends, its height."""

    number: int
    marks: tuple[Mark, ...]
    begins: float
    ends: float
    height: int


@dataclass(frozen=True, slots=True)
class Column:
    """How many tellings of events were published in a stretch of days, at `x` and of `width` per cent."""

    x: float
    width: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A day named on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture: the axis, the columns, of `stretch` days each, the lanes, and the events without a lane."""

    ticks: tuple[Tick, ...]
    columns: tuple[Column, ...]
    stretch: int
    lanes: tuple[Lane, ...]
    undated: int
    beyond: int


def timeline(events: Sequence[Event]) -> Timeline | None:
    """Return the picture of `events`, which are numbered from 1 in their order; null where none has a day."""
    days = [[_day(member.published) for member in event.why] for event in events]
    dated = [number for number, each in enumerate(days) if any(day is not None for day in each)]
    if not dated:
        return None
    known = [day for each in days for day in each if day is not None]
    scale = _Scale(min(known), max(known))
    lanes = _fitting([_lane(number, events[number], days[number], scale) for number in dated[:LANES]])
    stretch = -(-(scale.last - scale.first + 1) // BINS)
    return Timeline(
        ticks=_ticks(scale),
        columns=_columns(known, scale, stretch),
        stretch=stretch,
        lanes=tuple(sorted(lanes, key=lambda lane: (min(filter(None, days[lane.number - 1])), lane.number))),
        undated=len(events) - len(dated),
        beyond=len(dated) - len(lanes),
    )


def _fitting(lanes: Sequence[Lane]) -> Sequence[Lane]:
    """Return the first of `lanes` that go into `HEIGHT`, one at least."""
    heights = list(accumulate(lane.height for lane in lanes))
    return lanes[: max(1, sum(height <= HEIGHT for height in heights))]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days as per cent of the width, with room for a mark at either end."""

    first: int
    last: int

    def at(self, day: float) -> float:
        return round(MARK / 2 + (100 - MARK) * (day - self.first) / max(1, self.last - self.first), 2)


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _lane(number: int, event: Event, days: Sequence[int | None], scale: _Scale) -> Lane:
    marks: list[Mark] = []
    ends: list[float] = []  # of each row, where its last mark is
    for day, member in sorted(((d, m) for d, m in zip(days, event.why, strict=True) if d is not None), key=_by_day):
        x = scale.at(day)
        row = next((row for row, last in enumerate(ends) if x - last >= MARK), len(ends))
        if row == ROWS:
            last = next(at for at in reversed(range(len(marks))) if marks[at].y == EDGE + (ROWS - 1) * ROW)
            marks[last] = _with_more(marks[last])
            continue
        ends[row : row + 1] = [x]
        label = f"{member.publisher or member.id}, {_named(day)}: {member.how}"
        marks.append(Mark(x, EDGE + row * ROW, member.how, (member.language or "–")[:2].upper(), label))
    rows = max(1, len(ends))
    return Lane(number + 1, tuple(marks), marks[0].x, marks[-1].x, rows * ROW + 2 * EDGE)


def _by_day(pair: tuple[int, object]) -> int:
    return pair[0]


def _with_more(mark: Mark) -> Mark:
    return Mark(mark.x, mark.y, mark.how, mark.language, mark.label, mark.more + 1)


def _columns(days: Sequence[int], scale: _Scale, stretch: int) -> tuple[Column, ...]:
    across = scale.last - scale.first + 1
    counts = Counter((day - scale.first) // stretch for day in days)
    most = max(counts.values())
    width = (100 - MARK) / max(1, across - 1) * stretch
    wide = round(min(width * 0.7, MARK), 2)
    found = []
    for at, count in sorted(counts.items()):
        first = scale.first + at * stretch
        last = min(first + stretch - 1, scale.last)
        when = _named(first) if last == first else f"{_named(first)} to {_named(last)}"
        middle = scale.at((first + last) / 2)
        found.append(Column(round(middle - wide / 2, 2), wide, round(COLUMNS * count / most, 1), f"{when}: {count}"))
    return tuple(found)


def _ticks(scale: _Scale) -> tuple[Tick, ...]:
    across = scale.last - scale.first
    step = next((step for step in _STEPS if across // step < TICKS), _STEPS[-1] * (1 + across // (_STEPS[-1] * TICKS)))
    by_month = step > 28
    days = range(scale.first, scale.last + 1, step)
    return tuple(Tick(scale.at(day), _briefly(date.fromordinal(day), by_month=by_month)) for day in days)


def _briefly(day: date, *, by_month: bool) -> str:
    """Return the day as it fits under a mark of the axis."""
    month = MONTHS[day.month - 1][:3]
    return f"{month} {day.year}" if by_month else f"{day.day} {month}"


def _named(day: int) -> str:
    told = date.fromordinal(day)
    return f"{told.day} {MONTHS[told.month - 1]}"
