"""Which pairs of documents are worth a closer look: those that share rare words, or rare names and figures.

Documents in one language meet by both, those in two by names and figures only. Where both are dated, they are at most a
window of days apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from daft import DataType, Series, Window, col, func, lit
from daft.functions import row_number, to_struct

from tellings.gathering.sketch import RARE

if TYPE_CHECKING:
    from daft import DataFrame

#: A document keeps so many candidates, those with most in common first: enough to know what is usual for it.
MOST = 25

_PAIRS = DataType.list(DataType.struct({"a": DataType.int64(), "b": DataType.int64(), "common": DataType.float64()}))


def pairs(weighed: DataFrame, fresh: DataFrame, *, window: int) -> DataFrame:
    """Return (`a`, `b`), a < b, of documents that share keys, one of them at least in `fresh` (`key`).

    Each of them keeps the `MOST` that it shares most with.
    """
    held = weighed.join(fresh.with_column("fresh", lit(value=True)), on="key", how="left")
    held = held.select("key", "language", "day", "fresh", "keys").explode("keys").where(~col("keys").is_null())
    told = to_struct(col("key"), col("language"), col("day"), col("fresh"))
    lists = held.groupby("keys").agg(told.list_agg().alias("told"))

    @func.batch(return_dtype=_PAIRS)
    def meet(keys: Series, told: Series) -> list[list[dict[str, Any]]]:
        return [_met(key, rows, window) for key, rows in zip(keys.to_pylist(), told.to_pylist(), strict=True)]

    met = lists.select(meet(col("keys"), col("told")).alias("pair")).explode("pair").where(~col("pair").is_null())
    met = met.select(*(col("pair")[name].alias(name) for name in ("a", "b", "common")))
    return _best(met.groupby("a", "b").agg(col("common").sum().alias("common")))


def within(pairs: DataFrame, documents: DataFrame, *, window: int) -> DataFrame:
    """Return those of `pairs` (`a`, `b`) that are at most `window` days apart, or of which one has no day."""
    day = documents.select("key", "day")
    told = pairs.join(day.select(col("key").alias("a"), col("day").alias("one")), on="a")
    told = told.join(day.select(col("key").alias("b"), col("day").alias("other")), on="b")
    apart = (col("one") - col("other")).abs()
    return told.where(apart.is_null() | (apart <= lit(window))).select("a", "b")


def _best(met: DataFrame) -> DataFrame:
    swapped = met.select(col("b").alias("a"), col("a").alias("b"), "common")
    place = row_number().over(Window().partition_by("a").order_by(["common", "b"], desc=[True, False]))
    best = (
        met.select("a", "b", "common").union_all(swapped).with_column("place", place).where(col("place") <= lit(MOST))
    )
    low, high = (col("a") < col("b")), (col("a") > col("b"))
    return (
        best.where(low)
        .select("a", "b")
        .union_all(best.where(high).select(col("b").alias("a"), col("a").alias("b")))
        .distinct()
    )


def _met(key: int, rows: list[dict[str, Any]], window: int) -> list[dict[str, Any]]:
    """Return the pairs that one key makes; the fewer documents have it, the more it counts."""
    if not 2 <= len(rows) <= 2 * RARE:
        return []
    rows = sorted(rows, key=lambda row: int(row["key"]))
    keys = [row["key"] for row in rows]
    tongues = np.array([row["language"] or "" for row in rows])
    days = np.array([np.nan if row["day"] is None else row["day"] for row in rows], dtype=np.float64)
    one, other = np.triu_indices(len(rows), 1)
    apart = np.abs(days[one] - days[other])
    fresh = np.array([bool(row["fresh"]) for row in rows])
    close = (np.isnan(apart) | (apart <= window)) & (fresh[one] | fresh[other])
    if key >= 0 and key % 2 == 0:
        close &= tongues[one] == tongues[other]
    common = 1 / np.log2(1 + len(rows))
    return [{"a": keys[i], "b": keys[j], "common": common} for i, j in zip(one[close], other[close], strict=True)]
