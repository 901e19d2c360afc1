"""DOCX: python-docx reads back the table of the passages and a comment for each finding."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
import made
import pytest

if TYPE_CHECKING:
    from tellings.model import Comparison


def opened(comparison: Comparison) -> Any:
    """Return the document as python-docx opens it."""
    return docx.Document(io.BytesIO(made.written(comparison, "docx")))


def test_a_row_a_passage_a_column_a_telling() -> None:
    """A telling that does not tell a passage has a dash."""
    (table,) = opened(made.three()).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["", "", "A", "B", "C"]
    assert rows[2][2:] == [made.A[1], made.B[2], made.C[1]]
    assert rows[3][2:] == [made.A[2], "—", "—"]
    assert "↕" in rows[4][1]


@pytest.mark.parametrize("name", ["pair", "three", "many", "hostile"])
def test_a_comment_a_finding(name: str) -> None:
    """Each finding has one comment, which begins with its kind; one in no passage stands below the table."""
    comparison = getattr(made, name)()
    document = opened(comparison)
    kinds = sorted(comment.paragraphs[0].text.split(",")[0].split(" (")[0] for comment in document.comments)
    assert kinds == sorted(finding.kind for finding in comparison.findings)
    references = document.element.body.xpath(".//w:commentReference/@w:id")
    assert sorted(references) == sorted(str(comment.comment_id) for comment in document.comments)
    assert document.element.body.xpath("count(.//w:commentRangeStart)") == len(references)


def test_the_words_in_question_are_bold_on_every_side() -> None:
    """The spans of a finding stand out in each telling."""
    (table,) = opened(made.three()).tables
    bold = [[run.text for run in cell.paragraphs[0].runs if run.bold] for cell in table.rows[2].cells[2:]]
    assert bold == [["4 million"], ["5 million"], ["4 Millionen"]]


def test_many_tellings_stand_beneath_each_other() -> None:
    """Beyond four tellings a row is a telling of a passage."""
    (table,) = opened(made.many()).tables
    assert len(table.columns) == 4
    assert len(table.rows) == 1 + 30 + 15
    assert [cell.text for cell in table.rows[2].cells] == ["", "", "B", made.A[0]]
