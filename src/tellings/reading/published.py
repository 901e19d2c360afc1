"""The day that a page gives as its own, and the place of its dateline.

A page prints many days: of the visit, of related news, of its last change. Each is a candidate with a weight by where
it stands: near the title and on a line of its own, in the dateline, in the fields of the markup. The heaviest wins.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from tellings.model import Origin, Span
from tellings.reading import clocks, dates, linked
from tellings.reading.page import Head, Line, Page, Within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
#: What a field of the markup weighs: less than a day on a line of its own by the title.
_FIELD = 1.2
#: What two fields weigh that agree: more than a day in a caption, less than one on a line marked as the page's date.
_AGREED = 2.4
_LINKED = "ld+json datePublished"
COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\D{0,40}?((?:19|20)\d\d)(?:\s?[-–—]\s?((?:19|20)\d\d))?", re.IGNORECASE)


class Candidate(Struct, frozen=True):
    """A day that may be the page's own, how much speaks for it, and the place printed with it."""

    day: str
    weight: float
    place: str | None = None
    time: str | None = None
    origin: Origin | None = None
    stands: Span | None = None


class Published(Struct, frozen=True):
    """When a page was published, as it says, and the place of its dateline; each with where it was read."""

    when: str | None = None
    place: str | None = None
    origins: tuple[Origin, ...] = ()


def read(page: Page, found: Judged, language: str | None) -> Published:
    """Return the page's day, with the time of day where it gives one (ISO 8601), and the place of its dateline."""
    near = list(_near(page, found))
    printed = {i: dates.find(page.words(page.lines[i]), language) for i, _ in near}
    month_first = bool(page.head and (page.head.language or "").lower().replace("_", "-") == "en-us")
    flat = iter(dates.settled(chain.from_iterable(printed.values()), month_first=month_first))
    printed = {i: [next(flat) for _ in each] for i, each in printed.items()}
    given = list(_given(page.head)) if page.head else []
    years = _years(page, found, [d for each in printed.values() for d in each], [each.day for each in given])
    titles = {i for i, _ in near if i == found.title or page.lines[i].within & Within.TITLE}
    candidates = [
        candidate
        for i, weight in near
        for candidate in _of_line(
            page,
            page.lines[i],
            printed[i],
            weight,
            years=years,
            language=language,
            titled=i in titles,
            clocked=not found.kept[i],
        )
    ]
    firsts: dict[str, Candidate] = {}
    for each in given:  # in their order: of two fields that weigh the same the first wins
        firsts.setdefault(each.day, each)
    candidates += firsts.values()
    candidates += _agreed(given)
    days: dict[str, float] = {}
    for each in filter(lambda candidate: candidate.day, candidates):
        days[each.day] = max(days.get(each.day, 0.0), each.weight) + 0.3 * (each.day in days)
    best = max(days, key=lambda day: days[day], default=None)
    return _published(best, [*candidates, *given])


def _published(best: str | None, candidates: Sequence[Candidate]) -> Published:
    """Return the day with its time and where both were read, and the first place of all."""
    own = sorted((c for c in candidates if best and c.day == best), key=lambda c: (not _of_field(c), -c.weight))
    timed = next((c for c in own if c.time), None)
    chosen = timed or max(own, key=lambda c: c.weight, default=None)
    placed = next((c for c in candidates if c.place), None)
    origins = [Origin("published", c.origin.span, c.origin.field) for c in [chosen] if c and c.origin]
    origins += [Origin("place", placed.stands)] if placed else []
    return Published(f"{best}T{timed.time}" if timed else best, placed.place if placed else None, tuple(origins))


def _of_field(candidate: Candidate) -> bool:
    return candidate.origin is not None and candidate.origin.field is not None


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
    page: Page,
    line: Line,
    printed: list[Dated],
    weight: float,
    *,
    years: list[int],
    language: str | None,
    titled: bool,
    clocked: bool,
) -> Iterator[Candidate]:
    text = page.words(line)
    start = 0
    alone = len(text.split()) <= DATELINE_WORDS
    for each in printed:
        span = Span(line.start + each.start, line.start + each.end)
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
            weighed = own - 0.3 if day else -9.0
        else:
            day, weighed = each.iso(), own - (0.0 if alone or place else 0.7)
        opening = alone and not text[: printed[0].start].strip()  # a line of dates that was kept with the account
        timed = (clocked or opening) and not (CHANGED.search(words_before) and not PUBLISHED.search(words_before))
        at = text.rfind(place, 0, each.start) if place else -1
        yield Candidate(
            day or "",
            weighed,
            place,
            clocks.printed(text, each) if timed else None,
            Origin("published", span),
            Span(line.start + at, line.start + at + len(place)) if place and at >= 0 else None,
        )


def _given(head: Head) -> Iterator[Candidate]:
    """Give the days in the fields of the markup that say when the page was published."""
    for name, content in head.meta:
        if FIELDS.search(name) and not NOT_FIELDS.search(name):
            yield from _field(name, content)
    for value in linked.values(head.linked_data, "datePublished"):
        yield from _field(_LINKED, value)


def _agreed(given: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give the day that the linked data and another field of publication both name, with a time."""
    timed = [each for each in given if each.time and each.origin and each.origin.field]
    linked_days = {each.day for each in timed if each.origin and each.origin.field == _LINKED}
    for each in timed:
        if each.day in linked_days and each.origin and "publish" in (each.origin.field or ""):
            yield msgspec.structs.replace(each, weight=_AGREED)
            return


def _field(name: str, value: str) -> Iterator[Candidate]:
    if day := dates.from_markup(value):
        yield Candidate(day, _FIELD, None, clocks.marked(value), Origin("published", None, name))


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
