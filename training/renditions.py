"""Make pairs of texts whose alignment is known out of one book in several versions, verse by verse.

    python training/renditions.py VERSES OUT

VERSES holds a file a version, {"1:1": "text", …}. Of each version four renditions are made, with a quarter of the
units two or three verses long: a tenth of the verses missing; three tenths missing; a tenth missing and three blocks
elsewhere; a fifth missing and a block of other chapters within. OUT/VERSION-VERSION-RENDITIONS gets a.txt, b.txt and
gold.txt, as training/verdict.py reads them.
"""

from __future__ import annotations

import json
import random
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
RENDITIONS = (("missing", "much-missing"), ("much-missing", "foreign"), ("missing", "moved"), ("foreign", "missing"))


@dataclass(frozen=True)
class Way:
    """How a rendition departs from the book."""

    dropped: float
    blocks: int = 0
    foreign: bool = False


WAYS = {
    "missing": Way(0.1),
    "much-missing": Way(0.3),
    "moved": Way(0.1, blocks=3),
    "foreign": Way(0.2, foreign=True),
}
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
        units.append((tuple(key for key, _ in run), " ".join(text for _, text in run)))
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
    where = {key: i for i, (keys, _) in enumerate(a) for key in keys}
    for j, (keys, _) in enumerate(b):
        for key in keys:
            if key in where and home[0, where[key]] is not home[1, j]:
                both = home[0, where[key]] + home[1, j]
                for member in both:
                    home[member] = both
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
