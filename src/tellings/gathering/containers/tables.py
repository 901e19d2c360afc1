"""Parquet and CSV with a column of text."""

from __future__ import annotations

import csv as tabular
import gzip
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tellings.gathering.containers.record import Record, columns, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.gathering.containers.piece import Piece

_ROWS = 512


def parquet(piece: Piece) -> Iterator[Record]:
    """Give a record for each row of a Parquet file, of the row groups that begin in the piece."""
    import pyarrow as arrow  # noqa: PLC0415  in an extra
    import pyarrow.parquet  # noqa: PLC0415

    (name,) = piece.paths
    sound = False
    try:
        file = arrow.parquet.ParquetFile(name)
        sound = True
        held = columns(file.schema_arrow.names)
        if "text" not in held:
            if not piece.start:
                yield _textless(name, file.schema_arrow.names)
            return
        at = 0
        for group in range(file.num_row_groups):
            number, at = at, at + file.metadata.row_group(group).num_rows
            if piece.end and not piece.start <= _begins(file.metadata.row_group(group)) < piece.end:
                continue
            for batch in file.iter_batches(_ROWS, row_groups=[group], columns=sorted(set(held.values()))):
                for values in batch.to_pylist():
                    number += 1
                    yield row(values, held, place=f"{name}#{number}")
    except (arrow.ArrowException, OSError) as fault:
        if sound or not piece.start:  # the first piece says it for all
            yield Record(place=name, fault=f"no sound Parquet file: {str(fault).splitlines()[0]}")


def _begins(group: Any) -> int:
    """Return the byte at which a row group begins."""
    column = group.column(0)
    return int(column.dictionary_page_offset or column.data_page_offset)


def csv(piece: Piece) -> Iterator[Record]:
    """Give a record for each row of a CSV or TSV file, whose first row names its columns."""
    (name,) = piece.paths
    path = Path(name)
    opened = gzip.open if path.suffix.lower() == ".gz" else open
    separator = "\t" if ".tsv" in path.name.lower() else ","
    tabular.field_size_limit(min(sys.maxsize, 2**31 - 1))
    with opened(path, "rt", encoding="utf-8-sig", errors="replace", newline="") as file:
        try:
            rows = tabular.DictReader(file, delimiter=separator)
            held = columns(list(rows.fieldnames or ()))
            if "text" not in held:
                yield _textless(name, list(rows.fieldnames or ()))
                return
            for number, values in enumerate(rows, 1):
                yield row(values, held, place=f"{name}#{number}")
        except (tabular.Error, EOFError) as fault:
            yield Record(place=name, fault=f"no sound table: {fault}")


def _textless(name: str, found: Sequence[str]) -> Record:
    shown = ", ".join(map(str, found[:12])) or "none"
    return Record(place=name, fault=f"no column called text (nor body, content); its columns: {shown}")
