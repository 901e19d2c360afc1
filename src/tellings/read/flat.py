"""Flat text to a page: one line of the text is one line of the page."""

from __future__ import annotations

import re

from tellings.read.page import Line, Page

LINE = re.compile(r"[^\n]+")
# U+200B and U+FEFF are no white space to Python, but a line of them is a blank line to a reader.
EDGE = " \t\r\f\v\u00a0\u200b\ufeff\u2002\u2003\u2009\u202f\u3000"


def page(text: str) -> Page:
    """Return the page of a flat text, its blank lines left out."""
    lines = []
    last = 0
    for found in LINE.finditer(text):
        whole = found[0]
        words = whole.strip().strip(EDGE)
        if words:
            indent = len(whole) - len(whole.lstrip().lstrip(EDGE))
            start = found.start() + indent
            lines.append(
                Line(start=start, end=start + len(words), indent=indent, blank_before=text.count("\n", last, start) > 1)
            )
            last = start + len(words)
    return Page(text=text, lines=tuple(lines))
