"""Where linked tellings differ in substance: passages in, findings out.

Each family of findings is one module with a function `find`. `PASSAGE_FAMILIES` look at two sides of one passage,
`WHOLE_FAMILIES` at all passages of all tellings; `weigh` merges and orders what they say. To add a family, write its
module and name it here.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tellings.differ import absence, attribution, clauses, contrasts, dates, moves, named, numbers, polarity, weigh
from tellings.differ.account import Account
from tellings.differ.pair import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.differ.account import Side
    from tellings.differ.pair import Draft
    from tellings.encode import Encoder
    from tellings.model import Finding, Passage, Telling

PASSAGE_FAMILIES = (numbers.find, dates.find, named.find, polarity.find, contrasts.find, attribution.find)
WHOLE_FAMILIES = (absence.find, moves.find)


def findings(tellings: Sequence[Telling], passages: Sequence[Passage], *, encoder: Encoder) -> tuple[Finding, ...]:
    """Return the findings between the tellings, weightiest first, ids f1, f2 …; those under the threshold too."""
    accounts = [Account(telling) for telling in tellings]
    return weigh.findings(_drafts(accounts, passages, encoder))


def passage(tellings: Sequence[Telling], *, encoder: Encoder) -> tuple[Finding, ...]:
    """Return the findings between tellings taken as one passage each."""
    accounts = [Account(telling) for telling in tellings]
    sides = [account.side(range(len(account.telling.sentences))) for account in accounts]
    return weigh.findings(_within([side for side in sides if side.words], None, 1.0, encoder))


def _drafts(accounts: Sequence[Account], passages: Sequence[Passage], encoder: Encoder) -> Iterator[Draft]:
    for family in WHOLE_FAMILIES:
        yield from family(accounts, passages)
    for row in passages:
        told = [account for account in accounts if account.telling.id in row.sentences]
        sides = [account.side(row.sentences[account.telling.id]) for account in told]
        yield from _within([side for side in sides if side.words], row.id, row.score, encoder)


def _within(sides: Sequence[Side], passage_id: str | None, score: float, encoder: Encoder) -> Iterator[Draft]:
    for one, other in combinations(sides, 2):
        pair = Pair(one, other, passage_id, score)
        for family in PASSAGE_FAMILIES:
            yield from family(pair)
        yield from clauses.find(pair, encoder)
