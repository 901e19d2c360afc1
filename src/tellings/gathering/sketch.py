"""What each document is about, weighed: how rare its words and names are in this archive, and which it is found by.

The weight of a term is (1 + log of how often the document has it) × log of how rare it is among the documents, the
vector of each kind (words, names with figures) having length 1.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from daft import DataType, Series, col, func

from tellings.gathering import terms

if TYPE_CHECKING:
    from collections import Counter

    import numpy.typing as npt
    from daft import DataFrame

    Counts = npt.NDArray[np.int64]
    Weights = npt.NDArray[np.float64]

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

#: Documents whose terms are at hand at once: as Python's own numbers those of 2,000 take some 50 MB.
BATCH = 2000

_BUCKETS, _WEIGHTS = DataType.list(DataType.int32()), DataType.list(DataType.float32())
_TERMS = DataType.struct({"buckets": _BUCKETS, "often": _WEIGHTS})
_WEIGHED = DataType.struct(
    {
        "words": _BUCKETS, "words_weights": _WEIGHTS, "names": _BUCKETS, "names_weights": _WEIGHTS,
        "keys": DataType.list(DataType.int64()),
    }
)  # fmt: skip


def sketched(documents: DataFrame) -> DataFrame:
    """Return (`key`, `language`, `day`, `length`, `opening`, `words`, `names`): terms as buckets, and how often."""
    return documents.select(
        "key", "language", "day", col("words").alias("length"),
        _opening(col("title"), col("text")).alias("opening"),
        _words(col("text")).alias("words"),
        _names(col("text")).alias("names"),
    )  # fmt: skip


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
    def weigh(words: Series, names: Series, days: Series) -> list[dict[str, Any]]:
        made = []
        for word, name, day in zip(words.to_pylist(), names.to_pylist(), days.to_pylist(), strict=True):
            by_word, by_name = _vector(word, counts, total), _vector(name, counts, total)
            made.append(
                {
                    "words": by_word[0].tolist(), "words_weights": by_word[1].tolist(),
                    "names": by_name[0].tolist(), "names_weights": by_name[1].tolist(),
                    "keys": [*_keys(by_word, by_name, counts), *_dated(by_name, counts, day, window)],
                }
            )  # fmt: skip
        return made

    table = sketch.with_column("weighed", weigh(col("words"), col("names"), col("day")))
    kinds = ("words", "words_weights", "names", "names_weights", "keys")
    return table.select(
        "key", "language", "day", "length", "opening", *(col("weighed")[kind].alias(kind) for kind in kinds)
    )


@func.batch(return_dtype=DataType.string())
def _opening(titles: Series, texts: Series) -> list[str]:
    return [
        f"{title}. {text}"[:OPENING] if title else text[:OPENING]
        for title, text in zip(titles.to_pylist(), texts.to_pylist(), strict=True)
    ]


@func.batch(return_dtype=_TERMS, batch_size=BATCH)
def _words(texts: Series) -> list[dict[str, Any]]:
    return [_counted(terms.words(text)) for text in texts.to_pylist()]


@func.batch(return_dtype=_TERMS, batch_size=BATCH)
def _names(texts: Series) -> list[dict[str, Any]]:
    return [_counted(terms.names(text)) for text in texts.to_pylist()]


def _counted(counted: Counter[int]) -> dict[str, Any]:
    ordered = sorted(counted.items())
    return {"buckets": [b for b, _ in ordered], "often": [1 + math.log(count) for _, count in ordered]}


def _vector(told: dict[str, Any], counts: Counts, total: int) -> tuple[Counts, Weights]:
    buckets, often = np.array(told["buckets"], dtype=np.int64), np.array(told["often"], dtype=np.float64)
    among = counts[buckets]
    telling = (among > 1) & (among <= max(2, COMMON * total))
    buckets, weights = buckets[telling], often[telling] * np.log((total + 1) / among[telling])
    size = float(np.linalg.norm(weights))
    return buckets, weights / size if size else weights


def _keys(words: tuple[Counts, Weights], names: tuple[Counts, Weights], counts: Counts) -> list[int]:
    found = []
    for name, (buckets, weights) in enumerate((words, names)):
        few = counts[buckets] <= RARE
        found += [2 * bucket + name for bucket in _heaviest(buckets[few], weights[few], KEYS)]
    return found


def _dated(names: tuple[Counts, Weights], counts: Counts, day: int | None, window: int) -> list[int]:
    if day is None:
        return []
    many = counts[names[0]] > RARE
    often = _heaviest(names[0][many], names[1][many], DATED)
    stretch = day // max(1, window)
    return [-(1 + bucket + terms.BUCKETS * (stretch + late)) for bucket in often for late in (0, 1)]


def _heaviest(buckets: Counts, weights: Weights, number: int) -> list[int]:
    return [int(bucket) for bucket in buckets[np.lexsort((buckets, -weights))[:number]]]
