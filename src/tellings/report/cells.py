"""What each telling says in a passage, cut where a finding is marked and where it alone has the words.

Comes in: a comparison and its numbered findings. Goes out: a cell for each telling of a passage, or None.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.report.moves import moves
from tellings.report.quote import cut, sentences_within
from tellings.report.variants import alone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Comparison, Passage, Sentence, Telling
    from tellings.report.entries import Entry
    from tellings.report.variants import Stretches


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether this telling `alone` has them in the passage."""

    text: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a cell, the findings `on` them, the closest to these words first, and those that open here."""

    pieces: tuple[Piece, ...]
    on: tuple[Entry, ...] = ()
    opens: tuple[Entry, ...] = ()

    @property
    def text(self) -> str:
        """The words, whoever has them."""
        return "".join(piece.text for piece in self.pieces)

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

    @property
    def text(self) -> str:
        """All the words."""
        return "".join(stretch.text for stretch in self.stretches)

    @property
    def varies(self) -> bool:
        """Whether some words stand in this telling alone and others do not: what a word-level view can show."""
        return any(piece.alone for stretch in self.stretches for piece in stretch.pieces)


class Cells:
    """The cells of a comparison, and the first mark of each finding in each telling: where a reader is sent."""

    def __init__(self, comparison: Comparison, entries: Sequence[Entry]) -> None:
        self.made: set[tuple[int, str]] = set()
        self._comparison = comparison
        self._moves = moves(comparison)
        self._on: dict[tuple[str, int], list[tuple[int, int, Entry]]] = {}
        for telling in comparison.tellings:
            for entry in entries:
                for span in entry.finding.spans.get(telling.id, ()):
                    for sentence in sentences_within(telling, span.start, span.end):
                        self._on.setdefault((telling.id, sentence), []).append((span.start, span.end, entry))

    def of(self, row: int) -> tuple[Cell | None, ...]:
        """Return the cell of each telling in passage `row`, None for one that does not tell it."""
        passage = self._comparison.passages[row]
        own = _own_words(self._comparison.tellings, passage)
        return tuple(
            self._cell(telling, passage.sentences[telling.id], own.get(telling.id, ()), row)
            if passage.sentences.get(telling.id)
            else None
            for telling in self._comparison.tellings
        )

    def _cell(self, telling: Telling, sentences: tuple[int, ...], own: Stretches, row: int) -> Cell:
        stretches: list[Stretch] = []
        for before, index in zip((None, *sentences), sentences, strict=False):
            if before is not None:
                stretches.append(Stretch((Piece(" " if index == before + 1 else " … ", False),)))
            stretches += self._sentence(telling, index, own)
        told = [stretch for stretch in stretches if stretch.text.strip(" …")]
        return Cell(telling.id, tuple(stretches), _whole(told), *self._moves.get((row, telling.id), (None, ())))

    def _sentence(self, telling: Telling, index: int, own: Stretches) -> list[Stretch]:
        sentence = telling.sentences[index]
        marks = self._on.get((telling.id, index), [])
        return [self._stretch(telling, a, b, marks, own) for a, b in _cuts(sentence, marks)]

    def _stretch(
        self, telling: Telling, start: int, end: int, marks: list[tuple[int, int, Entry]], own: Stretches
    ) -> Stretch:
        around = sorted((t - s, e.number) for s, t, e in marks if s <= start and end <= t)
        entries = {e.number: e for _, _, e in marks}
        on = tuple(entries[number] for number in dict.fromkeys(number for _, number in around))
        opens = sorted((e for e in on if (e.number, telling.id) not in self.made), key=lambda entry: entry.number)
        self.made.update((entry.number, telling.id) for entry in opens)
        return Stretch(_pieces(telling.text, start, end, own), on, tuple(opens))


def _cuts(sentence: Sentence, marks: list[tuple[int, int, Entry]]) -> list[tuple[int, int]]:
    return cut(sentence.start, sentence.end, [edge for start, end, _ in marks for edge in (start, end)])


def _pieces(text: str, start: int, end: int, own: Stretches) -> tuple[Piece, ...]:
    within = [(a, b) for a, b in own if a < end and start < b]
    edges = [edge for stretch in within for edge in stretch]
    return tuple(Piece(text[a:b], any(s <= a and b <= e for s, e in within)) for a, b in cut(start, end, edges))


def _own_words(tellings: Sequence[Telling], passage: Passage) -> dict[str, Stretches]:
    """Return, for each telling of a passage, the stretches of its text that it alone has there."""
    here = [telling for telling in tellings if passage.sentences.get(telling.id)]
    found = alone([(_run(telling, passage.sentences[telling.id]), telling.language) for telling in here])
    return {
        telling.id: _placed(telling, passage.sentences[telling.id], stretches)
        for telling, stretches in zip(here, found, strict=True)
    }


def _run(telling: Telling, sentences: tuple[int, ...]) -> str:
    return "\n".join(telling.sentence(at) for at in sentences)


def _placed(telling: Telling, sentences: tuple[int, ...], stretches: Stretches) -> Stretches:
    """Return stretches of the joined sentences as stretches of the telling's text, cut at the sentences' ends."""
    made = []
    begins = 0
    for at in sentences:
        place = telling.sentences[at]
        length = place.end - place.start
        for start, end in stretches:
            a, b = max(start, begins), min(end, begins + length)
            if a < b:
                made.append((place.start + a - begins, place.start + b - begins))
        begins += length + 1
    return tuple(made)


def _whole(told: Sequence[Stretch]) -> Entry | None:
    """Return the finding that covers all of the words, if there is one."""
    if not told:
        return None
    common = set.intersection(*({entry.number for entry in stretch.on} for stretch in told))
    return next((entry for entry in told[0].on if entry.number in common), None)
