"""How alike the sides of a bead are beside what they would be with one sentence less or more: lattice in, rows out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.similarity import BEADS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.alignment.lattice import Lattice
    from tellings.alignment.path import Ints
    from tellings.alignment.side import Floats

#: The measures, in the order of the columns: what the cosine loses without the member at an end that adds least, what
#: it would gain with the best of the sentences beside it, how much it beats the sentences most alike anywhere, and the
#: letters of both sides.
MEASURES = ("gain", "grow", "over", "letters")
#: What a member of a bead of two brings, and what a sentence that is not there would.
_ONLY, _NOTHING = 0.25, -0.25
_TINY = 1e-9


def measures(lattice: Lattice) -> Floats:
    """Return a row of `MEASURES` a bead."""
    a, b = lattice.pair.a.rows[slice(*lattice.rows)], lattice.pair.b.rows[slice(*lattice.columns)]
    across, within = (a @ b.T).astype(np.float64), [(side @ side.T).astype(np.float64) for side in (a, b)]
    near = lattice.pair.near_a[slice(*lattice.rows)], lattice.pair.near_b[slice(*lattice.columns)]
    lengths = lattice.pair.a.lengths[slice(*lattice.rows)], lattice.pair.b.lengths[slice(*lattice.columns)]
    found = np.empty((len(lattice.kinds), len(MEASURES)), dtype=np.float32)
    for number in np.unique(lattice.kinds):
        some = lattice.kinds == number
        runs = [lattice.start[some, k, None] + np.array(run) for k, run in enumerate(BEADS[number])]
        cosine, less, more = _cosines(across, within, runs)
        alike = sum(row[run].mean(axis=1) for row, run in zip(near, runs, strict=True)) / 2
        letters = sum(row[run].sum(axis=1) for row, run in zip(lengths, runs, strict=True))
        found[some] = np.stack([cosine - less, more - cosine, cosine - alike, np.log(letters)], axis=1)
    return found


def _cosines(across: Floats, within: Sequence[Floats], runs: Sequence[Ints]) -> tuple[Floats, Floats, Floats]:
    """Return the cosines of beads, the best without a member at an end, and the best with a sentence beside it."""
    total = across[runs[0][:, :, None], runs[1][:, None, :]].sum(axis=(1, 2))
    norms = [grid[run[:, :, None], run[:, None, :]].sum(axis=(1, 2)) for grid, run in zip(within, runs, strict=True)]
    cosine = total / np.sqrt(np.maximum(norms[0] * norms[1], _TINY))
    less: list[Floats] = []
    more: list[Floats] = []
    for at, (run, table) in enumerate(zip(runs, (across, across.T), strict=True)):
        places = [run[:, 0], run[:, -1], run[:, 0] - 1, run[:, -1] + 1]
        for place, sign in zip(places, (-1, -1, 1, 1), strict=True):
            if sign < 0 and run.shape[1] == 1:
                continue
            inside = (place >= 0) & (place < len(table))
            x = np.clip(place, 0, len(table) - 1)[:, None]
            dot = total + sign * table[x, runs[1 - at]].sum(axis=1)
            norm = norms[at] + 2 * sign * within[at][x, run].sum(axis=1) + within[at][x, x][:, 0]
            changed = dot / np.sqrt(np.maximum(norm * norms[1 - at], _TINY))
            (less if sign < 0 else more).append(np.where(inside, changed, cosine + _NOTHING))
    return cosine, np.max(less, axis=0) if less else cosine - _ONLY, np.max(more, axis=0)
