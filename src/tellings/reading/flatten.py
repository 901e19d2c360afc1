"""HTML to a page: the whole page's text, a line break at block elements and nothing inserted at inline ones.

The markup is read as a stream of events (lxml's target parser), never as a tree: a page nested a hundred thousand
levels deep costs no more than another, and each element knows its surroundings from its parent's alone.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tellings.reading.hints import LONGEST, hint
from tellings.reading.page import Head, Line, Page, Within
from tellings.reading.unseen import unseen

if TYPE_CHECKING:
    from collections.abc import Mapping

IS_HTML = re.compile(
    r"\s*(<\?xml[^>]{0,200}>\s*)?(<!--.{0,5000}?-->\s*){0,20}"
    r"<(!doctype\s+html|html|head|body|div|p|article|main|section|table|title|meta|h[1-6]|span|center|font)\b",
    re.IGNORECASE | re.DOTALL,
)
CLOSING = re.compile(r"</(p|div|h[1-6]|li|table|td|span|a|body|html)\s*>", re.IGNORECASE)
SNIFFED = 1 << 16

#: A tag of thousands of attributes. The parser compares each with all before it: 30,000 of them take it 14 seconds,
#: 3,000 a tenth of one. No page of 379 has such a tag.
CROWDED = re.compile(
    r"""<([A-Za-z][^\s<>/"']*+)(?:[\s/]++[^\s<>"'=/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s<>"']*+))?+){3000,}+"""
)

DROPPED = {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas", "audio", "video"}
BREAKING = """
    address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 head header hr html label legend li main menu nav ol optgroup option p pre
    search section select summary table tbody td textarea tfoot th thead title tr ul
