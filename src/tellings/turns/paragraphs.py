"""The account's paragraphs: lines of the text, or blocks between blank lines where lines wrap, less the asides."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tellings.model import Telling

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BLOCK = re.compile(r"\S[^\n]*(?:\n(?![^\S\n]*\n)[^\n]*\S[^\n]*)*")
#: A mail programme or a terminal breaks lines somewhere here; a paragraph's line is seldom all in this band.
_WRAPPED = range(55, 91)


class Paragraph(NamedTuple):
    """A stretch `[start, end)` of the text that begins and ends with something visible and holds no aside."""

    start: int
    end: int


def paragraphs(telling: Telling) -> list[Paragraph]:
    """Return the account's paragraphs in order; a paragraph with an aside inside it becomes two."""
    asides = _merged([(a.start, a.end) for a in telling.aside])
    pattern = _BLOCK if _wrapped(telling.text) else _LINE
    lines = (match.span() for match in pattern.finditer(telling.text))
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
    low = bisect_right(spans, line[0], key=lambda span: span[1])
    return spans[low : bisect_left(spans, line[1], key=lambda span: span[0])]


def without(span: tuple[int, int], holes: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what is left of `span` once the holes, in any order, are taken out."""
    at, end = span
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


def _wrapped(text: str) -> bool:
    inner = [length for block in _blocks(text) for length in block[:-1]]
    return len(inner) >= 6 and sum(length in _WRAPPED for length in inner) >= 0.8 * len(inner)


def _blocks(text: str) -> Iterator[Sequence[int]]:
    for block in re.split(r"\n[^\S\n]*\n", text):
        lengths = [len(line) for line in block.splitlines() if line.strip()]
        if lengths and not any(b > a + 40 for a, b in pairwise(lengths)):
            yield lengths
