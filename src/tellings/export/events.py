"""The events of an archive handed on: JSONL, an event a line, and Parquet, an event a row."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msgspec

from tellings.export.extras import missing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tellings.model import Event, Member


def jsonl(rows: Iterable[Event | Member]) -> bytes:
    """Return the events, or the members, as UTF-8 JSON, one a line."""
    return b"".join(msgspec.json.encode(each) + b"\n" for each in rows)


def parquet(events: Iterable[Event]) -> bytes:
    """Return the events as a Parquet file: the fields of an event are its columns, `why` is a list of members.

    Raises ExportError where pyarrow is not installed.
    """
    try:
        import pyarrow as arrow  # noqa: PLC0415  in an extra
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as fault:
        raise missing("gather", "pyarrow") from fault
    text, texts = arrow.string(), arrow.list_(arrow.string())
    said = ("title", "publisher", "published", "language", "address")
    member = arrow.struct(
        {**dict.fromkeys(("id", "how", "like"), text), "score": arrow.float64(), **dict.fromkeys(said, text)}
    )
    columns = {"event": text, "members": texts, "title": text, "first": text, "last": text, "languages": texts}
    schema = arrow.schema({**columns, "why": arrow.list_(member)})
    table = arrow.Table.from_pylist([msgspec.to_builtins(event) for event in events], schema=schema)
    file = io.BytesIO()
    arrow.parquet.write_table(table, file, compression="zstd")
    return file.getvalue()
