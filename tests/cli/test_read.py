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


def test_the_bytes_are_kept_as_found(tellings: Callable[..., Result], pages: tuple[Path, Path], tmp_path: Path) -> None:
    """`--save` keeps one document byte for byte, never over the document itself."""
    kept = tmp_path / "kept"
    assert tellings("read", pages[0], "--save", kept).exit_code == 0
    assert kept.read_bytes() == pages[0].read_bytes()
    assert tellings("read", pages[0], "--save", pages[0]).exit_code == 1
    assert tellings("read", *pages, "--save", kept).exit_code == 2


def test_a_private_address_is_named_with_the_way_out(tellings: Callable[..., Result]) -> None:
    """An address on this machine is not asked without leave."""
    result = tellings("read", "http://127.0.0.1:9/page")
    assert result.exit_code == 1
    assert "private address" in result.output
    assert "--private-addresses" in result.output
