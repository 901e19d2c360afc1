"""Boosted trees that ship with the package: rows of features in, log-odds out.

`training/judge.py` makes the trees (Friedman 2001) with scikit-learn and writes them as JSON; here they are walked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np
from msgspec import Struct

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Rows walked at once: some 40 MB of indices.
_CHUNK = 8_000


class Trees(Struct, frozen=True):
    """Boosted trees as they are written: a row a tree, a column a node.

    A node whose `left` is 0 is a leaf and `value` its log-odds; elsewhere a row goes left where its feature is at most
    the threshold. Children come after their parents.
    """

    columns: list[str]
    start: float
    feature: list[list[int]]
    threshold: list[list[float]]
    left: list[list[int]]
    right: list[list[int]]
    value: list[list[float]]


class Forest:
    """The same trees as arrays, all padded to the largest."""

    def __init__(self, trees: Trees) -> None:
        self.columns = trees.columns
        self._start = trees.start
        widest = max(map(len, trees.left))
        base = np.arange(len(trees.left), dtype=np.int64)[:, None] * widest

        def padded(rows: list[list[int]] | list[list[float]]) -> NDArray[np.float64]:
            return np.array([[*row, *[0] * (widest - len(row))] for row in rows], dtype=np.float64)

        self._roots = base[:, 0]
        self._feature = padded(trees.feature).astype(np.int64).ravel()
        self._threshold = padded(trees.threshold).astype(np.float32).ravel()
        left, right = padded(trees.left).astype(np.int64), padded(trees.right).astype(np.int64)
        stay = base + np.arange(widest)[None, :]
        self._next = np.stack(  # where a row goes from each node: right, left
            [np.where(left > 0, right + base, stay).ravel(), np.where(left > 0, left + base, stay).ravel()], axis=1
        ).ravel()
        self._value = padded(trees.value).ravel()
        self._depth = max(map(_depth, trees.left, trees.right))

    @classmethod
    def of(cls, data: bytes) -> Forest:
        """Return the trees in a JSON file. Raises ValueError for a broken one."""
        trees = msgspec.json.decode(data, type=Trees)
        columns = (trees.feature, trees.threshold, trees.left, trees.right, trees.value)
        sizes = {tuple(map(len, column)) for column in columns}
        inside = all(
            at <= child < len(row)
            for rows in (trees.left, trees.right)
            for row in rows
            for at, child in enumerate(row)
            if child
        )
        seen = all(0 <= feature < len(trees.columns) for row in trees.feature for feature in row)
        if len(sizes) != 1 or () in sizes or not inside or not seen:
            raise ValueError("the trees are damaged")
        return cls(trees)

    def log_odds(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the log-odds of each row."""
        parts = [self._walk(rows[at : at + _CHUNK]) for at in range(0, len(rows), _CHUNK)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _walk(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        node = np.tile(self._roots, (len(rows), 1))
        flat, offset = rows.ravel(), (np.arange(len(rows)) * rows.shape[1])[:, None]
        for _ in range(self._depth):
            goes_left = np.take(flat, np.take(self._feature, node) + offset) <= np.take(self._threshold, node)
            node = np.take(self._next, 2 * node + goes_left)
        total: NDArray[np.float64] = np.take(self._value, node).sum(axis=1) + self._start
        return total


def _depth(left: list[int], right: list[int]) -> int:
    depth = [0] * len(left)
    for node, (a, b) in enumerate(zip(left, right, strict=True)):
        if a:
            depth[a] = depth[b] = depth[node] + 1
    return max(depth)
