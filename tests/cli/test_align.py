"""`tellings align`: a line a sentence in, a line a link out."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

BEAD = re.compile(r"^\[([\d, ]*)\]:\[([\d, ]*)\]:(0\.\d{4}|1\.0000)$")


def aligned(tellings: Callable[..., Result], folder: Path, a: str, b: str) -> list[tuple[list[int], list[int]]]:
    """Return the links printed for the texts `a` and `b`; fail on a line that is none."""
    (folder / "a.txt").write_text(a, encoding="utf-8", newline="")
    (folder / "b.txt").write_text(b, encoding="utf-8", newline="")
    result = tellings("align", folder / "a.txt", folder / "b.txt")
    assert result.exit_code == 0, result.stderr
    found = [BEAD.match(line) for line in result.output.splitlines()]
    assert all(found)
    return [([*map(int, re.findall(r"\d+", m[1]))], [*map(int, re.findall(r"\d+", m[2]))]) for m in found if m]


def test_equal_lines_are_linked(tellings: Callable[..., Result], tmp_path: Path) -> None:
    """A text against itself is linked line by line."""
    text = "The ferry left at noon.\nRain fell on the islands.\nNobody was hurt.\n"
    assert aligned(tellings, tmp_path, text, text) == [([0], [0]), ([1], [1]), ([2], [2])]


def test_a_blank_line_keeps_its_number(tellings: Callable[..., Result], tmp_path: Path) -> None:
    """A line without words has no partner, and the lines after it count on."""
    links = aligned(tellings, tmp_path, "The ferry left at noon.\n\nNobody was hurt.\n",
                    "The ferry left at noon.\nNobody was hurt.\n")  # fmt: skip
    assert ([1], []) in links
    assert ([2], [1]) in links


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(*[st.lists(st.sampled_from(["", "One fish.", "Two red fish swim.", "Rain on the pier."]), max_size=7)] * 2)
def test_every_line_stands_once(
    tellings: Callable[..., Result], tmp_path: Path, left: list[str], right: list[str]
) -> None:
    """Whatever the lines, each stands in exactly one link on its side."""
    left, right = ["A first line.", *left], ["A first line.", *right]
    links = aligned(tellings, tmp_path, "\n".join(left), "\n".join(right))
    for side, lines in enumerate((left, right)):
        stood = sorted(at for link in links for at in link[side])
        while lines and not lines[-1].strip():  # blank lines at the end are the end
            lines.pop()
        assert stood == list(range(len(lines)))


def test_bad_files_are_named(tellings: Callable[..., Result], tmp_path: Path) -> None:
    """A missing and an empty file end with 1 and are named."""
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text("One line.\n")
    empty.touch()
    for bad in (tmp_path / "missing.txt", empty):
        result = tellings("align", good, bad)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"tellings: {bad}: ")


def test_json_holds_the_same_links(tellings: Callable[..., Result], tmp_path: Path) -> None:
    """One object a link, with both sides, the score and whether it moved."""
    (tmp_path / "a.txt").write_text("The ferry left at noon.\n\n", encoding="utf-8")
    result = tellings("align", tmp_path / "a.txt", tmp_path / "a.txt", "--format", "json")
    assert json.loads(result.output)[0] == {"a": [0], "b": [0], "score": 1.0, "moved": False, "summary": False}
