"""What `tellings gather` writes, and what becomes of it when it cannot."""

from __future__ import annotations

import json
import re
import resource
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from tellings.model import Event

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

#: One event told twice and a piece beside it, all invented.
ROWS = [
    {"id": "a", "published": "2031-05-06", "language": "en", "publisher": "Coast Radio", "title": "New pier", "text": (
        "The harbour office opened a new pier on Monday, and the whole town came to see the ships with flags.\n"
        "The pier is 120 metres long and carries two cranes. The town and the fishing guild paid for it.\n"
        "The harbour master, Oda Brandt, thanked the builders for their patience. Ferries will call from June."
    )},
    {"id": "b", "published": "2031-05-07", "language": "en", "publisher": "Harbour Post", "text": (
        "A new pier was opened by the harbour office on Monday, and the whole town came to see ships with flags.\n"
        "The new pier is 140 metres long and carries two cranes.\n"
        "Oda Brandt, the harbour master, thanked the builders for their patience. From June ferries will call."
    )},
]  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a JSONL archive of one event."""
    file = tmp_path / "a.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return file


@pytest.mark.parametrize("chosen", [("-o", "{}/out.parquet"), ("-o", "{}/out", "--format", "parquet")])
def test_parquet_holds_what_the_lines_hold(
    tellings: Callable[..., Result], archive: Path, tmp_path: Path, chosen: tuple[str, ...]
) -> None:
    """By the file's ending or by --format; an event is a row."""
    lines = [json.loads(line) for line in tellings("gather", archive).stdout.splitlines()]
    assert [line["members"] for line in lines] == [["a", "b"]]
    assert tellings("gather", archive, *(each.format(tmp_path) for each in chosen)).exit_code == 0
    assert pq.read_table(tmp_path / chosen[1].removeprefix("{}/")).to_pylist() == lines
    assert set(lines[0]) == set(Event.__struct_fields__)


def test_an_ending_of_a_page_gives_the_overview(tellings: Callable[..., Result], archive: Path, tmp_path: Path) -> None:
    """-o ending in .html is the page."""
    assert tellings("gather", archive, "-o", tmp_path / "out.html").exit_code == 0
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "1 event, told by 2 documents" in page
    assert page.count('<li lang="en">') == 2


def test_hostile_text_is_shown_as_text(tellings: Callable[..., Result], tmp_path: Path) -> None:
    """Tags in a title, a publisher, an id or an address stay letters in the overview, and no address runs a script."""
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    rows = [
        {**row, "id": f"{row['id']}{hostile}", "title": hostile, "publisher": hostile, "url": "javascript:alert(3)"}
        for row in ROWS
    ]
    file = tmp_path / "a.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert tellings("gather", file, "-o", tmp_path / "out.html").exit_code == 0
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not re.search(r"<script|<img|href=[\"']?javascript:", page)


def test_each_event_gets_its_report(tellings: Callable[..., Result], archive: Path, tmp_path: Path) -> None:
    """--compare writes a report an event and an index that leads to it; the members keep their names in it."""
    result = tellings("gather", archive, "--compare", tmp_path / "reports")
    assert result.exit_code == 0, result.stderr
    assert sorted(file.name for file in (tmp_path / "reports").iterdir()) == ["0001.html", "index.html"]
    assert 'href="0001.html"' in (tmp_path / "reports" / "index.html").read_text(encoding="utf-8")
    report = (tmp_path / "reports" / "0001.html").read_text(encoding="utf-8")
    assert all(name in report for name in ("Coast Radio", "Harbour Post", "120 metres", "140 metres"))


def test_an_event_that_cannot_be_compared_ends_nothing(
    tellings: Callable[..., Result], archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named and counted, and the index is written without its report."""
    from tellings.errors import NoAccount

    def fails(*_: object, **__: object) -> None:
        raise NoAccount("nothing in it", hint="none")

    monkeypatch.setattr("tellings.comparison.collate", fails)
    result = tellings("gather", archive, "--compare", tmp_path / "reports")
    assert result.exit_code == 0
    assert [file.name for file in (tmp_path / "reports").iterdir()] == ["index.html"]
    assert "not compared: a: nothing in it" in result.stderr
    assert "1 not compared" in result.stderr


def test_reports_that_cannot_be_written_are_one_line(
    tellings: Callable[..., Result], archive: Path, tmp_path: Path
) -> None:
    """Where a file stands in place of the folder, the report that cannot be written is named in one line."""
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    result = tellings("gather", archive, "--compare", tmp_path / "taken" / "reports")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "a file"


def test_the_summary_tells_time_by_stage(tellings: Callable[..., Result], archive: Path) -> None:
    """The last lines on standard error: what was counted, and where time went."""
    told = tellings("gather", archive).stderr.splitlines()
    assert told[-2].startswith("2 documents, 0 not read, 0 copies, 1 events of 2 documents, ")
    assert re.match(r"  \w+ \d+\.\d s", told[-1])


@pytest.mark.parametrize("wrong", [("--format", "html"), ("--compare", "x")])
def test_a_question_takes_no_other_form(tellings: Callable[..., Result], archive: Path, wrong: tuple[str, str]) -> None:
    """--like prints documents; asked for something else it is wrong usage."""
    result = tellings("gather", archive, "--like", archive, *wrong)
    assert result.exit_code == 2
    assert "--like" in result.stderr


def limited(size: int, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the command where no file can grow beyond `size` bytes: what a full disk does to a write."""

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return subprocess.run(
        [sys.executable, "-m", "tellings", *map(str, arguments)],
        capture_output=True, text=True, check=False, preexec_fn=full,
    )  # fmt: skip


def test_a_full_disk_is_one_line(archive: Path, tmp_path: Path) -> None:
    """No traceback and nothing half-written: neither a result nor a stage that a later run would take for whole."""
    run = limited(2000, "gather", archive, "-o", tmp_path / "out.jsonl", "--work", tmp_path / "work", "--no-cache")
    assert run.returncode == 1, run.stderr
    assert "Traceback" not in run.stderr
    assert "cannot be written" in run.stderr
    assert run.stderr.count("\n") == 2
    assert not (tmp_path / "out.jsonl").exists()
    again = subprocess.run(
        [sys.executable, "-m", "tellings", "gather", archive, "--work", tmp_path / "work", "--no-cache"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert json.loads(again.stdout)["members"] == ["a", "b"], again.stderr
