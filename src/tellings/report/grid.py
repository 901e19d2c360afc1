"""The passages as rows: a cell a telling, the differing stretches marked, one-sided runs folded into bands.

Comes in: a comparison, its sections and the numbered findings. Goes out: blocks, one a turn, of rows and bands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.report.moves import moves
from tellings.report.phrase import STATES, counted, not_in
from tellings.report.plain import words
from tellings.report.quote import cut, sentences_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Comparison, Passage, Sentence, Telling
    from tellings.report.entries import Entry
    from tellings.report.voices import Section

#: One-sided passages on end from which they fold: one alone is read faster than opened.
FOLD_FROM = 2
#: Tellings named as lacking something; of more it is shorter to name the one that has it.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a cell, the findings `on` them, the closest to these words first, and those that open here."""

    text: str
    on: tuple[Entry, ...] = ()
    opens: tuple[Entry, ...] = ()

    @property
    def top(self) -> Entry | None:
        """The finding whose mark shows: the one that says it most closely."""
        return self.on[0] if self.on else None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one telling says in a passage. `whole` is the finding that covers it all; `stands`, `holds`: see `moves`."""

    side: str
    stretches: tuple[Stretch, ...]
    whole: Entry | None
    stands: int | None
    holds: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One passage: its number, its state as a word and as a sign, and a cell or None for each telling."""

    number: int
    state: str
    sign: str
    moved: bool
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A run of passages that one telling alone tells, to be folded under its title."""

    title: str
    side: str
    rows: tuple[Row, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A turn's head with its rows and bands in order."""

    section: Section
    items: tuple[Row | Band, ...]


class Anchors:
    """The first mark of each finding in each telling: where a reader is sent, and to where back."""

    def __init__(self, comparison: Comparison, entries: Sequence[Entry]) -> None:
        self.made: set[tuple[int, str]] = set()
        self._on: dict[tuple[str, int], list[tuple[int, int, Entry]]] = {}
        for telling in comparison.tellings:
            for entry in entries:
                for span in entry.finding.spans.get(telling.id, ()):
                    for sentence in sentences_within(telling, span.start, span.end):
                        self._on.setdefault((telling.id, sentence), []).append((span.start, span.end, entry))

    def stretches(self, telling: Telling, index: int) -> list[Stretch]:
        """Return a sentence cut at its marks."""
        sentence = telling.sentences[index]
        marks = self._on.get((telling.id, index), [])
        if not marks:
            return [Stretch(telling.text[sentence.start : sentence.end])]
        return [self._stretch(telling, a, b, marks) for a, b in self._cuts(sentence, marks)]

    def _cuts(self, sentence: Sentence, marks: list[tuple[int, int, Entry]]) -> list[tuple[int, int]]:
        return cut(sentence.start, sentence.end, [edge for start, end, _ in marks for edge in (start, end)])

    def _stretch(self, telling: Telling, start: int, end: int, marks: list[tuple[int, int, Entry]]) -> Stretch:
        around = sorted((t - s, e.number) for s, t, e in marks if s <= start and end <= t)
        entries = {e.number: e for _, _, e in marks}
        on = tuple(entries[number] for number in dict.fromkeys(number for _, number in around))
        opens = sorted((e for e in on if (e.number, telling.id) not in self.made), key=lambda entry: entry.number)
        self.made.update((entry.number, telling.id) for entry in opens)
        return Stretch(telling.text[start:end], on, tuple(opens))


def blocks(comparison: Comparison, sections: Sequence[Section], anchors: Anchors) -> tuple[Block, ...]:
    """Return the sections with their rows, bands where one telling stands alone for a while."""
    moved = moves(comparison)
    made = []
    for section in sections:
        rows = [(at, _row(comparison, at, anchors, moved)) for at in section.rows]
        made.append(Block(section, tuple(_folded(comparison, section, rows))))
    return tuple(made)


def _row(
    comparison: Comparison, at: int, anchors: Anchors, moved: dict[tuple[int, str], tuple[int | None, tuple[int, ...]]]
) -> Row:
    passage = comparison.passages[at]
    cells = tuple(
        _cell(telling, passage.sentences[telling.id], anchors, moved.get((at, telling.id), (None, ())))
        if passage.sentences.get(telling.id)
        else None
        for telling in comparison.tellings
    )
    return Row(at + 1, passage.state, STATES[passage.state][0], passage.moved, cells)


def _cell(
    telling: Telling, sentences: tuple[int, ...], anchors: Anchors, moved: tuple[int | None, tuple[int, ...]]
) -> Cell:
    stretches: list[Stretch] = []
    for before, index in zip((None, *sentences), sentences, strict=False):
        if before is not None:
            stretches.append(Stretch(" " if index == before + 1 else " … "))
        stretches += anchors.stretches(telling, index)
    told = [stretch for stretch in stretches if stretch.text.strip(" …")]
    return Cell(telling.id, tuple(stretches), _whole(told), *moved)


def _whole(told: Sequence[Stretch]) -> Entry | None:
    """Return the finding that covers all of the words, if there is one."""
    if not told:
        return None
    common = set.intersection(*({entry.number for entry in stretch.on} for stretch in told))
    return next((entry for entry in told[0].on if entry.number in common), None)


def _alone(passage: Passage) -> str | None:
    """Return the one telling that tells the passage, if it is one."""
    told = [side for side, sentences in passage.sentences.items() if sentences]
    return told[0] if len(told) == 1 else None


def _folded(comparison: Comparison, section: Section, rows: list[tuple[int, Row]]) -> list[Row | Band]:
    made: list[Row | Band] = []
    run: list[tuple[int, Row]] = []
    for at, row in rows:
        side = _alone(comparison.passages[at])
        if run and side != _alone(comparison.passages[run[0][0]]):
            made += _band(comparison, section, run)
            run = []
        if side is None:
            made.append(row)
        else:
            run.append((at, row))
    return made + _band(comparison, section, run)


def _band(comparison: Comparison, section: Section, run: list[tuple[int, Row]]) -> list[Row | Band]:
    if len(run) < FOLD_FROM:
        return [row for _, row in run]
    passages = [comparison.passages[at] for at, _ in run]
    side = _alone(passages[0]) or ""
    telling = next(telling for telling in comparison.tellings if telling.id == side)
    count = sum(words(telling.sentence(at)) for passage in passages for at in passage.sentences[side])
    others = [other.id for other in comparison.tellings if other.id != side]
    part = section.owner if len(run) == len(section.rows) else f"Part of {section.owner}"
    where = not_in(others) if len(others) <= NAMED else f"only in {side}"
    title = f"{part}, {counted(count, 'word')}, {where}"
    return [Band(title, side, tuple(row for _, row in run), tuple(at + 1 for at, _ in run))]
