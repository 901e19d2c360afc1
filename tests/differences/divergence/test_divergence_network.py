"""The network on made states: what comes out has the shapes it should, and a broken file is said to be one."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest

from tellings.differences.divergence import network as module
from tellings.differences.divergence import shipped
from tellings.differences.divergence.network import KINDS, Network
from tellings.encode.states import Read

WIDTH = 384


def read(count: int, seed: int) -> Read:
    """Return a text of so many pieces with states drawn at random."""
    chance = np.random.default_rng(seed)
    spans = np.array([(2 * k, 2 * k + 1) for k in range(count)])
    return Read(spans, chance.normal(size=(count, WIDTH)).astype(np.float32), chance.integers(0, 9, count))


def network() -> Network:
    """Return the network that ships."""
    reader = shipped()
    assert reader is not None
    return reader.network


def test_each_piece_has_its_answers() -> None:
    """A row a piece: log-odds, chances of all kinds that sum to one, shares of the other side's pieces that do."""
    a, b = network().of_sides(read(5, 1), read(3, 2))
    for mine, other in ((a, b), (b, a)):
        assert mine.log_odds.shape == (len(mine.aligned),)
        assert mine.kinds.shape == (len(mine.log_odds), len(KINDS))
        assert mine.aligned.shape == (len(mine.log_odds), len(other.log_odds))
        assert np.allclose(np.exp(mine.kinds).sum(axis=1), 1, atol=1e-4)
        assert np.allclose(mine.aligned.sum(axis=1), 1, atol=1e-4)


def test_b_against_a_is_a_against_b() -> None:
    """No side is the first one."""
    a, b = network().of_sides(read(5, 1), read(3, 2))
    turned_b, turned_a = network().of_sides(read(3, 2), read(5, 1))
    assert np.allclose(a.log_odds, turned_a.log_odds, atol=1e-3)
    assert np.allclose(b.log_odds, turned_b.log_odds, atol=1e-3)


def test_one_piece_against_one() -> None:
    """The shortest sides there are give finite answers."""
    a, b = network().of_sides(read(1, 1), read(1, 2))
    assert np.isfinite(a.log_odds).all()
    assert np.isfinite(b.log_odds).all()


def packed(**changed: np.ndarray | None) -> bytes:
    """Return the file that ships with arrays changed or, where None, left out."""
    arrays = {f"0/{name}": array for name, array in network().weights[0].items()}
    arrays.update({f"0/{name}": array for name, array in changed.items() if array is not None})
    for name, array in changed.items():
        if array is None:
            del arrays[f"0/{name}"]
    file = BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def test_networks_are_averaged() -> None:
    """Two alike say what one says."""
    own = network()
    twice = Network([own.weights[0], own.weights[0]])
    a, _ = Network([own.weights[0]]).of_sides(read(4, 1), read(4, 2))
    again, _ = twice.of_sides(read(4, 1), read(4, 2))
    assert np.allclose(a.log_odds, again.log_odds, atol=1e-4)


@pytest.mark.parametrize("counts", [(3, 2), (30, 41)])
def test_long_sides_are_asked_one_network_after_the_other(
    counts: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the same answers to the last bit."""
    sides = [read(count, seed) for seed, count in enumerate(counts)]
    together = network().of_sides(*sides)
    monkeypatch.setattr(module, "_SHORT", 0)
    for one, other in zip(together, network().of_sides(*sides), strict=True):
        assert (one.log_odds == other.log_odds).all()
        assert (one.kinds == other.kinds).all()
        assert (one.aligned == other.aligned).all()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"PK", packed(sharp=None), packed(**{"differs.w": np.ones((1, 3), dtype=np.float32)}),
        packed()[: len(packed()) // 2],
    ],
)  # fmt: skip
def test_a_broken_file_is_refused(data: bytes) -> None:
    """Whatever is missing or of another size."""
    with pytest.raises(ValueError, match="damaged"):
        Network.of(data, WIDTH)


def test_the_layers_that_are_read_are_fewer_than_all() -> None:
    """The states are those of a layer on the way."""
    reader = shipped()
    assert reader is not None
    assert reader.states.width == WIDTH
