"""TEI P5, parallel segmentation: the passages collated word by word, each reading with its witnesses.

One text with an apparatus in it says what differs in words, so the tellings must be in one language; others want the
stand-off form. Passages stand in the order of the rows. One that some do not tell is a reading of those that do, beside
an empty reading of the others; one that stands elsewhere in some telling is of the type `moved`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from tellings.errors import ExportError
from tellings.export import places
from tellings.export.characters import lawful
from tellings.export.collation import collated, tokens
from tellings.export.tei_header import application, published, source
from tellings.export.xml import TEI, add, language, root, say, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from tellings.export.collation import Segment, Token
    from tellings.model import Comparison, Finding, Passage, Telling


def write(comparison: Comparison, file: BinaryIO) -> None:
    """Write the edition to `file`. Raises ExportError where the tellings are not known to be in one language."""
    spoken = _language(comparison)
    text = root("TEI", TEI)
    _header(text, comparison)
    body = add(add(text, "text", lang=language(spoken)), "body")
    of: dict[str, list[Finding]] = {}
    for finding in comparison.findings:
        if finding.passage is not None:
            of.setdefault(finding.passage, []).append(finding)
    for at, passage in enumerate(comparison.passages, 1):
        block = add(body, "ab", id=f"p{at}", type=passage.state, subtype=places.subtype(passage))
        _passage(block, comparison, passage, of.get(passage.id, []))
        block.tail = "\n"
    if not comparison.passages:
        add(body, "ab")
    file.write(written(text))


def _language(comparison: Comparison) -> str:
    spoken = [telling.language for telling in comparison.tellings]
    first = spoken[0]
    if first is None or any(code != first for code in spoken):
        named = ", ".join(f"{each.id} in {each.language or 'an unknown language'}" for each in comparison.tellings)
        raise ExportError(
            f"tei-parallel: readings can be set beside each other in one language only: {named}",
            hint="take --format tei, which links the tellings across languages",
        )
    return first


def _header(text: Element, comparison: Comparison) -> None:
    header = add(text, "teiHeader")
    described = add(header, "fileDesc")
    add(add(described, "titleStmt"), "title", "The tellings in parallel")
    published(described, "Collated from the texts as they were read. No telling is the original.")
    witnesses = add(add(described, "sourceDesc"), "listWit")
    for telling in comparison.tellings:
        source(add(witnesses, "witness", id=telling.id), telling)
    encoding = add(header, "encodingDesc")
    application(encoding, comparison)
    add(encoding, "variantEncoding", method="parallel-segmentation", location="internal")


def _passage(block: Element, comparison: Comparison, passage: Passage, findings: Sequence[Finding]) -> None:
    told = [telling for telling, _ in places.told(comparison, passage)]
    absent = [telling for telling in comparison.tellings if telling not in told]
    if told and not absent:
        _readings(block, passage, told, findings)
    elif told:
        outer = add(block, "app", type="passage")
        _readings(add(outer, "rdg", wit=_sigla(told)), passage, told, findings)
        add(outer, "rdg", wit=_sigla(absent))
    for finding in findings:
        add(block, "note", finding.note or finding.kind, type="finding", subtype=finding.kind)


def _readings(parent: Element, passage: Passage, told: Sequence[Telling], findings: Sequence[Finding]) -> None:
    for segment in collated([_tokens(telling, passage.sentences[telling.id]) for telling in told]):
        if segment.shared:
            say(parent, _form(segment.tokens[0]))
            continue
        app = add(parent, "app", type="substantive" if _substantive(segment, told, findings) else "wording")
        by_form: dict[str, list[Telling]] = {}
        for telling, words in zip(told, segment.tokens, strict=True):
            by_form.setdefault(_form(words), []).append(telling)
        for form, tellings in by_form.items():
            add(app, "rdg", form, wit=_sigla(tellings))


def _tokens(telling: Telling, indices: Sequence[int]) -> list[Token]:
    found: list[Token] = []
    for span in places.runs(telling, indices):
        if found:
            found += tokens(" ", found[-1].end)
        found += tokens(telling.text[span.start : span.end], span.start)
    return found


def _substantive(segment: Segment, told: Sequence[Telling], findings: Sequence[Finding]) -> bool:
    """Return whether a finding of substance rests on words of the segment."""
    return any(
        span.start < words[-1].end and words[0].start < span.end
        for telling, words in zip(told, segment.tokens, strict=True)
        if words
        for finding in findings
        if finding.substantive and finding.kind != "moved"  # which is of the place, not of the words
        for span in finding.spans.get(telling.id, ())
    )


def _form(words: Sequence[Token]) -> str:
    return lawful("".join(token.form for token in words))


def _sigla(tellings: Sequence[Telling]) -> str:
    return " ".join(f"#{telling.id}" for telling in tellings)
