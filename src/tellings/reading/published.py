"""The day that a page gives as its own, and the place of its dateline.

A page prints many days: of the visit, of related news, of its last change. Each is a candidate with a weight by where
it stands: near the title and on a line of its own, in the dateline, in the fields of the markup. The heaviest wins.
"""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from tellings.reading import dates
from tellings.reading.page import Head, Page, Within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.reading.account import Judged
    from tellings.reading.dates import Dated

# Lines above the title and after it, to the account's first line, where pages print their day.
NEAR = 6
INTO_ACCOUNT = 2  # a dateline may open the first paragraph
FIELDS = re.compile(
    r"publish|(?:^|[.:_-])(?:date|created|issued|available|pubdate)(?:$|[.:_-])|^date|upload_date|pub_?date"
)
NOT_FIELDS = re.compile(r"modif|updat|expir|valid|unpublish|format|birth")
PUBLISHED = re.compile(
    r"publish|posted|released|issued|veröffentlicht|publié|publicado|pubblicato|опубликован|gepubliceerd|yayın|dərc|发布|発表",
    re.IGNORECASE,
)
CHANGED = re.compile(
    r"updat|modif|edited|revis|aktualisiert|geändert|mis à jour|actualizad|aggiornat|обновл|измен|оновлено|güncel|更新",
    re.IGNORECASE,
)
DATELINE_WORDS = 16
COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\D{0,40}?((?:19|20)\d\d)(?:\s?[-–—]\s?((?:19|20)\d\d))?", re.IGNORECASE)


class Candidate(Struct, frozen=True):
    """A day that may be the page's own, how much speaks for it, and the place printed with it."""

    day: str
    weight: float
    place: str | None = None


def read(page: Page, found: Judged, language: str | None) -> tuple[str | None, str | None]:
    """Return the page's day (ISO 8601) and the place of its dateline, each null where it is not printed."""
    near = list(_near(page, found))
    printed = {i: dates.find(page.words(page.lines[i]), language) for i, _ in near}
    month_first = bool(page.head and (page.head.language or "").lower().replace("_", "-") == "en-us")
    flat = iter(dates.settled(chain.from_iterable(printed.values()), month_first=month_first))
    printed = {i: [next(flat) for _ in each] for i, each in printed.items()}
    given = list(dict.fromkeys(_given(page.head))) if page.head else []  # in their order: the first wins a draw
    years = _years(page, found, [d for each in printed.values() for d in each], given)
    titles = {i for i, _ in near if i == found.title or page.lines[i].within & Within.TITLE}
    candidates = [
        candidate
        for i, weight in near
        for candidate in _of_line(page.words(page.lines[i]), printed[i], weight, years, language, titled=i in titles)
    ]
    candidates += [Candidate(day, 1.2) for day in given]
    days: dict[str, float] = {}
    for each in filter(lambda candidate: candidate.day, candidates):
        days[each.day] = max(days.get(each.day, 0.0), each.weight) + 0.3 * (each.day in days)
    place = next((c.place for c in candidates if c.place), None)
    best = max(days, key=lambda day: days[day], default=None)
    return best, place


def _near(page: Page, found: Judged) -> Iterator[tuple[int, float]]:
    """Give the lines where a page prints its day, with a weight each, from the title outwards."""
    first = found.kept.index(True)
    title = found.title if found.title is not None and found.title < first + 3 else max(0, first - 3)
    for i in range(max(0, title - NEAR), min(len(page.lines), max(first, title) + INTO_ACCOUNT)):
        line = page.lines[i]
        weight = 2.0 - 0.1 * abs(i - title)
        if line.within & (Within.SAYS_DATE | Within.TIME):
            weight += 0.5
        if line.within & (Within.NAV | Within.SAYS_RELATED | Within.FOOTER):
            weight -= 1.0
        if i == title or found.kept[i]:
            weight -= 0.8
        yield i, weight


def _of_line(
    text: str, printed: list[Dated], weight: float, years: list[int], language: str | None, *, titled: bool
) -> Iterator[Candidate]:
    start = 0
    alone = len(text.split()) <= DATELINE_WORDS
    for each in printed:
        words_before = text[start : each.start]
        start = each.end
        place = dates.place_before(text, each, language)
        if titled and place and text.startswith(place):  # "Press Briefing – March 4, 2031" is no dateline
            place = None
        own = weight + 0.8 * bool(PUBLISHED.search(words_before)) - 0.9 * bool(CHANGED.search(words_before))
        own += 0.3 * (alone and not text[: each.start].strip()) + 0.2 * (place is not None)
        opens = each.start < 40
        if each.year is None:
            # A day without its year is the page's own only in a dateline.
            year = next((y for y in years if each.iso(y)), None)
            if place is None or not opens:
                continue
            day = each.iso(year) if year else None
            if day is None:
                yield Candidate("", -9.0, place)
            else:
                yield Candidate(day, own - 0.3, place)
        else:
            yield Candidate(each.iso() or "", own - (0.0 if alone or place else 0.7), place)


def _given(head: Head) -> Iterator[str]:
    """Give the days in the fields of the markup that say when the page was published."""
    for name, content in head.meta:
        if FIELDS.search(name) and not NOT_FIELDS.search(name):
            day = dates.from_markup(content)
            if day:
                yield day
    for block in head.linked_data:
        for value in _linked(block, "datePublished"):
            day = dates.from_markup(value)
            if day:
                yield day


def _linked(block: str, key: str) -> Iterator[str]:
    """Give every string that stands under `key` in a block of linked data; none where the block is broken."""
    try:
        waiting = [json.loads(block, strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            if isinstance(each.get(key), str):
                yield each[key]
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)


def _years(page: Page, found: Judged, printed: list[Dated], given: list[str]) -> list[int]:
    """Return the years that a date without one may have, likeliest first: printed nearby, in fields, in the ©."""
    nearby = [d.year for d in printed if d.year]
    fields = [int(day[:4]) for day in sorted(given)]
    legal = [
        int(year)
        for line, why in zip(page.lines, found.reasons, strict=True)
        if why and ("19" in (text := page.words(line)) or "20" in text)
        for match in COPYRIGHT.finditer(text)
        for year in (match[2] or match[1],)
    ]
    return nearby + fields + legal
