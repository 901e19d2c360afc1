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
#: A block that stands elsewhere, and one of many: where a report has an order of its own, no block of it was moved.
_WEIGHT, _REORDERED = 0.7, 0.45
#: So many blocks are moved in an order that is kept, and one more for every so many passages that both tell.
_FEW, _PASSAGES = 2, 20


def find(accounts: Sequence[Account], passages: Sequence[Passage]) -> Iterator[Draft]:
    """Yield a difference for each moved block, on both sides; under the threshold where the whole order is another."""
    for one, other in combinations(accounts, 2):
        blocks = list(_blocks(one.telling.id, other.telling.id, passages))
        shared = sum(one.telling.id in row.sentences and other.telling.id in row.sentences for row in passages)
        weight = _WEIGHT if len(blocks) <= _FEW + shared // _PASSAGES else _REORDERED
        for block in blocks:
            spans = {
                account.telling.id: tuple(
                    Span(account.telling.sentences[index].start, account.telling.sentences[index].end)
                    for passage in block
                    for index in passage.sentences[account.telling.id]
                )
                for account in (one, other)
            }
            note = f"{one.telling.id} and {other.telling.id} tell this at different places."
            yield Draft("moved", spans, weight, RULE, note, block[0].id)


def _blocks(one: str, other: str, passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Yield the passages that the two tell at different places, those that follow each other on both sides together."""
    block: list[Passage] = []
    for passage in _astray(one, other, passages):
        if block and not all(passage.sentences[side][0] == block[-1].sentences[side][-1] + 1 for side in (one, other)):
            yield block
            block = []
        block.append(passage)
    if block:
        yield block


def _astray(one: str, other: str, passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the moved passages that these two tell in another order; a third telling may be the one that moved them."""
    shared = [passage for passage in passages if one in passage.sentences and other in passage.sentences]
    moved = [passage for passage in shared if passage.moved]
    kept = [passage for passage in shared if not passage.moved]

    def crosses(passage: Passage, rest: Sequence[Passage]) -> list[Passage]:
        first, second = passage.sentences[one][0], passage.sentences[other][0]
        return [r for r in rest if (first < r.sentences[one][0]) != (second < r.sentences[other][0])]

    in_place = [passage for passage in moved if not crosses(passage, kept)]
    for passage in moved:
        rest = [other for other in in_place if other is not passage]
        crossed = crosses(passage, rest) if passage in in_place else []
        if passage not in in_place or any(_length(passage, one) <= _length(across, one) for across in crossed):
            yield passage


def _length(passage: Passage, telling: str) -> tuple[int, int]:
    """Return how much of a telling a passage is, in sentences; of two alike the later one is longer."""
    return len(passage.sentences[telling]), passage.sentences[telling][0]
