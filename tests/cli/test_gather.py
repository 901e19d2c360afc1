"""`tellings gather` as it is typed."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


#: One small event of our own, told twice.
A = """The harbour office opened a new pier on Monday, and the whole town came to see the ships dressed with flags.

The pier is 120 metres long and carries two cranes. It was paid for by the town and by the fishing guild.

The harbour master, Oda Brandt, thanked the builders for their patience. Ferries will call at the pier from June."""
B = """A new pier was opened by the harbour office on Monday, and the whole town came to see ships dressed with flags.

The new pier is 140 metres long and carries two cranes. The town and the fishing guild paid for it.

Oda Brandt, the harbour master, thanked the builders for their patience. From June ferries will call at the pier."""


def test_a_folder_of_pages_gives_its_events(tellings: Callable[..., Result], tmp_path: Path) -> None:
    """One event a line on standard output, the count on standard error."""
    (tmp_path / "a.txt").write_text(A, encoding="utf-8")
    (tmp_path / "b.txt").write_text(A.replace("cranes", "large cranes"), encoding="utf-8")
    (tmp_path / "c.txt").write_text(" ", encoding="utf-8")
    result = tellings("gather", tmp_path)
    assert result.exit_code == 0
    (event,) = map(json.loads, result.stdout.splitlines())
    assert event["members"] == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert "2 documents, 1 not read" in result.stderr
    assert str(tmp_path / "c.txt") in result.stderr


def test_the_page_that_is_asked_for_need_not_be_in_the_archive(tellings: Callable[..., Result], tmp_path: Path) -> None:
    """--like prints members, best first."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(A, encoding="utf-8")
    (tmp_path / "asked.txt").write_text(B, encoding="utf-8")
    result = tellings("gather", tmp_path / "pages", "--like", tmp_path / "asked.txt")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [str(tmp_path / "pages" / "a.txt")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("nowhere",), "nowhere: no such file"), ((".", "--into", "{}/new"), "no events of an earlier run")],
)
def test_what_is_wrong_is_one_line_and_a_hint(
    tellings: Callable[..., Result], tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    """Exit 1, and nothing on standard output."""
    result = tellings("gather", *(each.format(tmp_path) for each in arguments))
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path) -> None:
    """One line that names the package and the command that installs it."""
    code = "import sys; sys.modules['daft'] = None; from tellings.cli import main; main(['gather', sys.argv[1]])"
    run = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "pip install 'tellings[gather]'" in run.stderr
    assert "Traceback" not in run.stderr
