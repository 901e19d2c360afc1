"""The members of events, and what ties them: copies unfolded, and of each why it is in. All of it on the engine.

An event's `head` is its earliest member, then the first by name. Any other member is in because of the one it is most
like: a `copy` (nearly the same words), a `reprint` (most words of the shorter of the two stand in the other), one that
`quotes` a passage, a `translation`, or a telling of the `same event`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from daft import DataType, Series, col, func, lit
from daft.functions import to_struct

from tellings.gathering.likeness import FEATURES

if TYPE_CHECKING:
    from daft import DataFrame

    from tellings.model import How

#: Share of the shorter one's words in the other from which it is a reprint: half of it may be background.
REPRINT = 0.5
#: Cosine of two centred openings in different languages from which one is called a translation of the other. Of the
#: pairs proposed among chapters of Genesis 55 in 100 of one chapter reach it, and none of two (at most .43).
TRANSLATED = 0.5
#: Pairs below these log-odds explain no membership.
ODDS = -4.0
#: What is known of a member.
KNOWN = ("id", "title", "publisher", "published", "language", "address")
#: Events whose members are at hand at once.
BATCH = 256

_SHARE, _LEADS = FEATURES.index("share of the shorter"), FEATURES.index("across: vector")
_TEXT = DataType.string()
_TEXTS = DataType.list(_TEXT)
_WHY = DataType.struct({**dict.fromkeys(("how", "like", *KNOWN), _TEXT), "score": DataType.float64()})
_TOLD = {
    "event": _TEXT, "members": _TEXTS, "title": _TEXT, "first": _TEXT, "last": _TEXT, "languages": _TEXTS,
    "why": DataType.list(_WHY),
}  # fmt: skip


class _Tie(NamedTuple):
    """What makes one document like another."""

    odds: float
    how: How


def unfolded(copies: DataFrame, joined: DataFrame, held: DataFrame) -> DataFrame:
    """Return (`event`, `key`, `compared`, `KNOWN`) of the members of events of two and more.

    `copies` (`key`, `root`) are put where the one is that was `compared` for them, by `joined` (`key`, `event`) or in
    an event of their own; `held` are the documents.
    """
    folded = copies.where(col("key") != col("root")).select("key", "root")
    alone = folded.select(col("root").alias("key")).distinct().join(joined, on="key", how="anti")
    standing = joined.select("key", "event").union_all(alone.select("key", col("key").alias("event")))
    copied = folded.join(standing.select(col("key").alias("root"), "event"), on="root")
    every = standing.select("key", col("key").alias("compared"), "event")
    every = every.union_all(copied.select("key", col("root").alias("compared"), "event"))
    many = every.groupby("event").agg(col("key").count().alias("count")).where(col("count") > lit(1))
    every = every.join(many.select("event"), on="event", how="semi")
    return every.join(held.select("key", *KNOWN), on="key").select("event", "key", "compared", *KNOWN)


def features(pairs: DataFrame) -> DataFrame:
    """Return (`a`, `b`, `odds`, `shared`, `share`, `leads`) of those of `pairs` that explain a membership."""
    values = col("values")
    named = (values[_SHARE].alias("share"), values[_LEADS].alias("leads"))
    return pairs.where(col("odds") > lit(ODDS)).select("a", "b", "odds", "shared", *named)


def how(row: dict[str, Any], *, within: bool) -> How:
    """Return how one of a pair (`features`) is like the other; `within` says that both are in one language."""
    if row["share"] >= REPRINT:
        return "reprint"
    if row["shared"] > 0:
        return "quotes"
    return "translation" if not within and row["leads"] >= TRANSLATED else "same event"


def chance(odds: float) -> float:
    """Return log-odds as a share of 1."""
    return round(1 / (1 + math.exp(-odds)), 3)


def told(members: DataFrame, pairs: DataFrame, joined: DataFrame, names: DataFrame) -> DataFrame:
    """Return the events as `model.Event` has them, a row each.

    `members` are as `unfolded` gives them, `names` (`event`, `name`) what the events are called.
    """
    within = features(pairs)
    for side in "ab":
        within = within.join(joined.select(col("key").alias(side), col("event").alias(f"event_{side}")), on=side)
    within = within.where(col("event_a") == col("event_b"))
    tie = to_struct(*(col(name) for name in ("a", "b", "odds", "shared", "share", "leads")))
    ties = within.groupby(col("event_a").alias("event")).agg(tie.list_agg().alias("ties"))
    row = to_struct(*(col(name) for name in ("key", "compared", *KNOWN)))
    rows = members.groupby("event").agg(row.list_agg().alias("rows"))
    every = names.join(rows, on="event").join(ties, on="event", how="left")
    made = every.select(_told(col("name"), col("rows"), col("ties")).alias("told"))
    return made.select(*(col("told")[field].alias(field) for field in _TOLD))


@func.batch(return_dtype=DataType.struct(_TOLD), batch_size=BATCH)
def _told(names: Series, rows: Series, ties: Series) -> list[dict[str, Any]]:
    given = zip(names.to_pylist(), rows.to_pylist(), ties.to_pylist(), strict=True)
    return [_event(name, some, tied or []) for name, some, tied in given]


def _event(name: str, rows: list[dict[str, Any]], tied: list[dict[str, Any]]) -> dict[str, Any]:
    rows = sorted(rows, key=_order)
    known = {row["key"]: row for row in rows}
    ties: dict[int, dict[int, _Tie]] = {}
    for row in tied:
        a, b = row["a"], row["b"]
        tie = _Tie(row["odds"], how(row, within=known[a]["language"] == known[b]["language"]))
        ties.setdefault(a, {})[b] = ties.setdefault(b, {})[a] = tie
    first: dict[int, int] = {}  # the earliest of each document and its copies, which the others are copies of
    for row in rows:
        first.setdefault(row["compared"], row["key"])
    days = [row["published"] for row in rows if row["published"]]
    return {
        "event": name,
        "members": [row["id"] for row in rows],
        "title": next((row["title"] for row in rows if row["title"]), None),
        "first": min(days, default=None),
        "last": max(days, default=None),
        "languages": sorted({row["language"] for row in rows if row["language"]}),
        "why": [
            {**{name: row[name] for name in KNOWN}, **_why(row, row is rows[0], first[row["compared"]], known, ties)}
            for row in rows
        ],
    }


def _why(
    row: dict[str, Any], is_head: bool, first: int, known: dict[int, dict[str, Any]], ties: dict[int, dict[int, _Tie]]
) -> dict[str, Any]:
    if is_head:
        return {"how": "head", "like": None, "score": 1.0}
    if first != row["key"]:
        return {"how": "copy", "like": known[first]["id"], "score": 1.0}
    beside = ties.get(row["compared"], {})
    best = max(beside, key=lambda other: (beside[other].odds, known[other]["id"]))
    return {"how": beside[best].how, "like": known[best]["id"], "score": chance(beside[best].odds)}


def _order(row: dict[str, Any]) -> tuple[str, str]:
    return (row["published"] or "9999", row["id"])
