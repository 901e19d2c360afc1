"""Bead lines: which sentences of each telling make each passage, a passage a line, as `tellings align` prints.

`[0, 1]:[2]:0.9312` for two tellings; for more, a list each in the order of the tellings, then the score. Sentences are
counted from 0 in each telling's own order. Every sentence that stands in a passage stands in one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from tellings.model import Comparison


def write(comparison: Comparison, file: BinaryIO) -> None:
    """Write the lines to `file`, ASCII."""
    for passage in comparison.passages:
        sides = ":".join(str(sorted(passage.sentences.get(telling.id, ()))) for telling in comparison.tellings)
        file.write(f"{sides}:{passage.score:.4f}\n".encode("ascii"))
