"""`tellings gather`: an archive in, its events out: one a line, a table, or a page to read; and a report of each."""

from __future__ import annotations

import atexit
import os
import signal
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

import click

from tellings.cli import encoding, faults, output, progress
from tellings.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from types import FrameType

    from tellings.encode import Encoder
    from tellings.model import Gathered

#: What comes with the extra `gather` and is wanted at once.
EXTRA = frozenset({"daft", "pyarrow"})
#: Documents that could not be read and are named one by one; the rest are counted.
NAMED = 10
#: Seconds after Ctrl-C for putting away what was begun.
LEAVE = 3.0
FORMATS = ("jsonl", "parquet", "html")
ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".html": "html", ".htm": "html"}


@click.command("gather")
@click.argument("archive", nargs=-1, required=True, metavar="ARCHIVE …")
@click.option("-o", "--output", "file", metavar="FILE", help="Write to FILE, in the format of its ending.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="One event a line (unless said), a table, or an overview."
)
@click.option("--compare", metavar="FOLDER", help="Write the report of each event into FOLDER, with an index.")
@click.option(
    "--window",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    metavar="DAYS",
    help="Days between two tellings at the most.",
)
@click.option(
    "--encode",
    type=click.IntRange(min=0),
    metavar="N",
    help="Encode all of up to N documents; of more, N openings for pairs in doubt.  [default: 5000]",
)
@click.option("--work", metavar="FOLDER", help="Keep the stages in FOLDER, and go on where a stopped run left off.")
@click.option("--into", metavar="FOLDER", help="Add ARCHIVE to the events of an earlier run, kept by --work FOLDER.")
@click.option("--like", metavar="PAGE", help="Print the documents that tell what PAGE tells, best first.")
@click.option("--engine", type=click.Choice(["native", "ray"]), default="native", help="Where the work is done.")
@click.option("--address", metavar="ADDRESS", help="The Ray cluster, with --engine ray.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep sentence vectors on disk.")
def command(
    archive: tuple[str, ...],
    *,
    file: str | None,
    form: str | None,
    compare: str | None,
    window: int,
    encode: int | None,
    work: str | None,
    into: str | None,
    like: str | None,
    engine: str,
    address: str | None,
    no_cache: bool,
) -> None:
    """Find the tellings of one event in an archive.

    ARCHIVE is folders of saved pages, and JSONL, CSV, Parquet, WARC, WET, RSS or Atom files. Prints an event a line:
    {"event", "members": [ids], "why": [...]}. What cannot be read is counted and named.
    """
    file = None if file == "-" else file
    wanted = form or ENDINGS.get(Path(file).suffix.lower() if file else "", "jsonl")
    if work and into:
        raise click.UsageError("--into FOLDER names the folder of an earlier run; --work begins another")
    if like is not None and (wanted != "jsonl" or compare):
        raise click.UsageError("--like prints documents, one a line; it takes neither another format nor --compare")
    if file is not None:
        output.check(file)
    try:
        from tellings import archive as joined
        from tellings.gathering.counts import told
        from tellings.gathering.engine import Workshop, choose
    except ModuleNotFoundError as fault:
        if fault.name not in EXTRA:
            raise
        raise RequestError(f"gather needs {fault.name}", hint="install it: pip install 'tellings[gather]'") from fault

    from tellings.export import events as tables

    choose("ray" if engine == "ray" else "native", address)
    began = time.monotonic()
    size = joined.size(archive)
    passing_by = tempfile.TemporaryDirectory(prefix="tellings-")
    with _to_be_stopped(), passing_by as passing, _shown(size, encode) as shown, told(shown):
        shop = Workshop(
            Path(into or work or passing),
            joined.description(archive, window=window, openings=encode),
            added=into is not None,
            watch=shown,
        )
        maker = encoding.maker(cache=not no_cache)
        found = joined.gather(archive, shop, window=window, openings=encode, encoder=maker)
        if like is not None:
            rows = joined.like(like, shop, Path(passing) / "like", window=window, openings=encode, encoder=maker)
            _put(tables.jsonl(rows), file)
        else:
            _put(_made(found, wanted), file)
        failed = _compared(found, joined.texts(shop, found), compare, maker, shown) if compare else {}
    _close(found, failed, time.monotonic() - began, shown.summary())


@contextmanager
def _to_be_stopped() -> Iterator[None]:
    """End the process at Ctrl-C as it stands: Daft's threads may still be in Python, and to leave as usual aborts.

    Where one of them holds what is to be put away, it ends after `LEAVE` seconds all the same.
    """

    def stop(_number: int, _frame: FrameType | None) -> None:
        end = Timer(LEAVE, os._exit, (faults.INTERRUPTED,))
        end.daemon = True
        end.start()
        raise KeyboardInterrupt

    here = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, stop) if here else None
    try:
        yield
    except KeyboardInterrupt:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(faults.INTERRUPTED)
    finally:
        if here:
            signal.signal(signal.SIGINT, before)


def _shown(size: int, openings: int | None) -> AbstractContextManager[progress.Shown]:
    from tellings.gathering.vectors import WHOLE

    return progress.shown(size, whole=WHOLE if openings is None else openings)


def _made(found: Gathered, form: str) -> bytes | str:
    from tellings import report
    from tellings.export import events as tables

    if form == "html":
        return report.events(found)
    return tables.parquet(found.events) if form == "parquet" else tables.jsonl(found.events)


def _put(content: bytes | str, file: str | None) -> None:
    if file is None:
        output.show(content)
    else:
        output.write(file, content)


def _compared(
    found: Gathered, texts: dict[str, str], folder: str, maker: Callable[[], Encoder], shown: progress.Shown
) -> dict[str, str]:
    """Write the reports, and return the events that have none, each with the reason."""
    from tellings import dossier

    began = time.monotonic()
    shown.began("reports")
    shown.expected(len(found.events))
    made = dossier.written(found, texts, Path(folder), encoder=maker(), told=lambda: shown.counted(1, 0))
    shown.ended("reports", time.monotonic() - began, len(made.files))
    return made.failed


def _close(found: Gathered, failed: dict[str, str], seconds: float, stages: str) -> None:
    for fault in found.unread[:NAMED]:
        progress.say(f"not read: {fault}")
    if len(found.unread) > NAMED:
        progress.say(f"not read: {len(found.unread) - NAMED} more")
    for event, reason in list(failed.items())[:NAMED]:
        progress.say(f"not compared: {event}: {reason}")
    more = f" on top of {found.held - found.documents}" if found.held > found.documents else ""
    members = sum(len(event.members) for event in found.events)
    progress.say(
        f"{found.documents} documents{more}, {len(found.unread)} not read, {found.copies} copies, "
        f"{len(found.events)} events of {members} documents"
        + (f", {len(failed)} not compared" if failed else "")
        + f", {seconds:.1f} s"
    )
    if stages:
        progress.say(f"  {stages}")
