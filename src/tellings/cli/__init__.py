"""The command `tellings`: one file a command, each a few lines between what was typed and the package.

Nothing here decides anything about texts. What the commands share: `faults` (errors and exit codes), `output` (files
and standard output), `formats` (what a comparison is written in), `encoding` (the encoder, its cache and its
progress). Each command imports what it works with when it runs, so that `tellings --help` answers at once.
"""

from __future__ import annotations

import click

from tellings import __version__
from tellings.cli.align import command as align
from tellings.cli.compare import command as compare
from tellings.cli.differ import command as differ
from tellings.cli.export import command as export
from tellings.cli.faults import Commands
from tellings.cli.gather import command as gather
from tellings.cli.read import command as read
from tellings.cli.schema import command as schema

__all__ = ["main"]


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit: 0 done, 1 something given cannot be read or written, 2 wrong usage.",
)
@click.version_option(__version__, prog_name="tellings", message="%(prog)s %(version)s")
def main() -> None:
    """One event, many tellings.

    Read several accounts of one event, align them passage by passage, and show what each leaves out, adds, or says
    otherwise in substance. Begin with: tellings compare A B -o report.html
    """


for _command in (compare, export, read, align, differ, gather, schema):
    main.add_command(_command)
