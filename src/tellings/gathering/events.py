"""What comes out: the events of an archive, each with its members and why each is one.

An event keeps its name when documents are added later. Its `head` is the earliest member, then the first by name. Any
other member is in because of the one it is most like: a `copy` (nearly the same words), a `reprint` (most words of the
shorter of the two stand in the other), one that `quotes` a passage, a `translation`, or a telling of the `same event`.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import daft
import numpy as np
from daft import col, lit

from tellings.gathering.likeness import FEATURES
from tellings.model import Event, Gathered, Member

if TYPE_CHECKING:
    from daft import DataFrame

    from tellings.gathering.engine import Workshop
    from tellings.gathering.plan import Compared
    from tellings.model import How

#: Share of the shorter one's words in the other from which it is a reprint: half of it may be background.
REPRINT = 0.5
#: Cosine of two centred openings in different languages from which one is called a translation of the other. Of the
#: pairs proposed among chapters of Genesis 55 in 100 of one chapter reach it, and none of two (at most .43).
TRANSLATED = 0.5
#: Pairs below these log-odds explain no membership.
_ODDS = -4.0

_KNOWN = ("id", "title", "publisher", "published", "language", "address")
_SHARE, _LEADS = FEATURES.index("share of the shorter"), FEATURES.index("across: vector")


class _Tie(NamedTuple):
    """What makes one document like another."""

    odds: float
    how: How


def gathered(read: DataFrame, held: DataFrame, found: Compared, joined: DataFrame, shop: Workshop) -> Gathered:
    """Return the events that `joined` (`key`, `event`) makes of the documents `held`, copies unfolded."""
    copies = {row["key"]: row["root"] for row in found.copies.to_pylist() if row["key"] != row["root"]}
    event = {row["key"]: row["event"] for row in joined.to_pylist()}
    event |= {root: event.get(root, root) for root in copies.values()}
    event |= {key: event[root] for key, root in copies.items()}
    wanted = daft.from_pydict({"key": np.array(sorted(event), dtype=np.int64)})
    told = held.select("key", *_KNOWN).join(wanted, on="key", how="semi")
    known = {row["key"]: row for row in told.to_pylist()}
    ties = _ties(found.pairs, joined, known)
    groups: dict[int, list[int]] = {}
    for key in sorted(known):
        groups.setdefault(event[key], []).append(key)
    groups = {root: keys for root, keys in groups.items() if len(keys) > 1}
    names = _named(groups, known, shop)
    made = [_event(names[root], [known[key] for key in keys], copies, ties) for root, keys in groups.items()]
    return Gathered(
        events=tuple(sorted(made, key=lambda each: (-len(each.members), each.first or "", each.event))),
        documents=read.where(col("fault").is_null()).count_rows(),
        copies=len(copies),
        unread=tuple(sorted(row["fault"] for row in read.where(~col("fault").is_null()).to_pylist())),
        held=held.count_rows(),
    )


def like(asked: int, held: DataFrame, found: Compared) -> tuple[Member, ...]:
    """Return the documents that are like the one whose key is `asked`, the most alike first, copies unfolded."""
    copies = {row["key"]: row["root"] for row in found.copies.to_pylist()}
    stands = copies.get(asked, asked)
    near = (col("a") == lit(stands)) | (col("b") == lit(stands))
    pairs = _features(found.pairs.where(near & (col("odds") > lit(_ODDS))))
    others = {row["b"] if row["a"] == stands else row["a"]: row for row in pairs.to_pylist()}
    wanted = {key: root for key, root in copies.items() if root in others or root == stands}
    wanted = {**{key: key for key in others}, stands: stands, **wanted}
    rows = held.join(daft.from_pydict({"key": list(wanted)}), on="key", how="semi").to_pylist()
    language = next(row["language"] for row in rows if row["key"] == asked)
    name = next(row["id"] for row in rows if row["key"] == asked)
    made = []
    for row in rows:
        if row["key"] == asked:
            continue
        root = wanted[row["key"]]
        known = {field: row[field] for field in _KNOWN}
        if root == stands:
            made.append(Member(how="copy", like=name, **known))
        else:
            how = _how(row["language"] == language, others[root])
            made.append(Member(how=how, like=name, score=_chance(others[root]["odds"]), **known))
    return tuple(sorted(made, key=lambda each: (-each.score, each.id)))


def _chance(odds: float) -> float:
    return round(1 / (1 + math.exp(-odds)), 3)


def _ties(pairs: DataFrame, joined: DataFrame, known: dict[int, dict[str, Any]]) -> dict[int, dict[int, _Tie]]:
    """Return for each document what ties it to which others of its event."""
    within = _features(pairs.where(col("odds") > lit(_ODDS)))
    for side in "ab":
        within = within.join(joined.select(col("key").alias(side), col("event").alias(f"event_{side}")), on=side)
    found: dict[int, dict[int, _Tie]] = {}
    for row in within.where(col("event_a") == col("event_b")).to_pylist():
        a, b = row["a"], row["b"]
        tie = _Tie(row["odds"], _how(known[a]["language"] == known[b]["language"], row))
        found.setdefault(a, {})[b] = found.setdefault(b, {})[a] = tie
    return found


def _features(pairs: DataFrame) -> DataFrame:
    values = col("values")
    return pairs.select("a", "b", "odds", "shared", values[_SHARE].alias("share"), values[_LEADS].alias("leads"))


def _how(within: bool, row: dict[str, Any]) -> How:
    if row["share"] >= REPRINT:
        return "reprint"
    if row["shared"] > 0:
        return "quotes"
    return "translation" if not within and row["leads"] >= TRANSLATED else "same event"


def _named(groups: dict[int, list[int]], known: dict[int, dict[str, Any]], shop: Workshop) -> dict[int, str]:
    """Return the name of each group: that of the earlier event most of whose members it has, else its head's id."""
    before = shop.earlier("named")
    had = {row["key"]: row["name"] for row in before.to_pylist()} if before is not None else {}
    claims = sorted(
        (-count, name, root)
        for root, keys in groups.items()
        for name, count in Counter(had[key] for key in keys if key in had).items()
    )
    names: dict[int, str] = {}
    taken: set[str] = set()
    for _, name, root in claims:
        if root not in names and name not in taken:
            names[root] = name
            taken.add(name)
    for root, keys in sorted(groups.items()):
        if root not in names:
            head = min(keys, key=lambda key: _order(known[key]))
            names[root] = known[head]["id"] if known[head]["id"] not in taken else f"{known[head]['id']}~"
            taken.add(names[root])
    kept = [(key, names[root]) for root, keys in groups.items() for key in keys]
    table = {"key": [key for key, _ in kept] or [0], "name": [name for _, name in kept] or [""]}
    shop.stage("named", lambda: daft.from_pydict(table).where(col("name") != lit("")))
    return names


