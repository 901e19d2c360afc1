"""Make pairs of texts whose alignment is known, out of one book in several versions and out of translated prose.

    python training/renditions.py VERSES BOOKS OUT

VERSES holds a file a version of a book told in verses, {"1:1": "text", …}; BOOKS is what training/prose.py wrote. Of
both renditions are made, each side by itself: sentences are left out, joined and cut in two, blocks stand elsewhere or
come from another place. OUT/NAME gets a.txt, b.txt and gold.txt, as training/verdict.py reads them.
"""

from __future__ import annotations

import json
import random
import re
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Chapters that the renditions tell, in turn, and those that foreign blocks are taken from.
TOLD = ((18, 27, 45), (3, 29, 41), (8, 37, 47), (19, 33, 50), (14, 21, 42), (1, 26, 44), (16, 32, 43))
FOREIGN = (24, 31)
VERSIONS = (
    ("BSB", "ASV"),
    ("BSB", "RusSynodal"),
    ("BSB", "GerMenge"),
    ("BBE", "FreCrampon"),
    ("ASV", "GerMenge"),
    ("BSB", "BBE"),
    ("RusSynodal", "FreCrampon"),
    ("NHEB", "RusSynodal"),
    ("BSB", "FreCrampon"),
    ("BBE", "GerMenge"),
)
#: Sentences of a document made of prose, and how many are made of one book in two languages at most.
DOCUMENT, DOCUMENTS = 90, 2
#: The shortest part of a sentence that is cut, in letters.
LEAST = 20


@dataclass(frozen=True)
class Way:
    """How a rendition departs from the book: shares of the sentences, and blocks."""

    dropped: float = 0.0
    joined: float = 0.25
    cut: float = 0.0
    shifted: float = 0.0  # cut, and the second part joined to the next sentence
    trimmed: float = 0.0  # cut, and one part left out
    blocks: int = 0
    foreign: bool = False


VERSE = {
    "whole": Way(),
    "cut": Way(0.1, cut=0.3),
    "missing": Way(0.1),
    "much-missing": Way(0.3),
    "moved": Way(0.1, blocks=3),
    "foreign": Way(0.2, foreign=True),
}
VERSE_RENDITIONS = (
    ("whole", "cut"),
    ("missing", "much-missing"),
    ("much-missing", "foreign"),
    ("missing", "moved"),
    ("cut", "missing"),
)
PROSE = {
    "close": Way(0.02, 0.06, 0.06, 0.02, 0.02),
    "free": Way(0.04, 0.15, 0.15, 0.06, 0.06),
    "short": Way(0.12, 0.12, 0.1, 0.03, 0.1),
    "digest": Way(0.35, 0.12, 0.08, 0.02, 0.1),
    "moved": Way(0.1, 0.1, 0.08, blocks=3),
    "foreign": Way(0.2, 0.1, 0.08, foreign=True),
}
PROSE_RENDITIONS = (
    ("free", "free"),
    ("close", "free"),
    ("free", "short"),
    ("close", "digest"),
    ("free", "close"),
    ("digest", "free"),
    ("short", "foreign"),
    ("free", "free"),
    ("close", "close"),
    ("free", "moved"),
    ("foreign", "digest"),
)
MARK = re.compile(r"[.!?;:,][\"”’»“]*(?=\s+\S)|\s+(?=[–—]\s)|[。！？；：，、](?=.)")
WEAK = re.compile(r"\s*[,;:]$")
Unit = tuple[tuple[str, ...], str]
Keyed = list[tuple[str, str]]


