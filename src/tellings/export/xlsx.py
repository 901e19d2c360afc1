"""XLSX: one workbook with a sheet for each table, its head frozen and ready to be filtered.

Texts are written as texts, never as formulas, links or numbers, whatever they begin with. The workbook bears no time of
making, so the same comparison is the same bytes.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from tellings.errors import ExportError
from tellings.export import archive
from tellings.export.extras import missing
from tellings.export.tables import TABLES, Table, Value, table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from tellings.model import Comparison

#: Limits of a sheet, by Microsoft's specification: UTF-16 units in a cell, rows and columns.
CELL, ROWS, COLUMNS = 32_767, 1_048_576, 16_384
CUT = " … [cut: a cell holds no more]"
#: Widths in characters: text to be read, numbers and lists of numbers, all else.
WIDE, NARROW, USUAL = 60, 11, 16
#: Points a line, and lines that are shown of a text at first; a row can be drawn larger.
LINE, LINES = 15, 12
#: More columns than this are too small to read on one sheet of paper.
ABREAST = 20
READ = {"note", "title", "source", "address"}
SHORT = {"finding", "passage", "id", "substantive", "weight", "state", "score", "moved", "summary", "telling"}
SHORT |= {"language"}


def write(comparison: Comparison, file: BinaryIO) -> None:
    """Write the workbook to `file`. Raises ExportError where xlsxwriter is not there or a sheet cannot hold a table."""
    try:
        import xlsxwriter  # noqa: PLC0415  an extra
    except ImportError as fault:
        raise missing("xlsx", "xlsxwriter") from fault
    made = io.BytesIO()
    # Row by row to a file beside: 100,000 rows are not held in memory as cells.
    book = xlsxwriter.Workbook(made, {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    })  # fmt: skip
    tables = [table(comparison, name) for name in TABLES]
    _must_fit(comparison, tables)
    # A workbook must bear a date.
    book.set_properties(
        {"title": "What differs between the tellings", "author": "tellings", "created": datetime(*archive.DAY)}
    )
    for each in tables:
        _sheet(book, each)
    book.close()
    archive.steady(made, file)


def _must_fit(comparison: Comparison, tables: list[Table]) -> None:
    most = max(len(comparison.findings), len(comparison.passages))
    if most >= ROWS or any(len(each.columns) > COLUMNS for each in tables):
        raise ExportError(
            f"xlsx: {most:,} rows for {len(comparison.tellings):,} tellings are more than a sheet holds",
            hint="take --format csv, which has no limit",
        )


def _sheet(book: Workbook, made: Table) -> None:
    sheet = book.add_worksheet(made.name)
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    # A quote prefix keeps a text a text when somebody edits its cell.
    text = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    plain = book.add_format({"valign": "top"})
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1 if len(made.columns) <= ABREAST else 0, 0)
    for at, column in enumerate(made.columns):
        sheet.set_column(at, at, _width(column))
        sheet.write_string(0, at, column, head)
    last = 0
    for last, row in enumerate(made.rows, 1):
        sheet.set_row(last, _height(row, made.columns))
        for at, value in enumerate(row):
            _put(sheet, last, at, value, text if isinstance(value, str) else plain)
    sheet.autofilter(0, 0, last, len(made.columns) - 1)


def _put(sheet: Worksheet, row: int, at: int, value: Value, form: Format) -> None:
    if isinstance(value, str):
        if value:
            sheet.write_string(row, at, _held(value), form)
    elif value is not None:
        sheet.write_number(row, at, value, form)


def _held(text: str) -> str:
    """Return `text` cut to what a cell holds, with a word that says so."""
    if len(text) * 2 <= CELL or _units(text) <= CELL:
        return text
    kept = text.encode("utf-16-le")[: 2 * (CELL - len(CUT))]
    return kept.decode("utf-16-le", "ignore") + CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _height(row: list[Value], columns: list[str]) -> int:
    """Return a height that shows the longest text, up to LINES lines: LibreOffice does not find it by itself."""
    texts = zip(row, columns, strict=True)
    lines = max(-(-len(text) // _width(column)) for text, column in texts if isinstance(text, str))
    return LINE * max(1, min(lines, LINES))


def _width(column: str) -> int:
    if column in READ or (column.isupper() and len(column) < 4):
        return WIDE
    return NARROW if column in SHORT else USUAL
