"""Who published a page: the name that its markup, its copyright line, its dateline or its masthead gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tellings.model import Origin, Span
from tellings.reading import dates, headline
from tellings.reading.datelines import dateline
from tellings.reading.features import WORD
from tellings.reading.furniture import reason
from tellings.reading.page import Head, Page, Within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.reading.account import Judged

FIELDS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "citation_publisher")
# "© 2004–2022 Name." and "© Name, 2004–2022": the name, to the first stop or year.
COPYRIGHT = re.compile(
    r"(?:©|\(c\)\s|copyright\s*(?:©|(?=by\s|(?:19|20)\d\d))|^\s*copyright\b)\s*(?:by\s+)?(?:(?:19|20)\d\d(?:\s?[-–—/]\s?(?:19|20)?\d\d)?)?[\s,:–—-]*(?:by\s+)?"
    r"([^\W\d_][^.,;|©\d\n]{1,80})",
    re.IGNORECASE,
)
REPORTS = re.compile(r"(?:^|\s)([A-ZА-ЯЁ][\w-]*[A-ZА-ЯЁ]{2}[\w-]*) (?:reports|informs|сообщает|передает|передаёт) ?")
AGENCY = re.compile(r"^[\s,.]*[(/]?\s*([^\W\d_a-z][\w .&-]{1,30}?)\s*[)/]?\s*(?:[.–—-]|$)")
RIGHTS = re.compile(r"\b(?:all rights|alle rechte|tous droits|todos los|tutti i|все права)\b.*", re.IGNORECASE)
# "A/RES/76/300", "CD-12/3": a document's symbol is no publisher.
SYMBOL = re.compile(r"[A-Z]{1,6}[/.-][\w/.()-]*\d[\w/.()-]*")
# "United Nations          S/PV.10871": beside a name, far off, the document's symbol.
BESIDE = re.compile(rf"\s{{3,}}{SYMBOL.pattern}$")
MASTHEAD_LINES = 2
MASTHEAD_WORDS = 12
WELCOME = re.compile(
    r"^(?:welcome to|willkommen (?:bei|auf)|bienvenue (?:à|au|aux|sur)|bienvenid[oa]s a)\s(?:the\s|la\s|les\s)?",
    re.IGNORECASE,
)
# Of what stands in a page's header, this is no name of the house.
NO_NAME = Within.NAV | Within.LIST | Within.FORM | Within.BUTTON | Within.SAYS_NAVIGATION
# A name and what somebody says is a headline.
QUOTED = re.compile(r"[:：]\s*[“\"«„‘]")
# "Source: Coastal News Agency 2036-03-04 20:51".
SAID_FROM = re.compile(
    r"^(?:source|quelle|fuente|fonte|источник|来源|from)\s*[:：]\s*([^\W\d_][^\d|·•:：]{2,60}?)(?=\s+\d|\s{2,}|\s*[|·•]|$)",
    re.IGNORECASE,
)
FROM = re.compile(r"^(?:from|source|publisher|herausgeber|von|organisation|organization)\s*:?$", re.IGNORECASE)


def read(page: Page, found: Judged, language: str | None) -> tuple[str | None, Origin | None]:
    """Return the publisher's name as the page writes it, and where it was read; null where it names none."""
    for name, where in _named(page, found, language):
        tidy = RIGHTS.sub("", name).strip(' \t.,;:|–—-•·®™«»"“”')
        if tidy and len(WORD.findall(tidy)) <= MASTHEAD_WORDS and not SYMBOL.fullmatch(tidy):
            return " ".join(tidy.split()), _origin(page, tidy, where)
    return None, None


def _origin(page: Page, name: str, where: str | int | None) -> Origin | None:
    """Return where a name was read: in a field, or in a line of the text by its number."""
    if not isinstance(where, int):
        return Origin("publisher", None, where) if where else None
    line = page.lines[where]
    at = page.words(line).find(name)
    start, size = (line.start + at, len(name)) if at >= 0 else (line.start, line.end - line.start)
    return Origin("publisher", Span(start, start + size))


