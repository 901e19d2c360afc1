"""A document to a telling: the steps of reading, one after another."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tellings.errors import NoAccount
from tellings.model import Source, Span, Telling
from tellings.read import flat, flatten, metadata, source
from tellings.read.account import judged
from tellings.read.charset import decode
from tellings.read.language import language
from tellings.read.sentences import sentences

if TYPE_CHECKING:
    from tellings.read.page import Line, Page


def load(path_or_dash: str, *, id: str = "A") -> Telling:  # noqa: A002  the noun's own field
    """Return the telling in a file, or on standard input for `-`. Raises SourceError, as `telling` does."""
    return telling(source.fetch(path_or_dash), name=path_or_dash, id=id)


def telling(data: bytes, *, name: str, id: str = "A", address: str | None = None) -> Telling:  # noqa: A002
    """Return the telling that `data` holds, without turns: text, asides, metadata, language and sentences.

    `name` is what errors call it. Raises Empty, NotText, TooLarge or NoAccount, and nothing else, whatever the bytes.
    """
    source.refuse_what_is_no_text(data, name)
    text = decode(data, name)
    markup = flatten.is_html(text)
    page = flatten.page(text) if markup else flat.page(text)
    found = judged(page, text if markup else None)
    if not any(found.kept):
        raise _no_account(name)
    kept = [line for line, keep in zip(page.lines, found.kept, strict=True) if keep]
    spoken = language(_joined(page, kept), page.head.language if page.head else None)
    read = metadata.read(page, found, spoken)
    cut = [Span(line.start, line.end) for line, whole in zip(page.lines, found.told, strict=True) if whole]
    told = sentences(page.text, cut, spoken)
    if not told:
        raise _no_account(name)
    return Telling(
        id=id,
        source=Source(
            name=name.encode("utf-8", "replace").decode("utf-8"),  # a file name need not be UTF-8; a record must
            media_type="text/html" if markup else "text/plain",
            sha256=hashlib.sha256(data).hexdigest(),
            address=address or (page.head.address if page.head else None),
        ),
        title=read.title,
        publisher=read.publisher,
        published=read.published,
        place=read.place,
        language=spoken,
        text=page.text,
        aside=found.aside(page),
        sentences=told,
    )


def _no_account(name: str) -> NoAccount:
    return NoAccount(
        f"{name}: text, but nothing in it that reads as an account", hint="give the page that tells of the event"
    )


def _joined(page: Page, lines: list[Line]) -> str:
    return "\n".join(map(page.words, lines))
