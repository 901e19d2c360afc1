"""DOCX to a page: paragraphs, headings, lists and tables in their order; notes, running heads and comments aside.

python-docx opens the package and knows its parts; the body is walked as XML, because its paragraphs leave out what
stands in content controls, in text boxes and in tracked insertions. What was deleted or moved away is not read.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tellings.errors import Empty, NotText, TooLarge
from tellings.reading.formats.contents import Given, Laid, Opened
from tellings.reading.formats.extras import missing
from tellings.reading.page import Line, Page, Within

if TYPE_CHECKING:
    from collections.abc import Iterator

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAGIC = b"PK\x03\x04"
MAIN = "word/document.xml"
#: What a document may unpack to. Its text takes ten times its size as XML and again as a tree; pictures are not opened
#: as such but lie in memory too.
LARGEST_XML = 40_000_000
LARGEST = 200_000_000
MOST_PARTS = 5_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DROPPED = "del moveFrom pPr rPr sectPr tblPr tcPr trPr sdtPr instrText"
LEFT_OUT = {f"{W}{tag}" for tag in DROPPED.split()} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same text box once more
}
OFF = {"0", "false", "off", "none"}
WRITTEN_IN = 31  # days
TEMPLATES = {"python-docx"}


def is_word(data: bytes) -> bool:
    """Return whether the bytes are a ZIP archive with a Word document in it."""
    return data.startswith(MAGIC) and MAIN.encode() in data


class _Package(Struct):
    """The parts of a document as XML elements, what its styles say of paragraphs, and its properties."""

    body: Any
    heads: list[Any]
    feet: list[Any]
    notes: list[Any]
    styles: dict[str, int]
    given: Given


def opened(data: bytes, name: str) -> Opened:
    """Return the page of a DOCX. Raises NotText where it is broken or python-docx is not there, TooLarge for a bomb."""
    package = _package(data, name)
    reader = _Reader(package.styles)
    reader.aside(package.heads, "running head")
    reader.walk(package.body, 0)
    reader.aside(package.feet, "running foot")
    reader.aside(package.notes, "footnote")
    if not reader.lines:
        raise Empty(f"{name}: a Word document without text", hint="a picture of a text cannot be read")
    return reader.opened(package.given)


def _package(data: bytes, name: str) -> _Package:
    _must_be_small(data, name)
    try:
        from docx import Document  # noqa: PLC0415  an extra, and slow to load
    except ImportError as fault:
        raise missing(name, "a Word document (DOCX)", "docx") from fault
    try:
        document = Document(io.BytesIO(data))
        return _Package(
            body=document.element.body,
            heads=_running(document, "header"),
            feet=_running(document, "footer"),
            notes=[note for kind in ("footnotes", "endnotes") for note in _notes(document, kind)],
            styles=_headings(document),
            given=_given(document),
        )
    except Exception as fault:  # whatever a broken package makes python-docx and lxml stumble over
        raise _broken(name, fault) from fault


def _must_be_small(data: bytes, name: str) -> None:
    """Raise before anything is unpacked where it would be too much; zipfile never gives more than was announced."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError) as fault:
        raise _broken(name, fault) from fault
    whole = sum(part.file_size for part in parts)
    written = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if whole > LARGEST or written > LARGEST_XML or len(parts) > MOST_PARTS:
        raise TooLarge(f"{name}: a Word document that unpacks to {whole:,} bytes", hint="save it as text, or in parts")


def _broken(name: str, fault: Exception) -> NotText:
    said = " ".join(str(fault).split())[:100] or type(fault).__name__
    return NotText(f"{name}: a Word document that is broken: {said}", hint="open it and save it again, or save as text")


def _running(document: Any, kind: str) -> list[Any]:
    """Return the headers or footers; one that is the same as another section's stands there once."""
    every = [getattr(section, f"{prefix}{kind}") for section in document.sections for prefix in ("", "first_page_")]
    return [part._element for part in every if not part.is_linked_to_previous]


def _notes(document: Any, kind: str) -> list[Any]:
    """Return the notes; the two that only hold the separating rule have a type and are left out."""
    from docx.oxml import parse_xml  # noqa: PLC0415  beside the document it opened

    parts = [rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith(f"/{kind}")]
    return [note for part in parts for note in parse_xml(part.blob) if note.get(f"{W}type") in (None, "normal")]


def _headings(document: Any) -> dict[str, int]:
    """Return what each style of paragraphs says of them, by the style's id."""
    found: dict[str, int] = {}
    for style in document.styles:
        name = (style.name or "").lower()
        if name in ("title", "heading 1"):
            found[style.style_id] = Within.HEADING | Within.H1
        elif name.startswith(("heading", "subtitle")):
            found[style.style_id] = Within.HEADING
        elif name.startswith("list"):
            found[style.style_id] = Within.LIST
        elif name == "caption":
            found[style.style_id] = Within.CAPTION
        elif "quote" in name:
            found[style.style_id] = Within.QUOTE
    return found


