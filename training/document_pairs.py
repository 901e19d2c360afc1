"""Pairs of tellings whose alignment is known, out of whole documents: pages and a gold.json in, beads of sentences out.

A folder of `training/documents` holds the tellings of one event and, in gold.json, the passages that tell the same
(its form: tests/gold/README.md). They are read as `tellings compare` reads them, so that what stands beside the account
on a page is there to be left alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from tellings import comparison
from tellings.alignment import voices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tellings.alignment.path import Bead
    from tellings.alignment.voices import Voices
    from tellings.model import Telling

#: A sentence belongs to a quoted passage where at least this part of the shorter of the two stands in the other.
_INSIDE = 0.5


@dataclass(frozen=True)
class DocumentPair:
    """Two tellings of one event: their sentences, who speaks each, and which tell the same."""

    name: str
    texts: tuple[list[str], list[str]]
    voices: tuple[Voices, Voices]
    beads: list[Bead]


def pairs(folder: Path) -> Iterator[DocumentPair]:
    """Yield every two tellings of the event in a folder."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    tellings = [comparison.read(str(folder / each["file"]), id=name) for name, each in gold["tellings"].items()]
    spoken = voices.voices(tellings)
    for x, y in combinations(range(len(tellings)), 2):
        one, other = tellings[x], tellings[y]
        rows = [(_sentences(one, link.get(one.id)), _sentences(other, link.get(other.id))) for link in gold["links"]]
        texts = [[each.sentence(k) for k in range(len(each.sentences))] for each in (one, other)]
        yield DocumentPair(
            f"{folder.name}-{one.id}{other.id}", (texts[0], texts[1]), (spoken[x], spoken[y]), _joined(rows)
        )


def _sentences(telling: Telling, quote: str | None) -> frozenset[int]:
    """Return which sentences of a telling a quoted passage holds."""
    place = _place(telling.text, quote) if quote else None
    if place is None:
        return frozenset()
    start, end = place
    found = set()
    for k, each in enumerate(telling.sentences):
        shared = min(end, each.end) - max(start, each.start)
        if shared >= _INSIDE * min(end - start, each.end - each.start):
            found.add(k)
    return frozenset(found)


def _place(text: str, quote: str) -> tuple[int, int] | None:
    """Return where a quote stands, whatever the white space in it."""
    places = [k for k, letter in enumerate(text) if not letter.isspace()]
    bare = "".join(quote.split())
    at = "".join(text[k] for k in places).find(bare)
    return (places[at], places[at + len(bare) - 1] + 1) if bare and at >= 0 else None


def _joined(rows: list[tuple[frozenset[int], frozenset[int]]]) -> list[Bead]:
    """Return the beads that rows with two sides make; rows that share a sentence are one."""
    beads: list[tuple[set[int], set[int]]] = []
    for left, right in rows:
        if not (left and right):
            continue
        one = (set(left), set(right))
        for other in [bead for bead in beads if bead[0] & one[0] or bead[1] & one[1]]:
            beads.remove(other)
            one = (one[0] | other[0], one[1] | other[1])
        beads.append(one)
    return sorted((tuple(sorted(left)), tuple(sorted(right))) for left, right in beads)
