"""What trafilatura takes for the main text of an HTML page, line by line of ours.

trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15/) knows the markup of news sites far better than
a few rules would. It gives back text, not places; a line of ours is extracted as far as its words are in that text.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, structs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tellings.reading.page import Page

WORD = re.compile(r"\w+")
MOST_PLACES = 20  # a line that the main text repeats more often is chrome; to try all would be quadratic
FEWEST_HITS = 0.3  # of a line's runs of words, those that must lie together
SLACK = 2  # words that two lines may share where they meet, since a place is reckoned from its runs
RUN = 4  # words that in a row are hardly twice on a page by chance
# trafilatura walks its tree by recursion and several times over; a page beyond these is classified without it.
LARGEST = 4_000_000
DEEPEST = 300


def extracted(page: Page, markup: str) -> Page:
    """Return the page with each line's `extracted` set: the share of it that trafilatura takes for main text.

    A headline may stand on the page three times and in the main text once. So the lines are matched in their order:
    among all ways to lay lines over the main text, one after another, the one that covers the most words.
    """
    if page.head is None or page.head.depth > DEEPEST or len(markup) > LARGEST:
        return page
    found = _main_text(markup)
    if not found:
        return page
    main = _Main(found)
    places = [main.places(words(page.words(line))) for line in page.lines]
    chosen = _in_order(places)
    return structs.replace(
        page,
        lines=tuple(
            structs.replace(line, extracted=chosen[i].share) if i in chosen else line
            for i, line in enumerate(page.lines)
        ),
    )


class _Place(Struct, frozen=True):
    """Where in the words of the main text a line may lie, and the share of the line that does."""

    start: int
    end: int
    share: float


class _Main:
    """The main text: its words in a row, where each of its paragraphs begins, and where each run of four."""

    def __init__(self, text: str) -> None:
        self.paragraphs: dict[tuple[str, ...], list[int]] = {}
        self.runs: dict[tuple[str, ...], list[int]] = {}
        said: list[str] = []
        for line in text.splitlines():
            for cell in line.split("|"):  # trafilatura writes the cells of a table's row so
                own = words(cell)
                if own:
                    self.paragraphs.setdefault(tuple(own), []).append(len(said))
                said += own
        for at, run in enumerate(runs_of(said)):
            self.runs.setdefault(run, []).append(at)

    def places(self, line: list[str]) -> list[_Place]:
        """Return where a line may lie: as a whole paragraph, or where its runs of words are."""
        whole = self.paragraphs.get(tuple(line))
        if whole:
            return [_Place(at, at + len(line), 1.0) for at in whole[:MOST_PLACES]]
        own = runs_of(line)
        begins = Counter(at - i for i, run in enumerate(own) for at in self.runs.get(run, ())[:MOST_PLACES])
        # Runs of one line that lie around an insert begin at two places: they count as one.
        share = sum(run in self.runs for run in own) / max(1, len(own))
        return [
            _Place(max(0, at), max(0, at) + len(line), min(share, 2 * hits / len(own)))
            for at, hits in begins.most_common(3)
            if hits >= FEWEST_HITS * len(own)
        ]


def _in_order(places: list[list[_Place]]) -> dict[int, _Place]:
    """Return for the lines of the best order the place chosen: lines and places both ascending, most words covered."""
    size = 1 + max((place.end for each in places for place in each), default=0)
    best: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)  # a Fenwick tree: the best chain that ends by a word
    chain: list[tuple[int, _Place, int]] = []
    for i, each in enumerate(places):
        begun = []
        for place in each:
            value, before = _best_until(best, place.start + SLACK)
            begun.append((value + place.share * (place.end - place.start), place, before))
        for value, place, before in begun:
            chain.append((i, place, before))
            _note(best, place.end, (value, len(chain) - 1))
    chosen: dict[int, _Place] = {}
    _, at = _best_until(best, size)
    while at >= 0:
        i, place, at = chain[at]
        chosen[i] = place
    return chosen


def _best_until(best: list[tuple[float, int]], at: int) -> tuple[float, int]:
    found = (0.0, -1)
    at = min(at + 1, len(best) - 1)
    while at > 0:
        found = max(found, best[at])
        at -= at & -at
    return found


def _note(best: list[tuple[float, int]], at: int, value: tuple[float, int]) -> None:
    at += 1
    while at < len(best):
        best[at] = max(best[at], value)
        at += at & -at


def words(text: str) -> list[str]:
    """Return the words of a text, in lower case, without punctuation."""
    return WORD.findall(text.casefold())


def runs_of(of: Iterable[str]) -> list[tuple[str, ...]]:
    """Return every run of four words, in order."""
    listed = list(of)
    return [tuple(listed[i : i + RUN]) for i in range(len(listed) - RUN + 1)]


def _main_text(markup: str) -> str:
    import trafilatura  # noqa: PLC0415  half a second that flat text need not wait for

    # It warns of pages with nothing in them; that is ours to say.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    found = trafilatura.extract(markup, favor_precision=True, include_comments=False)
    return found or ""
