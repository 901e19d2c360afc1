"""A record whose parts do not fit each other is named, not written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import made
import pytest
from msgspec.structs import replace

from tellings import export
from tellings.errors import InputError
from tellings.model import Passage, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from tellings.model import Comparison

FAULTS: dict[str, Callable[[Comparison], Comparison]] = {
    "has no tellings": lambda c: replace(c, tellings=()),
    "same id": lambda c: replace(c, tellings=(c.tellings[0], c.tellings[0])),
    "sentence that telling A": lambda c: replace(c, passages=(Passage("p1", {"A": (99,)}, "only", 0.0),)),
    "passage 1 names a telling Z": lambda c: replace(c, passages=(Passage("p1", {"Z": (0,)}, "only", 0.0),)),
    "passage that is not there": lambda c: replace(c, findings=(replace(c.findings[0], passage="nowhere"),)),
    "finding 1 names a telling Z": lambda c: replace(c, findings=(replace(c.findings[0], spans={"Z": ()}),)),
    "beyond the end of telling A": lambda c: replace(
        c, findings=(replace(c.findings[0], spans={"A": (Span(0, 9999),)}),)
    ),
    "is empty or begins before": lambda c: replace(
        c, passages=(), tellings=(replace(c.tellings[0], sentences=(Sentence(5, 9), Sentence(0, 3))),)
    ),
}


@pytest.mark.parametrize("words", FAULTS)
def test_what_does_not_fit_is_named(words: str) -> None:
    """The file and the place are named in one line."""
    with pytest.raises(InputError, match=words) as fault:
        export.must_hold_together(FAULTS[words](made.pair()), "old.json")
    assert fault.value.message.startswith("old.json: ")


@pytest.mark.parametrize("name", ["pair", "three", "many", "hostile"])
def test_what_fits_passes(name: str) -> None:
    """Nothing is said of a whole record."""
    export.must_hold_together(getattr(made, name)(), "new.json")
