"""Trees are walked as they were written."""

from __future__ import annotations

import json

import msgspec
import numpy as np
import pytest

from tellings.differences.judge.forest import Forest

#: One tree that asks for the first feature and then the second, and one that is a single leaf.
TREES = {
    "columns": ["x", "y"], "start": 0.5,
    "feature": [[0, 0, 1, 0, 0], [0]], "threshold": [[1.0, 0.0, 2.0, 0.0, 0.0], [0.0]],
    "left": [[1, 0, 3, 0, 0], [0]], "right": [[2, 0, 4, 0, 0], [0]], "value": [[0.0, -1.0, 0.0, 2.0, 3.0], [0.25]],
}  # fmt: skip


def test_each_row_goes_its_way() -> None:
    """A row goes left where its feature is at most the threshold; the leaves of all trees and the start add up."""
    rows = np.array([[1, 9], [2, 2], [2, 3]], dtype=np.float32)
    assert Forest.of(json.dumps(TREES).encode()).log_odds(rows).tolist() == [-0.25, 2.75, 3.75]


def test_no_rows_give_nothing() -> None:
    """An empty passage is no fault."""
    assert Forest.of(json.dumps(TREES).encode()).log_odds(np.zeros((0, 2), dtype=np.float32)).size == 0


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"columns": 3}'])
def test_a_broken_file_is_refused(data: bytes) -> None:
    """What is not such a file raises what the judge catches."""
    with pytest.raises((msgspec.DecodeError, ValueError)):
        Forest.of(data)
