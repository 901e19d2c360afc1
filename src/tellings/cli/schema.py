"""`tellings schema`: the JSON Schema of the record."""

from __future__ import annotations

import click

from tellings.cli import output


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of the record.

    Records are what compare --format json writes.
    """
    import msgspec

    from tellings import record

    output.show(msgspec.json.format(msgspec.json.encode(record.schema()), indent=2) + b"\n")
