"""What a file is, by what is in it and never by its name, and each format's way to a page.

`opened` looks and hands on: `mail` (saved mails and MHTML), `xhtml`, `markdown`, `word` (DOCX), `pdf`; what is none of
these is HTML or flat text. `gzipped` and `recorded` (`tellings/1` itself) are asked before, by `document`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.reading import flat, flatten, source
from tellings.reading.charset import decode
from tellings.reading.formats import mail, markdown, pdf, word, xhtml
from tellings.reading.formats.contents import Given, Laid, Opened

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Given", "Laid", "Opened", "opened"]


def opened(data: bytes, name: str, *, charset: str | None = None) -> Iterator[Opened]:
    """Give what may be the document in `data`, likeliest first: a mail may hold its account twice over.

    `charset` is what came with the bytes, not in them. Raises SourceError where they are no document that is read.
    """
    if word.is_word(data):
        yield word.opened(data, name)
        return
    if pdf.is_pdf(data):
        yield pdf.opened(data, name)
        return
    source.refuse_what_is_no_text(data, name)
    if mail.is_mail(data):
        for part in mail.parts(data, name):
            yield mail.opened(part, _of_part(part, name))
        return
    yield _of_text(decode(data, name, declared=charset))


def _of_part(part: mail.Part, name: str) -> Opened:
    text = decode(part.data, name, declared=part.charset)
    if part.media_type == "text/html":
        return _of_html(text)
    return Opened(flat.page(mail.unflowed(text) if part.flowed else text), "text/plain")


def _of_text(text: str) -> Opened:
    if xhtml.is_xhtml(text) or flatten.is_html(text):
        return _of_html(text)
    if markdown.is_markdown(text):
        return markdown.opened(text)
    return Opened(flat.page(text), "text/plain")


def _of_html(text: str) -> Opened:
    # A page that only bears XHTML's doctype was most often sent as HTML; with an XML prologue it was not.
    media_type = "application/xhtml+xml" if text.lstrip().startswith("<?xml") else "text/html"
    text = flatten.uncrowded(xhtml.as_html(text) if xhtml.is_xhtml(text) else text)
    return Opened(flatten.page(text), media_type, markup=text)
