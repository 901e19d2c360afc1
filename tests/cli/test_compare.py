"""`tellings compare`: where the comparison goes and in which form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tellings import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

#: How the output of each format begins.
BEGINS = {"html": "<!doctype html>", "json": "{", "markdown": "# "}


def test_without_a_file_it_prints_text(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> None:
    """What is printed for a pipe has no escape codes and no line wider than 100 cells."""
    result = tellings("compare", *pages)
    assert result.exit_code == 0
    assert "140" in result.output
    assert "\x1b" not in result.output
    assert max(map(len, result.output.splitlines())) <= 100


@pytest.mark.parametrize(
    ("ending", "form"), [(".html", "html"), (".HTM", "html"), (".json", "json"), (".md", "markdown"), (".txt", "text")]
)
def test_the_ending_of_the_file_is_the_format(
    tellings: Callable[..., Result], pages: tuple[Path, Path], ending: str, form: str
) -> None:
    """`-o` writes what `--format` prints, and prints nothing itself."""
    file = pages[0].parent / f"out{ending}"
    assert tellings("compare", *pages, "-o", file).output == ""
    assert file.read_text(encoding="utf-8") == tellings("compare", *pages, "--format", form).output
    assert file.read_text(encoding="utf-8").lower().startswith(BEGINS.get(form, ""))


def test_the_format_wins_over_the_ending(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> None:
    """With `--format` the file may be called anything."""
    file = pages[0].parent / "out.data"
    assert tellings("compare", *pages, "-o", file, "--format", "json").exit_code == 0
    assert record.loads(file.read_bytes()).format == "tellings/1"


def test_an_ending_nobody_knows_is_wrong_usage(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> None:
    """Nothing is read or written for `-o report.pdf`."""
    result = tellings("compare", *pages, "-o", pages[0].parent / "report.pdf")
    assert result.exit_code == 2
    assert ".html" in result.stderr


def test_a_dash_is_standard_input_and_output(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> None:
    """One document may come from standard input; `-o -` prints."""
    result = tellings("compare", pages[0], "-", "-o", "-", "--format", "json", input=pages[1].read_bytes())
    assert [telling["source"]["name"] for telling in json.loads(result.output)["tellings"]] == [str(pages[0]), "-"]


def test_standard_input_is_read_once(tellings: Callable[..., Result]) -> None:
    """Two dashes are wrong usage."""
    assert tellings("compare", "-", "-").exit_code == 2


def test_the_same_comparison_is_the_same_bytes(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> None:
    """Two runs print the same record."""
    first, second = (tellings("compare", *pages, "--format", "json").output for _ in range(2))
    assert first == second


def test_three_tellings_are_named_in_order(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> None:
    """The tellings are A, B and C in the order given."""
    third = pages[0].parent / "c.txt"
    third.write_text(pages[0].read_text(encoding="utf-8").replace("Monday", "Tuesday"), encoding="utf-8")
    made = json.loads(tellings("compare", *pages, third, "--format", "json").output)
    assert [(telling["id"], telling["source"]["name"]) for telling in made["tellings"]] == [
        ("A", str(pages[0])),
        ("B", str(pages[1])),
        ("C", str(third)),
    ]


def test_explain_says_of_each_passage_what_was_said(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> None:
    """With `--explain` each passage is printed with its sides and what each rule said of it."""
    compared = json.loads(tellings("compare", *pages, "--format", "json").output)
    said = tellings("compare", *pages, "--explain").output.splitlines()
    heads = [line.split("  ")[0] for line in said if line and line[0] == "p"]
    assert heads == [passage["id"] for passage in compared["passages"]]
    rule = next(finding["made_by"] for finding in compared["findings"] if finding["substantive"] and finding["passage"])
    assert any(f"  {rule}: " in line for line in said)


def test_explain_is_written_to_a_file_too(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> None:
    """`-o` takes what `--explain` prints, whatever the ending."""
    file = pages[0].parent / "said.txt"
    assert tellings("compare", *pages, "--explain", "-o", file).output == ""
    assert file.read_text(encoding="utf-8") == tellings("compare", *pages, "--explain").output
