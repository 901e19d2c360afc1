"""What the judge knows of single English words: how near two are, and how they are kin.

`data/en.npz` is made by `training/judge_words.py`: vectors of all-MiniLM-L6-v2, cut to 64 dimensions, and the senses of
WordNet 3.0 (its notice is `data/WORDNET.txt`).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from numpy.typing import NDArray

    from tellings.encode import Vectors

#: How two words may be kin, in the order in which `Table.kinship` says it.
KINSHIP = (
    "synonym", "shared-sense", "derived", "similar", "opposite", "opposite-by-way", "denying-prefix", "broader",
    "sister", "cousin",
)  # fmt: skip
#: Endings of forms that the table may lack, the longest first, and what may stand for them.
_ENDINGS = (
    ("ies", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("ly", ""), ("es", ""), ("s", ""), ("er", ""),
    ("est", ""),
)  # fmt: skip
#: What makes a word its own denial in front of it.
_DENYING = ("un", "in", "im", "il", "ir", "dis", "non", "non-", "mis", "anti", "anti-")
_LEAST = 3
#: The relations of a word's senses, each a column of the table.
_SENSES = ("first", "own", "kin", "near", "against", "against-near", "up", "upper")
#: A comparison has so many words at most, as a rule.
_WORDS_KEPT = 20_000


@dataclass(frozen=True)
class Table:
    """Words of one language with their vectors and senses."""

    arrays: Mapping[str, Any]

    @classmethod
    def of(cls, data: bytes) -> Table:
        """Return the table in the bytes of an npz file. Raises ValueError for a broken one."""
        try:
            with np.load(BytesIO(data), allow_pickle=False) as file:
                table = cls({name: file[name] for name in file.files})
        except (OSError, EOFError, KeyError, BadZipFile, zlib.error) as fault:
            raise ValueError(f"the table of words is damaged: {fault}") from fault
        lacking = {"words", "vectors", "rank", *(each for name in _SENSES for each in (name, f"{name}_ends"))}
        if lacking := lacking - table.arrays.keys():
            raise ValueError(f"the table of words lacks {', '.join(sorted(lacking))}")
        if not len(table.places) == len(table.vectors) == len(table.arrays["rank"]) == len(table.arrays["own_ends"]):
            raise ValueError("the columns of the table of words differ in length")
        return table

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each word stands."""
        return {word: at for at, word in enumerate(self.arrays["words"].tobytes().decode().split("\n"))}

    @cached_property
    def vectors(self) -> Vectors:
        """A row of length 1 for each word."""
        rows = self.arrays["vectors"].astype(np.float32)
        unit: Vectors = rows / np.maximum(1e-6, np.linalg.norm(rows, axis=1, keepdims=True))
        return unit

    def at(self, word: str) -> int:
        """Return the place of a bare word, or of the word it is a form of; -1 where it is not known."""
        if word in self.places:
            return self.places[word]
        stripped = word.rpartition("'")[0] or word
        for old, new in _ENDINGS:
            if stripped.endswith(old) and len(stripped) - len(old) >= _LEAST:
                found = self.places.get(stripped[: -len(old)] + new)
                if found is not None:
                    return found
        return self.places.get(stripped, -1)

    def rarity(self, at: int) -> float:
        """Return how rare a word is, from 0 for the commonest to 1."""
        return float(self._rarity(at))

    @cached_property
    def _rarity(self) -> Any:
        return lru_cache(maxsize=_WORDS_KEPT)(self._read_rarity)

    def _read_rarity(self, at: int) -> float:
        return 1.0 if at < 0 else float(np.log1p(self.arrays["rank"][at]) / np.log1p(65_535))

    def rows(self, places: Sequence[int]) -> Vectors:
        """Return the vectors of the words at these places; zeros for a word that is not known."""
        at = np.asarray(places, dtype=np.intp)
        found: Vectors = self.vectors[np.maximum(0, at)]
        found[at < 0] = 0
        return found

    def mean(self, places: NDArray[np.int64]) -> Vectors:
        """Return the mean vector of the words at these places, the rarer the heavier, of length 1; zeros for none."""
        mean: Vectors = self._mean(tuple(places.tolist()))
        return mean

    @cached_property
    def _mean(self) -> Any:
        return lru_cache(maxsize=4_000)(self._weigh)  # a stretch is seen from both sides

    def _weigh(self, places: tuple[int, ...]) -> Vectors:
        if not places:
            return np.zeros(self.vectors.shape[1], dtype=np.float32)
        weights = np.array([self.rarity(at) for at in places], dtype=np.float32)
        total = np.add.reduce(self.rows(places) * weights[:, None], axis=0)
        mean: Vectors = total / max(1e-6, float(np.sqrt(total.dot(total))))
        return mean

    @cached_property
    def kinship(self) -> Any:
        """The function from two places to the ways in which their words are kin, a flag for each of `KINSHIP`."""
        return lru_cache(maxsize=200_000)(self._kinship)

    @cached_property
    def _senses(self) -> Any:
        return lru_cache(maxsize=_WORDS_KEPT)(self._read_senses)

    def _read_senses(self, at: int) -> dict[str, frozenset[int]]:
        found = {}
        for name in _SENSES:
            ends: NDArray[np.uint32] = self.arrays[f"{name}_ends"]
            begin = int(ends[at - 1]) if at else 0
            found[name] = frozenset(self.arrays[name][begin : int(ends[at])].tolist())
        return found

    def _kinship(self, one: int, other: int) -> tuple[bool, ...]:
        a, b = self._senses(one), self._senses(other)
        own, up = a["own"], a["up"]
        return (
            bool(a["first"] & b["first"]),
            bool(own & b["own"]),
            bool(own & b["kin"] or a["kin"] & b["own"]),
            bool(own & b["near"] or a["near"] & b["own"]),
            bool(own & b["against"] or a["against"] & b["own"]),
            bool(own & b["against-near"] or a["against-near"] & b["own"] or a["near"] & b["against-near"]),
            False,
            bool(own & b["up"] or up & b["own"]),
            bool(up & b["up"]),
            bool(a["upper"] & b["upper"] or up & b["upper"] or a["upper"] & b["up"]),
        )


def denies(one: str, other: str) -> bool:
    """Whether one word is the other with a prefix or ending that denies it ("unhappy", "careless" and "careful")."""
    short, long = sorted((one, other), key=len)
    if long.endswith(short) and len(short) >= _LEAST and long[: -len(short)] in _DENYING:
        return True
    return {one[-4:], other[-4:]} == {"less", "eful"} or (
        one.endswith(("less", "ful")) and other.endswith(("less", "ful")) and one[:_LEAST] == other[:_LEAST]
        and one.endswith("less") != other.endswith("less")
    )  # fmt: skip
