"""What some tellings have and others lack: whole turns, and passages within the rest.

A turn of which nothing is linked is one finding, however long. Other sentences that follow each other in one turn and
that the same tellings lack are one finding too. Each passage is said to be absent from a telling once, whichever
tellings have it. What a telling tells in brief is of lesser weight: what it passes over is missing there, though the
matter is not.
"""

from __future__ import annotations

from itertools import combinations, groupby
from typing import TYPE_CHECKING

from tellings.differences.pair import WITHOUT, Draft
from tellings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.differences.account import Account
    from tellings.model import FindingKind, Passage, Telling, Turn

RULE = "rule:absence"
_TURN, _PASSAGE, _BRIEF = 0.95, 0.85, 0.55
#: A turn counts as absent where so much of its words has no partner: a courtesy of it may be linked by chance.
_ABSENT = 0.85
#: A sentence of so many words of meaning and more is told within another that has this part of them.
_FEW, _NEARLY = 3, 0.8
#: A sentence of so many words, of which one at most is of meaning, says nothing by itself ("First.", "Thank you.").
_WORDS, _MEANT = 3, 1
#: An address has no more words ("Monsieur le Secrétaire général,"); a longer line with a comma is an item of a list.
_ADDRESS = 5


def find(accounts: Sequence[Account], passages: Sequence[Passage]) -> Iterator[Draft]:
    """Yield a difference for each turn and each run of sentences that some tellings do not have."""
    tellings = [account.telling for account in accounts]
    said: set[tuple[str, str]] = set()
    for account in accounts:
        yield from _Seen(account, accounts, passages, said).absent()
    for one, other in combinations(tellings, 2):
        yield from _shortened(one, other, passages, "omission")
        yield from _shortened(other, one, passages, "addition")


def _shortened(telling: Telling, lacking: Telling, passages: Sequence[Passage], kind: FindingKind) -> Iterator[Draft]:
    """Yield what one telling tells at length and the other in one sentence."""
    for passage in passages:
        run, brief = (passage.sentences.get(each.id, ()) for each in (telling, lacking))
        if passage.summary and brief and len(run) > len(brief):
            note = f"{lacking.id} tells {len(run)} sentences of {telling.id} in one; their detail is not in {WITHOUT}."
            sides: dict[str, tuple[Span, ...]] = {telling.id: _places(telling, run), lacking.id: ()}
            yield Draft(kind, sides, _BRIEF, RULE, note, passage.id, whole=True)


