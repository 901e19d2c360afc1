"""Fit the weights of `tellings.align.similarity`: a conditional random field over whole alignments.

    python training/alignment.py FOLDER [FOLDER …] [--cache DIR] [--epochs N]

Every folder below those given that holds a.txt and b.txt (one sentence a line) and gold.txt (beads, `[0, 1]:[2]`) is
learnt from. Prints the weights to be put into similarity.py, and writes background.npy beside it. An alignment's
probability is proportional to the exponential of the worth of its beads; the gradient of the gold's is what its beads
measure less what is expected of all alignments, by the forward-backward algorithm over the programme of `path`. Gold
beads that are no beads of ours (too long, out of order) teach nothing.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass, fields
from itertools import product
from pathlib import Path

import numpy as np

from tellings import encode
from tellings.align import order, path, prior, similarity
from tellings.align.similarity import BEADS, KINDS, WEIGHTS, Weights

KIND = {bead: k for k, bead in enumerate(BEADS)}
SCALARS = [field.name for field in fields(Weights) if field.name != "kinds"]
KINDS_N = len(WEIGHTS.kinds)
NEVER = -1e30
#: Pairs that a reader compares leave more out than those learnt from merge: each sentence's chance of having a
#: partner is raised by this much after fitting, which the held-out pairs of each sort bear out.
DENSER = 0.7


@dataclass
class Example:
    """One pair of texts: what each bead measures, by kind; the gold beads; and those that teach nothing."""

    measures: list
    shape: tuple[int, int]
    good: list
    passed_over: list


def vector(weights: Weights) -> np.ndarray:
    """Return the weights as one array, the kinds' biases first."""
    return np.array([*weights.kinds, *(getattr(weights, name) for name in SCALARS)])


def weights(values: np.ndarray) -> Weights:
    """Return the weights that an array of `vector`'s shape says."""
    return Weights(tuple(values[:KINDS_N].tolist()), **dict(zip(SCALARS, values[KINDS_N:].tolist(), strict=True)))


def measured(pair: similarity.Pair, linked: list) -> list:
    """Return by kind an array (measures, rows, columns): weights of one 1 and else 0 ask for each."""
    n, m = len(pair.a), len(pair.b)
    tables = []
    for k in range(KINDS_N + len(SCALARS)):
        unit = weights(np.eye(KINDS_N + len(SCALARS))[k])
        known = prior.informed(pair, linked, unit)
        tables.append(similarity.worth(known, (0, n), (0, m), unit))
    stack = np.stack(tables, axis=1)
    return [
        np.ascontiguousarray(stack[k, :, : n - p + 1, : m - q + 1]) if p <= n and q <= m else None
        for k, (p, q) in enumerate(BEADS)
    ]


def example(folder: Path, encoder: encode.Encoder) -> Example:
    """Return what the folder's pair teaches."""
    a, b = ((folder / f"{side}.txt").read_text(encoding="utf-8").splitlines() for side in "ab")
    background = similarity.background(encoder.name, 384)
    sides = [similarity.side(t, encoder.encode(t), background) for t in (a, b)]
    pair = similarity.pair(*sides)
    linked = path.best(pair, bead=3)
    beads = []
    for line in (folder / "gold.txt").read_text(encoding="utf-8").splitlines():
        left, right = (tuple(sorted(map(int, re.findall(r"\d+", part)))) for part in line.split(":")[:2])
        if left and right:
            beads.append((left, right))
    out = order.displaced(beads, lambda bead: len(bead[0]) + len(bead[1]))
    whole = [x for x in beads if x not in out and all(s[-1] - s[0] == len(s) - 1 for s in x) and sum(map(len, x)) <= 6]
    odd = [x for x in beads if x not in whole]
    over = []
    for left, right in odd:
        for (p, q), i, j in product(BEADS, left, right):
            if {*range(i, i + p)} <= {*left} and {*range(j, j + q)} <= {*right}:
                over.append((KIND[p, q], i, j))
    good = [(KIND[len(left), len(right)], left[0], right[0]) for left, right in whole]
    return Example(measured(pair, linked), (len(a), len(b)), good, over)


