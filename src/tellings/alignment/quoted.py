"""Quotations of two different persons are not each other's telling, however alike the sentences round them are.

“…,” said the one; the other said: “…”. Their frames are alike and their words are not, so the programme links them
where each telling quotes somebody else in the same place. Where they are surely alike they stay linked: then one of the
two tellings gives the words to another speaker, which is a difference.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from msgspec.structs import replace

from tellings.alignment import refuse
from tellings.alignment.voices import NOBODY, numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.alignment.side import Side
    from tellings.alignment.voices import Voices
    from tellings.model import Link, Telling


class Quoted(NamedTuple):
    """Who is quoted in each sentence of a telling (`NOBODY`, or a number), and in whose letters it is written."""

    persons: Voices
    letters: str


def quoted(tellings: Sequence[Telling]) -> list[Quoted]:
    """Return for each telling the one person quoted in each sentence; nobody where none or several are."""
    persons = numbered(sorted({turn.speaker for telling in tellings for turn in telling.turns if turn.speaker}))
    found = []
    for telling in tellings:
        row = np.zeros(len(telling.sentences), dtype=np.int32)
        held = [turn for turn in telling.turns if turn.kind == "quotation"]
        starts = [sentence.start for sentence in telling.sentences]
        several: dict[int, set[str | None]] = {}
        for turn in held:
            for k in range(max(0, bisect_right(starts, turn.start) - 1), bisect_left(starts, turn.end)):
                if telling.sentences[k].end > turn.start:
                    several.setdefault(k, set()).add(turn.speaker)
        for k, who in several.items():
            row[k] = persons.get(next(iter(who)) or "", NOBODY) if len(who) == 1 else NOBODY
        found.append(Quoted(row, _letters(telling.text)))
    return found


def parted(link: Link, sides: tuple[Side, Side], said: tuple[Quoted, Quoted]) -> Link | None:
    """Return the link without those of its sentences that quote somebody whom the other side does not; None for none.

    Names in other letters may be one person's whom no rule brings together, so there nothing is parted.
    """
    if link.summary or not (link.a and link.b) or said[0].letters != said[1].letters:
        return link
    runs = link.a, link.b
    kept = []
    for at, run in enumerate(runs):
        others = {int(said[1 - at].persons[k]) for k in runs[1 - at]}
        strange = [
            k for k in run if NOBODY not in others | {int(said[at].persons[k])} and said[at].persons[k] not in others
        ]
        gone = {k for k in strange if _alike(sides, at, k, runs[1 - at]) < refuse.SURE}
        kept.append(tuple(k for k in run if k not in gone))
    return replace(link, a=kept[0], b=kept[1]) if all(kept) else None


def _alike(sides: tuple[Side, Side], at: int, k: int, others: tuple[int, ...]) -> float:
    bead = ((k,), others) if at == 0 else (others, (k,))
    return refuse.cosine(*sides, bead)


def _letters(text: str) -> str:
    """Return the script that a text is mostly written in, by the first letters of it."""
    scripts = Counter(unicodedata.name(letter, "?").split()[0] for letter in text[:2000] if letter.isalpha())
    return scripts.most_common(1)[0][0] if scripts else ""
