"""Where moved passages stand: in each telling whose order departs from the rows', the row before it in that telling."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tellings.model import Comparison

#: For a passage and a telling: the number of the row it follows there, and the numbers of moved rows that follow it.
Moves = dict[tuple[int, str], tuple[int | None, tuple[int, ...]]]


def moves(comparison: Comparison) -> Moves:
    """Return, by index of passage and telling, the row that a moved one stands after, and the moved it is followed by.

    Row numbers count from 1; a passage that opens its telling stands after row 0.
    """
    stands: dict[tuple[int, str], int] = {}
    holds: dict[tuple[int, str], list[int]] = {}
    for telling in comparison.tellings:
        told = [
            (min(passage.sentences[telling.id]), row)
            for row, passage in enumerate(comparison.passages)
            if passage.sentences.get(telling.id)
        ]
        by_row = [row for _, row in told]
        expected = dict(zip(by_row, (-1, *by_row), strict=False))
        before = -1
        for _, row in sorted(told):
            if comparison.passages[row].moved and expected[row] != before:
                stands[row, telling.id] = before + 1
                if before >= 0:
                    holds.setdefault((before, telling.id), []).append(row + 1)
            before = row
    return {key: (stands.get(key), tuple(holds.get(key, ()))) for key in stands.keys() | holds.keys()}
