"""Words as they are read in their sentence, in few numbers each: enough to tell which words of two texts say the same.

A word's state after the middle layer is the mean of its pieces' (`states.Read.words`). Along the 96 axes on which words
differ most, as whole numbers of 8 bits, a word takes 96 bytes, so those of whole books are kept. The axes are in
words.npz, which training/words.py writes.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.encode.protocol import Words

    Floats = NDArray[np.floating]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: Scripts that put no space between words are taken two letters at a time.
_UNSPACED, _LETTERS = re.compile("[\u3040-\u9fff]"), 2
#: Numbers of a word.
AXES = 96
#: What a number is multiplied with before it is rounded: of words at large none in a thousand is cut off.
_SCALE, _LARGEST = 256.0, 127


def places(text: str) -> list[tuple[int, int]]:
    """Return where the words of a text stand; a text without any is one word."""
    found: list[tuple[int, int]] = []
    for word in _WORD.finditer(text):
        first, last = word.span()
        if _UNSPACED.search(word[0]):
            found += [(at, min(at + _LETTERS, last)) for at in range(first, last, _LETTERS)]
        else:
            found.append((first, last))
    return found or [(0, len(text))]


def small(rows: Floats) -> Words:
    """Return the words' states, rows of length 1, in few numbers; words that have no state get noughts."""
    middle, axes = _axes()
    found = (rows.astype(np.float64) - middle) @ axes  # of double precision: the last bits decide no rounding
    found[~rows.any(axis=1)] = 0
    return np.clip(np.rint(found * _SCALE), -_LARGEST, _LARGEST).astype(np.int8)


@cache
def _axes() -> tuple[Floats, Floats]:
    """Return the mean of the states of words at large, and the axes, a column each."""
    with resources.files(__package__).joinpath("words.npz").open("rb") as file, np.load(file) as held:
        return held["middle"].astype(np.float64), held["axes"].astype(np.float64)
