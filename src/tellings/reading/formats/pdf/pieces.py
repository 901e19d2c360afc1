"""The lines of a PDF as PDFium gives them: words, place, size and weight of each.

PDFium gives the characters of a sheet in the order they were set, with an end of line where the next one stands on
another; a line that leaps over a gutter is cut there. A few characters of each line are asked for their place, not all:
that makes the difference between two seconds and twenty for a book.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tellings.errors import NotText, TooLarge
from tellings.reading.formats.extras import missing

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Sheets and characters beyond which a PDF is a library, not a document.
MOST_SHEETS = 3_000
MOST_CHARACTERS = 20_000_000
#: A gap of so many line heights within a line is a gutter or a table's rule, not a blank.
GUTTER = 1.2
#: … if it is so many times as wide as the other blanks of its line, or wider than any blank is.
WIDER = 2.5
WIDEST = 4.0
BOLD = 600
NAMED_BOLD = re.compile(rb"bold|black|heavy", re.IGNORECASE)
#: A raised figure or ending ("11th") is a line to PDFium, and so is what follows it. They overlap in height by so much
#: of the lower one's, and the second begins so near to the first one's end, in heights of the higher.
OVERLAP = 0.5
BESIDE = 0.4
#: From so much on there is a blank between them.
BLANK = 0.1
FARTHEST = 1e6  # points; the largest sheet that PDF knows has 14,400
WORD = re.compile(r"\S+")
# PDFium puts U+FFFE for a hyphen that breaks a word and for the end of its line together.
ENDS = re.compile("\r\n|\r|\n|(?<=\ufffe)")
NOTHING = re.compile("[\x00-\x08\x0b-\x1f\u00ad\ufeff\ud800-\udfff]")
Box = tuple[float, float, float, float]
BROKEN = 2  # the same hyphen, asked for by itself
PASSWORD = 4  # FPDF_ERR_PASSWORD


class Piece(Struct, frozen=True):
    """A line of one column: its words, its box in points from the lower left, its height, and whether it is bold.

    `bold` and `ends_bold` are of its first and its last letter. A hyphen at its end that only breaks a word is U+FFFE.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False
    ends_bold: bool = False

    @property
    def size(self) -> float:
        """The height of its letters, ascenders and descenders included."""
        return self.top - self.bottom


class Sheet(Struct, frozen=True):
    """One sheet: its size in points and its lines in the order in which they were set."""

    width: float
    height: float
    pieces: tuple[Piece, ...]


def read(data: bytes, name: str) -> tuple[list[Sheet], dict[str, str]]:
    """Return the sheets of a PDF and its properties. Raises NotText where there is none to read, TooLarge."""
    try:
        import pypdfium2  # noqa: PLC0415  an extra
    except ImportError as fault:
        raise missing(name, "a PDF", "pdf") from fault
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise _unread(name, str(fault), locked=getattr(fault, "err_code", None) == PASSWORD) from fault
    try:
        if len(document) > MOST_SHEETS:
            raise TooLarge(
                f"{name}: a PDF of {len(document)} pages", hint="cut it to the account that is to be compared"
            )
        return list(_sheets(document, name)), document.get_metadata_dict()
    finally:
        document.close()


def _sheets(document: Any, name: str) -> Iterator[Sheet]:
    from pypdfium2 import PdfiumError  # noqa: PLC0415  loaded by now

    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            words = page.get_textpage()
        except PdfiumError:
            continue  # a sheet that is broken is left out as a viewer leaves it white
        found = tuple(_pieces(words))
        characters += sum(len(piece.text) for piece in found)
        if characters > MOST_CHARACTERS:
            raise TooLarge(f"{name}: a PDF of over {MOST_CHARACTERS:,} characters", hint="cut it to the account")
        yield Sheet(page.get_width(), page.get_height(), found)
        words.close()
        page.close()


def _pieces(words: Any) -> Iterator[Piece]:
    places = _Places(words)
    text = places.text
    start = 0
    last: Piece | None = None
    for end in (*(found.span() for found in ENDS.finditer(text)), (len(text), len(text))):
        for piece in _cut(text, start, end[0], places):
            if last and (gap := _beside(last, piece)) is not None:
                last = _with(last, piece, blank=gap > BLANK * last.size)
                continue
            if last:
                yield last
            last = piece
        start = end[1]
    if last:
        yield last


def _beside(one: Piece, other: Piece) -> float | None:
    """Return how far a piece stands from the one before it where the two are one line; null where they are not."""
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    gap = max(other.left - one.right, one.left - other.right)
    if one.text.endswith("\ufffe") or shared < OVERLAP * min(one.size, other.size):
        return None
    return gap if abs(gap) <= BESIDE * max(one.size, other.size) else None


