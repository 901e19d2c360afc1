"""What a document is about, in numbers: its words, and its names and figures, each hashed into a bucket.

Words are compared within a language, names and figures across all: a name is brought to Latin letters (anyascii) and to
its consonants, so that Зеленский, Zelensky and Selenskyj meet. Hashing into a fixed number of buckets (Weinberger et
al. 2009) lets one small table hold how many documents have a term, however large the archive.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from typing import TYPE_CHECKING

from anyascii import anyascii

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Terms are hashed into so many buckets: with a million different terms about one in five shares its own.
BUCKETS = 1 << 22

#: A word is known by so many letters of its beginning: endings differ by case and number in every language here.
_STEM = 6
#: A name by so many of its consonants.
_NAME = 5

_TOKEN = re.compile(r"\w+(?:[.,’'](?=\d)\d+)*|[.!?:;»«\"“”„。！？]")
_STOPS = frozenset('.!?:;»«"“”„。！？')
_SOUNDLESS = re.compile(r"[^bdfgklmnprstv]+")
#: Letters that languages write for one another: Selenskyj, Zelensky; Wladimir, Vladimir.
_ALIKE = str.maketrans("zcqwx", "skkvk")
#: Scripts written without spaces: their words are taken as pairs of characters.
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def words(text: str) -> Counter[int]:
    """Return how often each bucket of a word stands in the text."""
    return Counter(bucket(f"w{word}") for word in _words(text))


def names(text: str) -> Counter[int]:
    """Return how often each bucket of a name or of a figure stands in the text."""
    return Counter(bucket(f"n{name}") for name in _names(text))


def bucket(term: str) -> int:
    """Return the bucket of a term: the same on every machine."""
    return zlib.crc32(term.encode("utf-8", "replace")) & (BUCKETS - 1)


def _words(text: str) -> Iterator[str]:
    for token in _TOKEN.findall(text):
        if _UNSPACED.search(token):
            yield from (token[i : i + 2] for i in range(max(1, len(token) - 1)))
        elif len(token) > 2 and not token[0].isdigit():
            yield token.casefold()[:_STEM]


def _names(text: str) -> Iterator[str]:
    """Give the capitalised words that do not open a sentence, and the figures."""
    begins = True
    for token in _TOKEN.findall(text):
        if token[0].isdigit():
            figure = re.sub(r"\D", "", token)
            if len(figure) > 1:
                yield figure
        elif token[0].isupper() and not begins and len(token) > 2:
            sound = _SOUNDLESS.sub("", anyascii(token).lower().translate(_ALIKE))
            if len(sound) > 1:
                yield sound[:_NAME]
        begins = token in _STOPS
