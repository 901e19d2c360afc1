"""The findings as the report lists them: by turn, the weightiest first, each with what every side says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tellings.report.phrase import COLUMNS, GLYPHS, few, sort_of, tag, title
from tellings.report.plain import head, words
from tellings.report.quote import Piece, excerpts, sentences_within, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tellings.model import Comparison, Finding, Span, Telling
    from tellings.report.voices import Section

#: Words shown of the passage of a telling that lacks what the others say there: enough to see what stands instead.
INSTEAD = 40


@dataclass(frozen=True, slots=True)
class Quote:
    """What tellings say in the same words, as runs of pieces; where they `lack` the thing, what they have instead."""

    sides: tuple[str, ...]
    language: str | None
    lacks: bool
    runs: tuple[tuple[Piece, ...], ...]
    words: int
    whole: str | None

    @property
    def side(self) -> str:
        """The tellings as a reader would say them: "A", "A, C and 31 others"."""
        return few(self.sides)


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding, numbered as listed, at its address `id`.

    `row` is the index of its passage, `key` and `sort` are what it filters by.
    """

    number: int
    id: str
    finding: Finding
    title: str
    glyph: str
    key: str
    sort: str
    row: int | None
    section: Section | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one turn."""

    section: Section | None
    entries: tuple[Entry, ...]


class Rows:
    """Which passage tells which sentence, and which section holds which passage."""

    def __init__(self, comparison: Comparison, sections: Sequence[Section]) -> None:
        self._comparison = comparison
        self._named = {passage.id: row for row, passage in enumerate(comparison.passages)}
        self._section = {row: section for section in sections for row in section.rows}
        self._told = {
            (side, sentence): row
            for row, passage in enumerate(comparison.passages)
            for side, sentences in passage.sentences.items()
            for sentence in sentences
        }

    def of(self, finding: Finding) -> int | None:
        """Return the passage the finding stands in: the one it names, else the first that its spans touch."""
        if finding.passage in self._named:
            return self._named[finding.passage]
        tellings = {telling.id: telling for telling in self._comparison.tellings}
        for side, spans in finding.spans.items():
            for span in spans if side in tellings else ():
                for sentence in sentences_within(tellings[side], span.start, span.end):
                    if (side, sentence) in self._told:
                        return self._told[side, sentence]
        return None

    def section(self, row: int | None) -> Section | None:
        """Return the section of a passage."""
        return self._section.get(row) if row is not None else None


def groups(
    comparison: Comparison, sections: Sequence[Section], ids: Sequence[str]
) -> tuple[tuple[Group, ...], tuple[Entry, ...]]:
    """Return the substantive findings by turn, and after them those that are wording or weigh too little.

    `ids` are the addresses of the findings.
    """
    rows = Rows(comparison, sections)
    named = {id(finding): address for finding, address in zip(comparison.findings, ids, strict=True)}
    order = sorted(comparison.findings, key=lambda finding: -finding.weight)

    def entries(found: Iterable[Finding], first: int) -> tuple[Entry, ...]:
        return tuple(_entry(comparison, rows, each, first + at, named[id(each)]) for at, each in enumerate(found))

    by_turn: dict[int, list[Finding]] = {}
    for finding in order:
        if finding.substantive:
            section = rows.section(rows.of(finding))
            by_turn.setdefault(section.number if section else 0, []).append(finding)
    made: list[Group] = []
    number = 1
    for found in by_turn.values():
        made.append(Group(rows.section(rows.of(found[0])), entries(found, number)))
        number += len(found)
    return tuple(made), entries((finding for finding in order if not finding.substantive), number)


def _entry(comparison: Comparison, rows: Rows, finding: Finding, number: int, address: str) -> Entry:
    key, sort = sort_of(finding, len(comparison.tellings))
    row = rows.of(finding)
    return Entry(
        number=number,
        id=address,
        finding=finding,
        title=title(finding),
        glyph=GLYPHS[finding.kind],
        key=key,
        sort=sort,
        row=row,
        section=rows.section(row),
        quotes=_quotes(comparison, finding, row),
    )


def _quotes(comparison: Comparison, finding: Finding, row: int | None) -> tuple[Quote, ...]:
    """Return what each telling says; of more than fit in columns, those that say it in the same words together."""
    made = [
        _quote(telling, finding.spans[telling.id], _instead(comparison, finding, telling, row))
        for telling in comparison.tellings
        if telling.id in finding.spans
    ]
    if len(comparison.tellings) <= COLUMNS:
        return tuple(made)
    joined: dict[object, Quote] = {}
    for quote in made:
        text = "".join(piece.text for run in quote.runs for piece in run)
        said = quote.lacks or (quote.language, " ".join(text.split()))
        before = joined.get(said)
        joined[said] = replace(before, sides=before.sides + quote.sides) if before else quote
    return tuple(replace(quote, runs=()) if quote.lacks else quote for quote in joined.values())


def _quote(telling: Telling, spans: tuple[Span, ...], instead: str) -> Quote:
    count = sum(words(telling.text[span.start : span.end]) for span in spans)
    runs = excerpts(telling, spans) if spans else ((Piece(head(instead, INSTEAD), False),),) if instead else ()
    return Quote((telling.id,), tag(telling.language), not spans, runs, count, whole(telling, spans))


def _instead(comparison: Comparison, finding: Finding, telling: Telling, row: int | None) -> str:
    """Return what a telling says in the passage; beside a whole turn that would be some other turn's words."""
    if finding.passage is None or row is None or finding.kind == "omitted-turn":
        return ""
    return " ".join(telling.sentence(at) for at in comparison.passages[row].sentences.get(telling.id, ()))
