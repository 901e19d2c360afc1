"""Parquet and CSV with a column of text."""

from __future__ import annotations

import csv as tabular
import gzip
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tellings.gathering.containers.record import Record, columns, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.gathering.containers.piece import Piece

_ROWS = 512


def parquet(piece: Piece) -> Iterator[Record]:
    """Give a record for each row of a Parquet file."""
    import pyarrow as arrow  # noqa: PLC0415  in an extra
    import pyarrow.parquet  # noqa: PLC0415

    (name,) = piece.paths
    try:
        file = arrow.parquet.ParquetFile(name)
        held = columns(file.schema_arrow.names)
        if "text" not in held:
            yield _textless(name, file.schema_arrow.names)
            return
        number = 0
        for batch in file.iter_batches(batch_size=_ROWS, columns=sorted(set(held.values()))):
            for values in batch.to_pylist():
                number += 1
                yield row(values, held, place=f"{name}#{number}")
    except (arrow.ArrowException, OSError) as fault:
        yield Record(place=name, fault=f"no sound Parquet file: {str(fault).splitlines()[0]}")


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
