"""Lines to paragraphs: a line goes on with the next where that one's first word had no room left on it.

The rule holds for ragged and for justified text and needs no indents; a gap, an indent, another size or weight of the
letters say the same or the contrary. Over the end of a column or sheet the words decide. What lies aside between the
halves of a paragraph is put after it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from tellings.reading.formats.pdf import notes
from tellings.reading.formats.pdf.columns import from_right
from tellings.reading.formats.pdf.hyphens import CJK, HYPHEN, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.reading.formats.pdf.pieces import Piece
    from tellings.reading.formats.pdf.running import Set

SAME_SIZE = 0.08
#: A step to the next line so much longer than the usual one parts paragraphs.
GAP = 1.22
#: … but within a sentence, where a raised figure may need the room.
LOOSE = 1.4
#: … and of the steps of a size this share is no accident (a line after a raised figure, a table).
COMMON = 0.05
#: Pieces set one after the other at one height, give or take so many points, are cells of a table's row.
ROW = 3.0
#: Lines that stand closer, in heights of their letters, are one line set unevenly.
CLOSEST = 0.6
INDENT = 0.7  # line heights
#: A first word that would have taken so much of the room left would have been set there; its width is reckoned, so
#: within a sentence the room must be ampler.
FITS = 0.8
FITS_AFTER_STOP = 1.0
#: A line so long, as a share of its column, that ends in no full mark breaks off within a sentence.
LONG = 0.6
#: Lines that begin in places so near, of six points each, have one right edge: an indent, a list, a quotation.
NEAR = 4
PLACE = 6.0
ENDED = re.compile(r"[.!?…:;。！？：؟][\"'”’»)\]]*$")
ITEM = re.compile(r"[•▪◦‣►●■□–—*-]\s|\(?\d{1,3}[.)]\s|\(?[a-zа-я][.)]\s")
BULLET = re.compile(r"[•▪◦‣►●■□]")
DASH = re.compile(r"[–—-]\s*\S")


class Sorted(NamedTuple):
    """A sheet whose parts are told apart: heads, columns of text in reading order, notes, feet."""

    heads: Sequence[Set]
    columns: Sequence[Sequence[Piece]]
    notes: Sequence[Piece]
    feet: Sequence[Set]


class Paragraph(NamedTuple):
    """A paragraph, or a line set aside with its reason; the size of its letters, and the sheet it begins on."""

    text: str
    size: float
    bold: bool
    page: int
    reason: str | None = None


class _Column:
    """What the lines of one column have in common: its edges for each place where lines begin, and its usual step."""

    def __init__(self, pieces: Sequence[Piece], steps: dict[int, float]) -> None:
        self.pieces = pieces
        self.steps = steps
        self.edges: dict[int, float] = defaultdict(lambda: -math.inf)
        for piece in pieces:
            for place in range(_place(piece) - NEAR, _place(piece) + NEAR + 1):
                self.edges[place] = max(self.edges[place], piece.right)
        level = [pair for pair in pairwise(pieces) if abs(pair[0].bottom - pair[1].bottom) < ROW]
        self.cells = {id(piece) for pair in level for piece in pair}
        self.left = min(piece.left for piece in pieces)
        self.right = max(piece.right for piece in pieces)

    def goes_on(self, one: Piece, other: Piece) -> bool:
        """Return whether the line `other` goes on with the paragraph of the line `one`."""
        if not _alike(one, other) or BULLET.match(other.text) or {id(one), id(other)} & self.cells:
            return False
        step = one.bottom - other.bottom
        if one.text.endswith(HYPHEN) or step < -one.size:
            return _over(self, one, other)  # or up again: a column that was too short to be known for one
        usual = self.steps.get(round(one.size), 1.5 * one.size)
        if not CLOSEST * one.size < step <= LOOSE * usual or self._begins_anew(one, other):
            return False
        return (step <= GAP * usual and not self._would_fit(one, other)) or self._within_sentence(one, other)

    def _within_sentence(self, one: Piece, other: Piece) -> bool:
        """Return whether a long line breaks off within a sentence, though the first word of the next had room on it.

        Words that a page keeps together ("in Vietnam", "Mr Lund") go to the next line together, and a PDF does not say
        so: its blanks are all alike.
        """
        if ENDED.search(one.text) or ITEM.match(other.text) or abs(one.left - other.left) > INDENT * one.size:
            return False
        if one.right - one.left < LONG * (self.edges[_place(one)] - one.left):
            return False
        return other.text[:1].islower() or not self._would_fit(one, other, words=2)

    def _begins_anew(self, one: Piece, other: Piece) -> bool:
        """Return whether the line `other` is indented, or is an item or an answer after a full stop."""
        if ENDED.search(one.text) and (DASH.match(other.text) or ITEM.match(other.text)):
            return True
        return other.left - one.left > INDENT * one.size and not ITEM.match(one.text) and not _centred(one, other)

    def is_full(self, one: Piece, other: Piece) -> bool:
        """Return whether there was no room on the line `one` for the first word of `other`."""
        return not self._would_fit(one, other)

    def _would_fit(self, one: Piece, other: Piece, *, words: int = 1) -> bool:
        """Return whether the first words of a line had room on the line before it."""
        room = self.edges[_place(one)] - one.right
        if _centred(one, other):
            room = (self.right - self.left) - (one.right - one.left)
        width = (other.right - other.left) / max(1, len(other.text))
        fits = FITS_AFTER_STOP if ENDED.search(one.text) else FITS
        return width * (len(_first(other.text, words)) + 1) < fits * room


def joined(sheets: Sequence[Sorted]) -> list[Paragraph]:
    """Return the paragraphs of all sheets in reading order, and among them what was set aside."""
    steps = _steps(sheets)
    words = Words(piece.text for sheet in sheets for column in sheet.columns for piece in column)
    made: list[Paragraph] = []
    waiting: list[Paragraph] = []
    open_: list[Piece] = []
    begun, last = 0, None
    for number, sheet in enumerate(sheets):
        waiting += [Paragraph(each.text, 0.0, bold=False, page=number, reason=each.reason) for each in sheet.heads]
        for pieces in map(_read_forward, sheet.columns):
            column = _Column(pieces, steps)
            for at, piece in enumerate(pieces):
                on = open_ and (column.goes_on(open_[-1], piece) if at else _over(last, open_[-1], piece))
                if not on:
                    made += _closed(open_, begun, words)
                    made += waiting
                    waiting, open_, begun = [], [], number
                open_.append(piece)
            last = column
        waiting += _notes(sheet.notes, number, words)
        waiting += [Paragraph(each.text, 0.0, bold=False, page=number, reason=each.reason) for each in sheet.feet]
    return [*made, *_closed(open_, begun, words), *waiting]


def _read_forward(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the lines of a column, those that run from right to left turned: they begin and end where others do."""
    return [
        structs.replace(piece, left=-piece.right, right=-piece.left) if from_right(piece.text) else piece
        for piece in pieces
    ]


