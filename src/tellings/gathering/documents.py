"""What is gathered: a document, and the table of documents that the stages begin with."""

from __future__ import annotations

import datetime
import hashlib
import re

import msgspec

#: Everything that is no letter or digit: two copies may differ in it.
_BESIDE = re.compile(r"[\W_]+")


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document of an archive: its account as plain text, and what is known of it. Null is not known."""

    id: str
    text: str
    language: str | None = None
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    address: str | None = None


def key(id: str) -> int:  # noqa: A002  the noun's own field
    """Return the number that stands for a document in every stage: 63 bits of a hash of its id."""
    return int.from_bytes(hashlib.blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def digest(text: str) -> str:
    """Return what two copies have in common whatever their white space, punctuation and capitals."""
    return hashlib.blake2b(_BESIDE.sub(" ", text).casefold().encode("utf-8", "replace"), digest_size=16).hexdigest()


def day(published: str | None) -> int | None:
    """Return the days from 1 January of the year 1 to an ISO date, with or without a time; null where it is none."""
    try:
        return datetime.date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None
