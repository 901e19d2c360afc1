"""Of whom a narration spoke last, so that "he said" names somebody: read back only where a pronoun asks.

Most sentences are never asked about, and of those that are the last few tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.turns import sayers
from tellings.turns.names import words
from tellings.turns.quotes import unquoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.turns.names import Word
    from tellings.turns.people import People

#: How many sentences back a pronoun is resolved.
_BACK = 3


class Told:
    """The stretches of narration and the quotations so far, in order."""

    def __init__(self, text: str, people: People) -> None:
        self._text, self._people = text, people
        #: Stretches not yet read, and the persons of each sentence or quotation read.
        self._so_far: list[tuple[int, int] | list[str]] = []

    def narrated(self, start: int, end: int) -> None:
        """Add a stretch of narration."""
        self._so_far.append((start, end))

    def quoted(self, who: str | None) -> None:
        """Add a quotation, by whom it is given."""
        self._so_far.append([who] if who else [])

    def meant(self) -> str | None:
        """Return whom a pronoun means here: the one person of the last sentence that speaks of any."""
        back: list[list[str]] = []
        while self._so_far and len(back) < _BACK:
            last = self._so_far.pop()
            back = [*(self._read(*last) if isinstance(last, tuple) else [last]), *back]
        back = back[-_BACK:]
        self._so_far = [*back]  # what stood before is never asked for again, nor is a stretch read twice
        for told in reversed(back):
            if told:
                return told[0] if len(set(told)) == 1 else None
        return None

    def _read(self, start: int, end: int) -> list[list[str]]:
        """Return the persons of the last sentences of a stretch, sentence by sentence."""
        spans: list[tuple[int, int]] = []
        at = start
        while at < end:
            stop = sayers.sentence_end(self._text, at, end)
            spans.append((at, stop))
            at = stop + 1
        read: list[list[str]] = []
        while spans and len(read) < _BACK:
            sentence = unquoted(self._text[slice(*spans.pop())])
            if found := words(sentence):
                read.append(self._subject(sentence, found) or sayers.persons(sentence, self._people, found=found))
        return read[::-1]

    def _subject(self, sentence: str, found: Sequence[Word]) -> list[str]:
        """Return the one whom a sentence with a verb of saying has for its subject ("X told Y that …")."""
        said = sayers.clause_says(sentence, 0, len(sentence), self._people, found=found)
        return [said.name] if said and said.name else []
