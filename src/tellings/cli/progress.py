"""How far gathering is, on standard error: the stage at work, its rate, what the run still takes; then time by stage.

On a terminal a bar moves. Elsewhere a line is said now and then, when a stage is done, so that a short run says nothing
before its end. Documents are counted where they are read and encoded, which on a cluster is another machine: there only
the stages are shown.
"""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from tellings.cli.remaining import Remaining, about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress as Bar
    from rich.progress import Task, TaskID

#: What a stage does, as a reader would say it; the rest are called by their own names.
_DOES = {
    "read": "Reading", "documents": "Naming documents", "signed": "Signing for copies", "copies": "Folding copies",
    "sketch": "Counting words and names", "weighed": "Weighing them", "candidates": "Finding candidates",
    "runs": "Keeping runs of words", "passages": "Finding shared passages", "rough": "Judging pairs roughly",
    "vectors": "Encoding openings", "likeness": "Comparing pairs",
    "events": "Joining events", "told": "Telling why each is in", "reports": "Comparing events",
}  # fmt: skip
#: A stage of less is not named in the summary, in seconds.
_BRIEF = 0.05
#: Seconds between two lines where there is no terminal.
EVERY = 30.0


class Shown:
    """What is shown of a run: an `engine.Watch` and a `counts.Listener`.

    `size` is what there is to read, in bytes; up to `whole` documents are encoded whole.
    """

    def __init__(self, size: int, *, whole: int) -> None:
        self.seconds: dict[str, float] = {}
        self._size = size
        self._remaining = Remaining(size, whole=whole)
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._stage = ""
        self._count = self._done = self._total = 0
        self._began = self._said = self._counted = time.monotonic()

    def began(self, stage: str) -> None:
        """Show that the stage is at work."""
        self._stage, self._began = stage, time.monotonic()
        self._count = self._done = 0
        self._total = self._size if stage == "read" else 0
        if self._bar:
            self._task = self._bar.add_task(_does(stage), total=self._total or None, did="")

    def ended(self, stage: str, seconds: float, rows: int) -> None:
        """Keep how long the stage took, and show it with its rate."""
        self._remaining.ended(stage, seconds, rows)
        if not seconds:
            return
        self.seconds[stage] = self.seconds.get(stage, 0.0) + seconds
        line = f"{_does(stage):26} {seconds:8.1f} s  {rows:11,} rows, {rows / seconds:9,.0f} a second"
        if self._bar and self._task is not None:
            self._bar.remove_task(self._task)
            self._task = None
            self._bar.console.print(line, highlight=False)
        elif not self._bar and time.monotonic() - self._said >= EVERY:
            say(f"{line}{self._left()}")
            self._said = time.monotonic()

    def counted(self, count: int, size: int) -> None:
        """Show that so many documents or events more are done, and so many bytes more are read."""
        self._count += count
        self._counted = time.monotonic()
        if self._stage == "read":
            self._done += size
            self._remaining.read(self._count)
        else:
            self._done = self._count
        gone = self._counted - self._began
        rate = f", {self._count / gone:,.1f} a second" if gone > 1 else ""
        if self._bar and self._task is not None:
            self._bar.update(self._task, completed=self._done, did=f"{self._count:,}{rate}")
        elif not self._bar and time.monotonic() - self._said >= EVERY:
            say(f"{_does(self._stage)}: {self._count:,}{rate}{self._left()}")
            self._said = time.monotonic()

    def expected(self, total: int) -> None:
        """Show of how many the stage's count is."""
        self._total = total
        if self._bar and self._task is not None:
            self._bar.update(self._task, total=total)

    def left(self) -> float | None:
        """Return the seconds that the run still takes, its reports aside, or null while nothing is known."""
        gone = time.monotonic() - self._began
        if self._stage == "reports":
            return gone * (self._total - self._count) / self._count if self._count else None
        seen = self._counted - self._began
        return self._remaining.left(self._stage, gone, seen=seen, done=self._done, total=self._total)

    def _left(self) -> str:
        left = self.left()
        return "" if left is None else f", about {about(left)} left"

    def summary(self) -> str:
        """Return time by stage on one line, in the order of the stages; the longest one however brief."""
        least = min(_BRIEF, max(self.seconds.values(), default=0.0))
        told = [f"{stage} {seconds:.1f} s" for stage, seconds in self.seconds.items() if seconds >= least]
        return ", ".join(told)


@contextmanager
def shown(size: int, *, whole: int) -> Iterator[Shown]:
    """Give what shows a run over `size` bytes, in which up to `whole` documents are encoded whole."""
    made = Shown(size, whole=whole)
    if not sys.stderr.isatty():
        yield made
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn, TimeElapsedColumn
    from rich.text import Text

    class Left(ProgressColumn):
        max_refresh = 1.0

        def render(self, task: Task) -> Text:  # noqa: ARG002  of the run, not of the task
            return Text(made._left().removeprefix(", "))

    columns = (
        TextColumn("{task.description:26}"), BarColumn(), TextColumn("{task.fields[did]}"), TimeElapsedColumn(), Left(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        made._bar = bar
        yield made


def _does(stage: str) -> str:
    return _DOES.get(stage, stage.capitalize())


def say(line: str) -> None:
    """Put a line on standard error."""
    click.echo(line, err=True)
