"""An archive's documents to its events: the stages one after another. Open this file first.

    documents ─ signed, copies ─ sketch ─ weighed ─ candidates, passages ─ vectors ─ sides ─ likeness ─ events

A large archive has its pairs judged without vectors first (`rough`), and encodes only what is in doubt (`sparing`).
Each stage is a table that can be read alone (`engine.Workshop`). Nothing depends on the engine, on how many work, or on
the order of the documents: keys are hashes of ids, ties go to the smaller key, sums are over sorted rows. Documents
that are added later are compared with each other and with all before them; what was compared before stays.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from daft import DataType, Series, col, func, lit
from daft.functions import to_struct

from tellings.gathering import candidates, copies, likeness, linkage, passages, sketch, sparing, usual, vectors
from tellings.gathering.components import components

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daft import DataFrame

    from tellings.encode import Encoder
    from tellings.gathering.engine import Workshop

#: Days between two tellings of one event at the most, where both say when they were published.
WINDOW = 10
#: Two groups of documents are one event from these mean log-odds on. Left out of the training, at -2, -1.25 and -.5:
#: news with days .951, .957, .957; without .937, .947, .957; real pages .912, .942, .968; Genesis .991, .976, .964.
BAR = -1.25


class Compared(NamedTuple):
    """What `compared` found: `copies` (`key`, `root`), and `pairs` (`a`, `b`, `shared`, `values`, `odds`)."""

    copies: DataFrame
    pairs: DataFrame


def compared(
    documents: DataFrame,
    shop: Workshop,
    *,
    encoder: Callable[[], Encoder],
    background: vectors.Vectors,
    window: int,
    openings: int | None = None,
) -> Compared:
    """Return the copies among `documents` (this generation's) and those before, and the pairs worth comparing.

    An archive of up to `openings` documents is encoded whole, of a larger one that many for pairs in doubt.
    """
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
    shared = shared.select("a", "b", "shared")
    if total <= (vectors.WHOLE if openings is None else openings):
        encoded, mean = _encoded(weighed.join(fresh, on="key", how="semi"), shop, encoder, background)
        rows = weighed.join(encoded.select("key", "vector"), on="key")
        near = vectors.neighbours(rows.select("key", "language", "day", "vector"), fresh, mean, window=window)
        found = found.union_all(near).distinct()
        told = _told(found, shared)
        sides = _sides(told, rows, mean, shop)
        pairs = shop.whole("likeness", lambda: _judged(told, *sides))
    else:
        rough = shop.stage("rough", lambda: _roughly(_told(found, shared), weighed))
        budget = sparing.BUDGET if openings is None else openings
        wanted = sparing.chosen(rough, bar=BAR, budget=budget).union_all(_drawn(weighed).select("key")).distinct()
        encoded, mean = _encoded(weighed.join(wanted, on="key", how="semi"), shop, encoder, background)
        rows = weighed.join(encoded.select("key", "vector"), on="key")
        near = vectors.neighbours(rows.select("key", "language", "day", "vector"), fresh, mean, window=window)
        unmet = _told(near.join(rough.select("a", "b"), on=["a", "b"], how="anti"), shared)
        both = _both(rough, rows).union_all(unmet.select("a", "b", "shared")).collect()
        sides = _sides(both, rows, mean, shop)
        pairs = shop.whole("likeness", lambda: _finely(rough, both, *sides))
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


def _encoded(
    documents: DataFrame, shop: Workshop, encoder: Callable[[], Encoder], background: vectors.Vectors
) -> tuple[DataFrame, dict[str, vectors.Vectors]]:
    """Return the vectors of `documents` and of all that were encoded before, and each language's mean."""
    made = shop.whole("vectors", lambda: vectors.encoded(documents, shop.earlier("vectors"), encoder, shop.expected))
    return made, vectors.means(made, background)


def _told(found: DataFrame, shared: DataFrame) -> DataFrame:
    return found.join(shared, on=["a", "b"], how="left").with_column("shared", col("shared").fill_null(0))


def _sides(
    pairs: DataFrame, rows: DataFrame, mean: dict[str, vectors.Vectors], shop: Workshop
) -> tuple[DataFrame, usual.Sample]:
    """Return what the documents of `pairs` are judged by, and the sample; `rows` are documents with their vectors."""
    among = _sample(rows, mean)
    some = rows.join(_in(pairs), on="key", how="semi")
    return shop.stage("sides", lambda: likeness.sides(some, mean, among)), among


def _judged(
    pairs: DataFrame, sides: DataFrame, among: usual.Sample, *, curve: likeness.Curve = "whole"
) -> Iterator[DataFrame]:
    """Give `pairs` with their likeness, in parts."""
    for part in likeness.parts(pairs):
        yield likeness.judged(likeness.featured(part, sides, among), curve=curve)


def _roughly(pairs: DataFrame, weighed: DataFrame) -> Iterator[DataFrame]:
    """Give `pairs` with what their words, names and days say of their likeness, in parts."""
    rows = weighed.with_column("vector", lit([0.0]).cast(DataType.list(DataType.float32())))
    tongues = weighed.select(col("language").fill_null("").alias("language")).distinct().to_pydict()["language"]
    mean = {tongue: np.zeros(1, dtype=np.float32) for tongue in tongues}
    among = _sample(rows, mean)
    sides = likeness.sides(rows.join(_in(pairs), on="key", how="semi"), mean, among).collect()
    return _judged(pairs, sides, among, curve="bare")


def _both(pairs: DataFrame, rows: DataFrame) -> DataFrame:
    """Return those of `pairs` of which both documents are among `rows`."""
    both = pairs.select("a", "b", "shared")
    for side in "ab":
        both = both.join(rows.select(col("key").alias(side)), on=side, how="semi")
    return both.collect()


def _finely(rough: DataFrame, both: DataFrame, sides: DataFrame, among: usual.Sample) -> Iterator[DataFrame]:
    """Give the pairs of `rough` with their likeness, in parts: those in `both` by vectors too."""
    yield from _judged(both, sides, among)
    yield rough.join(both.select("a", "b"), on=["a", "b"], how="anti")


def _sample(rows: DataFrame, mean: dict[str, vectors.Vectors]) -> usual.Sample:
    found = _drawn(rows).to_pylist()
    vector = np.array([row["vector"] for row in found], dtype=np.float64)
    return usual.sample(found, vectors.centred(vector, [row["language"] or "" for row in found], mean))


def _drawn(rows: DataFrame) -> DataFrame:
    """Return the documents with the smallest keys of each of the commonest languages: as good as drawn by lot."""
    count = rows.groupby("language").agg(col("key").count().alias("count")).to_pylist()
    common = sorted(count, key=lambda row: (-row["count"], row["language"] or ""))[: usual.LANGUAGES]
    found = [
        rows.where(col("language").eq_null_safe(lit(row["language"]))).sort("key").limit(usual.SAMPLE) for row in common
    ]
    return reduce(lambda one, other: one.union_all(other), found, rows.limit(0))
