"""Products of whole numbers are exact, whoever makes them."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.encode import products
from tellings.encode.products import LARGEST_WEIGHT, NOUGHT, product
from tellings.encode.states import States, shipped

ONE = np.ones(3, dtype=np.float32)


def exact(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the product in whole numbers of 64 bits."""
    return (rows.astype(np.int64) - NOUGHT) @ weights.astype(np.int64)


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_sums_are_exact(count: int, seed: int) -> None:
    """Whatever the bytes and the weights, the sums are those of whole numbers."""
    chance = np.random.default_rng(seed)
    weights = chance.integers(-LARGEST_WEIGHT, LARGEST_WEIGHT + 1, (64, 3)).astype(np.int8)
    rows = chance.integers(0, 256, (count, 64)).astype(np.uint8)
    assert (product(weights, ONE)(rows) == exact(rows, weights)).all()


@pytest.mark.parametrize("byte", [0, 255])
@pytest.mark.parametrize("weight", [-LARGEST_WEIGHT, LARGEST_WEIGHT])
def test_the_greatest_sums_are_exact(byte: int, weight: int) -> None:
    """The longest row there is, of the greatest numbers: nothing is cut off, with onnxruntime and without."""
    weights = np.full((1536, 3), weight, dtype=np.int8)
    rows = np.full((2, 1536), byte, dtype=np.uint8)
    for made in (product(weights, ONE), products._numpys(weights, ONE)):
        assert (made(rows) == exact(rows, weights)).all()


def test_onnxruntime_makes_them_where_it_is_there() -> None:
    """It knows the model that is written for it, and gives what numpy gives."""
    pytest.importorskip("onnxruntime")
    weights = np.arange(-60, 60).reshape(40, 3).astype(np.int8)
    scale = np.array([0.1, 3, 1e-9], dtype=np.float32)
    its = products._onnxruntimes(weights, scale)
    assert its is not None
    rows = np.arange(80).reshape(2, 40).astype(np.uint8)
    assert (its(rows) == products._numpys(weights, scale)(rows)).all()


def test_states_are_the_same_without_onnxruntime(monkeypatch: pytest.MonkeyPatch) -> None:
    """To the last bit, so an answer does not depend on what is installed."""
    texts = ["The ferry left the old harbour at noon.", "Паром вышел из порта в полдень.", "", "1 2 3"]
    found = shipped()
    products._exact.cache_clear()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    other = States(found.file, layers=2)
    monkeypatch.undo()
    products._exact.cache_clear()
    same = States(found.file, layers=2)
    for one, two in zip(other.of(texts), same.of(texts), strict=True):
        assert (one.rows == two.rows).all()


def test_a_product_that_is_not_exact_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a processor cuts sums off, numpy makes them."""
    products._exact.cache_clear()
    makes = products._onnxruntimes

    def cut(weights: np.ndarray, scale: np.ndarray) -> products.Product | None:
        made = makes(weights, scale)
        return None if made is None else lambda rows: np.minimum(made(rows), 2**15)

    monkeypatch.setattr(products, "_onnxruntimes", cut)
    weights, rows = np.full((64, 3), LARGEST_WEIGHT, dtype=np.int8), np.full((1, 64), 255, dtype=np.uint8)
    assert (product(weights, ONE)(rows) == exact(rows, weights)).all()
    monkeypatch.undo()
    products._exact.cache_clear()
