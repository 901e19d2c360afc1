"""Saved mails (EML) and saved pages in one file (MHTML): the part that tells, never an attachment.

Both are MIME messages. A mail's account is its HTML or its plain text, whichever reads; its subject, sender and day are
written for this very text. A saved page's are not: its subject is the page's `<title>` and its date the day of saving.
"""

from __future__ import annotations

import re
from contextlib import suppress
from email import message_from_bytes, policy
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from tellings.errors import NoAccount, NotText
from tellings.reading.formats.contents import Given, Laid, Opened
from tellings.reading.page import Line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

SNIFFED = 1 << 16
#: Fields that only a mail program writes; "From:" and "Subject:" alone may be copied out of one.
FIELD = re.compile(rb"([!-9;-~]{1,70}):[ \t]?")
WRITTEN = {b"mime-version", b"message-id", b"received", b"content-type", b"return-path", b"content-transfer-encoding"}
READ = {b"from", b"subject", b"date", b"content-type"}
#: Parts within parts. Real mails have three levels; the parser reads each level's lines once more for each above it.
DEEPEST = 20
NESTED = re.compile(rb"^content-type:\s*(?:multipart/|message/rfc822)", re.IGNORECASE | re.MULTILINE)
MOST_PARTS = 2_000  # a saved page brings its pictures, a part each
LONGEST_FIELD = 4_000  # bytes of a header; nobody's subject is longer, and to decode one is slow
FORWARDED = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg|tr|rv|отв|пересл)\s*:\s*)+", re.IGNORECASE)
#: A soft line end: after a space, but not after the mark of a signature, nor before a quoted or an empty line.
SOFT = re.compile(r"(?<=[^\n] )(?<!\n-- )\n(?![>\n])")
SIGNATURE = "--"  # by itself on a line: what follows is the sender's card (RFC 3676, section 4.3)


class Part(Struct, frozen=True):
    """One reading of a message: the bytes of its text, what kind, and what the message's fields say."""

    data: bytes
    media_type: str
    charset: str | None
    given: Given
    whole: str
    flowed: bool = False


def is_mail(data: bytes) -> bool:
    """Return whether the bytes begin with the header of a MIME message."""
    head = data[:SNIFFED].lstrip(b"\xef\xbb\xbf\r\n")
    names: set[bytes] = set()
    for number, line in enumerate(head.splitlines()):
        found = FIELD.match(line)
        if found:
            names.add(found[1].lower())
        elif not line.strip():
            break
        elif not (line[:1] in b" \t" and names) and not (number == 0 and line.startswith(b"From ")):
            return False
    return bool(names & WRITTEN) and bool(names & READ) and len(names) >= 2


def parts(data: bytes, name: str) -> Iterator[Part]:
    """Give the readings of a message, likeliest first. Raises NotText for one that is nested too deep or broken."""
    if len(NESTED.findall(data)) > DEEPEST:
        raise NotText(f"{name}: a mail nested in mails too often", hint="save the mail that tells by itself")
    message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.compat32)
    saved = _is_saved_page(message)
    given = _of_page(message) if saved else _of_mail(message)
    found = [each for each in _texts(message) if saved or not _attached(each)]
    kinds = ("text/html", "application/xhtml+xml", "text/plain")
    ranked = sorted((each for each in found if _kind(each) in kinds), key=lambda each: kinds.index(_kind(each)))
    if not ranked:
        raise NoAccount(f"{name}: a mail without text", hint="open its attachment and give that")
    for each in ranked:
        body = each.get_payload(decode=True)
        if not isinstance(body, bytes) or not body.strip():
            continue
        where = _field(each, "content-location") if saved else None
        yield Part(
            data=body,
            media_type="text/plain" if _kind(each) == "text/plain" else "text/html",
            charset=_charset(each),
            given=structs.replace(given, address=given.address or where),
            whole="multipart/related" if saved else "message/rfc822",
            flowed="flowed" in (_field(each, "content-type") or "").lower(),
        )


def opened(part: Part, read: Opened) -> Opened:
    """Return what was read of the part with what the message says of it, and the signature set aside."""
    page = read.page
    at = next((i for i, line in enumerate(page.lines) if page.words(line) == SIGNATURE), None)
    if read.markup is not None or at is None:
        return structs.replace(read, media_type=part.whole, given=part.given)
    card = Line(start=page.lines[at].start, end=page.lines[-1].end)
    return structs.replace(
        read,
        page=structs.replace(page, lines=page.lines[:at]),
        laid=(Laid(card, "signature"),),
        media_type=part.whole,
        given=part.given,
    )


def unflowed(text: str) -> str:
    """Return format=flowed text (RFC 3676) with its soft line ends, those after a space, taken out."""
    return SOFT.sub("", text)


def _texts(message: Message) -> Iterator[Message]:
    """Give the parts that are no containers, in their order; those of a mail within the mail too."""
    waiting = [message]
    seen = 0
    while waiting and seen < MOST_PARTS:
        each = waiting.pop()
        seen += 1
        inside = each.get_payload()
        if each.is_multipart() and isinstance(inside, list):
            waiting.extend(part for part in reversed(inside) if not isinstance(part, str))
        else:
            yield each


def _attached(part: Message) -> bool:
    return (_field(part, "content-disposition") or "").lower().startswith("attachment")


def _kind(part: Message) -> str:
    return (_field(part, "content-type") or "text/plain").split(";")[0].strip().lower()


def _charset(part: Message) -> str | None:
    found = re.search(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", _field(part, "content-type") or "", re.IGNORECASE)
    return found[1] if found else None


def _is_saved_page(message: Message) -> bool:
    """Return whether it is a page that a browser saved: related parts with an address, and nobody it was sent to."""
    if _field(message, "snapshot-content-location"):
        return True
    located = any(_field(part, "content-location") for part in _texts(message))
    return _kind(message) in ("multipart/related", "text/html") and located and not _field(message, "to")


def _of_page(message: Message) -> Given:
    return Given(title=_field(message, "subject"), address=_field(message, "snapshot-content-location"))


def _of_mail(message: Message) -> Given:
    subject = _field(message, "subject")
    passed_on = bool(subject and FORWARDED.match(subject))
    person, mailbox = parseaddr(_field(message, "from") or "")
    return Given(
        title=FORWARDED.sub("", subject) or None if subject else None,
        publisher=" ".join(person.split()) or mailbox.rpartition("@")[2] or None,
        published=_day(_field(message, "date")),
        firmly=not passed_on,  # who passes a mail on is not who wrote it, nor is the day
    )


def _day(written: str | None) -> str | None:
    """Return the day as the sender's own clock had it."""
    try:
        return parsedate_to_datetime(written).date().isoformat() if written else None
    except (ValueError, OverflowError):
        return None


def _field(message: Message, name: str) -> str | None:
    """Return a header's words, decoded, on one line. Read from the raw value: the parser of values trips over some."""
    from email.errors import MessageError  # noqa: PLC0415  beside its only use
    from email.header import decode_header, make_header  # noqa: PLC0415

    raw = next((value for key, value in message.raw_items() if key.lower() == name), None)
    if raw is None:
        return None
    text = str(raw)[:LONGEST_FIELD].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    with suppress(MessageError, LookupError, ValueError):  # what cannot be decoded is shown as it was written
        text = str(make_header(decode_header(text)))
    return " ".join(text.split()) or None
