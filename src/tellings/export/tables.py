"""The tables that CSV and XLSX share: findings, passages, tellings; `docs/exports.md` documents each column.

A row a finding, a passage, a telling. The first columns are the same for any comparison; then come, for each telling
A, B … in order, the columns named after it ("A", "A speaker", …).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tellings.export import places
from tellings.export.characters import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tellings.model import Comparison, Finding, Passage, Span, Telling

Value = str | int | float | None
TABLES = ("findings", "passages", "tellings")
#: Places of a score or weight: what the texts can bear, and the same on every machine.
PLACES = 4

FINDINGS = ("finding", "kind", "substantive", "weight", "passage", "in", "not in", "note", "made by")
PASSAGES = ("passage", "id", "state", "score", "moved", "summary", "told by", "not told by", "findings")
SAID = ("", " speaker", " spans")
TOLD = ("", " speaker", " sentences", " spans")
TELLINGS = (
    *("telling", "title", "publisher", "published", "place", "language", "sentences", "words", "words set aside"),
    *("source", "address", "media type", "SHA-256"),
)


class Table(NamedTuple):
    """One table: its name, its columns, and its rows as they are asked for; every text is fit to be shown."""

    name: str
    columns: list[str]
    rows: Iterator[list[Value]]


def table(comparison: Comparison, name: str) -> Table:
    """Return the table called `name`, one of TABLES."""
    made: dict[str, Callable[[Comparison], Table]] = {
        "findings": _findings, "passages": _passages, "tellings": _tellings,
    }  # fmt: skip
    return made[name](comparison)


def _findings(comparison: Comparison) -> Table:
    sides = [telling.id for telling in comparison.tellings]
    numbers = {passage.id: number for number, passage in enumerate(comparison.passages, 1)}
    columns = [*FINDINGS, *(side + column for side in sides for column in SAID)]
    return Table("findings", columns, (_finding(comparison, each, numbers) for each in comparison.findings))


def _finding(comparison: Comparison, finding: Finding, numbers: dict[str, int]) -> list[Value]:
    row: list[Value] = [
        shown(finding.id),
        finding.kind,
        "yes" if finding.substantive else "no",
        round(finding.weight, PLACES),
        numbers.get(finding.passage) if finding.passage is not None else None,
        _sides(comparison, [side for side, spans in finding.spans.items() if spans]),
        _sides(comparison, [side for side, spans in finding.spans.items() if not spans]),
        shown(finding.note),
        shown(finding.made_by),
    ]
    for telling in comparison.tellings:
        spans = finding.spans.get(telling.id, ())
        row += [shown(places.quoted(telling, spans)), _speakers(telling, spans), _spans(spans)]
    return row


def _passages(comparison: Comparison) -> Table:
    of: dict[str, list[str]] = {}
    for finding in comparison.findings:
        if finding.passage is not None:
            of.setdefault(finding.passage, []).append(shown(finding.id))
    columns = [*PASSAGES, *(telling.id + column for telling in comparison.tellings for column in TOLD)]
    numbered = enumerate(comparison.passages, 1)
    rows = (_passage(comparison, number, each, of.get(each.id, [])) for number, each in numbered)
    return Table("passages", columns, rows)


def _passage(comparison: Comparison, number: int, passage: Passage, findings: Sequence[str]) -> list[Value]:
    told = [side for side, sentences in passage.sentences.items() if sentences]
    row: list[Value] = [
        number,
        shown(passage.id),
        passage.state,
        round(passage.score, PLACES),
        "yes" if passage.moved else "no",
        "yes" if passage.summary else "no",
        _sides(comparison, told),
        _sides(comparison, [telling.id for telling in comparison.tellings if telling.id not in told]),
        " ".join(findings),
    ]
    for telling in comparison.tellings:
        indices = sorted(passage.sentences.get(telling.id, ()))
        spans = places.runs(telling, indices)
        row += [
            shown(places.words(telling, indices)),
            _speakers(telling, spans),
            " ".join(map(str, indices)),
            _spans(spans),
        ]
    return row


def _tellings(comparison: Comparison) -> Table:
    return Table("tellings", list(TELLINGS), (_telling(each) for each in comparison.tellings))


def _telling(telling: Telling) -> list[Value]:
    known = [telling.title, telling.publisher, telling.published, telling.place, telling.language]
    source = [telling.source.name, telling.source.address, telling.source.media_type, telling.source.sha256]
    return [
        telling.id,
        *(shown(text) if text is not None else None for text in known),
        len(telling.sentences),
        sum(len(telling.sentence(at).split()) for at in range(len(telling.sentences))),
        sum(len(telling.text[aside.start : aside.end].split()) for aside in telling.aside),
        *(shown(text) if text is not None else None for text in source),
    ]


def _sides(comparison: Comparison, named: Sequence[str]) -> str:
    return " ".join(telling.id for telling in comparison.tellings if telling.id in named)


def _speakers(telling: Telling, spans: Sequence[Span]) -> str:
    return "; ".join(shown(name) for name in places.speakers(telling, spans))


def _spans(spans: Sequence[Span]) -> str:
    """Return the spans as "12–30 45–60" with a plain hyphen: offsets in code points, the end not included."""
    return " ".join(f"{span.start}-{span.end}" for span in spans)
