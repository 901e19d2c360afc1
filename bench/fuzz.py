# ruff: noqa: S101, S311  what must hold is asserted; chance need not be secret
"""Feeds the readers with damaged documents and keeps whatever does not end in a telling or in one of our own errors.

    python bench/fuzz.py [--minutes 60] [--formats pdf,docx] [--seed N] [--found FOLDER] [--json FILE]

Each format gets an equal share of the time, in a process of its own. An input is one of the format's seeds (made here)
after one to six mutations: of bytes, and of what the format is made of (tags, attributes, entities, header fields,
objects, entries of an archive, fields of a record). What must hold of every input:

    it ends in a telling or in a TellingsError with a message and a hint
    the telling's spans lie in its text, in order; so do its turns; its record is read back as it was written
    it takes at most 5 seconds and 1.5 GB

Inputs that break a rule are written to the folder, each with its traceback beside it; a process that dies or hangs
leaves the input that it was at. The exit code is 1 where anything was found.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

sys.path.insert(0, str(Path(__file__).parent))

import damage  # noqa: E402  beside this file

from tellings import record, turns  # noqa: E402
from tellings.errors import SourceError, TellingsError  # noqa: E402
from tellings.reading import telling  # noqa: E402

if TYPE_CHECKING:
    from tellings.model import Telling

SECONDS = 5.0
#: Beyond this a process is taken for hung and ended from within C code too.
HUNG = 30
MEMORY = 1_500_000_000


def main() -> int:
    """Fuzz, print a table, and return 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--formats", default=",".join(damage.FORMATS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path, default=Path("out/fuzz"), help="where inputs that break a rule are kept")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.found.mkdir(parents=True, exist_ok=True)
    if options.child:
        return run(options.child, seed=options.seed, seconds=options.minutes * 60, found=options.found)
    formats = options.formats.split(",")
    figures = {}
    for kind in formats:
        figures[kind] = share(kind, seed=options.seed, seconds=options.minutes * 60 / len(formats), found=options.found)
        print(f"{kind:<10}{json.dumps(figures[kind])}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return int(any(each["found"] for each in figures.values()))


def share(kind: str, *, seed: int, seconds: float, found: Path) -> dict[str, float]:
    """Run processes for one format until its time is up; return executions, findings and the longest time of one."""
    until = time.monotonic() + seconds
    total = {"executions": 0, "tellings": 0, "found": 0, "slowest": 0.0}
    while (left := until - time.monotonic()) > 1:
        with tempfile.TemporaryDirectory() as folder:
            at = Path(folder) / "at"
            said = subprocess.run(
                [sys.executable, __file__, "--child", kind, "--minutes", str(left / 60), "--seed", str(seed),
                 "--found", str(found)],
                capture_output=True, text=True, check=False, env={**os.environ, "FUZZ_AT": str(at)},
            )  # fmt: skip
            lines = said.stdout.splitlines()
            done = json.loads(lines[-1]) if lines else {"executions": 0, "tellings": 0, "found": 0, "slowest": 0.0}
            for name, value in done.items():
                total[name] = max(total[name], value) if name == "slowest" else total[name] + value
            if said.returncode not in (0, 1) or not lines:  # it died, or a seed of its own breaks a rule
                total["found"] += 1
                keep(found, kind, f"died-{seed}", at.read_bytes() if at.exists() else b"", said.stderr)
        seed += 1000
    return total


def run(kind: str, *, seed: int, seconds: float, found: Path) -> int:
    """Fuzz one format in this process; print the figures so far as it goes, a line of JSON each."""
    resource.setrlimit(resource.RLIMIT_AS, (8_000_000_000, 8_000_000_000))
    chance = random.Random(f"{kind}-{seed}")
    at = Path(os.environ["FUZZ_AT"])
    until = time.monotonic() + seconds
    figures = {"executions": 0, "tellings": 0, "found": 0, "slowest": 0.0}
    kept: set[str] = set()
    seeds = damage.FORMATS[kind].seeds()
    for data in seeds:
        if fault := fault_of(data)[0]:
            raise SystemExit(f"a seed of {kind}: {fault}")
    most = resident()
    while time.monotonic() < until:
        data = damage.damaged(kind, seeds, chance)
        at.write_bytes(data)
        faulthandler.dump_traceback_later(HUNG, exit=True)
        began = time.process_time()
        fault, told = fault_of(data)
        spent = time.process_time() - began
        faulthandler.cancel_dump_traceback_later()
        figures["executions"] += 1
        figures["tellings"] += told
        figures["slowest"] = max(figures["slowest"], round(spent, 2))
        if not fault and spent > SECONDS:
            fault = f"slow: {spent:.1f} s"
        if not fault and (now := resident()) > max(MEMORY, most):
            fault, most = f"memory: {now / 1e6:.0f} MB", now
        if fault and (key := fault.splitlines()[-1][:80] + _place(fault)) not in kept:
            kept.add(key)
            figures["found"] += 1
            keep(found, kind, f"{seed}-{figures['executions']}", data, fault)
        if figures["executions"] % 50 == 0:
            print(json.dumps(figures), flush=True)
    print(json.dumps(figures), flush=True)
    return int(figures["found"] > 0)


def _place(fault: str) -> str:
    return next((line for line in reversed(fault.splitlines()) if line.lstrip().startswith("File ")), "")


def keep(found: Path, kind: str, name: str, data: bytes, said: str) -> None:
    """Write an input that breaks a rule, and what it did."""
    (found / f"{kind}-{name}.bin").write_bytes(data)
    (found / f"{kind}-{name}.txt").write_text(said, encoding="utf-8", errors="replace")


def fault_of(data: bytes) -> tuple[str, bool]:
    """Return what breaks a rule with this input, or nothing, and whether it gave a telling."""
    try:
        try:
            read = telling(data, name="a")
        except SourceError as said:
            return ("" if said.message.startswith("a: ") and said.hint else f"no hint: {said.message}"), False
        must_hold(read)
        must_hold(turns.find(read))
    except TellingsError as said:
        return f"after reading: {said.message}", True
    except Exception:  # whatever it is, it is what we are looking for
        return traceback.format_exc(), False
    return "", True


def must_hold(read: Telling) -> None:
    """Raise AssertionError where the spans of a telling do not hold or its record is not read back as it was."""
    apart = sorted([*read.aside, *read.sentences], key=lambda each: each.start)
    assert all(0 <= each.start < each.end <= len(read.text) for each in apart), "a span is empty or beyond the text"
    assert all(one.end <= other.start for one, other in pairwise(apart)), "a sentence lies over an aside"
    assert read.sentences, "no sentences"
    said = [turn for turn in read.turns if turn.kind != "quotation"]
    assert all(one.end <= other.start for one, other in pairwise(said)), "turns lie over each other"
    assert all(0 <= turn.start < turn.end <= len(read.text) for turn in read.turns), "a turn is empty or beyond"
    again = telling(record.telling_line(read), name="a")
    assert again == read, "the record is read back otherwise"


def resident() -> int:
    """Return the most bytes the process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main())
