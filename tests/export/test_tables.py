"""CSV and XLSX: the same columns and cells in both, read back by programs that are not ours; no cell is a formula."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import made
import openpyxl
import pytest
from msgspec.structs import replace

from tellings.errors import ExportError
from tellings.export.csv import FORMULA
from tellings.export.tables import FINDINGS, PASSAGES, SAID, TELLINGS, TOLD
from tellings.export.xlsx import CELL, CUT

if TYPE_CHECKING:
    from tellings.model import Comparison


def rows(comparison: Comparison, table: str) -> list[list[str]]:
    """Return the CSV table as Python's reader has it."""
    data = made.written(comparison, "csv", table=table)
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def book(comparison: Comparison) -> Any:
    """Return the workbook as openpyxl opens it."""
    return openpyxl.load_workbook(io.BytesIO(made.written(comparison, "xlsx")))


def test_a_finding_is_a_row() -> None:
    """A finding says who has it and who lacks it, and what each says where."""
    head, first, second, *_ = rows(made.three(), "findings")
    said = dict(zip(head, first, strict=True))
    assert (said["kind"], said["weight"], said["passage"], said["substantive"]) == ("number", "0.9", "2", "yes")
    assert (said["A"], said["B"], said["C"]) == ("4 million", "5 million", "4 Millionen")
    assert said["A speaker"] == "Ida Brandt"
    start = made.three().tellings[0].text.index("4 million")
    assert said["A spans"] == f"{start}-{start + 9}"
    lacks = dict(zip(head, second, strict=True))
    assert (lacks["in"], lacks["not in"], lacks["B"]) == ("A", "B C", "")


def test_several_spans_are_one_cell() -> None:
    """Words that stand apart are parted by an ellipsis, their spans by a space."""
    head, *_, third, _ = rows(made.three(), "findings")
    said = dict(zip(head, third, strict=True))
    assert said["B"] == "We built it … fast."
    assert len(said["B spans"].split()) == 2


def test_a_passage_is_a_row() -> None:
    """A passage says who tells it, in which sentences, and which findings are in it; scores have four places."""
    head, _, second, third, fourth = rows(made.three(), "passages")
    said = dict(zip(head, second, strict=True))
    assert (said["score"], said["told by"], said["findings"], said["B sentences"]) == ("0.9123", "A B C", "f1", "2")
    assert dict(zip(head, third, strict=True))["not told by"] == "B C"
    assert dict(zip(head, fourth, strict=True))["moved"] == "yes"


@pytest.mark.parametrize("name", ["pair", "three", "many"])
def test_the_workbook_has_the_tables_of_the_csv(name: str) -> None:
    """Each sheet, cell by cell, is the CSV table of its name."""
    comparison = getattr(made, name)()
    for sheet in book(comparison).worksheets:
        cells = [["" if cell.value is None else cell.value for cell in row] for row in sheet.iter_rows()]
        text = [[str(value) for value in row] for row in cells]
        assert text == rows(comparison, sheet.title)
    assert book(comparison).sheetnames == ["findings", "passages", "tellings"]


@pytest.mark.parametrize("words", [*made.FORMULAS, made.HOSTILE, "  =1", "\u202e=1"])
def test_no_cell_begins_a_formula(words: str) -> None:
    """Source text is text: marked by an apostrophe in CSV, of the type text in XLSX, nowhere a formula or link."""
    for table in ("findings", "passages", "tellings"):
        assert [cell for row in rows(made.hostile(words), table) for cell in row if cell.startswith(FORMULA)] == []
    cells = [cell for sheet in book(made.hostile(words)).worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
    assert any(cell.value == "=" for cell in cells)


def test_what_is_shown_is_harmless() -> None:
    """Controls are pictures, overrides and broken characters are made visible."""
    text = "".join(cell for row in rows(made.hostile(), "passages") for cell in row)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert "␛[2J" in text


def test_a_cell_too_long_is_cut_and_says_so() -> None:
    """A cell of XLSX holds 32,767 UTF-16 units, also of emoji; the CSV has all."""
    for word in ("a", "🏗", "ab🏗"):
        long = made.hostile(word * 33_000)
        (value,) = {c.value for row in book(long)["passages"].iter_rows(min_row=2, max_row=2) for c in row
                    if str(c.value).endswith(CUT)}  # fmt: skip
        assert CELL - 2 <= len(value.encode("utf-16-le")) // 2 <= CELL
        assert any(word * 33_000 in cell for row in rows(long, "passages") for cell in row)


def test_a_sheet_of_a_hundred_thousand_rows() -> None:
    """Every row is written."""
    one = made.pair()
    large = replace(one, findings=one.findings[:1] * 100_000)
    with zipfile.ZipFile(io.BytesIO(made.written(large, "xlsx"))) as opened:
        assert opened.read("xl/worksheets/sheet1.xml").count(b"<row ") == 100_001


def test_more_rows_than_a_sheet_holds_are_refused() -> None:
    """The fault names the way out."""
    one = made.pair()
    with pytest.raises(ExportError) as fault:
        made.written(replace(one, findings=one.findings[:1] * 1_048_576), "xlsx")
    assert "--format csv" in fault.value.hint


def test_every_column_is_documented() -> None:
    """docs/exports.md has a row for each column."""
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE))
    assert {*FINDINGS, *PASSAGES, *TELLINGS, *("A" + column for column in (*SAID, *TOLD))} <= documented
