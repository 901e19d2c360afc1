"""Flat text to a page: one line of the text is one line of the page, save where the text is hard-wrapped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import structs

from tellings.reading import wrapped
from tellings.reading.page import Line, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = re.compile(r"[^\n]+")
# U+200B and U+FEFF are no white space to Python, but a line of them is a blank line to a reader.
EDGE = " \t\r\f\v\u00a0\u200b\ufeff\u2002\u2003\u2009\u202f\u3000"


def page(text: str) -> Page:
    """Return the page of a flat text, its blank lines left out and the lines of a hard-wrapped paragraph as one."""
    found = list(_lines(text))
    rows = [wrapped.Row(text[line.start : line.end], line.indent, line.blank_before) for line in found]
    lines: list[Line] = []
    for line, goes_on in zip(found, wrapped.joins(rows), strict=True):
        if goes_on:
            lines[-1] = structs.replace(lines[-1], end=line.end)
        else:
            lines.append(line)
    return Page(text=text, lines=tuple(lines))


def _lines(text: str) -> Iterator[Line]:
    last = 0
    for found in LINE.finditer(text):
        whole = found[0]
        words = whole.strip().strip(EDGE)
        if words:
            indent = len(whole) - len(whole.lstrip().lstrip(EDGE))
            start = found.start() + indent
            blank = text.count("\n", last, start) > 1
            yield Line(start=start, end=start + len(words), indent=indent, blank_before=blank)
            last = start + len(words)
