"""Datelines at the head of an agency's first paragraph: "PORT AMARY, March 4 (CALPRESS) -- The sides …".

They tell of the report, not of the event, so the first sentence begins after them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tellings.reading import dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Span

#: A dateline stands in the first paragraphs, and is short.
PARAGRAPHS = 3
LONGEST = 80
#: After the date: the agency between brackets or slashes, then a dash or a full stop; without an agency, a dash.
CLOSING = re.compile(
    r"[\s,.]*(?:[(/\[]\s*(?P<agency>[^\W\d_][^()/\[\]\n]{1,30}?)\s*[)/\]]\s*[.:]?\s*[-–—]{0,2}|[-–—]{1,2})\s+(?=\S)"
)


class Dateline(NamedTuple):
    """Where a dateline ends and the report begins, and the agency that it names, if it does."""

    end: int
    agency: str | None


def dateline(text: str, start: int, end: int, language: str | None) -> Dateline | None:
    """Return the dateline with which `text[start:end]` begins: a place, a day, and a mark that ends it."""
    head = text[start : min(end, start + LONGEST)]
    for day in dates.find(head, language):
        closing = CLOSING.match(head, day.end)
        if closing and dates.place_before(head, day, language):
            return Dateline(start + closing.end(), closing["agency"])
    return None


def datelines(text: str, stretches: Sequence[Span], language: str | None) -> dict[int, int]:
    """Return for each of the first stretches that opens with a dateline, by its start, where its words begin."""
    found = {s.start: dateline(text, s.start, s.end, language) for s in stretches[:PARAGRAPHS]}
    return {start: each.end for start, each in found.items() if each}