def _event(name: str, rows: list[dict[str, Any]], copies: dict[int, int], ties: dict[int, dict[int, _Tie]]) -> Event:
    rows = sorted(rows, key=_order)
    ids = {row["key"]: row["id"] for row in rows}
    firsts = _firsts(rows, copies)
    why = tuple(_member(row, row is rows[0], firsts[row["key"]], ids, ties) for row in rows)
    days = [row["published"] for row in rows if row["published"]]
    return Event(
        event=name,
        members=tuple(row["id"] for row in rows),
        title=next((row["title"] for row in rows if row["title"]), None),
        first=min(days, default=None),
        last=max(days, default=None),
        languages=tuple(sorted({row["language"] for row in rows if row["language"]})),
        why=why,
    )


class _First(NamedTuple):
    """The earliest of a document's copies, itself among them, and the one that was compared for all of them."""

    key: int
    compared: int


def _firsts(rows: list[dict[str, Any]], copies: dict[int, int]) -> dict[int, _First]:
    """Return that of each of `rows`, which stand in their order."""
    found: dict[int, int] = {}
    for row in rows:
        found.setdefault(copies.get(row["key"], row["key"]), row["key"])
    roots = {row["key"]: copies.get(row["key"], row["key"]) for row in rows}
    return {key: _First(found[root], root) for key, root in roots.items()}


def _member(
    row: dict[str, Any], is_head: bool, first: _First, ids: dict[int, str], ties: dict[int, dict[int, _Tie]]
) -> Member:
    told = {name: row[name] for name in _KNOWN}
    if is_head:
        return Member(how="head", **told)
    if first.key != row["key"]:
        return Member(how="copy", like=ids[first.key], **told)
    beside = {other: tie for other, tie in ties.get(first.compared, {}).items() if other in ids}
    best = max(beside, key=lambda other: (beside[other].odds, ids[other]))
    return Member(how=beside[best].how, like=ids[best], score=_chance(beside[best].odds), **told)


def _order(row: dict[str, Any]) -> tuple[str, str]:
    return (row["published"] or "9999", row["id"])
