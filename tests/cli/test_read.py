"""`tellings read`: a summary for the eye, records for a script, and faults that stop nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


def test_a_record_a_line(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> None:
    """With `--jsonl` each document is one line, in order, under the name it was given."""
    lines = tellings("read", *pages, "--jsonl").output.splitlines()
    assert [json.loads(line)["source"]["name"] for line in lines] == [str(page) for page in pages]


def test_a_summary_names_what_was_read(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> None:
    """Without `--jsonl` a person sees the language, how much was read, and what was not found."""
    output = tellings("read", pages[0]).output
    assert output.startswith(f"{pages[0]}\n")
    assert "language   en" in output
    assert "publisher  not found" in output
    assert "5 sentences" in output


def test_a_fault_does_not_stop_the_others(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> None:
    """A missing document is named on standard error; the others are read; the exit code is 1."""
    result = tellings("read", pages[0], "missing.txt", pages[1], "--jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr.startswith("tellings: missing.txt: ")


def test_a_page_cannot_steer_the_terminal(tellings: Callable[..., Result], tmp_path: Path) -> None:
    """Escape codes in a page or its name are shown, not sent."""
    page = tmp_path / "red\x1b[31m.txt"
    page.write_text("\x1b]0;owned\x07The ferry left at noon.\n\nIt came back in the evening with all its passengers.\n")
    result = tellings("read", page)
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert "\x07" not in result.output
