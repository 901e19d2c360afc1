"""`tellings gather`: an archive in, its events out, one a line."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tellings.cli import encoding, output
from tellings.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.gathering.events import Event, Gathered, Member

#: What comes with the extra `gather` and is wanted at once.
EXTRA = frozenset({"daft", "pyarrow"})
#: Documents that could not be read and are named one by one; the rest are counted.
NAMED = 10


@click.command("gather")
@click.argument("archive", nargs=-1, required=True, metavar="ARCHIVE …")
@click.option("-o", "--output", "file", metavar="FILE", help="Write to FILE.")
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", help="One event a line.")
@click.option(
    "--window",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    metavar="DAYS",
    help="Days between two tellings at the most.",
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
    form: str,  # noqa: ARG001  the one form there is
    window: int,
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
    if work and into:
        raise click.UsageError("--into FOLDER names the folder of an earlier run; --work begins another")
    if file is not None:
        output.check(file)
    try:
        from tellings import archive as joined
        from tellings.gathering.engine import Workshop, choose
    except ModuleNotFoundError as fault:
        if fault.name not in EXTRA:
            raise
        raise RequestError(f"gather needs {fault.name}", hint="install it: pip install 'tellings[gather]'") from fault

    choose("ray" if engine == "ray" else "native", address)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tellings-") as passing:
        shop = Workshop(
            Path(into or work or passing),
            joined.description(archive, window=window),
            added=into is not None,
            told=_told,
        )
        maker = encoding.maker(cache=not no_cache)
        found = joined.gather(archive, shop, window=window, encoder=maker)
        _close(found, time.monotonic() - began)
        import msgspec

        made: Sequence[Event | Member] = found.events
        if like is not None:
            made = joined.like(like, shop, Path(passing) / "like", window=window, encoder=maker)
        lines = b"".join(msgspec.json.encode(each) + b"\n" for each in made)
        if file is None:
            output.show(lines)
        else:
            output.write(file, lines)


def _told(stage: str, seconds: float) -> None:
    if sys.stderr.isatty():
        click.echo(f"{stage:12} {seconds:8.1f} s", err=True)


def _close(found: Gathered, seconds: float) -> None:
    for fault in found.unread[:NAMED]:
        click.echo(f"not read: {fault}", err=True)
    if len(found.unread) > NAMED:
        click.echo(f"not read: {len(found.unread) - NAMED} more", err=True)
    more = f" on top of {found.held - found.documents}" if found.held > found.documents else ""
    members = sum(len(event.members) for event in found.events)
    click.echo(
        f"{found.documents} documents{more}, {len(found.unread)} not read, {found.copies} copies, "
        f"{len(found.events)} events of {members} documents, {seconds:.1f} s",
        err=True,
    )
