"""A stand-in encoder and made texts that the tests of `align` share."""

from __future__ import annotations

import hashlib
import random

import numpy as np

from tellings import model
from tellings.encode.words import AXES, places


class Hashed:
    """A stand-in encoder: texts that share letters in threes get vectors that point the same way."""

    name = "hashed"

    def encode(self, texts):
        """Return 256 signed counts a text, made a vector of length 1."""
        rows = np.zeros((len(texts), 256), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for k in range(len(text) - 2):
                digest = hashlib.blake2b(text[k : k + 3].casefold().encode(), digest_size=4).digest()
                row[int.from_bytes(digest[:2], "big") % 256] += 1 if digest[2] % 2 else -1
            size = np.linalg.norm(row)
            row[:] /= size or 1
        return rows


ENCODER = Hashed()


class Reading:
    """The stand-in encoder, which reads words too: equal words have equal numbers."""

    name = ENCODER.name

    def encode(self, texts):
        """Return what the stand-in encoder does."""
        return ENCODER.encode(texts)

    def read(self, texts):
        """Return the rows, and numbers drawn by each word's letters."""
        return self.encode(texts), [np.stack([self.word(t[i:j]) for i, j in places(t)]) for t in texts]

    @staticmethod
    def word(text):
        """Return a word's numbers."""
        seed = int.from_bytes(hashlib.blake2b(text.casefold().encode(), digest_size=4).digest(), "big")
        return np.random.default_rng(seed).integers(-99, 99, AXES).astype(np.int8)


def sentences(count: int, seed: int = 7) -> list[str]:
    """Return that many sentences of eight made words each, which share no more than chance has it."""
    draw = random.Random(seed)  # noqa: S311  no secret hangs on it
    parts = ["".join(draw.sample("bdfgklmnprstvz", 1) + draw.sample("aeiou", 1)) for _ in range(60)]
    made = [["".join(draw.choices(parts, k=draw.randint(2, 4))) for _ in range(8)] for _ in range(count)]
    return [" ".join(words).capitalize() + "." for words in made]


TEXT = sentences(18)


def telling(name: str, sentences: list[str]) -> model.Telling:
    """Return a telling of those sentences, one a line."""
    text, spans = "", []
    for sentence in sentences:
        spans.append(model.Sentence(len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    source = model.Source(f"{name}.txt", "text/plain", "0" * 64)
    return model.Telling(name, source, None, None, None, None, None, text, sentences=tuple(spans))
