"""What a user can get wrong ends in one line that names it, a hint, and exit 1; what is hostile stays text."""

from __future__ import annotations

import os
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


def make(kind: str, file: Path) -> Path:
    """Return `file`, made into a bad one of the kind."""
    if kind == "missing":
        return file
    if kind == "directory":
        file.mkdir()
    elif kind == "below a file":
        file.write_text("a file")
        return file / "page.txt"
    elif kind == "device":
        return type(file)("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(file)
    else:
        file.write_bytes(BYTES[kind])
    return file


BYTES = {
    "empty": b"",
    "white space": b" \n\t\n",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "noise": bytes(range(256)) * 40,
    "zeros": b"\0" * 4000,
    "no account": b"<html><body><nav><a href='/'>Home</a> <a href='/x'>News</a></nav><script>x=1</script></body>",
    "50 MB": b"The ferry left the islands at noon. " * 1_500_000,
}
FORMS = ["missing", "directory", "below a file", *BYTES]
if os.name == "posix":
    FORMS += ["device", "pipe"]


@pytest.mark.parametrize("command", ["compare", "read"])
@pytest.mark.parametrize("kind", FORMS)
def test_a_bad_document_is_one_line_and_a_hint(
    tellings: Callable[..., Result], pages: tuple[Path, Path], command: str, kind: str
) -> None:
    """It is named, what to do is said, nothing is printed or written, and the exit code is 1."""
    bad = make(kind, pages[0].parent / "bad.txt")
    before = sorted(os.listdir(pages[0].parent))  # noqa: PTH208
    more = [pages[0], "-o", pages[0].parent / "report.html"] if command == "compare" else []
    result = tellings(command, bad, *more)
    assert result.exit_code == 1
    assert result.stdout == ""
    line, hint = result.stderr.splitlines()
    assert line.startswith(f"tellings: {bad}: ")
    assert hint.startswith("  ")
    assert sorted(os.listdir(pages[0].parent)) == before  # noqa: PTH208


def test_one_telling_cannot_be_compared(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> None:
    """One document is a fault of the request, not of the usage."""
    result = tellings("compare", pages[0])
    assert result.exit_code == 1
    assert str(pages[0]) in result.stderr


def test_the_same_document_twice_cannot_be_compared(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> None:
    """The same file is refused, under whatever path; a copy of it is compared, and nothing differs."""
    alias = pages[0].parent / "alias.txt"
    alias.symlink_to(pages[0])
    for twin in (pages[0], alias):
        result = tellings("compare", pages[0], twin)
        assert result.exit_code == 1
        assert str(twin) in result.stderr
    copy = pages[0].parent / "copy.txt"
    copy.write_bytes(pages[0].read_bytes())
    assert '"findings": []' in tellings("compare", pages[0], copy, "--format", "json").stdout


def test_a_broken_byte_is_no_reason_to_refuse(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> None:
    """Bytes that are wrong for their encoding are replaced, and the rest is compared."""
    pages[1].write_bytes(pages[1].read_bytes().replace(b"office", b"off\xffce", 1))
    assert tellings("compare", *pages).exit_code == 0


def test_a_name_that_is_no_utf8_is_a_name(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> None:
    """A file whose name is not UTF-8 is read and named in every format."""
    strange = pages[1].with_name("caf\udce9.txt")
    try:
        pages[1].rename(strange)
    except (OSError, UnicodeError):
        pytest.skip("this file system takes only UTF-8 names")
    for form in ("text", "json", "html", "markdown"):
        result = tellings("compare", pages[0], strange, "--format", form)
        assert result.exit_code == 0, (form, result.stderr, result.exception)
    assert tellings("read", strange, "--jsonl").exit_code == 0


class Tags(HTMLParser):
    """Collects the tags and the addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.values: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag and the values of its attributes."""
        self.tags.append(tag)
        self.values += [f"{name}={value}" for name, value in attrs]


def test_no_markup_of_a_page_or_a_name_reaches_the_report(
    tellings: Callable[..., Result], pages: tuple[Path, Path]
) -> None:
    """Tags, handlers and script addresses in texts and file names are shown as the characters they are."""
    hostile = '<img src=x onerror=alert(1)> "><marquee>&lt;blink&gt;</marquee> </script><object data="javascript:1">'
    clean = Tags()
    clean.feed(tellings("compare", *pages, "--format", "html").output)
    named = pages[1].with_name("<svg onload=alert(2)>.txt")
    named.write_text(pages[1].read_text(encoding="utf-8").replace("two cranes", f"two {hostile} cranes"))
    page = tellings("compare", pages[0], named, "--format", "html").output
    found = Tags()
    found.feed(page)
    assert "onerror=alert(1)" in page  # it is there, as text
    assert not {"img", "marquee", "blink", "object"} & set(found.tags)
    assert found.tags.count("script") == clean.tags.count("script")
    assert not [value for value in found.values if value.startswith(("onerror", "onload")) or "javascript:" in value]