def posteriors(scores: list, n: int, m: int) -> list:
    """Return by kind the probability of every bead. Skips of a come before those of b: each alignment counts once."""
    total, first = np.full((n + 1, m + 1), NEVER), np.full((n + 1, m + 1), NEVER)
    first[0, 0], total[0] = 0, 0
    for i in range(1, n + 1):
        row = first[i - 1].copy()
        for k, (p, q) in enumerate(BEADS):
            if p <= i and q <= m:
                row[q:] = np.logaddexp(row[q:], total[i - p, : m - q + 1] + scores[k][i - p])
        first[i], total[i] = row, np.logaddexp.accumulate(row)
    rest = np.full((n + 1, m + 1), NEVER)
    for i in range(n, -1, -1):
        row = np.full(m + 1, NEVER)
        if i == n:
            row[m] = 0
        for k, (p, q) in enumerate(BEADS):
            if i + p <= n and q <= m:
                row[: m - q + 1] = np.logaddexp(row[: m - q + 1], scores[k][i] + rest[i + p, q:])
        reach = np.logaddexp.accumulate(row[::-1])[::-1]
        rest[i] = reach if i == n else np.logaddexp(reach, rest[i + 1])
    return [
        None
        if s is None
        else np.exp(total[: s.shape[0], : s.shape[1]] + s + rest[p : p + s.shape[0], q : q + s.shape[1]] - total[n, m])
        for s, (p, q) in zip(scores, BEADS, strict=True)
    ]


def gradient(found: Example, values: np.ndarray) -> np.ndarray:
    """Return the gradient of the log probability of the gold."""
    scores = [None if t is None else np.tensordot(values, t, 1) for t in found.measures]
    chance = posteriors(scores, *found.shape)
    for k, i, j in found.passed_over:
        chance[k][i, j] = 0
    up = sum((found.measures[k][:, i, j] for k, i, j in found.good), np.zeros(len(values)))
    for table, likely in zip(found.measures, chance, strict=True):
        if table is not None:
            up = up - np.tensordot(table, likely, axes=((1, 2), (0, 1)))
    return up / max(10, len(found.good), min(found.shape) / 2)  # where nothing is shared there is something to learn


def fitted(examples: list[Example], epochs: int) -> np.ndarray:
    """Return the weights after `epochs` of Adam, the mean of the last third."""
    start = vector(WEIGHTS)
    seen = [x.measures[k][:, i, j] for x in examples for k, i, j in x.good]
    scale = np.maximum(np.sqrt(np.mean(np.square(seen), axis=0)), 0.05)
    values, mean, square, kept = start * scale, np.zeros_like(start), np.zeros_like(start), []
    learns = np.array([True] * KINDS_N + [name != "equal" for name in SCALARS])  # the data hold no equal sentences
    rng, step = np.random.default_rng(0), 0
    for epoch in range(epochs):
        for k in rng.permutation(len(examples)):
            up = learns * (gradient(examples[k], values / scale) / scale - 0.002 * values)
            step += 1
            mean, square = 0.9 * mean + 0.1 * up, 0.99 * square + 0.01 * up**2
            rate = 0.15 if epoch < epochs / 2 else 0.05
            values = values + rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        if epoch >= epochs * 2 / 3:
            kept.append(values)
        print("epoch", epoch + 1, np.round(values / scale, 2).tolist(), flush=True)
    return np.mean(kept, axis=0) / scale


def keep_background(folders: list[Path], encoder: encode.Encoder) -> None:
    """Write what a sentence has for being one to where the package reads it: the mean of the folders' mean vectors."""
    means = []
    for folder in folders:
        texts = [file.read_text(encoding="utf-8").splitlines() for file in sorted(folder.rglob("[ab].txt"))]
        means.append(np.mean([encoder.encode(sentences).mean(axis=0) for sentences in texts], axis=0))
    np.save(Path(similarity.__file__).parent / "background.npy", np.mean(means, axis=0).astype(np.float32))


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--epochs", type=int, default=15)
    options = parser.parse_args()
    encoder = encode.default(cache=options.cache)
    places = sorted({gold.parent for folder in options.folders for gold in folder.rglob("gold.txt")})
    keep_background(options.folders, encoder)
    values = fitted([example(place, encoder) for place in places], options.epochs)
    sizes = {k: sum(bead) for bead, k in reversed(KINDS.items())}
    values[:KINDS_N] += [DENSER * sizes[k] / 2 for k in range(KINDS_N)]
    print(weights(np.round(values, 2)))


if __name__ == "__main__":
    main()
