"""What a second look at a flat page sees: the odds that the first look gave the lines around, as numbers.

A line alone may be an item of the account's list or of a menu; what the lines before and after it are tells. So the
classifier of flat text judges twice, and the second time knows how the first time went (stacking, Wolpert 1992).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tellings.reading.layout import means

if TYPE_CHECKING:
    from numpy.typing import NDArray

OFFSETS = (-4, -3, -2, -1, 1, 2, 3, 4)
REACHES = (3, 8, 20)
NAMES = [
    "odds",
    *(f"odds at {offset:+d}" for offset in OFFSETS),
    *(f"mean odds in {reach} {side}" for reach in REACHES for side in ("before", "after")),
    *("account before", "account after", "account here", "to sure before", "to sure after"),
    *("best before", "best after", "best", "account words", "account lines"),
]
# Odds beyond these say no more; the edges of the page count as sure furniture.
MOST = 6.0
SURE = 1.5
FAR = 60


def matrix(odds: NDArray[np.float64], words: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the features of lines of these first log-odds and numbers of words, of shape (lines, `NAMES`)."""
    o = np.clip(odds, -MOST, MOST)
    n = len(o)
    likely = 1 / (1 + np.exp(-o))
    mass = likely * words
    total = max(1.0, float(mass.sum()))
    before = (np.cumsum(mass) - mass) / total
    order = np.arange(n)
    sure = o > SURE
    last = np.maximum.accumulate(np.where(sure, order, -FAR - 1))
    following = np.minimum.accumulate(np.where(sure, order, n + FAR)[::-1])[::-1]
    best_so_far = np.maximum.accumulate(o)
    best_to_come = np.maximum.accumulate(o[::-1])[::-1]
    columns = [
        o,
        *(_shifted(o, offset) for offset in OFFSETS),
        *(column for reach in REACHES for column in means(o, reach, outside=-MOST)),
        before,
        1 - before - mass / total,
        mass / total,
        np.minimum(order - np.concatenate([[-FAR - 1], last[:-1]]), FAR),
        np.minimum(np.concatenate([following[1:], [n + FAR]]) - order, FAR),
        np.concatenate([[-MOST], best_so_far[:-1]]),
        np.concatenate([best_to_come[1:], [-MOST]]),
        np.full(n, o.max(initial=-MOST)),
        np.full(n, np.log1p(total)),
        np.full(n, likely.mean() if n else 0.0),
    ]
    # Rounded as in `features`, and because the training's odds and ours differ in the fourth decimal.
    rounded: NDArray[np.float32] = np.round(np.stack(columns, axis=1), 2).astype(np.float32)
    return rounded


def _shifted(column: NDArray[np.float64], by: int) -> NDArray[np.float64]:
    moved = np.full_like(column, -MOST)
    if by > 0:
        moved[:-by] = column[by:]
    else:
        moved[-by:] = column[:by]
    return moved
