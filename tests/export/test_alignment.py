"""Bead lines: a passage a line, every sentence of the passages once."""

from __future__ import annotations

import made


def test_two_tellings_are_written_as_align_prints() -> None:
    """A telling that lacks a passage has an empty list; the score has four places."""
    assert made.written(made.pair(), "alignment").decode().splitlines() == [
        "[0]:[0]:0.9500",
        "[1]:[2]:0.9123",
        "[2]:[]:0.0000",
        "[3]:[1]:0.5000",
    ]


def test_more_tellings_have_a_list_each() -> None:
    """The lists stand in the order of the tellings."""
    lines = made.written(made.three(), "alignment").decode().splitlines()
    assert lines[0] == "[0]:[0]:[0]:0.9500"
    assert lines[2] == "[2]:[]:[]:0.0000"
