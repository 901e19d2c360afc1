"""What a document usually has in common with others of each language: asked of a small sample of each.

Chapters of one book are all alike, stories of one day are not: a likeness counts for as much as it is above the usual
(the margin of Artetxe and Schwenk, CSLS). The sample has a fixed size, for the usual must not depend on how many
documents an archive has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from tellings.gathering.ragged import Floats, Integers, Ragged

#: Documents of a language among which it is asked what is usual.
SAMPLE = 50
#: The usual is the mean of so many, the most alike.
MOST = 10
#: Languages of which samples are drawn, the commonest first; to documents in others the prior is usual.
LANGUAGES = 12
#: What is usual where a language has fewer documents than that: of words, of names, of the lead's vector.
PRIOR = (0.05, 0.05, 0.1)


class Sample(NamedTuple):
    """Some documents of each of `tongues`: whose they are, and what they are about, in a form quick to multiply."""

    tongues: tuple[str, ...]
    keys: Integers  # (documents,)
    tongue: Integers  # (documents,) an index of `tongues`
    words: tuple[Integers, Integers, Integers, Floats]  # buckets met, where each begins, documents, weights
    names: tuple[Integers, Integers, Integers, Floats]
    leads: Floats  # (documents, dimensions), centred

    def usual(self, keys: Integers, words: Ragged, names: Ragged, leads: Floats) -> Floats:
        """Return an array (rows, 3 × tongues): for words, names and leads in turn, the usual in each language."""
        itself = keys[:, None] == self.keys[None, :]
        alike = [_products(words, self.words, len(self.keys)), _products(names, self.names, len(self.keys))]
        alike.append(leads @ self.leads.T)
        found = np.empty((len(keys), 3 * len(self.tongues)))
        for kind, values in enumerate(alike):
            values[itself] = -np.inf
            for at in range(len(self.tongues)):
                found[:, kind * len(self.tongues) + at] = _best(values[:, self.tongue == at], PRIOR[kind])
        return found


def sample(rows: list[dict[str, Any]], leads: Floats) -> Sample:
    """Return the sample that `rows` make: documents with `key`, `language`, `words`, `names`, each in its order."""
    tongues = tuple(sorted({row["language"] or "" for row in rows}))
    return Sample(
        tongues=tongues,
        keys=np.array([row["key"] for row in rows], dtype=np.int64),
        tongue=np.array([tongues.index(row["language"] or "") for row in rows], dtype=np.int64),
        words=_inverted(rows, "words"),
        names=_inverted(rows, "names"),
        leads=leads,
    )


def _inverted(rows: list[dict[str, Any]], kind: str) -> tuple[Integers, Integers, Integers, Floats]:
    """Return for each bucket the documents that have it, as flat arrays."""
    held = [
        (bucket, at, weight)
        for at, row in enumerate(rows)
        for bucket, weight in zip(row[kind], row[f"{kind}_weights"], strict=True)
    ]
    held.sort()
    buckets = np.array([bucket for bucket, _, _ in held], dtype=np.int64)
    met, begins = np.unique(buckets, return_index=True)
    return (
        met, np.append(begins, len(buckets)), np.array([at for _, at, _ in held], dtype=np.int64),
        np.array([weight for _, _, weight in held]),
    )  # fmt: skip


def _products(rows: Ragged, held: tuple[Integers, Integers, Integers, Floats], documents: int) -> Floats:
    """Return an array (rows, documents) of each row's product with each document of the sample."""
    met, begins, among, weights = held
    if not len(met) or not len(rows.buckets):
        return np.zeros((rows.size, documents))
    at = np.minimum(np.searchsorted(met, rows.buckets), len(met) - 1)
    known = met[at] == rows.buckets
    at, mine, heavy = at[known], rows.rows[known], rows.weights[known]
    counts = begins[at + 1] - begins[at]
    where = np.repeat(begins[at] - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts) + np.arange(counts.sum())
    cells = np.repeat(mine, counts) * documents + among[where]
    found = np.bincount(cells, np.repeat(heavy, counts) * weights[where], minlength=rows.size * documents)
    return found.astype(float).reshape(rows.size, documents)


def _best(values: Floats, prior: float) -> Floats:
    best = -np.sort(-values, axis=1)[:, :MOST]
    told = np.isfinite(best)
    total: Floats = np.where(told, best, 0.0).sum(axis=1) + prior * (MOST - told.sum(axis=1))
    return total / MOST
