"""Bytes to characters: a byte-order mark, strict UTF-8, then what the page says or its bytes look like."""

from __future__ import annotations

import codecs
import re

from tellings.errors import Empty, NotText

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# Japanese, Korean and Chinese mails shift between alphabets with an escape; every byte of them is ASCII.
SHIFTED = re.compile(r"iso-2022-(?:jp(?:-[123]|-ext|-2004)?|kr)", re.IGNORECASE)
DECLARED_WITHIN = 4096  # HTML asks for it in the first 1,024 bytes; saved pages put comments before it
# Characters that no text has. A stray one is a slip of the pen; more than 1 in 20 is no text.
UNPRINTABLE = bytes([*range(0x01, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
MOST_UNPRINTABLE = 0.05
# UTF-8 with a broken byte here and there stays UTF-8: one wrong for ten right characters beyond ASCII.
MOST_BROKEN = 0.1


def decode(data: bytes, name: str, *, declared: str | None = None) -> str:
    """Return the text of `data`, newlines as LF, without a byte-order mark; nothing else is altered.

    `declared` is a charset that came with the bytes, in a header of a mail or of an answer.

    Bytes that are wrong for the encoding become U+FFFD. Raises NotText for bytes that are no text in any encoding and
    Empty for text that is only white space.
    """
    text = _decode(data, name, declared)
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0"):
        raise Empty(f"{name}: nothing in it but white space", hint="save the page again, or give another file")
    if _unprintable(text) > MOST_UNPRINTABLE * len(text):
        raise _binary(name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unprintable(text: str) -> int:
    """Return how many characters are none of a text; counted as bytes, which in UTF-8 are theirs alone."""
    written = text.encode("utf-8", errors="surrogatepass")
    return text.count("\ufffd") + len(written) - len(written.translate(None, delete=UNPRINTABLE))


def _decode(data: bytes, name: str, sent_as: str | None) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _surely(data[len(mark) :].decode(encoding, errors="replace"))
    if b"\x00" in data:
        raise _binary(name)
    if sent_as and SHIFTED.fullmatch(sent_as) and b"\x1b" in data:
        return _surely(data.decode(sent_as, errors="replace"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    if broken <= MOST_BROKEN * sum(not char.isascii() for char in lenient):
        return lenient
    declared = _known(sent_as) or _declared(data)
    encoding = declared if declared and declared != "utf-8" else _looks_like(data)
    return _surely(data.decode(encoding, errors="replace"))


def _surely(text: str) -> str:
    """Return the text without NUL and lone surrogates, which no encoder downstream takes."""
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:DECLARED_WITHIN])
    if not found:
        return None
    from resiliparse.parse.encoding import map_encoding_to_html5  # noqa: PLC0415  only for what is not UTF-8

    named = map_encoding_to_html5(found[1].decode("ascii"), fallback_utf8=False)
    return _known(named)


def _looks_like(data: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415  only for what is not UTF-8

    return _known(detect_encoding(data, max_len=1 << 17)) or "cp1252"


def _known(encoding: str | None) -> str | None:
    """Return the name where Python has a text codec of it."""
    try:
        return codecs.lookup(encoding).name if encoding and not b"".decode(encoding) else None
    except LookupError:
        return None


def _binary(name: str) -> NotText:
    return NotText(f"{name}: binary data, not text", hint="give a text or HTML file")
