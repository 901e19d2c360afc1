"""Stretches of a telling cut for showing: which pieces are marked, and how much around them a reader needs.

Comes in: a telling and spans. Goes out: pieces in reading order. `entries` shows them under each finding; `grid` cuts
its cells with `cut`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tellings.report.plain import ends, head, tail, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tellings.model import Span, Telling

#: Words shown before and after a marked stretch: about a line each way in the column of the report.
AROUND = 15
#: A marked stretch of more words than this shows its first and last words, and folds the whole.
LONG = 60
FIRST, LAST = 26, 14


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, marked or not."""

    text: str
    marked: bool


def sentences_within(telling: Telling, start: int, end: int) -> range:
    """Return the indices of the sentences that share at least one code point with `[start, end)`."""
    found = telling.sentences
    first = bisect_right(found, start, key=lambda s: s.end)
    return range(first, max(first, bisect_left(found, end, key=lambda s: s.start)))


def cut(start: int, end: int, edges: Iterable[int]) -> list[tuple[int, int]]:
    """Return `[start, end)` cut at the edges that lie within it, without empty cuts."""
    inside = sorted({start, end, *(edge for edge in edges if start < edge < end)})
    return list(pairwise(inside))


def excerpts(telling: Telling, spans: Sequence[Span]) -> tuple[tuple[Piece, ...], ...]:
    """Return a run of pieces for each sentence or group of sentences that the spans touch, clipped to be read."""
    return tuple(_clipped(_pieces(telling, start, end, spans)) for start, end in _contexts(telling, spans))


def whole(telling: Telling, spans: Sequence[Span]) -> str | None:
    """Return all the words of the spans where `excerpts` has to clip them, else None."""
    if any(words(telling.text[span.start : span.end]) > LONG for span in spans):
        return " ".join(telling.text[span.start : span.end] for span in spans)
    return None


def _contexts(telling: Telling, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the sentences around each span, those that overlap or follow on each other joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(_context(telling, span) for span in spans):
        if joined and not telling.text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _context(telling: Telling, span: Span) -> tuple[int, int]:
    within = sentences_within(telling, span.start, span.end)
    if not within:
        return span.start, span.end
    first, last = telling.sentences[within[0]], telling.sentences[within[-1]]
    return min(first.start, span.start), max(last.end, span.end)


def _pieces(telling: Telling, start: int, end: int, spans: Sequence[Span]) -> list[Piece]:
    edges = [edge for span in spans for edge in (span.start, span.end)]
    return [
        Piece(telling.text[a:b], any(span.start <= a and b <= span.end for span in spans))
        for a, b in cut(start, end, edges)
    ]


def _clipped(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    last = len(pieces) - 1
    return tuple(Piece(_clip(piece, at == 0, at == last), piece.marked) for at, piece in enumerate(pieces))


def _clip(piece: Piece, is_first: bool, is_last: bool) -> str:
    if piece.marked:
        return ends(piece.text, FIRST, LAST) if words(piece.text) > LONG else piece.text
    if is_first:
        return tail(piece.text, AROUND)
    return head(piece.text, AROUND) if is_last else ends(piece.text, AROUND, AROUND)
