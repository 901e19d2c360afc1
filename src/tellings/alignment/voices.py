"""Who speaks each sentence, as numbers that mean the same person in every telling.

Words of the host are not the guest's: where both tellings say who speaks, and one of the two is known to the other as
somebody else, sentences are not linked. Names are compared by the beginnings of their words in Latin letters, since
endings and transcriptions differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
from anyascii import anyascii

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tellings.model import Telling

    Voices = npt.NDArray[np.int32]

#: Nobody known speaks.
NOBODY = 0
#: Words of a name are one where they begin alike by so many letters, or are equal.
_BEGINNING = 5


def voices(tellings: Sequence[Telling]) -> list[Voices]:
    """Return for each telling an array (sentences,): the number of who speaks each, `NOBODY` where that is not said.

    A label such as "Question" is nobody: only names of two words and more, and parts of them, are persons.
    """
    names = sorted({turn.speaker for telling in tellings for turn in telling.turns if turn.speaker})
    persons = numbered(names)
    found = []
    for telling in tellings:
        spoken = [turn for turn in telling.turns if turn.kind in ("speech", "question") and turn.speaker]
        row = np.zeros(len(telling.sentences), dtype=np.int32)
        for k, sentence in enumerate(telling.sentences):
            turn = next((turn for turn in spoken if turn.start <= sentence.start < turn.end), None)
            row[k] = persons.get(turn.speaker or "", NOBODY) if turn else NOBODY
        found.append(row)
    return found


class Spoken(Protocol):
    """A text of which it is known who speaks: who each sentence, and who at all."""

    @property
    def voices(self) -> Voices:
        """Who speaks each sentence."""

    @property
    def cast(self) -> frozenset[int]:
        """All who speak in the whole text."""


def conflict(a: Spoken, b: Spoken, rows: tuple[int, int], columns: tuple[int, int]) -> npt.NDArray[np.bool_]:
    """Return the table (sentences of a, of b) of where two different persons surely speak, for those rows and columns.

    Sure is where one of the two speaks in the other telling too, so that the name is known to both.
    """
    ours, theirs = a.voices[slice(*rows)], b.voices[slice(*columns)]
    both = (ours != NOBODY)[:, None] & (theirs != NOBODY)[None, :]
    known = np.isin(ours, list(b.cast))[:, None] | np.isin(theirs, list(a.cast))[None, :]
    table: npt.NDArray[np.bool_] = both & known & (ours[:, None] != theirs[None, :])
    return table


def apart(a: Spoken, b: Spoken, bead: tuple[tuple[int, ...], tuple[int, ...]]) -> bool:
    """Whether two different persons surely speak the two runs of a bead."""
    if not a.cast or not b.cast:
        return False
    ours, theirs = ({int(side.voices[k]) for k in run} - {NOBODY} for side, run in zip((a, b), bead, strict=True))
    return any(one != other and (one in b.cast or other in a.cast) for one in ours for other in theirs)


def numbered(names: Sequence[str]) -> dict[str, int]:
    """Return a number for each name of a person; names that share a word are one person's."""
    words = {name: [anyascii(word).casefold() for word in name.replace(".", " ").split()] for name in names}
    full = {name for name in names if len(words[name]) > 1}
    group = {name: k for k, name in enumerate(names, start=1)}
    for one in names:
        for other in names:
            if one < other and {one, other} & full and _alike(words[one], words[other]):
                first, second = sorted((group[one], group[other]))
                group = {name: first if number == second else number for name, number in group.items()}
    shared = {number for name, number in group.items() if name in full}
    return {name: number for name, number in group.items() if number in shared}


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names may be one person's: their last words are, or one of them is a part of the other."""
    return _same(one[-1], other[-1]) or all(any(_same(x, y) for y in other) for x in one if len(x) > 1)


def _same(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _BEGINNING and one[:_BEGINNING] == other[:_BEGINNING])
