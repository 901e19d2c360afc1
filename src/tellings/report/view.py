"""A comparison made ready to be shown: heads, groups of findings, blocks of passages, counts.

`view` is the one door: the page, the terminal and Markdown each write what it gives and work nothing out themselves.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.report.cells import Cells
from tellings.report.copies import Folded, folded
from tellings.report.entries import Entry, Group, groups
from tellings.report.grid import Block, blocks
from tellings.report.heads import Head, head_of
from tellings.report.permalinks import permalinks
from tellings.report.phrase import COLUMNS, counted, day, listed, not_in, sides, spelt
from tellings.report.plain import squeezed
from tellings.report.presence import FROM, Line, presence
from tellings.report.readings import Readings, readings
from tellings.report.speakers import Voice, voices
from tellings.report.strip import Strip, strip
from tellings.report.voices import sections

if TYPE_CHECKING:
    from tellings.model import Comparison

#: Names in a row that a reader still takes in.
FEW = 3


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings of one sort there are: what the reader filters by."""

    key: str
    name: str
    glyph: str
    number: int


@dataclass(frozen=True, slots=True)
class View:
    """All that is shown. `readings` and `lines` are empty where the tellings fit in columns."""

    kicker: str
    names: tuple[str, ...]
    summary: tuple[str, ...]
    heads: tuple[Head, ...]
    groups: tuple[Group, ...]
    minor: tuple[Entry, ...]
    counts: tuple[Count, ...]
    speakers: tuple[Voice, ...]
    strip: Strip
    blocks: tuple[Block, ...]
    readings: tuple[Readings, ...]
    texts: tuple[Folded, ...]
    lines: tuple[Line, ...]
    anchors: frozenset[tuple[int, str]]
    places: tuple[str, ...]
    made_by: str
    encoder: str | None
    repeat: str

    @property
    def heading(self) -> str:
        """The names as a phrase: "A, B and C"."""
        return listed(self.names)

    def head(self, side: str) -> Head:
        """Return the head of a telling."""
        return next(head for head in self.heads if head.id == side)


def view(comparison: Comparison) -> View:
    """Return what there is to show of a comparison."""
    parts = sections(comparison)
    ids = permalinks(comparison)
    by_turn, minor = groups(comparison, parts, ids.findings)
    listed_entries = [entry for group in by_turn for entry in group.entries]
    entries = [*listed_entries, *minor]
    cells = Cells(comparison, entries)
    grid = blocks(comparison, parts, cells, ids.passages)
    many = len(comparison.tellings) > COLUMNS
    texts = folded(comparison) if len(comparison.tellings) >= FROM else _each(comparison)
    read = readings(grid, entries, texts) if many else ()
    heads = tuple(head_of(telling, comparison) for telling in comparison.tellings)
    return View(
        kicker=_kicker(comparison),
        names=_names(heads),
        summary=_summary(comparison, listed_entries),
        heads=heads,
        groups=by_turn,
        minor=minor,
        counts=_counts(listed_entries),
        speakers=voices(comparison, parts),
        strip=strip(comparison, parts, ids.passages),
        blocks=grid,
        readings=read,
        texts=texts,
        lines=presence(read, texts) if len(comparison.tellings) >= FROM else (),
        anchors=frozenset() if many else frozenset(cells.made),
        places=ids.passages,
        made_by=f"{comparison.made_by.name} {comparison.made_by.version}",
        encoder=comparison.made_by.encoder,
        repeat=shlex.join(["tellings", "compare", *(telling.source.name for telling in comparison.tellings)]),
    )


def _each(comparison: Comparison) -> tuple[Folded, ...]:
    return tuple(Folded(telling.id, ()) for telling in comparison.tellings)


def _kicker(comparison: Comparison) -> str:
    """Return what the tellings have in common: "Two tellings of one event, Port Amary, published 12 May 2025"."""
    named = [squeezed(telling.place) for telling in comparison.tellings if telling.place]
    places = {place.casefold(): place for place in named}
    days = sorted({telling.published[:10] for telling in comparison.tellings if telling.published})
    parts = [f"{spelt(len(comparison.tellings))} tellings of one event"]
    parts += list(places.values()) if len(places) == 1 else []
    parts += [f"published {listed(list(dict.fromkeys(map(day, (days[0], days[-1])))), 'to')}"] if days else []
    return ", ".join(parts)


def _names(heads: tuple[Head, ...]) -> tuple[str, ...]:
    """Return the names that head the report; of more than three tellings two stand for all."""
    names = tuple(each.name for each in heads)
    return names if len(names) <= FEW else (*names[:2], f"{len(names) - 2} more")


def _counts(entries: list[Entry]) -> tuple[Count, ...]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.key, []).append(entry)
    return tuple(Count(key, of[0].sort, of[0].glyph, len(of)) for key, of in found.items())


def _summary(comparison: Comparison, entries: list[Entry]) -> tuple[str, ...]:
    """Return the report in a few plain sentences."""
    first = f"{counted(len(entries), 'difference')} in substance" if entries else "No difference in substance found"
    lines = [f"{first}, in {counted(len(comparison.passages), 'passage')}."]
    turns: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        if entry.finding.kind == "omitted-turn":
            turns.setdefault(tuple(sides(entry.finding)[1]), []).append(entry)
    lines += [f"{counted(len(of), 'turn')} {not_in(without)} ({_speakers(of)})." for without, of in turns.items()]
    for telling in comparison.tellings[:COLUMNS] if len(comparison.tellings) <= COLUMNS else ():
        alone = sum(1 for p in comparison.passages if [k for k, found in p.sentences.items() if found] == [telling.id])
        if alone:
            lines.append(f"{counted(alone, 'passage')} only in {telling.id}.")
    return (*lines, *map(squeezed, comparison.limits))


def _speakers(turns: list[Entry]) -> str:
    """Return who speaks in the turns, a few by name."""
    names = list(dict.fromkeys(entry.section.name for entry in turns if entry.section)) or ["outside the passages"]
    return listed(names if len(names) <= FEW else [*names[:FEW], "others"])
