"""What the page says of its account: title, publisher, authors, date and place; null where it does not say.

Each comes with where it was read: a span of the text, or the name of a field of the markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tellings.model import Origin, Span
from tellings.reading import authors, headline, published, publisher
from tellings.reading.page import Page, Within

if TYPE_CHECKING:
    from tellings.reading.account import Judged


class Metadata(Struct, frozen=True):
    """The metadata of a telling, each null where it was not read, and where each was."""

    title: str | None
    publisher: str | None
    published: str | None
    place: str | None
    authors: tuple[str, ...] = ()
    canonical: str | None = None
    origins: tuple[Origin, ...] = ()


def read(page: Page, found: Judged, language: str | None) -> Metadata:
    """Return the metadata of a page whose account is known."""
    title, of_title = _title(page, found)
    name, of_name = publisher.read(page, found, language)
    told = published.read(page, found, language)
    wrote, of_authors = authors.read(page, found, name)
    canonical, of_address = _canonical(page)
    return Metadata(
        title=title,
        publisher=name,
        published=told.when,
        place=told.place,
        authors=wrote,
        canonical=canonical,
        origins=tuple(each for each in (of_title, of_name, *told.origins, of_authors, of_address) if each),
    )


def _title(page: Page, found: Judged) -> tuple[str | None, Origin | None]:
    if found.title is not None:
        line = page.lines[found.title]
        title = headline.bare(page.words(line))
        return _shown(title), Origin("title", Span(line.start, line.start + len(title)))
    if page.head is None:
        return None, None
    for field, title in headline.named_by(page.head):
        return _shown(title), Origin("title", None, field)
    for line in page.lines[:1]:
        if line.within & Within.TITLE and (title := max(headline.parts(page.words(line)), key=len, default="")):
            at = line.start + page.words(line).index(title)
            return _shown(title), Origin("title", Span(at, at + len(title)))
    return None, None


def _shown(title: str) -> str:
    """Return a title without the soft hyphens that only say where it may be broken."""
    return title.replace("\u00ad", "")


def _canonical(page: Page) -> tuple[str | None, Origin | None]:
    """Return the address that the page calls its own, where it gives it whole."""
    if page.head is None:
        return None, None
    given = [("link canonical", page.head.address), *((n, c) for n, c in page.head.meta if n == "og:url")]
    for field, address in given:
        if address and address.startswith(("http://", "https://")):
            return address, Origin("address", None, field)
    return None, None
