"""Who wrote a page: the names in its linked data, in the fields of its markup, or in a byline beside its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tellings.model import Origin, Span
from tellings.reading import linked
from tellings.reading.page import Head, Page, Within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tellings.reading.account import Judged

FIELDS = (
    "author", "article:author", "dc.creator", "dcterms.creator", "dc.contributor", "parsely-author", "sailthru.author",
    "byl", "citation_author", "og:article:author", "creator", "cxenseparse:author", "article:author_name",
)  # fmt: skip
#: Before a name in a byline, and between two.
BY = re.compile(
    r"^(?:written by|reporting by|story by|by|von|autor(?:in)?:?|par|por|di|door|av|af|автор:?|текст:?|texte? :|text:?|"
    r"رائد|كتب|بقلم|文/|记者)\s*:?\s+",
    re.IGNORECASE,
)
COMPANY = re.compile(
    r"\b(?:GmbH|AG|KG|Ltd|Inc|LLC|Verlag|Media|Online|Redaktion|Newsroom|Staff|Desk)\b|\.(?:com|de|at|ch|fr|net|org)\b"
)
AND = re.compile(r"\s*(?:;|\||\s/\s|\s&\s|\s(?:and|und|et|y|e|og|och|en|и|ve|with|mit)\s|,\s(?:and|und)\s)\s*")
#: What follows a name and is no part of it: an address, an agency, a place, a role, a date.
AFTER = re.compile(r"\s*(?:[(\[<|@•·].*|\s[–—-]\s.*|\S+@\S+.*|\d.*)$")
ROLE = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|journalist|columnist|staff|redakteur\w*|korrespondent\w*|rédact\w*|redactora?"
    r"|corresponsal|jr|sr|md|phd)\b\.?",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"https?:|www\.|^@|^\W*$|[{}<>]|^(?:admin|redaktion online|none|null|undefined|staff|unknown)$", re.IGNORECASE
)
LONGEST = 60
OUTSIDE = Within.NAV | Within.SAYS_RELATED | Within.FOOTER | Within.SAYS_SHARE | Within.CAPTION | Within.SAYS_TAGS
#: So many lines below the title a byline is looked for, and so many above it.
BELOW, ABOVE = 6, 2
#: A name has two to five words, each with a capital.
NAME = re.compile(
    r"[^\W\d_a-zа-я][\w’'.-]*(?:\s(?:van|von|de|der|del|la|le|da|al|bin|ten|zu|di|el)(?=\s)|\s[^\W\d_a-zа-я][\w’'.-]*){1,4}"
)


def read(page: Page, found: Judged, publisher: str | None) -> tuple[tuple[str, ...], Origin | None]:
    """Return the authors in their order, and where they were read; none where the page names nobody.

    A person goes before the house itself, which many pages give as their author.
    """
    house: tuple[tuple[str, ...], Origin | None] = ((), None)
    own = plain(publisher or "")
    for names, origin in _candidates(page, found):
        if not all(plain(name) in own or own in plain(name) or COMPANY.search(name) for name in names):
            return names, origin
        house = house if house[0] else (names, origin)
    return house


def plain(name: str) -> str:
    """Return a name as letters and digits alone, to compare it with the publisher's."""
    return "".join(filter(str.isalnum, name.casefold())) or "-"


def _candidates(page: Page, found: Judged) -> Iterator[tuple[tuple[str, ...], Origin]]:
    for field, names in _given(page.head) if page.head else ():
        if tidy := _tidy(names):
            yield tidy, Origin("authors", None, field)
    for span, byline in _printed(page, found):
        if tidy := _tidy([byline]):
            yield tidy, Origin("authors", span)


def _given(head: Head) -> Iterator[tuple[str, list[str]]]:
    for article in linked.articles(head.linked_data):
        for key in ("author", "creator"):
            yield f"ld+json {key}", list(_names(article.get(key)))
    for wanted in FIELDS:
        yield wanted, [content for name, content in head.meta if name == wanted]


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        name = value.get("name")
        yield from _names(name if isinstance(name, (str, list)) else None)
    elif isinstance(value, list):
        for each in value:
            yield from _names(each)


def _printed(page: Page, found: Judged) -> Iterator[tuple[Span, str]]:
    """Give the bylines beside the title: a line that begins with "by", and holds names."""
    first = found.kept.index(True)
    title = found.title if found.title is not None and found.title < first + 3 else first
    for i in range(max(0, title - ABOVE), min(len(page.lines), max(title + BELOW, first + 1))):
        text = page.words(page.lines[i])
        if i == found.title or len(text) > 2 * LONGEST or page.lines[i].within & Within.TITLE:
            continue
        led = BY.match(text)
        bare = text.strip(" ,|•·")
        alone = page.lines[i].within & Within.SAYS_BYLINE and not page.lines[i].within & OUTSIDE
        if alone and NAME.fullmatch(bare) and len(bare) < LONGEST and not found.kept[i]:
            yield Span(page.lines[i].start, page.lines[i].end), bare
        if led and NAME.match(text[led.end() :]):
            yield Span(page.lines[i].start + led.end(), page.lines[i].end), text[led.end() :]


def _tidy(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names one by one, without what stands around them, each once."""
    made: dict[str, None] = {}
    for given in names:
        for part in AND.split(" ".join(given.split())):
            if NO_NAME.search(part):
                continue
            for piece in _by_comma(part):
                name = AFTER.sub("", BY.sub("", piece)).strip(" ,.;:|–—-)(")
                name = (
                    " ".join(word.capitalize() if word.isupper() and len(word) > 3 else word for word in name.split())
                    if name.isupper() and " " in name
                    else name
                )
                if name and len(name) <= LONGEST and not NO_NAME.search(name):
                    made.setdefault(name)
    return tuple(made)


def _by_comma(part: str) -> list[str]:
    """Return the pieces between commas where each is a name ("Ann Holm, Eva Stern"), else the first."""
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    pieces = [*pieces[:1], *(piece for piece in pieces[1:] if not ROLE.search(piece))]
    if len(pieces) > 1 and all(NAME.fullmatch(piece) for piece in pieces):
        return pieces
    return pieces[:1]
