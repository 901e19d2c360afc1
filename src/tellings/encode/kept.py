"""What was read of texts, kept for whoever reads them again.

A comparison of documents encodes every sentence before it is known which stand against each other, and reads those that
do once more, in their order. So what has been read a second time makes way first. Then it is what was read first; while
documents are compared what was read last, for parts of sentences come after the sentences and are not read again.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakSet

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]

#: Pieces of words whose states are kept, 1.5 KB each: as a rule, and while documents are compared. What has been read
#: again never takes more than the first.
ROOM, WIDE = 40_000, 160_000


@dataclass(frozen=True)
class Halfway:
    """A text after the middle layer: its pieces, the stretch of text of each, and the states of its windows.

    What frames a window is among its states.
    """

    pieces: Ints
    spans: Ints
    windows: list[Floats]


class Kept:
    """Texts that were read, as far as there is room for them."""

    def __init__(self) -> None:
        self._once: dict[str, Halfway] = {}
        self._again: dict[str, Halfway] = {}
        self._of_once = self._of_again = 0
        self._lock = Lock()
        _all.add(self)

    def get(self, text: str) -> Halfway | None:
        """Return what was read of a text, if it is still here."""
        with self._lock:
            read = self._once.pop(text, None)
            if read is None:
                return self._again.get(text)
            self._of_once -= _size(read)
            self._of_again += _size(read)
            self._again[text] = read
            self._make_room()
            return read

    def put(self, text: str, read: Halfway, *, again: bool) -> None:
        """Keep what was read of a text that is not here; `again` says that it won't be read much more.

        One of several windows is not kept: where a text is that long, so are the others.
        """
        with self._lock:
            if len(read.windows) > 1 or text in self._once or text in self._again:
                return
            if again:
                self._again[text] = read
                self._of_again += _size(read)
            else:
                self._once[text] = read
                self._of_once += _size(read)
            self._make_room()

    @property
    def pieces(self) -> int:
        """How many pieces are kept."""
        return self._of_once + self._of_again

    def make_room(self) -> None:
        """Give away what there is no more room for."""
        with self._lock:
            self._make_room()

    def _make_room(self) -> None:
        room = WIDE if _wide else ROOM
        while self._again and (self._of_again > ROOM or self.pieces > room):
            self._of_again -= _size(self._again.pop(next(iter(self._again))))
        while self._once and self.pieces > room:
            text = next(reversed(self._once) if _wide else iter(self._once))
            self._of_once -= _size(self._once.pop(text))


@contextmanager
def wide() -> Iterator[None]:
    """Keep more until the end of the block: documents are compared."""
    _wide.append(None)
    try:
        yield
    finally:
        _wide.pop()
        for kept in tuple(_all):
            kept.make_room()


def _size(read: Halfway) -> int:
    return len(read.windows[0])


_all: WeakSet[Kept] = WeakSet()
#: One for each comparison of documents that is under way.
_wide: list[None] = []
