"""What events are called: as the earlier event was most of whose members they have, else by the id of their head.

An event keeps its name when documents are added later. Two events that claim one name, or one that claims two, are
settled among those that hang together by their claims, so that no machine holds all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daft import DataType, Series, Window, col, func, lit
from daft.functions import row_number, to_struct, when

from tellings.gathering.components import components
from tellings.gathering.documents import key

if TYPE_CHECKING:
    from daft import DataFrame

_CALLED = {"event": DataType.int64(), "name": DataType.string()}


def named(members: DataFrame, earlier: DataFrame | None) -> DataFrame:
    """Return (`key`, `event`, `name`) for each of `members` (`members.unfolded`).

    `earlier` (`key`, `name`, `generation`) is what this gave in the generations before.
    """
    undated = col("published").is_null() | (col("published") == lit(""))
    rows = members.with_column("when", when(undated, lit("9999")).otherwise(col("published")))
    place = row_number().over(Window().partition_by("event").order_by(["when", "id"]))
    heads = rows.with_column("place", place).where(col("place") == lit(1))
    heads = heads.select("event", "id")
    if earlier is None:
        names = heads.select("event", col("id").alias("name"))
    else:
        kept = _kept(members, earlier)
        taken = kept.select(col("name").alias("id"), lit(value=True).alias("taken"))
        fresh = heads.join(kept, on="event", how="anti").join(taken, on="id", how="left")
        name = when(col("taken").is_null(), col("id")).otherwise(col("id") + lit("~"))
        names = kept.union_all(fresh.select("event", name.alias("name")))
    return members.select("key", "event").join(names, on="event")


def _kept(members: DataFrame, earlier: DataFrame) -> DataFrame:
    """Return (`event`, `name`) of the events that keep a name; the one with most of its members has it."""
    last = earlier.groupby("key").agg(col("generation").max().alias("generation"))
    had = earlier.join(last, on=["key", "generation"]).select("key", "name")
    claims = members.select("key", "event").join(had, on="key")
    claims = claims.groupby("event", "name").agg(col("key").count().alias("count")).collect()
    # A name's number may be an event's too: what hangs together then is larger, and settled no otherwise.
    together = components(claims.select(col("event").alias("a"), _key(col("name")).alias("b")))
    claim = to_struct(col("count"), col("name"), col("event"))
    lists = claims.join(together.select(col("key").alias("event"), "root"), on="event").groupby("root")
    settled = lists.agg(claim.list_agg().alias("claims")).select(_settled(col("claims")).alias("kept")).explode("kept")
    return settled.where(~col("kept").is_null()).select(*(col("kept")[name].alias(name) for name in _CALLED))


@func(return_dtype=DataType.int64())
def _key(name: str) -> int:
    return key(name)


@func.batch(return_dtype=DataType.list(DataType.struct(_CALLED)))
def _settled(claims: Series) -> list[list[dict[str, Any]]]:
    found = []
    for rows in claims.to_pylist():
        names: dict[int, str] = {}
        taken: set[str] = set()
        for _, name, event in sorted((-row["count"], row["name"], row["event"]) for row in rows):
            if event not in names and name not in taken:
                names[event] = name
                taken.add(name)
        found.append([{"event": event, "name": name} for event, name in names.items()])
    return found
