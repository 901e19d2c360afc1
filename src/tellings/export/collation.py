"""Wordings of one passage collated: the stretches that all have, and between them what each has instead.

Each wording is compared word by word with the first; what all share with it in the same order stands for all. The
stretches of a wording, put end to end, are that wording.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A shared stretch of fewer words is chance where the rest is worded otherwise: an "of the" is two, a name is one.
SHARED = 2
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Token(NamedTuple):
    """A word, a sign or a space: what it is compared by, and where it stands in its text."""

    form: str
    start: int
    end: int


class Segment(NamedTuple):
    """A stretch of each wording; `shared` says that all have it alike."""

    tokens: tuple[tuple[Token, ...], ...]
    shared: bool


def tokens(text: str, start: int = 0) -> list[Token]:
    """Return the tokens of `text`, which stands at `start` of its telling; white space of any kind is one space."""
    return [
        Token(" " if found[0].isspace() else found[0], start + found.start(), start + found.end())
        for found in _TOKEN.finditer(text)
    ]


def collated(wordings: Sequence[Sequence[Token]]) -> list[Segment]:
    """Return the segments of the wordings, in order."""
    forms = [[token.form for token in wording] for wording in wordings]
    matched = [_matched(forms[0], other) for other in forms]
    found: list[Segment] = []
    at = [0] * len(wordings)
    for first, last in [*_runs(forms[0], matched), (len(forms[0]), len(forms[0]))]:
        begins = [of[first] for of in matched] if last > first else [len(form) for form in forms]
        if any(begin > own for begin, own in zip(begins, at, strict=True)):
            found.append(_segment(wordings, at, begins, shared=False))
        at = [begin + last - first for begin in begins]
        if last > first:
            found.append(_segment(wordings, begins, at, shared=True))
    return found


def _segment(
    wordings: Sequence[Sequence[Token]], begins: Sequence[int], ends: Sequence[int], *, shared: bool
) -> Segment:
    cut = zip(wordings, begins, ends, strict=True)
    return Segment(tuple(tuple(wording[begin:end]) for wording, begin, end in cut), shared)


def _matched(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Return, by index in `base`, where `other` has the same in the same order."""
    found: dict[int, int] = {}
    for step in Indel.opcodes(base, other):
        if step.tag == "equal":
            length = step.src_end - step.src_start
            found.update({step.src_start + at: step.dest_start + at for at in range(length)})
    return found


def _runs(base: Sequence[str], matched: Sequence[dict[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches of `base` that all have on end, long enough to be no chance."""
    found: list[tuple[int, int]] = []
    for at in range(len(base)):
        if any(at not in of for of in matched):
            continue
        if found and found[-1][1] == at and all(of[at] == of[at - 1] + 1 for of in matched):
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return [(a, b) for a, b in found if sum(form[0].isalnum() for form in base[a:b]) >= SHARED or b - a == len(base)]
