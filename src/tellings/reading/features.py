"""What the line classifier sees of each line: its looks, its surroundings and its neighbours, as numbers.

No feature knows a language: word shapes, punctuation, digits, which words the page's own long lines are made of. The
lexicon in `furniture` is the one exception. `training/lines.py` learns from these same functions.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.reading import layout
from tellings.reading.furniture import REASONS, reason
from tellings.reading.page import Page, Within

Matrix = NDArray[np.float32]

# Chinese and Japanese set no spaces: two of their characters count as a word.
_CJK = r"\u3040-\u30ff\u3400-\u9fff"
WORD = re.compile(rf"[{_CJK}]{{1,2}}|[^\W_{_CJK}]+(?:['’-][^\W_{_CJK}]+)*")
ENDS_SENTENCE = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")
INNER_STOP = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*\s+[\"'“‘«(\[–—-]?\s?[^\W\d_a-zа-яё]")
YEAR = re.compile(r"\b(19|20)\d\d\b")
DIGIT = re.compile(r"\d")
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
SEPARATOR = re.compile(r"[|»›•·/>]")
GAP = re.compile(r"\s{2,}")
# Of a mail address the part after its mark is bounded: from every mark of many in a row, to look to the end of a long
# word would take the square of its length.
ADDRESS = re.compile(r"https?://|www\.|\S@\S{1,300}\.\S")
QUOTE = re.compile(r"[\"“”„«»「」]")
# A line of so many words that ends like a sentence is prose; the page's own vocabulary is taken from these.
PROSE_WORDS = 12
COMMON = 60  # the words that prose repeats most are its function words, whatever the language

LOOKS = """
    log_chars log_words word_length ends_sentence ends_colon ends_comma ends_other inner_stops commas capitalised
    all_caps lower digits year clock separators address quotes starts_bullet starts_dash starts_lower indent
    blank_before repeated common known furniture furniture_share prose
"""
OWN = [*LOOKS.split(), *(f"says {r}" for r in REASONS)]
FLAGS = np.array(Within, dtype=np.int64)
MARKED = ["linked", "bold", "extracted", *(f"within {w.name}" for w in Within)]
PLACED = ["position", "prose_before", "prose_after", "to_prose_before", "to_prose_after", "lines_after"]
NEIGHBOURS = ["log_chars", "ends_sentence", "lower", "furniture", "prose", "capitalised", "common"]
MARKED_NEIGHBOURS = ["linked", "extracted"]
REACH = 3
WINDOWS = (2, 6, 15)


def names(*, marked: bool) -> list[str]:
    """Return the names of the columns of `matrix`, in their order."""
    near = NEIGHBOURS + (MARKED_NEIGHBOURS if marked else [])
    offsets = [o for o in range(-REACH, REACH + 1) if o]
    return (
        OWN
        + (MARKED if marked else [])
        + PLACED
        + [f"{name} at {o:+d}" for name in near for o in offsets]
        + [f"prose in {w} {side}" for w in WINDOWS for side in ("before", "after")]
        + ([f"extracted in {w} {side}" for w in WINDOWS for side in ("before", "after")] if marked else layout.NAMES)
    )


def matrix(page: Page) -> Matrix:
    """Return the features of the page's lines, of shape (lines, columns of `names`)."""
    marked = page.head is not None
    own = _own(page)
    columns = [own]
    named = list(OWN)
    if marked:
        columns.append(_markup(page))
        named += MARKED
    at = {name: i for i, name in enumerate(named)}
    so_far = np.hstack(columns)
    mass = own[:, at["prose"]] * np.expm1(own[:, at["log_chars"]])
    near = NEIGHBOURS + (MARKED_NEIGHBOURS if marked else [])
    columns.append(_placed(mass))
    columns.append(_shifted(so_far[:, [at[name] for name in near]]))
    columns += [w for reach in WINDOWS for w in _windows(mass, reach)]
    if marked:
        columns += [w for reach in WINDOWS for w in _windows(so_far[:, at["extracted"]], reach)]
    else:
        words = np.expm1(own[:, at["log_words"]])
        columns += layout.columns(own, at, layout.core(own[:, at["prose"]].tolist(), words.tolist()))
    whole = np.hstack([c if c.ndim == 2 else c[:, None] for c in columns])
    # Rounded, so that a threshold of the trees, which lies between two values, survives being written in four decimals.
    rounded: Matrix = np.round(whole, 3).astype(np.float32)
    return rounded


