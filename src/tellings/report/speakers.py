"""Who speaks: each speaker with the mark that stands for them, and how many of their words each telling has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.report.plain import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Comparison
    from tellings.report.voices import Section


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: the mark, the name, and the words under their heads in each telling, in the order of the tellings."""

    mark: str
    name: str
    words: tuple[int, ...]


def voices(comparison: Comparison, sections: Sequence[Section]) -> tuple[Voice, ...]:
    """Return the speakers who are named, in the order in which they first speak."""
    rows: dict[str, tuple[str, list[int]]] = {}
    for section in sections:
        if section.speaker and section.mark:
            rows.setdefault(section.speaker, (section.mark, []))[1].extend(section.rows)
    return tuple(
        Voice(
            mark,
            name,
            tuple(
                sum(
                    words(telling.sentence(at))
                    for row in told
                    for at in comparison.passages[row].sentences.get(telling.id, ())
                )
                for telling in comparison.tellings
            ),
        )
        for name, (mark, told) in rows.items()
    )
