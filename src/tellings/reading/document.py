"""A document to a telling: the steps of reading, one after another."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal

from msgspec import structs

from tellings.errors import NoAccount
from tellings.model import Aside, Origin, Source, Span, Telling
from tellings.reading import addresses, formats, metadata, source
from tellings.reading.account import judged
from tellings.reading.formats import gzipped, recorded
from tellings.reading.language import language
from tellings.reading.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tellings.reading.formats import Given, Laid, Opened
    from tellings.reading.metadata import Metadata
    from tellings.reading.page import Line, Page


def load(
    name: str,
    *,
    id: str = "A",  # noqa: A002  the noun's own field
    private_addresses: bool = False,
    keep: Callable[[bytes], None] | None = None,
) -> Telling:
    """Return the telling in a file, at an http(s) address, or on standard input for `-`.

    `keep` is given the bytes as found, before they are read. Raises SourceError, as `telling` does.
    """
    if addresses.is_address(name):
        fetched = addresses.fetch(name, private=private_addresses)
    else:
        fetched = addresses.Fetched(source.fetch(name), "", None)
    if keep:
        keep(fetched.data)
    return telling(fetched.data, name=name, id=id, address=fetched.address or None, charset=fetched.charset)


def telling(
    data: bytes,
    *,
    name: str,
    id: str = "A",  # noqa: A002  the noun's own field
    address: str | None = None,
    charset: str | None = None,
) -> Telling:
    """Return the telling that `data` holds, without turns: text, asides, metadata, language and sentences.

    A record of one telling is given back as it stands. `name` is what errors call it; `address` and `charset` are what
    is known of the bytes from where they came. Raises SourceError, and nothing else, whatever the bytes.
    """
    inside = gzipped.unpacked(data, name)
    known = recorded.telling(inside, name, id)
    if known is not None:
        return known
    fault: NoAccount | None = None
    for document in formats.opened(inside, name, charset=charset):
        try:
            return _told(document, data, name=name, id=id, address=address)
        except NoAccount as found:
            fault = fault or found
    raise fault or _no_account(name)


def _told(document: Opened, data: bytes, *, name: str, id: str, address: str | None) -> Telling:  # noqa: A002
    page, given = document.page, document.given
    found = judged(page, document.markup)
    if not any(found.kept):
        raise _no_account(name)
    kept = [line for line, keep in zip(page.lines, found.kept, strict=True) if keep]
    spoken = language(_joined(page, kept), page.head.language if page.head else None)
    read = _completed(metadata.read(page, found, spoken), given)
    cut = [Span(line.start, line.end) for line, whole in zip(page.lines, found.told, strict=True) if whole]
    told = sentences(page.text, cut, spoken)
    if not told:
        raise _no_account(name)
    return Telling(
        id=id,
        source=Source(
            name=name.encode("utf-8", "replace").decode("utf-8"),  # a file name need not be UTF-8; a record must
            media_type=document.media_type,
            sha256=hashlib.sha256(data).hexdigest(),
            address=address or (page.head.address if page.head else None) or given.address,
            canonical=read.canonical,
        ),
        title=read.title,
        publisher=read.publisher,
        published=read.published,
        place=read.place,
        language=spoken,
        text=page.text,
        aside=tuple(_with_laid(page.text, found.aside(page), document.laid)),
        sentences=told,
        authors=read.authors,
        origins=read.origins,
    )


def _completed(read: Metadata, given: Given) -> Metadata:
    """Return what was read with what the format's own fields say: before it where a person wrote them, else behind."""
    fields: tuple[Literal["title", "publisher", "published"], ...] = ("title", "publisher", "published")
    chosen = [f for f in fields if getattr(given, f) and (given.firmly or getattr(read, f) is None)]
    origins = [each for each in read.origins if each.of not in chosen]
    origins += [Origin(field, None, f"the file's {field}") for field in chosen]
    return structs.replace(read, **{field: getattr(given, field) for field in chosen}, origins=tuple(origins))


def _with_laid(text: str, asides: Iterable[Aside], laid: Iterable[Laid]) -> Iterator[Aside]:
    """Give the stretches set aside in their order; one that runs over a line laid aside by its format is cut there."""
    ours = sorted((Aside(each.line.start, each.line.end, each.reason) for each in laid), key=lambda each: each.start)
    made = list(ours)
    for aside in asides:
        start = aside.start
        for other in ours:
            if aside.start <= other.start < aside.end:
                made += _trimmed(text, start, other.start, aside.reason)
                start = other.end
        made += _trimmed(text, start, aside.end, aside.reason)
    yield from sorted(made, key=lambda each: each.start)


def _trimmed(text: str, start: int, end: int, reason: str) -> list[Aside]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return [Aside(start, end, reason)] if start < end else []


def _no_account(name: str) -> NoAccount:
    return NoAccount(
        f"{name}: text, but nothing in it that reads as an account", hint="give the page that tells of the event"
    )


def _joined(page: Page, lines: list[Line]) -> str:
    return "\n".join(map(page.words, lines))
