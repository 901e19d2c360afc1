"""Which pairs of documents are worth a closer look: those that share rare words, or rare names and figures.

Documents in one language meet by both, those in two by names and figures only. Where both are dated, they are at most a
window of days apart.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from daft import DataType, Series, Window, col, func, lit
from daft.functions import columns_max, columns_min, row_number, to_struct

from tellings.gathering.ragged import structs
from tellings.gathering.sketch import RARE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daft import DataFrame, Expression

    from tellings.gathering.ragged import Integers

#: A document keeps so many candidates, those with most in common first: enough to know what is usual for it.
MOST = 25

_MET = {"a": DataType.int64(), "b": DataType.int64(), "common": DataType.int64()}
#: What a key counts is a whole number, for sums of these are the same in any order: the fewer documents, the more.
EXACT = 1 << 24
#: Meetings of two documents at a key that are held in one go: four numbers each, and the sums over them.
HELD = 10_000_000
#: Keys whose documents are at hand at once, 200 at the most each.
BATCH = 5000


def pairs(weighed: DataFrame, fresh: DataFrame, *, window: int) -> Iterator[DataFrame]:
    """Give, in parts that overlap, (`a`, `b`), a < b, of documents that share keys, one of them at least in `fresh`.

    Each of them keeps the `MOST` that it shares most with. A part holds the meetings of some of the documents with all
    others, so that an archive's need not be held at once.
    """
    held = weighed.join(fresh.with_column("fresh", lit(value=True)), on="key", how="left")
    tongue, is_fresh = _tongue(col("language")).alias("tongue"), col("fresh").fill_null(lit(value=False)).alias("fresh")
    held = held.select("key", tongue, "day", is_fresh, "keys").explode("keys").where(~col("keys").is_null())
    told = to_struct(col("key"), col("tongue"), col("day"), col("fresh"))
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

    @func.batch(return_dtype=DataType.list(DataType.struct(_MET)), batch_size=BATCH)
    def meet(keys: Series, told: Series) -> Series:
        sizes, rows = structs(told)
        mark = np.array(keys.to_pylist(), dtype=np.int64)
        one, other, which = _met(mark, sizes, rows, number=number, part=part, window=window)
        common = (EXACT / np.log2(1 + sizes[which])).astype(np.int64)
        ends = np.concatenate([[0], np.cumsum(np.bincount(which, minlength=len(sizes)))])
        flat = [pa.array(each) for each in (rows["key"][one], rows["key"][other], common)]
        return Series.from_arrow(pa.LargeListArray.from_arrays(ends, pa.StructArray.from_arrays(flat, list(_MET))))

    made: Callable[..., Expression] = meet
    return made


def _met(
    mark: Integers, sizes: Integers, rows: dict[str, Any], *, number: int, part: int, window: int
) -> tuple[Integers, Integers, Integers]:
    """Return the pairs that keys make, both ways: the places of both documents in `rows`, and of the key in `mark`.

    `rows` are the documents of all keys, one key after another, `sizes` of each.
    """
    begins = np.cumsum(sizes) - sizes
    of = np.repeat(np.arange(len(sizes)), sizes)
    (mine,) = np.nonzero(rows["key"] % number == part)
    each = sizes[of[mine]]  # a document meets all of its key
    one = np.repeat(mine, each)
    other = np.arange(len(one)) + np.repeat(begins[of[mine]] - (np.cumsum(each) - each), each)
    apart = np.abs(rows["day"][one] - rows["day"][other])
    close = (np.isnan(apart) | (apart <= window)) & (rows["fresh"][one] | rows["fresh"][other])
    close &= rows["key"][one] != rows["key"][other]
    is_word = (mark >= 0) & (mark % 2 == 0)
    close &= (rows["tongue"][one] == rows["tongue"][other]) | ~is_word[of[one]]
    return one[close], other[close], of[one[close]]


@func.batch(return_dtype=DataType.int64())
def _tongue(languages: Series) -> list[int]:
    """Return a number for each language, the same wherever it is asked."""
    return [zlib.crc32((language or "").encode()) for language in languages.to_pylist()]
