"""What was read is kept as long as there is room for it."""

from __future__ import annotations

import numpy as np
import pytest

from tellings.encode import kept as module
from tellings.encode.kept import Halfway, Kept, wide
from tellings.encode.states import States, shipped

TEXTS = ["The ferry left the old harbour at noon.", "A bank lent the crew money.", "They sat on the bank of the river."]


def halfway(pieces: int, windows: int = 1) -> Halfway:
    """Return a text of so many pieces a window."""
    nothing = np.zeros((0, 2), dtype=np.int32)
    return Halfway(nothing[:, 0], nothing, [np.zeros((pieces, 2), dtype=np.float32)] * windows)


@pytest.fixture(autouse=True)
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the rooms small."""
    monkeypatch.setattr(module, "ROOM", 40)
    monkeypatch.setattr(module, "WIDE", 100)


def test_what_is_kept_is_bounded() -> None:
    """Of a network too, whatever it is asked; each text is read as ever."""
    states = States(shipped().file)
    for text in TEXTS * 2:
        assert len(states.middle([text])[0].rows) == states.count(text)
        states.vectors([text.upper()])
        assert 0 < states._kept.pieces <= 40


def test_what_was_read_first_goes_first() -> None:
    """Where nothing was read again."""
    kept = Kept()
    for text in "abcde":
        kept.put(text, halfway(10), again=False)
    assert [kept.get(text) is not None for text in "abcde"] == [False, True, True, True, True]


def test_what_was_read_again_goes_before_all_else() -> None:
    """What is read in the order of the texts is there however much it is; what wasn't kept drives nothing out."""
    kept = Kept()
    for text in "abcd":
        kept.put(text, halfway(10), again=False)
    for text in "xayb":
        if kept.get(text) is None:
            kept.put(text, halfway(10), again=True)
    assert all(kept.get(text) is not None for text in "cd")


def test_there_is_more_room_while_documents_are_compared() -> None:
    """Not for what has been read again, and no longer than that; what comes when it is full is not kept."""
    kept = Kept()
    with wide():
        for text in "abcdefghijk":
            kept.put(text, halfway(10), again=False)
        assert kept.pieces == 100
        assert all(kept.get(text) is not None for text in "abcdefghij")
        assert kept.pieces == 40
        for text in "opqrstu":
            kept.put(text, halfway(10), again=False)
        assert kept.pieces == 100
    assert kept.pieces == 40


def test_a_text_of_several_windows_is_not_kept() -> None:
    """Nor is one twice."""
    kept = Kept()
    kept.put("a", halfway(10, windows=2), again=False)
    assert kept.get("a") is None
    kept.put("b", halfway(10), again=False)
    kept.put("b", halfway(10), again=True)
    assert kept.pieces == 10
