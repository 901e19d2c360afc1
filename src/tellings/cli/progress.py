"""How far gathering is, on standard error: the stage at work, its rate and the time it still takes; then time by stage.

On a terminal a bar moves; elsewhere nothing is shown before the end. Documents are counted where they are read and
encoded, which on a cluster is another machine: there only the stages are shown.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress as Bar
    from rich.progress import TaskID

#: What a stage does, as a reader would say it; the rest are called by their own names.
_DOES = {
    "read": "Reading", "documents": "Naming documents", "signed": "Signing for copies", "copies": "Folding copies",
    "sketch": "Counting words and names", "weighed": "Weighing them", "candidates": "Finding candidates",
    "passages": "Finding shared passages", "vectors": "Encoding openings", "likeness": "Comparing pairs",
    "events": "Joining events", "reports": "Comparing events",
}  # fmt: skip
#: A stage of less is not named in the summary, in seconds.
_BRIEF = 0.05


class Shown:
    """What is shown of a run: an `engine.Watch` and a `counts.Listener`.

    `size` is what there is to read, in bytes. Nothing is drawn unless standard error is a terminal.
    """

    def __init__(self, size: int) -> None:
        self.seconds: dict[str, float] = {}
        self._size = size
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._stage = ""
        self._count = self._done = 0

    def began(self, stage: str) -> None:
        """Show that the stage is at work."""
        self._stage = stage
        self._count = self._done = 0
        if self._bar:
            total = self._size if stage == "read" else None
            self._task = self._bar.add_task(_DOES.get(stage, stage.capitalize()), total=total, did="")

    def ended(self, stage: str, seconds: float) -> None:
        """Keep how long the stage took, and show it."""
        self.seconds[stage] = self.seconds.get(stage, 0.0) + seconds
        if self._bar and self._task is not None:
            self._bar.remove_task(self._task)
            self._bar.console.print(f"{_DOES.get(stage, stage.capitalize()):26} {seconds:8.1f} s", highlight=False)
            self._task = None

    def counted(self, count: int, size: int) -> None:
        """Show that so many documents or events more are done, and so many bytes more are read."""
        self._count += count
        self._done += size
        if not self._bar or self._task is None:
            return
        gone = self._bar.tasks[-1].elapsed or 0.0
        rate = f", {self._count / gone:,.0f} a second" if gone > 1 else ""
        done = self._done if self._stage == "read" else self._count
        self._bar.update(self._task, completed=done, did=f"{self._count:,}{rate}")

    def expected(self, total: int) -> None:
        """Show of how many the stage's count is."""
        if self._bar and self._task is not None:
            self._bar.update(self._task, total=total)

    def summary(self) -> str:
        """Return time by stage on one line, in the order of the stages."""
        told = [f"{stage} {seconds:.1f} s" for stage, seconds in self.seconds.items() if seconds >= _BRIEF]
        return ", ".join(told)


@contextmanager
def shown(size: int) -> Iterator[Shown]:
    """Give what shows a run over `size` bytes."""
    made = Shown(size)
    if not sys.stderr.isatty():
        yield made
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description:26}"), BarColumn(), TextColumn("{task.fields[did]}"), TimeElapsedColumn(),
        TextColumn("left"), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        made._bar = bar
        yield made


def say(line: str) -> None:
    """Put a line on standard error."""
    click.echo(line, err=True)
