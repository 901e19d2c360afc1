"""Passages that stand elsewhere in the other telling: a moved block is one finding."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tellings.differences.pair import Draft
from tellings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.differences.account import Account
    from tellings.model import Passage

RULE = "rule:moved"
_WEIGHT = 0.7


def find(accounts: Sequence[Account], passages: Sequence[Passage]) -> Iterator[Draft]:
    """Yield a difference for each moved block, on both sides."""
    for one, other in combinations(accounts, 2):
        for block in _blocks(one.telling.id, other.telling.id, passages):
            spans = {
                account.telling.id: tuple(
                    Span(account.telling.sentences[index].start, account.telling.sentences[index].end)
                    for passage in block
                    for index in passage.sentences[account.telling.id]
                )
                for account in (one, other)
            }
            note = f"{one.telling.id} and {other.telling.id} tell this at different places."
            yield Draft("moved", spans, _WEIGHT, RULE, note, block[0].id)


def _blocks(one: str, other: str, passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Yield the moved passages that follow each other on both sides, together."""
    block: list[Passage] = []
    for passage in passages:
        if not passage.moved or one not in passage.sentences or other not in passage.sentences:
            continue
        if block and not all(passage.sentences[side][0] == block[-1].sentences[side][-1] + 1 for side in (one, other)):
            yield block
            block = []
        block.append(passage)
    if block:
        yield block
