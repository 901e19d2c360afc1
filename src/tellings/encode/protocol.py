"""What an encoder is: whatever turns texts into vectors, and how it tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

Vectors: TypeAlias = npt.NDArray[np.float32]
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
