"""What the judge makes of the features: two weighted sums, of words alone and of words in their sentence.

One was learned from planted edits, which know well what a word for another does to a sentence and nothing of the
faults that people make; the other from translations in which experts marked what is wrong. A word counts by both:
where no edit looks likely the experts alone order. Logistic regression on standardised features (`training/judge.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np
from msgspec import Struct

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Log-odds of an edit below which all are alike: edits leave most words as they are, and say nothing of those. Of
#: single pairs, where all that is light is told, the experts order better than edits that are unlikely do.
UNLIKELY, UNLIKELY_OF_A_PAIR = -2.0, -0.5


class Scale(Struct, frozen=True):
    """A weight for each column, and what is added to their sum."""

    weights: list[float]
    place: float

    def of(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the weighted sum of each row."""
        # Not by a product of matrices: there the last bit of a row depends on the rows beside it.
        found: NDArray[np.float64] = (rows * np.array(self.weights)).sum(axis=1) + self.place
        return found


class Both(Struct, frozen=True):
    """What was learned from planted edits, and what from experts' marks."""

    edits: Scale
    talks: Scale

    def log_odds(self, rows: NDArray[np.float32], *, least: float = UNLIKELY) -> NDArray[np.float64]:
        """Return for each row the log-odds that its word is part of a difference in substance."""
        found: NDArray[np.float64] = np.maximum(self.edits.of(rows), least) + self.talks.of(rows)
        return found


class Scales(Struct, frozen=True):
    """The weights as they are written: of `columns` alone, and of those and `context`."""

    columns: list[str]
    context: list[str]
    alone: Both
    beside: Both

    @classmethod
    def of(cls, data: bytes) -> Scales:
        """Return the weights in a JSON file. Raises ValueError for a broken one."""
        found = msgspec.json.decode(data, type=cls)
        for both, width in ((found.alone, len(found.columns)), (found.beside, len(found.columns) + len(found.context))):
            if {len(scale.weights) for scale in (both.edits, both.talks)} != {width}:
                raise ValueError("the weights of the judge are damaged")
        return found
