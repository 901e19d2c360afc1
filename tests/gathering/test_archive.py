"""An archive to its events, the whole way."""

from __future__ import annotations

import json
import random
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from made_archive import BESIDE, BRIDGE, FERRY, Letters

from tellings import archive, reading
from tellings.errors import RequestError
from tellings.gathering.engine import Workshop

if TYPE_CHECKING:
    from pathlib import Path

    from tellings.model import Gathered

DAYS = {"bridge": "2031-05-06", "ferry": "2031-05-08", "beside": "2031-05-07"}


def lines() -> list[dict[str, str]]:
    """Return the made archive."""
    return [
        {"id": f"{name}{n}", "text": text, "language": "en", "published": DAYS[name]}
        for name, texts in (("bridge", BRIDGE), ("ferry", FERRY), ("beside", BESIDE))
        for n, text in enumerate(texts)
    ]


def kept(folder: Path, name: str, rows: list[dict[str, str]]) -> Path:
    """Return a JSONL file of those rows."""
    file = folder / name
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def gather(folder: Path, *files: Path, work: str = "work", added: bool = False) -> Gathered:
    """Return what is gathered of the files."""
    sources = [str(file) for file in files]
    shop = Workshop(folder / work, archive.description(sources, window=10), added=added)
    return archive.gather(sources, shop, encoder=Letters)


def members(found: Gathered) -> set[frozenset[str]]:
    """Return the members of each event."""
    return {frozenset(event.members) for event in found.events}


EVENTS = {frozenset({"bridge0", "bridge1", "bridge2"}), frozenset({"ferry0", "ferry1"})}


def test_an_account_keeps_its_paragraphs(tmp_path: Path) -> None:
    """A line each, as who compares it later needs them: there a label opens a turn."""
    said = "The bridge at Velsk is open again. It cost four million."
    page = tmp_path / "a.html"
    page.write_text(
        f"<html><body><article><h1>Velsk</h1><p><b>Anna Berg:</b> {said}</p>\n<p>{said}\n It is safe.</p></article>"
        "</body></html>",
        encoding="utf-8",
    )
    told = archive.account(reading.load(str(page))).splitlines()
    assert [f"Anna Berg: {said}", f"{said} It is safe."] == told[-2:]


def test_the_tellings_of_an_event_are_found(tmp_path: Path) -> None:
    """Among what was told beside them on the same people and places; each says because of whom it is in."""
    found = gather(tmp_path, kept(tmp_path, "a.jsonl", lines()))
    assert members(found) == EVENTS
    event = found.events[0]
    assert (event.event, event.first, event.languages) == ("bridge0", "2031-05-06", ("en",))
    assert [member.how for member in event.why] == ["head", "same event", "same event"]
    assert all(member.like in event.members for member in event.why[1:])


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_archive_changes_nothing(tmp_path: Path, seed: int) -> None:
    """Shuffled and in two files, the events are the same to the letter."""
    rows = lines()
    once = gather(tmp_path, kept(tmp_path, "a.jsonl", rows), work="once")
    random.Random(seed).shuffle(rows)  # noqa: S311  no secret hangs on it
    parts = [kept(tmp_path, "b.jsonl", rows[:4]), kept(tmp_path, "c.jsonl", rows[4:])]
    assert gather(tmp_path, *parts, work="twice").events == once.events


def test_documents_added_later_join_their_events(tmp_path: Path) -> None:
    """The events keep their names; what is given again is not taken again."""
    rows = [{**row, "id": "a-bridge"} if row["id"] == "bridge1" else row for row in lines()]
    first = [row for row in rows if row["id"] not in {"a-bridge", "ferry1"}]
    before = gather(tmp_path, kept(tmp_path, "a.jsonl", first))
    assert [event.event for event in before.events] == ["bridge0"]
    after = gather(tmp_path, kept(tmp_path, "b.jsonl", rows), added=True)
    assert members(after) == {frozenset({"bridge0", "a-bridge", "bridge2"}), frozenset({"ferry0", "ferry1"})}
    assert {event.event for event in after.events} == {"bridge0", "ferry0"}
    assert after.events[0].members[0] == "a-bridge"  # another heads it now
    assert after.held == len(lines())


