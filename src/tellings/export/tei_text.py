"""The text of a telling in TEI: every character of it once, in order, so that its plain text can be taken out again.

Turns of speech are `u`, as in the corpora of parliaments, narration and what is in no turn `ab`. Within them sentences
are `s`; what was set aside, and the labels that name a speaker, are notes in their place. An `anchor` stands wherever a
finding or a quotation begins or ends: `A.c120` stands before the code point 120 of A.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from tellings.export import places
from tellings.export.characters import lawful, shown
from tellings.export.xml import add, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from tellings.export.tei_header import Names
    from tellings.model import Telling, Turn


class Part(NamedTuple):
    """A stretch within a block: a sentence, an aside or a label."""

    start: int
    end: int
    tag: str
    attributes: dict[str, str | None]


def fill(body: Element, telling: Telling, *, anchors: Iterable[int], speakers: Names) -> None:
    """Write the telling's text into `body`."""
    writer = _Writer(telling, sorted(anchors))
    blocks = _blocks(telling)
    parts = _cut(_parts(telling), [start for start, _, _ in blocks])
    last = 0
    for start, end, turn in blocks:
        block = _block(body, turn, speakers)
        at = start
        while last < len(parts) and parts[last].start < end:
            part = parts[last]
            writer.put(block, at, part.start)
            writer.put(add(block, part.tag, **part.attributes), part.start, part.end)
            at, last = part.end, last + 1
        writer.put(block, at, end)
    writer.close(body[-1])


class _Writer:
    """Writes stretches of one text, in order, and the anchors that stand in them."""

    def __init__(self, telling: Telling, anchors: list[int]) -> None:
        self._id, self._text, self._anchors, self._next = telling.id, lawful(telling.text), anchors, 0

    def put(self, parent: Element, start: int, end: int) -> None:
        while self._next < len(self._anchors) and self._anchors[self._next] < end:
            at = self._anchors[self._next]
            say(parent, self._text[start:at])
            self._anchor(parent)
            start = at
        say(parent, self._text[start:end])

    def close(self, parent: Element) -> None:
        while self._next < len(self._anchors):
            self._anchor(parent)

    def _anchor(self, parent: Element) -> None:
        add(parent, "anchor", id=f"{self._id}.c{self._anchors[self._next]}")
        self._next += 1


def _block(body: Element, turn: Turn | None, speakers: Names) -> Element:
    if turn is None or turn.kind == "narration":
        return add(body, "ab", type="narration" if turn else None)
    who = f"#{speakers[turn.speaker]}" if turn.speaker else None
    return add(body, "u", who=who, ana=f"#turn.{turn.kind}")


def _blocks(telling: Telling) -> list[tuple[int, int, Turn | None]]:
    """Return the turns and what lies between them, end to end; no sentence is cut, no block is white space alone."""
    found: list[tuple[int, int, Turn | None]] = []
    at = 0
    for turn in places.voices(telling):
        inside = places.within(telling, turn.start, turn.end)
        start = min(turn.start, telling.sentences[inside[0]].start) if inside else turn.start
        end = max(turn.end, telling.sentences[inside[-1]].end) if inside else turn.end
        start = max(start, at)
        if start >= end:
            continue
        if telling.text[at:start].strip():
            found.append((at, start, None))
        elif found:
            found[-1] = (found[-1][0], start, found[-1][2])
        else:
            start = at
        found.append((start, end, turn))
        at = end
    length = len(telling.text)
    if found and not telling.text[at:].strip():
        found[-1] = (found[-1][0], length, found[-1][2])
    elif at < length or not found:
        found.append((at, length, None))
    return found


def _parts(telling: Telling) -> list[Part]:
    """Return sentences, asides and labels in order, without overlaps: a sentence goes before the others."""
    found = [
        Part(sentence.start, sentence.end, "s", {"id": f"{telling.id}.s{at}"})
        for at, sentence in enumerate(telling.sentences)
    ]
    labels = sorted({turn.label for turn in telling.turns if turn.label is not None})
    found += [
        Part(start, end, "note", {"type": "speaker"})
        for label in labels
        for start, end in _free(found, label.start, label.end)
    ]
    found.sort(key=lambda part: part[:2])
    for aside in telling.aside:
        noted: dict[str, str | None] = {"type": "aside", "n": shown(aside.reason) or None}
        free = _free(found, aside.start, aside.end)
        found = sorted([*found, *(Part(start, end, "note", noted) for start, end in free)], key=lambda part: part[:2])
    return found


def _cut(parts: list[Part], edges: list[int]) -> list[Part]:
    """Return the parts with those cut that reach over the edge of a block; no sentence does."""
    found: list[Part] = []
    for part in parts:
        start = part.start
        for edge in edges[bisect_right(edges, part.start) : bisect_left(edges, part.end)]:
            found.append(part._replace(start=start, end=edge))
            start = edge
        found.append(part._replace(start=start))
    return found


def _free(taken: list[Part], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the stretches of `[start, end)` that none of `taken` covers."""
    at = start
    for part in sorted(taken, key=lambda part: part[:2]):
        if part.end <= at or part.start >= end:
            continue
        if part.start > at:
            yield at, part.start
        at = max(at, part.end)
    if at < end:
        yield at, end
