"""The sentences of the account: exact spans, within one paragraph each, never across an aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tellings.model import Sentence, Span
from tellings.reading import passages
from tellings.reading.datelines import datelines
from tellings.reading.numbering import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# sentencex (Thottingal 2023) cuts by the rules of the language; what it cuts after one of these is joined again.
ABBREVIATED = re.compile(
    r"(?:^|[\s(\[“\"«„'])(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Col|Lt|Sgt|Capt|Cmdr|Maj|Gov|Sen|Rep|Hon|Pres|St|Sr|Jr|No|Nos|Art|Arts|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|approx|ca|cf|vs|e\.g|i\.e|a\.m|p\.m|U\.S|U\.N|U\.K|E\.U|Ph\.D|"
    r"Nr|Abs|bzw|z\.B|u\.a|d\.h|Hrn|Fr|M|Mme|Mlle|MM|Sra|Dra|Sres|Ud|Uds|Dott|Sig|Ing|Lic|Avv|"
    r"डॉ|श्री|प्रो|Проф|Акад|напр|нап|pag|págs?|Pag|m\.in|tzn|np|"
    r"г|гг|им|т\.д|т\.п|т\.е|тыс|млн|млрд|руб|стр|ст|ул|проф|акад|др|см|"
    r"[^\W\d_])\.$"
)
# After these an abbreviation does end the sentence when a capital follows.
MAY_END = re.compile(r"(?:a\.m|p\.m|U\.S|U\.N|U\.K|E\.U|Ph\.D|г|гг|т\.д|т\.п|др|млн|млрд|тыс|руб|Jr|Sr|\d\s?рр?)\.$")
NO_START = re.compile(r"^[\"'“”‘’«»„(\[–—-]*\s*[a-zа-яёіїєґ0-9à-öø-ÿ,;]")
#: After words quoted: "«Да!» — сказал он", "「…」と述べた".
_QUOTED = ("»", "”", "“", '"', "」", "』")
_SAID_AFTER = re.compile(r"[—–-]\s+[^\W\d_A-ZА-ЯЁ]|と|って|という|などと")
_SHORTENED = re.compile(r"(?:^|[\s(«„“])[^\W\d_]{1,5}(?:\.[^\W\d_]{1,4})*\.$")
#: "… 5 мая 2031 г. Они …": sentencex takes the year's mark for an abbreviation within the sentence, always.
_YEAR_ENDS = re.compile(r"\d\d\s?(?:гг?|рр?)\.\s+(?=[А-ЯЁІЇЄҐ][а-яёіїєґ]*\s|[«„])")
_YEARS_MARKED = frozenset({"ru", "uk", "be", "bg"})
#: A line beyond so many characters goes to sentencex in windows of them: one of 180,000 with 34,000 full marks took it
#: 3.5 seconds, which grow with the square.
WINDOW = 4_000
LONGEST = 4 * WINDOW
#: It looks for the end of every quotation that opens; a window with more marks than such a share is left whole.
OPENS = re.compile("[\"'“”„«»‘’(\\[「『]")
MOST_OPENED = 0.1
#: What is looked at of a sentence's end and of the next one's beginning; no abbreviation is so long.
LOOKED_AT = 60
NOT_BLANK = re.compile(r"\S")
HAS_WORD = re.compile(r"\w")
#: An agency's mark that its report is over.
END_MARK = re.compile(r"[\s(\[-]*(?:enditem|ends?|end item|fin|ende|конец)[\s)\].]*", re.IGNORECASE)
# Begun only where white space begins: tried at every blank of a long run, it would take the square of its length.
WRAP = re.compile(r"(?<!\s)\s*\n\s*")


def sentences(text: str, stretches: Iterable[Span], language: str | None) -> tuple[Sentence, ...]:
    """Return the sentences of each stretch of the text, trimmed of white space, in the order of the stretches.

    One in another language than `language` says so, and is cut by the rules of its own.
    """
    listed = list(stretches)
    other = passages.other(text, listed, language)
    words_from = {**numbers(text, listed), **datelines(text, listed, language)}
    found: list[Sentence] = []
    for stretch in listed:
        code = other.get(stretch.start)
        bare = Span(words_from.get(stretch.start, stretch.start), stretch.end)
        found += (Sentence(span.start, span.end, code) for span in _cut(text, bare, code or language or "en"))
    marked = passages.marked(text, tuple(found), language)
    return (
        tuple(replace(each, language=marked.get(each.start, each.language)) for each in found)
        if marked
        else tuple(found)
    )


def _cut(text: str, stretch: Span, language: str) -> Iterator[Span]:
    words = WRAP.sub(_blank, text[stretch.start : stretch.end])
    pending: Span | None = None
    for piece in _pieces(words, stretch.start, language):
        joined = piece if pending is None else Span(pending.start, piece.end)
        pending = joined
        if _goes_on(_end(text, joined), _beginning(text, joined.end, stretch.end)):
            continue
        if _tells(text, joined):
            yield joined
        pending = None
    if pending is not None and _tells(text, pending):
        yield pending


def _end(text: str, piece: Span) -> str:
    """Return the last characters of a piece: what it ends in, however long it has become."""
    return text[max(piece.start, piece.end - LOOKED_AT) : piece.end]


def _beginning(text: str, at: int, end: int) -> str:
    """Return the first characters of the words after a piece; nothing where there are none."""
    found = NOT_BLANK.search(text, at, end)
    return text[found.start() : min(end, found.start() + LOOKED_AT)] if found else ""


def _tells(text: str, piece: Span) -> bool:
    return bool(HAS_WORD.search(text, piece.start, piece.end)) and not END_MARK.fullmatch(text, piece.start, piece.end)


def _blank(end: re.Match[str]) -> str:
    """Return a blank as long as a line's end, which in a wrapped paragraph ends no sentence."""
    return " " * len(end[0])


def _pieces(words: str, at: int, language: str) -> Iterator[Span]:
    """Give what sentencex cuts, each piece found again where it stands."""
    place = 0
    for piece in _by_years(_segmented(words, language), language):
        bare = piece.strip()
        if not bare:
            continue
        start = words.find(bare, place)
        if start < 0:  # it altered the words: the rest stays in one piece
            break
        place = start + len(bare)
        yield Span(at + start, at + place)
    rest = words[place:].strip()
    if rest:
        start = words.index(rest, place)
        yield Span(at + start, at + start + len(rest))


def _segmented(words: str, language: str) -> Iterator[str]:
    """Give what sentencex cuts, of a long line window by window: the last piece of each begins the next."""
    import sentencex  # noqa: PLC0415  heavy

    at, size = 0, WINDOW
    while len(words) - at > size:
        window = words[at : at + size]
        if len(OPENS.findall(window)) > MOST_OPENED * size:
            yield window
            at, size = at + size, WINDOW
            continue
        *whole, last = sentencex.segment(language, window)
        if sum(map(len, whole)) + len(last) != size:
            break  # it altered the words: where its pieces stand is not known
        if whole:
            yield from whole
            at, size = at + sum(map(len, whole)), max(WINDOW, 2 * len(last))
        elif size < LONGEST:
            size *= 2
        else:  # no sentence is so long: it ends where its window does
            yield last
            at, size = at + len(last), WINDOW
    rest = words[at:]
    yield from sentencex.segment(language, rest) if len(OPENS.findall(rest)) <= WINDOW * MOST_OPENED else [rest]


def _by_years(pieces: Iterable[str], language: str) -> Iterator[str]:
    """Cut what sentencex left whole at the mark of a year with a capital after it."""
    for piece in pieces:
        at = 0
        for match in _YEAR_ENDS.finditer(piece) if language in _YEARS_MARKED else ():
            yield piece[at : match.end()]
            at = match.end()
        yield piece[at:]


def _goes_on(words: str, following: str) -> bool:
    """Return whether a sentence was cut at an abbreviation, or before what cannot begin one."""
    if not following:
        return False
    if following[0] in ",;،؛，、" or (words.endswith(_QUOTED) and _SAID_AFTER.match(following)):
        return True
    if not words.endswith("."):
        return False
    if following[0].islower() and (_SHORTENED.search(words) or words[-2:-1].isdigit()):
        return True  # "m.in. w sprawie", "напр. мост", "3. kez"
    if ABBREVIATED.search(words) and not MAY_END.search(words):
        return True
    return bool(NO_START.match(following)) and bool(ABBREVIATED.search(words))
