"""Which lines are the account, as stretches: the most likely path through two states, in and out.

The classifier judges lines one by one; an account is one stretch or a few. A short line between two paragraphs of the
account is likely one of its own; a line that looks like prose far below the last paragraph is likely a teaser. That is
a chain of two states with a cost for every change (Viterbi 1967).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def stretches(odds: NDArray[np.float64], *, enter: float, leave: float) -> NDArray[np.bool_]:
    """Return for each line whether it is in, given its log-odds and the costs of entering and of leaving."""
    if not len(odds):
        return np.zeros(0, dtype=bool)
    came_in = np.zeros((len(odds), 2), dtype=bool)
    out, inside = 0.0, float(odds[0]) - enter
    for i in range(1, len(odds)):
        from_inside, from_out = inside - leave, out - enter
        came_in[i] = from_inside > out, inside >= from_out
        out, inside = max(out, from_inside), max(inside, from_out) + float(odds[i])
    kept = np.zeros(len(odds), dtype=bool)
    state = inside > out
    for i in range(len(odds) - 1, -1, -1):
        kept[i] = state
        state = came_in[i, int(state)]
    return kept
