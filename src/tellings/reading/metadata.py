"""What the page says of its account: title, publisher, date and place; null where it does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tellings.reading import headline, published, publisher
from tellings.reading.page import Page, Within

if TYPE_CHECKING:
    from tellings.reading.account import Judged


class Metadata(Struct, frozen=True):
    """The metadata of a telling, each null where it was not read."""

    title: str | None
    publisher: str | None
    published: str | None
    place: str | None


def read(page: Page, found: Judged, language: str | None) -> Metadata:
    """Return the metadata of a page whose account is known."""
    day, place = published.read(page, found, language)
    return Metadata(
        title=_title(page, found), publisher=publisher.read(page, found, language), published=day, place=place
    )


def _title(page: Page, found: Judged) -> str | None:
    if found.title is not None:
        return headline.bare(page.words(page.lines[found.title]))
    if page.head is None:
        return None
    given = headline.named_by(page.head)
    written = [page.words(line) for line in page.lines[:1] if line.within & Within.TITLE]
    if given:
        return given[0]
    return max(headline.parts(written[0]), key=len, default=None) if written else None
