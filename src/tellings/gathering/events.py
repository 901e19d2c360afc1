"""What comes out: the events of an archive, each with its members and why each is one; and who is like one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import daft
import msgspec
import numpy as np
from daft import col, lit

from tellings.gathering import members, naming
from tellings.model import Event, Gathered, Member

if TYPE_CHECKING:
    from daft import DataFrame

    from tellings.gathering.engine import Workshop
    from tellings.gathering.plan import Compared


def gathered(read: DataFrame, held: DataFrame, found: Compared, joined: DataFrame, shop: Workshop) -> Gathered:
    """Return the events that `joined` (`key`, `event`) makes of the documents `held`, copies unfolded."""
    rows = shop.stage("members", lambda: members.unfolded(found.copies, joined, held))
    generation = lit(shop.generation)
    named = shop.stage("named", lambda: naming.named(rows, shop.earlier("named")).with_column("generation", generation))
    names = named.select("event", "name").distinct()
    told = shop.stage("told", lambda: members.told(rows, found.pairs, joined, names))
    events = [msgspec.convert(row, Event) for row in told.iter_rows()]
    return Gathered(
        events=tuple(sorted(events, key=lambda each: (-len(each.members), each.first or "", each.event))),
        documents=read.where(col("fault").is_null()).count_rows(),
        copies=found.copies.where(col("key") != col("root")).count_rows(),
        unread=tuple(sorted(row["fault"] for row in read.where(~col("fault").is_null()).to_pylist())),
        held=held.count_rows(),
    )


def like(asked: int, held: DataFrame, found: Compared) -> tuple[Member, ...]:
    """Return the documents that are like the one whose key is `asked`, the most alike first, copies unfolded."""
    own = found.copies.where(col("key") == lit(asked)).to_pydict()["root"]
    stands = own[0] if own else asked
    near = found.pairs.where((col("a") == lit(stands)) | (col("b") == lit(stands)))
    pairs = members.features(near).to_pylist()
    others = {row["b"] if row["a"] == stands else row["a"]: row for row in pairs}
    standing = daft.from_pydict({"root": np.array([*others, stands], dtype=np.int64)})
    folded = found.copies.join(standing, on="root", how="semi").select("key", "root").to_pylist()
    wanted = {**{key: key for key in (*others, stands)}, **{row["key"]: row["root"] for row in folded}}
    rows = held.join(daft.from_pydict({"key": list(wanted)}), on="key", how="semi").to_pylist()
    language = next(row["language"] for row in rows if row["key"] == asked)
    name = next(row["id"] for row in rows if row["key"] == asked)
    made = []
    for row in rows:
        if row["key"] == asked:
            continue
        root = wanted[row["key"]]
        known = {field: row[field] for field in members.KNOWN}
        if root == stands:
            made.append(Member(how="copy", like=name, **known))
        else:
            how = members.how(others[root], within=row["language"] == language)
            made.append(Member(how=how, like=name, score=members.chance(others[root]["odds"]), **known))
    return tuple(sorted(made, key=lambda each: (-each.score, each.id)))
