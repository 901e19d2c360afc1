"""Where results go: a file, written beside and renamed so that nothing is ever half-written, or standard output."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tellings.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable


def check(file: str, *, inputs: Iterable[str] = ()) -> None:
    """Raise OutputError where `file` cannot be written or is one of `inputs`: said before the work, not after it."""
    path, folder = Path(file), Path(file).parent
    try:
        there = _there(path)
        if path.is_dir():
            raise OutputError(f"{file}: a folder, not a file", hint="name a file in it, such as report.html")
        if not folder.is_dir():
            raise OutputError(f"{file}: there is no folder {folder}", hint="make the folder first, or name another")
        if there and any(name != "-" and Path(name).exists() and path.samefile(name) for name in inputs):
            raise OutputError(f"{file}: it is one of the documents to read", hint="name another file to write to")
        if not os.access(path if there and not path.is_file() else folder, os.W_OK):
            raise OutputError(f"{file}: no permission to write in {folder}", hint="name a file in another folder")
    except (OSError, ValueError) as fault:
        raise _cannot(file, fault) from fault


def files(documents: Iterable[str]) -> list[str]:
    """Return those of the documents that are files, not standard input and not addresses."""
    return [name for name in documents if name != "-" and not name.lower().startswith(("http://", "https://"))]


def write(file: str, content: str | bytes) -> None:
    """Put `content` in `file`, whole or not at all; text is UTF-8. Raises OutputError where it cannot be written."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    try:
        path = Path(file).resolve()
        if path.exists() and not path.is_file():  # /dev/null, a named pipe: nothing to rename over
            path.write_bytes(data)
        else:
            _replace(path, data)
    except (OSError, ValueError) as fault:
        raise _cannot(file, fault) from fault


def show(content: str | bytes) -> None:
    """Put `content` on standard output. Raises OutputError where that is full; a reader that went away is no fault."""
    if isinstance(content, str):
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        content = content.encode(encoding, "replace").decode(encoding)
    try:
        click.echo(content, nl=False)
    except BrokenPipeError:
        raise
    except OSError as fault:
        # What is left in the buffer would fail again, with a traceback, when Python closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise _cannot("standard output", fault) from fault


def _there(path: Path) -> bool:
    """Return whether there is a file, folder or device; unlike Path.exists, raise for a name that no file can have."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _replace(path: Path, data: bytes) -> None:
    beside = path.with_name(f".tellings-{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _cannot(file: str, fault: Exception) -> OutputError:
    reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
    return OutputError(f"{file}: cannot be written ({reason})", hint="name another file, or free some room")
