"""Archives that are large, or say little of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from made_archive import BRIDGE
from test_archive import EVENTS, gather, kept, lines, members

if TYPE_CHECKING:
    from pathlib import Path


def test_ten_thousand_copies_of_a_page_cost_as_much_as_one(tmp_path: Path) -> None:
    """They are one document to the stages after the second, and all are members of its event."""
    copies = [{"id": f"copy{n:05}", "text": BRIDGE[0], "language": "en"} for n in range(10_000)]
    found = gather(tmp_path, kept(tmp_path, "a.jsonl", lines() + copies))
    assert found.copies == 10_000
    assert [len(event.members) for event in found.events] == [10_003, 2]


def test_a_document_of_20_megabytes_is_gathered_with_the_rest(tmp_path: Path) -> None:
    """A line of JSONL may be so long; it is a document like others, and ties nothing that has nothing in common."""
    draw = np.random.default_rng(7)
    words = np.array(["".join(draw.choice(list("abdefgiklmnoprstu"), size=199)) for _ in range(500)])
    text = " ".join(draw.choice(words, size=100_000))
    assert len(text) > 19_000_000
    found = gather(tmp_path, kept(tmp_path, "a.jsonl", [*lines(), {"id": "long", "text": text, "language": "en"}]))
    assert members(found) == EVENTS
    assert (found.documents, found.unread) == (len(lines()) + 1, ())


def test_an_archive_without_days_is_gathered(tmp_path: Path) -> None:
    """No document says when it was published: the events are found by what they tell, and none has a day."""
    undated = [{name: value for name, value in row.items() if name != "published"} for row in lines()]
    found = gather(tmp_path, kept(tmp_path, "a.jsonl", undated))
    assert members(found) == EVENTS
    assert {(event.first, event.last) for event in found.events} == {(None, None)}