def test_a_run_is_taken_up_where_it_stopped(tmp_path: Path) -> None:
    """Stages that stand are not made again, and the answer is the same."""
    file = kept(tmp_path, "a.jsonl", lines())
    whole = gather(tmp_path, file)
    made: list[str] = []
    sources = [str(file)]
    for stage in ("likeness", "near", "events", "members", "named", "told"):
        (tmp_path / "work" / "0000" / stage).rename(tmp_path / f"away-{stage}")
    watch = SimpleNamespace(began=made.append, ended=lambda *told: None)
    shop = Workshop(tmp_path / "work", archive.description(sources, window=10), watch=watch)
    assert archive.gather(sources, shop, encoder=Letters).events == whole.events
    assert made == ["likeness", "near", "events", "members", "named", "told"]


def test_another_archive_does_not_mix_in(tmp_path: Path) -> None:
    """A folder that holds one archive's stages refuses another's, and nothing can be added to an empty one."""
    gather(tmp_path, kept(tmp_path, "a.jsonl", lines()[:2]))
    with pytest.raises(RequestError, match="another archive"):
        gather(tmp_path, kept(tmp_path, "b.jsonl", lines()[2:]))
    with pytest.raises(RequestError, match="no events"):
        gather(tmp_path, tmp_path / "b.jsonl", work="new", added=True)


def test_the_tellings_like_a_page_come_best_first(tmp_path: Path) -> None:
    """Asked with a page, the archive gives those that tell what it tells, and stays as it was."""
    files = [str(kept(tmp_path, "a.jsonl", lines()))]
    shop = Workshop(tmp_path / "work", archive.description(files, window=10))
    before = archive.gather(files, shop, encoder=Letters)
    (tmp_path / "page.txt").write_text(FERRY[0].replace("A ferry", "Late news: a ferry"), encoding="utf-8")
    found = archive.like(str(tmp_path / "page.txt"), shop, tmp_path / "beside", encoder=Letters)
    assert [member.id for member in found][:2] == ["ferry0", "ferry1"]
    assert found[0].how in {"copy", "reprint"}
    assert archive.gather(files, shop, encoder=Letters).events == before.events


def test_copies_are_folded_and_counted(tmp_path: Path) -> None:
    """Two hundred copies of a page are one document to all stages, and members all the same."""
    rows = lines() + [{"id": f"copy{n:03}", "text": BRIDGE[0].upper() + "!", "language": "en"} for n in range(200)]
    found = gather(tmp_path, kept(tmp_path, "a.jsonl", rows))
    assert found.copies == 200
    assert len(found.events[0].members) == 203
    copies = [member for member in found.events[0].why if member.id.startswith("copy")]
    assert {(member.how, member.like) for member in copies} == {("copy", "bridge0")}


def test_ids_given_twice_are_told_apart(tmp_path: Path) -> None:
    """The second of a name is called ~2."""
    rows = [{**row, "id": "same"} for row in lines() if row["id"].startswith("ferry")]
    (event,) = gather(tmp_path, kept(tmp_path, "a.jsonl", rows + lines()[5:])).events
    assert set(event.members) == {"same", "same~2"}


def test_what_cannot_be_read_is_listed(tmp_path: Path) -> None:
    """Bad documents are counted and named, and the rest is gathered."""
    file = kept(tmp_path, "a.jsonl", lines())
    file.write_text(file.read_text(encoding="utf-8") + "{\n", encoding="utf-8")
    (tmp_path / "b.html").write_text("<p> </p>", encoding="utf-8")
    found = gather(tmp_path, file, tmp_path / "b.html")
    assert members(found) == EVENTS
    assert len(found.unread) == 2
    assert all(str(tmp_path) in fault for fault in found.unread)


@pytest.mark.parametrize("count", [0, 1])
def test_an_archive_of_nothing_has_no_events(tmp_path: Path, count: int) -> None:
    """No documents, or one, are no event and no fault."""
    assert gather(tmp_path, kept(tmp_path, "a.jsonl", lines()[:count])).events == ()
