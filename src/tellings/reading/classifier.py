"""How likely each line of a page is part of the account, by boosted trees that ship with the package.

`training/lines.py` makes the trees (Friedman 2001) with scikit-learn; here they are only walked, in numpy. There are
one set for HTML, which also sees the markup and what trafilatura extracted, and two for flat text, the second of which
sees what the first said of the lines around.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np
from msgspec import Struct

from tellings.reading import again, features

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.reading.page import Page

Name = Literal["marked", "flat", "again"]

CHUNK = 20_000  # lines walked at once: some 40 MB of indices


class Trees(Struct, frozen=True):
    """Boosted trees as written by the training: a row a tree, a column a node.

    A node with `left` 0 is a leaf and `value` its log-odds; elsewhere a line goes left where its feature is at most
    the threshold. `enter` and `leave` are the costs of beginning and of ending a stretch of account, fitted with them.
    """

    columns: list[str]
    start: float
    feature: list[list[int]]
    threshold: list[list[float]]
    left: list[list[int]]
    right: list[list[int]]
    value: list[list[float]]
    enter: float
    leave: float


class Walked(Struct, frozen=True):
    """The same trees as arrays, all padded to the largest tree."""

    trees: Trees
    feature: NDArray[np.int32]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    depth: int


@cache
def model(name: Name) -> Walked:
    """Return the trees for pages with markup, or those of the first or of the second look at flat text."""
    file = resources.files(__package__).joinpath(f"{name}.json")
    trees = msgspec.json.decode(file.read_bytes(), type=Trees)
    if trees.columns != columns(name):
        raise RuntimeError(f"{file} was trained on other features: run training/lines.py")
    return walkable(trees)


def columns(name: Name) -> list[str]:
    """Return the names of the features that these trees see, in their order."""
    return features.names(marked=name == "marked") + (again.NAMES if name == "again" else [])


def costs(page: Page) -> tuple[float, float]:
    """Return what it costs to enter and to leave a stretch of account on such a page."""
    trees = model("marked" if page.head is not None else "again").trees
    return trees.enter, trees.leave


def walkable(trees: Trees) -> Walked:
    """Return the trees as arrays."""
    widest = max(map(len, trees.left))

    def padded(rows: list[list[int]] | list[list[float]]) -> NDArray[np.float64]:
        return np.array([[*row, *[0] * (widest - len(row))] for row in rows])

    return Walked(
        trees=trees,
        feature=padded(trees.feature).astype(np.int32),
        threshold=padded(trees.threshold).astype(np.float32),
        left=padded(trees.left).astype(np.int32),
        right=padded(trees.right).astype(np.int32),
        value=padded(trees.value).astype(np.float32),
        depth=max(map(_depth, trees.left, trees.right)),
    )


def log_odds(page: Page) -> NDArray[np.float64]:
    """Return for each line of the page the log-odds that it is part of the account."""
    seen = features.matrix(page)
    if page.head is not None:
        return walk(model("marked"), seen)
    return walk(model("again"), seen_again(seen, walk(model("flat"), seen)))


def seen_again(seen: features.Matrix, odds: NDArray[np.float64]) -> features.Matrix:
    """Return what the second look at flat text sees: the features, and the first log-odds of each line and around."""
    words = np.expm1(seen[:, features.OWN.index("log_words")])
    return np.hstack([seen, again.matrix(odds, words)])


def walk(walked: Walked, seen: features.Matrix) -> NDArray[np.float64]:
    """Return the log-odds of each row of features."""
    parts = [_walk(walked, seen[i : i + CHUNK]) for i in range(0, len(seen), CHUNK)]
    return np.concatenate(parts) if parts else np.zeros(0)


def _walk(walked: Walked, seen: features.Matrix) -> NDArray[np.float64]:
    tree = np.arange(len(walked.left))[None, :]
    line = np.arange(len(seen))[:, None]
    node = np.zeros((len(seen), len(walked.left)), dtype=np.int32)
    for _ in range(walked.depth):
        goes_left = seen[line, walked.feature[tree, node]] <= walked.threshold[tree, node]
        child = np.where(goes_left, walked.left[tree, node], walked.right[tree, node])
        node = np.where(child > 0, child, node)
    total: NDArray[np.float64] = walked.value[tree, node].sum(axis=1, dtype=np.float64) + walked.trees.start
    return total


def _depth(left: list[int], right: list[int]) -> int:
    depth = [0] * len(left)
    for node, (a, b) in enumerate(zip(left, right, strict=True)):  # children come after their parents
        if a:
            depth[a] = depth[b] = depth[node] + 1
    return max(depth)
