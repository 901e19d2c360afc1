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
    first, *rest = odds.tolist()
    came_in = [(False, False)]  # of each line, out and in: whether the line before is in
    out, inside = 0.0, first - enter
    for each in rest:
        from_inside, from_out = inside - leave, out - enter
        came_in.append((from_inside > out, inside >= from_out))
        out, inside = max(out, from_inside), max(inside, from_out) + each
    kept = []
    state = inside > out
    for before in reversed(came_in):
        kept.append(state)
        state = before[state]
    return np.array(kept[::-1])
