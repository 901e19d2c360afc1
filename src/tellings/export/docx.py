"""DOCX: a table of the passages, with a comment for each finding on the words it rests on.

Up to four tellings stand in columns; more stand under each other within their passage, for a page is not wider. The
comments bear no time of making and the archive a fixed one, so the same comparison is the same bytes.
"""

from __future__ import annotations

import io
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from tellings.export import archive, places
from tellings.export.characters import shown
from tellings.export.extras import missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tellings.model import Comparison, Finding, Passage, Telling

#: More columns of text than this leave no room for a sentence on a page laid across.
ABREAST = 4
#: Characters of a quote in a comment; the words themselves stand in the table.
QUOTE = 300
#: Centimetres: the page's margins, a column of numbers or signs, and all columns of a letter-size page laid across.
MARGIN, NARROW, ACROSS = 1.8, 1.2, 24.3
STATES = {"same": "=", "reworded": "≈", "differs": "≠", "only": "◐"}


class _Mark(NamedTuple):
    """A place in one telling that a finding rests on; `first` is the one that its comment hangs on."""

    start: int
    end: int
    finding: int
    first: bool


def write(comparison: Comparison, file: BinaryIO) -> None:
    """Write the document to `file`. Raises ExportError where python-docx 1.2 or later is not there."""
    try:
        import docx  # noqa: PLC0415  an extra
        from docx.enum.section import WD_ORIENT  # noqa: PLC0415
        from docx.shared import Cm  # noqa: PLC0415
    except ImportError as fault:
        raise missing("docx", "python-docx") from fault
    document: Any = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(MARGIN)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = "What differs between the tellings", "tellings", ""
    properties.created = properties.modified = datetime(*archive.DAY)
    document.add_heading("What differs between the tellings", 1)
    for telling in comparison.tellings:
        document.add_paragraph(_head(telling))
    unplaced = _table(document, comparison)
    if unplaced:
        document.add_heading("Differences outside the passages", 2)
        for at in unplaced:
            run = document.add_paragraph().add_run(shown(comparison.findings[at].note) or comparison.findings[at].kind)
            _comment(document, [run], comparison, at)
    made = io.BytesIO()
    document.save(made)
    archive.steady(made, file)


def _head(telling: Telling) -> str:
    name = shown(telling.publisher or telling.source.name)
    facts = [shown(fact) for fact in (telling.title, telling.published, telling.place, telling.language) if fact]
    return f"{telling.id}  {name}" + (f": {'; '.join(facts)}" if facts else "")


def _table(document: Any, comparison: Comparison) -> list[int]:
    """Write the table; return the findings, by index, that no passage of it has a place for."""
    abreast = len(comparison.tellings) <= ABREAST
    sides = [telling.id for telling in comparison.tellings]
    heads = ["", "", *sides] if abreast else ["", "", "", "Words"]
    rows = [*_rows(comparison, abreast=abreast)]
    if not rows:
        return [*range(len(comparison.findings))]
    table = document.add_table(rows=1 + len(rows), cols=len(heads), style="Table Grid")
    table.autofit = False
    marks, left = _marks(comparison)
    widths = _widths(len(heads), 1 if not abreast else len(sides))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    # python-docx finds a cell by counting through all of them: row by row is a table's length, not its square.
    for at, line in enumerate(table.rows):
        cells = line.cells
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
        _kept(line, head=at == 0)
        if at == 0:
            for cell, head in zip(cells, heads, strict=True):
                cell.paragraphs[0].add_run(head).bold = True
            continue
        for cell, content in zip(cells, rows[at - 1], strict=True):
            if isinstance(content, str):
                cell.paragraphs[0].add_run(content)
            else:
                telling, indices = content
                left -= _fill(document, cell.paragraphs[0], comparison, telling, indices, marks=marks[telling.id])
    return sorted(left)


def _rows(comparison: Comparison, *, abreast: bool) -> Iterable[list[Any]]:
    """Give the cells of each row: texts, or a telling with its sentences."""
    for number, passage in enumerate(comparison.passages, 1):
        sign = STATES.get(passage.state, "") + (" ↕" if passage.moved else "") + (" Σ" if passage.summary else "")
        if abreast:
            told = {telling.id: indices for telling, indices in places.told(comparison, passage)}
            cells = [(each, told[each.id]) if each.id in told else "—" for each in comparison.tellings]
            yield [str(number), sign, *cells]
        else:
            yield from _beneath(comparison, passage, number, sign)


