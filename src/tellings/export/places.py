"""What a telling says at a place: the words of sentences and spans, and who speaks there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tellings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.model import Comparison, Passage, Telling, Turn

#: Stands between words that do not follow each other in the telling.
GAP = " … "


def runs(telling: Telling, indices: Sequence[int]) -> list[Span]:
    """Return the spans of the sentences `indices`, those that follow on each other joined, in the order of the text."""
    found: list[tuple[int, int, int]] = []
    for at in sorted(indices):
        sentence = telling.sentences[at]
        if found and found[-1][2] == at - 1:
            found[-1] = (found[-1][0], max(found[-1][1], sentence.end), at)
        else:
            found.append((sentence.start, sentence.end, at))
    return [Span(start, end) for start, end, _ in found]


def subtype(passage: Passage) -> str | None:
    """Return what may be said of a passage beside its state: that it stands elsewhere, or sums up; None as a rule."""
    return "moved" if passage.moved else "summary" if passage.summary else None


def words(telling: Telling, indices: Sequence[int], *, gap: str = GAP) -> str:
    """Return the words of the sentences `indices`, without what lies aside between them; "" for none."""
    said, last = "", None
    for at in sorted(indices):
        if last is not None:
            said += _between(telling, last, at, gap)
        said += telling.sentence(at)
        last = at
    return said


def quoted(telling: Telling, spans: Sequence[Span]) -> str:
    """Return the words at `spans`, with an ellipsis where they are not one stretch."""
    return GAP.join(telling.text[span.start : span.end] for span in spans)


def speakers(telling: Telling, spans: Sequence[Span]) -> list[str]:
    """Return who speaks at `spans`, each once, in the order of the text; a quotation's speaker within a turn too."""
    found = [
        turn.speaker
        for turn in telling.turns
        if turn.speaker and any(turn.start < span.end and span.start < turn.end for span in spans)
    ]
    return list(dict.fromkeys(found))


def voices(telling: Telling) -> list[Turn]:
    """Return the turns that are not quotations, in order, each beginning where the one before has ended."""
    found: list[Turn] = []
    for turn in sorted((t for t in telling.turns if t.kind != "quotation"), key=lambda t: (t.start, -t.end)):
        if turn.start < turn.end and (not found or turn.start >= found[-1].end):
            found.append(turn)
    return found


def within(telling: Telling, start: int, end: int) -> range:
    """Return the indices of the sentences that share a code point with `[start, end)`."""
    first = bisect_right(telling.sentences, start, key=lambda s: s.end)
    return range(first, max(first, bisect_left(telling.sentences, end, key=lambda s: s.start)))


def told(comparison: Comparison, passage: Passage) -> Iterator[tuple[Telling, tuple[int, ...]]]:
    """Give the tellings that tell the passage, in order, each with its sentences there in the order of its text."""
    for telling in comparison.tellings:
        if indices := passage.sentences.get(telling.id):
            yield telling, tuple(sorted(indices))


def _between(telling: Telling, last: int, at: int, gap: str) -> str:
    """Return what stands between two sentences: nothing where the script leaves no space there."""
    if at != last + 1:
        return gap
    before, after = telling.sentences[last], telling.sentences[at]
    return " " if after.start > before.end else ""