def rendition(told: Keyed, elsewhere: Keyed, name: str, way: Way) -> list[Unit]:
    """Return the units of a rendition: the beads (verses) that each holds something of, and its words."""
    draw = random.Random(name)  # noqa: S311  no secret hangs on it
    kept = [(key, text) for key, text in told if draw.random() >= way.dropped]
    for _ in range(way.blocks):
        size = draw.randint(3, 6)
        start, goal = draw.randrange(len(kept) - size), draw.randrange(len(kept) - size)
        rest = kept[:start] + kept[start + size :]
        kept = rest[:goal] + kept[start : start + size] + rest[goal:]
    if way.foreign:
        size = min(max(4, len(kept) // 4), len(elsewhere) - 1)
        start, goal = draw.randrange(len(elsewhere) - size), draw.randrange(len(kept))
        block = [(f"{name}-{key}", text) for key, text in elsewhere[start : start + size]]
        kept = kept[:goal] + block + kept[goal:]
    return [unit for unit in divided(kept, way, draw) if unit[1]]


def divided(kept: Keyed, way: Way, draw: random.Random) -> Iterator[Unit]:
    """Yield the sentences, some joined to the next and some cut."""
    at = 0
    while at < len(kept):
        size = 1 if draw.random() >= way.joined else draw.choice([2, 2, 3])
        run = kept[at : at + size]
        at += len(run)
        keys, text = tuple(key for key, _ in run), joined([text for _, text in run], draw)
        chance = draw.random()
        first, second = halves(text, draw)
        if not second or chance >= way.cut + way.trimmed + way.shifted:
            yield keys, text
        elif chance < way.cut:
            yield keys, first
            yield keys, second
        elif chance < way.cut + way.trimmed or at == len(kept):
            yield keys, draw.choice((first, second))
        else:
            yield keys, first
            yield (*keys, kept[at][0]), joined([second, kept[at][1]], draw)
            at += 1


def joined(texts: list[str], draw: random.Random) -> str:
    """Return sentences as one: as they stand, or with weaker marks between them."""
    if len(texts) > 1 and draw.random() < 0.5:
        texts = [text[:-1] + draw.choice(",;") if text.endswith(".") else text for text in texts[:-1]] + texts[-1:]
    return " ".join(texts)


def halves(text: str, draw: random.Random) -> tuple[str, str]:
    """Return a sentence as two, the second empty where there is no mark to cut at."""
    least = LEAST if text.isascii() or not re.search(r"[\u3040-\u9fff]", text) else LEAST // 3
    marks = [mark.end() for mark in MARK.finditer(text) if least <= mark.end() <= len(text) - least]
    if not marks:
        return text, ""
    place = draw.choice(marks)
    first, second = text[:place].strip(), text[place:].strip()
    if draw.random() < 0.5:
        first, second = WEAK.sub(".", first), second[:1].upper() + second[1:]
    return first, second


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


def verses(source: Path, out: Path) -> None:
    """Write the folders of the book in verses."""

    def chapter(version: dict[str, str], number: int) -> Keyed:
        return [(key, text) for key, text in version.items() if key.startswith(f"{number}:") and text.strip()]

    turn = count()
    for one, other in VERSIONS:
        texts = [json.loads((source / f"{name}.json").read_text(encoding="utf-8")) for name in (one, other)]
        for ways in VERSE_RENDITIONS:
            chapters = TOLD[next(turn) % len(TOLD)]
            sides = []
            for version, name, way in zip(texts, (one, other), ways, strict=True):
                pick = random.Random(f"{name}-{way}")  # noqa: S311
                sides.append(
                    [
                        unit
                        for number in chapters
                        for unit in rendition(
                            chapter(version, number),
                            chapter(version, pick.choice(FOREIGN)),
                            f"{name}-{way}-{number}",
                            VERSE[way],
                        )
                    ]
                )
            write(out / f"{one}-{other}-{'-'.join(ways)}", *sides)


def prose(books: Path, out: Path) -> None:
    """Write the folders of the books of prose: documents from places far from each other, a rendition each in turn."""
    turn = count()
    for file in sorted(books.glob("*.json")):
        documents = gathered(json.loads(file.read_text(encoding="utf-8")))
        chosen = documents[:: max(1, -(-len(documents) // DOCUMENTS))]
        for k, document in enumerate(chosen):
            ways = PROSE_RENDITIONS[next(turn) % len(PROSE_RENDITIONS)]
            elsewhere = documents[(documents.index(document) + len(documents) // 2) % len(documents)]
            if elsewhere is document:
                ways = tuple("short" if way == "foreign" else way for way in ways)
            half = len(elsewhere[1]) // 2  # foreign blocks of the two sides share nothing
            others = [elsewhere[0][: len(elsewhere[0]) // 2 - 2], elsewhere[1][half + 2 :]]
            name = f"{file.stem}-{k}"
            sides = [
                rendition(document[side], others[side], f"{name}-{side}", PROSE[way]) for side, way in enumerate(ways)
            ]
            write(out / f"{name}-{'-'.join(ways)}", *sides)


def gathered(sections: list[list[list[list[str]]]]) -> list[tuple[Keyed, Keyed]]:
    """Return the sections joined to documents of DOCUMENT sentences and more, the long ones cut."""
    found: list[tuple[Keyed, Keyed]] = [([], [])]
    for number, (ours, theirs) in enumerate(sections):
        keys = list(dict.fromkeys(key for key, _ in ours))
        for key in keys:
            if len(found[-1][0]) >= DOCUMENT:
                found.append(([], []))
            for side, rows in zip(found[-1], (ours, theirs), strict=True):
                side += [(f"{number}-{key}", text) for k, text in rows if k == key]
    if len(found) > 1 and len(found[-1][0]) < DOCUMENT // 2:
        found.pop()
    return found


def write(folder: Path, a: list[Unit], b: list[Unit]) -> None:
    """Write one pair."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, units in (("a", a), ("b", b)):
        (folder / f"{name}.txt").write_text("".join(f"{text}\n" for _, text in units), encoding="utf-8")
    gold = "".join(f"{left}:{right}\n" for left, right in beads(a, b))
    (folder / "gold.txt").write_text(gold, encoding="utf-8")


def main() -> None:
    """Write the folders."""
    source, books, out = map(Path, sys.argv[1:])
    verses(source, out / "verse")
    prose(books, out / "prose")


if __name__ == "__main__":
    main()
