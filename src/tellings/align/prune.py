"""What an aligner must not do with an omission: give it to a neighbour. Each bead is tested here, member by member."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tellings.align.path import Bead
    from tellings.align.similarity import Side

#: Beads of unrelated text have a cosine below this.
REFUSED = 0.30
#: A member stays unless the bead is that much more alike without it.
_BETTER_WITHOUT = 0.0


def cosine(a: Side, b: Side, bead: Bead) -> float:
    """Return how alike the two runs of `bead` are, -1 … 1."""
    if len(bead[0]) == len(bead[1]) == 1 and a.marks[bead[0][0]] == b.marks[bead[1][0]]:
        return 1.0
    return float(a.run(bead[0]) @ b.run(bead[1]))


def tested(a: Side, b: Side, bead: Bead) -> Bead | None:
    """Return the bead without the members that make it no more alike, or None where what is left is unrelated."""
    now = cosine(a, b, bead)
    while len(bead[0]) + len(bead[1]) > 2:
        tries = [(tuple(x for x in bead[0] if x != out), bead[1]) for out in bead[0] if len(bead[0]) > 1]
        tries += [(bead[0], tuple(x for x in bead[1] if x != out)) for out in bead[1] if len(bead[1]) > 1]
        value, shorter = max(((cosine(a, b, bead), bead) for bead in tries), key=lambda entry: entry[0])
        if value < now + _BETTER_WITHOUT:
            break
        now, bead = value, shorter
    return bead if now >= REFUSED else None