"""
BLOCKS = frozenset(BREAKING.split())
VERBATIM = {"pre", "textarea"}
PLACES: dict[str, int] = {
    "nav": Within.NAV,
    "menu": Within.NAV,
    "aside": Within.ASIDE,
    "header": Within.HEADER,
    "footer": Within.FOOTER,
    "figure": Within.FIGURE,
    "figcaption": Within.CAPTION,
    "caption": Within.CAPTION,
    "form": Within.FORM,
    "select": Within.FORM,
    "label": Within.FORM,
    "dialog": Within.SAYS_HIDDEN,
    "li": Within.LIST,
    "dd": Within.LIST,
    "dt": Within.LIST,
    "td": Within.TABLE,
    "th": Within.TABLE,
    "article": Within.ARTICLE,
    "main": Within.MAIN,
    "h1": Within.HEADING | Within.H1,
    **{f"h{n}": Within.HEADING for n in range(2, 7)},
    "p": Within.PARAGRAPH,
    "blockquote": Within.QUOTE,
    "button": Within.BUTTON,
    "title": Within.TITLE,
    "time": Within.TIME,
}
IN_PARAGRAPH = int(Within.PARAGRAPH)
NAMING = ("class", "id", "role", "itemprop")
#: All that an element's kind is made from, beside its tag: `_kind` and `unseen` look at no other attribute.
TELLING = (*NAMING, "style", "hidden", "aria-hidden")
TELLING_NAMES = frozenset(TELLING)
BLANKS = ("",) * len(NAMING)
# The whole page is often `<body class="article-page has-sidebar">`: that says nothing of a line.
WHOLE_PAGE = {"html", "body", "head"}
BOLD = {"b", "strong"}
#: Elements that say something of the page beside its text.
SPEAKING = {"html", "meta", "link", "time", "script"}
#: What there is to know of an element: whether it ends a line, its flags, and whether it is dropped.
Kind = tuple[bool, int, bool]


def is_html(text: str) -> bool:
    """Return whether the text is HTML, judged by what is in it."""
    return bool(IS_HTML.match(text)) or len({tag.lower() for tag in CLOSING.findall(text[:SNIFFED])}) >= 3


def uncrowded(text: str) -> str:
    """Return the HTML with the attributes of tags that have thousands of them left out."""
    return CROWDED.sub(r"<\1", text)


def page(text: str) -> Page:
    """Return the page of an HTML text: its flattened text, its lines with their surroundings, what its head says."""
    from lxml import etree  # noqa: PLC0415  not needed for flat text

    reader = _Reader()
    target: Any = reader  # it takes text only, as the parser gives it for this encoding
    parser = etree.HTMLParser(target=target, huge_tree=True, encoding="utf-8")
    try:
        parser.feed(text.encode("utf-8", errors="replace"))
        parser.close()
    except etree.XMLSyntaxError:
        # Nothing that the parser takes for an element: what was read until then is the page.
        reader.close()
    return reader.page()


def _kind(tag: str, attributes: Mapping[str, str]) -> Kind:
    """Return whether the element ends a line, what it says of the lines in it, and whether it is dropped."""
    breaks = tag in BLOCKS
    if tag in WHOLE_PAGE:
        return breaks, 0, False
    place = PLACES.get(tag, 0)
    names = " ".join(filter(None, map(attributes.get, NAMING)))
    if names:
        place |= hint(names)
    style = attributes.get("style")
    if "hidden" in attributes or (style and "display:none" in style.replace(" ", "")):
        place |= Within.SAYS_HIDDEN
    return breaks, place, tag in DROPPED or unseen(attributes, inline=not breaks)


#: Elements without any attribute are more than half of most pages.
PLAIN = {tag: _kind(tag, {}) for tag in {*BLOCKS, *DROPPED, *WHOLE_PAGE, *PLACES, *BOLD, "a", "em", "i", "span"}}

#: And of any other tag.
INLINE: Kind = (False, 0, False)


class _Reader:
    """Takes the parser's events and keeps lines; `page` gives what came of them."""

    def __init__(self) -> None:
        # Each element open, its flags as plain numbers (those of an enum are slow to join), and whether it is dropped.
        self.around: list[tuple[str, int, bool]] = []
        self.dropped = 0
        self.pieces: list[str] = []
        self.linked = self.bold = self.whole = 0
        self.in_link = self.in_bold = 0
        self.place = 0
        self.lines: list[tuple[str, int, float, float]] = []
        self.meta: list[tuple[str, str]] = []
        self.times: list[tuple[int, str]] = []
        self.linked_data: list[str] = []
        self.data_parts: list[str] | None = None
        self.language: str | None = None
        self.address: str | None = None
        self.deepest = 0
        self.kinds: dict[tuple[str | None, ...], Kind] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in SPEAKING:
            self._read_head(tag, attributes)
        around = self.around
        surroundings = around[-1][1] if around else 0
        if self.dropped:  # nothing in it is shown, whatever it is
            breaks, place, drops = tag in BLOCKS, 0, False
        elif attributes and not TELLING_NAMES.isdisjoint(attributes):
            breaks, place, drops = self._kind(tag, attributes)
        else:
            breaks, place, drops = PLAIN.get(tag, INLINE)
        if drops:
            self.dropped += 1
        if self.pieces and (breaks or (tag == "time" and not surroundings & IN_PARAGRAPH)):
            self._end_line()
        around.append((tag, surroundings | place, drops))
        if len(around) > self.deepest:  # noqa: PLR1730  for each tag of the page, and `max` takes thrice as long
            self.deepest = len(around)
        if tag == "a":
            self.in_link += 1
        elif tag in BOLD:
            self.in_bold += 1

    def end(self, tag: str) -> None:
        tag, surroundings, drops = self.around.pop() if self.around else (tag, 0, False)
        if self.pieces and (tag in BLOCKS or (tag == "time" and not surroundings & IN_PARAGRAPH)):
            self._end_line()
        if drops:
            self.dropped -= 1
        if tag == "a":
            self.in_link -= 1
        elif tag in BOLD:
            self.in_bold -= 1
        elif tag == "script" and self.data_parts is not None:
            self.linked_data.append("".join(self.data_parts))
            self.data_parts = None

    def data(self, data: str) -> None:
        if self.dropped:
            if self.data_parts is not None:
                self.data_parts.append(data)
            return
        length = len(data.strip())
        if not (length or self.pieces):  # white space between two elements, which is most of what comes
            return
        tag, surroundings, _ = self.around[-1] if self.around else ("", 0, False)
        if tag in VERBATIM:
            self._add_lines(data, surroundings)
        else:
            self._add(data, length, surroundings)

    def comment(self, text: str) -> None:
        """Comments say nothing to a reader."""

    def close(self) -> None:
        self._end_line()

    def page(self) -> Page:
        """Return the page read."""
        texts = [words for words, *_ in self.lines]
        starts = [0]
        for words in texts:
            starts.append(starts[-1] + len(words) + 1)
        lines = tuple(
            Line(start=start, end=after - 1, within=within, linked=linked, bold=bold)
            for (start, after), (_, within, linked, bold) in zip(pairwise(starts), self.lines, strict=True)
        )
        head = Head(
            tuple(self.meta), tuple(self.times), tuple(self.linked_data), self.language, self.address, self.deepest
        )
        return Page(text="\n".join(texts), lines=lines, head=head)

    def _add_lines(self, data: str, surroundings: int) -> None:
        for n, piece in enumerate(data.split("\n")):
            if n:
                self._end_line()
            self._add(piece, len(piece.strip()), surroundings)

    def _add(self, data: str, length: int, surroundings: int) -> None:
        """Add words of which so many characters are no white space at either end."""
        if length:
            if not self.whole:
                self.place = surroundings
            self.whole += length
            if self.in_link:
                self.linked += length
            if self.in_bold:
                self.bold += length
        self.pieces.append(data)

    def _end_line(self) -> None:
        if self.whole:
            words = " ".join("".join(self.pieces).split())
            self.lines.append((words, self.place, self.linked / self.whole, self.bold / self.whole))
        self.pieces.clear()
        self.whole = self.linked = self.bold = 0

    def _kind(self, tag: str, attributes: Mapping[str, str]) -> Kind:
        """Return what `_kind` says; but for their ids a page's elements are of a few kinds, hundreds of times each."""
        named = attributes.get("id")
        short = named and sum(map(len, map(attributes.get, NAMING, BLANKS))) < LONGEST - len(NAMING)
        if named and short and tag not in WHOLE_PAGE:
            breaks, place, drops = self._kind(tag, {name: said for name, said in attributes.items() if name != "id"})
            return breaks, place | hint(named), drops
        key = (tag, *map(attributes.get, TELLING))
        found = self.kinds.get(key)
        if found is None:
            found = self.kinds[key] = _kind(tag, attributes)
        return found

    def _read_head(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "html":
            self.language = attributes.get("lang") or attributes.get("xml:lang") or self.language
        elif tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            if name and attributes.get("content"):
                self.meta.append((name.lower().strip(), attributes["content"].strip()))
        elif tag == "link" and attributes.get("rel") == "canonical":
            self.address = attributes.get("href") or self.address
        elif tag == "time" and attributes.get("datetime"):
            self.times.append((len(self.lines), attributes["datetime"]))
        elif tag == "script" and "ld+json" in attributes.get("type", ""):
            self.data_parts = []
