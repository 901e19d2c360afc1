"""How far the dear stages are, told to whoever listens in this process.

What a stage does is sent to where it is done, by value; all it can reach there is what a module holds. So the listener
is held here. A process of `workers` passes on what it counts; on a machine of a cluster nobody listens.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class Listener(Protocol):
    """Whoever is told."""

    def counted(self, count: int, size: int) -> None:
        """Hear that so many documents more are done, and so many bytes more of the archive."""


_listening: list[Listener] = []
_lock = Lock()


@contextmanager
def told(listener: Listener) -> Iterator[None]:
    """Tell `listener` what is counted in this process, one count at a time."""
    _listening.append(listener)
    try:
        yield
    finally:
        _listening.remove(listener)


def tell(listener: Listener) -> None:
    """Tell `listener` from now on what is counted in this process."""
    _listening.append(listener)


def count(documents: int, size: int = 0) -> None:
    """Tell whoever listens that so many documents are done, or a stretch of so many bytes read to its end."""
    if _listening:
        with _lock:
            for each in _listening:
                each.counted(documents, size)
