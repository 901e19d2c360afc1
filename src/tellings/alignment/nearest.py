"""Which sentences of two texts are most like each other, wherever they stand: each beside each, a table at a time.

Nothing else here takes the square of the texts' length, so tables are small whatever the texts are, and
of each no more is kept than a few numbers a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from tellings.alignment.side import Floats

    Ints = npt.NDArray[np.int64]

#: Sentences of the other text most like a sentence that are looked for.
NEAREST = 4
#: Sentences of a and of b in a table: 4 MB, whatever the texts. Other sizes from 256 x 2048 to 512 x 4096 take as long.
_ROWS, _COLUMNS = 256, 4096


def tables(a: Floats, b: Floats) -> Iterator[tuple[slice, slice, Floats]]:
    """Yield tables of the cosines of sentences, given rows of length 1: which of a, which of b, and the table."""
    for i in range(0, len(a), _ROWS):
        rows = slice(i, min(i + _ROWS, len(a)))
        for j in range(0, len(b), _COLUMNS):
            columns = slice(j, min(j + _COLUMNS, len(b)))
            yield rows, columns, a[rows] @ b[columns].T


def most(a: Floats, b: Floats) -> tuple[Floats, Floats, Ints]:
    """Return how alike the NEAREST most alike are (fewer in a short text), greatest last, and which of b is for a.

    The first two are of shape (NEAREST, sentences), of a and of b; of those of b that are equally like one of a the
    first counts. Neither text is empty.
    """
    top_a, top_b = (np.full((NEAREST, size), -np.inf, dtype=np.float32) for size in (len(a), len(b)))
    best = np.zeros(len(a), dtype=np.int64)
    for rows, columns, table in tables(a, b):
        place = table.argmax(axis=1)
        better = table[np.arange(len(table)), place] > top_a[-1, rows]
        best[rows][better] = place[better] + columns.start
        top_a[:, rows] = _top(np.concatenate([top_a[:, rows].T, _top(table)], axis=1)).T
        _raise(top_b[:, columns], table)
    return top_a[-len(b) :], top_b[-len(a) :], best


def _top(table: Floats) -> Floats:
    """Return the NEAREST greatest of each row, the greatest last."""
    few = np.partition(table, -NEAREST, axis=1)[:, -NEAREST:] if table.shape[1] > NEAREST else table
    found: Floats = np.sort(few, axis=1)
    return found


def _raise(top: Floats, rows: Floats) -> None:
    """Put into `top`, in which each column rises, what is greater in the rows: a fifth of the time of a partition."""
    for row in rows:
        here = row
        for known in top[::-1]:
            less = np.minimum(known, here)
            np.maximum(known, here, out=known)
            here = less