def _given(document: Any) -> Given:
    """Return title and day of the document's properties, which stand in where the text has none.

    The day is that of the last change, and only of a document made shortly before: a template's is years old, and an
    archive's copy may be years younger. What a program wrote without a person's clock says so by its name.
    """
    said = document.core_properties
    title, made, changed = (said.title or "").strip() or None, said.created, said.modified
    template = said.author in TEMPLATES
    if not made or not changed or template or abs((changed - made).days) > WRITTEN_IN:
        return Given(title=title)
    return Given(title=title, published=changed.date().isoformat())


class _Piece(Struct):
    """A line being read: its words so far and how many of its letters are linked and bold."""

    words: list[str]
    whole: int = 0
    linked: int = 0
    bold: int = 0


class _Reader:
    """Walks the parts and keeps lines, and which of them the format sets aside."""

    def __init__(self, styles: dict[str, int]) -> None:
        self.styles = styles
        self.lines: list[tuple[str, int, float, float, bool, str | None]] = []
        self.blank = False
        self.reason: str | None = None

    def aside(self, parts: list[Any], reason: str) -> None:
        """Read parts that are no account."""
        self.reason = reason
        for part in parts:
            self.walk(part, 0)
        self.reason = None

    def walk(self, element: Any, within: int) -> None:
        """Read the paragraphs in an element, those of tables and text boxes in them too."""
        for child in element:
            if child.tag in LEFT_OUT or not isinstance(child.tag, str):
                continue
            if child.tag == f"{W}p":
                self._paragraph(child, within)
            else:
                self.walk(child, within | Within.TABLE if child.tag == f"{W}tbl" else within)

    def _paragraph(self, element: Any, within: int) -> None:
        within |= self._style(element.find(f"{W}pPr"))
        boxes: list[Any] = []
        piece = _Piece([])
        for word, linked, bold in self._words(element, boxes, linked=False):
            if word == "\n":
                self._keep(piece, within)
                piece = _Piece([])
                continue
            length = len(word.strip())
            piece.words.append(word)
            piece.whole += length
            piece.linked += length * linked
            piece.bold += length * bold
        self._keep(piece, within)
        for box in boxes:
            self.walk(box, within)

    def _style(self, properties: Any) -> int:
        if properties is None:
            return 0
        style = properties.find(f"{W}pStyle")
        within = self.styles.get(style.get(f"{W}val"), 0) if style is not None else 0
        within |= Within.LIST if properties.find(f"{W}numPr") is not None else 0
        return within | (Within.HEADING if properties.find(f"{W}outlineLvl") is not None else 0)

    def _words(
        self, element: Any, boxes: list[Any], *, linked: bool, bold: bool = False
    ) -> Iterator[tuple[str, bool, bool]]:
        """Give the pieces of a paragraph, each with whether it is linked and bold; keep its text boxes for later."""
        for child in element:
            tag = child.tag
            if tag in LEFT_OUT or not isinstance(tag, str):
                continue
            if tag == f"{W}t":
                yield child.text or "", linked, bold
            elif tag in (f"{W}tab", f"{W}ptab"):
                yield " ", linked, bold
            elif tag == f"{W}noBreakHyphen":
                yield "-", linked, bold
            elif tag == f"{W}cr" or (tag == f"{W}br" and child.get(f"{W}type") in (None, "textWrapping")):
                yield "\n", linked, bold
            elif tag == f"{W}txbxContent":
                boxes.append(child)
            elif tag == f"{W}r":
                if not _set(child, "vanish"):
                    yield from self._words(child, boxes, linked=linked, bold=_set(child, "b"))
            else:
                yield from self._words(child, boxes, linked=linked or tag == f"{W}hyperlink", bold=bold)

    def _keep(self, piece: _Piece, within: int) -> None:
        words = " ".join("".join(piece.words).split())
        if not words:
            self.blank = True
            return
        whole = max(1, piece.whole)
        self.lines.append((words, within, piece.linked / whole, piece.bold / whole, self.blank, self.reason))
        self.blank = False

    def opened(self, given: Given) -> Opened:
        """Return what was read."""
        kept: list[Line] = []
        laid: list[Laid] = []
        at = 0
        for words, within, linked, bold, blank, reason in self.lines:
            line = Line(at, at + len(words), blank_before=blank, within=within, linked=linked, bold=bold)
            at += len(words) + 1
            if reason:
                laid.append(Laid(line, reason))
            else:
                kept.append(line)
        text = "\n".join(words for words, *_ in self.lines)
        return Opened(Page(text, tuple(kept)), MEDIA_TYPE, given=given, laid=tuple(laid))


def _set(run: Any, name: str) -> bool:
    """Return whether a run has a property on, such as bold."""
    properties = run.find(f"{W}rPr")
    found = None if properties is None else properties.find(f"{W}{name}")
    return found is not None and (found.get(f"{W}val") or "on").lower() not in OFF
