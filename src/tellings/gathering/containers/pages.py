"""Files that are one document each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tellings.gathering.containers.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.gathering.containers.piece import Piece

#: Larger files are named and left: no page of news is, and one must not take a worker's memory.
LARGEST = 20 << 20


def records(piece: Piece) -> Iterator[Record]:
    """Give the bytes of each file."""
    for name in piece.paths:
        path = Path(name)
        try:
            if path.stat().st_size > LARGEST:
                yield Record(place=name, id=name, fault=f"larger than {LARGEST >> 20} MB")
            else:
                yield Record(place=name, id=name, data=path.read_bytes())
        except OSError as fault:
            yield Record(place=name, id=name, fault=f"cannot be read ({fault.strerror})")
