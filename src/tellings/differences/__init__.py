"""Where linked tellings differ in substance: passages in, findings out.

Each family of findings is one module with a function `find`. `PASSAGE_FAMILIES` look at two sides of one passage,
`WHOLE_FAMILIES` at all passages of all tellings; `weigh` merges and orders what they say. To add a family, write its
module and name it here. `judge` is the trained model, which speaks where no rule has.
"""

from __future__ import annotations

from itertools import chain, combinations, islice
from typing import TYPE_CHECKING

from tellings.differences import (
    absence,
    agency,
    attribution,
    clauses,
    contrasts,
    dates,
    divergence,
    holders,
    judge,
    moves,
    named,
    numbers,
    polarity,
    weigh,
)
from tellings.differences.account import Account
from tellings.differences.limits import limits
from tellings.differences.pair import SUBSTANTIVE, Pair
from tellings.encode import Remembering

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tellings.differences.pair import Draft
    from tellings.encode import Encoder
    from tellings.model import Finding, Passage, Telling

__all__ = ["drafts", "findings", "limits", "paired", "passage", "passage_drafts", "passages", "ruled"]

PASSAGE_FAMILIES = (
    numbers.find,
    dates.find,
    named.find,
    holders.find,
    polarity.find,
    contrasts.find,
    attribution.find,
    agency.find,
)
WHOLE_FAMILIES = (absence.find, moves.find)
#: Pairs that are read and judged together: what is worked out of them takes some 40 KB each.
_TOGETHER = 256


def findings(tellings: Sequence[Telling], passages: Sequence[Passage], *, encoder: Encoder) -> tuple[Finding, ...]:
    """Return the findings between the tellings, weightiest first, ids f1, f2 …; those under the threshold too."""
    return weigh.findings(drafts(tellings, passages, encoder=encoder))


def drafts(tellings: Sequence[Telling], passages: Sequence[Passage], *, encoder: Encoder) -> list[Draft]:
    """Return what each rule and the models say of the tellings, before it is merged."""
    accounts = [Account(telling) for telling in tellings]
    whole = [draft for family in WHOLE_FAMILIES for draft in family(accounts, passages)]
    pairs = (pair for row in passages if not row.summary for pair in paired(accounts, row))
    within = chain.from_iterable(_within(pairs, encoder, single=False))
    return [*whole, *within, *_in_summaries(accounts, passages)]


def passage(tellings: Sequence[Telling], *, encoder: Encoder) -> tuple[Finding, ...]:
    """Return the findings between tellings taken as one passage each."""
    return passages([tellings], encoder=encoder)[0]


def passages(rows: Sequence[Sequence[Telling]], *, encoder: Encoder) -> list[tuple[Finding, ...]]:
    """Return what `passage` finds in each row of tellings; together they take a fraction of the time."""
    return [weigh.findings(drafts) for drafts in _of_rows(rows, encoder)]


def passage_drafts(tellings: Sequence[Telling], *, encoder: Encoder) -> list[Draft]:
    """Return what each rule and the models say of tellings taken as one passage each, before it is merged."""
    return _of_rows([tellings], encoder)[0]


def _of_rows(rows: Sequence[Sequence[Telling]], encoder: Encoder) -> list[list[Draft]]:
    """Return the drafts of each row of tellings taken as one passage each."""
    pairs, row_of = [], []
    for at, tellings in enumerate(rows):
        accounts = [Account(telling) for telling in tellings]
        sides = [account.side(range(len(account.telling.sentences))) for account in accounts]
        for one, other in combinations([side for side in sides if side.words], 2):
            pairs.append(Pair(one, other, None))
            row_of.append(at)
    found: list[list[Draft]] = [[] for _ in rows]
    for at, drafts in zip(row_of, _within(pairs, encoder, single=True), strict=True):
        found[at] += drafts
    return found


def paired(accounts: Sequence[Account], row: Passage) -> Iterator[Pair]:
    """Yield each two sides of a passage."""
    told = [account for account in accounts if account.telling.id in row.sentences]
    sides = [account.side(row.sentences[account.telling.id]) for account in told]
    for one, other in combinations([side for side in sides if side.words], 2):
        yield Pair(one, other, row.id, row.score)


def _in_summaries(accounts: Sequence[Account], passages: Sequence[Passage]) -> Iterator[Draft]:
    """Yield what a summary says otherwise than what it sums up; what it leaves out is of its nature."""
    for row in passages:
        for pair in paired(accounts, row) if row.summary else ():
            yield from (draft for draft in _by_rules(pair) if all(draft.spans.values()))


def ruled(pairs: Sequence[Pair], *, encoder: Encoder) -> list[list[Draft]]:
    """Return what the rules say of each pair, absent clauses among it, before the networks are asked."""
    suspected = [clauses.suspected(pair) for pair in pairs]
    encoder.encode([text for each in suspected for text in clauses.texts(each)])  # all at once: twice as fast
    return [
        [*judge.softened(pair, list(_by_rules(pair))), *clauses.find(each, encoder)]
        for pair, each in zip(pairs, suspected, strict=True)
    ]


def _within(pairs: Iterable[Pair], encoder: Encoder, *, single: bool) -> Iterator[list[Draft]]:
    """Yield what is said of each pair."""
    memory, rest = Remembering(encoder), iter(pairs)
    while some := list(islice(rest, _TOGETHER)):
        yield from _of_pairs(some, memory, single=single)


def _of_pairs(pairs: Sequence[Pair], memory: Encoder, *, single: bool) -> Iterator[list[Draft]]:
    """Yield what is said of each of some pairs, read together."""
    weighed = list(divergence.weighed(pairs, ruled(pairs, encoder=memory), memory))
    said, seen = [drafts for drafts, _ in weighed], [odds for _, odds in weighed]
    settled = {at for at, drafts in enumerate(said) if any(draft.weight >= SUBSTANTIVE for draft in drafts)}
    for drafts, judged in zip(said, judge.find(pairs, single=single, settled=settled, seen=seen), strict=True):
        yield [*drafts, *weigh.beside(judged, drafts)]


def _by_rules(pair: Pair) -> Iterator[Draft]:
    for family in PASSAGE_FAMILIES:
        yield from family(pair)