def _alike(one: Piece, other: Piece) -> bool:
    """Return whether two lines are set alike: in one size, and not the one bold as a whole and the other not.

    A bold word where a line ends or begins parts nothing, nor does a bold line that breaks off within a sentence.
    """
    if abs(one.size - other.size) > SAME_SIZE * one.size:
        return False
    whole = one.bold and one.ends_bold, other.bold and other.ends_bold
    return whole[0] == whole[1] or one.ends_bold == other.bold or other.text[:1].islower()


def _over(column: _Column | None, one: Piece, other: Piece) -> bool:
    """Return whether a paragraph goes on over the end of a column or sheet."""
    if column is None or not _alike(one, other):
        return False
    if one.text.endswith(HYPHEN):
        return True
    if ENDED.search(one.text) or ITEM.match(other.text):
        return False
    return other.text[:1].islower() or column.is_full(one, other)


def _closed(pieces: Sequence[Piece], page: int, words: Words) -> Iterator[Paragraph]:
    if pieces:
        bold = all(piece.bold and piece.ends_bold for piece in pieces)
        yield Paragraph(words.joined([piece.text for piece in pieces]), pieces[0].size, bold=bold, page=page)


def _notes(pieces: Sequence[Piece], page: int, words: Words) -> Iterator[Paragraph]:
    lines: list[str] = []
    for piece in pieces:
        if lines and notes.begins(piece.text):
            yield Paragraph(words.joined(lines), piece.size, bold=False, page=page, reason="footnote")
            lines = []
        lines.append(piece.text)
    if lines:
        yield Paragraph(words.joined(lines), pieces[-1].size, bold=False, page=page, reason="footnote")


def _steps(sheets: Sequence[Sorted]) -> dict[int, float]:
    """Return the step from line to line within paragraphs for each size of letters: the shortest, but for accidents."""
    found: dict[int, Counter[float]] = defaultdict(Counter)
    for sheet in sheets:
        for column in sheet.columns:
            for one, other in pairwise(column):
                step = one.bottom - other.bottom
                if CLOSEST * one.size < step < 2 * one.size:
                    found[round(one.size)][round(2 * step) / 2] += 1
    return {
        size: min((step for step in steps if steps[step] >= max(2, COMMON * steps.total())), default=min(steps))
        for size, steps in found.items()
    }


def _first(text: str, words: int) -> str:
    """Return the first words of a line; of a script without blanks, the first characters."""
    return text[:words] if CJK.match(text) else " ".join(text.split(maxsplit=words)[:words])


def _place(piece: Piece) -> int:
    return round(piece.left / PLACE)


def _centred(one: Piece, other: Piece) -> bool:
    middle = abs((one.left + one.right) - (other.left + other.right)) / 2
    return middle < 2 and abs(one.left - other.left) > 4