def _beneath(comparison: Comparison, passage: Passage, number: int, sign: str) -> Iterable[list[Any]]:
    for at, (telling, indices) in enumerate(places.told(comparison, passage)):
        yield [str(number) if not at else "", sign if not at else "", telling.id, (telling, indices)]


def _marks(comparison: Comparison) -> tuple[dict[str, list[_Mark]], set[int]]:
    """Return the places of the findings by telling, and all findings by index."""
    marks: dict[str, list[_Mark]] = {telling.id: [] for telling in comparison.tellings}
    for at, finding in enumerate(comparison.findings):
        first = True
        for telling in comparison.tellings:
            for span in sorted(finding.spans.get(telling.id, ())):
                marks[telling.id].append(_Mark(span.start, max(span.end, span.start + 1), at, first))
                first = False
    return marks, set(range(len(comparison.findings)))


def _fill(
    document: Any,
    paragraph: Any,
    comparison: Comparison,
    telling: Telling,
    indices: Sequence[int],
    *,
    marks: list[_Mark],
) -> set[int]:
    """Write the sentences, cut into runs at the marks, and the comments; return the findings that have theirs."""
    done: set[int] = set()
    for at, span in enumerate(places.runs(telling, indices)):
        if at:
            paragraph.add_run(places.GAP)
        here = [mark for mark in marks if mark.start < span.end and span.start < mark.end]
        inside = {edge for mark in here for edge in (mark.start, mark.end) if span.start < edge < span.end}
        edges = sorted({span.start, span.end, *inside})
        pieces = [(a, b, paragraph.add_run(_piece(telling.text[a:b]))) for a, b in pairwise(edges)]
        for mark in here:
            held = [run for a, b, run in pieces if mark.start < b and a < mark.end]
            for run in held:
                run.bold = True
            if mark.first:
                _comment(document, held, comparison, mark.finding)
                done.add(mark.finding)
        # A place that runs over several passages has its comment in the first of them.
        marks[:] = [mark._replace(first=False) if mark.finding in done else mark for mark in marks]
    return done


def _piece(text: str) -> str:
    """Return a piece of a sentence with the space at its ends kept."""
    said = shown(text)
    before = " " if text[:1].isspace() and said else ""
    return before + said + (" " if text[-1:].isspace() else "")


def _comment(document: Any, runs: list[Any], comparison: Comparison, at: int) -> None:
    finding = comparison.findings[at]
    # Two runs mark the first and the last of the words.
    comment = document.add_comment(runs, author="tellings", initials="t")
    for name in [name for name in comment._comment_elm.attrib if name.endswith("}date")]:
        del comment._comment_elm.attrib[name]
    lines = [*_lines(comparison, finding)]
    comment.paragraphs[0].add_run(lines[0]).bold = True
    for line in lines[1:]:
        comment.add_paragraph(line)


def _lines(comparison: Comparison, finding: Finding) -> Iterable[str]:
    class_ = "" if finding.substantive else ", wording"
    yield f"{finding.kind}{class_} (weight {finding.weight:.2f})"
    if finding.note:
        yield shown(finding.note)
    for telling in comparison.tellings:
        spans = finding.spans.get(telling.id)
        if spans is None:
            continue
        said = shown(places.quoted(telling, spans))
        yield f"{telling.id}: “{said[:QUOTE]}{'…' if len(said) > QUOTE else ''}”" if spans else f"not in {telling.id}"
    yield f"Found by {shown(finding.made_by)}."


def _kept(row: Any, *, head: bool) -> None:
    """Keep a row on one page; the head of the table is shown again on each."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  as above

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))


def _widths(columns: int, texts: int) -> list[Any]:
    from docx.shared import Cm  # noqa: PLC0415  as above

    narrow = columns - texts
    return [Cm(NARROW)] * narrow + [Cm((ACROSS - NARROW * narrow) / texts)] * texts
