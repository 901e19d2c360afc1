"""How long a run still takes, as it is said."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.cli import progress
from tellings.cli.remaining import COSTS, ENCODED, Remaining, about


def test_what_is_read_says_how_many_documents_there_will_be() -> None:
    """A tenth is read in 5 s: nine times that, and the stages that come, for ten times the documents read."""
    told = Remaining(1000, whole=5000)
    assert told.left("read", 0.0) is None
    expected = 45.0 + 20 * sum(COSTS.values())
    expected += 5600 / (ENCODED * 2)
    told = Remaining(1000, whole=5000, processors=2)
    told.read(2000)
    assert told.left("read", 5.0, seen=5.0, done=100, total=1000) == pytest.approx(expected)
    assert told.left("read", 7.0, seen=5.0, done=100, total=1000) == pytest.approx(expected - 2)


def test_a_slow_machine_is_seen_in_the_stages_that_are_done() -> None:
    """Where they took twice what they are said to take, so will the others."""
    told = Remaining(1000, whole=50_000, processors=1000)
    told.ended("read", 10.0, 20_000)
    told.ended("documents", 2.0, 20_000)
    as_said = told.left("signed", 0.0)
    assert as_said is not None
    for stage in ("signed", "copies", "sketch"):
        told.ended(stage, 2 * 20 * COSTS[stage], 20_000)
    left = told.left("weighed", 0.0)
    rest = sum(COSTS[each] for each in COSTS if each not in {"documents", "signed", "copies", "sketch", "rough"})
    assert left == pytest.approx(2 * 20 * rest + 20_000 / (ENCODED * 1000))


def test_encoding_goes_at_its_own_rate() -> None:
    """A quarter is encoded in 30 s: 90 s more, and the stages after it; a small archive is judged once."""
    told = Remaining(10, whole=5000)
    told.ended("documents", 0.1, 400)
    for stage in list(COSTS)[: list(COSTS).index("vectors")]:
        told.ended(stage, 0.01, 400)
    after = 0.4 * sum(COSTS[each] for each in list(COSTS)[list(COSTS).index("sides") :])
    assert told.left("vectors", 30.0, seen=30.0, done=100, total=400) == pytest.approx(90 + after)


def test_stages_that_stood_before_are_not_waited_for() -> None:
    """A run that goes on says what is left of it from the first stage it makes."""
    told = Remaining(10, whole=5000)
    for stage in ("read", *list(COSTS)[:-1]):
        told.ended(stage, 0.0, 1000)
    assert told.left("told", 0.0) == pytest.approx(COSTS["told"])
    assert told.left("told", 5.0) == 0.0


@given(st.floats(0, 1e6), st.floats(0, 1), st.sampled_from(["read", *COSTS]), st.integers(0, 10**7))
def test_it_is_never_less_than_nothing(gone: float, share: float, stage: str, done: int) -> None:
    """Whatever has been done so far."""
    told = Remaining(10**9, whole=5000)
    told.ended("documents", 1.0, 1000)
    left = told.left(stage, gone, seen=gone * share, done=done, total=10**7)
    assert left is None or left >= 0


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(3, "10 s"), (44, "40 s"), (100, "2 min"), (3500, "58 min"), (7300, "2 h"), (8000, "2 h 15 min")],
)
def test_it_is_said_as_one_says_what_is_not_sure(seconds: float, said: str) -> None:
    """No seconds of an hour."""
    assert about(seconds) == said


def test_where_there_is_no_terminal_a_line_is_said_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With rows, their rate and the estimate; a run that is done before has said nothing."""
    clock = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: clock[0])
    shown = progress.Shown(1000, whole=5000)
    shown.began("read")
    clock[0] = 20.0
    shown.counted(400, 500)
    assert capsys.readouterr().err == ""
    clock[0] = 40.0
    shown.counted(400, 250)
    assert re.fullmatch(r"Reading: 800, 20.0 a second, about \d+ (s|min) left\n", capsys.readouterr().err)
    shown.ended("read", 50.0, 1000)
    assert capsys.readouterr().err == ""
    shown.began("documents")
    clock[0] = 90.0
    shown.ended("documents", 10.0, 1000)
    assert re.fullmatch(
        r"Naming documents +10\.0 s +1,000 rows, +100 a second, about \d+ (s|min) left\n", capsys.readouterr().err
    )
