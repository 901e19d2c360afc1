"""Where bytes come from, and what is said where there are none to read."""

import io
import os
import sys

import pytest

from tellings import errors
from tellings.reading import load, source, telling

PLAIN = "The minister opened the bridge on Monday. She thanked the engineers who had worked through the winter.\n"


def test_a_file_is_read(tmp_path):
    """The text of a plain file is the file's text, and the source says what it was read from."""
    file = tmp_path / "bridge.txt"
    file.write_text(PLAIN)
    read = load(str(file), id="B")
    assert (read.id, read.text, read.source.name, read.source.media_type) == ("B", PLAIN, str(file), "text/plain")
    assert len(read.sentences) == 2


def test_a_dash_is_standard_input(monkeypatch):
    """`-` reads standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAIN.encode())))
    assert load("-").text == PLAIN


def test_a_missing_file_is_not_found(tmp_path):
    """A missing file is named, with what to do."""
    with pytest.raises(errors.NotFound, match=r"gone\.txt") as fault:
        load(str(tmp_path / "gone.txt"))
    assert fault.value.hint


def test_a_path_through_a_file_is_not_found(tmp_path):
    """A path that goes through a file leads nowhere."""
    (tmp_path / "file").write_text(PLAIN)
    with pytest.raises(errors.NotFound, match="not a folder"):
        load(str(tmp_path / "file" / "more.txt"))


def test_a_folder_cannot_be_read(tmp_path):
    """A folder is no document."""
    with pytest.raises(errors.NotReadable, match="folder"):
        load(str(tmp_path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    """A named pipe that nobody writes to does not hang the program."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(errors.NotReadable, match="pipe"):
        load(str(tmp_path / "pipe"))


def test_a_device_is_refused():
    """A device is no file."""
    with pytest.raises(errors.NotReadable, match="device"):
        load(os.devnull)


def test_a_name_that_no_system_takes_is_refused():
    """A NUL in a name is a fault of the name."""
    with pytest.raises(errors.NotReadable):
        load("a\x00b.txt")


@pytest.mark.parametrize("data", [b"", b" \n\t \r\n", b"\xef\xbb\xbf \n", "\u00a0\u200b\n".encode()])
def test_nothing_or_white_space_is_empty(data):
    """A file of white space is as empty as one of nothing."""
    with pytest.raises(errors.Empty, match="blank"):
        telling(data, name="blank.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0 JFIF", "JPEG"),
        (b"PK\x03\x04 anything", "ZIP"),
        (b"PK\x03\x04 word/styles.xml cut", "Word document"),
        (b"PK\x03\x04 xl/workbook.xml", "Excel"),
        (b"\x1f\x8b\x08 anything", "gzip"),
        (b"{\\rtf1 text}", "RTF"),
        (b"a\x00b\x00c", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
    ],
)
def test_what_is_no_text_is_named(data, kind):
    """A file of another kind is called what it seems to be, with the way out."""
    with pytest.raises(errors.NotText, match=kind) as fault:
        telling(data, name="odd.bin")
    assert "odd.bin" in fault.value.message
    assert fault.value.hint


def test_a_file_too_large_is_refused_unread(tmp_path):
    """The size is looked at before the file is read: a sparse file of 50 MB costs nothing."""
    file = tmp_path / "huge.txt"
    with file.open("wb") as written:
        written.truncate(50_000_000)
    with pytest.raises(errors.TooLarge, match=r"huge\.txt"):
        load(str(file))


def test_standard_input_too_large_is_refused(monkeypatch):
    """What comes by a pipe is measured as it is read."""
    monkeypatch.setattr(source, "LARGEST", 100)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 101)))
    with pytest.raises(errors.TooLarge, match="standard input"):
        load("-")


@pytest.mark.parametrize(
    "text", ["--- * --- * ---", "Home | News | Contact", "<html><body><nav>Home</nav></body></html>"]
)
def test_a_text_without_an_account_is_said_so(text):
    """Menus and rules are text but tell of nothing."""
    with pytest.raises(errors.NoAccount, match=r"menu\.html"):
        telling(text.encode(), name="menu.html")
