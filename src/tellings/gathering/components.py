"""Which documents hang together: connected components, on the engine, by the smallest number that reaches each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daft import col
from daft.functions import columns_min

if TYPE_CHECKING:
    from daft import DataFrame


def components(edges: DataFrame) -> DataFrame:
    """Return (`key`, `root`) for every document of `edges` (`a`, `b`): the smallest key of its component.

    Each round gives a document the smallest root among its neighbours and then that root's own root (pointer jumping),
    so a chain of n is walked in about log n rounds.
    """
    both = edges.select("a", "b").union_all(edges.select(col("b").alias("a"), col("a").alias("b"))).collect()
    roots = both.groupby("a").agg(col("b").min().alias("low"))
    roots = roots.select(col("a").alias("key"), columns_min(col("low"), col("a")).alias("root")).collect()
    while True:
        near = both.join(roots, left_on="b", right_on="key").groupby("a").agg(col("root").min().alias("near"))
        lower = roots.join(near, left_on="key", right_on="a").select(
            "key", col("root").alias("was"), columns_min(col("near"), col("root")).alias("via")
        )
        jumped = lower.join(roots.select(col("key").alias("via"), col("root").alias("top")), on="via")
        step = jumped.select("key", "was", columns_min(col("top"), col("via")).alias("root")).collect()
        roots = step.select("key", "root").collect()
        if step.where(col("root") != col("was")).count_rows() == 0:
            return roots
