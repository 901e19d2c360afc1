"""What one telling has and another lacks: whole turns, and passages within the rest.

A turn of which nothing is linked is one finding, however long. Other sentences without partner that follow each
other in one turn are one finding too; so are those that the other tells in brief, of lesser weight: what it passes over
is missing there, though the matter is not.
"""

from __future__ import annotations

from itertools import combinations, groupby
from typing import TYPE_CHECKING

from tellings.differences.pair import WITHOUT, Draft
from tellings.differences.values.words import runs
from tellings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.differences.account import Account
    from tellings.model import Passage, Telling, Turn

RULE = "rule:absence"
_TURN, _PASSAGE, _BRIEF = 0.95, 0.85, 0.55
#: A turn counts as absent where so much of its words has no partner: a courtesy of it may be linked by chance.
_ABSENT = 0.85


def find(accounts: Sequence[Account], passages: Sequence[Passage]) -> Iterator[Draft]:
    """Yield a difference for each turn and each run of sentences that some tellings do not have."""
    for one, other in combinations(accounts, 2):
        for having, lacking, kind in ((one, other, "omission"), (other, one, "addition")):
            yield from _absent(having, lacking, passages, kind)
            yield from _shortened(having, lacking, passages, kind)


def _shortened(one: Account, other: Account, passages: Sequence[Passage], kind: str) -> Iterator[Draft]:
    """Yield what one telling tells at length and the other in one sentence."""
    telling, lacking = one.telling, other.telling
    for passage in passages:
        run, brief = (passage.sentences.get(each.id, ()) for each in (telling, lacking))
        if passage.summary and brief and len(run) > len(brief):
            spans = tuple(Span(telling.sentences[index].start, telling.sentences[index].end) for index in run)
            note = f"{lacking.id} tells {len(run)} sentences of {telling.id} in one; their detail is not in {WITHOUT}."
            sides: dict[str, tuple[Span, ...]] = {telling.id: spans, lacking.id: ()}
            yield Draft(kind, sides, _BRIEF, RULE, note, passage.id, whole=True)  # type: ignore[arg-type]


def _absent(one: Account, other: Account, passages: Sequence[Passage], kind: str) -> Iterator[Draft]:
    telling, lacking = one.telling, other.telling
    partner = {
        index: passage.id
        for passage in passages
        if telling.id in passage.sentences and lacking.id in passage.sentences
        for index in passage.sentences[telling.id]
    }
    own = {index: passage.id for passage in passages for index in passage.sentences.get(telling.id, ())}
    alone = [index not in partner for index in range(len(telling.sentences))]
    for turn, members in _by_turn(telling):
        if turn is not None and turn.kind != "narration" and _share(telling, members, alone) >= _ABSENT:
            whole = Span(telling.sentences[members[0]].start, telling.sentences[members[-1]].end)
            note = f"{_whose(turn)} in {telling.id} {'are' if turn.speaker else 'is'} not in {WITHOUT}."
            yield Draft("omitted-turn", {telling.id: (whole,), lacking.id: ()}, _TURN, RULE, note, own.get(members[0]))
            continue
        for first, last in runs(alone[index] for index in members):
            run = members[first:last]
            spans = tuple(Span(telling.sentences[index].start, telling.sentences[index].end) for index in run)
            count = "A sentence" if len(run) == 1 else f"{len(run)} sentences"
            note = f"{count} of {telling.id} {'is' if len(run) == 1 else 'are'} not in {WITHOUT}."
            yield Draft(kind, {telling.id: spans, lacking.id: ()}, _PASSAGE, RULE, note, own.get(run[0]))  # type: ignore[arg-type]


def _whose(turn: Turn) -> str:
    return f"{turn.speaker}’s words" if turn.speaker else "A turn"


def _by_turn(telling: Telling) -> Iterator[tuple[Turn | None, list[int]]]:
    """Yield the sentences turn by turn; those outside any turn together as they follow each other."""
    turns = [turn for turn in telling.turns if turn.kind != "quotation"]

    def turn_of(index: int) -> int:
        start = telling.sentences[index].start
        return next((k for k, turn in enumerate(turns) if turn.start <= start < turn.end), -1)

    for number, members in groupby(range(len(telling.sentences)), key=turn_of):
        yield (turns[number] if number >= 0 else None), list(members)


def _share(telling: Telling, members: Sequence[int], alone: Sequence[bool]) -> float:
    """Return which part of the letters of these sentences has no partner."""
    lengths = [telling.sentences[index].end - telling.sentences[index].start for index in members]
    return sum(length for index, length in zip(members, lengths, strict=True) if alone[index]) / max(1, sum(lengths))
