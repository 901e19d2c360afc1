"""How likely each line of a page is part of the account, by boosted trees that ship with the package.

`training/lines.py` makes the trees (Friedman 2001) with scikit-learn; here they are only walked, in numpy. There are
one set for HTML, which also sees the markup and what trafilatura extracted, and two for flat text, the second of which
sees what the first said of the lines around.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

import msgspec
import numpy as np
from msgspec import Struct

from tellings.reading import again, features

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.reading.page import Page

Name = Literal["marked", "flat", "again"]

CHUNK = 1_000  # lines walked at once: their arrays stay within a few megabytes, and more are no faster


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
    """The same trees as arrays: of each tree's inner nodes the feature, the threshold, and the leaves left to reach.

    All trees are padded to the largest. `reached` has a bit a leaf of the tree: those that a line which does not go
    left at the node may still come to, from left to right.
    """

    trees: Trees
    feature: NDArray[np.intp]
    threshold: NDArray[np.float32]
    reached: NDArray[np.unsignedinteger[Any]]
    value: NDArray[np.float32]


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
    parts = [_parted(*tree) for tree in zip(trees.feature, trees.threshold, trees.left, trees.right, strict=True)]
    inner = max(len(nodes) for nodes, _ in parts)
    leaves = max(len(leaves) for _, leaves in parts)
    every = (1 << leaves) - 1
    padding = (0, np.inf, every)  # a node at which all lines go left
    nodes = [nodes + [padding] * (inner - len(nodes)) for nodes, _ in parts]
    value = [[row[leaf] for leaf in order] for row, (_, order) in zip(trees.value, parts, strict=True)]
    return Walked(
        trees=trees,
        feature=np.array([[node[0] for node in tree] for tree in nodes], dtype=np.intp),
        threshold=np.array([[node[1] for node in tree] for tree in nodes]).astype(np.float32),
        reached=np.array([[node[2] & every for node in tree] for tree in nodes], dtype=np.min_scalar_type(every)),
        value=np.array([row + [0.0] * (leaves - len(row)) for row in value]).astype(np.float32),
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
    """Walk all trees at once: of the leaves that no node on the line's right hand cut off, the first is where it ends.

    The way is that of QuickScorer (Lucchese et al. 2015): no node waits for the one above it.
    """
    goes_left = np.take(np.ascontiguousarray(seen.T), walked.feature, axis=0) <= walked.threshold[..., None]
    # Going left cuts nothing off: true, negated, is a number of all bits. In half the time that choosing takes.
    reached = goes_left.astype(walked.reached.dtype)
    np.negative(reached, out=reached)
    reached |= walked.reached[..., None]
    left = np.bitwise_and.reduce(reached, axis=1)  # of shape (trees, lines)
    leaf = np.bitwise_count((left & -left) - 1)
    value = np.take_along_axis(walked.value, leaf.astype(np.intp), axis=1)
    total: NDArray[np.float64] = np.ascontiguousarray(value.T).sum(axis=1, dtype=np.float64) + walked.trees.start
    return total


def _parted(
    feature: list[int], threshold: list[float], left: list[int], right: list[int]
) -> tuple[list[tuple[int, float, int]], list[int]]:
    """Return a tree's inner nodes (feature, threshold, leaves reached when going right) and its leaves in order."""
    leaves: list[int] = []
    spans = {}  # of each node: the first of its leaves and the one after its last
    waiting = [(0, False)]
    while waiting:
        node, seen = waiting.pop()
        if not left[node]:
            spans[node] = (len(leaves), len(leaves) + 1)
            leaves.append(node)
        elif seen:
            spans[node] = (spans[left[node]][0], spans[right[node]][1])
        else:
            waiting += [(node, True), (right[node], False), (left[node], False)]

    def cut_off(node: int) -> int:
        first, after = spans[left[node]]
        return ~(((1 << after) - 1) ^ ((1 << first) - 1))

    return [(feature[node], threshold[node], cut_off(node)) for node in spans if left[node]], leaves
