"""How likely two documents tell one event: what a pair has in common, against what is usual for each of the two.

Three measures (words, names and figures, the lead's vector), each as it is, over the usual, and over the usual for so
much text, with other weights within a language and across; the days between; and the words that stand in both. A
logistic curve over them gives log-odds; `training/gathering.py` fits it. A second curve does without the vector, where
a document has none.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from daft import DataType, Series, col, func, lit

from tellings.gathering import usual, vectors
from tellings.gathering.ragged import dots, listed, matrix, ragged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daft import DataFrame

    from tellings.gathering.ragged import Floats

#: With vectors, or without.
Curve = Literal["whole", "bare"]
#: Days apart that count as many as any more. Days count by their logarithm: the first tells most.
FAR = 30
#: Words shared on end that count as many as any more.
LONG = 256
#: Words of the shorter text at which half is made of what is over the usual: two short ones are alike by chance. Left
#: out of the training, news without days stand at .942, .947, .944, .931 at 50, 100, 200, 400; without it at .789.
ENOUGH = 100
MEASURES = ("words", "names", "vector")
#: The columns of the fitted weights, in this order.
FEATURES = (
    *(
        f"{where}: {measure}{over}"
        for where in ("within", "across")
        for measure in MEASURES
        for over in ("", " over usual", " over usual, for its length")
    ),
    "within",
    "days apart",
    "dated",
    "words shared",
    "share of the shorter",
)

#: Pairs that are looked at in one go: with leads of 1,024 numbers and some 110 terms a side half a gigabyte.
PART = 50_000

#: Documents that are held against the whole sample at once: 600 of it make 10 MB a measure.
BATCH = 2000

#: What of a document a pair is judged by.
_SIDE = ("tongue", "day", "length", "words", "words_weights", "names", "names_weights", "lead", "usual")


def sides(documents: DataFrame, mean: dict[str, vectors.Vectors], among: usual.Sample) -> DataFrame:
    """Return `documents` (`weighed` and `vector`) with `lead`, the vector centred, `usual`, and `tongue`, a number."""
    width = among.leads.shape[-1]

    @func.batch(return_dtype=DataType.list(DataType.float32()))
    def lead(languages: Series, rows: Series) -> Series:
        told = [language or "" for language in languages.to_pylist()]
        return listed(vectors.centred(matrix(rows, width), told, mean))

    @func.batch(return_dtype=DataType.list(DataType.float64()), batch_size=BATCH)
    def common(keys: Series, leads: Series, *terms: Series) -> Series:
        them = np.array(keys.to_pylist(), dtype=np.int64)
        rows = matrix(leads, width)
        return listed(among.usual(them, ragged(terms[0], terms[1]), ragged(terms[2], terms[3]), rows))

    @func.batch(return_dtype=DataType.int32())
    def tongue(languages: Series) -> list[int]:
        return [_number(language or "", among) for language in languages.to_pylist()]

    known = documents.with_column("lead", lead(col("language"), col("vector")))
    columns = [col(name) for name in ("key", "lead", "words", "words_weights", "names", "names_weights")]
    known = known.with_column("usual", common(*columns)).with_column("tongue", tongue(col("language")))
    return known.select("key", *_SIDE)


def featured(pairs: DataFrame, known: DataFrame, among: usual.Sample) -> DataFrame:
    """Return (`a`, `b`, `shared`, `values`): the `FEATURES` of each pair (`a`, `b`, `shared`).

    `known` are the documents as `sides` gives them.
    """

    @func.batch(return_dtype=DataType.list(DataType.float64()))
    def compare(shared: Series, *columns: Series) -> Series:
        one = dict(zip(_SIDE, columns[: len(_SIDE)], strict=True))
        other = dict(zip(_SIDE, columns[len(_SIDE) :], strict=True))
        return listed(_features(one, other, np.array(shared.to_pylist(), dtype=np.float64), among))

    known = known.join(_in(pairs), on="key", how="semi").collect()
    one = known.select(col("key").alias("a"), *(col(name).alias(f"a_{name}") for name in _SIDE))
    other = known.select(col("key").alias("b"), *(col(name).alias(f"b_{name}") for name in _SIDE))
    joined = pairs.select("a", "b", "shared").join(one, on="a").join(other, on="b")
    columns = [col(f"{side}_{name}") for side in "ab" for name in _SIDE]
    return joined.select("a", "b", "shared", compare(col("shared"), *columns).alias("values"))


def parts(pairs: DataFrame) -> Iterator[DataFrame]:
    """Give the `pairs` in parts of about `PART`, each held: one at least."""
    kept = pairs.collect()
    number = 1 + kept.count_rows() // PART
    for at in range(number):
        yield kept.where(col("a") % lit(number) == lit(at)).collect()


def _in(pairs: DataFrame) -> DataFrame:
    return pairs.select(col("a").alias("key")).union_all(pairs.select(col("b").alias("key"))).distinct()


def judged(pairs: DataFrame, *, curve: Curve = "whole") -> DataFrame:
    """Return `pairs` (`a`, `b`, `values`) with the log-odds that each tells one event, by that curve."""

    @func.batch(return_dtype=DataType.float64())
    def weigh(values: Series) -> list[float]:
        return [float(x) for x in odds(matrix(values, len(FEATURES)), curve=curve)]

    return pairs.with_column("odds", weigh(col("values")))


def odds(values: Floats, *, curve: Curve = "whole") -> Floats:
    """Return the log-odds of rows of `FEATURES`."""
    weights, level = _fitted(curve)
    found: Floats = values @ weights + level
    return found


def _features(one: dict[str, Series], other: dict[str, Series], shared: Floats, among: usual.Sample) -> Floats:
    """Return an array (pairs, `FEATURES`)."""
    there, here = (np.array(side["tongue"].to_pylist(), dtype=np.int64) for side in (one, other))
    alike = [
        dots(*(ragged(side[kind], side[f"{kind}_weights"]) for side in (one, other))) for kind in MEASURES[:2]
    ]  # fmt: skip
    width, tongues = among.leads.shape[-1], len(among.tongues)
    alike.append((matrix(one["lead"], width) * matrix(other["lead"], width)).sum(axis=1))
    within = there == here
    lengths = [np.maximum(1, np.array(side["length"].to_pylist(), dtype=np.float64)) for side in (one, other)]
    shorter = np.minimum(*lengths)
    found = np.zeros((len(there), len(FEATURES)))
    for kind, values in enumerate(alike):
        common = (_usual(one["usual"], here, kind, tongues) + _usual(other["usual"], there, kind, tongues)) / 2
        over = values - common
        told = np.stack([values, over, over * shorter / (shorter + ENOUGH)], axis=1)
        for first, these in ((_first(kind, "within"), within), (_first(kind, "across"), ~within)):
            found[these, first : first + 3] = told[these]
    days = [np.array([np.nan if day is None else day for day in side["day"].to_pylist()]) for side in (one, other)]
    apart = np.abs(days[0].astype(float) - days[1].astype(float))
    rest = (
        within,
        np.where(np.isnan(apart), 0.0, np.log1p(np.minimum(apart, FAR)) / np.log1p(FAR)),
        ~np.isnan(apart),
        np.log2(1 + np.minimum(shared, LONG)) / np.log2(1 + LONG),
        np.minimum(1.0, shared / shorter),
    )
    found[:, -len(rest) :] = np.stack(rest, axis=1)
    return found


def _first(kind: int, where: str) -> int:
    return FEATURES.index(f"{where}: {MEASURES[kind]}")


def _usual(rows: Series, tongue: Any, kind: int, tongues: int) -> Floats:
    """Return what is usual, in measure `kind`, with documents in each row's `tongue`; beyond the sample, the prior."""
    values = matrix(rows, 3 * tongues)
    known = tongue < tongues
    at = kind * tongues + np.where(known, tongue, 0)
    found: Floats = np.where(known, values[np.arange(len(tongue)), at], usual.PRIOR[kind])
    return found


def _number(language: str, among: usual.Sample) -> int:
    """Return a number for a language: its place in the sample, or one beyond, the same for the same language."""
    if language in among.tongues:
        return among.tongues.index(language)
    return len(among.tongues) + int.from_bytes(language.encode()[:3])


@cache
def _fitted(curve: Curve) -> tuple[Floats, float]:
    fitted = json.loads(resources.files(__package__).joinpath("likeness.json").read_text(encoding="utf-8"))[curve]
    return np.array([fitted["weights"].get(name, 0.0) for name in FEATURES]), float(fitted["level"])
