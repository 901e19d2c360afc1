"""Rare words that two texts have in common: numbers, and names and loans by their beginnings in Latin letters.

They are evidence beside the vectors, in any pair of languages: names and numbers are what translators keep.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from anyascii import anyascii

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tellings.alignment.side import Floats

    Places = npt.NDArray[np.int64]

_WORD = re.compile(r"\d+|[^\W\d_]+")
#: Words are one where so many letters at the beginning are, and shorter words are passed over.
_BEGINNING, _SHORTEST = 5, 4
#: A word is rare where it makes no more pairs of sentences than this.
_PAIRS = 64


@dataclass(frozen=True)
class Shared:
    """The pairs of sentences that share rare words, and how much each sentence has of what the other text knows."""

    a: Places  # (pairs,), rising
    b: Places  # (pairs,)
    weight: Floats  # (pairs,), sum of the words' weights
    known_a: Floats  # (sentences of a,)
    known_b: Floats

    def table(self, rows: tuple[int, int], columns: tuple[int, int]) -> Floats:
        """Return the weights as a table of those sentences of a and of b."""
        found = np.zeros((rows[1] - rows[0], columns[1] - columns[0]), dtype=np.float32)
        some = slice(*np.searchsorted(self.a, rows).tolist())
        a, b, weight = self.a[some], self.b[some], self.weight[some]
        inside = (b >= columns[0]) & (b < columns[1])
        found[a[inside] - rows[0], b[inside] - columns[0]] = weight[inside]
        return found

    def part(self, rows: tuple[int, int], columns: tuple[int, int]) -> Shared:
        """Return what those sentences share by themselves."""
        keep = (self.a >= rows[0]) & (self.a < rows[1]) & (self.b >= columns[0]) & (self.b < columns[1])
        a, b = self.a[keep] - rows[0], self.b[keep] - columns[0]
        return Shared(a, b, self.weight[keep], self.known_a[slice(*rows)], self.known_b[slice(*columns)])


def shared(a: Sequence[str], b: Sequence[str]) -> Shared:
    """Return what two texts share in rare words. A word weighs the logarithm of how rare it is in both."""
    in_a, in_b = _places(a), _places(b)
    weights: dict[tuple[int, int], float] = defaultdict(float)
    known_a, known_b = np.zeros(len(a), dtype=np.float32), np.zeros(len(b), dtype=np.float32)
    for word in sorted(in_a.keys() & in_b.keys()):
        ours, theirs = in_a[word], in_b[word]
        if len(ours) * len(theirs) > _PAIRS:
            continue
        weight = math.log((len(a) + len(b) + 1) / (len(ours) + len(theirs)))
        known_a[ours] += weight
        known_b[theirs] += weight
        for i in ours:
            for j in theirs:
                weights[i, j] += weight
    pairs = sorted(weights)
    places = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    found = np.array([weights[pair] for pair in pairs], dtype=np.float32)
    return Shared(places[:, 0], places[:, 1], found, known_a, known_b)


def _places(texts: Sequence[str]) -> dict[str, list[int]]:
    """Return by word the sentences that hold it."""
    found = defaultdict(list)
    for k, text in enumerate(texts):
        for word in {_root(word) for word in _WORD.findall(text)} - {""}:
            found[word].append(k)
    return found


@lru_cache(maxsize=1 << 16)
def _root(word: str) -> str:
    latin = anyascii(word).casefold().replace("'", "")
    if latin.isdigit():
        return latin.lstrip("0") or "0"
    return latin[:_BEGINNING] if len(latin) >= _SHORTEST else ""
