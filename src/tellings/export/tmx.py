"""TMX 1.4: the passages that two or more languages tell, as units of a translation memory.

Only passages whose score is `confidence` or more, and no summaries. Each language has one variant in a unit, as the
tools expect; where several tellings of one language word a passage otherwise, every wording has a unit of its own.

No DOCTYPE is written: it is not required, and tools that refuse to fetch a DTD refuse files that name one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from tellings.errors import ExportError
from tellings.export import places
from tellings.export.characters import number, shown
from tellings.export.xml import add, language, parted, root, written

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from tellings.model import Comparison, Passage

#: Of links that score .9 or more 99 in 100 share a sentence with the true link (docs/alignment.md).
CONFIDENCE = 0.9

#: A wording: the telling it is of, how many sentences, the words.
Wording = tuple[str, int, str]


def write(comparison: Comparison, file: BinaryIO, *, confidence: float = CONFIDENCE) -> None:
    """Write the memory to `file`. Raises ExportError where the tellings are not in two known languages."""
    spoken = [code for telling in comparison.tellings if (code := language(telling.language))]
    if len(set(spoken)) < 2:
        known = spoken[0] if spoken else "none that is known"
        raise ExportError(
            f"tmx: a translation memory wants two languages, and these tellings are in {known}",
            hint="take --format tei-parallel for tellings in one language",
        )
    memory = root("tmx")
    memory.set("version", "1.4")
    by = comparison.made_by
    header = add(
        memory, "header", creationtool=shown(by.name) or "tellings", creationtoolversion=shown(by.version) or "0",
        segtype="block", adminlang="en", srclang=spoken[0], datatype="plaintext", **{"o-tmf": comparison.format},
    )  # fmt: skip
    add(header, "prop", number(confidence), type="x-least-score")
    body = add(memory, "body")
    for at, passage in enumerate(comparison.passages, 1):
        if passage.score >= confidence and not passage.summary:
            _units(body, comparison, passage, at)
    parted(memory, deep=2)
    file.write(written(memory))


def _units(body: Element, comparison: Comparison, passage: Passage, number_: int) -> None:
    by_language: dict[str, list[Wording]] = {}
    for telling, indices in places.told(comparison, passage):
        code, words = language(telling.language), shown(places.words(telling, indices, gap=" "))
        if code and words:
            known = by_language.setdefault(code, [])
            if words not in [other for _, _, other in known]:
                known.append((telling.id, len(indices), words))
    if len(by_language) < 2:
        return
    for at in range(max(map(len, by_language.values()))):
        said = {code: wordings[min(at, len(wordings) - 1)] for code, wordings in by_language.items()}
        single = all(count == 1 for _, count, _ in said.values())
        unit = add(
            body, "tu", tuid=f"p{number_}" + (f".{at + 1}" if at else ""), segtype="sentence" if single else None
        )
        add(unit, "prop", number(passage.score), type="x-score")
        add(unit, "prop", passage.state, type="x-state")
        for code, (side, _, words) in said.items():
            variant = add(unit, "tuv", lang=code)
            add(variant, "prop", side, type="x-telling")
            add(variant, "seg", words)