class _Seen:
    """One telling, and where its sentences stand in the others; `said` holds what is absent from whom already."""

    def __init__(
        self, account: Account, accounts: Sequence[Account], passages: Sequence[Passage], said: set[tuple[str, str]]
    ) -> None:
        telling = account.telling
        self._account, self._accounts = account, {each.telling.id: each for each in accounts}
        self._telling, self._tellings, self._said = telling, [each.telling for each in accounts], said
        self._others = [id_ for id_ in self._accounts if id_ != telling.id]
        self._own = {index: passage for passage in passages for index in passage.sentences.get(telling.id, ())}

    def absent(self) -> Iterator[Draft]:
        """Yield what others lack of the telling, turn by turn, and note it as said."""
        for turn, members in _by_turn(self._telling):
            wholly = [id_ for id_ in self._others if turn and turn.kind != "narration" and self._lacks(id_, members)]
            if turn and wholly:
                note = f"{_whose(turn)} in {self._telling.id} {'are' if turn.speaker else 'is'} not in {WITHOUT}."
                yield self._draft("omitted-turn", members, wholly, _TURN, note)
            for lacking, run in groupby(members, key=lambda index: self._lacking(index, wholly)):
                sentences = list(run)
                if lacking and not all(_says_little(self._account, index) for index in sentences):
                    count = "A sentence" if len(sentences) == 1 else f"{len(sentences)} sentences"
                    note = f"{count} of {self._telling.id} {'is' if len(sentences) == 1 else 'are'} not in {WITHOUT}."
                    kind: FindingKind = "addition" if self._tellings[0].id in lacking else "omission"
                    yield self._draft(kind, sentences, lacking, _PASSAGE, note)

    def _lacks(self, other: str, members: Sequence[int]) -> bool:
        """Whether a telling has hardly anything of a turn, and that has not been said of most of it."""
        alone = [not self._told(index, other) for index in members]
        unsaid = [self._passage(index) is None or (self._passage(index), other) not in self._said for index in members]
        news = [both for both in zip(alone, unsaid, strict=True) if both[0]]
        return _share(self._telling, members, alone) >= _ABSENT and 2 * sum(new for _, new in news) > len(news)

    def _lacking(self, index: int, wholly: Sequence[str]) -> tuple[str, ...]:
        """Return which tellings lack a sentence, less those of which it is said or that tell it within another."""
        place = self._passage(index)
        lacking = []
        for id_ in self._others:
            if id_ in wholly or self._told(index, id_) or (place, id_) in self._said:
                continue
            if not _within(self._account, index, self._accounts[id_]):
                lacking.append(id_)
            elif place is not None:
                self._said.add((place, id_))
        return tuple(lacking)

    def _told(self, index: int, other: str) -> bool:
        return index in self._own and other in self._own[index].sentences

    def _passage(self, index: int) -> str | None:
        return self._own[index].id if index in self._own else None

    def _draft(
        self, kind: FindingKind, members: Sequence[int], lacking: Sequence[str], weight: float, note: str
    ) -> Draft:
        """Return that some tellings lack these sentences, with the places of those that have them."""
        rows = {row.id: row for row in (self._own[index] for index in members if index in self._own)}
        self._said.update((id_, other) for id_ in rows for other in lacking)
        spans: dict[str, tuple[Span, ...]] = {self._telling.id: _places(self._telling, members)}
        for telling in self._tellings:
            there = sorted(index for row in rows.values() for index in row.sentences.get(telling.id, ()))
            if telling.id in lacking:
                spans[telling.id] = ()
            elif telling is not self._telling and there:
                spans[telling.id] = _places(telling, there)
        if kind == "omitted-turn":
            spans = {id_: _whole(places) for id_, places in spans.items()}
        return Draft(kind, spans, weight, RULE, note, self._passage(members[0]))


def _within(account: Account, index: int, other: Account) -> bool:
    """Whether another telling has a sentence's words of meaning, nearly all of them, within one of its own sentences.

    So does a report that adds to another statement: "…, he said, inviting the guests to Murn in May".
    """
    language = account.spoken(index)
    own = {word.stem for word in account.sentences[index] if account.lexicon.is_content(word)}
    if len(own) < _FEW:
        return False
    return any(
        other.spoken(k) == language and len(own & {word.stem for word in row}) >= _NEARLY * len(own)
        for k, row in enumerate(other.sentences)
    )


def _says_little(account: Account, index: int) -> bool:
    """Whether a sentence only leads on to another: it counts, thanks or agrees in a word, or is a bare address.

    A few words that break off at a comma are an address ("Dear friends,"). A denial or a number is never little.
    """
    row = account.sentences[index]
    denied = any(hit.group != "like" for hit in account.lexicon.negation.find(row))
    if denied or any(word.figure for word in row):
        return False
    if account.telling.sentence(index).rstrip().endswith(","):
        return len(row) <= _ADDRESS
    return len(row) <= _WORDS and sum(map(account.lexicon.is_content, row)) <= _MEANT


def _places(telling: Telling, sentences: Sequence[int]) -> tuple[Span, ...]:
    return tuple(Span(telling.sentences[index].start, telling.sentences[index].end) for index in sentences)


def _whole(places: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the one stretch from the first to the last of these places."""
    return (Span(places[0].start, places[-1].end),) if places else ()


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
    return sum(length for missing, length in zip(alone, lengths, strict=True) if missing) / max(1, sum(lengths))
