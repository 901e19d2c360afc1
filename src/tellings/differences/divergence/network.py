"""The network that reads two tellings of one passage beside each other, and says of each piece of a word if it differs.

Divergence tagging (Vyas, Niu & Carpuat 2018; Briakou & Carpuat 2020): which words of two texts, in one language or two,
say what the other text does not. Here the encoder that ships reads each side alone (`encode.states`), its states are
aligned softly by their cosine, each is set against what it is aligned with (Parikh et al. 2016; Chen et al. 2017), and
two small layers of attention over both sides weigh what came of it. `training/divergence.py` makes the weights.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from tellings.encode.states import Read
    from tellings.model import FindingKind

    Floats = NDArray[np.float32]

#: What a word that differs may be a word of, in the order of the network's second answer; a clause that the other side
#: lacks is an omission seen from one side and an addition from the other.
KINDS: tuple[FindingKind, ...] = (
    "number", "date", "person", "organisation", "place", "negation", "strength", "scope", "attribution", "term",
    "omission",
)  # fmt: skip
#: Heads of attention in each layer.
_HEADS = 4
#: How much the cosine and the distance weigh before the weights that were learned for them.
_COSINE, _DISTANCE = 5.0, 5.0
#: What the distance along the sides counts in the soft alignment, before its learned weight.
_ALONG = 3.0
#: Networks are asked together of two sides of at most so many pieces: of longer ones the tables take much memory.
_SHORT = 300
#: Of fewer pieces than this the last bit of a product depends on how the weights are laid out: those are left as they
#: were learned.
_FEW = 16
#: Stands for minus infinity.
_NEVER = np.float32(-1e9)


@dataclass(frozen=True)
class Tagged:
    """What the network says of one side: a row a piece of a word.

    `log_odds` that it is part of a difference in substance, the log of the chance of each of `KINDS` if it is, and
    how much it is aligned with each piece of the other side (each row sums to 1).
    """

    log_odds: Floats
    kinds: Floats
    aligned: Floats


@dataclass(frozen=True)
class Network:
    """Some networks of one form that were learned apart; what they say is averaged."""

    weights: Sequence[Mapping[str, Floats]]

    @classmethod
    def of(cls, data: bytes, width: int) -> Network:
        """Return the networks in the bytes of an npz file, for states so wide. Raises ValueError for a broken one."""
        try:
            with np.load(BytesIO(data), allow_pickle=False) as file:
                arrays: dict[str, Any] = {name: file[name].astype(np.float32) for name in file.files}
            count = 1 + max(int(name.partition("/")[0]) for name in arrays)
            network = cls([{n.partition("/")[2]: a for n, a in arrays.items() if n.startswith(f"{k}/")}
                           for k in range(count)])  # fmt: skip
            rows = np.eye(3, width, dtype=np.float32)
            network._together(rows, rows, np.arange(3), np.arange(3))  # whatever is not there or not of its size shows
        except (OSError, EOFError, KeyError, IndexError, BadZipFile, zlib.error, ValueError) as fault:
            raise ValueError(f"the weights are damaged: {fault}") from fault
        return network

    def of_sides(self, a: Read, b: Read) -> tuple[Tagged, Tagged]:
        """Return what differs on each of two sides; neither is empty. B against A gives what A against B gives."""
        return self._together(a.rows, b.rows, a.pieces, b.pieces)

    @cached_property
    def _stacked(self) -> Mapping[str, Floats]:
        """The weights of all networks one under the other, so that one product of numpy's asks all of them.

        Those of layers have a column for each number that comes out.
        """
        stacked = {name: np.stack([weights[name] for weights in self.weights]) for name in self.weights[0]}
        turned = {name: each.swapaxes(1, 2) for name, each in stacked.items() if name.endswith(".w") and each.ndim > 2}
        return stacked | turned

    @cached_property
    def _laid_out(self) -> Mapping[str, Floats]:
        """The same in the order in which they are read: products of few rows take two thirds of the time."""
        return {name: np.ascontiguousarray(each) if each.shape[-1] > len(KINDS) else each
                for name, each in self._stacked.items()}  # fmt: skip

    def _together(
        self, a: Floats, b: Floats, pieces_a: NDArray[np.int64], pieces_b: NDArray[np.int64]
    ) -> tuple[Tagged, Tagged]:
        sight = _Sight.of(a, b, pieces_a, pieces_b)
        n, size = len(a), len(sight.rows)
        at_once = len(self.weights) if size <= _SHORT else 1
        stacked = self._laid_out if size >= _FEW else self._stacked
        said = [
            _said({name: rows[at : at + at_once] for name, rows in stacked.items()}, sight)
            for at in range(0, len(self.weights), at_once)
        ]
        log_odds, kinds, aligned, back = (_mean([own for rows in each for own in rows])
                                          for each in zip(*said, strict=True))  # fmt: skip
        kinds -= np.log(np.exp(kinds).sum(axis=1, keepdims=True))  # the mean of logs is not yet one of chances
        return Tagged(log_odds[:n], kinds[:n], aligned), Tagged(log_odds[n:], kinds[n:], back)


@dataclass(frozen=True)
class _Sight:
    """Both sides one under the other, and what is seen of them before anything learned is asked."""

    rows: Floats
    first: int  # how many of the rows are of the first side
    cosine: Floats
    apart: Floats
    plain: Floats
    near: Floats  # cosine and distance as the layers of attention take them
    far: Floats

    @classmethod
    def of(cls, a: Floats, b: Floats, pieces_a: NDArray[np.int64], pieces_b: NDArray[np.int64]) -> _Sight:
        rows = np.concatenate([a, b])
        side = np.repeat([0, 1], [len(a), len(b)])
        pieces = np.concatenate([pieces_a, pieces_b])
        along = np.concatenate([np.arange(len(a)) / len(a), np.arange(len(b)) / len(b)]).astype(np.float32)
        unit = rows / np.maximum(np.float32(1e-12), np.sqrt((rows * rows).sum(axis=1, keepdims=True)))
        cosine = unit @ unit.T
        cross = side[:, None] != side[None, :]
        apart = np.abs(along[:, None] - along[None, :])
        across = np.where(cross, cosine, np.float32(-1))
        best = across.argmax(axis=1)
        at = np.arange(len(rows))
        top = across[at, best]
        second = across.copy()
        second[at, best] = -1
        second = second.max(axis=1)
        same = ((pieces[:, None] == pieces[None, :]) & cross).any(axis=1)
        mean = np.maximum(top, 0).mean()
        plain = np.column_stack([
            top, top - second, top[best], best[best] == at, same, apart[at, best], np.full(len(rows), mean),
        ])  # fmt: skip
        near, far = np.float32(_COSINE) * cosine, np.float32(_DISTANCE) * apart
        return cls(rows, len(a), cosine, apart, plain.astype(np.float32), near, far)


def _said(weights: Mapping[str, Floats], sight: _Sight) -> tuple[Floats, Floats, Floats, Floats]:
    """Return what each of some networks says of all pieces of both sides, and how it aligns them there and back.

    All that is added up here is added in the order in which one network by itself adds it.
    """
    n, width = sight.first, weights["narrow.b"].shape[1]
    softly = weights["sharp"][:, None, None] * sight.cosine
    softly -= (weights["along"] * np.float32(_ALONG))[:, None, None] * sight.apart
    softly[:, :n, :n] = softly[:, n:, n:] = _NEVER
    aligned = _softmax(softly)
    spread = aligned + np.float32(1e-9)
    np.log(spread, out=spread)
    spread *= aligned
    own = _linear(weights, "narrow", sight.rows)
    other = aligned @ own
    mixed = np.empty((*own.shape[:2], weights["mix.w"].shape[1]), dtype=np.float32)
    mixed[..., :width], mixed[..., width : 2 * width] = own, other
    np.multiply(own, other, out=mixed[..., 2 * width : 3 * width])
    np.abs(own - other, out=mixed[..., 3 * width : 4 * width])
    mixed[..., 4 * width : -1] = sight.plain
    np.negative(spread.sum(axis=-1), out=mixed[..., -1])
    x = _gelu(_linear(weights, "mix", mixed))
    layer = 0
    while f"layer{layer}.out.w" in weights:
        x = _attended(weights, f"layer{layer}", x, sight)
        layer += 1
    x = _settled(weights, "norm", x)
    kinds = _linear(weights, "kind", x)
    kinds -= kinds.max(axis=-1, keepdims=True)
    kinds -= np.log(np.exp(kinds).sum(axis=-1, keepdims=True))
    return _linear(weights, "differs", x)[..., 0], kinds, aligned[:, :n, n:], aligned[:, n:, :n]


def _attended(weights: Mapping[str, Floats], name: str, x: Floats, sight: _Sight) -> Floats:
    count, size, width = x.shape
    n, depth = sight.first, width // _HEADS
    query, key, value = (
        _linear(weights, f"{name}.ask", _settled(weights, f"{name}.norm1", x))
        .reshape(count, size, 3, _HEADS, depth)
        .transpose(2, 0, 3, 1, 4)
    )
    near, across, far = np.moveaxis(weights[f"{name}.bias"], -1, 0)[..., None, None]
    score = query @ key.swapaxes(-1, -2)
    score *= np.float32(depth**-0.5)
    for mine, others in ((slice(n), slice(n, None)), (slice(n, None), slice(n))):
        there, here = score[..., mine, others], score[..., mine, mine]
        there += near * sight.near[mine, others]
        there += across
        here += far * sight.far[mine, mine]
    seen = (_softmax(score) @ value).swapaxes(1, 2).reshape(count, size, width)
    x = x + _linear(weights, f"{name}.out", seen)
    x += _linear(
        weights, f"{name}.thin", _gelu(_linear(weights, f"{name}.wide", _settled(weights, f"{name}.norm2", x)))
    )
    return x


def _linear(weights: Mapping[str, Floats], name: str, x: Floats) -> Floats:
    found: Floats = x @ weights[f"{name}.w"]
    found += weights[f"{name}.b"][:, None]
    return found


def _settled(weights: Mapping[str, Floats], name: str, x: Floats) -> Floats:
    width = np.float32(x.shape[-1])
    middle = np.add.reduce(x, axis=-1, keepdims=True)  # numpy's own mean takes several times as long for a few rows
    middle /= width
    x = x - middle
    spread = np.add.reduce(x * x, axis=-1, keepdims=True)
    spread /= width
    spread += np.float32(1e-5)
    x /= np.sqrt(spread, out=spread)
    x *= weights[f"{name}.w"][:, None]
    x += weights[f"{name}.b"][:, None]
    return x


def _softmax(x: Floats) -> Floats:
    """Return the softmax of each row, in its place."""
    x -= x.max(axis=-1, keepdims=True)
    np.exp(x, out=x)
    x /= x.sum(axis=-1, keepdims=True)
    return x


def _gelu(x: Floats) -> Floats:
    """Return the activation, by its usual approximation (Hendrycks & Gimpel 2016); numpy has no error function."""
    inner = x * np.float32(0.044715)
    inner *= x
    inner *= x
    inner += x
    inner *= np.float32((2 / np.pi) ** 0.5)
    np.tanh(inner, out=inner)
    inner += 1
    inner *= np.float32(0.5) * x
    return inner


def _mean(rows: Sequence[Floats]) -> Floats:
    """Return the mean of arrays, added one after the other."""
    found: Floats = sum(rows[1:], start=rows[0]) / np.float32(len(rows))
    return found
