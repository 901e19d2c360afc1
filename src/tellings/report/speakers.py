"""Who speaks: each speaker with the mark that stands for them, and how many of their words each telling has.

A sentence counts for the one in whose turn it stands in its own telling, whatever head its passage is under: a passage
may hold the end of one speaker's words and the beginning of another's. A telling in which no turns were found, as one
in reported speech, has no words of anybody.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.report.monograms import monograms
from tellings.report.plain import squeezed, words
from tellings.report.voices import Turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.model import Comparison
    from tellings.report.voices import Section


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: the mark, the name, and the words of their turns in each telling, in the order of the tellings."""

    mark: str
    name: str
    words: tuple[int, ...]


def voices(comparison: Comparison, sections: Sequence[Section]) -> tuple[Voice, ...]:
    """Return the speakers who are named: those of the heads in the order of the passages, then any others."""
    heads = list(dict.fromkeys(section.speaker for section in sections if section.speaker))
    said = list(_said(comparison))
    known = _known_as(said, heads)
    counts: Counter[tuple[str, str]] = Counter()
    for row in said:
        for telling, speaker, count in row:
            counts[known.get((telling, speaker), speaker), telling] += count
    marks = monograms([*heads, *(name for name, _ in counts)])
    return tuple(
        Voice(mark, name, tuple(counts[name, telling.id] for telling in comparison.tellings))
        for name, mark in marks.items()
        if any(counts[name, telling.id] for telling in comparison.tellings)
    )


def _said(comparison: Comparison) -> Iterator[list[tuple[str, str, int]]]:
    """Yield for each passage its sentences that stand in the turn of somebody named: telling, speaker, words."""
    turns = {telling.id: (telling, Turns(telling)) for telling in comparison.tellings}
    for passage in comparison.passages:
        row = []
        for name, indices in passage.sentences.items():
            telling, own = turns[name]
            for at in indices:
                turn = own.at(at)
                if turn is not None and turn.speaker:
                    row.append((name, squeezed(turn.speaker), words(telling.sentence(at))))
        yield row


def _known_as(said: list[list[tuple[str, str, int]]], heads: list[str]) -> dict[tuple[str, str], str]:
    """Return under which head's name a telling's speaker goes who is called otherwise there ("А. Равнсков").

    It is the head with whose words most of theirs are told, and one whom that telling does not name itself.
    """
    named = {(telling, speaker) for row in said for telling, speaker, _ in row}
    together: dict[tuple[str, str], Counter[str]] = {}
    for row in said:
        for telling, speaker, count in row:
            if speaker not in heads:
                beside = {other for place, other, _ in row if place != telling and other in heads}
                free = {other for other in beside if (telling, other) not in named}
                together.setdefault((telling, speaker), Counter()).update(dict.fromkeys(sorted(free), count))
    return {key: found.most_common(1)[0][0] for key, found in together.items() if found}
