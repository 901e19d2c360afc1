"""How alike the two sides of one bead are, and which beads are refused for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tellings.align.path import Bead
    from tellings.align.similarity import Side

#: Beads whose centred cosine is below this are refused, whatever the programme made of their surroundings. Unrelated
#: text stays below about .30, but so does every fifth right bead of verse between unlike languages; at .20 nothing of
#: those is lost, and what two accounts of one meeting do not share is given up as it should be.
REFUSED = 0.20


def cosine(a: Side, b: Side, bead: Bead) -> float:
    """Return how alike the two runs of `bead` are, -1 … 1; 1 where both are one sentence of the same words."""
    left, right = bead
    if len(left) == len(right) == 1 and a.marks[left[0]] == b.marks[right[0]]:
        return 1.0
    return max(-1.0, min(1.0, float(a.run(left) @ b.run(right))))


def related(a: Side, b: Side, bead: Bead) -> bool:
    """Return whether the two runs are alike enough to be about the same thing at all."""
    return cosine(a, b, bead) >= REFUSED
