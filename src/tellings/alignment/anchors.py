"""Sentences that stand to the letter, or nearly, in every text: their words say enough, so no encoder is asked.

Reprints and corrected editions are mostly such sentences. Their vectors are counts of their letters in threes, which
are alike where the words are and have nothing to do with an encoder's. A sentence near to one that is not anchored is
encoded after all, since a neighbour may be what it is compared with.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Vectors = npt.NDArray[np.float32]
    Bools = npt.NDArray[np.bool_]
    Twins = dict[int, int]

_WORD = re.compile(r"\w+")
#: Words of a shingle, and the fewest of an anchored sentence: "Thank you very much." stands in texts of any kind.
_SHINGLE, _FEWEST = 3, 5
#: Letters in a hundred that two sentences must have in common to be nearly the same. At 90 a silent edit of a word or
#: two in a sentence of twenty passes, and a sentence to which a clause was added does not.
_NEARLY = 90.0
#: Anchored sentences needed on either side of one for it not to be encoded: as far as a run with a gap looks.
_NEIGHBOURS = 2


def anchored(texts: Sequence[Sequence[str]]) -> list[Bools]:
    """Return for each text which of its sentences stand in every other, to the letter or nearly, in company."""
    order = sorted(
        range(len(texts)), key=lambda t: tuple(texts[t])
    )  # ties are broken alike however the texts are named
    twins = {(x, y): _twins(texts[x], texts[y]) for x, y in combinations(order, 2)}
    twins |= {(y, x): {j: i for i, j in found.items()} for (x, y), found in twins.items()}
    kept = [np.ones(len(text), dtype=bool) for text in texts]
    for (x, _), found in twins.items():
        here = np.zeros(len(texts[x]), dtype=bool)
        here[list(found)] = True
        kept[x] &= here
    kept = [_in_company(row) for row in kept]
    before = -1
    while (left := sum(int(row.sum()) for row in kept)) != before:  # what is encoded in one text is in all
        before = left
        for (x, y), found in twins.items():
            for i in np.flatnonzero(kept[x]).tolist():
                kept[x][i] = kept[y][found[i]]
    return kept


def spelled(text: str, dimensions: int) -> Vectors:
    """Return a vector of length 1 that says how `text` is spelled: signed counts of its letters in threes."""
    row = np.zeros(dimensions, dtype=np.float32)
    plain = f"  {' '.join(_WORD.findall(text)).casefold()}  "
    for three, count in Counter(plain[k : k + 3] for k in range(len(plain) - 2)).items():
        mark = crc32(three.encode("utf-8", "surrogatepass"))
        row[(mark >> 1) % dimensions] += count if mark & 1 else -count
    return row / max(float(np.linalg.norm(row)), 1e-6)


def _in_company(row: Bools) -> Bools:
    """Return where all sentences within reach are true too."""
    padded = np.pad(row, _NEIGHBOURS, constant_values=True)
    size = len(row)
    found: Bools = np.logical_and.reduce([padded[k : k + size] for k in range(2 * _NEIGHBOURS + 1)])
    return found


def _twins(a: Sequence[str], b: Sequence[str]) -> Twins:
    """Return the sentences of a that stand in b once, to the letter or nearly, and where."""
    words = [[tuple(word.casefold() for word in _WORD.findall(text)) for text in side] for side in (a, b)]
    found = _once([[said if len(said) >= _FEWEST else None for said in side] for side in words])
    taken = set(found.values())
    alike: dict[int, Counter[int]] = defaultdict(Counter)
    for i, j in _shingles(words):
        if i not in found and j not in taken:
            alike[i][j] += 1
    near = {i: rank.most_common(1)[0][0] for i, rank in alike.items()}
    wanted = Counter(near.values())
    return found | {
        i: j for i, j in near.items() if wanted[j] == 1 and fuzz.ratio(a[i], b[j], score_cutoff=_NEARLY) >= _NEARLY
    }


def _once(sides: Sequence[Sequence[object]]) -> Twins:
    """Return where what stands once on either side stands on both; None is passed over."""
    first, second = ({what: k for k, what in enumerate(side) if what is not None} for side in sides)
    often = [Counter(side) for side in sides]
    return {first[what]: second[what] for what in first.keys() & second if often[0][what] == often[1][what] == 1}


def _shingles(sides: Sequence[Sequence[tuple[str, ...]]]) -> list[tuple[int, int]]:
    """Return the sentences in which each run of three words stands, of those that stand once on either side."""
    flat: list[list[object]] = []
    homes: list[list[int]] = []
    for side in sides:
        runs = [
            (hash(said[k : k + _SHINGLE]), at)
            for at, said in enumerate(side)
            if len(said) >= _FEWEST
            for k in range(len(said) - _SHINGLE + 1)
        ]
        flat.append([mark for mark, _ in runs])
        homes.append([at for _, at in runs])
    return sorted((homes[0][x], homes[1][y]) for x, y in _once(flat).items())
