"""Who is quoted in pieces of news of our own: the figures that may not fall, and what each piece promises."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

SCORER = Path(__file__).parents[2] / "bench" / "quotations.py"


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """Return the scorer of the gold set."""
    spec = importlib.util.spec_from_file_location("quotations_scorer", SCORER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("half", "precision", "recall", "spurious"),
    [("dev", 0.98, 0.93, 1), ("test", 0.95, 0.84, 2)],
)
def test_who_is_quoted_holds(scorer: ModuleType, half: str, precision: float, recall: float, spurious: int) -> None:
    """Right among those attributed, and right of all, stay a hundredth below what was reached or above."""
    figures = scorer.total(half).figures()
    assert figures["precision"] >= precision
    assert figures["recall"] >= recall
    assert figures["spurious"] <= spurious


def test_the_gold_is_of_a_size_to_tell(scorer: ModuleType) -> None:
    """Each half has more than sixty quotations, a dozen pieces, and all eight languages."""
    for half in ("dev", "test"):
        pieces = scorer.pieces(half)
        assert len(pieces) >= 12
        assert sum(len(piece.quotations) for piece in pieces) >= 60
        assert {piece.language for piece in pieces} == {"en", "ru", "fr", "de", "es", "tr", "ar", "zh"}


def test_marks_are_no_part_of_a_piece(scorer: ModuleType) -> None:
    """The text has no marks of the gold left, and each quotation's words stand at its span."""
    for piece in [*scorer.pieces("dev"), *scorer.pieces("test")]:
        assert not set("{}|") & set(piece.text)
        assert all(piece.text[start:end].strip() for start, end, _ in piece.quotations)