def _with(one: Piece, other: Piece, *, blank: bool) -> Piece:
    """Return two pieces of a line as one; it is as high as the larger of them."""
    higher = one if one.size >= other.size else other
    return Piece(
        one.text + (" " if blank else "") + other.text,
        left=min(one.left, other.left),
        right=max(one.right, other.right),
        bottom=higher.bottom,
        top=higher.top,
        bold=one.bold,
        ends_bold=other.ends_bold,
    )


def _cut(text: str, start: int, end: int, places: _Places) -> Iterator[Piece]:
    """Give the pieces of the line from `start` to `end`, cut where it leaps."""
    words = [found.span() for found in WORD.finditer(text, start, end)]
    gaps = [_gap(places.box(one[1] - 1), places.box(other[0])) for one, other in pairwise(words)]
    if not words:
        return
    middle = places.middle(words[0][0], words[-1][1])
    height = max(middle[3] - middle[2], 1.0)
    # Justified lines have wide blanks, all of a kind; a gutter is wider than the others of its line.
    usual = WIDER * median_low(gaps) if len(gaps) > 1 else math.inf
    least = max(GUTTER * height, min(usual, WIDEST * height))
    begun = 0
    for at, gap in enumerate(gaps, start=1):
        if gap > least:
            yield from _piece(text, words[begun][0], words[at - 1][1], places)
            begun = at
    yield from _piece(text, words[begun][0], words[-1][1], places)


def _gap(one: Box, other: Box) -> float:
    """Return the room between two letters; the second where the line runs from right to left."""
    return max(other[0] - one[1], one[0] - other[1])


def _piece(text: str, start: int, end: int, places: _Places) -> Iterator[Piece]:
    said = _clean(text[start:end])
    if not said:
        return
    first, last = places.box(start), places.box(end - 1)
    # The first letter may be a small raised figure or a large initial: the line is as high as its middle.
    middle = places.middle(start, end)
    yield Piece(
        said,
        left=min(first[0], last[0]),
        right=max(first[1], last[1]),
        bottom=middle[2],
        top=max(middle[3], middle[2] + 1.0),
        bold=places.bold(start),
        ends_bold=places.bold(end - 1),
    )


def _clean(text: str) -> str:
    """Return the words as text has them: pairs of surrogates joined, blanks one, no control characters."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return " ".join(NOTHING.sub("", whole).split())


class _Places:
    """The characters of one sheet, and where each stands, asked for when it is wanted."""

    def __init__(self, words: Any) -> None:
        from ctypes import byref, c_int, create_string_buffer  # noqa: PLC0415  for PDF only

        from pypdfium2 import raw  # noqa: PLC0415

        self.words, self.raw, self.byref = words, raw, byref
        self.rectangle = raw.FS_RECTF()
        self.name, self.flags = create_string_buffer(256), c_int()
        count = words.count_chars()
        text = words.get_text_range() if count > 0 else ""
        # The text leaves out what is no character, and then its places are not those of the characters.
        self.text = text if len(text) == count else "".join(map(self._character, range(count)))

    def _character(self, at: int) -> str:
        code: int = self.raw.FPDFText_GetUnicode(self.words, at)
        return "\ufffe" if code == BROKEN else chr(code) if 0 < code < 0x110000 else "\ufffd"

    def box(self, at: int) -> Box:
        """Return left, right, bottom and top of a character."""
        box = self.rectangle
        known = self.raw.FPDFText_GetLooseCharBox(self.words, at, self.byref(box))
        found = (box.left, box.right, box.bottom, box.top)
        # A broken matrix sets letters nowhere, or light years away.
        return found if known and all(abs(edge) < FARTHEST for edge in found) else (0.0, 0.0, 0.0, 0.0)

    def middle(self, start: int, end: int) -> Box:
        """Return the box of the letter nearest to the middle of a stretch: a blank has no height."""
        half = (start + end) // 2
        after = WORD.search(self.text, half, end)
        return self.box(after.start() if after else half)

    def bold(self, at: int) -> bool:
        """Return whether a character is set in bold."""
        if self.raw.FPDFText_GetFontWeight(self.words, at) >= BOLD:
            return True
        # What PDFium reckons of a font without a weight, as Chromium writes them, is far too light: its name tells.
        length = self.raw.FPDFText_GetFontInfo(self.words, at, self.name, len(self.name), self.flags)
        return bool(0 < length <= len(self.name) and NAMED_BOLD.search(self.name.value))


def _unread(name: str, said: str, *, locked: bool) -> NotText:
    if locked or "password" in said.lower():
        return NotText(f"{name}: a PDF that asks for a password", hint="open it with its password and save it without")
    return NotText(f"{name}: a PDF that is broken", hint="fetch it again, or print it to a new PDF")
