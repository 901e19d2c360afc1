"""The order of reading: column after column where a sheet has columns, else the order in which it was set.

Programs set a column to its end before the next begins, so their order is mostly right, and it alone knows that the
cells of a table are read row by row. Where lines to the left and right of a white gutter alternate, or the right column
was set first, the lines are sorted apart.
"""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.reading.formats.pdf.pieces import Piece

#: A column has so many lines of so many words at the middle, and is so wide a part of the sheet. Menus and tables have
#: shorter lines.
LINES = 3
WORDS = 3
#: A sheet of more lines is a map or a table, and to look for its gutters would take long.
MOST = 1_000
WIDTH = 0.18
#: So much of the shorter column's height stands beside the other.
BESIDE = 0.5
FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def ordered(pieces: Sequence[Piece], width: float) -> list[list[Piece]]:
    """Return the lines of a sheet by column, in reading order; what runs across columns is a column of its own."""
    gutter = _gutter(pieces, width) if len(pieces) <= MOST else None
    if gutter is None:
        return [list(pieces)] if pieces else []
    at, top, bottom = gutter
    inside = [piece for piece in pieces if bottom <= piece.bottom <= top]
    left = [piece for piece in inside if piece.right <= at]
    right = [piece for piece in inside if piece.left >= at]
    above = [piece for piece in pieces if piece.bottom > top]
    below = [piece for piece in pieces if piece.bottom < bottom]
    sides = (right, left) if 2 * sum(from_right(piece.text) for piece in inside) > len(inside) else (left, right)
    return [column for part in (above, *sides, below) for column in ordered(part, width)]


def from_right(text: str) -> bool:
    """Return whether a line runs from right to left: most of its letters are Hebrew's, Arabic's or their like."""
    found = len(FROM_RIGHT.findall(text))
    return found > 0 and 2 * found > sum(map(str.isalpha, text))


def _gutter(pieces: Sequence[Piece], width: float) -> tuple[float, float, float] | None:
    """Return where a gutter runs and from what height to what; None where the lines stand in one column."""
    best: tuple[int, float, float, float] | None = None
    for at in sorted({round(piece.left - 1.0, 0) for piece in pieces if piece.left > WIDTH * width}):
        for top, bottom in _bands(pieces, at):
            inside = [piece for piece in pieces if bottom <= piece.bottom <= top]
            left = [piece for piece in inside if piece.right <= at]
            right = [piece for piece in inside if piece.left >= at]
            if _is_column(left, width) and _is_column(right, width) and _beside(left, right):
                found = (len(inside), at, top, bottom)
                best = found if best is None or found[0] > best[0] else best
    return best[1:] if best else None


def _bands(pieces: Sequence[Piece], at: float) -> list[tuple[float, float]]:
    """Return the heights, from top to bottom, between the lines that cross the place `at`."""
    bands: list[tuple[float, float]] = []
    top: float | None = None
    bottom = 0.0
    for piece in sorted(pieces, key=lambda piece: -piece.bottom):
        if piece.left < at < piece.right:
            if top is not None:
                bands.append((top, bottom))
            top = None
        else:
            top = piece.bottom if top is None else top
            bottom = piece.bottom
    if top is not None:
        bands.append((top, bottom))
    return bands


def _is_column(pieces: Sequence[Piece], width: float) -> bool:
    if len(pieces) < LINES:
        return False
    words = median(len(piece.text.split()) for piece in pieces)
    return words >= WORDS and median(piece.right - piece.left for piece in pieces) >= WIDTH * width


def _beside(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    spans = [(min(p.bottom for p in side), max(p.top for p in side)) for side in (left, right)]
    shared = min(spans[0][1], spans[1][1]) - max(spans[0][0], spans[1][0])
    return shared >= BESIDE * min(high - low for low, high in spans)
