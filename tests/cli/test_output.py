"""Files are written whole or not at all, and what cannot be written is said before the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tellings.cli import output
from tellings.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """The content stands in the file, and nothing stands beside it."""
    output.write(str(tmp_path / "out.txt"), "Ærø\n")
    assert (tmp_path / "out.txt").read_bytes() == "Ærø\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_an_older_file_keeps_its_permissions(tmp_path: Path) -> None:
    """What is written over keeps who may read it."""
    file = tmp_path / "out.txt"
    file.write_text("old")
    file.chmod(0o600)
    output.write(str(file), "new")
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("new", 0o600)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Writing to a symbolic link writes the file it points to."""
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    output.write(str(link), "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where renaming fails, the older file stands as it was and nothing stands beside it."""
    file = tmp_path / "out.txt"
    file.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(OutputError, match="No space left"):
        output.write(str(file), "new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out.txt", "old")]


def test_a_device_is_written_to_and_not_replaced() -> None:
    """`-o /dev/null` leaves the device what it is."""
    output.write("/dev/null", "anything")
    with open("/dev/null", "rb") as null:  # noqa: PTH123
        assert null.read() == b""


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("nowhere/report.html", "there is no folder"),
        ("a.txt/report.html", "there is no folder"),
        (".", "a folder, not a file"),
        ("a.txt", "one of the documents to read"),
        ("x" * 300 + ".html", "cannot be written"),
        ("nul\0.html", "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_said_first(
    tellings: Callable[..., Result], pages: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, file: str, says: str
) -> None:
    """A place that cannot be written ends the command with 1 before any document is read."""
    monkeypatch.chdir(pages[0].parent)
    monkeypatch.setattr("tellings.comparison.compare", None)  # calling it would be a TypeError
    result = tellings("compare", *pages, "-o", file, "--format", "html")
    assert result.exit_code == 1
    assert says in result.stderr
    assert [line.startswith("  ") for line in result.stderr.splitlines()] == [False, True]
    assert sorted(path.name for path in pages[0].parent.iterdir()) == ["a.txt", "b.txt"]


def test_an_input_under_another_name_is_not_overwritten(
    tellings: Callable[..., Result], pages: tuple[Path, Path]
) -> None:
    """A link to a document is that document."""
    link = pages[0].parent / "report.txt"
    link.symlink_to(pages[1])
    before = pages[1].read_bytes()
    assert tellings("compare", *pages, "-o", link).exit_code == 1
    assert pages[1].read_bytes() == before


def test_letters_a_terminal_lacks_are_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    """A lone surrogate, as in a file name that is not UTF-8, is printed as a question mark."""
    output.show("a\udcffb\n")
    assert capsys.readouterr().out == "a?b\n"
