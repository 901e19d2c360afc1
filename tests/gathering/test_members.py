"""The members of events, and why each is in."""

from __future__ import annotations

from typing import Any

import daft
import numpy as np

from tellings.gathering import members
from tellings.gathering.likeness import FEATURES


def table(**columns: list[Any]) -> daft.DataFrame:
    """Return a table of those columns."""
    return daft.from_pydict(columns)


def held(*ids: str, languages: dict[str, str] | None = None) -> daft.DataFrame:
    """Return documents, keyed 1, 2, 3 …, one a day."""
    told = {name: [None] * len(ids) for name in ("title", "publisher", "address")}
    days = [f"2031-05-{day:02}" for day in range(1, len(ids) + 1)]
    spoken = [(languages or {}).get(each, "en") for each in ids]
    return table(key=list(range(1, len(ids) + 1)), id=list(ids), published=days, language=spoken, **told)


def pairs(*rows: tuple[int, int, float, int, float, float]) -> daft.DataFrame:
    """Return pairs (a, b, odds, words shared, their share, cosine across) as they are judged."""
    share, leads = FEATURES.index("share of the shorter"), FEATURES.index("across: vector")
    values = np.zeros((len(rows), len(FEATURES)))
    for at, row in enumerate(rows):
        values[at, share], values[at, leads] = row[4:]
    named = {name: [row[at] for row in rows] for at, name in enumerate(("a", "b", "odds", "shared"))}
    return table(**named, values=values.tolist())


def events(documents: daft.DataFrame, copies: dict[int, int], joined: dict[int, int], judged: Any) -> list[Any]:
    """Return the events, by name, each member as (id, how, like)."""
    tied = table(key=list(joined), event=list(joined.values())) if joined else table(key=[0], event=[0]).limit(0)
    folded = table(key=list(copies) or [0], root=list(copies.values()) or [0])
    rows = members.unfolded(folded, tied, documents)
    names = rows.select("event").distinct().with_column("name", daft.col("event").cast(daft.DataType.string()))
    found = members.told(rows, judged, tied, names).sort("event").to_pylist()
    return [[(why["id"], why["how"], why["like"]) for why in row["why"]] for row in found]


def test_each_member_says_why_it_is_in() -> None:
    """Half in common is a reprint, less a quotation; near openings in two languages are a translation."""
    documents = held("head", "half", "some", "russian", "other", languages={"russian": "ru"})
    judged = pairs(
        (1, 2, 5.0, 80, 0.6, 0.0), (1, 3, 4.0, 15, 0.1, 0.0), (1, 4, 3.0, 0, 0.0, 0.7), (1, 5, 2.0, 0, 0.0, 0.0),
        (3, 5, 9.0, 0, 0.0, 0.9),
    )  # fmt: skip
    (event,) = events(documents, {}, dict.fromkeys(range(1, 6), 1), judged)
    assert event == [
        ("head", "head", None), ("half", "reprint", "head"), ("some", "same event", "other"),
        ("russian", "translation", "head"), ("other", "same event", "some"),
    ]  # fmt: skip


def test_copies_stand_where_the_compared_one_stands() -> None:
    """The earliest of a text and its copies is in by what the text has; the others are copies of that earliest."""
    documents = held("early copy", "telling", "compared", "late copy")
    copies = {1: 3, 3: 3, 4: 3}
    (event,) = events(documents, copies, {2: 2, 3: 2}, pairs((2, 3, 5.0, 0, 0.0, 0.0)))
    assert event == [
        ("early copy", "head", None), ("telling", "same event", "compared"),
        ("compared", "copy", "early copy"), ("late copy", "copy", "early copy"),
    ]  # fmt: skip


def test_a_text_and_its_copies_are_an_event_of_their_own() -> None:
    """Where nothing else tells it; what stands alone is none."""
    documents = held("one", "two", "three", "alone")
    assert events(documents, {1: 1, 2: 1, 3: 1}, {4: 4}, pairs((1, 4, -9.0, 0, 0.0, 0.0))) == [
        [("one", "head", None), ("two", "copy", "one"), ("three", "copy", "one")]
    ]