def is_prose(text: str, words: int) -> bool:
    """Return whether a line reads as running text: ends like a sentence and has the length of one."""
    return (words >= PROSE_WORDS and bool(ENDS_SENTENCE.search(text))) or words >= 3 * PROSE_WORDS


def looks_like_menu(text: str) -> bool:
    """Return whether a line is a row of links or holds an address: columns, separators, a web or mail address."""
    return _separators(text) >= 2 or _holds_address(text)


def _separators(text: str) -> int:
    return len(SEPARATOR.findall(text)) + len(GAP.findall(text))


def _holds_address(text: str) -> bool:
    # One of the three is in every address, and is found or missed much sooner.
    return ("@" in text or "://" in text or "www." in text) and bool(ADDRESS.search(text))


def _own(page: Page) -> Matrix:
    texts = [page.words(line) for line in page.lines]
    words = [WORD.findall(text) for text in texts]
    ended = [bool(ENDS_SENTENCE.search(text)) for text in texts]
    prose = np.array([_prose(len(each), ended=end) for each, end in zip(words, ended, strict=True)])
    times = Counter(texts)
    found = [reason(text) for text in texts]
    chars = np.array([*map(len, texts)], dtype=np.intp)
    number = np.array([*map(len, words)], dtype=np.intp)
    n = np.maximum(1, number)
    looks = {
        "log_chars": np.log1p(chars),
        "log_words": np.log1p(number),
        "ends_sentence": ended,
        "ends_colon": [text.endswith((":", "：")) for text in texts],
        "ends_comma": [text.endswith((",", "،")) for text in texts],
        "ends_other": [not text[-1].isalnum() for text in texts],
        "inner_stops": [len(INNER_STOP.findall(text)) for text in texts],
        "commas": np.array([text.count(",") for text in texts]) / n,
        **{name: sums / n for name, sums in _of_words(words, prose).items()},
        **_of_digits(texts),
        "separators": np.array([_separators(text) for text in texts]) / n,
        "address": [_holds_address(text) for text in texts],
        "quotes": [bool(QUOTE.search(text)) for text in texts],
        "starts_bullet": [text[0] in "•·*▪►‣◦" for text in texts],
        "starts_dash": [text[0] in "-–—" for text in texts],
        "starts_lower": [text[0].islower() for text in texts],
        "indent": [min(line.indent, 20) for line in page.lines],
        "blank_before": [line.blank_before for line in page.lines],
        "repeated": [min(times[text], 5) for text in texts],
        "furniture": [why is not None for why, _ in found],
        "furniture_share": [share for _, share in found],
        "prose": prose,
        **{f"says {each}": [why == each for why, _ in found] for each in REASONS},
    }
    rows: Matrix = np.array([looks[name] for name in OWN], dtype=np.float32)
    return np.ascontiguousarray(rows.T)


def _prose(words: int, *, ended: bool) -> float:
    if words >= (PROSE_WORDS if ended else 3 * PROSE_WORDS):
        return 1.0
    return 0.5 if words >= 4 and ended else 0.0


