"""Markdown to a page, by way of HTML: the text is what a reader sees of it, without the marks.

A file is taken for Markdown where it has several marks that flat text hardly has: headings after a blank line, links,
words in bold, tables, a front matter. One asterisk or one line with a # does not make it so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import structs

from tellings.reading import flatten
from tellings.reading.formats.contents import Given, Laid, Opened
from tellings.reading.page import Line

if TYPE_CHECKING:
    from tellings.reading.page import Page

SNIFFED = 1 << 18
#: Beyond this a text is read as flat: the parser takes ten seconds for so much of nothing but marks.
LARGEST = 500_000
FRONT = re.compile(r"\A---[ \t]*\n((?:[\w-]{1,40}:.*\n|[ \t]+.*\n|- .*\n|\n){1,100}?)---[ \t]*(?:\n|\Z)")
FIELD = re.compile(r"^([\w-]{1,40}):[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
MARKS = (
    re.compile(r"(?:\A|\n[ \t]*\n)#{1,6} +[^\s#]"),
    re.compile(r"(?:\A|\n[ \t]*\n)\S[^\n]{0,200}\n(?:={3,}|-{3,})[ \t]*(?=\n|\Z)"),
    re.compile(r"(?<![\w!])\[[^\[\]\n]{1,200}\]\((?:https?:|mailto:|[./#])[^()\s]{0,500}\)"),
    re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\s]{1,500}\)"),
    re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,200}\*\*(?!\*)"),
    re.compile(r"^\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?[ \t]*)?$", re.MULTILINE),
    re.compile(r"^\[\^?[^\]\n]{1,80}\]:[ \t]+\S", re.MULTILINE),
)
#: Marks of one kind beyond so many say no more.
OF_A_KIND = 2
ENOUGH = 2
NOTE = re.compile(r"\[\^([^\]\s]{1,60})\]")
NOTED = re.compile(r"\[\^[^\]\s]{1,60}\]:")
FIELDS = {
    "title": "title",
    "publisher": "publisher",
    "site": "publisher",
    "source_name": "publisher",
    "date": "published",
    "published": "published",
    "url": "address",
    "source": "address",
}
FRONTED = {*FIELDS, "author", "authors", "layout", "tags", "categories", "lang", "language", "slug", "description"}
DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?")


def is_markdown(text: str) -> bool:
    """Return whether the text is Markdown, judged by the marks in it."""
    if len(text) > LARGEST:
        return False
    if _front(text):
        return True
    start = text[:SNIFFED]
    return sum(min(OF_A_KIND, len(mark.findall(start))) for mark in MARKS) >= ENOUGH


def opened(text: str) -> Opened:
    """Return the page of a Markdown text: headings, lists and tables known, marks and addresses of links left out."""
    front = _front(text)
    fields = dict(FIELD.findall(front[1])) if front else {}
    body = text[front.end() :] if front else text
    page = flatten.page(_html(_without_note_marks(body)))
    ahead = front[1].strip() if front else ""
    page = _after(ahead, page)
    notes = {i for i, line in enumerate(page.lines) if NOTED.match(page.words(line))}
    laid = [Laid(line, "footnote") for i, line in enumerate(page.lines) if i in notes]
    if ahead:
        laid.insert(0, Laid(Line(start=0, end=len(ahead)), "front matter"))
    told = tuple(line for i, line in enumerate(page.lines) if i not in notes)
    # Without a head: there is no site around it, so it is judged as flat text is, with its headings known.
    return Opened(structs.replace(page, lines=told, head=None), "text/markdown", given=_given(fields), laid=tuple(laid))


def _front(text: str) -> re.Match[str] | None:
    """Return the front matter: fields between two rules, one of them of those that front matters have."""
    found = FRONT.match(text)
    return found if found and any(key.lower() in FRONTED for key, _ in FIELD.findall(found[1])) else None


def _html(text: str) -> str:
    from markdown_it import MarkdownIt  # noqa: PLC0415  for Markdown only

    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


def _without_note_marks(text: str) -> str:
    """Return the text without the marks that refer to its notes; those that begin a note are made words."""
    return NOTE.sub(lambda found: f"\\[^{found[1]}\\]" if _begins_note(text, found) else "", text)


def _begins_note(text: str, found: re.Match[str]) -> bool:
    begun = text.rfind("\n", 0, found.start()) + 1
    return text.startswith(":", found.end()) and not text[begun : found.start()].strip()


def _after(ahead: str, page: Page) -> Page:
    """Return the page with the words `ahead` standing before it."""
    if not ahead:
        return page
    by = len(ahead) + 1
    lines = tuple(structs.replace(line, start=line.start + by, end=line.end + by) for line in page.lines)
    return structs.replace(page, text=f"{ahead}\n{page.text}", lines=lines)


def _given(fields: dict[str, str]) -> Given:
    said: dict[str, str] = {}
    for key, value in fields.items():
        field = FIELDS.get(key.lower())
        words = value.strip("\"'")
        if field == "published":
            found = DAY.match(words)
            words = found[0].replace(" ", "T") if found else ""
        if field == "address" and "://" not in words:
            continue
        if field and words:
            said.setdefault(field, words)
    return Given(**said, firmly=True)
