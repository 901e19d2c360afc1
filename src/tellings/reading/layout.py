"""How a flat page is laid out around each line, as numbers: for flat text, where no markup tells of it.

What the lines before and after are like on the whole, whether the line is one of a run of like lines (a list, a table,
a menu), and where it stands to the page's core, the stretch with the most prose and the least besides.
"""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.reading.features import Matrix

Column = NDArray[np.float32]

# Of these looks the mean over the lines on either side is taken, over a few lines and over many.
RATES = ("ends_sentence", "furniture", "known", "log_words", "starts_bullet", "capitalised", "prose")
REACHES = (4, 12)
PLACES = ["in core", "after core's start", "before core's end", "core's lines", "core's share"]
RUNS = ["run of shape", "lines of shape", "run of short", "page lines", "page prose"]
NAMES = [
    *(f"mean {name} in {reach} {side}" for name in RATES for reach in REACHES for side in ("before", "after")),
    *PLACES,
    *RUNS,
]
FAR = 60  # a line so many lines from an edge of the core is far, and no more is said
SHORT_WORDS = 8  # a line of fewer words that ends like no sentence is short


def columns(own: Matrix, at: dict[str, int], core: tuple[int, int]) -> list[Column]:
    """Return the columns of `NAMES` from the looks of the lines (`at` names their columns) and the page's core."""
    found: list[Column] = []
    for name in RATES:
        for reach in REACHES:
            found += means(own[:, at[name]], reach)
    return [*found, *_places(own[:, at["prose"]], core), *_runs(own, at)]


def core(prose: Sequence[float], words: Sequence[float]) -> tuple[int, int]:
    """Return the core of a page, its first line and the line after its last, from how far each line is prose.

    Prose counts for it by the logarithm of its length, any other line one against: the heaviest stretch is the core.
    """
    best, total = 0.0, 0.0
    start, stop, begun = 0, 0, 0
    for i, (p, n) in enumerate(zip(prose, words, strict=True)):
        weight = math.log1p(n) if p >= 1 else 1.0 if p else -1.0
        if total <= 0:
            total, begun = 0.0, i
        total += weight
        if total > best:
            best, start, stop = total, begun, i + 1
    return start, stop


def means(
    column: NDArray[np.float32] | NDArray[np.float64], reach: int, *, outside: float = 0.0
) -> tuple[Column, Column]:
    """Return the mean of a column in the `reach` lines before each line, and in those after; `outside` at the edges."""
    n = len(column)
    total = np.concatenate([[0.0], np.cumsum(column, dtype=np.float64)])
    order = np.arange(n)
    first, last = np.maximum(order - reach, 0), np.minimum(order + 1 + reach, n)
    before = np.where(order > first, (total[order] - total[first]) / np.maximum(1, order - first), outside)
    after = np.where(last > order + 1, (total[last] - total[order + 1]) / np.maximum(1, last - order - 1), outside)
    return before.astype(np.float32), after.astype(np.float32)


def _places(prose: Column, core: tuple[int, int]) -> list[Column]:
    start, stop = core
    n = len(prose)
    order = np.arange(n)
    share = prose[start:stop].sum() / max(1.0, float(prose.sum()))
    return [
        ((order >= start) & (order < stop)).astype(np.float32),
        np.clip(order - start, -FAR, FAR).astype(np.float32),
        np.clip(stop - 1 - order, -FAR, FAR).astype(np.float32),
        np.full(n, np.log1p(stop - start), dtype=np.float32),
        np.full(n, share, dtype=np.float32),
    ]


def _runs(own: Matrix, at: dict[str, int]) -> list[Column]:
    shape = np.stack(
        [
            np.minimum(own[:, at["log_words"]] * 2 // 1, 6),
            own[:, at["ends_sentence"]],
            own[:, at["starts_bullet"]] + 2 * own[:, at["starts_dash"]],
            own[:, at["digits"]] > 0,
        ],
        axis=1,
    ).astype(np.int8)
    keys = [tuple(row) for row in shape.tolist()]
    times: dict[tuple[int, ...], int] = {}
    for key in keys:
        times[key] = times.get(key, 0) + 1
    short = (own[:, at["log_words"]] < np.log1p(SHORT_WORDS)) & (own[:, at["ends_sentence"]] == 0)
    n = len(keys)
    prose = float(own[:, at["prose"]].mean()) if n else 0.0
    return [
        _run_lengths(keys),
        np.array([times[key] / n for key in keys], dtype=np.float32),
        _run_lengths(short.tolist()) * np.where(short, 1, -1).astype(np.float32),
        np.full(n, np.log1p(n), dtype=np.float32),
        np.full(n, prose, dtype=np.float32),
    ]


def _run_lengths(keys: Sequence[object]) -> Column:
    """Return for each line the logarithm of how many lines of its key stand in a row around it."""
    lengths: list[float] = []
    for _, group in groupby(keys):
        count = len(list(group))
        lengths += [np.log1p(count)] * count
    return np.array(lengths, dtype=np.float32)