def _named(page: Page, found: Judged, language: str | None) -> Iterator[tuple[str, str | int]]:
    """Give the names that a page may be published by, each with the field or the number of the line it stands in."""
    if page.head:
        yield from _fields(page.head)
    yield from _said_from(page, found)
    yield from _copyright(page, found)
    yield from _dateline(page, found, language)
    yield from _masthead(page, found, language)
    if page.head and page.lines and page.lines[0].within & Within.TITLE:
        yield from _site_in_title(page, found)


def _fields(head: Head) -> Iterator[tuple[str, str | int]]:
    for wanted in FIELDS:
        yield from ((content, name) for name, content in head.meta if name == wanted)
    for block in head.linked_data:
        yield from _publishers(block)


def _publishers(block: str) -> Iterator[tuple[str, str | int]]:
    found = re.search(r'"publisher"\s*:\s*\{[^{}]*?"name"\s*:\s*"([^"\\]{2,80})"', block)
    if found:
        yield found[1], "ld+json publisher"
    yield from ()


def _said_from(page: Page, found: Judged) -> Iterator[tuple[str, str | int]]:
    first = found.kept.index(True)
    for i in range(min(first, len(page.lines) - 1)):
        if FROM.match(page.words(page.lines[i])) and not found.kept[i + 1]:
            yield page.words(page.lines[i + 1]), i + 1
        elif not found.kept[i] and (said := SAID_FROM.match(page.words(page.lines[i]))):
            yield said[1], i


def _copyright(page: Page, found: Judged) -> Iterator[tuple[str, str | int]]:
    for i in range(len(page.lines) - 1, -1, -1):
        if found.reasons[i]:
            within = page.lines[i].within & (Within.FIGURE | Within.CAPTION)  # there stands who took a picture
            match = None if within else COPYRIGHT.search(page.words(page.lines[i]))
            if match and not reason(match[1])[0]:
                yield match[1], i


def _dateline(page: Page, found: Judged, language: str | None) -> Iterator[tuple[str, str | int]]:
    first = found.kept.index(True)
    for i in range(max(0, first - 3), min(first + 3, len(page.lines))):
        text = page.words(page.lines[i])
        if not found.kept[i] and i != found.title:
            for each in dates.find(text, language):
                agency = AGENCY.match(text[each.end :])
                if agency and agency[1][0].isupper() and dates.place_before(text, each, language):
                    yield agency[1], i
        else:
            opening = dateline(page.text, page.lines[i].start, page.lines[i].end, language)
            if opening and opening.agency and opening.agency[0].isupper():
                yield opening.agency, i
            said = REPORTS.search(text)
            if said:
                yield said[1], i


def _masthead(page: Page, found: Judged, language: str | None) -> Iterator[tuple[str, str | int]]:
    """Give what stands at the head of the page: its marked site name, or the first lines that are no menu."""
    first = found.title if found.title is not None else found.kept.index(True)
    above = [i for i in range(first) if not page.lines[i].within & Within.TITLE]
    within = [page.lines[i].within for i in above]
    marked = [
        i for i, w in zip(above, within, strict=True) if w & Within.SAYS_SITE and not w & (Within.NAV | Within.LIST)
    ]
    topmost = [i for i, w in zip(above, within, strict=True) if w & Within.HEADER and not w & NO_NAME]
    lines = (marked or topmost) if page.head else above
    names = []
    for i in lines[:MASTHEAD_LINES]:
        text = WELCOME.sub("", BESIDE.sub("", page.words(page.lines[i])))
        words = len(WORD.findall(text))
        menu = reason(text)[0] or re.search(r"[|>»]|\s{3}", text) or dates.find(text, language)
        if menu or not 1 <= words <= MASTHEAD_WORDS or text.endswith((".", ":", "!")) or QUOTED.search(text):
            break
        names.append(text)
        if page.head:
            break
    if names:
        yield ", ".join(names), lines[0]


def _site_in_title(page: Page, found: Judged) -> Iterator[tuple[str, str | int]]:
    title = page.words(page.lines[found.title]) if found.title is not None else ""
    others = [part for part in headline.parts(page.words(page.lines[0])) if part not in title and title not in part]
    if others:
        yield others[-1], 0
