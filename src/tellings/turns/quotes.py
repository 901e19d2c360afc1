"""Where the text quotes directly: between quotation marks of every usual form, or after a dash, in one paragraph.

The clause that says who speaks may stand inside («Да, — сказал он. — Конечно»; « Oui, dit-il. Bien sûr. »): it parts
the quotation in two. Who it is that speaks is the matter of `quotations`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tellings.turns.lexicon import says

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Opening and closing marks that belong together. „…“ comes before “…”, because its closing mark opens the other.
_PAIRS = (
    r"„[^„“”\n]+[“”]|“[^“”\n]+”|«[^«»\n]+»|»[^«»\n]+«|「[^「」\n]+」|『[^『』\n]+』|”[^“”\n]+”"
    r"|(?<![\w\"])\"[^\"\n]+\"(?!\w)"
)
#: Single marks are apostrophes too: they open and close a quotation only where a mark of punctuation ends it.
_SINGLE = r"|(?<!\w)‘[^‘\n]{12,}?[,.?!]’(?!\w)|(?<!\w)'[^'\n]{12,}?[,.?!]'(?!\w)"
#: A paragraph that opens a quotation and does not close it: the next one goes on in the same voice.
_OPEN = r"[“„«][^“”„«»\n]{20,}\Z|(?<![\w\"])\"[^\"\n]{20,}\Z"
_MARKED = re.compile(f"{_PAIRS}|{_OPEN}{_SINGLE}".replace(r"\n]", r"\v]"))  # a paragraph may be wrapped
_BARE = re.compile(f"{_PAIRS}{_SINGLE}")
_TAIL = re.compile(r"[“„«\"][^“”„«»\"\n]+$")

#: Languages in which a dash opens what somebody says, and the dash around the clause that says who.
_RUSSIAN = frozenset({"ru", "uk", "be", "bg", "sr", "kk"})
_DASHING = _RUSSIAN | {"es", "fr", "pt", "it", "pl", "ca", "gl", "tr", "ro"}
_DASH = re.compile(r"[—–―-]\s?(?=\S)")
#: "…, — сказал он. — …", "… —dijo él—. …": the clause, from the last word before it to the first after it.
_DASHED = re.compile(
    r"(?P<left>[,.!?…»\"]?)\s*[—–―]\s*(?P<clause>[^—–―\n«»“”]{3,120}?)(?:[.,!?…:]*\s*[—–―][.,:;]?\s*|(?P<out>\Z))"
)
#: "…, a-t-il dit. …", "…, sourit Anne Z, maire de X. …": the clause, after its comma or question mark.
_FRENCH = re.compile(
    r"[,?!…]\s(?P<clause>[^,.!?…«»“”\n]{3,90}(?:,\s(?!et\s|mais\s)[a-zà-ÿ][^,.!?…«»“”\n]{3,60}(?=\.))?)(?:[.,]\s*|\Z)"
)
#: "…, se réjouit Anne Z", "…, s’exclame la maire".
_REFLEXIVE = re.compile(r"(?:se\s|s[’'])[^\W\d_]+\s(?=[^\W\d_a-zà-ÿ]|l[ea]s?\s|l[’'])")
_FRENCH_HE = re.compile(r"\w+-(?:t-)?(?:il|elle|on)s?\b", re.IGNORECASE)
#: How many words of a clause may come before its verb.
_SOON = 3


class Quoted(NamedTuple):
    """Words quoted at `[start, end)`, marks left out; `[opening, closing)` with them, or with the dash before."""

    start: int
    end: int
    opening: int
    closing: int
    closed: bool = True


def quoted(text: str, start: int = 0, end: int | None = None, language: str | None = None) -> list[Quoted]:
    """Return what a paragraph `text[start:end]` quotes, in order; in two or more parts where a clause parts it."""
    stop = len(text) if end is None else end
    dash = _DASH.match(text, start, stop) if language in _DASHING else None
    if dash:
        parts = list(_parted(text, Quoted(dash.end(), stop, start, stop), language))
        if len(parts) > 1 or parts[0].end < stop:
            return parts
    marked = (_trimmed(text, match) for match in _MARKED.finditer(text, start, stop))
    return [part for each in marked if each.start < each.end for part in _parted(text, each, language)]


def unquoted(text: str) -> str:
    """Return the text with a blank for each quotation."""
    return _TAIL.sub(" ", _BARE.sub(" ", text))


def _trimmed(text: str, match: re.Match[str]) -> Quoted:
    closed = match[0][-1] in "“”»«」』\"’'" and len(match[0]) > 1
    return _stripped(text, Quoted(match.start() + 1, match.end() - closed, match.start(), match.end(), closed))


def _stripped(text: str, found: Quoted) -> Quoted:
    stretch = text[found.start : found.end]
    start = found.start + len(stretch) - len(stretch.lstrip())
    return found._replace(start=start, end=max(start, found.start + len(stretch.rstrip())))


def _parted(text: str, whole: Quoted, language: str | None) -> Iterator[Quoted]:
    """Yield the parts of a quotation around the clauses in it that say who speaks."""
    at, opening = whole.start, whole.opening
    for start, end in _clauses(text, whole, language):
        part = _stripped(text, Quoted(at, start, opening, start))
        if part.start < part.end:
            yield part
        at = opening = end
    rest = _stripped(text, whole._replace(start=at, opening=opening))
    if rest.start < rest.end:
        yield rest


def _clauses(text: str, whole: Quoted, language: str | None) -> Iterator[tuple[int, int]]:
    if language in _DASHING:
        for match in _DASHED.finditer(text, whole.start, whole.end):
            if (match["left"] or language not in _RUSSIAN) and _says_soon(match["clause"]):
                yield match.end("left"), match.end()
    if language == "fr":
        for match in _FRENCH.finditer(text, whole.start, whole.end):
            clause = match["clause"]
            first = clause.split()[0]
            if (
                _FRENCH_HE.match(first)
                or _REFLEXIVE.match(clause)
                or (says(first) and re.search(r"\s(?:[^\W\d_a-zà-ÿ]|l[ea]s?\s|l’|l')", clause))
            ):
                yield match.start("clause"), match.end()


def _says_soon(clause: str) -> bool:
    return any(says(word.strip(".,")) for word in clause.split()[:_SOON])
