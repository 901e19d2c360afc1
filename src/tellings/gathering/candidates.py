"""Which pairs of documents are worth a closer look: those that share rare words, or rare names and figures.

Documents in one language meet by both, those in two by names and figures only. Where both are dated, they are at most a
window of days apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from daft import DataType, Series, Window, col, func, lit
from daft.functions import columns_max, columns_min, row_number, to_struct

from tellings.gathering.sketch import RARE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daft import DataFrame, Expression

    from tellings.gathering.ragged import Floats, Integers

#: A document keeps so many candidates, those with most in common first: enough to know what is usual for it.
MOST = 25

_MET = {"a": DataType.int64(), "b": DataType.int64(), "common": DataType.float64()}
#: Meetings of two documents at a key that are held in one go: four numbers each, and the sums over them.
HELD = 10_000_000


def pairs(weighed: DataFrame, fresh: DataFrame, *, window: int) -> Iterator[DataFrame]:
    """Give, in parts that overlap, (`a`, `b`), a < b, of documents that share keys, one of them at least in `fresh`.

    Each of them keeps the `MOST` that it shares most with. A part holds the meetings of some of the documents with all
    others, so that an archive's need not be held at once.
    """
    held = weighed.join(fresh.with_column("fresh", lit(value=True)), on="key", how="left")
    held = held.select("key", "language", "day", "fresh", "keys").explode("keys").where(~col("keys").is_null())
    told = to_struct(col("key"), col("language"), col("day"), col("fresh"))
    lists = held.groupby("keys").agg(told.list_agg().alias("told"), col("key").count().alias("count"))
    lists = lists.where((col("count") > lit(1)) & (col("count") <= lit(2 * RARE))).collect()
    number = 1 + (lists.agg((col("count") * col("count")).sum().alias("met")).to_pydict()["met"][0] or 0) // HELD
    for part in range(number):
        met = lists.select(_meeting(number, part, window)(col("keys"), col("told")).alias("pair")).explode("pair")
        met = met.where(~col("pair").is_null()).select(*(col("pair")[name].alias(name) for name in _MET))
        yield _best(met.groupby("a", "b").agg(col("common").sum().alias("common")))


def within(pairs: DataFrame, documents: DataFrame, *, window: int) -> DataFrame:
    """Return those of `pairs` (`a`, `b`) that are at most `window` days apart, or of which one has no day."""
    day = documents.select("key", "day")
    told = pairs.join(day.select(col("key").alias("a"), col("day").alias("one")), on="a")
    told = told.join(day.select(col("key").alias("b"), col("day").alias("other")), on="b")
    apart = (col("one") - col("other")).abs()
    return told.where(apart.is_null() | (apart <= lit(window))).select("a", "b")


def _best(met: DataFrame) -> DataFrame:
    """Return the pairs of each document `a` with those `b` that it has most in common with."""
    place = row_number().over(Window().partition_by("a").order_by(["common", "b"], desc=[True, False]))
    best = met.with_column("place", place).where(col("place") <= lit(MOST))
    return best.select(columns_min(col("a"), col("b")).alias("a"), columns_max(col("a"), col("b")).alias("b"))


def _meeting(number: int, part: int, window: int) -> Callable[..., Expression]:
    """Return what gives the pairs that each key makes, of documents that fall into the part with all others."""

    @func.batch(return_dtype=DataType.list(DataType.struct(_MET)))
    def meet(keys: Series, told: Series) -> Series:
        sizes = [0]
        found = []
        for key, rows in zip(keys.to_pylist(), told.to_pylist(), strict=True):
            found.append(_met(key, rows, window, number, part))
            sizes.append(sizes[-1] + len(found[-1][0]))
        columns = [np.concatenate(each) for each in zip(*found, strict=True)] if found else [np.zeros(0)] * 3
        types = (pa.int64(), pa.int64(), pa.float64())
        flat = [pa.array(each, type=kind) for each, kind in zip(columns, types, strict=True)]
        return Series.from_arrow(pa.LargeListArray.from_arrays(sizes, pa.StructArray.from_arrays(flat, list(_MET))))

    made: Callable[..., Expression] = meet
    return made


def _met(
    key: int, rows: list[dict[str, Any]], window: int, number: int, part: int
) -> tuple[Integers, Integers, Floats]:
    """Return the pairs that one key makes, both ways; the fewer documents have it, the more it counts."""
    keys = np.array([row["key"] for row in rows], dtype=np.int64)
    days = np.array([np.nan if row["day"] is None else row["day"] for row in rows], dtype=np.float64)
    fresh = np.array([bool(row["fresh"]) for row in rows])
    (mine,) = np.nonzero(keys % number == part)
    apart = np.abs(days[mine, None] - days[None, :])
    close = (np.isnan(apart) | (apart <= window)) & (fresh[mine, None] | fresh[None, :])
    close &= keys[mine, None] != keys[None, :]
    if key >= 0 and key % 2 == 0:
        tongues = np.array([row["language"] or "" for row in rows])
        close &= tongues[mine, None] == tongues[None, :]
    one, other = np.nonzero(close)
    return keys[mine[one]], keys[other], np.full(len(one), 1 / np.log2(1 + len(rows)))
