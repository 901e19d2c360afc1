"""The report as CommonMark: every character of a source stands for itself, as text on one line.

ASCII punctuation that could begin markup is escaped by a backslash, which every CommonMark reader takes off again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tellings.report.grid import Band
from tellings.report.phrase import STATES, counted, not_in
from tellings.report.plain import head, one_line
from tellings.report.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.model import Comparison
    from tellings.report.entries import Entry, Quote
    from tellings.report.grid import Block, Row
    from tellings.report.heads import Head
    from tellings.report.quote import Piece
    from tellings.report.view import View

#: All that can open markup within a line; with `:`, `@` and the dot of `www.` because GFM makes bare addresses links.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>()#|~$&:@^=!]|(?<=www)\.", re.IGNORECASE)
#: What makes a list or a rule where it begins a line.
_LEADING = re.compile(r"^(\s*\d*)([-+.)])")
_INNER = re.compile(r"^([\W_]*)(.*[^\W_])(.*)$", re.DOTALL)
#: Words of a passage shown for each telling: enough to know it by; the page has the whole.
GIST = 24


def written(comparison: Comparison) -> str:
    """Return the Markdown of a comparison, ended by a newline."""
    shown = view(comparison)
    return "\n".join([*_top(shown), *_differences(shown), *_passages(shown), *_asides(shown)]) + "\n"


def escaped(text: str) -> str:
    """Return `text` such that CommonMark shows just that, on one line."""
    return _LEADING.sub(r"\1\\\2", _MARKUP.sub(lambda found: "\\" + found[0], one_line(text)))


def _top(shown: View) -> Iterator[str]:
    yield f"# {escaped(shown.heading)}"
    yield ""
    yield escaped(" ".join(shown.summary))
    yield ""
    for each in shown.heads:
        yield from _head(each)


def _head(each: Head) -> Iterator[str]:
    facts = [each.published, each.place, each.language, counted(each.words, "word"), f"{each.aside_words} set aside"]
    yield f"- **{escaped(each.id)}** {escaped(each.name)}" + (f": {escaped(each.title)}" if each.title else "")
    known = ", ".join(escaped(fact) for fact in facts if fact)
    yield f"  ({known}; {escaped(each.file)}, SHA-256 {escaped(each.sha256)})"


def _differences(shown: View) -> Iterator[str]:
    yield "\n## What differs"
    if not shown.groups:
        yield "\nNo difference in substance was found between these tellings."
    for group in shown.groups:
        if len(shown.blocks) > 1:
            yield f"\n### {escaped(group.section.name if group.section else 'Outside the passages')}"
        for entry in group.entries:
            yield ""
            yield from _entry(entry)
    if shown.minor:
        yield f"\nIn wording only, or too slight to list: {len(shown.minor)}."


def _entry(entry: Entry) -> Iterator[str]:
    place = f", passage {entry.row + 1}" if entry.row is not None else ""
    yield f"**{entry.number}. {escaped(entry.title)}** (weight {entry.finding.weight:.2f}{place})"
    if entry.finding.note:
        yield f"{escaped(entry.finding.note)}"
    yield ""
    for quote in entry.quotes:
        yield f"- **{escaped(quote.side)}** {_said(quote)}"


def _said(quote: Quote) -> str:
    if quote.lacks:
        return f"*not in {escaped(quote.side)}*"
    said = " / ".join("".join(_marked(piece) for piece in pieces) for pieces in quote.runs)
    return f"{said} ({counted(quote.words, 'word')})" if quote.whole else said


def _marked(piece: Piece) -> str:
    """Return a piece, bold from its first letter or digit to its last: `**` beside punctuation may not act."""
    inner = _INNER.search(one_line(piece.text)) if piece.marked else None
    if inner is None:
        return _within(piece.text)
    before, bold, after = inner.groups()
    return f"{_within(before)}**{_within(bold)}**{_within(after)}"


def _within(text: str) -> str:
    """Return `text` escaped for the middle of a line."""
    return _MARKUP.sub(lambda found: "\\" + found[0], one_line(text))


def _passages(shown: View) -> Iterator[str]:
    yield "\n## Passages"
    for block in shown.blocks:
        yield from _block(shown, block)


def _block(shown: View, block: Block) -> Iterator[str]:
    if len(shown.blocks) > 1 or block.section.lead:
        missing = f", {not_in(block.section.without)}" if block.section.without else ""
        yield f"\n### {escaped(block.section.name + missing)}"
    sides = [escaped(each.id) for each in shown.heads]
    yield f"\n| | | {' | '.join(sides)} |"
    yield f"|--:|---|{'---|' * len(sides)}"
    for item in block.items:
        yield _band(item, sides) if isinstance(item, Band) else _row(item)


def _band(band: Band, sides: list[str]) -> str:
    cells = [f"*{escaped(band.title)}*" if side == escaped(band.side) else "—" for side in sides]
    return f"| {band.numbers[0]}–{band.numbers[-1]} | {STATES['only'][0]} | {' | '.join(cells)} |"


def _row(row: Row) -> str:
    cells = [
        escaped(head("".join(stretch.text for stretch in cell.stretches), GIST)) if cell else "—" for cell in row.cells
    ]
    return f"| {row.number} | {escaped(row.signs)} | {' | '.join(cells)} |"


def _asides(shown: View) -> Iterator[str]:
    found = [(each, aside) for each in shown.heads for aside in each.asides]
    if found:
        yield "\n## Set aside\n"
    for each, aside in found:
        reason = f"{escaped(aside.reason)}, {counted(aside.words, 'word')}"
        yield f"- **{escaped(each.id)}** {reason}: {escaped(head(aside.text, GIST))}"
    legend = ", ".join(f"{escaped(sign)} {label}" for sign, label in STATES.values())
    yield f"\n{legend}. Made by {escaped(shown.made_by)}."
