"""Fit the second weighing of `tellings.alignment.verdict`: a small network, as a conditional random field.

    python training/verdict.py FOLDER [FOLDER …] [--cache DIR]

Every folder below those given that holds a.txt and b.txt (one sentence a line) and gold.txt (beads, `[0, 1]:[2]`) is
learnt from; training/renditions.py makes such. Writes verdict.json where the package reads it. The gradient of the
gold's probability by what the network says of a bead is the bead's chance, less one where it is gold. Gold beads that
are no beads of ours (too long, out of order, hopeless) teach nothing, nor do beads within them. Run it again after
training/alignment.py, whose weights make the first weighing.
"""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tellings import encode
from tellings.alignment import order, pair, path, prior, similarity, verdict
from tellings.alignment.evidence import MEASURES, measures
from tellings.alignment.lattice import Lattice, chances, lattice, stretches

#: With weights held by .03 the log of the chance of a gold bead in verse between languages that were not learnt from
#: was -.83, by .01 -.70, by .005 -.68; in books of prose not learnt from -.54, -.48, -.47.
UNITS, ROUNDS, RATE, HELD, SEEDS = 24, 15, 0.01, 0.0025, 3
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


def lessons(folder: Path, encoder: encode.Encoder) -> list[Lesson]:
    """Return what the folder's pair teaches."""
    texts = [(folder / f"{name}.txt").read_text(encoding="utf-8").splitlines() for name in "ab"]
    true = gold(folder)
    if texts[0] > texts[1]:  # the orientation that the package works in
        texts, true = texts[::-1], [(right, left) for left, right in true]
    both = similarity.pair(*pair.sides(texts, encoder))
    first = path.best(both, bead=3)
    both = prior.informed(both, first)
    out = order.displaced(true, lambda bead: len(bead[0]) + len(bead[1]))
    found = []
    for rows, columns in stretches(both, first):
        some = lattice(both, rows, columns, first)
        made = [some.bead(k) for k in range(len(some.kinds))]
        right = set(made) & set(true) - out
        odd = [(set(left), set(right_)) for left, right_ in true if (left, right_) not in right]
        silent = [any(set(x) <= left and set(y) <= right_ for left, right_ in odd) for x, y in made]
        hit = np.array([bead in right for bead in made])
        found.append(Lesson(some, measures(some, encoder).astype(float), hit, np.array(silent)))
    return [lesson for lesson in found if lesson.gold.any()]


def fitted(given: list[Lesson], seed: int) -> list[np.ndarray]:
    """Return linear, hidden, bias, out and level of one network over even measures, by Adam."""
    draw = np.random.default_rng(seed)
    width = len(MEASURES)
    hidden, out = draw.normal(0, 0.5 / np.sqrt(width), (width, UNITS)), draw.normal(0, 0.1, UNITS)
    values = [np.zeros(width), hidden, np.zeros(UNITS), out, np.zeros(1)]
    first, second = ([np.zeros_like(value) for value in values] for _ in range(2))
    steps = 0
    for turn in range(ROUNDS):
        rate = RATE * (1 - turn / ROUNDS) + RATE / 100
        for at in draw.permutation(len(given)):
            steps += 1
            for value, down, one, two in zip(values, gradient(values, given[at]), first, second, strict=True):
                slope = down + HELD * value
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
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    encoder = encode.default(cache=options.cache)
    places = sorted({file.parent for folder in options.folders for file in folder.rglob("gold.txt")})
    given = [lesson for place in places for lesson in lessons(place, encoder)]
    write(given)
    print(f"{len(places)} pairs, {len(given)} stretches, {sum(int(x.gold.sum()) for x in given)} gold beads")


def write(given: list[Lesson]) -> None:
    """Fit a few networks and write them joined."""
    seen = np.concatenate([lesson.measures[lesson.beads.chances > 1e-3] for lesson in given])
    mean, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-3
    for lesson in given:
        lesson.measures = np.clip((lesson.measures - mean) / spread, -verdict.FAR, verdict.FAR)
    nets = [fitted(given, seed) for seed in range(SEEDS)]  # their mean says steadier things than any of them
    linear, level = (np.mean([net[k] for net in nets], axis=0) for k in (0, 4))
    joined = {
        "mean": mean, "spread": spread, "linear": linear,
        "hidden": np.concatenate([net[1] for net in nets], axis=1),
        "bias": np.concatenate([net[2] for net in nets]),
        "out": np.concatenate([net[3] for net in nets]) / SEEDS,
    }  # fmt: skip
    held = {name: np.round(value, 4).tolist() for name, value in joined.items()}
    made = {"measures": MEASURES, "level": round(float(level[0]), 4), **held}
    file = Path(verdict.__file__).parent / "verdict.json"
    file.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
