"""TEI P5, stand-off: each telling whole and with its own header, the comparison beside them and pointing in.

    teiCorpus
      teiHeader      what made the file, the kinds of finding, what found each
      standOff       passages (span, link), quotations (span), findings (span, annotation)
      TEI xml:id="A" a telling: its source, its speakers, its text (`tei_text`)

`standOff` and `annotation` came with TEI P5 4.0. Ids: sentence 3 of A is `A.s3`, counted from 0 as in the record;
passage 7 is `p7` and what A has of it `p7.A`; finding 2 is `f2`, and its first place in A `f2.A.1`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from tellings.export import places, tei_text
from tellings.export.characters import number
from tellings.export.tei_header import corpus_header, telling_header
from tellings.export.xml import TEI, add, language, parted, root, written

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from tellings.export.tei_header import Names
    from tellings.model import Comparison, Finding, Span, Telling


def write(comparison: Comparison, file: BinaryIO) -> None:
    """Write the corpus to `file`."""
    corpus = root("teiCorpus", TEI)
    makers = corpus_header(corpus, comparison)
    standoff = add(corpus, "standOff", type="comparison")
    speakers: dict[str, Names] = {}
    texts: list[tuple[Telling, Element]] = []
    for telling in comparison.tellings:
        own = add(corpus, "TEI", id=telling.id, lang=language(telling.language))
        speakers[telling.id] = telling_header(own, telling)
        texts.append((telling, add(add(own, "text"), "body")))
    _passages(standoff, comparison)
    _quotations(standoff, comparison, speakers)
    _findings(standoff, comparison, makers)
    parted(corpus)
    for telling, body in texts:
        tei_text.fill(body, telling, anchors=_edges(comparison, telling), speakers=speakers[telling.id])
    if not len(standoff):
        corpus.remove(standoff)
    file.write(written(corpus))


def _edges(comparison: Comparison, telling: Telling) -> set[int]:
    """Return the code points that a finding or a quotation begins or ends at."""
    spans: list[Span] = [span for finding in comparison.findings for span in finding.spans.get(telling.id, ())]
    found = {edge for span in spans for edge in (span.start, span.end)}
    quotations = [turn for turn in telling.turns if turn.kind == "quotation"]
    return found | {edge for turn in quotations for edge in (turn.start, turn.end)}


def _passages(standoff: Element, comparison: Comparison) -> None:
    """Say which sentences make each passage, then link the tellings that tell it; one that stands alone has no link."""
    told = [[*places.told(comparison, passage)] for passage in comparison.passages]
    if any(told):
        group = add(standoff, "spanGrp", type="passages")
        for at, sides in enumerate(told, 1):
            for telling, indices in sides:
                target = " ".join(f"#{telling.id}.s{index}" for index in indices)
                add(group, "span", id=f"p{at}.{telling.id}", target=target)
    if any(len(sides) > 1 for sides in told):
        group = add(standoff, "linkGrp", type="passages")
        for at, (passage, sides) in enumerate(zip(comparison.passages, told, strict=True), 1):
            if len(sides) > 1:
                add(
                    group, "link", id=f"p{at}", type=passage.state, subtype=places.subtype(passage),
                    cert=number(passage.score), target=" ".join(f"#p{at}.{telling.id}" for telling, _ in sides),
                )  # fmt: skip


def _quotations(standoff: Element, comparison: Comparison, speakers: dict[str, Names]) -> None:
    found = [(telling, turn) for telling in comparison.tellings for turn in telling.turns if turn.kind == "quotation"]
    if found:
        group = add(standoff, "spanGrp", type="quotations")
        for telling, turn in found:
            who = speakers[telling.id].get(turn.speaker) if turn.speaker else None
            add(group, "span", corresp=f"#{who}" if who else None, **_ends(telling, turn.start, turn.end))


def _findings(standoff: Element, comparison: Comparison, makers: Names) -> None:
    if not comparison.findings:
        return
    group = add(standoff, "spanGrp", type="findings") if any(map(_placed, comparison.findings)) else None
    listed = add(standoff, "listAnnotation", type="findings")
    numbers = {passage.id: at for at, passage in enumerate(comparison.passages, 1)}
    for at, finding in enumerate(comparison.findings, 1):
        targets, lacking = [], []
        for telling in comparison.tellings:
            for part, span in enumerate(finding.spans.get(telling.id, ()), 1):
                name = f"f{at}.{telling.id}.{part}"
                targets.append("#" + name)
                if group is not None:
                    add(group, "span", id=name, **_ends(telling, span.start, span.end))
            if telling.id in finding.spans and not finding.spans[telling.id]:
                lacking.append(telling.id)
        made = add(
            listed, "annotation", id=f"f{at}", motivation="commenting", cert=number(finding.weight),
            ana=f"#kind.{finding.kind} #{'substantive' if finding.substantive else 'wording'}",
            resp=f"#{makers[finding.made_by]}",
            target=" ".join(targets or ["#" + telling.id for telling in comparison.tellings]),
        )  # fmt: skip
        add(made, "note", finding.note)
        if where := numbers.get(finding.passage or ""):
            sides = [telling.id for telling, _ in places.told(comparison, comparison.passages[where - 1])]
            if sides:
                add(made, "ptr", type="passage", target=" ".join(f"#p{where}.{side}" for side in sides))
        if lacking:
            add(made, "ptr", type="absent", target=" ".join("#" + side for side in lacking))


def _placed(finding: Finding) -> bool:
    return any(finding.spans.values())


def _ends(telling: Telling, start: int, end: int) -> dict[str, str | None]:
    return {"from_": f"#{telling.id}.c{start}", "to": f"#{telling.id}.c{end}"}
