"""Copies folded, so that ten thousand of one page cost as much as one: equal words first, then nearly equal ones.

Nearly equal is by MinHash (Broder 1997) over runs of five words: documents that share a band of their signatures are
compared with the first of that band, and are copies where the signatures say that most of their runs are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from daft import DataType, Series, col, func, lit
from daft.functions import lower, minhash, regexp_replace, strip

from tellings.gathering.components import components
from tellings.gathering.ragged import hashes, listed

if TYPE_CHECKING:
    from daft import DataFrame

#: Words in a run: "the same minister said on the same day" is told alike by chance, five words on end hardly are.
RUN = 5
HASHES = 64
#: Four rows a band: of documents that share .8 of their runs 999 in 1,000 meet in one, of those with .3 one in eight.
BANDS = 16
#: Share of runs in common from which one is a copy of the other: a page with another menu or a corrected word.
COPY = 0.8
#: Fewer words say nothing by being equal ("Page not found").
WORDS = 12


def signed(documents: DataFrame) -> DataFrame:
    """Return (`key`, `digest`, `signature`) of the documents that say enough to be known for copies."""
    plain = strip(regexp_replace(lower(col("text")), r"[^\p{L}\p{N}]+", " "))
    signature = minhash(plain, num_hashes=HASHES, ngram_size=RUN).cast(DataType.list(DataType.uint32()))
    return documents.where(col("words") >= lit(WORDS)).select("key", "digest", signature.alias("signature"))


def roots(fresh: DataFrame, earlier: DataFrame | None, known: DataFrame | None) -> DataFrame:
    """Return (`key`, `root`) for each document of `fresh` that is a copy, or of which copies are made.

    The document with the smallest key stands for all, but one that came in an earlier generation before one that did
    not: `earlier` are its signatures, `known` its own copies. What stood for itself then, stands for itself now.
    """
    all_signed = fresh if earlier is None else earlier.union_all(fresh)
    edges = _exact(all_signed).union_all(_near(all_signed)).distinct()
    found = components(edges)
    if earlier is None:
        return found
    folded = [] if known is None else [known.where(col("key") != col("root")).select("key")]
    standing = earlier.select("key")
    for some in folded:
        standing = standing.join(some, on="key", how="anti")
    before = found.join(standing, on="key", how="semi").groupby("root").agg(col("key").min().alias("stands"))
    renamed = found.join(before, on="root", how="left")
    renamed = renamed.select("key", col("stands").fill_null(col("root")).alias("root"))
    return renamed.join(fresh.select("key"), on="key", how="semi")


def _exact(documents: DataFrame) -> DataFrame:
    """Return (`a`, `b`) for documents whose words are the same."""
    first = documents.groupby("digest").agg(col("key").min().alias("a"), col("key").count().alias("count"))
    twins = documents.join(first.where(col("count") > lit(1)), on="digest").select("a", col("key").alias("b"))
    return twins.where(col("a") != col("b"))


def _near(documents: DataFrame) -> DataFrame:
    """Return (`a`, `b`) for documents whose signatures say that they are nearly the same."""
    first = documents.groupby("digest").agg(col("key").min().alias("key"))
    signed = documents.join(first, on="key", how="semi").select("key", "signature").collect()
    bands = signed.select("key", _bands(col("signature")).alias("band")).explode("band")
    least = bands.groupby("band").agg(col("key").min().alias("a"), col("key").count().alias("count"))
    met = bands.join(least.where(col("count") > lit(1)), on="band").select("a", col("key").alias("b"))
    met = met.where(col("a") != col("b")).distinct()
    one = signed.select(col("key").alias("a"), col("signature").alias("one"))
    other = signed.select(col("key").alias("b"), col("signature").alias("other"))
    both = met.join(one, on="a").join(other, on="b")
    return both.where(_shared(col("one"), col("other")) >= lit(COPY)).select("a", "b")


@func.batch(return_dtype=DataType.list(DataType.int64()))
def _bands(signatures: Series) -> Series:
    """Return for each signature a number a band: equal where the band's hashes are."""
    rows = hashes(signatures, HASHES).astype(np.uint64).reshape(-1, BANDS, HASHES // BANDS)
    mixed = np.tile(np.arange(1, BANDS + 1, dtype=np.uint64), (len(rows), 1))
    for at in range(rows.shape[2]):
        mixed = (mixed ^ rows[:, :, at]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return listed((mixed >> np.uint64(1)).astype(np.int64))


@func.batch(return_dtype=DataType.float32())
def _shared(one: Series, other: Series) -> Series:
    a, b = (hashes(side, HASHES) for side in (one, other))
    return Series.from_numpy((a == b).mean(axis=1).astype(np.float32))
