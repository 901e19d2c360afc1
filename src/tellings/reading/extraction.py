"""What trafilatura takes for the main text of an HTML page, line by line of ours.

trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15/) knows the markup of news sites far better than
a few rules would. It gives back text, not places; a line of ours is extracted as far as its words are in that text.
"""

from __future__ import annotations

import logging
import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct, structs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement
    from trafilatura.settings import Extractor

    from tellings.reading.page import Page

WORD = re.compile(r"\w+")
MOST_PLACES = 20  # a line that the main text repeats more often is chrome; to try all would be quadratic
FEWEST_HITS = 0.3  # of a line's runs of words, those that must lie together
SLACK = 2  # words that two lines may share where they meet, since a place is reckoned from its runs
RUN = 4  # words that in a row are hardly twice on a page by chance
# Elements that trafilatura's own cleaning removes, words and all. Gone beforehand, its patterns have a third less to
# run over: of 349 pages two come out otherwise, by a line each. `aside` stays: it may wrap a whole article. Pictures,
# which it takes no account of here, are a twentieth of what is left; of 98 pages none comes out otherwise without them.
CAST_OUT = """
    script style link meta noscript iframe embed object applet audio video canvas svg math map area button datalist
    dialog fieldset input label legend optgroup option output select textarea progress nav menu footer img picture
    source
""".split()
# trafilatura compares what it extracts with what readability and jusText would, which costs it as much again, and takes
# theirs where it is more than twice as long or its own is very short. So it is asked to only where a page's text
# outside of links leaves room for that: on one page in ten. Of 349 pages 9 come out otherwise without any comparison
# (F1 .947 instead of .952, cross-validated), none with these bounds, nor with half of the share.
SHARE_OF_PAGE = 0.4
FEWEST_CHARACTERS = 250
# trafilatura walks its tree by recursion and several times over; a page beyond these is classified without it.
LARGEST = 4_000_000
DEEPEST = 300
# Of 271 pages of news and transcripts the largest has 1,728 elements once lightened. Steps of trafilatura that look at
# every table once for each other take 7 seconds for 4,000 small tables, .5 for 1,000; 20,000 elements of other kinds
# take 2 to 3. jusText looks for each short paragraph at all short ones around it: 7 seconds for 2,700, 2 for 1,500.
MOST_ELEMENTS = 20_000
MOST_TABLES = 1_000
MOST_COMPARED = 1_500


def extracted(page: Page, markup: str) -> Page:
    """Return the page with each line's `extracted` set: the share of it that trafilatura takes for main text.

    A headline may stand on the page three times and in the main text once. So the lines are matched in their order:
    among all ways to lay lines over the main text, one after another, the one that covers the most words.
    """
    if page.head is None or page.head.depth > DEEPEST or len(markup) > LARGEST:
        return page
    unlinked = sum((line.end - line.start) * (1 - line.linked) for line in page.lines)
    found = _main_text(markup, unlinked)
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
    """The main text: its words in a row, where each of its paragraphs begins, and where each run of four last does.

    `repeated` has where a run that comes again begins before that.
    """

    def __init__(self, text: str) -> None:
        self.paragraphs: dict[tuple[str, ...], list[int]] = {}
        said: list[str] = []
        for line in text.splitlines():
            for cell in line.split("|"):  # trafilatura writes the cells of a table's row so
                own = words(cell)
                if own:
                    self.paragraphs.setdefault(tuple(own), []).append(len(said))
                said += own
        runs = runs_of(said)
        self.runs = dict(zip(runs, range(len(runs)), strict=True))
        self.repeated: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        if len(self.runs) < len(runs):
            for at, run in enumerate(runs):
                if self.runs[run] != at:
                    self.repeated[run].append(at)

    def places(self, line: list[str]) -> list[_Place]:
        """Return where a line may lie: as a whole paragraph, or where its runs of words are."""
        whole = self.paragraphs.get(tuple(line))
        if whole:
            return [_Place(at, at + len(line), 1.0) for at in whole[:MOST_PLACES]]
        if len(line) < RUN:
            return []
        own = runs_of(line)
        there = [
            (i, (*self.repeated.get(run, ()), last))
            for i, run in enumerate(own)
            if (last := self.runs.get(run)) is not None
        ]
        if not there:
            return []
        begins = Counter(at - i for i, places in there for at in places[:MOST_PLACES])
        # Runs of one line that lie around an insert begin at two places: they count as one.
        share = len(there) / len(own)
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
    return list(zip(*(listed[i:] for i in range(RUN)), strict=False))


def _main_text(markup: str, unlinked: float) -> str:
    """Return the main text of a page that holds so many characters outside of links."""
    import trafilatura  # noqa: PLC0415  half a second that flat text need not wait for

    # It warns of pages with nothing in them; that is ours to say.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    tree = _lightened(markup)
    if tree is None:
        return ""
    elements = int(tree.xpath("count(//*)"))
    if elements > MOST_ELEMENTS or tree.xpath("count(//table)") > MOST_TABLES:
        return ""
    found = trafilatura.extract(tree, options=_options(fast=True)) or ""
    if elements <= MOST_COMPARED and len(found) < max(FEWEST_CHARACTERS, SHARE_OF_PAGE * unlinked):
        found = trafilatura.extract(tree, options=_options(fast=False)) or ""
    return found


@cache
def _options(*, fast: bool) -> Extractor:
    from trafilatura.settings import Extractor  # noqa: PLC0415  as above

    return Extractor(precision=True, comments=False, fast=fast)


def _lightened(markup: str) -> HtmlElement | None:
    """Return the tree of the page without what trafilatura would throw out of it after several walks over it all."""
    from lxml import etree, html  # noqa: PLC0415  not needed for flat text

    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    # lxml.html asks a function in Python which class each element is of, whenever one is touched: a tenth of all that
    # trafilatura does. What it has for forms is not needed here.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        tree = html.document_fromstring(markup.encode("utf-8", errors="replace"), parser=parser)
    except etree.ParserError:  # nothing in it that the parser takes for an element
        return None
    etree.strip_elements(tree, *CAST_OUT, with_tail=False)
    return tree
