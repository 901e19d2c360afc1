"""Why each line that is not the account was set aside, in one or two plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from tellings.reading import dates
from tellings.reading.extraction import words
from tellings.reading.features import ENDS_SENTENCE
from tellings.reading.furniture import reason as furniture
from tellings.reading.page import Line, Page, Within

if TYPE_CHECKING:
    from numpy.typing import NDArray

OTHER = "page furniture"
# "11:04 A.M. EST", as transcripts of briefings begin and end.
CLOCK = re.compile(r"\(?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,5}\)?)?\)?", re.IGNORECASE)
HEADLINE_WORDS = 3  # what stands below the account with as many and no full stop is another page's headline
# What the markup says, strongest first; the words of the line itself go before it.
MARKED: tuple[tuple[int, str], ...] = (
    (Within.CAPTION, "caption"),
    (Within.NAV, "navigation"),
    (Within.SAYS_SHARE, "share links"),
    (Within.SAYS_COMMENT, "comments"),
    (Within.SAYS_TAGS, "tags"),
    (Within.SAYS_ADVERT, "advertisement"),
    (Within.TIME, "date line"),
    (Within.SAYS_BYLINE, "byline or note"),
    (Within.ASIDE | Within.SAYS_RELATED, "related"),
    (Within.FOOTER | Within.SAYS_LEGAL, "legal"),
    (Within.SAYS_NAVIGATION, "navigation"),
    (Within.FORM | Within.BUTTON, "navigation"),
    (Within.SAYS_SITE, "site name"),
)


def of(page: Page, kept: NDArray[np.bool_], title: int | None) -> list[str | None]:
    """Return the reason for each line that is not kept; null for those that are."""
    first, last = (int(np.flatnonzero(kept)[at]) for at in (0, -1)) if kept.any() else (len(kept), len(kept))
    named = words(page.words(page.lines[title])) if title is not None else []
    told: list[str | None] = []
    for i, (line, keep) in enumerate(zip(page.lines, kept, strict=True)):
        if keep:
            told.append(None)
        elif i == title or (named and _repeats(words(page.words(line)), named)):
            told.append("headline")
        else:
            told.append(_of_line(page, line, below=i > last, inside=first < i < last))
    return told


def _repeats(said: list[str], title: list[str]) -> bool:
    """Return whether a line is the title again, give or take the site's name or "VIDEO"."""
    if min(len(said), len(title)) < HEADLINE_WORDS:
        return False
    shorter, longer = sorted((said, title), key=len)
    return len(longer) <= 2 * len(shorter) and f" {' '.join(shorter)} " in f" {' '.join(longer)} "


def _of_line(page: Page, line: Line, *, below: bool, inside: bool) -> str:
    text = page.words(line)
    why, share = furniture(text)
    if why and share > 0.5:
        return why
    day = dated(text)
    if day or why:
        return day or why or OTHER
    for within, reason in MARKED:
        if line.within & within:
            return reason
    if inside:
        return "insert" if ENDS_SENTENCE.search(text) else "heading"
    if below and len(words(text)) >= HEADLINE_WORDS and not ENDS_SENTENCE.search(text):
        return "related"
    return "heading" if line.within & Within.HEADING else OTHER


def dated(text: str) -> str | None:
    """Return whether a line says no more than a day ("date line") or a place and a day ("dateline"); null where not."""
    if not dates.DIGIT.search(text):  # most lines: neither a clock nor a day
        return None
    if CLOCK.fullmatch(text):
        return "date line"
    for each in dates.find(text, None):
        if dates.place_before(text, each, None) and each.start < len(text) / 2:
            return "dateline" if len(words(text)) <= 2 * len(words(text[: each.end])) + 2 else None
        if each.end - each.start > len(text) / 4:
            return "date line"
    return None
