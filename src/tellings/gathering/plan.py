"""An archive's documents to its events: the stages one after another. Open this file first.

    documents ─ signed, copies ─ sketch ─ weighed ─ candidates, passages ─ vectors ─ sides ─ likeness ─ events

Each stage is a table that can be read alone (`engine.Workshop`). Nothing depends on the engine, on how many work, or on
the order of the documents: keys are hashes of ids, ties go to the smaller key, sums are over sorted rows. Documents
that are added later are compared with each other and with all before them; what was compared before stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from daft import DataType, Series, col, func, lit
from daft.functions import to_struct

from tellings.gathering import candidates, copies, likeness, linkage, passages, sketch, usual, vectors
from tellings.gathering.components import components

if TYPE_CHECKING:
    from collections.abc import Callable

    from daft import DataFrame

    from tellings.encode import Encoder
    from tellings.gathering.engine import Workshop

#: Days between two tellings of one event at the most, where both say when they were published.
WINDOW = 10
#: Two groups of documents are one event from these mean log-odds on: at -1.0 Luke is .973, at -1.5 news fall by .012.
BAR = -1.25


class Compared(NamedTuple):
    """What `compared` found: `copies` (`key`, `root`), and `pairs` (`a`, `b`, `shared`, `values`, `odds`)."""

    copies: DataFrame
    pairs: DataFrame


def compared(
    documents: DataFrame, shop: Workshop, *, encoder: Callable[[], Encoder], background: vectors.Vectors, window: int
) -> Compared:
    """Return the copies among `documents` (this generation's) and those before, and the pairs worth comparing."""
    signed = shop.stage("signed", lambda: copies.signed(documents))
    folded = shop.stage("copies", lambda: copies.roots(signed, shop.earlier("signed"), shop.earlier("copies")))
    single = documents.join(folded.where(col("key") != col("root")), on="key", how="anti")
    whole = shop.whole("sketch", lambda: sketch.sketched(single))
    counts, total = sketch.frequencies(whole)
    weighed = shop.stage("weighed", lambda: sketch.weighed(whole, counts, total, window=window))
    fresh = shop.stage("fresh", lambda: single.select("key"))
    found = shop.stage("candidates", lambda: candidates.pairs(weighed, fresh, window=window))
    runs = shop.stage("runs", lambda: passages.kept(single))
    shared = shop.stage("passages", lambda: passages.shared(runs, shop.earlier("runs")))
    found = found.union_all(candidates.within(shared.select("a", "b"), weighed, window=window)).distinct()
    whole_archive = total <= vectors.WHOLE
    some = weighed.join(fresh if whole_archive else _in(found), on="key", how="semi")
    encoded = shop.whole("vectors", lambda: vectors.encoded(some, shop.earlier("vectors"), encoder))
    mean = vectors.means(encoded, background)
    rows = weighed.join(encoded.select("key", "vector"), on="key")
    if whole_archive:
        near = vectors.neighbours(rows.select("key", "language", "day", "vector"), fresh, mean, window=window)
        found = found.union_all(near).distinct()
    among = _sample(rows, mean)
    known = shop.stage("sides", lambda: likeness.sides(rows.join(_in(found), on="key", how="semi"), mean, among))
    told = found.join(shared, on=["a", "b"], how="left").with_column("shared", col("shared").fill_null(0))
    pairs = shop.whole("likeness", lambda: likeness.judged(likeness.featured(told, known, among)))
    before = shop.earlier("copies")
    return Compared(folded if before is None else before.union_all(folded), pairs)


def events(pairs: DataFrame, shop: Workshop) -> DataFrame:
    """Return (`key`, `event`) for each document that shares its event; an event is called by its smallest key."""
    judged = pairs.select("a", "b", "odds")
    near = shop.stage("near", lambda: components(judged.where(col("odds") >= lit(BAR)).select("a", "b")))
    tied = judged.join(near.select(col("key").alias("a"), "root"), on="a")
    tied = tied.join(near.select(col("key").alias("b"), col("root").alias("too")), on="b")
    tied = tied.where(col("root") == col("too"))
    lists = tied.groupby("root").agg(to_struct(col("a"), col("b"), col("odds")).list_agg().alias("pairs"))
    grouped = lists.select(_linked(col("pairs")).alias("member")).explode("member")
    return shop.stage(
        "events", lambda: grouped.select(col("member")["key"].alias("key"), col("member")["event"].alias("event"))
    )


@func.batch(return_dtype=DataType.list(DataType.struct({"key": DataType.int64(), "event": DataType.int64()})))
def _linked(pairs: Series) -> list[list[dict[str, int]]]:
    found = []
    for rows in pairs.to_pylist():
        tied = sorted((row["a"], row["b"], row["odds"]) for row in rows)
        found.append([{"key": key, "event": root} for key, root in sorted(linkage.groups(tied, bar=BAR).items())])
    return found


def _in(pairs: DataFrame) -> DataFrame:
    return pairs.select(col("a").alias("key")).union_all(pairs.select(col("b").alias("key"))).distinct()


def _sample(rows: DataFrame, mean: dict[str, vectors.Vectors]) -> usual.Sample:
    """Return the documents with the smallest keys of each of the commonest languages: as good as drawn by lot."""
    count = rows.groupby("language").agg(col("key").count().alias("count")).to_pylist()
    common = sorted(count, key=lambda row: (-row["count"], row["language"] or ""))[: usual.LANGUAGES]
    found: list[dict[str, Any]] = []
    for row in common:
        some = rows.where(col("language").eq_null_safe(row["language"])).sort("key").limit(usual.SAMPLE)
        found += some.to_pylist()
    vector = np.array([row["vector"] for row in found], dtype=np.float64)
    return usual.sample(found, vectors.centred(vector, [row["language"] or "" for row in found], mean))
