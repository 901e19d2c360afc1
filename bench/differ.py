"""Counts the passages a second that go through `differ`, on pairs of short texts and on the passages of documents.

    python bench/differ.py [--pairs FILE …] [--cases FOLDER …] [--limit N] [--runs 3] [--json FILE]

Pairs are lines {"id", "a", "b"}, as `tellings differ --jsonl` takes them; cases are folders with a gold.json, whose
tellings are read and aligned before the clock starts. Without either, the pairs of the tests and the two examples. All
vectors are made before: what is measured is the rules, the words and the judge; processor's seconds, the best of
the runs, on one core.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from tellings import alignment, differences, encode
from tellings.comparison import differ, names, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from tellings.encode import Encoder

HERE = Path(__file__).resolve().parent.parent
PAIRS = sorted((HERE / "tests" / "differences" / "gold").glob("*.jsonl"))
EXAMPLES = [HERE / "examples" / name for name in ("calpress.txt", "noraveth-ministry.html")]


def main() -> int:
    """Measure, print, and return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=Path, nargs="*", default=[])
    parser.add_argument("--cases", type=Path, nargs="*", default=[])
    parser.add_argument("--limit", type=int, help="so many pairs of each file")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args()
    asked = bool(options.pairs or options.cases)
    encoder = encode.default()
    figures = {}
    for file in options.pairs if asked else PAIRS:
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        told = [(line["a"], line["b"]) for line in lines[: options.limit]]
        figures[file.name] = rate(lambda told=told: through_pairs(told, encoder), runs=options.runs)  # type: ignore[misc]
        print(f"{file.name}: {figures[file.name]:.0f} pairs a second of {len(told)}", flush=True)
    cases = [case for folder in options.cases for case in sorted(folder.glob("*/gold.json"))]
    documents = [told_in(case) for case in cases] if asked else [EXAMPLES]
    if documents:
        figures["passages"] = rate(through(documents, encoder), runs=options.runs)
        print(f"passages of {len(documents)} comparisons: {figures['passages']:.0f} a second", flush=True)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def rate(work: Callable[[], int], *, runs: int) -> float:
    """Return how many a second `work` does, the best of several runs after one that loads tables and makes vectors."""
    work()
    best = 0.0
    for _ in range(runs):
        began = time.process_time()
        done = work()
        best = max(best, done / (time.process_time() - began))
    return best


def through_pairs(told: list[tuple[str, str]], encoder: Encoder) -> int:
    """Take each pair through `differ`, and return how many there are."""
    for a, b in told:
        differ(a, b, encoder=encoder)
    return len(told)


def told_in(case: Path) -> list[Path]:
    """Return the documents of a case."""
    gold = json.loads(case.read_text(encoding="utf-8"))
    return [case.parent / each["file"] for each in gold["tellings"].values()]


def through(documents: list[list[Path]], encoder: Encoder) -> Callable[[], int]:
    """Return what finds the differences of comparisons that are aligned already, and counts their sides' pairs."""
    aligned = []
    for files in documents:
        tellings = [read(str(file), id=name) for file, name in zip(files, names(len(files)), strict=True)]
        aligned.append((tellings, alignment.tellings(tellings, encoder=encoder)))

    def work() -> int:
        for tellings, passages in aligned:
            differences.findings(tellings, passages, encoder=encoder)
        return sum(len(list(combinations(row.sentences, 2))) for _, passages in aligned for row in passages)

    return work


if __name__ == "__main__":
    sys.exit(main())
