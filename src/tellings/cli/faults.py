"""What the user is told when something goes wrong, and the exit code.

A TellingsError becomes one line and a hint on standard error, and exit 1; wrong usage is click's, exit 2; Ctrl-C ends
quietly with 130. A reader of standard output that went away ends it quietly too. Anything else is our bug and shows its
traceback.
"""

from __future__ import annotations

from typing import Any

import click

from tellings.errors import TellingsError

#: What a shell reports for a program that Ctrl-C ended: 128 + SIGINT.
INTERRUPTED = 130


class Commands(click.Group):
    """A group of commands whose faults end in the exit codes above."""

    def invoke(self, ctx: click.Context) -> Any:
        """Return what the command returns; end with 1 on a fault of what was given, with 130 on Ctrl-C."""
        try:
            return super().invoke(ctx)
        except TellingsError as fault:
            say(fault)
            ctx.exit(1)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)


def say(fault: TellingsError) -> None:
    """Write the fault's line and its hint to standard error."""
    click.echo(f"tellings: {plain(fault.message)}\n  {plain(fault.hint)}", err=True)


def plain(text: str) -> str:
    """Return `text` on one line, what could steer a terminal shown as an escape: names and pages may be hostile."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)
