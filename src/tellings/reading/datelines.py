"""Datelines at the head of an agency's first paragraph: "PORT AMARY, March 4 (CALPRESS) -- The sides …".

Agencies write them in many ways: "Port Amary (calpress) - …", "ПОРТ-СЕВЕР, 4 мар - ТАСК Новости. …", "Port Amary. March
4. CALPRESS.EX - …", "PORT AMARY, 4 March. …".

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
#: A place at the very head, with its country, up to the day: "PORT AMARY, Calland, le ".
PLACE = re.compile(
    r"\s*(?P<place>[^\W\d_][^\d,.;:()/|]{1,40}?)(?:,\s[^\W\d_][^\d.;:()/|,]{1,40}?)?\s*[,.]?\s(?:(?:le|el|den)\s)?$"
)
#: An agency that stands bare has a word in capitals: "TASK", "ТАСК Новости", "CALPRESS.EX".
_BARE = r"(?=[^.\n]{0,20}?[^\W\d_a-zа-яё]{3})[^\W\d_a-zа-яё]\w*(?:\s[^\W\d_a-zа-яё]\w*){0,2}(?:\.[A-Z]{2,4})?"
#: After the date: the bare agency, between dashes and a full stop, or full stops and a dash.
CLOSING_BARE = re.compile(
    rf"\s*[-–—]{{1,2}}\s*(?P<after_dash>{_BARE})\s*[.:]\s+(?=\S)"
    rf"|(?:\s*[.,]|(?<=[.,]))\s+(?P<after_stop>{_BARE})\s*(?:[-–—]{{1,2}}|[./])\s+(?=\S)"
)
#: After the date of a place in capitals a full stop is enough.
CLOSING_STOP = re.compile(r"(?:\.|(?<=\.))\s+(?=[^\W\d_])")
#: Without a day there must be a known agency and a dash: "Port Amary (dpa) - "; a label is written so too.
UNDATED = re.compile(
    r"\s*(?P<place>[^\W\d_a-zа-яё][^\d,.;:()/\[\]|]{1,30}?)(?:,\s[^\W\d_][^\d,;:()/|]{1,30}?)?,?\s?"
    r"[(/\[]\s*(?P<agency>[^\W\d_][^()/\[\]\n]{1,30}?)\s*[)/\]]\s*[-–—]{1,2}\s+(?=\S)"
)
AGENCIES = frozenset(
    """ap afp dpa reuters efe ansa apa ats belga ritzau tt ntb pap tass тасс интерфакс interfax belta белта
    kazinform казинформ trend turan azertac xinhua kyodo jiji yonhap bernama antara pti ani irna isna mena wafa saba spa
    qna wam kuna petra anadolu aa upi bloomberg ukrinform укринформ unian agerpres mti tanjug hina bta cna vna lusa
    """.split()
)
#: A place has so many words at the most.
WORDS = 4


class Dateline(NamedTuple):
    """Where a dateline ends and the report begins, and the agency that it names, if it does."""

    end: int
    agency: str | None


def dateline(text: str, start: int, end: int, language: str | None) -> Dateline | None:
    """Return the dateline with which `text[start:end]` begins: a place, a day, and a mark that ends it.

    Where an agency and a dash follow the place, the day may be lacking.
    """
    head = text[start : min(end, start + LONGEST)]
    for day in dates.find(head, language):
        closing = _by_place(head, day, language)
        if closing is None and dates.place_before(head, day, language):
            closing = CLOSING.match(head, day.end)
        if closing:
            return Dateline(start + closing.end(), next(filter(None, closing.groups()), None))
    undated = UNDATED.match(head)
    if undated and undated["agency"].casefold() in AGENCIES and _is_place(undated["place"], language):
        return Dateline(start + undated.end(), undated["agency"])
    return None


def _by_place(head: str, day: dates.Dated, language: str | None) -> re.Match[str] | None:
    """Return what ends a dateline in which nothing but a place stands before the day."""
    place = PLACE.match(head[: day.start])
    if not place or not _is_place(place["place"], language):
        return None
    stop = CLOSING_STOP if place["place"].isupper() else None
    marks = (mark.match(head, day.end) for mark in (CLOSING_BARE, CLOSING, stop) if mark)
    return next(filter(None, marks), None)


def _is_place(words: str, language: str | None) -> bool:
    """Whether words are written as places are, and are no day of the week."""
    parts = words.split()
    days = dates.weekdays(language or dates.ALWAYS) | dates.weekdays(dates.ALWAYS)
    return (
        len(parts) <= WORDS
        and all(word[0].isupper() for word in parts if len(word) > 3 or word is parts[0])
        and parts[0].casefold() not in days
    )


def datelines(text: str, stretches: Sequence[Span], language: str | None) -> dict[int, int]:
    """Return for each of the first stretches that opens with a dateline, by its start, where its words begin."""
    found = {s.start: dateline(text, s.start, s.end, language) for s in stretches[:PARAGRAPHS]}
    return {start: each.end for start, each in found.items() if each}
