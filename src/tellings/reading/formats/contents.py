"""What every format comes to: a page, and what the format itself says of it beside its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from tellings.reading.page import Line, Page


class Given(Struct, frozen=True):
    """What a format's own fields say; each null where they do not.

    `firmly` is true where a person wrote them for this very text (the subject of a mail) and they go before what is
    printed; false where a program filled them in (a document's properties) and they only stand in.
    """

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    address: str | None = None
    firmly: bool = False


class Laid(Struct, frozen=True):
    """A line that the format itself sets aside (a page number, a footnote), and why; it is never judged."""

    line: Line
    reason: str


class Opened(Struct, frozen=True):
    """A document opened: its page, the HTML it was read from where it was, and what is known without reading it."""

    page: Page
    media_type: str
    markup: str | None = None
    given: Given = Given()
    laid: tuple[Laid, ...] = ()
