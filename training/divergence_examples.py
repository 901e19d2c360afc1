"""What the divergence network learns from: pairs of texts, passages of documents, and both with a thing planted."""

from __future__ import annotations

import hashlib
import json
import random
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from planted import ANY, Named, planted

from tellings.comparison import _bare
from tellings.differences.divergence.network import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Telling

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "differences" / "gold"
#: One pair in so many is held out, and so many shares of the documents: each network learns without one of them.
HELD, SHARES = 5, 3
#: A thing is planted in one example of so many.
PLANTED = 2
#: Differences that stand in no passage of both.
_OF_PASSAGES = frozenset({"moved", "omitted-turn"})


@dataclass(frozen=True)
class Example:
    """Two tellings of one passage in their languages, with what differs: a kind and a stretch a side, if it has one."""

    texts: tuple[str, str]
    languages: tuple[str, str]
    differences: tuple[tuple[str, tuple[tuple[int, int] | None, tuple[int, int] | None]], ...]
    #: The side of which it is not known what else differs; None for neither.
    unknown: int | None = None

    @property
    def held(self) -> bool:
        """Whether it is held out."""
        return int(hashlib.md5(self.texts[0].encode(), usedforsecurity=False).hexdigest(), 16) % HELD == 0

    @cached_property
    def tellings(self) -> tuple[Telling, Telling]:
        """The two as tellings of one passage each."""
        a, b = (_bare(*row) for row in zip(self.texts, "AB", self.languages, strict=True))
        return a, b

    def sentences(self, side: int) -> list[tuple[int, str]]:
        """Return the sentences of a side, each with where it begins: each is read alone."""
        return [(each.start, self.texts[side][each.start : each.end]) for each in self.tellings[side].sentences]

    def labels(self, side: int, spans: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return for each piece of a side whether it differs, -1 where that is not known, and its kind, -1 for none."""
        differs, kinds = np.zeros(len(spans), dtype=np.float32), np.full(len(spans), -1)
        if side == self.unknown:
            differs[:] = -1
        for kind, places in self.differences:
            if places[side] is not None:
                inside = (spans[:, 0] < places[side][1]) & (places[side][0] < spans[:, 1])
                differs[inside] = 1
                if kind != ANY:
                    kinds[inside] = KINDS.index("omission" if kind == "addition" else kind)
        return differs, kinds

    def planted(self, named: Named) -> Example | None:
        """Return the same with a thing planted that makes a difference; None where nothing can be."""
        chance = random.Random("\n".join(self.texts))  # noqa: S311  drawn, not secret
        taken = [[places[side] for _, places in self.differences if places[side] is not None] for side in (0, 1)]
        new = planted(self.texts, self.languages, taken, named, chance)
        if new is None:
            return None
        first, last = new.place
        longer = len(new.new) - (last - first)

        def after(place: tuple[int, int] | None) -> tuple[int, int] | None:
            return place if place is None or place[0] < last else (place[0] + longer, place[1] + longer)

        texts, differences = list(self.texts), []
        texts[new.side] = texts[new.side][:first] + new.new + texts[new.side][last:]
        for kind, places in self.differences:
            both = list(places)
            both[new.side] = after(both[new.side])
            differences.append((kind, tuple(both)))
        own = [(first, first + len(new.new)), new.other]
        differences.append((new.kind, tuple(own if new.side == 0 else own[::-1])))
        unknown = 1 - new.side if new.other is None else None
        return Example(tuple(texts), self.languages, tuple(differences), unknown)


def written() -> list[Example]:
    """Return the pairs of `training/pairs`, whose differences are quoted."""
    found = []
    for file in sorted((ROOT / "training" / "pairs").glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            differences = tuple(
                (each["kind"], tuple(_place(row[side], each.get(side)) for side in "ab")) for each in row["differences"]
            )
            found.append(Example((row["a"], row["b"]), (row["la"], row["lb"]), differences))
    return found


def _place(text: str, quote: str | None) -> tuple[int, int] | None:
    return (text.index(quote), text.index(quote) + len(quote)) if quote else None


def gold(half: str) -> list[Example]:
    """Return one half of the pairs that findings are measured on; one of several stretches a side is kept."""
    found = []
    for file in ("pairs-en", "pairs-multi", "rounds-en", "rounds-multi"):
        for line in (GOLD / f"{file}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["split"] == half:
                places = tuple(tuple(row["spans"][side][0]) if row["spans"].get(side) else None for side in "AB")
                differences = ((row["kind"], places),) if row["kind"] else ()
                found.append(Example((row["a"], row["b"]), tuple(row["languages"]), differences))
    return found


def documents() -> list[Path]:
    """Return the folders of `training/documents`, each an event in some tellings with all its differences."""
    return sorted(file.parent for file in (ROOT / "training" / "documents").glob("*/gold.json"))


def others() -> list[Path]:
    """Return the folders of the events in `tests/gold` that rules were written by: pages worded more alike."""
    sets = (ROOT / "tests" / "gold" / name for name in ("cases", "fresh-dev"))
    return sorted(file.parent for folder in sets for file in folder.glob("*/gold.json"))


def share(folder: Path) -> int:
    """Return which network does not learn from the documents of an event."""
    return documents().index(folder) % SHARES


def linked(folder: Path) -> list[Example]:
    """Return the passages of an event, each two tellings as examples; what only one tells is not among them."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    found = []
    for link in gold["links"]:
        for one, other in combinations([id_ for id_ in gold["tellings"] if link.get(id_)], 2):
            texts = tuple(" ".join(link[id_].split()) for id_ in (one, other))
            differences = []
            for each in gold["differences"]:
                quotes = [" ".join(each.get(id_, "").split()) for id_ in (one, other)]
                lacks = [not quote or quote not in text for quote, text in zip(quotes, texts, strict=True)]
                if each["kind"] in _OF_PASSAGES or all(lacks) or quotes[0] == quotes[1]:
                    continue
                places = tuple(
                    None if lack else (text.index(quote), text.index(quote) + len(quote))
                    for quote, text, lack in zip(quotes, texts, lacks, strict=True)
                )
                differences.append((each["kind"], places))
            languages = tuple(gold["tellings"][id_]["language"] for id_ in (one, other))
            found.append(Example(texts, languages, tuple(differences)))
    return found


def with_planted(examples: Sequence[Example], named: Named) -> list[Example]:
    """Return examples, and beside one of so many the same with a thing planted."""
    chosen = [each for at, each in enumerate(examples) if at % PLANTED == 0]
    return [*examples, *(new for each in chosen if (new := each.planted(named)) is not None)]


def names(examples: Sequence[Example]) -> Named:
    """Return the names that may be planted: those of examples."""
    return Named.of([(each.texts, each.languages) for each in examples])
