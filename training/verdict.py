"""Fit the second weighing of `tellings.alignment.verdict`: small networks, as a conditional random field.

    python training/verdict.py FOLDER [FOLDER …] [--true FOLDER …] [--cache DIR]
    python training/verdict.py --documents FOLDER [FOLDER …] [--cache DIR]

The first learns from every folder below those given that holds a.txt and b.txt (one sentence a line) and gold.txt
(beads, `[0, 1]:[2]`), as training/renditions.py makes them; pairs in the folders that are `true`, as translators made
them and nobody cut, count four times. It writes verdict.json where the package reads it, and wordless.json, which asks
for no words read in their sentence. The second learns from half of the events of training/documents, by their names,
says how well it knows the other half, and writes documents.json. The gradient of the gold's probability by what the
network says of a bead is the bead's chance, less one where it is gold. Gold beads that are no beads of ours (too long,
out of order, hopeless) teach nothing, nor do beads within them. Run it again after training/alignment.py, whose weights
make the first weighing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from document_pairs import pairs

from tellings import encode
from tellings.alignment import order, pair, path, prior, similarity, verdict
from tellings.alignment.evidence import MEASURES, WORDLESS, measures
from tellings.alignment.lattice import Lattice, chances, lattice, stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.alignment.voices import Voices

#: With weights held by .03 the log of the chance of a gold bead in verse between languages that were not learnt from
#: was -.83, by .01 -.70, by .005 -.68; in books of prose not learnt from -.54, -.48, -.47.
UNITS, SEEDS = 24, 3
#: How often pairs that translators made are learnt from. Of Text+Berg's development document, two thirds learnt from,
#: the log of the chance of a gold bead in the last third is -.256 with one and -.252 with four; in books not learnt
#: from -.426 and -.422, in verse -.719 and -.707.
_TRUE = 4


@dataclass(frozen=True)
class Course:
    """How a network is learnt: rounds over all lessons, the rate of the first step, how strongly weights are held."""

    rounds: int
    rate: float
    held: float


TRANSLATIONS = Course(15, 0.01, 0.0025)
#: Less the mean log of the chance of a gold bead in the half of 170 events that is not learnt from is .145 with weights
#: held by .003, .140 by .006, .142 by .01, .146 by .015.
DOCUMENTS = Course(40, 0.005, 0.006)
Bead = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass
class Lesson:
    """A stretch of one pair: its beads, what they measure, which are gold, and which teach nothing."""

    beads: Lattice
    measures: np.ndarray
    gold: np.ndarray
    silent: np.ndarray

    def chances(self, worths: np.ndarray) -> np.ndarray:
        """Return how likely each bead is by these worths."""
        return chances(self.beads.size, self.beads.start, self.beads.end, worths)


def gold(folder: Path) -> list[Bead]:
    """Return the beads of gold.txt that have two sides."""
    lines = (folder / "gold.txt").read_text(encoding="utf-8").splitlines()
    found = [tuple(tuple(sorted(map(int, re.findall(r"\d+", p)))) for p in line.split(":")[:2]) for line in lines]
    return [(left, right) for left, right in found if left and right]


def lessons(
    texts: Sequence[Sequence[str]],
    true: list[Bead],
    encoder: encode.Encoder,
    spoken: Sequence[Voices] | None = None,
    *,
    document: bool = False,
) -> list[Lesson]:
    """Return what a pair of texts teaches, given its gold.

    In a `document` the gold says which passages tell the same: of several sentences with several nothing is taught but
    that they belong together. What stands elsewhere there is no bead of the ordered pass, for documents move much, and
    beads that cross the gold and are not counted against it grow without end.
    """
    if texts[0] > texts[1]:  # the orientation that the package works in
        texts, true = texts[::-1], [(right, left) for left, right in true]
        spoken = spoken[::-1] if spoken else None
    both = similarity.pair(*pair.sides(texts, encoder, spoken, words=not document))
    first = path.best(both, bead=3)
    both = prior.informed(both, first)
    out = order.displaced(true, lambda bead: len(bead[0]) + len(bead[1]))
    able = set(true) - out
    loose = {bead for bead in able if document and min(map(len, bead)) > 1}
    found = []
    for rows, columns in stretches(both, first):
        some = lattice(both, rows, columns, first)
        made = [some.bead(k) for k in range(len(some.kinds))]
        right = set(made) & able - loose
        odd = [(set(left), set(right_)) for left, right_ in (able if document else true) if (left, right_) not in right]
        silent = [any(set(x) <= left and set(y) <= right_ for left, right_ in odd) for x, y in made]
        hit = np.array([bead in right for bead in made])
        found.append(Lesson(some, measures(some, encoder).astype(float), hit, np.array(silent)))
    return [lesson for lesson in found if lesson.gold.any()]


def listed(folder: Path, encoder: encode.Encoder) -> list[Lesson]:
    """Return what a folder with a.txt, b.txt and gold.txt teaches."""
    return lessons(
        [(folder / f"{name}.txt").read_text(encoding="utf-8").splitlines() for name in "ab"], gold(folder), encoder
    )


def documents(folder: Path, encoder: encode.Encoder) -> dict[str, list[Lesson]]:
    """Return what each event of a folder of documents teaches."""
    return {
        place.parent.name: [
            lesson
            for each in pairs(place.parent)
            for lesson in lessons(each.texts, each.beads, encoder, each.voices, document=True)
        ]
        for place in sorted(folder.glob("*/gold.json"))
    }


def held(name: str) -> bool:
    """Return whether an event is in the half of the documents that nothing is learnt from, by its name."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 2 == 1


