"""The line classifier's trees: walked all at once, they come to the same leaves as one node after another."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tellings.reading.classifier import Trees, walk, walkable

COLUMNS = ["chars", "words", "links"]


@st.composite
def grown(draw):
    """Give a tree grown by splitting some leaf again and again, as the five lists of its nodes."""
    feature, threshold, left, right, value = [0], [0.0], [0], [0], [draw(st.integers(-9, 9)) / 4]
    for _ in range(draw(st.integers(0, 20))):
        node = draw(st.sampled_from([i for i, child in enumerate(left) if not child]))
        feature[node], threshold[node] = draw(st.integers(0, 2)), draw(st.integers(-4, 4)) / 2
        left[node], right[node] = len(left), len(left) + 1
        for row in (feature, threshold, left, right):
            row += [0, 0]
        value += [draw(st.integers(-9, 9)) / 4 for _ in range(2)]
    return feature, threshold, left, right, value


def one_by_one(tree, line):
    """Return the value of the leaf that a line comes to."""
    feature, threshold, left, right, value = tree
    node = 0
    while left[node]:
        node = left[node] if line[feature[node]] <= threshold[node] else right[node]
    return value[node]


@given(st.lists(grown(), min_size=1, max_size=5), st.lists(st.tuples(*[st.integers(-5, 5)] * 3), max_size=6))
def test_trees_walked_at_once_are_trees_walked(trees, lines):
    """The sum of the leaves' values is that of walking each tree from its root."""
    feature, threshold, left, right, value = (list(rows) for rows in zip(*trees, strict=True))
    walked = walkable(Trees(COLUMNS, 0.5, feature, threshold, left, right, value, 0.0, 0.0))
    seen = np.array(lines, dtype=np.float32).reshape(len(lines), 3) / 2
    assert walk(walked, seen).tolist() == [0.5 + sum(one_by_one(tree, line) for tree in trees) for line in seen]
