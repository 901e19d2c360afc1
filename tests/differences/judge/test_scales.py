"""Weighted sums are taken as they were written."""

from __future__ import annotations

import json

import msgspec
import numpy as np
import pytest

from tellings.differences.judge.scales import Scales

#: Edits that count the first column alone, talks that count both.
BOTH = {"edits": {"weights": [4.0, 0.0], "place": -3.0}, "talks": {"weights": [0.5, 1.0], "place": 0.25}}
SCALES = {"columns": ["x", "y"], "context": [], "alone": BOTH, "beside": BOTH}


def test_each_row_is_summed() -> None:
    """What edits say below their least counts as the least; what talks say is added."""
    rows = np.array([[0, 0], [1, 0], [1, 2]], dtype=np.float32)
    alone = Scales.of(json.dumps(SCALES).encode()).alone
    assert alone.log_odds(rows).tolist() == [-1.75, 1.75, 3.75]
    assert alone.log_odds(rows, least=-0.5).tolist() == [-0.25, 1.75, 3.75]


def test_a_row_does_not_depend_on_its_neighbours() -> None:
    """A word has the same odds, to the last bit, whatever is judged with it."""
    scales = Scales.of(json.dumps(SCALES).encode()).alone
    rows = np.random.default_rng(3).random((50, 2), dtype=np.float32)
    assert scales.log_odds(rows)[17:18].tolist() == scales.log_odds(rows[17:18]).tolist()


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", json.dumps({**SCALES, "context": ["z"]}).encode()])
def test_a_broken_file_is_refused(data: bytes) -> None:
    """What is not such a file, or has too few weights, raises what the judge catches."""
    with pytest.raises((msgspec.DecodeError, ValueError)):
        Scales.of(data)
