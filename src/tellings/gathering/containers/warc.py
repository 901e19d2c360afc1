"""WARC and WET: the pages that a crawl kept, by the address they came from."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from tellings.gathering.containers.pages import LARGEST
from tellings.gathering.containers.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.gathering.containers.piece import Piece

#: Media types whose bytes may be an account.
_READ = ("text/", "application/xhtml", "application/xml", "application/pdf")


#: A record's head, of so many bytes at the most, the length of what comes after it, and what stands between records.
_HEAD = 1 << 16
_LENGTH = re.compile(rb"\s*WARC/(?:.+\r?\n)*?Content-Length: *(\d+)\r?\n(?:.+\r?\n)*?\r?\n", re.IGNORECASE)
#: How a gzip member begins.
_MEMBER = b"\x1f\x8b\x08"
_BETWEEN = b"\r\n\r\n"


def records(piece: Piece) -> Iterator[Record]:
    """Give a record for each page that was answered with success, and each text of a WET file."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  in an extra

    (name,) = piece.paths
    kept = WarcRecordType.response | WarcRecordType.conversion
    number = begins = 0
    where = f"{name}@{piece.start}" if piece.start else name
    try:
        with open(name, "rb") as file:  # noqa: PTH123  fastwarc wants a plain file
            first, end = _stretch(file, piece)
            if first is None:
                return
            file.seek(first)
            told = cast("BinaryIO", file if end is None else _Until(file, end))
            for record in ArchiveIterator(told, record_types=kept):
                number += 1
                begins = record.stream_pos
                address = record.headers.get("WARC-Target-URI") or ""
                place = f"{where}#{number}"
                if record.http_headers is not None:
                    media = (record.http_content_type or "").lower()
                    if record.http_headers.status_code != 200 or not media.startswith(_READ):
                        continue
                length = record.content_length
                data = record.reader.read(LARGEST + 1)
                if len(data) > LARGEST:
                    yield Record(place=place, id=address or None, fault=f"larger than {LARGEST >> 20} MB")
                elif len(data) < length:
                    yield Record(place=place, id=address or None, fault="the archive breaks off in it")
                    return
                elif data.strip():
                    yield Record(place=place, id=address or None, data=data, address=address or None)
        if end is None and not _ends(name, max(first, begins)):
            yield Record(place=f"{where}#{number + 1}", fault="the archive breaks off")
    except Exception as fault:
        yield Record(place=f"{where}#{number + 1}", fault=f"the archive breaks off: {fault}")


class _Until:
    """A file that ends at a byte before its end."""

    def __init__(self, file: BinaryIO, end: int) -> None:
        self._file, self._end = file, end

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        left = self._end - self._file.tell()
        return self._file.read(min(size, left))

    def tell(self) -> int:
        """Return how many bytes of the file are read."""
        return self._file.tell()


def _stretch(file: BinaryIO, piece: Piece) -> tuple[int | None, int | None]:
    """Return where the first gzip member starts that does so in the piece, and the first after it. Null is nowhere."""
    if not piece.end:
        return 0, None
    with mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        first = _member(data, piece.start, piece.end) if piece.start else 0
        return first, None if first is None else _member(data, piece.end, len(data))


def _member(data: mmap, start: int, end: int) -> int | None:
    """Return where a gzip member that holds a record's head starts, the first from `start` to before `end`."""
    at = start - 1
    while (at := data.find(_MEMBER, at + 1, end + len(_MEMBER) - 1)) >= 0:
        with suppress(zlib.error):  # the same bytes within a member
            if zlib.decompressobj(wbits=31).decompress(data[at : at + _HEAD], 5) == b"WARC/":
                return at
    return None


def _ends(name: str, begins: int) -> bool:
    """Return whether the file ends with a record, and not within one; its last known record begins at `begins`.

    fastwarc takes a file that is cut for one that ends.
    """
    with open(name, "rb") as file:  # noqa: PTH123  as above
        file.seek(begins)
        kind = file.read(4)
        file.seek(begins)
        if kind[:2] == b"\x1f\x8b":
            return _members_end(file)
        return _records_end(file) if kind == b"WARC" else True  # another compression: not known


def _members_end(file: BinaryIO) -> bool:
    member = zlib.decompressobj(wbits=31)
    while block := file.read(1 << 20):
        while block:
            if member.eof:
                member = zlib.decompressobj(wbits=31)
            member.decompress(block)
            block = member.unused_data
    return member.eof


def _records_end(file: BinaryIO) -> bool:
    at, size = file.tell(), Path(file.name).stat().st_size
    while at < size:
        file.seek(at)
        head = file.read(_HEAD)
        length = _LENGTH.match(head)
        if not length:
            return not head.strip()
        at += length.end() + int(length[1]) + len(_BETWEEN)
    return at - len(_BETWEEN) <= size  # some writers leave out what would stand before the next
