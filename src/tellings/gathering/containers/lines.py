"""JSONL: an object a line, with a text and what is known of it, or a telling as `tellings read --jsonl` prints it."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tellings.gathering.containers.record import Record, columns, row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from tellings.gathering.containers.piece import Piece

#: A line that is longer is no document.
LONGEST = 32 << 20


def records(piece: Piece) -> Iterator[Record]:
    """Give a record for each line that begins in the piece."""
    (name,) = piece.paths
    path = Path(name)
    if path.suffix.lower() == ".gz":
        try:
            with gzip.open(path) as lines:
                yield from _told(name, lines, 0, None)
        except (EOFError, gzip.BadGzipFile, zlib.error) as fault:
            yield Record(place=name, fault=f"its gzip breaks off: {fault}")
        return
    with path.open("rb") as lines:
        if piece.start:
            lines.seek(piece.start - 1)
            lines.readline()  # the line that began before, up to its end
        yield from _told(name, lines, lines.tell(), piece.end)


def _told(name: str, lines: BinaryIO | gzip.GzipFile, at: int, end: int | None) -> Iterator[Record]:
    while end is None or at < end:
        line = lines.readline(LONGEST)
        if not line:
            return
        place = f"{name}@{at}"
        at += len(line)
        if line.strip():
            yield _record(line, place)


def _record(line: bytes, place: str) -> Record:
    try:
        told = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        return Record(place=place, fault=f"no JSON: {fault}")
    if not isinstance(told, dict):
        return Record(place=place, fault="no JSON object")
    if isinstance(told.get("source"), dict) and "sentences" in told:  # a telling: it is read as such
        return Record(place=place, id=str(told["source"].get("name") or place), data=line)
    return row(told, columns(list(told)), place=place)