def _of_words(words: list[list[str]], prose: NDArray[np.float64]) -> dict[str, NDArray[Any]]:
    """Return for each line sums over its words: their letters, those of a shape, those that the page's prose says."""
    place = {word: i for i, word in enumerate(dict.fromkeys(chain.from_iterable(words)))}
    folded = [*map(str.casefold, place)]
    in_prose = (each for each, told in zip(words, prose, strict=True) if told >= 1)
    heard = Counter(map(str.casefold, chain.from_iterable(in_prose)))
    common = {word for word, _ in heard.most_common(COMMON)}
    # Each word of the page once, as a number: what is asked of words is asked of each once and summed up line by line.
    said = np.array([place[word] for word in chain.from_iterable(words)], dtype=np.intp)
    line = np.repeat(np.arange(len(words)), [*map(len, words)])

    def summed(of_each: list[Any]) -> NDArray[Any]:
        return np.bincount(line, weights=np.array(of_each, dtype=np.float64)[said], minlength=len(words))

    times = np.array([heard[word] for word in folded], dtype=np.intp)[said]
    elsewhere = times > (prose >= 1)[line]  # a line of prose has heard its own words once
    return {
        "word_length": summed([*map(len, place)]),
        "capitalised": summed([word[0].isupper() for word in place]),
        "all_caps": summed([word.isupper() and len(word) > 1 for word in place]),
        "lower": summed([word[0].islower() for word in place]),
        "common": summed([word in common for word in folded]),
        "known": np.bincount(line, weights=elsewhere, minlength=len(words)),
    }


def _of_digits(texts: list[str]) -> dict[str, list[Any]]:
    """Return what only lines with a digit have: the share of digits, whether a year is among them, or a clock."""
    known = [*filter(str.isdigit, set().union(*texts))]
    digits = [len(DIGIT.findall(text)) if text.isascii() else sum(map(text.count, known)) for text in texts]
    return {
        "digits": [number / len(text) for number, text in zip(digits, texts, strict=True)],
        "year": [number > 3 and bool(YEAR.search(text)) for number, text in zip(digits, texts, strict=True)],
        "clock": [number > 2 and bool(CLOCK.search(text)) for number, text in zip(digits, texts, strict=True)],
    }


def _markup(page: Page) -> Matrix:
    within = np.array([line.within for line in page.lines], dtype=np.int64)
    measured = np.array([(line.linked, line.bold, line.extracted) for line in page.lines], dtype=np.float32)
    return np.hstack([measured.reshape(-1, 3), (within[:, None] & FLAGS > 0).astype(np.float32)])


def _placed(mass: NDArray[np.float32]) -> Matrix:
    """Return where each line stands among the page's running text, counted by characters and by lines."""
    n = len(mass)
    total = max(1.0, float(mass.sum()))
    before = (np.cumsum(mass) - mass) / total
    after = 1 - before - mass / total
    order = np.arange(n)
    is_prose = mass > 0
    last = np.maximum.accumulate(np.where(is_prose, order, -99))
    following = np.minimum.accumulate(np.where(is_prose, order, n + 99)[::-1])[::-1]
    return np.stack(
        [
            order / max(1, n - 1),
            before,
            after,
            np.minimum(order - np.concatenate([[-99], last[:-1]]), 40),
            np.minimum(np.concatenate([following[1:], [n + 99]]) - order, 40),
            np.log1p(n - 1 - order),
        ],
        axis=1,
    ).astype(np.float32)


def _shifted(columns: Matrix) -> Matrix:
    """Return each column as the lines before and after see it, -1 where there is none: a column for each neighbour."""
    n = len(columns)
    around = np.pad(columns, ((REACH, REACH), (0, 0)), constant_values=-1.0)
    moved = np.stack([around[REACH + o : REACH + o + n] for o in range(-REACH, REACH + 1) if o], axis=2)
    return moved.reshape(n, -1)


def _windows(mass: NDArray[np.float32], reach: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the log of the mass in the `reach` lines before each line, and in those after."""
    total = np.concatenate([[0.0], np.cumsum(mass, dtype=np.float64)])
    n = len(mass)
    order = np.arange(n)
    before = total[order] - total[np.maximum(order - reach, 0)]
    after = total[np.minimum(order + 1 + reach, n)] - total[order + 1]
    return np.log1p(before).astype(np.float32), np.log1p(after).astype(np.float32)
