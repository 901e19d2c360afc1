"""How alike the two sides of one bead are, and which beads are refused for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.alignment.voices import apart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tellings.alignment.path import Bead
    from tellings.alignment.side import Side

#: Beads whose centred cosine is below this are refused, whatever the programme made of their surroundings. Unrelated
#: text stays below about .30, but so does every fifth right bead of verse between unlike languages, and every
#: tenth of documents is below .40. Only beads found elsewhere, those of texts that share no order and joined passages
#: are asked; of what is said to be unaligned in six documents .75 was so with .20, .99 with .14.
REFUSED = 0.14
#: Of beads that were weighed twice only these are refused: the lattice knows more of them than the cosine does. With
#: .20 here books not learnt from had .836 strict, and .786 of what was said to be unaligned was so; with 0 .843, .819.
OPPOSED = 0.0
#: Nine of ten right beads are above this, and one of ten that are found between unrelated texts.
SURE = 0.40
#: Texts of which sure beads hold no more than the first share are taken for unrelated: only sure beads are believed.
#: From the second share on they are two tellings of one thing. Between them the bar is lowered in a straight line.
_UNRELATED, _ONE_EVENT = 0.05, 0.30


def cosine(a: Side, b: Side, bead: Bead) -> float:
    """Return how alike the two runs of `bead` are, -1 … 1; 1 where both are one sentence of the same words."""
    left, right = bead
    if len(left) == len(right) == 1 and a.marks[left[0]] == b.marks[right[0]]:
        return 1.0
    return max(-1.0, min(1.0, float(a.run(left) @ b.run(right))))


def related(a: Side, b: Side, bead: Bead, bar: float = REFUSED) -> bool:
    """Return whether the two runs are alike enough to be about the same thing at all, and not of two speakers."""
    return cosine(a, b, bead) >= bar and not apart(a, b, bead)


def bar(a: Side, b: Side, beads: Iterable[Bead], *, least: float = REFUSED) -> float:
    """Return the cosine below which beads of this pair are refused, given all that were found: `least`, or more.

    It is higher where little is surely shared. What counts is the text of which more is: two lines quoted from a
    long speech are a telling of it.
    """
    sure = [bead for bead in beads if cosine(a, b, bead) >= SURE]
    shares = (sum(len(x) for x, _ in sure) / max(1, len(a)), sum(len(y) for _, y in sure) / max(1, len(b)))
    part = (max(shares) - _UNRELATED) / (_ONE_EVENT - _UNRELATED)
    return SURE - min(1.0, max(0.0, part)) * (SURE - least)
