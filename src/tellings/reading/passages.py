"""Which paragraphs and sentences of an account are in another language than the account as a whole.

A page may have an English part and a Russian one, or quote a sentence as it was said. Another script tells at once; the
same script is told by the commonest words, where a paragraph is long enough to have some.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tellings.reading.language import COMMON, NOT_RUSSIAN, WORD, language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tellings.model import Sentence, Span

#: Scripts, by runs of the letters that are theirs; of one language alone where a code stands by.
_SCRIPTS: dict[str, tuple[re.Pattern[str], str | None]] = {
    "latin": (re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+"), None),
    "cyrillic": (re.compile(r"[\u0400-\u052f]+"), None),
    "arabic": (re.compile(r"[\u0620-\u06ff]+"), None),
    "han": (re.compile(r"[\u3400-\u9fff]+"), "zh"),
    "kana": (re.compile(r"[\u3040-\u30ff]+"), "ja"),
    "hangul": (re.compile(r"[\uac00-\ud7af]+"), "ko"),
    "greek": (re.compile(r"[\u0370-\u03ff]+"), "el"),
    "hebrew": (re.compile(r"[\u0590-\u05ff]+"), "he"),
    "devanagari": (re.compile(r"[\u0900-\u097f]+"), "hi"),
    "georgian": (re.compile(r"[\u10a0-\u10ff]+"), "ka"),
    "armenian": (re.compile(r"[\u0530-\u058f]+"), "hy"),
    "thai": (re.compile(r"[\u0e00-\u0e7f]+"), "th"),
}
#: Kana and Han are written together.
_TOGETHER = {"kana": "han", "han": "kana"}
#: Fewer letters than this are a name or a word, and less than this share of a stretch is one within it.
_FEWEST_LETTERS, _SHARE = 12, 0.7
#: In the same script: a paragraph of so many words, so few of them the account's own small words, so many another's.
_FEWEST_WORDS, _OWN, _OTHER = 20, 0.04, 0.2
_OFFERED = 4000


def other(text: str, stretches: Iterable[Span], spoken: str | None) -> dict[int, str]:
    """Return the language of each stretch that is in another than `spoken`, by where the stretch starts."""
    if spoken is None:
        return {}
    listed = list(stretches)
    own = _script("".join(text[s.start : s.end] for s in listed)[:_OFFERED])
    found = {s.start: _foreign(text[s.start : s.end], own, spoken) for s in listed}
    return {start: code for start, code in found.items() if code and code != spoken}


def marked(text: str, sentences: tuple[Sentence, ...], spoken: str | None) -> dict[int, str]:
    """Return the language of each sentence that is in another script than the account, by where it starts."""
    if spoken is None or not sentences:
        return {}
    own = _script(text[sentences[0].start : sentences[-1].end][:_OFFERED])
    rest = {s.start: _of_script(text[s.start : s.end], own) for s in sentences}
    return {start: code for start, code in rest.items() if code and code != spoken}


def _script(text: str) -> str:
    if text.isascii():
        return "latin"
    return max(_SCRIPTS, key=lambda name: _letters(text, name))


def _letters(text: str, script: str) -> int:
    """Return how many letters of a script are in a text."""
    return sum(map(len, _SCRIPTS[script][0].findall(text)))


def _foreign(stretch: str, own: str, spoken: str) -> str | None:
    return _of_script(stretch, own) or (_by_small_words(stretch, spoken) if spoken in COMMON else None)


def _of_script(stretch: str, own: str) -> str | None:
    """Return the language of a stretch in another script than `own`; null where it is in that, or too short."""
    if stretch.isascii() and own == "latin":
        return None
    own_letters = _letters(stretch, own)
    if own_letters > (1 - _SHARE) * len(stretch):  # so they are of its letters, which are counted more slowly
        return None
    letters = sum(map(str.isalpha, stretch))
    if letters < _FEWEST_LETTERS or own_letters > (1 - _SHARE) * letters:
        return None
    script = _script(stretch)
    if script == own or _TOGETHER.get(script) == own:
        return None
    return _of(stretch, script)


def _of(stretch: str, script: str) -> str | None:
    if alone := _SCRIPTS[script][1]:
        return "ja" if script == "han" and _SCRIPTS["kana"][0].search(stretch) else alone
    small = stretch.casefold()
    if script == "cyrillic" and re.search("[ыэё]", small) and not NOT_RUSSIAN.search(small):
        return "ru"
    if script == "cyrillic" and re.search("[їєґ]", small):
        return "uk"
    if script == "arabic" and not re.search("[پچژگ]", stretch):
        return "ar"
    return _by_small_words(stretch, None) or language(stretch)


def _by_small_words(stretch: str, spoken: str | None) -> str | None:
    """Return the language whose commonest words a stretch has, where those of `spoken` are hardly in it."""
    said = WORD.findall(stretch.casefold())
    if spoken and len(said) < _FEWEST_WORDS:
        return None
    if spoken and sum(map(COMMON[spoken].__contains__, said)) > _OWN * len(said):
        return None
    times = Counter(said)
    share = {code: sum(times[word] for word in words) / max(1, len(said)) for code, words in COMMON.items()}
    best, second = sorted(share, key=lambda code: (-share[code], code))[:2]
    return best if share[best] >= _OTHER and share[second] <= 0.75 * share[best] else None
