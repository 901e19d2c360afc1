"""A piece to its records, whatever its format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.gathering.containers.piece import Piece


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One document as an archive keeps it: `data` still to be read, or `text`, or the `fault` that kept it back.

    `place` says where it lies: the file, and the line or the number within it. `id` is its own name, where it has one.
    """

    place: str
    id: str | None = None
    data: bytes | None = None
    text: str | None = None
    fault: str | None = None
    language: str | None = None
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    address: str | None = None


def records(piece: Piece) -> Iterator[Record]:
    """Give the records of a piece in order. What cannot be read is a record with its `fault`; nothing is raised."""
    from tellings.gathering.containers import feeds, lines, pages, tables, warc  # noqa: PLC0415  they import Record

    readers = {
        "pages": pages.records, "lines": lines.records, "table": tables.parquet, "csv": tables.csv,
        "warc": warc.records, "feed": feeds.records,
    }  # fmt: skip
    try:
        yield from readers[piece.kind](piece)
    except OSError as fault:
        yield Record(place=piece.paths[0], fault=f"cannot be read ({fault.strerror or fault})")


#: What people call the columns and fields of a document, the commonest first.
_NAMES = {
    "text": ("text", "body", "content", "maintext", "article", "full_text"),
    "id": ("id", "doc_id", "document_id", "guid", "uid"),
    "title": ("title", "headline"),
    "published": ("published", "date", "date_publish", "published_at", "datePublished", "pub_date", "timestamp"),
    "publisher": ("publisher", "source", "source_domain", "site", "outlet"),
    "address": ("address", "url", "link"),
    "language": ("language", "lang"),
}


def columns(found: list[str]) -> dict[str, str]:
    """Return which of the columns `found` holds which field of a record."""
    lower = {name.lower(): name for name in found}
    held = {
        field: next((lower[n.lower()] for n in names if n.lower() in lower), None) for field, names in _NAMES.items()
    }
    return {field: name for field, name in held.items() if name is not None}


def row(values: dict[str, Any], held: dict[str, str], *, place: str) -> Record:
    """Return the record in a row or object of which `held` says what is where."""
    told = {field: values.get(name) for field, name in held.items()}
    text = told.pop("text", None)
    if not isinstance(text, str) or not text.strip():
        return Record(place=place, id=_said(told.get("id")), fault="no text in it")
    known: dict[str, Any] = {field: _said(value) for field, value in told.items()}
    return Record(place=place, text=text, **known)


def _said(value: Any) -> str | None:
    if value is None or isinstance(value, (dict, list)):
        return None
    return str(value).strip() or None
