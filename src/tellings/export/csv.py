"""CSV: one table a file, by RFC 4180, as spreadsheets and data frames read it.

A CSV file holds one table. Two in one file, or a folder or an archive of them, is what no program opens by itself;
so `table` names the one that is wanted, findings if nothing is said.

Spreadsheets take a cell that begins with = + - @ for a formula, whoever wrote it, quoted or not. Such a cell of text
is begun with an apostrophe, which spreadsheets show and do not run (OWASP, "CSV Injection"). The file begins with a
byte-order mark: without one Excel takes UTF-8 for the system's old code page.
"""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING, BinaryIO

from tellings.export.characters import number
from tellings.export.tables import Value, table

if TYPE_CHECKING:
    from tellings.model import Comparison

#: What begins a formula in one spreadsheet or another; the wide forms do where the system writes Chinese or Japanese.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")


def write(comparison: Comparison, file: BinaryIO, *, table: str = "findings") -> None:
    """Write the table named to `file`: a head, then a row each; lines end in CR LF."""
    made = _table(comparison, table)
    file.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(made.columns)
    rows.writerows([_cell(value) for value in row] for row in made.rows)
    text.flush()
    text.detach()


_table = table


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return "'" + value if value.startswith(FORMULA) else value
    return number(value) if isinstance(value, float) else str(value)
