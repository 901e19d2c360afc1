"""Sentences cut so that labels, asides, remarks at a turn's start and dialogue dashes stand outside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tellings.model import Sentence
from tellings.turns.opening import DASH
from tellings.turns.paragraphs import trim, without

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tellings.model import Telling

_WORD = re.compile(r"\w")


def cut(telling: Telling, holes: Iterable[tuple[int, int]]) -> tuple[Sentence, ...]:
    """Return the telling's sentences less `holes` and asides; what has no word left is no sentence."""
    out = sorted({*holes, *((aside.start, aside.end) for aside in telling.aside)})
    starts = {start for start, _ in out}
    pieces: list[Sentence] = []
    low = 0
    for sentence in sorted(telling.sentences, key=lambda s: (s.start, s.end)):
        while low < len(out) and out[low][1] <= sentence.start:
            low += 1
        near = _near(out, low, sentence.end) if starts else []
        pieces.extend(_pieces(telling.text, sentence, near))
    return tuple(sorted(set(pieces), key=lambda s: (s.start, s.end)))


def _near(out: list[tuple[int, int]], low: int, end: int) -> list[tuple[int, int]]:
    high = low
    while high < len(out) and out[high][0] < end:
        high += 1
    return out[low:high]


def _pieces(text: str, sentence: Sentence, holes: list[tuple[int, int]]) -> Iterator[Sentence]:
    for piece in without((sentence.start, sentence.end), holes):
        start, end = trim(text, *piece)
        while dash := DASH.match(text, start, end):
            start, end = trim(text, dash.end(), end)
        if _WORD.search(text, start, end):
            yield Sentence(start, end, sentence.language)
