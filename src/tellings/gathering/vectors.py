"""The lead of a document as a vector, and who is near whom by it: what finds an event told in another language.

From a vector its language's mean is taken, so that what all documents of a language have in common no longer counts. An
archive of a few thousand documents is compared whole; in a larger one only pairs in doubt are encoded (`sparing`), for
a sentence encoder reads some tens of openings a second at best and not thousands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import daft
import numpy as np
from daft import DataType, Series, col

from tellings.gathering.counts import count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt
    from daft import DataFrame

    from tellings.encode import Encoder

    Vectors = npt.NDArray[np.float32]

#: So many documents are encoded whole and compared each with each: some minutes of encoding on two cores.
WHOLE = 5000
#: Openings that are encoded between two counts: some seconds' work.
BATCH = 16
#: Neighbours that a document proposes in each language.
NEAR = 6
#: A language's mean is that of its documents and of so many sentences at large, for it may have three documents only.
STEADY = 5


def encoded(
    documents: DataFrame, earlier: DataFrame | None, made: Callable[[], Encoder], expected: Callable[[int], None]
) -> DataFrame:
    """Return (`key`, `language`, `vector`) of the `opening` of each document that has none in `earlier`.

    `made` makes the encoder where the rows are worked on; `expected` is told how many there are.
    """

    @daft.cls
    class Leads:
        def __init__(self) -> None:
            self.encoder = made()

        @daft.method.batch(return_dtype=DataType.list(DataType.float32()), batch_size=BATCH)
        def encode(self, texts: Series) -> list[list[float]]:
            rows = self.encoder.encode(texts.to_pylist())
            count(len(rows))
            return [row.tolist() for row in rows]

    if earlier is not None:
        documents = documents.join(earlier.select("key"), on="key", how="anti")
    documents = documents.select("key", "language", "opening").collect()
    expected(documents.count_rows())
    reader: Any = Leads()
    return documents.select("key", "language", reader.encode(col("opening")).alias("vector"))


def means(vectors: DataFrame, background: Vectors) -> dict[str, Vectors]:
    """Return the mean of each language's vectors, with `background`, the vector of a text at large, weighing in."""
    found = {}
    for row in (
        vectors.select(col("language").fill_null(""), "key", "vector")
        .groupby("language")
        .agg(daft.functions.to_struct(col("key"), col("vector")).list_agg().alias("rows"))
        .to_pylist()
    ):
        rows = np.array([each["vector"] for each in sorted(row["rows"], key=lambda each: int(each["key"]))])
        found[row["language"]] = (rows.sum(axis=0) + STEADY * background) / (len(rows) + STEADY)
    return found


def neighbours(vectors: DataFrame, fresh: DataFrame, mean: dict[str, Vectors], *, window: int) -> DataFrame:
    """Return (`a`, `b`), a < b: for each document those nearest to it in each language, one of the two in `fresh`.

    Where both have a day they are at most `window` days apart. All are held at once.
    """
    new = set(fresh.to_pydict()["key"])
    rows = sorted(vectors.select("key", "language", "day", "vector").to_pylist(), key=lambda row: int(row["key"]))
    keys = np.array([row["key"] for row in rows], dtype=np.int64)
    tongues = np.array([row["language"] or "" for row in rows])
    days = np.array([np.nan if row["day"] is None else row["day"] for row in rows], dtype=np.float64)
    matrix = centred(np.array([row["vector"] for row in rows]), tongues.tolist(), mean)
    found: set[tuple[int, int]] = set()
    for tongue in sorted(set(tongues.tolist())):
        (there,) = np.nonzero(tongues == tongue)
        for start in range(0, len(keys), 1024):
            alike = matrix[start : start + 1024] @ matrix[there].T
            alike[np.arange(start, min(start + 1024, len(keys)))[:, None] == there[None, :]] = -2
            alike[np.abs(days[start : start + 1024, None] - days[None, there]) > window] = -2
            best = np.argsort(-alike, axis=1, kind="stable")[:, :NEAR]
            for i, row in enumerate(best, start):
                near = there[row[alike[i - start, row] > -2]]
                found |= {(int(min(keys[i], keys[k])), int(max(keys[i], keys[k]))) for k in near}
    ordered = sorted((a, b) for a, b in found if a < b and (a in new or b in new))
    return daft.from_pydict({
        "a": np.array([a for a, _ in ordered], dtype=np.int64), "b": np.array([b for _, b in ordered], dtype=np.int64),
    })  # fmt: skip


def centred(rows: npt.NDArray[np.floating[Any]], tongues: Sequence[str], mean: dict[str, Vectors]) -> Vectors:
    """Return the rows less their language's mean, of length 1."""
    if not len(rows):
        return np.zeros(rows.shape, dtype=np.float32)
    matrix = rows.astype(np.float32) - np.array([mean[tongue] for tongue in tongues], dtype=np.float32)
    size = np.linalg.norm(matrix, axis=1, keepdims=True)
    found: Vectors = (matrix / np.where(size > 1e-6, size, 1)).astype(np.float32)
    return found
