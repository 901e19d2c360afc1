"""Fit the weights of `tellings.alignment.similarity`: a conditional random field over whole alignments.

    python training/alignment.py FOLDER [FOLDER …] [--cache DIR] [--rounds N]

Every folder below those given that holds a.txt and b.txt (one sentence a line) and gold.txt (beads, `[0, 1]:[2]`) is
learnt from. Prints the weights to be put into similarity.py, and writes background.npy beside it. An alignment's
probability is proportional to the exponential of the worth of its beads; the gradient of the gold's is what its beads
measure less what is expected of all alignments, by the forward-backward algorithm over the beads that are not
hopeless. Gold beads that are no beads of ours (too long, out of order) teach nothing. Needs scipy.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from tellings import encode
from tellings.alignment import lattice, order, path, prior, side, similarity
from tellings.alignment.similarity import BEADS, WEIGHTS, Weights

KIND = {bead: k for k, bead in enumerate(BEADS)}
SCALARS = [field.name for field in fields(Weights) if field.name != "kinds"]
KINDS_N = len(WEIGHTS.kinds)
SPANS = np.array([(one[-1] + 1, other[-1] + 1) for one, other in BEADS])
#: Beads less likely than this by the weights that ship are left out of the sum over all alignments, and those worth
#: less than this are not even asked.
HOPELESS, LEAST = 1e-5, -4.0
#: How strongly weights are held small, in units of what the gold's beads measure.
HELD = 0.003


@dataclass
class Example:
    """One pair of texts: its beads, by first sentence of a, what each measures, and which are gold."""

    shape: tuple[int, int]
    start: np.ndarray  # (beads, 2)
    end: np.ndarray
    measures: np.ndarray  # (beads, weights)
    gold: np.ndarray  # (beads,), whether
    passed_over: np.ndarray  # (beads,), whether it teaches nothing: a part of a gold bead that is no bead of ours


def vector(weights: Weights) -> np.ndarray:
    """Return the weights as one array, the kinds' biases first."""
    return np.array([*weights.kinds, *(getattr(weights, name) for name in SCALARS)])


def weights(values: np.ndarray) -> Weights:
    """Return the weights that an array of `vector`'s shape says."""
    return Weights(tuple(values[:KINDS_N].tolist()), **dict(zip(SCALARS, values[KINDS_N:].tolist(), strict=True)))


def tables(pair: similarity.Pair, linked: list, values: Weights) -> dict:
    """Return by kind what every bead of the pair is worth by these weights."""
    whole = (0, len(pair.a)), (0, len(pair.b))
    return {KIND[kind]: table for kind, table in similarity.worth(prior.informed(pair, linked, values), *whole, values)}


def golden(folder: Path) -> tuple[set, list]:
    """Return the gold beads that are beads of ours, as (kind, first of a, first of b), and those that are not."""
    beads = []
    for line in (folder / "gold.txt").read_text(encoding="utf-8").splitlines():
        left, right = (tuple(sorted(map(int, re.findall(r"\d+", part)))) for part in line.split(":")[:2])
        if left and right:
            beads.append((left, right))
    out = order.displaced(beads, lambda bead: len(bead[0]) + len(bead[1]))
    good, odd = set(), []
    for left, right in beads:
        kind = (tuple(x - left[0] for x in left), tuple(x - right[0] for x in right))
        if kind in KIND and (left, right) not in out:
            good.add((KIND[kind], left[0], right[0]))
        else:
            odd.append((set(left), set(right)))
    return good, odd


def example(folder: Path, encoder: encode.Encoder) -> Example:
    """Return what the folder's pair teaches."""
    a, b = ((folder / f"{name}.txt").read_text(encoding="utf-8").splitlines() for name in "ab")
    background = side.background(encoder.name, 384)
    pair = similarity.pair(*(side.side(t, encoder.encode(t), background) for t in (a, b)))
    linked = path.best(pair, bead=3)
    good, odd = golden(folder)
    beads = likely(tables(pair, linked, WEIGHTS), (len(a), len(b)))
    i, j, k = np.array(sorted({*beads, *((i, j, k) for k, i, j in good)})).T
    measures = np.empty((len(k), KINDS_N + len(SCALARS)), dtype=np.float32)
    for column, unit in enumerate(np.eye(KINDS_N + len(SCALARS))):
        for kind, table in tables(pair, linked, weights(unit)).items():
            some = k == kind
            measures[some, column] = table[i[some], j[some]]
    over = np.zeros(len(k), dtype=bool)
    for at, (first, other, kind) in enumerate(zip(i.tolist(), j.tolist(), k.tolist(), strict=True)):
        ours, theirs = {first + x for x in BEADS[kind][0]}, {other + x for x in BEADS[kind][1]}
        over[at] = any(ours <= left and theirs <= right for left, right in odd)
    start = np.stack([i, j], axis=1)
    gold = np.array([bead in good for bead in zip(k.tolist(), i.tolist(), j.tolist(), strict=True)])
    return Example((len(a), len(b)), start, start + SPANS[k], measures, gold, over)


