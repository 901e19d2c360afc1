"""The report for a terminal, set by rich: who the tellings are, what differs by turn, the passages one a line.

Every text of a source goes through `squeezed` into a `Text`, so neither escape codes nor rich's own markup act.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tellings.report.grid import Band, Row
from tellings.report.phrase import MOVED, STATES, SUMMARY, counted, not_in
from tellings.report.plain import one_line, squeezed
from tellings.report.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from tellings.model import Comparison
    from tellings.report.entries import Entry, Quote
    from tellings.report.grid import Block
    from tellings.report.heads import Head
    from tellings.report.view import View

#: Narrower than this nothing can be set; a pipe that reports no width is given this much.
NARROWEST = 20
#: Cells for a number or a side's letter at the left.
MARK = 3
#: Cells a line of prose at most: a wider window gives the passages more room, not the sentences.
PROSE = 100
#: Tellings whose letters stand in a line of the list of passages; of more it says how many have it.
LETTERS = 10


def written(comparison: Comparison, *, width: int, colour: bool) -> str:
    """Return the text of a comparison; lines are at most `width` cells, or 20 where that is less."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(width, NARROWEST),
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},
    )
    shown = view(comparison)
    for part in (_heads(shown), _differences(shown), _passages(shown), _end(shown)):
        for renderable in part:
            clipped = isinstance(renderable, Text) and renderable.no_wrap
            wide = console.width if clipped else min(console.width, PROSE)
            console.print(renderable, width=wide, no_wrap=clipped, overflow="ellipsis" if clipped else "fold")
    lines = (line.rstrip() for line in out.getvalue().split("\n"))
    return "\n".join(lines)


def _heading(words: str) -> Text:
    return Text(f"\n{words.upper()}", style="bold")


def _heads(shown: View) -> Iterator[RenderableType]:
    yield Text(shown.heading, style="bold")
    yield Text(" ".join(shown.summary))
    for text in shown.texts:
        yield Text("")
        yield from _head(shown.head(text.side), len(text.copies))


def _head(head: Head, copies: int) -> Iterator[RenderableType]:
    facts = [head.published or "date not known", head.place, head.language or "language not known"]
    shared = f", {head.shared} % of them told by others" if head.shared is not None else ""
    counts = f"{counted(head.words, 'word')}{shared}, {head.aside_words:,} set aside"
    name = head.name + (f" and {counted(copies, 'copy', 'copies')}" if copies else "")
    line = " · ".join([name, *(squeezed(fact) for fact in facts if fact), counts])
    yield _hung(Text(head.id, style="bold"), Text(line))
    if head.title:
        yield _hung(Text(), Text(head.title, style="italic"))


def _hung(mark: Text, words: Text, *, indent: int = 0) -> RenderableType:
    """Return words with a mark to their left, the following lines set in as far."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(min_width=MARK, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(mark, words)
    return Padding(grid, (0, 0, 0, indent))


def _differences(shown: View) -> Iterator[RenderableType]:
    yield _heading("What differs")
    if not shown.groups:
        yield Text("No difference in substance was found between these tellings.")
    for group in shown.groups:
        if len(shown.blocks) > 1:
            yield Text(f"\n{group.section.name if group.section else 'Outside the passages'}", style="bold italic")
        for entry in group.entries:
            yield Text("")
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[RenderableType]:
    line = Text.assemble((entry.title, "bold"), (f"  weight {entry.finding.weight:.2f}", "dim"))
    if entry.row is not None:
        line.append(f", passage {entry.row + 1}", style="dim")
    line.append(f", {squeezed(entry.finding.made_by)}", style="dim")
    yield _hung(Text(f"{entry.number:>2}", style="dim"), line)
    if entry.finding.note:
        yield _hung(Text(), Text(squeezed(entry.finding.note)))
    for quote in entry.quotes:
        yield _hung(*_voiced(quote), indent=MARK + 1)


def _voiced(quote: Quote) -> tuple[Text, Text]:
    """Return the letter of a telling and what it says; letters of several begin what they say."""
    if len(quote.sides) == 1:
        return Text(quote.side, style="bold"), _said(quote)
    return Text(), _said(quote) if quote.lacks else Text.assemble((f"{quote.side}: ", "bold"), _said(quote))


def _said(quote: Quote) -> Text:
    """Return what a telling says, the differing words in brackets and, where there is colour, in it."""
    said = Text(not_in(quote.sides), style="italic") if quote.lacks else Text()
    if quote.lacks:
        return said
    for at, pieces in enumerate(quote.runs):
        said.append(" / " if at else "")
        for piece in pieces:
            words = one_line(piece.text)
            said.append(f"[{words}]" if piece.marked else words, style="magenta" if piece.marked else "")
    if quote.whole:
        said.append(f" ({counted(quote.words, 'word')})", style="dim")
    return said


def _passages(shown: View) -> Iterator[RenderableType]:
    yield _heading("Passages")
    brief = any(isinstance(item, Row) and item.summary for block in shown.blocks for item in block.items)
    signs = (*STATES.values(), MOVED, *((SUMMARY,) if brief else ()))
    yield Text("  ".join(f"{sign} {label}" for sign, label in signs), style="dim")
    for block in shown.blocks:
        yield from _block(shown, block)


def _block(shown: View, block: Block) -> Iterator[RenderableType]:
    if len(shown.blocks) > 1 or block.section.lead:
        name = Text(f"\n{block.section.name}", style="bold italic")
        yield name.append(f", {not_in(block.section.without)}" if block.section.without else "")
    for item in block.items:
        yield _band(item) if isinstance(item, Band) else _row(item)


def _band(band: Band) -> Text:
    numbers = f"{band.numbers[0]}–{band.numbers[-1]}"
    return Text(f"{numbers:>7} ◐  {band.title}", no_wrap=True)


def _row(row: Row) -> Text:
    few = len(row.cells) <= LETTERS
    count = sum(cell is not None for cell in row.cells)
    told = "".join(cell.side if cell else "·" for cell in row.cells) if few else f"{count:>3} of {len(row.cells)}"
    first = next(cell for cell in row.cells if cell)
    words = squeezed("".join(stretch.text for stretch in first.stretches))
    line = Text(f"{row.number:>7} {row.signs:<2} {told}  ", no_wrap=True)
    return line.append(words, style="bold" if row.state == "differs" else "")


def _end(shown: View) -> Iterator[RenderableType]:
    counts = [f"{count.name} {count.number}" for count in shown.counts]
    minor = [f"in wording only or too slight to list {len(shown.minor)}"] if shown.minor else []
    if counts or minor:
        yield Text("\n" + " · ".join([*counts, *minor]))
