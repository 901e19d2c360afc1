"""What stands at the head and foot of sheet after sheet: running heads, page numbers, a browser's day and address."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.reading.formats.pdf.pieces import Piece, Sheet

#: How far into the sheet heads and feet reach, as a share of its height, and how many rows they have.
MARGIN = 0.12
ROWS = 3
#: On so many sheets a row must stand at one height to be a running head, in a long document and in a short one.
OFTEN, LONG = 3, 5
TWICE = 2
SAME_HEIGHT = 4.0  # points: those of a row, or of a head that is not set quite level on all sheets
NUMBER = re.compile(
    r"[\s\-–—|·•\[(]*(?:page|p\.|pg\.?|seite|s\.|стр\.?|страница|página|pág\.?|pagina|sayfa|صفحة|第)?\s*"
    r"(?:\d{1,4}|[ivxlc]{1,7})\s*(?:(?:/|\||of|von|из|de|sur|di|من)\s*\d{1,4})?\s*[页頁]?[\s\-–—|·•\])]*",
    re.IGNORECASE,
)
#: What browsers print in the margins, also of a single sheet: the day and hour of printing, the address.
PRINTED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}:\d\d(?:\s?[AP]M)?\b.{0,300}", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?")
DIGITS = re.compile(r"\d+")

HEAD, FOOT, PAGE = "running head", "running foot", "page number"


class Set(NamedTuple):
    """A row that was set aside, and why."""

    text: str
    reason: str


class Row(NamedTuple):
    """Pieces side by side at the head or foot of a sheet."""

    pieces: tuple[Piece, ...]
    head: bool

    @property
    def text(self) -> str:
        """Its words from left to right."""
        return " ".join(piece.text for piece in sorted(self.pieces, key=lambda piece: piece.left))


def apart(sheets: Sequence[Sheet]) -> list[tuple[list[Set], list[Piece], list[Set]]]:
    """Return for each sheet its heads, its own text, and its feet with the page number."""
    margins = [_margins(sheet) for sheet in sheets]
    often = OFTEN if len(sheets) > LONG else TWICE
    seen = Counter(key for rows in margins for key in {_key(row) for part in rows for row in part})
    made = []
    for sheet, rows in zip(sheets, margins, strict=True):
        taken: list[tuple[Row, str]] = []
        for part in rows:
            for row in part:
                reason = _reason(row, repeated=_times(row, seen) >= often)
                if reason is None:
                    break  # what stands further in is text, whatever it looks like
                taken.append((row, reason))
        gone = {id(piece) for row, _ in taken for piece in row.pieces}
        heads = [Set(row.text, reason) for row, reason in taken if row.head]
        feet = [Set(row.text, reason) for row, reason in taken if not row.head]
        made.append((heads, [piece for piece in sheet.pieces if id(piece) not in gone], feet[::-1]))
    return made


def _margins(sheet: Sheet) -> tuple[list[Row], list[Row]]:
    """Return the outermost rows of a sheet, at the head and at the foot, from the edge inwards."""
    rows: list[list[Piece]] = []
    for piece in sorted(sheet.pieces, key=lambda piece: -piece.bottom):
        if rows and abs(rows[-1][0].bottom - piece.bottom) <= SAME_HEIGHT:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    high, low = sheet.height * (1 - MARGIN), sheet.height * MARGIN
    heads = [Row(tuple(row), head=True) for row in rows[:ROWS] if row[0].bottom >= high]
    feet = [Row(tuple(row), head=False) for row in rows[: -ROWS - 1 : -1] if row[0].top <= low]
    return heads, feet


def _key(row: Row) -> tuple[str, bool, int]:
    """Return what is the same of a head on all its sheets: words without their numbers, and the height."""
    return DIGITS.sub("0", row.text.casefold()), row.head, round(row.pieces[0].bottom / SAME_HEIGHT)


def _times(row: Row, seen: Counter[tuple[str, bool, int]]) -> int:
    words, head, height = _key(row)
    return sum(seen[words, head, height + off] for off in (-1, 0, 1))


def _reason(row: Row, *, repeated: bool) -> str | None:
    text = row.text
    if NUMBER.fullmatch(text):
        return PAGE
    if repeated or (row.head and PRINTED.fullmatch(text)) or (not row.head and ADDRESS.fullmatch(text)):
        return HEAD if row.head else FOOT
    return None
