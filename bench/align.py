"""Time the aligning of two made texts once they are encoded: `python bench/align.py [SENTENCES]`.

The texts are words drawn by number, the second a copy of the first with a tenth of its sentences left out and a few
words changed in the rest; the vectors are made by hashing, so only the aligning is timed. Prints one JSON object.
"""

from __future__ import annotations

import json
import resource
import sys
import time
import zlib
from typing import TYPE_CHECKING

import numpy as np

from tellings import alignment

if TYPE_CHECKING:
    from collections.abc import Sequence

DIMENSIONS = 384  # those of the encoder that ships


class Hashed:
    """An encoder that costs next to nothing: the mean of a random vector a word."""

    name = "hashed-words"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return one row a text."""
        words = {word: None for text in texts for word in text.split()}
        known = {w: np.random.default_rng(zlib.crc32(w.encode())).standard_normal(DIMENSIONS) for w in words}
        rows = np.array([np.mean([known[w] for w in text.split()], axis=0) for text in texts], dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


class Known:
    """The same encoder with everything at hand."""

    name = "hashed-words"

    def __init__(self, texts: Sequence[str]) -> None:
        distinct = list(dict.fromkeys(texts))
        self._rows = dict(zip(distinct, Hashed().encode(distinct), strict=True))

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return one row a text."""
        return np.stack([self._rows[text] for text in texts])


def texts(count: int) -> tuple[list[str], list[str]]:
    """Return two texts of `count` sentences or a little less."""
    rng = np.random.default_rng(7)
    first = [[f"w{n}" for n in rng.zipf(1.3, rng.integers(6, 30)) % 20_000] for _ in range(count)]
    second = [[w if rng.random() < 0.7 else w + "x" for w in words] for words in first if rng.random() < 0.9]
    return [" ".join(words) for words in first], [" ".join(words) for words in second]


def main() -> None:
    """Print seconds and the peak of memory."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    a, b = texts(count)
    encoder = Known([*a, *b])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    links = alignment.sentences(a, b, encoder=encoder)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    out = {
        "sentences": [len(a), len(b)],
        "links": sum(bool(link.a and link.b) for link in links),
        "seconds": round(seconds, 2),
        "peak_mb": round(peak / 1024),
        "peak_mb_before_aligning": round(before / 1024),
    }
    print(json.dumps(out))


if __name__ == "__main__":
    main()
