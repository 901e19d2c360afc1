"""The events of an archive, each compared: a folder with a report an event, and an index.

The road of `tellings gather --compare`: `archive` has found the events, `comparison` compares the tellings of each. A
telling of an archive is its account as it was gathered, a paragraph a line, with what is known of it: what was set
aside of its page was left behind when it was gathered.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from tellings import comparison, report, turns
from tellings.errors import OutputError, TellingsError
from tellings.model import Source, Span, Telling
from tellings.reading.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from tellings.encode import Encoder
    from tellings.model import Event, Gathered, Member

#: Tellings of one event that are compared, the earliest first: the report of more is a matrix nobody reads, and the
#: work grows with their pairs. Copies are left out before.
COMPARED = 12


class Reports(NamedTuple):
    """What was written: the file of each event's report, by event, and of those without one why not."""

    files: dict[str, str]
    failed: dict[str, str]


def written(
    found: Gathered,
    texts: Mapping[str, str],
    folder: Path,
    *,
    encoder: Encoder,
    told: Callable[[], None] | None = None,
) -> Reports:
    """Write the report of each event of `found` into `folder`, with `index.html`, and return what was written.

    `texts` are the members' accounts, by id. An event whose tellings cannot be compared is named in the index and
    counted, and ends nothing. `told` is called when an event is done. Raises OutputError where the folder
    cannot be written; each file is there whole or not at all.
    """
    files: dict[str, str] = {}
    failed: dict[str, str] = {}
    width = max(4, len(str(len(found.events))))
    for number, event in enumerate(found.events, 1):
        try:
            page = report.html(comparison.collate(list(_tellings(event, texts)), encoder=encoder))
            name = f"{number:0{width}}.html"
            _put(folder, name, page)
            files[event.event] = name
        except OutputError:
            raise
        except TellingsError as fault:
            failed[event.event] = fault.message
        if told:
            told()
    _put(folder, "index.html", report.events(found, reports=files))
    return Reports(files, failed)


def _tellings(event: Event, texts: Mapping[str, str]) -> Iterable[Telling]:
    """Give the event's tellings, copies left out, the earliest first."""
    members = [member for member in event.why if member.how != "copy"]
    if len(members) < 2:  # all are one text: compared, they say so
        members = list(event.why)[:2]
    names = comparison.names(min(len(members), COMPARED))
    for name, member in zip(names, members, strict=False):
        yield _telling(member, texts[member.id], name)


def _telling(member: Member, text: str, name: str) -> Telling:
    lines = [Span(*line.span()) for line in re.finditer(r"[^\n]*\S[^\n]*", text)]
    return turns.find(
        Telling(
            id=name,
            source=Source(
                member.id.encode("utf-8", "replace").decode(), "text/plain",
                hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), member.address,
            ),
            title=member.title, publisher=member.publisher, published=member.published, place=None,
            language=member.language, text=text, sentences=sentences(text, lines, member.language),
        )
    )  # fmt: skip


def _put(folder: Path, name: str, page: str) -> None:
    part = folder / f".{name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_text(page, encoding="utf-8", errors="replace")
        part.replace(folder / name)
    except OSError as fault:
        with suppress(OSError):  # a folder that is a file holds no part either
            part.unlink(missing_ok=True)
        raise OutputError(
            f"{folder / name}: cannot be written ({fault.strerror or fault})",
            hint="name a folder with room by --compare",
        ) from fault
