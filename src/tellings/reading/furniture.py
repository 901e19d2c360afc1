"""The words by which a line gives itself away as page furniture, in some thirty languages, and the reason they name.

They lie in `furniture.txt`. A line is furniture by its words only where it is short: "Share" on a button is, "we share
this concern" is not. So the words are looked for at the start of a line, and how much of the line they take is for the
caller to weigh.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

from tellings.reading.leadins import is_lead_in, is_note

# Longer lines are prose that happens to begin so; "Read also: …" with a whole headline is at most this long.
LONGEST = 160
REASONS = (
    "share links",
    "related",
    "legal",
    "comments",
    "advertisement",
    "navigation",
    "tags",
    "byline or note",
)
GOOD_PART = 0.35
SET_APART = re.compile(r"\s*(?:[:|>»›•·(/–—]|\s\s|$)")
LEADING = re.compile(r"^[\s•·*▪►▶→»›>|+\-–—\[(#:]+")


@cache
def lexicon() -> dict[str, str]:
    """Return the phrases of `furniture.txt`, each with its reason."""
    phrases: dict[str, str] = {}
    section = ""
    for line in resources.files(__package__).joinpath("furniture.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif not line.startswith("#"):
            for phrase in filter(None, map(str.strip, line.casefold().split(";"))):
                phrases.setdefault(phrase, section)
    return phrases


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Return the lengths of the phrases that begin with each two characters, the longest first."""
    found: dict[str, set[int]] = {}
    for phrase in lexicon():
        found.setdefault(phrase[:2], set()).add(len(phrase))
    return {start: tuple(sorted(lengths, reverse=True)) for start, lengths in found.items()}


@lru_cache(maxsize=8192)
def reason(words: str) -> tuple[str | None, float]:
    """Return the reason that a line's first words name, and the share of the line that they take; (None, 0) where none.

    The longest phrase of the lexicon that the line begins with counts, ended by the end of a word. A phrase of one
    word, which may also begin a headline ("Press statements of …"), counts only where it is a good part of the line or
    is set apart from the rest.
    """
    if is_note(words.casefold()):
        return "byline or note", 1.0
    if len(words) > LONGEST:
        return None, 0.0
    bare = LEADING.sub("", words).casefold().replace("’", "'")
    if is_lead_in(bare):
        return "byline or note", 1.0
    phrases = lexicon()
    whole = phrases.get(" ".join(bare.split()))
    if whole:
        return whole, 1.0
    lengths = _lengths()
    for length in (*lengths.get(bare[:2], ()), *lengths.get(bare[:1], ())):
        found = phrases.get(bare[:length]) if length <= len(bare) else None
        if found and _ends_there(bare, length):
            return found, length / len(bare)
    return None, 0.0


def _ends_there(bare: str, length: int) -> bool:
    phrase, rest = bare[:length], bare[length:]
    if rest and phrase[-1].isalnum() and rest[0].isalnum():
        return False
    one_word = phrase.isalpha()
    return not one_word or length >= GOOD_PART * len(bare) or bool(SET_APART.match(rest))
