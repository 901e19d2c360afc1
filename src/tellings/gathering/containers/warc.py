"""WARC and WET: the pages that a crawl kept, by the address they came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.gathering.containers.pages import LARGEST
from tellings.gathering.containers.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.gathering.containers.piece import Piece

#: Media types whose bytes may be an account.
_READ = ("text/", "application/xhtml", "application/xml", "application/pdf")


def records(piece: Piece) -> Iterator[Record]:
    """Give a record for each page that was answered with success, and each text of a WET file."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  in an extra

    (name,) = piece.paths
    kept = WarcRecordType.response | WarcRecordType.conversion
    number = 0
    try:
        with open(name, "rb") as file:  # noqa: PTH123  fastwarc wants a plain file
            for record in ArchiveIterator(file, record_types=kept):
                number += 1
                address = record.headers.get("WARC-Target-URI") or ""
                place = f"{name}#{number}"
                if record.http_headers is not None:
                    media = (record.http_content_type or "").lower()
                    if record.http_headers.status_code != 200 or not media.startswith(_READ):
                        continue
                data = record.reader.read(LARGEST + 1)
                if len(data) > LARGEST:
                    yield Record(place=place, id=address or None, fault=f"larger than {LARGEST >> 20} MB")
                elif data.strip():
                    yield Record(place=place, id=address or None, data=data, address=address or None)
    except Exception as fault:
        yield Record(place=f"{name}#{number + 1}", fault=f"the archive breaks off: {fault}")
