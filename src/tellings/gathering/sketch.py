"""What each document is about, weighed: how rare its words and names are in this archive, and which it is found by.

The weight of a term is (1 + log of how often the document has it) × log of how rare it is among the documents, the
vector of each kind (words, names with figures) having length 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from daft import DataType, Series, col, func

from tellings.gathering import terms, workers
from tellings.gathering.ragged import Ragged, by_row, ragged

if TYPE_CHECKING:
    from collections import Counter

    import numpy.typing as npt
    from daft import DataFrame

    from tellings.gathering.ragged import Integers

    Counts = npt.NDArray[np.int64]

#: A term by which a document is found stands in so many documents at the most: who shares it is then a short list.
RARE = 100
#: A document is found by so many of its rarest words, and of its rarest names.
KEYS = 15
#: A name in more documents than that still finds one within a window of days, among so many of its rarest.
DATED = 8
#: A term in more than this share of the documents says nothing.
COMMON = 0.5
#: Code points of title and text by which the encoder knows what a document is about: a headline and two sentences.
OPENING = 300

#: Documents whose terms are at hand at once.
BATCH = 2000

_BUCKETS, _WEIGHTS = DataType.list(DataType.int32()), DataType.list(DataType.float32())
_TERMS = DataType.struct({"buckets": _BUCKETS, "often": _WEIGHTS})
_SKETCH = DataType.struct({"words": _TERMS, "names": _TERMS})
_KEPT = ("key", "language", "day", "length", "opening")
_LISTS = {
    "words": _BUCKETS, "words_weights": _WEIGHTS, "names": _BUCKETS, "names_weights": _WEIGHTS,
    "keys": DataType.list(DataType.int64()),
}  # fmt: skip
_WEIGHED = DataType.struct(_LISTS)


def sketched(documents: DataFrame) -> DataFrame:
    """Return (`key`, `language`, `day`, `length`, `opening`, `words`, `names`): terms as buckets, and how often."""
    return documents.select(
        "key", "language", "day", col("words").alias("length"),
        _opening(col("title"), col("text")).alias("opening"),
        _sketch(col("text")).alias("sketch"),
    ).select(*_KEPT, *(col("sketch")[kind].alias(kind) for kind in ("words", "names")))  # fmt: skip


def frequencies(sketch: DataFrame) -> tuple[Counts, int]:
    """Return in how many documents each bucket stands, an array of `terms.BUCKETS`, and the number of documents."""
    found = np.zeros(terms.BUCKETS, dtype=np.int64)
    for kind in ("words", "names"):
        rows = sketch.select(col(kind)["buckets"].alias("bucket")).explode("bucket").where(~col("bucket").is_null())
        table = rows.groupby("bucket").agg(col("bucket").count().alias("count")).to_arrow()
        found[table["bucket"].to_numpy()] += table["count"].to_numpy().astype(np.int64)
    return found, sketch.count_rows()


def weighed(sketch: DataFrame, counts: Counts, total: int, *, window: int) -> DataFrame:
    """Return the sketch with its terms' weights, and `keys`: what each document is found by.

    A key is twice its bucket, plus one for a name; a name in too many documents is one only together with its stretch
    of `window` days and the next, as a negative number.
    """

    @func.batch(return_dtype=_WEIGHED, batch_size=BATCH)
    def weigh(words: Series, often: Series, names: Series, often_named: Series, days: Series) -> Series:
        kinds = [_vectors(ragged(*kind), counts, total) for kind in ((words, often), (names, often_named))]
        told = [_keys(kind, counts, name=name) for name, kind in enumerate(kinds)]
        told.append(_dated(kinds[1], counts, days.to_pylist(), window))
        made = [by_row(kind.rows, values, kind.size) for kind in kinds for values in (kind.buckets, kind.weights)]
        rows, keys = (np.concatenate(each) for each in zip(*told, strict=True))
        made.append(by_row(rows, keys, len(days)))
        return Series.from_arrow(pa.StructArray.from_arrays(made, names=list(_LISTS))).cast(_WEIGHED)

    columns = [col(kind)[part] for kind in ("words", "names") for part in ("buckets", "often")]
    table = sketch.with_column("weighed", weigh(*columns, col("day")))
    return table.select(*_KEPT, *(col("weighed")[each].alias(each) for each in _LISTS))


@func.batch(return_dtype=DataType.string())
def _opening(titles: Series, texts: Series) -> list[str]:
    return [
        f"{title}. {text}"[:OPENING] if title else text[:OPENING]
        for title, text in zip(titles.to_pylist(), texts.to_pylist(), strict=True)
    ]


@func.batch(return_dtype=_SKETCH, batch_size=BATCH)
def _sketch(texts: Series) -> Series:
    made: Series = workers.share(_sketches, texts)
    return made


def _sketches(texts: Series) -> Series:
    told = texts.to_pylist()
    kinds = [_counted([count(text) for text in told]) for count in (terms.words, terms.names)]
    return Series.from_arrow(pa.StructArray.from_arrays(kinds, names=["words", "names"]))


def _counted(rows: list[Counter[int]]) -> pa.StructArray:
    """Return the buckets of each row, rising, and how often it has each: 1 and the logarithm."""
    begins = np.cumsum([0, *map(len, rows)])
    told = np.array([each for row in rows for each in sorted(row.items())], dtype=np.int64).reshape(-1, 2)
    buckets, often = told[:, 0].astype(np.int32), (1 + np.log(told[:, 1])).astype(np.float32)
    return pa.StructArray.from_arrays(
        [pa.LargeListArray.from_arrays(begins, values) for values in (buckets, often)], names=["buckets", "often"]
    )


def _vectors(told: Ragged, counts: Counts, total: int) -> Ragged:
    """Return the terms that tell something, weighed: of `told` the weights are how often."""
    among = counts[told.buckets]
    telling = (among > 1) & (among <= max(2, COMMON * total))
    rows, weights = told.rows[telling], told.weights[telling] * np.log((total + 1) / among[telling])
    lengths = np.sqrt(np.bincount(rows, weights**2, minlength=told.size))
    return Ragged(rows, told.buckets[telling], weights / lengths[rows], told.size)


def _keys(told: Ragged, counts: Counts, *, name: int) -> tuple[Integers, Integers]:
    """Return whose keys there are, and the keys: the heaviest of the terms that are rare."""
    rows, buckets = _heaviest(told, counts[told.buckets] <= RARE, KEYS)
    return rows, 2 * buckets + name


def _dated(names: Ragged, counts: Counts, days: list[int | None], window: int) -> tuple[Integers, Integers]:
    """Return the same of names that are not rare, each with its two stretches of days, where there is a day."""
    known = np.array([day is not None for day in days])
    stretch = np.array([day or 0 for day in days], dtype=np.int64) // max(1, window)
    rows, buckets = _heaviest(names, (counts[names.buckets] > RARE) & known[names.rows], DATED)
    found = [-(1 + buckets + terms.BUCKETS * (stretch[rows] + late)) for late in (0, 1)]
    return np.concatenate([rows, rows]), np.concatenate(found)


def _heaviest(told: Ragged, among: npt.NDArray[np.bool_], number: int) -> tuple[Integers, Integers]:
    """Return the rows and buckets of the `number` heaviest terms of each row, of those that are `among`."""
    rows, buckets = told.rows[among], told.buckets[among]
    order = np.lexsort((buckets, -told.weights[among], rows))
    rows, buckets = rows[order], buckets[order]
    first = np.searchsorted(rows, rows)  # where each one's row begins
    kept = np.arange(len(rows)) - first < number
    return rows[kept], buckets[kept]
