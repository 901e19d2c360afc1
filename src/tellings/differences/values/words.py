"""Words of a stretch of text, with their places: the units that every family of findings works on.

A word knows its exact place in the telling, its bare form and its stem, so that a rule can compare "agreements" with
"agreement" and "договора" with "договор" without a dictionary. Stems are Snowball's (Porter 2001), Ukrainian ones ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii

from tellings.differences.values import ukrainian

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: A figure with its separators ("18,500", "3:15", "12.09.2024", "2024-09-12", "9th"), or a word with inner apostrophes
#: ("doesn’t").
_WORD = re.compile(
    r"\d{4}-\d\d-\d\d(?!\d)|\d+(?:[.,:\u00a0\u202f]\d+)*(?:(?:st|nd|rd|th|er|ère)\b)?"
    r"|[^\W\d_]+(?:['’`][^\W\d_]+)*|[^\W_]+"
)
#: What is elided before an acronym and is a word of its own ("l’UNICEF", "dell’ONU"), by language. Before other words
#: it stays: with its capital alone "État" of "coup d’État" would be taken for a name.
_ELIDED = {
    "fr": re.compile(r"(?:[dlDL]|[qQ]u|(?:[jJ]us|[lL]ors|puis|quoi)qu)['’`](?=[A-ZÀ-Þ]{2})"),
    "it": re.compile(r"(?:[dlDL]|(?:[aA]|[dD]a|[dD]e|[nN]e|[sS]u)ll)['’`](?=[A-ZÀ-Þ]{2})"),
}
#: Snowball's names of the languages whose stems we use.
_STEMMERS = {
    "en": "english", "ru": "russian", "de": "german", "fr": "french", "es": "spanish", "it": "italian",
    "pt": "portuguese", "nl": "dutch", "sv": "swedish", "no": "norwegian", "da": "danish", "fi": "finnish",
    "ro": "romanian", "hu": "hungarian", "tr": "turkish", "ar": "arabic", "hy": "armenian", "el": "greek",
}  # fmt: skip
#: Ways of writing one sound, after the usual transcriptions of Cyrillic into English, French and German.
_SOUNDS = (
    ("tsch", "ch"), ("sch", "sh"), ("kh", "h"), ("ph", "f"), ("ck", "k"), ("x", "ks"), ("w", "v"), ("y", "i"),
    ("j", "i"), ("q", "k"), ("ts", "c"), ("tz", "c"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
#: "nous condamnons": the French ending that Snowball leaves on. After another plural it is a noun's ("les raisons").
_WE = re.compile(r"[^\W\d_]{3,}(?<!i)ons$")
_WE_VERB = re.compile(r"(?:(?<=g)e)?ons$")
_NO_PLURALS = frozenset({"nous", "vous", "pas", "plus", "jamais", "toujours", "alors", "puis"})
_POSSESSIVE = re.compile(r"['’`]s?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as it stands, bare (no case, no possessive), its stem, and `[start, end)` in the telling."""

    text: str
    bare: str
    stem: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def figure(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()


@lru_cache(maxsize=32)
def stemmer(language: str | None) -> Callable[[str], str]:
    """Return the function from a bare word to its stem; for a language without stemmer the word itself."""
    if language == "uk":
        return ukrainian.stem
    name = _STEMMERS.get(language or "")
    if name is None:
        return str
    import snowballstemmer  # noqa: PLC0415  30 ms that only a comparison wants

    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return lru_cache(maxsize=50_000)(stem)


def bare(word: str) -> str:
    """Return the word without case and possessive ending, apostrophes straight, ё as е."""
    return _POSSESSIVE.sub("", word.casefold()).replace("’", "'").replace("`", "'").replace("ё", "е")


def words(text: str, language: str | None, *, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words of `text[start:end]`, places counted in `text`."""
    stem = stemmer(language)
    elided = _ELIDED.get(language or "")
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        begin = match.start()
        if elided and (before := elided.match(text, begin, match.end())):
            found.append(_word(text, begin, before.end(), stem))
            begin = before.end()
        word = _word(text, begin, match.end(), stem)
        if language == "fr" and _WE.match(word.bare) and not _plural(found[-1] if found else None):
            word = replace(word, stem=stem(_WE_VERB.sub("er", word.bare)))
        found.append(word)
    return tuple(found)


def _word(text: str, start: int, end: int, stem: Callable[[str], str]) -> Word:
    said = text[start:end]
    plain = bare(said) or said
    return Word(said, plain, stem(plain), start, end)


def _plural(word: Word | None) -> bool:
    """Whether a French word is a plural, or a number: what follows in -ons is a noun then."""
    return word is not None and (word.figure or word.bare[-1] in "sxz") and word.bare not in _NO_PLURALS


@lru_cache(maxsize=20_000)
def latin(word: str) -> str:
    """Return how a word sounds in bare Latin letters, whatever its script and the custom of writing it in ours.

    "Лавров", "Lavrov" and "Lawrow" become the same; "Хельберг" and "Helberg" too.
    """
    plain = anyascii(word).casefold().replace("'", "").replace("`", "")
    for spelling, sound in _SOUNDS:
        plain = plain.replace(spelling, sound)
    return _DOUBLE.sub(r"\1", plain)


@lru_cache(maxsize=64)
def stems_of(phrase: str, language: str) -> tuple[str, ...]:
    """Return the stems of a phrase of a lexicon."""
    return tuple(word.stem for word in words(phrase, language))


def forms_of(phrase: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a phrase of a lexicon, each bare and as its stem."""
    return tuple((word.bare, word.stem) for word in words(phrase, language))


def runs(flags: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """Yield `[first, last)` of each run of true flags."""
    begun = None
    at = -1
    for at, flag in enumerate(flags):
        if flag and begun is None:
            begun = at
        elif not flag and begun is not None:
            yield begun, at
            begun = None
    if begun is not None:
        yield begun, at + 1
