"""XHTML to HTML: what an HTML parser would misread of it, put the way HTML puts it.

In XHTML `<script src="…"/>` and `<title/>` are closed; an HTML parser takes the rest of the page for their content. An
XML parser would stop at the first `&nbsp;` or unclosed `<br>`, of which saved pages are full, so the page stays HTML.
"""

from __future__ import annotations

import re
from html import escape

SNIFFED = 4096
DECLARED = re.compile(r"\s*(?:<\?xml[^>]{0,200}>|<!doctype[^>]{0,300}xhtml)", re.IGNORECASE)
NAMESPACE = re.compile(r"<(?:\w+:)?html[^>]{0,500}http://www\.w3\.org/1999/xhtml", re.IGNORECASE)
PROLOGUE = re.compile(r"\s*(?:<\?[^>]{0,1000}>\s*){1,20}")
VOID = "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr"
# Neither a quoted value nor what stands between them holds < or >, so that each tag is looked at once.
VALUES = r"""(?:[^<>"']|"[^<>"]*"|'[^<>']*')*?"""
CLOSED = re.compile(rf"<(?!(?:{VOID})\b)([A-Za-z][\w:-]{{0,40}}\b)({VALUES})/>", re.IGNORECASE)
CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


def is_xhtml(text: str) -> bool:
    """Return whether the text says that it is XHTML."""
    return bool(DECLARED.match(text[:SNIFFED]) or NAMESPACE.search(text[:SNIFFED]))


def as_html(text: str) -> str:
    """Return XHTML as HTML: no prologue, closed elements with an end tag of their own, CDATA as text."""
    text = PROLOGUE.sub("", text, count=1) if PROLOGUE.match(text) else text
    return CDATA.sub(_as_text, CLOSED.sub(r"<\1\2></\1>", text))


def _as_text(found: re.Match[str]) -> str:
    """Return the words of a CDATA section; those in a script (`//<![CDATA[`) are dropped with it, escaped or not."""
    return escape(found[1], quote=False)
