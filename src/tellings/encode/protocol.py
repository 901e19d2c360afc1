"""What an encoder is: whatever turns texts into vectors, and how it tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

Vectors: TypeAlias = npt.NDArray[np.float32]
#: The words of a text as they are read in it, a row a word (`words.places`); no rows where they are not known.
Words: TypeAlias = npt.NDArray[np.int8]
#: Called with how many texts are done, and how many there are in all.
Progress: TypeAlias = Callable[[int, int], None]

#: Texts encoded between two reports of progress. From 32 to 256 the encoder that ships is about as fast.
CHUNK = 64


class Encoder(Protocol):
    """Whatever turns texts into vectors."""

    @property
    def name(self) -> str:
        """The model and version, such that equal names give equal vectors: the cache is keyed by it."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, float32, each of length 1."""


@runtime_checkable
class Reader(Encoder, Protocol):
    """An encoder that reads words in their sentence besides."""

    def read(self, texts: Sequence[str]) -> tuple[Vectors, list[Words]]:
        """Return what `encode` does, and the words of each text."""


def read(encoder: Encoder, texts: Sequence[str]) -> tuple[Vectors, list[Words]]:
    """Return a row a text, and the words of each: no words where the encoder does not read them."""
    if isinstance(encoder, Reader):
        return encoder.read(texts)
    return encoder.encode(texts), nothing(texts)


def nothing(texts: Sequence[str]) -> list[Words]:
    """Return no words for each text."""
    return [np.zeros((0, 0), dtype=np.int8) for _ in texts]
