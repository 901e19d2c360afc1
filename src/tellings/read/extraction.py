"""What trafilatura takes for the main text of an HTML page, line by line of ours.

trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15/) knows the markup of news sites far better than
a few rules would. It gives back text, not places; a line of ours is extracted as far as its words are in that text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import structs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tellings.read.page import Page

WORD = re.compile(r"\w+")
RUN = 4  # words that in a row are hardly twice on a page by chance
# trafilatura walks its tree by recursion and several times over; a page beyond these is classified without it.
LARGEST = 4_000_000
DEEPEST = 200
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>", re.IGNORECASE)
UNCLOSED = "area base br col embed hr img input link meta param source track wbr p li td tr th"
VOID = frozenset(UNCLOSED.split())


def extracted(page: Page, markup: str) -> Page:
    """Return the page with each line's `extracted` set: the share of it that trafilatura takes for main text."""
    text = _main_text(markup)
    if not text:
        return page
    paragraphs = [tuple(words(line)) for line in text.splitlines()]
    whole = set(paragraphs)
    runs = set(runs_of(word for paragraph in paragraphs for word in paragraph))
    lines = (
        structs.replace(line, extracted=_share(tuple(words(page.words(line))), whole, runs)) for line in page.lines
    )
    return structs.replace(page, lines=tuple(lines))


def words(text: str) -> list[str]:
    """Return the words of a text, in lower case, without punctuation."""
    return WORD.findall(text.casefold())


def runs_of(of: Iterable[str]) -> list[tuple[str, ...]]:
    """Return every run of four words, in order."""
    listed = list(of)
    return [tuple(listed[i : i + RUN]) for i in range(len(listed) - RUN + 1)]


def _share(line: tuple[str, ...], whole: set[tuple[str, ...]], runs: set[tuple[str, ...]]) -> float:
    if line in whole:
        return 1.0
    own = runs_of(line)
    return sum(run in runs for run in own) / len(own) if own else 0.0


def _main_text(markup: str) -> str:
    if len(markup) > LARGEST or _depth(markup) > DEEPEST:
        return ""
    import trafilatura  # noqa: PLC0415  half a second that flat text need not wait for

    found = trafilatura.extract(markup, fast=True, include_comments=False, deduplicate=False)
    return found or ""


def _depth(markup: str) -> int:
    """Return how deep the page is nested, at most: elements that are often left unclosed do not count."""
    depth = deepest = 0
    for closing, tag, itself in TAG.findall(markup):
        if tag.lower() in VOID or itself:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest
