"""What of a page is the account and what is not, line by line, with the reason for each line set aside.

The classifier gives each line its odds, `regions` makes stretches of them, and the rules here mend what the training
pages, which are news, do not know: the salutations, closings and short answers of speeches and transcripts.
"""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray

from tellings.model import Aside
from tellings.reading import classifier, extraction, features, headline, reasons
from tellings.reading.furniture import reason as furniture
from tellings.reading.leadins import is_note
from tellings.reading.numbering import NUMBER
from tellings.reading.page import Line, Page, Within
from tellings.reading.regions import stretches

Kept = NDArray[np.bool_]
Odds = NDArray[np.float64]

# The training pages are news of paragraphs: their classifier is hard on lists and tables that trafilatura knows for
# main text. So much log-odds for or against a line is trafilatura's word worth. On pages of another collection F1 is
# .957 without, .976 with 3, .972 with trafilatura's word alone.
TRUST = 3.0
# Log-odds from which a line next to kept lines is kept with them. On news pages both lose a little (F1 .930 to .928,
# cross-validated); speeches would lose their first and last words without.
SPOKEN_ODDS = -3.5
PROSE_ODDS = -1.0
EDGE_LINES = 4  # of what is kept, at either end, are looked at again
# The same for a plain sentence of so many words right beside kept lines, an agency's closing line or one of a speech.
SENTENCE_ODDS = -2.0
SENTENCE_WORDS = 6

# A flat text is clean where at most one line, or so many of its lines, look like a page's, and so much of it stands in
# sentences.
CLUTTER = 0.05
IN_SENTENCES = 0.75

# How far from the next kept line a salutation or a closing may stand, in lines.
REACH = 6
# A salutation, a closing or an answer is at most so long; what is longer the classifier judges well.
SHORT = 60
# A form of address may name everyone ("Heads of State and Government, Secretary-General, dear friends,").
ADDRESS = 200
ADDRESS_END = re.compile(r"[,،，!！]$")
SPOKEN_END = re.compile(r"[.!?…:,;。！？：؟][\"'”’»)\]]*$")


# So many headings numbered one after the other make an agenda.
SECTIONS = 4

# Elements and class names of what is not running text.
OUTSIDE = (
    Within.NAV
    | Within.FOOTER
    | Within.CAPTION
    | Within.FORM
    | Within.BUTTON
    | Within.TITLE
    | Within.SAYS_SHARE
    | Within.SAYS_LEGAL
    | Within.SAYS_TAGS
    | Within.SAYS_RELATED
    | Within.ASIDE
    | Within.SAYS_DATE
    | Within.SAYS_BYLINE
)


# Where running text stands, and a title; they say nothing of what is the account.
PLAIN = int(Within.PARAGRAPH | Within.TITLE | Within.HEADING | Within.H1 | Within.QUOTE)


# Of these, what an extraction begins or ends with by mistake.
NOTED = Within.SAYS_BYLINE | Within.SAYS_DATE | Within.SAYS_SHARE | Within.FOOTER


class Judged(Struct, frozen=True):
    """The verdict on each line: `reasons` is null where it is kept; `told` is false for headings in the account."""

    kept: tuple[bool, ...]
    told: tuple[bool, ...]
    reasons: tuple[str | None, ...]
    title: int | None

    def aside(self, page: Page) -> tuple[Aside, ...]:
        """Return the stretches set aside, lines of one reason in a row as one."""
        made: list[Aside] = []
        last: str | None = None
        for line, why in zip(page.lines, self.reasons, strict=True):
            if why and why == last:
                made[-1] = Aside(made[-1].start, line.end, why)
            elif why:
                made.append(Aside(line.start, line.end, why))
            last = why
        return tuple(made)


def judged(page: Page, markup: str | None) -> Judged:
    """Return which lines of the page are the account. `markup` is the HTML it was read from, if it was."""
    if markup is not None and _is_plain(page):
        page = structs.replace(page, head=None)
    elif markup is not None:
        page = extraction.extracted(page, markup)
    kept = _mended(page, *_classified(page)) if page.lines else np.zeros(0, dtype=bool)
    if page.head is None and page.lines:
        kept |= numbered(page, kept)
    if page.head is None and is_clean(page):
        kept = _trimmed(page, kept | np.array([_runs(page.words(line)) for line in page.lines]))
    title = headline.find(page, kept)
    if title is not None and kept.any() and _mostly_below(page, kept, title):
        kept[: title + 1] &= np.array([i != title and _may_precede(page, i, title) for i in range(title + 1)])
    headings = _headings(page, kept)
    told = kept & ~headings
    why = reasons.of(page, kept, title)
    return Judged(
        kept=tuple(kept.tolist()), told=tuple((told if told.any() else kept).tolist()), reasons=tuple(why), title=title
    )


def numbered(page: Page, kept: Kept) -> Kept:
    """Return the lines between numbered headings ("6. Finance"), where most of such sections are kept already.

    Minutes go through their agenda in short sections, of which the training pages, which are news, know nothing.
    """
    found = [(int(match[1]), i) for i, line in enumerate(page.lines) if (match := NUMBER.match(page.words(line)))]
    numbers, at = [number for number, _ in found], [i for _, i in found]
    more = np.zeros(len(page.lines), dtype=bool)
    if len(at) < SECTIONS or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return more
    ends = [*at[1:], min(at[-1] + 2, len(page.lines))]
    sections = list(zip(at, ends, strict=True))
    if sum(bool(kept[start + 1 : end].any()) for start, end in sections) * 2 <= len(sections):
        return more
    for start, end in sections:
        more[start] = len(page.words(page.lines[start])) <= SHORT
        for i in range(start + 1, end):
            more[i] = _reads_as_sentence(page.words(page.lines[i]))
    return more


def _is_plain(page: Page) -> bool:
    """Return whether the markup says nothing of any line: a text in paragraphs, as mail programs write it.

    The same text is then judged alike, whether it came as HTML or flat; of whole sites no page is so bare.
    """
    return all(not line.within & ~PLAIN and not line.linked for line in page.lines)


def _classified(page: Page) -> tuple[Kept, Odds]:
    enter, leave = classifier.costs(page)
    odds = with_extraction(page, classifier.log_odds(page))
    kept = stretches(odds, enter=enter, leave=leave)
    if kept.any():
        return kept, odds
    # A text of a line or two is too little for the classifier: what reads as a sentence is the account.
    return np.array([_reads_as_sentence(page.words(line)) for line in page.lines], dtype=bool), odds


def with_extraction(page: Page, odds: Odds) -> Odds:
    """Return the log-odds of the lines with trafilatura's word for or against each added, where it found anything."""
    extracted = np.array([line.extracted for line in page.lines])
    return odds + TRUST * (2 * extracted - 1) if extracted.any() else odds


def is_clean(page: Page) -> bool:
    """Return whether a flat text is an account and hardly anything else, as copied or written down by hand.

    The classifier learnt from whole pages of the web, where what stands alone is furniture.
    """
    texts = [page.words(line) for line in page.lines]
    page_like = sum(furniture(text)[0] is not None or features.looks_like_menu(text) for text in texts)
    runs = [*map(_runs, texts), False]
    times = Counter(texts)
    called = [
        times[text] > 1 and runs[i + 1] and len(text) <= ADDRESS for i, text in enumerate(texts)
    ]  # who speaks next
    told = sum(len(text) for text, told, calls in zip(texts, runs, called, strict=False) if told or calls)
    return page_like <= max(1, CLUTTER * len(texts)) and told >= IN_SENTENCES * sum(map(len, texts)) > 0


def _runs(words: str) -> bool:
    """Return whether a line is running text: it ends like a sentence, or one ends within it."""
    ended = SPOKEN_END.search(words) or features.INNER_STOP.search(words)
    return bool(ended) and furniture(words)[0] is None


def _reads_as_sentence(words: str) -> bool:
    return len(features.WORD.findall(words)) >= 3 and bool(SPOKEN_END.search(words)) and furniture(words)[0] is None


def _mended(page: Page, kept: Kept, odds: Odds) -> Kept:
    """Return the verdict trimmed, and with what speech has and news has not: short lines at the edges of the kept."""
    kept = _trimmed(page, kept)
    for i in np.flatnonzero(kept):
        for step in (-1, 1):
            j = int(i) + step
            while 0 <= j < len(kept) and abs(j - i) <= REACH and not kept[j] and _belongs(page, j, odds[j]):
                kept[j] = True
                j += step
    return kept


def _trimmed(page: Page, kept: Kept) -> Kept:
    """Return the verdict without the date line, byline or share line with which an extraction may begin or end."""
    kept = kept.copy()
    inside = np.flatnonzero(kept)
    around = _surroundings(page, kept)
    for i in {*inside[:EDGE_LINES].tolist(), *inside[-EDGE_LINES:].tolist()}:
        text = page.words(page.lines[i])
        why, share = furniture(text)
        prose = features.is_prose(text, len(features.WORD.findall(text)))
        if (
            (why and (share > 0.5 or not SPOKEN_END.search(text)))
            or (not prose and reasons.dated(text))
            or page.lines[i].within & NOTED & ~around
        ):
            kept[i] = False
    return kept


def _surroundings(page: Page, kept: Kept) -> int:
    """Return the flags that most of the kept lines have: a whole article may lie in a `<div class="article-meta">`."""
    within = [int(line.within) for line, keep in zip(page.lines, kept, strict=True) if keep]
    return sum(flag for flag in Within if 2 * sum(bool(w & flag) for w in within) > len(within))


def _belongs(page: Page, i: int, odds: float) -> bool:
    """Return whether a line next to the account is of it: spoken words, or prose that is not surely something else."""
    words = page.words(page.lines[i])
    if _may_be_spoken(page, i):
        return odds > SPOKEN_ODDS
    if _elsewhere(page.lines[i]) or is_note(words.casefold()):
        return False
    prose = features.is_prose(words, len(features.WORD.findall(words)))
    return (prose and odds > PROSE_ODDS) or (_plain_sentence(words) and odds > SENTENCE_ODDS)


def _plain_sentence(words: str) -> bool:
    """Return whether the words are a sentence and no headline: most of them in small letters, with a full mark."""
    found = features.WORD.findall(words)
    small = sum(not word[0].isupper() for word in found)
    return (
        len(found) >= SENTENCE_WORDS
        and bool(features.ENDS_SENTENCE.search(words))
        and small >= len(found) / 2
        and not any((furniture(words)[0], reasons.dated(words), features.looks_like_menu(words)))
    )


def _may_be_spoken(page: Page, i: int) -> bool:
    """Return whether a short line may be a salutation, a closing, an answer or a speaker's label."""
    line = page.lines[i]
    words = page.words(line)
    if furniture(words)[0] or reasons.dated(words) or _elsewhere(line):
        return False
    address = len(words) <= ADDRESS and bool(ADDRESS_END.search(words)) and not any(map(str.isdigit, words))
    return address or (len(words) <= SHORT and bool(SPOKEN_END.search(words)))


def _elsewhere(line: Line) -> bool:
    """Return whether the markup puts the line outside of the running text."""
    return bool(line.within & OUTSIDE) or line.linked > 0.5


def _mostly_below(page: Page, kept: Kept, title: int) -> bool:
    """Return whether most of what is kept stands below the title: a table over a note is not what stands above it."""
    sizes = np.array([line.end - line.start for line in page.lines]) * kept
    return bool(sizes[title:].sum() >= sizes[:title].sum())


def _may_precede(page: Page, i: int, title: int) -> bool:
    """Return whether a kept line above the title may stay: a lead of several lines' length only."""
    del title
    return features.is_prose(page.words(page.lines[i]), len(features.WORD.findall(page.words(page.lines[i]))))


def _headings(page: Page, kept: Kept) -> Kept:
    """Return which kept lines are headings: so marked, or short, without a sentence's end, and alone.

    Several such lines in a row are a list, and a list's items tell something.
    """
    found = np.zeros(len(kept), dtype=bool)
    inside = np.flatnonzero(kept).tolist()
    looks = {-1: False, len(inside): False} | {n: _looks_like_heading(page, i) for n, i in enumerate(inside)}
    for n, i in enumerate(inside):
        marked = bool(page.lines[i].within & Within.HEADING)
        found[i] = marked or (looks[n] and not looks[n - 1] and not looks[n + 1])
    return found


def _looks_like_heading(page: Page, i: int) -> bool:
    line = page.lines[i]
    words = page.words(line)
    if line.within & (Within.LIST | Within.TABLE | Within.QUOTE):
        return False
    return len(words) <= SHORT and words[-1].isalnum() and words[0] not in "-–—•·*" and not words[0].islower()
