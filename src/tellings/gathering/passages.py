"""Passages that two documents share word for word, inside longer texts: what is quoted, and what is reprinted.

Of the runs of six words of a text some are kept by winnowing (Schleimer, Wilkerson and Aiken 2003): whatever ten words
two texts share, they keep a run of it in common. Documents that kept the same run meet; runs that lie on one diagonal
are one passage.
"""

from __future__ import annotations

import re
import zlib
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from daft import DataType, Series, col, func, lit
from daft.functions import to_struct

from tellings.gathering import workers
from tellings.gathering.ragged import lists

if TYPE_CHECKING:
    from daft import DataFrame

#: Words in a run, and runs of which the one with the smallest hash is kept.
RUN, KEPT = 6, 5
#: A run that more documents have is a formula of the trade ("said in a statement on Monday that").
COMMON = 50
#: Words that a passage may differ by between two runs that both have: an edit, a name spelt otherwise.
GAP = 12
#: Fewer words in common are no quotation: a title, an office, a turn of phrase.
QUOTED = 12

#: Documents whose runs are at hand at once.
BATCH = 2000
#: Runs that are brought together in one go.
HELD = 5_000_000

_WORD = re.compile(r"\w")
_RUNS = DataType.list(DataType.struct({"run": DataType.int64(), "at": DataType.int32()}))
_MET = DataType.list(
    DataType.struct({"a": DataType.int64(), "b": DataType.int64(), "at_a": DataType.int32(), "at_b": DataType.int32()})
)


def kept(documents: DataFrame) -> DataFrame:
    """Return (`run`, `key`, `at`): the runs that are kept of each document, as hashes, and the word each begins at."""
    rows = documents.select("key", _kept(col("text")).alias("run")).explode("run").where(~col("run").is_null())
    return rows.select(col("run")["run"].alias("run"), "key", col("run")["at"].alias("at"))


def shared(fresh: DataFrame, earlier: DataFrame | None) -> DataFrame:
    """Return (`a`, `b`, `shared`), a < b: how many words lie in passages that both have, `QUOTED` words and longer.

    `fresh` and `earlier` are what `kept` gave; one of the two documents at least is of `fresh`.
    """
    rows = fresh.with_column("fresh", lit(value=True))
    if earlier is not None:
        rows = earlier.with_column("fresh", lit(value=False)).union_all(rows)
    number = 1 + rows.count_rows() // HELD
    parts = [_meetings(rows.where(col("run") % lit(number) == lit(part))).collect() for part in range(number)]
    met = reduce(lambda one, other: one.union_all(other), parts)
    pairs = met.groupby("a", "b").agg(to_struct(col("at_a"), col("at_b")).list_agg().alias("places"))
    return pairs.select("a", "b", _words(col("places")).alias("shared")).where(col("shared") >= lit(QUOTED))


def _meetings(rows: DataFrame) -> DataFrame:
    """Return (`a`, `b`, `at_a`, `at_b`) of the documents that have a run in common, and of the run's places."""
    told = to_struct(col("key"), col("at"), col("fresh"))
    lists = rows.groupby("run").agg(told.list_agg().alias("told"), col("key").count().alias("count"))
    lists = lists.where((col("count") > lit(1)) & (col("count") <= lit(COMMON)))
    met = lists.select(_met(col("told")).alias("met")).explode("met").where(~col("met").is_null())
    return met.select(*(col("met")[name].alias(name) for name in ("a", "b", "at_a", "at_b")))


def runs(text: str) -> list[tuple[int, int]]:
    """Return the runs that are kept of a text: a hash of its words, and the place of its first word."""
    words = [word.strip("\"'“”«»()[].,;:!?–—-").casefold() for word in text.split() if _WORD.search(word)]
    hashes = [zlib.crc32(" ".join(words[i : i + RUN]).encode("utf-8", "replace")) for i in range(len(words) - RUN + 1)]
    if not hashes:
        return []
    windows = np.lib.stride_tricks.sliding_window_view(np.array(hashes), min(KEPT, len(hashes)))[:, ::-1]
    at = np.arange(len(windows)) + windows.shape[1] - 1 - windows.argmin(axis=1)  # of equal ones the last
    return [(hashes[each], int(each)) for each in np.unique(at)]


def words_shared(places: list[tuple[int, int]]) -> int:
    """Return how many words of the first text lie in passages of `QUOTED` words and more, given shared runs' places."""
    chains: list[tuple[int, int, int]] = []  # the first word, the last run's place in each text
    for one, other in sorted(places):
        for at, (first, last, across) in enumerate(chains):
            if 0 < one - last <= RUN + GAP and 0 < other - across <= RUN + GAP:
                chains[at] = (first, one, other)
                break
        else:
            chains.append((one, one, other))
    covered: set[int] = set()
    for first, last, _ in chains:
        if last + RUN - first >= QUOTED:
            covered.update(range(first, last + RUN))
    return len(covered)


@func.batch(return_dtype=_RUNS, batch_size=BATCH)
def _kept(texts: Series) -> Series:
    made: Series = workers.share(_all_kept, texts)
    return made


def _all_kept(texts: Series) -> Series:
    rows = [runs(text) for text in texts.to_pylist()]
    run, at = np.array([each for row in rows for each in row], dtype=np.int64).reshape(-1, 2).T
    return lists(rows, pa.StructArray.from_arrays([run, at.astype(np.int32)], names=["run", "at"]))


@func.batch(return_dtype=_MET)
def _met(told: Series) -> list[list[dict[str, int]]]:
    found = []
    for rows in told.to_pylist():
        ordered = sorted((row["key"], row["at"], row["fresh"]) for row in rows)
        found.append(
            [
                {"a": a, "b": b, "at_a": at, "at_b": too}
                for i, (a, at, new) in enumerate(ordered)
                for b, too, newer in ordered[i + 1 :]
                if a < b and (new or newer)
            ]
        )
    return found


@func.batch(return_dtype=DataType.int32())
def _words(places: Series) -> list[int]:
    return [words_shared([(row["at_a"], row["at_b"]) for row in rows]) for rows in places.to_pylist()]
