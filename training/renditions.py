"""Make pairs of texts whose alignment is known out of one book in several versions, verse by verse.

    python training/renditions.py VERSES OUT

VERSES holds a file a version, {"1:1": "text", …}. Of each version six renditions are made, with a quarter of the
units two or three verses long: whole; a tenth of the verses missing; three tenths missing; a tenth missing and three
blocks elsewhere; a fifth missing and a block of other chapters within; a tenth missing and three tenths of the units
cut in two, which makes sentences of a word or two. OUT/VERSION-VERSION-RENDITIONS gets a.txt,
b.txt and gold.txt, as training/verdict.py reads them.
"""

from __future__ import annotations

import json
import random
import re
import sys
from dataclasses import dataclass
from pathlib import Path

#: Chapters that the renditions tell, and those that foreign blocks are taken from.
TOLD, FOREIGN = (1, 3, 8, 41), (24, 31)
VERSIONS = (
    ("BSB", "ASV"),
    ("BSB", "BBE"),
    ("BSB", "RusSynodal"),
    ("BSB", "GerMenge"),
    ("BBE", "FreCrampon"),
    ("ASV", "GerMenge"),
    ("RusSynodal", "FreCrampon"),
)
RENDITIONS = (
    ("whole", "cut"),
    ("missing", "much-missing"),
    ("much-missing", "foreign"),
    ("missing", "moved"),
    ("cut", "missing"),
)


@dataclass(frozen=True)
class Way:
    """How a rendition departs from the book."""

    dropped: float
    blocks: int = 0
    foreign: bool = False
    cut: float = 0.0  # of the units


WAYS = {
    "whole": Way(0.0),
    "cut": Way(0.1, cut=0.3),
    "missing": Way(0.1),
    "much-missing": Way(0.3),
    "moved": Way(0.1, blocks=3),
    "foreign": Way(0.2, foreign=True),
}
MARK = re.compile(r"[.!?;:,][\"”’»“]*(?=\s+\S)")
Unit = tuple[tuple[str, ...], str]


def rendition(verses: dict[str, str], name: str, chapter: int, way: Way) -> list[Unit]:
    """Return the units of one chapter's rendition: the verses that each holds, and its words."""
    draw = random.Random(name)  # noqa: S311  no secret hangs on it
    kept = [(key, text) for key, text in told(verses, chapter) if draw.random() >= way.dropped]
    for _ in range(way.blocks):
        size = draw.randint(3, 6)
        start, goal = draw.randrange(len(kept) - size), draw.randrange(len(kept) - size)
        rest = kept[:start] + kept[start + size :]
        kept = rest[:goal] + kept[start : start + size] + rest[goal:]
    if way.foreign:
        other = told(verses, draw.choice(FOREIGN))
        size = max(4, len(kept) // 4)
        start, goal = draw.randrange(len(other) - size), draw.randrange(len(kept))
        block = [(f"{name}-{key}", text) for key, text in other[start : start + size]]
        kept = kept[:goal] + block + kept[goal:]
    units, at = [], 0
    while at < len(kept):
        run = kept[at : at + (1 if draw.random() < 0.75 else draw.choice([2, 2, 3]))]
        keys, text = tuple(key for key, _ in run), " ".join(text for _, text in run)
        marks = [mark.end() for mark in MARK.finditer(text)]
        place = draw.choice(marks) if marks and way.cut and draw.random() < way.cut else 0
        units += [(keys, part.strip()) for part in (text[:place], text[place:]) if part.strip()]
        at += len(run)
    return units


def told(verses: dict[str, str], chapter: int) -> list[tuple[str, str]]:
    """Return the verses of one chapter that the version has."""
    return [(key, text) for key, text in verses.items() if key.startswith(f"{chapter}:") and text.strip()]


def beads(a: list[Unit], b: list[Unit]) -> list[tuple[list[int], list[int]]]:
    """Return the gold: units that share a verse stand together, and so do those that share one with the same unit."""
    home: dict[object, list[tuple[int, int]]] = {
        (side, k): [(side, k)] for side in (0, 1) for k in range((len(a), len(b))[side])
    }
    where: dict[str, list[tuple[int, int]]] = {}
    for side, units in enumerate((a, b)):
        for k, (keys, _) in enumerate(units):
            for key in keys:
                where.setdefault(key, []).append((side, k))
    for members in where.values():
        if len({side for side, _ in members}) == len((a, b)):  # told on both sides
            both = sorted({member for one in members for member in home[one]})
            home |= dict.fromkeys(both, both)
    found = list({id(row): row for row in home.values()}.values())
    return [([k for side, k in sorted(row) if side == 0], [k for side, k in sorted(row) if side == 1]) for row in found]


def main() -> None:
    """Write the folders."""
    source, out = map(Path, sys.argv[1:])
    for one, other in VERSIONS:
        texts = [json.loads((source / f"{name}.json").read_text(encoding="utf-8")) for name in (one, other)]
        for first, second in RENDITIONS:
            folder = out / f"{one}-{other}-{first}-{second}"
            folder.mkdir(parents=True, exist_ok=True)
            a, b = (
                [u for c in TOLD for u in rendition(verses, f"{name}-{way}-{c}", c, WAYS[way])]
                for verses, name, way in zip(texts, (one, other), (first, second), strict=True)
            )
            for name, units in (("a", a), ("b", b)):
                (folder / f"{name}.txt").write_text("".join(f"{text}\n" for _, text in units), encoding="utf-8")
            gold = "".join(f"{left}:{right}\n" for left, right in beads(a, b))
            (folder / "gold.txt").write_text(gold, encoding="utf-8")


if __name__ == "__main__":
    main()
