"""Times the reading of HTML pages beside trafilatura's own extraction of the same pages, in one run on one core.

    python bench/read.py FOLDER [--rounds 3] [--limit N] [--json FILE]

Every page is read by the one and then by the other before the next, so that what else the machine does weighs on both.
The files are in memory before the clock starts. What is measured:

    trafilatura    `trafilatura.extract` with metadata: main text, title, author, date; comments off
    tellings       `tellings.reading.telling`: charset, text, asides with reasons, metadata, language, sentences
    of that, main  the part of it that is trafilatura's, whose verdict is one of our classifier's signals

The memory is what the process holds after the first round and after the last; it should not grow.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time
from contextlib import suppress
from pathlib import Path

#: One core for both: numpy's threads would count for us and not for the other.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

import trafilatura  # noqa: E402  after the threads are settled

from tellings.errors import SourceError  # noqa: E402
from tellings.reading import extraction, telling  # noqa: E402

ENDINGS = {".html", ".htm", ".xhtml"}


def main() -> int:
    """Measure, print a table, and return 0; 2 where the folder holds no pages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="a folder with saved HTML pages, at any depth")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int, help="the first so many pages only")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args()
    files = sorted(path for path in options.folder.rglob("*") if path.suffix.lower() in ENDINGS)[: options.limit]
    if not files:
        parser.error(f"{options.folder}: no HTML pages in it")
    pages = [path.read_bytes() for path in files]
    figures = measure(pages, rounds=options.rounds)
    show(figures)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def measure(pages: list[bytes], *, rounds: int) -> dict[str, float]:
    """Return pages a second of each, megabytes held after the first round and the last, and pages without account."""
    spent = {"trafilatura": 0.0, "tellings": 0.0, "main": 0.0}
    clock = time.process_time  # of this process alone, whatever else runs
    own = extraction._main_text

    def timed(markup: str, unlinked: float) -> str:
        began = clock()
        found = own(markup, unlinked)
        spent["main"] += clock() - began
        return found

    for page in pages:  # models and tables are loaded before the clock starts, whichever page asks for them
        with suppress(SourceError):
            telling(page, name="warm")
    trafilatura.extract(pages[0], with_metadata=True)
    extraction._main_text = timed
    spent["main"] = 0.0
    held: list[float] = []
    without = 0
    for _ in range(rounds):
        for page in pages:
            began = clock()
            trafilatura.extract(page, with_metadata=True, include_comments=False)
            between = clock()
            try:
                telling(page, name="page")
            except SourceError:
                without += 1
            spent["trafilatura"] += between - began
            spent["tellings"] += clock() - between
        held.append(_megabytes())
    count = len(pages) * rounds
    return {
        "pages": len(pages),
        "rounds": rounds,
        "without_account": without / rounds,
        **{f"{name}_pages_a_second": round(count / max(seconds, 1e-9), 1) for name, seconds in spent.items()},
        "memory_first_mb": round(held[0]),
        "memory_last_mb": round(held[-1]),
    }


def _megabytes() -> float:
    """Return the most memory the process has held so far."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def show(figures: dict[str, float]) -> None:
    """Print the figures as a table."""
    print(f"{figures['pages']} pages, {figures['rounds']} rounds, {figures['without_account']:.0f} without an account")
    print(f"\n{'':<18}{'pages a second':>15}")
    for name, label in (("trafilatura", "trafilatura"), ("tellings", "tellings"), ("main", "  of that, main")):
        print(f"{label:<18}{figures[f'{name}_pages_a_second']:>15.1f}")
    share = figures["tellings_pages_a_second"] / figures["trafilatura_pages_a_second"]
    print(f"\ntellings reads {share:.2f} pages while trafilatura reads one")
    print(
        f"memory after the first round {figures['memory_first_mb']} MB, after the last {figures['memory_last_mb']} MB"
    )


if __name__ == "__main__":
    sys.exit(main())
