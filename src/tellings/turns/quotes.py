"""Where the text quotes directly: pairs of quotation marks of every usual form, within a paragraph."""

from __future__ import annotations

import re

#: Opening and closing marks that belong together. „…“ comes before “…”, because its closing mark opens the other.
_PAIRS = re.compile(
    r"„[^„“”\n]+[“”]|“[^“”\n]+”|«[^«»\n]+»|»[^«»\n]+«|「[^「」\n]+」|『[^『』\n]+』|”[^“”\n]+”"
    r"|(?<![\w\"])\"[^\"\n]+\"(?!\w)|(?<!\w)‘[^‘\n]{12,}?[,.?!]’(?!\w)|(?<!\w)'[^'\n]{12,}?[,.?!]'(?!\w)"
)
#: A paragraph that opens a quotation and does not close it: the next one goes on in the same voice.
_OPEN = re.compile(r"[“„«\"][^“”„«»\"\n]+$")


def quoted(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the spans of the words between quotation marks in `text[start:end]`, marks left out, in order."""
    stop = len(text) if end is None else end
    spans = [(match.start() + 1, match.end() - 1) for match in _PAIRS.finditer(text, start, stop)]
    last = spans[-1][1] + 1 if spans else start
    if (tail := _OPEN.search(text[last:stop])) and len(tail.group()) > 20:
        spans.append((last + tail.start() + 1, stop))
    return [
        (start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip()))
        for start, end in spans
        if text[start:end].strip()
    ]


def unquoted(text: str) -> str:
    """Return the text with a blank for each quotation."""
    return _OPEN.sub(" ", _PAIRS.sub(" ", text))
