"""The second weighing: which beads of the lattice make the alignment, by a small trained network over `evidence`.

What the network says is added to what `similarity` made of a bead. One learnt from translations, whose sentences are
listed, and one from documents that tell one event each in words of its own. Their weights are in verdict.json and
documents.json, which training/verdict.py writes; wordless.json is for translations where the encoder reads no words in
their sentence, and documents.json asks for none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np

from tellings.alignment import choice, path
from tellings.alignment.evidence import MEASURES, measures
from tellings.alignment.lattice import lattice, stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.alignment.path import Bead
    from tellings.alignment.side import Floats
    from tellings.alignment.similarity import Pair
    from tellings.encode import Encoder

#: What a network has learnt from, by the file that holds it.
Learnt = Literal["verdict", "wordless", "documents"]

#: Pairs of sentences of the largest stretch that is weighed again. Larger ones share no order: unrelated or reversed.
_LARGEST = 1 << 20
#: Sentences that such a stretch is looked through beyond the first pass's beads.
_BESIDE = 16
#: Standard deviations from the mean beyond which it does not matter how far a measure is.
FAR = 5.0


@dataclass(frozen=True)
class Network:
    """One hidden layer beside a linear one, over measures less their mean and by their spread."""

    mean: Floats
    spread: Floats
    linear: Floats  # (measures,)
    hidden: Floats  # (measures, units)
    bias: Floats  # (units,)
    out: Floats  # (units,)
    level: float
    columns: tuple[int, ...]  # which of `MEASURES` these are

    def say(self, measures: Floats) -> Floats:
        """Return what is to be added to each bead's worth, given all `MEASURES` of each."""
        even = np.clip((measures[:, self.columns] - self.mean) / self.spread, -FAR, FAR)
        found: Floats = even @ self.linear + np.maximum(even @ self.hidden + self.bias, 0) @ self.out + self.level
        return found


@cache
def network(learnt: Learnt = "verdict") -> Network:
    """Return one of the networks that ship."""
    held = msgspec.json.decode(resources.files(__package__).joinpath(f"{learnt}.json").read_bytes())
    if not set(held["measures"]) <= set(MEASURES):
        raise ValueError(f"{learnt}.json was fitted to other measures: run training/verdict.py")
    arrays = {name: np.array(held[name]) for name in ("mean", "spread", "linear", "hidden", "bias", "out")}
    return Network(level=held["level"], columns=tuple(map(MEASURES.index, held["measures"])), **arrays)


def beads(
    pair: Pair, first: Sequence[Bead], encoder: Encoder, *, learnt: Learnt = "verdict"
) -> dict[Bead, float | None]:
    """Return beads, in order, given those of a first pass; with each how likely its sides share what they tell.

    None stands with those of a stretch that is too large to be weighed again.
    """
    if learnt == "verdict" and not all(any(map(len, text.words)) for text in (pair.a, pair.b)):
        learnt = "wordless"
    found: dict[Bead, float | None] = {}
    coarse: list[Bead] | None = None
    for rows, columns in stretches(pair, first):
        if (rows[1] - rows[0]) * (columns[1] - columns[0]) > _LARGEST:
            if coarse is None:
                coarse = path.best(pair, landmarks=[(left[0], right[0]) for left, right in first], beyond=_BESIDE)
            found |= {bead: None for bead in coarse if _within(bead[0], rows) and _within(bead[1], columns)}
        elif rows[0] < rows[1] and columns[0] < columns[1]:
            some = lattice(pair, rows, columns, first)
            if len(some.kinds):
                found |= choice.surest(some, some.worths + network(learnt).say(measures(some, encoder)))
    return found


def _within(run: tuple[int, ...], span: tuple[int, int]) -> bool:
    return span[0] <= run[0] and run[-1] < span[1]
