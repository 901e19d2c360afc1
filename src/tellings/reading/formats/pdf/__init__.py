"""PDF to a page: lines in reading order become paragraphs again; what stands on every page and notes lie aside.

`pieces` takes the lines and where they stand from PDFium; `running` knows heads, feet and page numbers; `notes` the
notes at the foot; `columns` the order of reading; `paragraphs` joins lines. A PDF says nothing of all this: it is
judged by place, size and words, and then read as flat text is, with its headings known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tellings.errors import NotText
from tellings.reading.formats.contents import Given, Laid, Opened
from tellings.reading.formats.pdf import columns, notes, paragraphs, pieces, running
from tellings.reading.page import Line, Page, Within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.reading.formats.pdf.paragraphs import Paragraph
    from tellings.reading.formats.pdf.pieces import Sheet

MEDIA_TYPE = "application/pdf"
MAGIC = b"%PDF-"
SNIFFED = 1024  # bytes before the mark that readers put up with
#: By so much a heading is larger than the text; the page's own title is more.
HEADING = 1.12
TITLE = 1.3
#: Of the characters, those that stand for no letter. A font without a table of its characters gives hardly any other.
MOST_NAMELESS = 0.3
NAMELESS = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
FILE_NAME = re.compile(
    r"^(?:microsoft word|untitled|slide \d|about:blank)|\.(?:docx?|rtf|odt|pdf|indd|html?|qxd)$", re.IGNORECASE
)
#: Programs that people write with; what a browser or a printer made was made on the day of saving.
WRITERS = re.compile(r"\bword\b|writer|indesign|pages|latex|tex\b|quark|scribus|publisher", re.IGNORECASE)
WRITTEN = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def is_pdf(data: bytes) -> bool:
    """Return whether the bytes are a PDF; its mark may stand after a few bytes of something else."""
    start = data[:SNIFFED]
    return start.lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(MAGIC) or (
        MAGIC in start and b"%%EOF" in data[-SNIFFED:]
    )


def opened(data: bytes, name: str) -> Opened:
    """Return the page of a PDF. Raises NotText where it is broken, locked or without text, or pypdfium2 is missing."""
    sheets, properties = pieces.read(data, name)
    written = "".join(piece.text for sheet in sheets for piece in sheet.pieces)
    if not written.strip():
        raise NotText(f"{name}: a PDF of pictures, without text", hint="make its text readable first (OCR)")
    if len(NAMELESS.findall(written)) > MOST_NAMELESS * len(written):
        raise NotText(
            f"{name}: a PDF whose fonts do not say which letters they are", hint="save the page as text or HTML"
        )
    body = _body_size(sheets)
    found = paragraphs.joined(_sorted(sheets, body))
    return _page(found, body, _given(properties))


def _sorted(sheets: Sequence[Sheet], body: float) -> list[paragraphs.Sorted]:
    """Return for each sheet its running heads, columns of text, notes and feet."""
    made = []
    for sheet, (heads, rest, feet) in zip(sheets, running.apart(sheets), strict=True):
        text, under = notes.apart(rest, body)
        made.append(paragraphs.Sorted(heads, columns.ordered(text, sheet.width), under, feet))
    return made


def _body_size(sheets: Sequence[Sheet]) -> float:
    """Return the size in which most of the text is set."""
    letters: dict[float, int] = {}
    for sheet in sheets:
        for piece in sheet.pieces:
            letters[round(piece.size, 1)] = letters.get(round(piece.size, 1), 0) + len(piece.text)
    return max(letters, key=lambda size: letters[size])


def _page(found: Sequence[Paragraph], body: float, given: Given) -> Opened:
    largest = max((each.size for each in found if each.page == 0 and not each.reason), default=body)
    told: list[Line] = []
    laid: list[Laid] = []
    at = 0
    for each in found:
        line = Line(at, at + len(each.text), bold=float(each.bold), within=_within(each, body, largest))
        at += len(each.text) + 1
        if each.reason:
            laid.append(Laid(line, each.reason))
        else:
            told.append(line)
    text = "\n".join(each.text for each in found)
    return Opened(Page(text, tuple(told)), MEDIA_TYPE, given=given, laid=tuple(laid))


def _within(each: Paragraph, body: float, largest: float) -> int:
    if each.size < HEADING * body:
        return Within.PARAGRAPH
    return Within.HEADING | (Within.H1 if each.size >= max(TITLE * body, 0.99 * largest) else 0)


def _given(properties: dict[str, str]) -> Given:
    """Return what the properties say, to stand in: a title may be a file's name, and a date that of printing."""
    title = " ".join(properties.get("Title", "").split())
    found = [WRITTEN.match(properties.get(key, "")) for key in ("CreationDate", "ModDate")]
    day = None
    if all(found) and found[0] and found[1] and found[0][0] == found[1][0]:
        day = "-".join(found[0].groups()) if WRITERS.search(properties.get("Creator", "")) else None
    return Given(title=title if title and not FILE_NAME.search(title) else None, published=day)
