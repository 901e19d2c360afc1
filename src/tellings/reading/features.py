"""What the line classifier sees of each line: its looks, its surroundings and its neighbours, as numbers.

No feature knows a language: word shapes, punctuation, digits, which words the page's own long lines are made of. The
lexicon in `furniture` is the one exception. `training/lines.py` learns from these same functions.
"""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from tellings.reading import layout
from tellings.reading.furniture import REASONS, reason
from tellings.reading.page import Line, Page, Within

Matrix = NDArray[np.float32]

# Chinese and Japanese set no spaces: two of their characters count as a word.
_CJK = r"\u3040-\u30ff\u3400-\u9fff"
WORD = re.compile(rf"[{_CJK}]{{1,2}}|[^\W_{_CJK}]+(?:['’-][^\W_{_CJK}]+)*")
ENDS_SENTENCE = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")
INNER_STOP = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*\s+[\"'“‘«(\[–—-]?\s?[^\W\d_a-zа-яё]")
YEAR = re.compile(r"\b(19|20)\d\d\b")
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
SEPARATOR = re.compile(r"[|»›•·/>]|\s{2,}")
ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\S")
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
FLAGS = [int(w) for w in Within]
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
        columns.append(np.array([_markup(line) for line in page.lines], dtype=np.float32))
        named += MARKED
    at = {name: i for i, name in enumerate(named)}
    so_far = np.hstack(columns)
    mass = own[:, at["prose"]] * np.expm1(own[:, at["log_chars"]])
    near = NEIGHBOURS + (MARKED_NEIGHBOURS if marked else [])
    columns.append(_placed(mass))
    columns += [_shifted(so_far[:, at[name]], o) for name in near for o in range(-REACH, REACH + 1) if o]
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
    return len(SEPARATOR.findall(text)) >= 2 or bool(ADDRESS.search(text))


def _own(page: Page) -> Matrix:
    texts = [page.words(line) for line in page.lines]
    words = [WORD.findall(text) for text in texts]
    times = Counter(texts)
    prose = [_prose(text, len(w)) for text, w in zip(texts, words, strict=True)]
    heard = Counter(word.casefold() for w, p in zip(words, prose, strict=True) if p >= 1 for word in w)
    common = {word for word, _ in heard.most_common(COMMON)}
    rows = [
        _looks(line, text, w, prose=p, times=times[text], common=common, heard=heard)
        for line, text, w, p in zip(page.lines, texts, words, prose, strict=True)
    ]
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(OWN))


def _prose(text: str, words: int) -> float:
    if is_prose(text, words):
        return 1.0
    return 0.5 if words >= 4 and ENDS_SENTENCE.search(text) else 0.0


def _looks(
    line: Line, text: str, words: list[str], *, prose: float, times: int, common: set[str], heard: Counter[str]
) -> list[float]:
    n = max(1, len(words))
    chars = len(text)
    folded = [word.casefold() for word in words]
    why, share = reason(text)
    return [
        np.log1p(chars),
        np.log1p(len(words)),
        sum(map(len, words)) / n,
        bool(ENDS_SENTENCE.search(text)),
        text.endswith((":", "：")),
        text.endswith((",", "،")),
        not text[-1].isalnum(),
        len(INNER_STOP.findall(text)),
        text.count(",") / n,
        sum(word[0].isupper() for word in words) / n,
        sum(word.isupper() and len(word) > 1 for word in words) / n,
        sum(word[0].islower() for word in words) / n,
        sum(map(str.isdigit, text)) / chars,
        bool(YEAR.search(text)),
        bool(CLOCK.search(text)),
        len(SEPARATOR.findall(text)) / n,
        bool(ADDRESS.search(text)),
        len(QUOTE.findall(text)) > 0,
        text[0] in "•·*▪►‣◦",
        text[0] in "-–—",
        text[0].islower(),
        min(line.indent, 20),
        line.blank_before,
        min(times, 5),
        sum(word in common for word in folded) / n,
        sum(heard[word] - (prose >= 1) > 0 for word in folded) / n,
        why is not None,
        share,
        prose,
        *(why == r for r in REASONS),
    ]


def _markup(line: Line) -> list[float]:
    within = int(line.within)  # flags of an enum are slow to join
    return [line.linked, line.bold, line.extracted, *(bool(within & flag) for flag in FLAGS)]


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


def _shifted(column: NDArray[np.float32], by: int) -> NDArray[np.float32]:
    moved = np.full_like(column, -1.0)
    if by > 0:
        moved[:-by] = column[by:]
    else:
        moved[-by:] = column[:by]
    return moved


def _windows(mass: NDArray[np.float32], reach: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the log of the mass in the `reach` lines before each line, and in those after."""
    total = np.concatenate([[0.0], np.cumsum(mass, dtype=np.float64)])
    n = len(mass)
    order = np.arange(n)
    before = total[order] - total[np.maximum(order - reach, 0)]
    after = total[np.minimum(order + 1 + reach, n)] - total[order + 1]
    return np.log1p(before).astype(np.float32), np.log1p(after).astype(np.float32)