def fitted(given: list[Lesson], seed: int, course: Course) -> list[np.ndarray]:
    """Return linear, hidden, bias, out and level of one network over even measures, by Adam."""
    draw = np.random.default_rng(seed)
    width = given[0].measures.shape[1]
    hidden, out = draw.normal(0, 0.5 / np.sqrt(width), (width, UNITS)), draw.normal(0, 0.1, UNITS)
    values = [np.zeros(width), hidden, np.zeros(UNITS), out, np.zeros(1)]
    first, second = ([np.zeros_like(value) for value in values] for _ in range(2))
    steps = 0
    for turn in range(course.rounds):
        rate = course.rate * (1 - turn / course.rounds) + course.rate / 100
        for at in draw.permutation(len(given)):
            steps += 1
            for value, down, one, two in zip(values, gradient(values, given[at]), first, second, strict=True):
                slope = down + course.held * value
                one[...] = 0.9 * one + 0.1 * slope
                two[...] = 0.99 * two + 0.01 * slope**2
                value[...] = value - rate * (one / (1 - 0.9**steps)) / (np.sqrt(two / (1 - 0.99**steps)) + 1e-8)
    return values


def gradient(values: list[np.ndarray], lesson: Lesson) -> list[np.ndarray]:
    """Return how the log probability of the gold falls with each value, a stretch weighing as much as another."""
    linear, hidden, bias, out, level = values
    seen = lesson.measures
    lit = np.maximum(seen @ hidden + bias, 0)
    chance = lesson.chances(lesson.beads.worths + seen @ linear + lit @ out + level[0])
    lost = (np.where(lesson.silent, 0, chance) - lesson.gold) / max(10, lesson.gold.sum())
    back = (lost[:, None] * out) * (lit > 0)
    return [seen.T @ lost, seen.T @ back, back.sum(axis=0), lit.T @ lost, np.array([lost.sum()])]


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--true", type=Path, nargs="+", default=[])
    parser.add_argument("--documents", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    encoder = encode.default(cache=options.cache)
    if options.documents:
        events = {name: lot for folder in options.documents for name, lot in documents(folder, encoder).items()}
        given, other = (
            [x for name in sorted(events) if held(name) is out for x in events[name]] for out in (False, True)
        )
        network = joined(given, DOCUMENTS, WORDLESS)
        write(network, "documents")
        print(f"held out: first weighing {surprise(other, None):.3f}, second {surprise(other, network):.3f}")
    else:
        places = sorted({file.parent for folder in options.folders for file in folder.rglob("gold.txt")})
        given = [
            lesson
            for place in places
            for lesson in listed(place, encoder) * (_TRUE if {place, *place.parents} & set(options.true) else 1)
        ]
        write(joined(given, TRANSLATIONS, MEASURES), "verdict")
        write(joined(given, TRANSLATIONS, WORDLESS), "wordless")
    print(f"{len(given)} stretches, {sum(int(x.gold.sum()) for x in given)} gold beads")


def surprise(given: list[Lesson], network: verdict.Network | None) -> float:
    """Return less the mean log of the chance of the gold beads."""
    chances = [
        lesson.chances(lesson.beads.worths + (network.say(lesson.measures) if network else 0))[lesson.gold]
        for lesson in given
    ]
    return -float(np.mean(np.log(np.maximum(np.concatenate(chances), 1e-9))))


def joined(given: list[Lesson], course: Course, names: tuple[str, ...]) -> verdict.Network:
    """Return a few networks over the measures of those names as one: their mean says steadier things than any."""
    places = tuple(map(MEASURES.index, names))
    given = [replace(lesson, measures=lesson.measures[:, places]) for lesson in given]
    seen = np.concatenate([lesson.measures[lesson.beads.chances > 1e-3] for lesson in given])
    mean, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-3
    even = [
        replace(lesson, measures=np.clip((lesson.measures - mean) / spread, -verdict.FAR, verdict.FAR))
        for lesson in given
    ]
    nets = [fitted(even, seed, course) for seed in range(SEEDS)]
    linear, level = (np.mean([net[k] for net in nets], axis=0) for k in (0, 4))
    hidden, bias, out = (np.concatenate([net[k] for net in nets], axis=-1) for k in (1, 2, 3))
    return verdict.Network(mean, spread, linear, hidden, bias, out / SEEDS, float(level[0]), places)


def write(network: verdict.Network, name: str) -> None:
    """Write a network to where the package reads it."""
    values = {
        each: np.round(getattr(network, each), 4).tolist()
        for each in ("mean", "spread", "linear", "hidden", "bias", "out")
    }
    made = {"measures": [MEASURES[k] for k in network.columns], "level": round(network.level, 4), **values}
    file = Path(verdict.__file__).parent / f"{name}.json"
    file.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
