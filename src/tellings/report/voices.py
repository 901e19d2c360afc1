"""Who speaks where: the passages under the heads of their turns.

A passage's turn is looked up in each telling that has it. A new head begins where no telling goes on with a turn it had
under the head before, so that two tellings cut a little differently still stand under one head. A telling in which no
turns were found has no say, unless none has.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tellings.report.monograms import monograms
from tellings.report.plain import squeezed

if TYPE_CHECKING:
    from tellings.model import Comparison, Passage, Telling, Turn

_UNNAMED = {"speech": "Speaker not named", "question": "Question", "narration": "Narration"}


@dataclass(slots=True)
class Section:
    """Passages under one head: rows by index, the turn of each telling as last seen, and what the head says.

    `mark` is the speaker's, where one is named.
    """

    number: int
    rows: list[int] = field(default_factory=list)
    turns: dict[str, Turn | None] = field(default_factory=dict)
    labels: list[tuple[str, str]] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    mark: str | None = None

    @property
    def lead(self) -> Turn | None:
        """The turn that names the section: the first with a speaker, else the first there is."""
        found = [turn for turn in self.turns.values() if turn is not None]
        return next((turn for turn in found if turn.speaker), found[0] if found else None)

    @property
    def name(self) -> str:
        """The speaker, or what kind of stretch it is where nobody is named."""
        lead = self.lead
        return (lead.speaker and squeezed(lead.speaker)) or _UNNAMED[lead.kind] if lead else _UNNAMED["narration"]

    @property
    def speaker(self) -> str | None:
        """The speaker, or None where nobody is named."""
        return self.name if self.lead and self.lead.speaker else None

    @property
    def kind(self) -> str:
        """The kind of the leading turn; what belongs to no turn is narration."""
        return self.lead.kind if self.lead else "narration"

    @property
    def extent(self) -> str:
        """The passages of the section: "passage 3", "passages 3–31"."""
        first, last = self.rows[0] + 1, self.rows[-1] + 1
        return f"passage {first}" if first == last else f"passages {first}–{last}"

    @property
    def owner(self) -> str:
        """The section as the subject of a phrase: "Ana Ruiz’s remarks", "Narration"."""
        if self.lead is None or not self.lead.speaker:
            return self.name if self.kind != "speech" else "Remarks, speaker not named"
        noun = {"question": "question", "narration": "narration"}.get(self.kind, "remarks")
        return f"{self.name}’s {noun}"


class Turns:
    """The turns of one telling by place, quotations aside."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._turns = sorted((t for t in telling.turns if t.kind != "quotation"), key=lambda t: t.start)
        self._starts = [turn.start for turn in self._turns]

    def __bool__(self) -> bool:
        return bool(self._turns)

    def at(self, sentence: int) -> Turn | None:
        """Return the turn that sentence `sentence` lies in, or None between turns."""
        start = self._telling.sentences[sentence].start
        before = bisect_right(self._starts, start) - 1
        return self._turns[before] if before >= 0 and start < self._turns[before].end else None


def sections(comparison: Comparison) -> tuple[Section, ...]:
    """Return the sections in the order of the passages; every passage is in exactly one."""
    turns = {telling.id: Turns(telling) for telling in comparison.tellings}
    made: list[Section] = []
    for row, passage in enumerate(comparison.passages):
        told = {k: indices[0] for k, indices in passage.sentences.items() if indices}
        here = {k: turns[k].at(first) for k, first in told.items() if turns[k]}
        if not made or not _goes_on(made[-1], here):
            made.append(Section(number=len(made) + 1))
        made[-1].rows.append(row)
        made[-1].turns.update(here)
    marks = monograms(section.speaker for section in made if section.speaker)
    for section in made:
        _finish(section, comparison)
        section.mark = marks.get(section.speaker or "")
    return tuple(made)


def _goes_on(section: Section, here: dict[str, Turn | None]) -> bool:
    """Say whether some telling goes on with its turn, or the same speaker is named, or nobody says otherwise."""
    if not here or any(k in section.turns and section.turns[k] == turn for k, turn in here.items()):
        return True
    speakers = {turn.speaker for turn in here.values() if turn and turn.speaker}
    fresh = not any(k in section.turns for k in here)
    known = {turn.speaker for turn in section.turns.values() if turn and turn.speaker}
    return fresh and (bool(speakers & known) or not (speakers or known))


def _finish(section: Section, comparison: Comparison) -> None:
    rows: list[Passage] = [comparison.passages[row] for row in section.rows]
    told = {k for passage in rows for k, indices in passage.sentences.items() if indices}
    section.without = [telling.id for telling in comparison.tellings if telling.id not in told]
    for telling in comparison.tellings:
        turn = section.turns.get(telling.id)
        if turn is not None and turn.label is not None:
            label = squeezed(telling.text[turn.label.start : turn.label.end])
            if label.rstrip(" :.—–-").casefold() != section.name.casefold():
                section.labels.append((telling.id, label))
