"""Which openings are worth encoding in an archive too large to encode whole: those of the pairs in doubt.

What words, names and days say of a pair stands first, by the curve that does without vectors. Where that is clear
nothing is encoded; where it is near the bar of an event, the vectors decide, as far as the budget goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import daft
import numpy as np
from daft import col, lit

from tellings.gathering.likeness import FEATURES

if TYPE_CHECKING:
    from daft import DataFrame

#: Openings that are encoded for pairs in doubt: as many as of the largest archive that is encoded whole. At the 7.5 a
#: second of processor's time that were measured (English, a busy machine) they take two cores five and a half minutes.
BUDGET = 5000
#: Log-odds from the bar within which a pair is in doubt. Chosen with the weights before these, by which B-cubed F1 of
#: archives sent the way of large ones was, at 3 and at 2: the dev half .941 and .941, without its days .891 and .900;
#: Genesis .993 and .980 (.891 at 1). Of the dev half's 204 documents 182 and 135 were then encoded.
DOUBT = 2.0

_WITHIN = FEATURES.index("within")


def chosen(judged: DataFrame, *, bar: float, budget: int = BUDGET) -> DataFrame:
    """Return (`key`) of the documents of those pairs of `judged` (`a`, `b`, `values`, `odds`) that are in doubt.

    At most `budget` documents: those of pairs in two languages first, of which words say least, but for no more than
    half of it while others wait; then those nearest to `bar`.
    """
    apart = (col("odds") - lit(bar)).abs()
    doubtful = judged.select("a", "b", apart.alias("apart"), col("values")[_WITHIN].alias("within"))
    doubtful = doubtful.where(col("apart") <= lit(DOUBT))
    keys: set[int] = set()
    for within, most in ((0.0, budget // 2), (1.0, budget), (0.0, budget)):
        rows = doubtful.where(col("within") == lit(within)).sort(["apart", "a", "b"]).limit(2 * budget)
        for a, b in zip(*rows.select("a", "b").to_pydict().values(), strict=True):
            if len(keys) + (a not in keys) + (b not in keys) > most:
                break
            keys |= {a, b}
    return daft.from_pydict({"key": np.array(sorted(keys), dtype=np.int64)})
