"""Bytes from where the user said they are, or the one error that says why there are none to read."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

from tellings.errors import Empty, NotFound, NotReadable, NotText, TooLarge

STANDARD_INPUT = "-"

# 20 MB of text are some 200 novels' pages; a saved page with its pictures inside is rarely over 10 MB.
LARGEST = 20_000_000

# First bytes of what people save or hand in by mistake, and what to do instead.
KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "PNG picture", "give the page as text or HTML, not a picture of it"),
    (b"\xff\xd8\xff", "JPEG picture", "give the page as text or HTML, not a picture of it"),
    (b"GIF8", "GIF picture", "give the page as text or HTML, not a picture of it"),
    (b"II*\x00", "TIFF picture", "give the page as text or HTML, not a picture of it"),
    (b"MM\x00*", "TIFF picture", "give the page as text or HTML, not a picture of it"),
    (b"BZh", "bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "xz archive", "unpack it first"),
    (b"7z\xbc\xaf", "7-Zip archive", "unpack it first"),
    (b"Rar!", "RAR archive", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "old or encrypted Office document", "save it as DOCX without a password, or as text"),
    (b"{\\rtf", "RTF document", "save it as DOCX, text or HTML"),
    (b"bplist00", "binary property list or web archive", "save the page as text or HTML"),
    (b"SQLite format 3\x00", "SQLite database", "give a text or HTML file"),
    (b"\x7fELF", "program", "give a text or HTML file"),
    (b"RIFF", "sound, film or WebP picture", "give the page as text or HTML"),
    (b"ID3", "MP3 recording", "give a transcript as text or HTML"),
    (b"OggS", "Ogg recording", "give a transcript as text or HTML"),
)
ZIPPED: tuple[tuple[bytes, str, str], ...] = (
    (b"xl/", "Excel workbook (XLSX)", "save it as text or HTML"),
    (b"ppt/", "PowerPoint slides (PPTX)", "save them as text or HTML"),
    (b"opendocument", "OpenDocument file", "save it as text or HTML"),
    (b"application/epub", "EPUB book", "save it as text or HTML"),
)
# A Word document whose end is cut off has no list of its parts; what is left of it, or its name, says what it was.
WORD = (b"word/", "Word document (DOCX) that is broken", "open it and save it again, or save as text")


def fetch(name: str) -> bytes:
    """Return the bytes of the file `name`, or of standard input where it is `-`.

    Raises NotFound, NotReadable (a directory, a device, a pipe, no permission) and TooLarge, before reading it all.
    """
    if name == STANDARD_INPUT:
        return _within_size(sys.stdin.buffer.read(LARGEST + 1), "standard input")
    path = Path(name)
    try:
        # Looked at before it is opened: opening a pipe that nobody writes to would wait for ever.
        status = path.stat()
        _must_be_file(name, status.st_mode)
        if status.st_size > LARGEST:
            raise _too_large(name)
        with path.open("rb") as file:
            return _within_size(file.read(LARGEST + 1), name)
    except FileNotFoundError as fault:
        raise NotFound(f"{name}: there is no such file", hint="check the name and the folder") from fault
    except NotADirectoryError as fault:
        raise NotFound(f"{name}: part of this path is a file, not a folder", hint="check the name") from fault
    except PermissionError as fault:
        raise NotReadable(f"{name}: no permission to read it", hint="change its permissions, or copy it") from fault
    except (OSError, ValueError) as fault:
        raise NotReadable(f"{name!r}: cannot be read ({fault})", hint="check the name; copy it elsewhere") from fault


def refuse_what_is_no_text(data: bytes, name: str) -> None:
    """Raise Empty where `data` holds nothing, NotText where its first bytes are those of another kind of file."""
    if not data.strip():
        raise Empty(f"{name}: nothing in it", hint="save the page again, or give another file")
    if data.startswith(b"PK\x03\x04"):
        word = WORD[1:] if WORD[0] in data or name.casefold().endswith(".docx") else ("ZIP archive", "unpack it first")
        kind, hint = next(((k, h) for mark, k, h in ZIPPED if mark in data), word)
        raise NotText(f"{name}: not text but a {kind}", hint=hint)
    for mark, kind, hint in KINDS:
        if data.startswith(mark):
            raise NotText(f"{name}: not text but a {kind}", hint=hint)


def _must_be_file(name: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise NotReadable(f"{name}: a folder, not a file", hint="give the files in it by name")
    if not stat.S_ISREG(mode):
        raise NotReadable(
            f"{name}: a device or pipe, not a file", hint="give a file, or pipe it in and give - for standard input"
        )


def _within_size(data: bytes, name: str) -> bytes:
    if len(data) > LARGEST:
        raise _too_large(name)
    return data


def _too_large(name: str) -> TooLarge:
    return TooLarge(
        f"{name}: larger than {LARGEST // 1_000_000} MB", hint="cut it to the account that is to be compared"
    )
