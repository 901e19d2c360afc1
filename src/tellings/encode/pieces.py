"""Texts cut into the pieces of words that the encoder reads: SentencePiece's likeliest cut, with places in the text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray

#: SentencePiece's sign for the space before a word.
_SPACE = "\u2581"
#: What an unknown letter costs beyond the rarest piece, as in the engine.
_UNKNOWN = 10.0
#: Letters of the longest piece that is looked for: longer ones are rows of signs.
_LONGEST = 16
#: A word of more letters is cut after so many first: the search grows with their number, and no language has such.
_WORD = 80
#: Cut words that are kept, for they come again: some 50 MB at the most. Longer ones, and the unbroken sentences of
#: Chinese and Japanese among them, seldom do.
_KEPT, _KEPT_LETTERS = 100_000, 24


@dataclass(frozen=True)
class Pieces:
    """The pieces of a model, what each costs, and which of them stands for what is not known."""

    places: Mapping[bytes, int]
    scores: NDArray[np.float32]
    unknown: int
    _words: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict, repr=False)

    @cached_property
    def _rarest(self) -> float:
        return float(self.scores.min()) - _UNKNOWN

    def of(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield the pieces of a text: which one, and the stretch `[start, end)` of the text that it stands for."""
        at = 0
        for word in text.split():
            at = text.index(word, at)
            for begin in range(0, len(word), _WORD):
                part = word[begin : begin + _WORD]
                found = self._words.get(part)
                if found is None:
                    found = list(self._of_word(part))
                    if len(part) <= _KEPT_LETTERS and len(self._words) < _KEPT:
                        self._words[part] = found
                for piece, first, last in found:
                    yield piece, at + begin + first, at + begin + last
            at += len(word)

    def _of_word(self, word: str) -> Iterator[tuple[int, int, int]]:
        letters = [(plain, k) for k, letter in enumerate(word) for plain in unicodedata.normalize("NFKC", letter)]
        for piece, first, last in self._cut(_SPACE + "".join(plain for plain, _ in letters)):
            low, high = max(0, first - 1), last - 1  # the sign of the space stands for no letter
            yield piece, letters[low][1] if low < len(letters) else 0, letters[high - 1][1] + 1 if high else 0

    def _cut(self, word: str) -> list[tuple[int, int, int]]:
        """Return the likeliest pieces of a word (Kudo 2018), each with its stretch of letters."""
        letters = [letter.encode("utf-8", "replace") for letter in word]
        best: list[tuple[float, int, int]] = [(0.0, -1, 0)]  # score, piece, where it begins
        for end in range(1, len(letters) + 1):
            choices = [(best[end - 1][0] + self._rarest, self.unknown, end - 1)]
            for begin in range(max(0, end - _LONGEST), end):
                piece = self.places.get(b"".join(letters[begin:end]))
                if piece is not None and piece != self.unknown:
                    choices.append((best[begin][0] + float(self.scores[piece]), piece, begin))
            best.append(max(choices, key=lambda choice: choice[0]))
        found = []
        end = len(letters)
        while end:
            _, piece, begin = best[end]
            found.append((piece, begin, end))
            end = begin
        return found[::-1]
