"""Which line ends of a flat text only wrap it: mail and terminals break a paragraph where the next word had no room.

A text broken at W columns has no line beyond W, and before each break the first word of the next line would not have
fitted. The width at which most breaks are of that kind is the text's own; breaks that are not of that kind, those of
lists, menus and verse, stay.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Widths at which texts are broken; narrower columns are menus.
WIDTHS = range(45, 101)
#: Of the breaks after a line of such a length, those that must be of that kind.
MOST = 0.7
#: How far short of the room a line may stay where somebody broke it by hand or avoided a hyphen.
SLACK = 6
#: Of all breaks, those after which a sentence goes on with a small letter.
CUT = 0.25
ITEM = re.compile(r"[-–—•·*▪►‣◦>|#]|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s")
LABEL = re.compile(r"[^\W\d_a-z][^.!?:\n]{0,60}:(?:\s|$)")
ENDED = re.compile(r"[.!?…:;。！？؟][\"'”’»)\]]*$")


class Row(NamedTuple):
    """A line of the text, without the white space around it, and whether a blank line stands before it."""

    words: str
    column: int
    blank_before: bool


def joins(rows: Sequence[Row]) -> list[bool]:
    """Return for each line whether it goes on with the paragraph of the line before it."""
    breaks = [not after.blank_before and _within(before, after) for before, after in pairwise(rows)]
    room = [(_length(a), _length(a) + 1 + len(b.words.split(maxsplit=1)[0])) for a, b in pairwise(rows)]
    asked = [span for span, inside in zip(room, breaks, strict=True) if inside and span[0] >= WIDTHS.start // 2]
    width = _width(asked)
    if width is None or not _goes_on_in_small(rows, breaks):
        return [False] * len(rows)
    tied = [inside and used <= width < full + SLACK for inside, (used, full) in zip(breaks, room, strict=True)]
    return [False, *tied][: len(rows)]


def _length(row: Row) -> int:
    return row.column + len(row.words)


def _within(before: Row, after: Row) -> bool:
    """Whether the two may be of one paragraph: the second begins no item, and no speaker's label after a full mark."""
    if ITEM.match(after.words):
        return False
    return not (LABEL.match(after.words) and ENDED.search(before.words))


def _width(asked: Sequence[tuple[int, int]]) -> int | None:
    """Return the column at which most of the lines, given as (used, needed), were broken; None where at none."""
    best = max(WIDTHS, key=lambda width: (_wrapped_at(width, asked), -width))
    found = _wrapped_at(best, asked)
    return best if found and found >= MOST * len(asked) else None


def _wrapped_at(width: int, asked: Sequence[tuple[int, int]]) -> int:
    return sum(used <= width < needed + SLACK for used, needed in asked if used > width // 2)


def _goes_on_in_small(rows: Sequence[Row], breaks: Sequence[bool]) -> bool:
    """Whether a fair part of the breaks stand within a sentence: items and verse begin with a capital."""
    inside = [pair for pair, within in zip(pairwise(rows), breaks, strict=True) if within]
    cut = sum(not ENDED.search(a.words) and not b.words[:1].isupper() for a, b in inside)
    return cut >= CUT * len(inside) > 0
