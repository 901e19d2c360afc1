"""Word by word: which words of a passage one telling alone has, the order of the words kept.

The words of each telling are laid against those of every other telling of the same language, by the longest common
subsequence; case and punctuation do not count. Words in another language have nothing to be laid against.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A word with what joins its parts; a character of a script that writes no spaces is a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\W_](?:[\w'’.,-]*\w)?")
#: Words of a cell above which nothing is laid word against word: a reader could not follow it either.
LONGEST = 400
#: Texts beyond which none is laid against each other: the pairs grow by the square (a hundred tellings of 60 passages
#: took 7 s), and a word that one of so many has alone says little.
MOST = 10

#: Stretches `(start, end)` of a text in code points.
Stretches = tuple[tuple[int, int], ...]


def alone(texts: Sequence[tuple[str, str | None]]) -> tuple[Stretches, ...]:
    """Return, for each text with its language, the stretches that no other text of that language has.

    Words that follow on each other are one stretch. A text that stands alone in its language has none.
    """
    if len(texts) > MOST:
        return ((),) * len(texts)
    found = [[(m.start(), m.end(), _key(m[0])) for m in _WORD.finditer(text)] for text, _ in texts]
    made: list[Stretches] = []
    for at, (mine, (_, language)) in enumerate(zip(found, texts, strict=True)):
        others = [found[n] for n, (_, tongue) in enumerate(texts) if n != at and tongue == language and language]
        if not others or not 0 < len(mine) <= LONGEST or max(map(len, others)) > LONGEST:
            made.append(())
            continue
        shared: set[int] = set()
        for other in others:
            shared |= _shared([word for *_, word in mine], [word for *_, word in other])
        made.append(_joined(mine, shared))
    return tuple(made)


def _key(word: str) -> str:
    return word.casefold().replace("’", "'")


def _shared(mine: list[str], other: list[str]) -> set[int]:
    return {n for op in LCSseq.opcodes(mine, other) if op.tag == "equal" for n in range(op.src_start, op.src_end)}


def _joined(words: list[tuple[int, int, str]], shared: set[int]) -> Stretches:
    made: list[tuple[int, int]] = []
    last = None
    for at, (start, end, _) in enumerate(words):
        if at in shared:
            continue
        if last is not None and last == at - 1:
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
        last = at
    return tuple(made)