def likely(worths: dict, shape: tuple[int, int]) -> list:
    """Return the beads, as (first of a, first of b, kind), that are not hopeless by these worths."""
    places = [(*np.nonzero(table > LEAST), k) for k, table in worths.items()]
    start = np.concatenate([np.stack([i, j], axis=1) for i, j, _ in places])
    kinds = np.concatenate([np.full(len(i), k) for i, _, k in places])
    values = np.concatenate([worths[k][i, j] for i, j, k in places])
    nothing = np.zeros(len(kinds), dtype=bool)
    whole = Example(shape, start, start + SPANS[kinds], np.empty(0), nothing, nothing)
    keep = chances(whole, values.astype(float))[0] > HOPELESS
    return list(zip(*start[keep].T.tolist(), kinds[keep].tolist(), strict=True))


def chances(found: Example, worths: np.ndarray) -> tuple[np.ndarray, float]:
    """Return how likely each bead is, and the logarithm of the sum over all alignments."""
    size = np.array(found.shape)
    before = lattice.sums(found.shape, found.start, found.end, worths)
    after = lattice.sums(found.shape, size - found.end, size - found.start, worths)  # the texts read backwards
    whole = before[found.shape]
    rest = size - found.end
    return np.exp(before[tuple(found.start.T)] + worths + after[tuple(rest.T)] - whole), whole


def loss(values: np.ndarray, examples: list[Example]) -> tuple[float, np.ndarray]:
    """Return less the log probability of the gold, a pair weighing as much as another, and its gradient."""
    lost, down = 0.0, np.zeros_like(values)
    for found in examples:
        worths = found.measures @ values
        chance, whole = chances(found, worths)
        size = max(10, found.gold.sum(), min(found.shape) / 2)
        lost += (whole - worths[found.gold].sum()) / size
        expected = np.where(found.passed_over, 0, chance) @ found.measures
        down += (expected - found.measures[found.gold].sum(axis=0)) / size
    return lost, down


def fitted(examples: list[Example], rounds: int) -> np.ndarray:
    """Return the weights after so many rounds."""
    seen = np.concatenate([found.measures[found.gold] for found in examples])
    scale = np.maximum(np.sqrt(np.mean(np.square(seen), axis=0)), 0.05)
    held = np.array([False] * KINDS_N + [name == "equal" for name in SCALARS])  # the data hold few equal sentences

    def step(values: np.ndarray) -> tuple[float, np.ndarray]:
        lost, down = loss(np.where(held, vector(WEIGHTS), values / scale), examples)
        return lost + HELD / 2 * (values @ values), np.where(held, 0, down / scale + HELD * values)

    start = vector(WEIGHTS) * scale
    values = minimize(step, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds}).x
    return np.where(held, vector(WEIGHTS), values / scale)


def keep_background(folders: list[Path], encoder: encode.Encoder) -> None:
    """Write what a sentence has for being one to where the package reads it: the mean of the folders' mean vectors."""
    means = []
    for folder in folders:
        texts = [file.read_text(encoding="utf-8").splitlines() for file in sorted(folder.rglob("[ab].txt"))]
        means.append(np.mean([encoder.encode(sentences).mean(axis=0) for sentences in texts], axis=0))
    np.save(Path(side.__file__).parent / "background.npy", np.mean(means, axis=0).astype(np.float32))


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--rounds", type=int, default=40)
    options = parser.parse_args()
    encoder = encode.default(cache=options.cache)
    places = sorted({gold.parent for folder in options.folders for gold in folder.rglob("gold.txt")})
    keep_background(options.folders, encoder)
    values = fitted([example(place, encoder) for place in places], options.rounds)
    print(weights(np.round(values, 2)))


if __name__ == "__main__":
    main()
