"""Stems of Ukrainian words, of which Snowball has none.

A light one: the ending of a case, person or time is taken off, then the vowels before it. It does not join the aspects
of a verb, nor "кіт" and "кота"; a lexicon lists both.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: So many letters are left at least: "сила" does not become "си".
_LEAST = 3
_REFLEXIVE = re.compile(r"(?:ся|сь)$")
#: Endings, the longest first by the order of trial; those of the past stand after the vowel of a verb only.
_ENDING = re.compile(
    r"(?:(?<=[аиіуюяї])(?:ла|ло|ли|в)|(?:[єеиї]мо|[єеиї]те|ють|уть|ять|ать|ить|їть|[єеиї]ш|ти"
    r"|ого|ому|ими|іми|ами|ями|ові|еві|єві|ої|ою|ею|єю|ій|ий|их|іх|ах|ях|ам|ям|ом|ем|єм|им|ім|ів|їв))$"
)
_VOWELS = re.compile(r"[аеєиіїоуюяйь]+$")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a bare Ukrainian word."""
    for ending in (_REFLEXIVE, _ENDING, _VOWELS):
        short = ending.sub("", word)
        if len(short) >= _LEAST:
            word = short
    return word
