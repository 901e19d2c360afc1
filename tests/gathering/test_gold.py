"""The invented archive is what its README says it is."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "gold"


def rows(half: str) -> list[dict[str, Any]]:
    """Return the documents of a half."""
    return [json.loads(line) for line in (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("half", "events"), [("dev", 16), ("test", 17)])
def test_events_have_two_to_six_tellings_among_150_others(half: str, events: int) -> None:
    """All are dated, in three languages, each under an id of its own."""
    told = rows(half)
    sizes = Counter(row["event"] for row in told)
    assert sorted(sizes.values())[150:] == sorted(size for size in sizes.values() if size > 1)
    assert sum(size == 1 for size in sizes.values()) == 150
    assert len(sizes) - 150 == events
    assert max(sizes.values()) <= 6
    assert {row["language"] for row in told} == {"en", "ru", "fr"}
    assert len({row["id"] for row in told}) == len(told)
    assert all(date.fromisoformat(row["published"]).year == 2031 for row in told)


def test_the_halves_share_no_text() -> None:
    """What is learnt from is not what is measured."""
    assert not {row["text"] for row in rows("dev")} & {row["text"] for row in rows("test")}
