"""The account's paragraphs: lines of the text, lines that were only wrapped as one, less the asides."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.model import Telling

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
#: After a full line: the next one of the same block, unless it opens an item, a dialogue or a speaker's words.
_SAME_BLOCK = re.compile(r"\n[^\S\n]*(?![-–—•·*\s]|[^\W\d_a-z][^.!?:\n]{0,60}:(?:\s|$))\S")
#: A line that ends with a sentence was broken for want of room where it is at least so much of the longest.
_FULL = 0.8


class Paragraph(NamedTuple):
    """A stretch `[start, end)` of the text that begins and ends with something visible and holds no aside."""

    start: int
    end: int


def paragraphs(telling: Telling) -> list[Paragraph]:
    """Return the account's paragraphs in order; a paragraph with an aside inside it becomes two."""
    asides = _merged([(a.start, a.end) for a in telling.aside])
    lines = _unwrapped(telling, _longest_wrapped(telling))
    pieces = (piece for line in lines for piece in without(line, _touching(asides, line)))
    trimmed = (trim(telling.text, start, end) for start, end in pieces)
    return [Paragraph(start, end) for start, end in trimmed if start < end]


def between(paras: Sequence[Paragraph], start: int, end: int) -> Sequence[Paragraph]:
    """Return the paragraphs that touch `[start, end)`."""
    low = bisect_right(paras, start, key=lambda para: para.end)
    return paras[low : bisect_left(paras, end, key=lambda para: para.start)]


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _touching(spans: list[tuple[int, int]], line: tuple[int, int]) -> list[tuple[int, int]]:
    if not spans:
        return []
    low = bisect_right(spans, line[0], key=lambda span: span[1])
    return spans[low : bisect_left(spans, line[1], key=lambda span: span[0])]


def without(span: tuple[int, int], holes: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what is left of `span` once the holes, in any order, are taken out."""
    at, end = span
    if not holes:  # as most
        if at < end:
            yield span
        return
    for start, stop in sorted(hole for hole in holes if hole[0] < end and hole[1] > at):
        if start > at:
            yield at, start
        at = max(at, stop)
    if at < end:
        yield at, end


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span less the white space at its ends; an empty one where it is nothing else."""
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    return start, max(start, start + len(stretch.strip()))


def _longest_wrapped(telling: Telling) -> int:
    """Return the length of the longest line at whose end a sentence goes on; 0 where the text is not hard-wrapped."""
    inner = (telling.sentence(at).split("\n") for at in range(len(telling.sentences)))
    begun = (
        len(pieces[0]) + sentence.start - telling.text.rfind("\n", 0, sentence.start) - 1
        for pieces, sentence in zip(inner, telling.sentences, strict=True)
        if len(pieces) > 1
    )
    return max(begun, default=0)


def _unwrapped(telling: Telling, width: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of the text, those of a hard-wrapped paragraph as one: a line goes on where it is full."""
    text = telling.text
    crossed = {at for s in telling.sentences for at in range(s.start, s.end) if text[at] == "\n"} if width else set()
    start: int | None = None
    for match in _LINE.finditer(text):
        start = match.start() if start is None else start
        goes_on = match.end() in crossed or (
            width and len(match[0].rstrip()) >= _FULL * width and bool(_SAME_BLOCK.match(text, match.end()))
        )
        if not goes_on:
            yield start, match.end()
            start = None
    if start is not None:
        yield start, len(text)
