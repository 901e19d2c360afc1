"""`tellings export`: a saved record in, the same comparison in another format out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from tellings.cli import formats, output
from tellings.errors import NotReadable


@click.command("export")
@click.argument("record", metavar="RECORD.json")
@formats.options
def command(record: str, *, file: str | None, form: str | None, **given: Any) -> None:
    """Put a saved comparison in another format.

    RECORD.json is what compare --format json wrote; - is standard input. Nothing is compared anew. Without -o the
    result is printed.
    """
    file = None if file == "-" else file
    if form is None and file is None:
        raise click.UsageError(f"say which format: --format {'|'.join(formats.FORMATS)}, or -o FILE with its ending")
    wanted = form or formats.by_ending(file or "")
    particulars = formats.particulars(wanted, file, **given)
    if file is not None:
        output.check(file, inputs=output.files([record]))
    from tellings import export
    from tellings import record as records

    comparison = records.loads(_bytes(record), name=record)
    export.must_hold_together(comparison, record)
    formats.put(comparison, wanted, file, particulars)


def _bytes(record: str) -> bytes:
    """Return the record, however long: the limits on documents are not for what we wrote ourselves."""
    if record == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(record).read_bytes()
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else fault
        raise NotReadable(f"{record}: cannot be read ({reason})", hint="check the name and the folder") from fault
