"""Work that is shared out among processes: where it is done, what comes of it, and what is said when one falls."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from test_archive import gather, kept, lines

from tellings.gathering import counts, table, workers
from tellings.gathering.engine import EngineError
from tellings.gathering.table import FEW

if TYPE_CHECKING:
    from pathlib import Path


class Heard:
    """What was counted."""

    def __init__(self) -> None:
        self.documents = self.size = 0

    def counted(self, count: int, size: int) -> None:
        """Add it up."""
        self.documents += count
        self.size += size


def whose(*, documents: int = 0) -> int:
    """Return the process this is done in, after some documents were counted in it."""
    for _ in range(documents):
        counts.count(1)
    counts.count(0, 7)
    return os.getpid()


def falls() -> None:
    """Raise what a batch may raise."""
    raise ValueError("no such column")


def ends() -> None:
    """End the process as the system does where memory is wanting."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_without_other_processes_work_is_done_here() -> None:
    """So it is on a machine of a cluster, and in whatever uses a stage by itself."""
    assert workers.share(whose) == os.getpid()


def test_a_little_work_is_done_here() -> None:
    """Processes take longer to come than a small archive takes to gather."""
    with workers.hired(2):
        assert workers.share(whose) == os.getpid()


def test_much_work_is_done_elsewhere() -> None:
    """What is known to be much, and what comes after some seconds of it."""
    with workers.hired(2):
        assert workers.share(whose, much=True) != os.getpid()
        assert workers.share(whose) != os.getpid()
    assert workers.share(whose, much=True) == os.getpid()


def test_what_has_taken_long_goes_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody need say beforehand that there is much."""
    monkeypatch.setattr(workers, "PATIENCE", 0.05)
    with workers.hired(2):
        workers.share(time.sleep, 0.06)
        assert workers.share(whose) != os.getpid()


def test_one_processor_has_no_others() -> None:
    """One other process would do no more than this one."""
    with workers.hired(1):
        assert workers.share(whose, much=True) == os.getpid()


def test_what_is_counted_elsewhere_is_heard_here() -> None:
    """Every document, and each piece at its end."""
    heard = Heard()
    with counts.told(heard), workers.hired(2):
        workers.share(_counting, much=True)
    assert (heard.documents, heard.size) == (5, 7)


def _counting() -> None:
    whose(documents=5)


def test_a_fault_elsewhere_is_the_fault_itself() -> None:
    """It comes back as it was raised."""
    with workers.hired(2), pytest.raises(ValueError, match="no such column"):
        workers.share(falls, much=True)


def test_a_process_that_is_ended_is_one_line() -> None:
    """The line names the likely reason, and the way to go on."""
    with workers.hired(2), pytest.raises(EngineError, match="ended from outside") as said:
        workers.share(ends, much=True)
    assert "--work" in said.value.hint


def test_events_do_not_depend_on_where_the_work_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a byte of them."""
    file = kept(tmp_path, "a.jsonl", lines())
    here = gather(tmp_path / "here", file)
    monkeypatch.setattr(workers, "PATIENCE", 0.0)
    monkeypatch.setattr(workers, "_processors", lambda: 2)
    monkeypatch.setattr(table, "FEW", 0)
    assert gather(tmp_path / "there", file) == here


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_run_that_is_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    """Ctrl-C ends it with 130 and leaves no process; with --work the next run gives what an unbroken one gives."""
    for number in range(64 * (FEW + 2)):
        page = f"<html><body><h1>Page {number}</h1><p>{'The bridge of Velsk was opened again. ' * 60}</p></body></html>"
        (tmp_path / f"{number}.html").write_text(page, encoding="utf-8")
    command = [sys.executable, "-m", "tellings", "gather", "--no-cache", "--encode", "0", str(tmp_path)]
    work = ["--work", str(tmp_path / ".work")]
    run = subprocess.Popen([*command, *work], start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    while not (tmp_path / ".work" / "0000").exists() and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(1.5)
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)  # it ends when no process holds its standard error
    assert run.returncode == 130, said
    assert b"Traceback" not in said
    after = subprocess.run([*command, *work], check=True, capture_output=True)
    whole = subprocess.run(command, check=True, capture_output=True)
    assert after.stdout == whole.stdout
    assert after.stdout
