"""Small tellings made for the tests of `differ`, and an encoder that costs nothing."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import numpy as np

from tellings import differences
from tellings.differences.account import Account
from tellings.model import Passage, Sentence, Source, Telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.differences.account import Side
    from tellings.model import Finding, Turn

_SENTENCE = re.compile(r"\S.*?(?:[.?!](?=\s)|$)", re.MULTILINE | re.DOTALL)


class Hashed:
    """An encoder of letters in threes: texts that share many of them are near, and nothing is loaded."""

    name = "hashed-for-tests"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return 256 counts a text, as a row of length 1."""
        rows = np.full((len(texts), 256), 1e-3, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            folded = text.casefold().encode("utf-8", "surrogatepass")
            for at in range(len(folded) - 2):
                row[zlib.crc32(folded[at : at + 3]) % 256] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


ENCODER = Hashed()


def telling(text: str, id: str = "A", language: str | None = "en", turns: Sequence[Turn] = ()) -> Telling:  # noqa: A002
    """Return a telling of the text, cut into sentences at its full stops."""
    found = tuple(Sentence(match.start(), match.end()) for match in _SENTENCE.finditer(text))
    return Telling(
        id=id, source=Source(id, "text/plain", id), title=None, publisher=None, published=None, place=None,
        language=language, text=text, turns=tuple(turns), sentences=found,
    )  # fmt: skip


def side(text: str, language: str | None = "en") -> Side:
    """Return the whole text as one side of a passage."""
    account = Account(telling(text, language=language))
    return account.side(range(len(account.telling.sentences)))


def one(*texts: str, languages: Sequence[str | None] = ()) -> tuple[Finding, ...]:
    """Return the findings between texts taken as one passage each; they are English unless said otherwise."""
    spoken = languages or ["en"] * len(texts)
    told = [telling(text, id_, code) for text, id_, code in zip(texts, "ABCDE", spoken, strict=False)]
    return differences.passage(told, encoder=ENCODER)


def substantive(*texts: str, languages: Sequence[str | None] = ()) -> list[Finding]:
    """Return those of `one` that are called substantive."""
    return [finding for finding in one(*texts, languages=languages) if finding.substantive]


def row(id_: str, score: float = 0.9, *, moved: bool = False, **sentences: Sequence[int]) -> Passage:
    """Return a passage: which sentences of each telling tell it."""
    state = "same" if len(sentences) > 1 else "only"
    return Passage(id_, {side_: tuple(at) for side_, at in sentences.items()}, state, score, moved)


def quotes(finding: Finding, *texts: str) -> tuple[str, ...]:
    """Return for each text what the finding's spans quote of it, joined by a bar; nothing where it lacks it."""
    return tuple(
        " | ".join(text[span.start : span.end] for span in finding.spans.get(id_, ()))
        for id_, text in zip("ABCDE", texts, strict=False)
    )
