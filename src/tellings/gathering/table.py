"""Documents to the table that the stages begin with: each under a name of its own, its day a number."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import daft
import msgspec
from daft import DataType, Series, Window, col, func, lit
from daft.functions import row_number, when

from tellings.gathering import workers
from tellings.gathering.containers import Piece, Record
from tellings.gathering.documents import Document, day, digest, key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from daft import DataFrame

    Reader = Callable[[Piece], Iterator[Document | Record]]

#: Pieces that are read before it would pay to have other processes read them: some seconds' work.
FEW = 3

_TEXTS = ("place", "id", "text", "language", "published", "title", "publisher", "address", "digest", "fault")
_ROW = DataType.struct({**dict.fromkeys(_TEXTS, DataType.string()), "day": DataType.int32(), "words": DataType.int32()})


def read(pieces: Sequence[Piece], reader: Reader) -> DataFrame:
    """Return a row a document of `pieces`, and a row with its `fault` for each that cannot be read."""
    on_ray = daft.get_or_infer_runner_type() == "ray"
    here = str(Path.cwd()) if on_ray else None
    many = len(pieces) > FEW

    @func.batch(return_dtype=DataType.list(_ROW), batch_size=1)
    def rows(packed: Series) -> Series:
        _stand(here)
        made: Series = workers.share(_told, reader, packed.to_pylist(), much=many)
        return made

    # A typed column, for there may be no pieces: a limit of none would hang on Ray before into_partitions.
    packed = Series.from_pylist([msgspec.json.encode(piece) for piece in pieces], dtype=DataType.binary())
    table = daft.from_pydict({"piece": packed})
    if on_ray:
        table = table.into_partitions(max(1, len(packed)))  # the native engine shares out rows by itself
    made = table.select(rows(col("piece")).alias("row")).explode("row")
    made = made.where(~col("row")["place"].is_null())  # an empty file
    return made.select(*(col("row")[name].alias(name) for name in (*_TEXTS, "day", "words")))


def named(rows: DataFrame, earlier: DataFrame | None) -> DataFrame:
    """Return the documents of `rows` (what `read` gave) that are not in `earlier`, with `key`, each under its own `id`.

    Of several with one id the second is called "id~2" and so on. One that an earlier generation has word for word under
    its id is not taken again.
    """
    sound = rows.where(col("fault").is_null()).with_column("own", col("id"))
    before = None
    if earlier is not None:
        sound = sound.join(earlier.select("own", "digest"), on=["own", "digest"], how="anti")
        before = earlier.groupby("own").agg(col("key").count().alias("before"))
    # Only documents whose id others have are sorted: in a sort all lie in memory, texts and all.
    many = sound.select("own", "place").groupby("own").agg(col("place").count().alias("count"))
    many = many.where(col("count") > lit(1)).select("own").collect()
    place = row_number().over(Window().partition_by("own").order_by("place"))
    numbered = sound.join(many, on="own", how="semi").with_column("nth", place.cast(DataType.int64()))
    alone = sound.join(many, on="own", how="anti").with_column("nth", lit(1).cast(DataType.int64()))
    numbered = alone.union_all(numbered)
    if before is not None:
        numbered = numbered.join(before, on="own", how="left")
        numbered = numbered.with_column("nth", col("nth") + col("before").cast(DataType.int64()).fill_null(0))
        numbered = numbered.exclude("before")
    name = when(col("nth") > lit(1), col("own") + "~" + col("nth").cast(DataType.string())).otherwise(col("own"))
    return numbered.with_column("id", name).exclude("nth", "fault").with_column("key", _key(col("id")))


def only(document: Document) -> DataFrame:
    """Return the table of one document: a question, not a part of the archive."""
    told = {**_row(document, place=document.id), "own": document.id, "key": key(document.id)}
    columns: dict[str, Any] = {
        name: [told[name]] for name in (*_TEXTS, "day", "words", "own", "key") if name != "fault"
    }
    types = {**dict.fromkeys(_TEXTS, DataType.string()), "day": DataType.int32(), "words": DataType.int32()}
    table = daft.from_pydict(columns)
    return table.select(*(col(name).cast(types[name]) if name in types else col(name) for name in columns))


@func(return_dtype=DataType.int64())
def _key(id: str) -> int:  # noqa: A002  the column's name
    return key(id)


def _stand(folder: str | None) -> None:
    """Have a worker of Ray stand in `folder`, where the run began, so that the archive's names hold for it too."""
    if folder is not None:
        with suppress(OSError):  # no such folder there: whole paths hold all the same
            os.chdir(folder)


def _told(reader: Reader, pieces: list[bytes]) -> Series:
    """Return the rows of each piece."""
    made = []
    for packed in pieces:
        piece = msgspec.json.decode(packed, type=Piece)
        found = enumerate(reader(piece))
        made.append([_row(each, place=f"{piece.paths[0]}:{piece.start:015}:{number:09}") for number, each in found])
    return Series.from_pylist(made, dtype=DataType.list(_ROW))


def _row(found: Document | Record, *, place: str) -> dict[str, Any]:
    if isinstance(found, Record):
        return {"place": place, "id": found.id or found.place, "fault": f"{found.place}: {found.fault}"}
    return {
        "place": place, "fault": None, "digest": digest(found.text), "day": day(found.published),
        "words": len(found.text.split()), **msgspec.structs.asdict(found),
    }  # fmt: skip
