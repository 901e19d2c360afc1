"""`tellings export`: a saved record in any format, and faults in one line with nothing half-written."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tellings import export
from tellings.cli import formats

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def saved(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> Path:
    """Return the file of a record of the two pages."""
    file = pages[0].parent / "saved.json"
    assert tellings("compare", *pages, "-o", file).exit_code == 0
    return file


@pytest.mark.parametrize("form", sorted({*formats.FORMATS} - {"tmx"}))
def test_a_record_gives_what_the_comparison_gave(
    tellings: Callable[..., Result], pages: tuple[Path, Path], saved: Path, form: str
) -> None:
    """`export` of the record and `compare` of the documents write the same bytes, in any format."""
    first, second = saved.with_name("first"), saved.with_name("second")
    assert tellings("compare", *pages, "--format", form, "-o", first).exit_code == 0
    assert tellings("export", saved, "--format", form, "-o", second).exit_code == 0
    assert first.read_bytes() == second.read_bytes()


def test_the_ending_is_the_format(tellings: Callable[..., Result], saved: Path) -> None:
    """`-o` alone says enough."""
    for ending, begins in ((".xlsx", b"PK"), (".docx", b"PK"), (".xml", b"<?xml"), (".jsonld", b"{"), (".beads", b"[")):
        file = saved.with_suffix(ending)
        assert tellings("export", saved, "-o", file).exit_code == 0
        assert file.read_bytes().startswith(begins)
    etree.parse(saved.with_suffix(".xml"))
    assert zipfile.ZipFile(saved.with_suffix(".xlsx")).testzip() is None


def test_a_record_may_come_from_standard_input(tellings: Callable[..., Result], saved: Path) -> None:
    """Without `-o` the result is printed."""
    result = tellings("export", "-", "--format", "csv", "--table", "tellings", input=saved.read_bytes())
    rows = list(csv.reader(io.StringIO(result.stdout_bytes.decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows] == ["telling", "A", "B"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "say which format"),
        (["-o", "report.pdf"], "no format has this ending"),
        (["--format", "tei", "--table", "passages"], "--table says nothing of the format tei"),
        (["--format", "csv", "--confidence", "0.5"], "--confidence says nothing of the format csv"),
        (["--format", "tmx", "--confidence", "2"], "2"),
    ],
)
def test_wrong_usage(tellings: Callable[..., Result], saved: Path, arguments: list[str], words: str) -> None:
    """What makes no sense together is said before anything is read."""
    result = tellings("export", saved, *arguments)
    assert result.exit_code == 2
    assert words in result.stderr


@pytest.mark.parametrize("data", [None, b"", b"{}", b"no JSON", b'{"format": "tellings/2"}'])
def test_what_is_no_record_is_named(tellings: Callable[..., Result], tmp_path: Path, data: bytes | None) -> None:
    """One line and a hint, exit 1, and no file."""
    record = tmp_path / "broken.json"
    if data is not None:
        record.write_bytes(data)
    result = tellings("export", record, "-o", tmp_path / "out.csv")
    assert result.exit_code == 1
    assert str(record) in result.stderr
    assert len(result.stderr.splitlines()) == 2
    assert not (tmp_path / "out.csv").exists()


def test_a_record_that_does_not_hold_together(tellings: Callable[..., Result], saved: Path) -> None:
    """A record mended wrongly by hand is refused in every format."""
    broken = saved.with_name("broken.json")
    broken.write_bytes(saved.read_bytes().replace(b'"passage": "p', b'"passage": "q'))
    result = tellings("export", broken, "--format", "html")
    assert result.exit_code == 1
    assert "passage that is not there" in result.stderr


def test_a_refusal_leaves_the_older_file(tellings: Callable[..., Result], saved: Path) -> None:
    """What cannot be written in a format leaves what stood there."""
    file = saved.with_name("memory.tmx")
    file.write_text("older", encoding="utf-8")
    result = tellings("export", saved, "-o", file)
    assert result.exit_code == 1
    assert "two languages" in result.stderr
    assert file.read_text(encoding="utf-8") == "older"
    assert sorted(path.name for path in file.parent.iterdir() if path.name.startswith(".tellings")) == []


def test_a_record_is_not_written_over(tellings: Callable[..., Result], saved: Path) -> None:
    """The record that is read stays."""
    before = saved.read_bytes()
    assert tellings("export", saved, "--format", "csv", "-o", saved).exit_code == 1
    assert saved.read_bytes() == before


def test_the_commands_know_the_formats_of_the_exports() -> None:
    """The names that `--help` shows without loading anything are those of the room."""
    assert tuple(export.FORMATS) == formats.EXPORTS
    assert export.BINARY == formats.BINARY
