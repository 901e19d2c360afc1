"""RSS and Atom as a reader saved them: an entry is a document, as far as the feed tells it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tellings.gathering.containers.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.gathering.containers.piece import Piece


def records(piece: Piece) -> Iterator[Record]:
    """Give a record for each entry; a file that is no feed is one page."""
    import feedparser  # noqa: PLC0415  in an extra

    (name,) = piece.paths
    data = Path(name).read_bytes()
    feed: Any = feedparser.parse(data, sanitize_html=False)
    if not feed.entries:
        yield Record(place=name, id=name, data=data)
        return
    publisher, language = feed.feed.get("title"), (feed.feed.get("language") or "")[:2].lower() or None
    for number, entry in enumerate(feed.entries, 1):
        yield _entry(entry, place=f"{name}#{number}", publisher=publisher, language=language)


def _entry(entry: Any, *, place: str, publisher: str | None, language: str | None) -> Record:
    told = [each.get("value", "") for each in entry.get("content", ())] or [entry.get("summary", "")]
    markup = max(told, key=len)
    day = entry.get("published_parsed") or entry.get("updated_parsed")
    known = {
        "id": entry.get("id") or entry.get("link"), "title": entry.get("title"), "address": entry.get("link"),
        "published": f"{day[0]:04}-{day[1]:02}-{day[2]:02}" if day else None,
    }  # fmt: skip
    if not markup.strip():
        return Record(place=place, fault="an entry without a text", **known)
    page = f"<!doctype html><meta charset=utf-8><article>{markup}</article>"
    return Record(place=place, data=page.encode("utf-8", "replace"), publisher=publisher, language=language, **known)
