"""Counts the passages a second that go through `differ`, on pairs of short texts and on the passages of documents.

    python bench/differ.py [--pairs FILE …] [--cases FOLDER …] [--limit N] [--runs 3] [--json FILE]

Pairs are lines {"id", "a", "b"}, as `tellings differ --jsonl` takes them; cases are folders with a gold.json, whose
tellings are read and aligned before the clock starts. Without either, the pairs of the tests and the two examples. All
vectors are made before: what is measured is the rules, the words and the judge, the best of the runs. Pairs are asked
one by one and, side by side, as many together as `tellings differ` takes. Each rate is given by the clock, on as many
cores as there are, and in processor's seconds, which other work on the machine disturbs less.
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
from tellings.cli.differ import TOGETHER
from tellings.comparison import differ_each, names, read

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
    figures: dict[str, dict[str, float]] = {}
    for file in options.pairs if asked else PAIRS:
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        told = [(line["a"], line["b"]) for line in lines[: options.limit]]
        for how, together in (("one by one", 1), ("together", TOGETHER)):
            figures[f"{file.name}, {how}"] = rate(through_pairs(told, encoder, together), runs=options.runs)
    cases = [case for folder in options.cases for case in sorted(folder.glob("*/gold.json"))]
    documents = [told_in(case) for case in cases] if asked else [EXAMPLES]
    if documents:
        figures[f"passages of {len(documents)} comparisons"] = rate(through(documents, encoder), runs=options.runs)
    for name, each in figures.items():
        print(f"{name}: {each['clock']:.0f} a second by the clock, {each['busy']:.0f} a processor's second")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def rate(work: Callable[[], int], *, runs: int) -> dict[str, float]:
    """Return how many a second `work` does, by the clock and a processor's second.

    The best of several runs counts, after one that loads tables and makes vectors.
    """
    work()
    best = {"clock": 0.0, "busy": 0.0}
    for _ in range(runs):
        began, busy = time.perf_counter(), time.process_time()
        done = work()
        best["busy"] = max(best["busy"], done / (time.process_time() - busy))
        best["clock"] = max(best["clock"], done / (time.perf_counter() - began))
    return best


def through_pairs(told: list[tuple[str, str]], encoder: Encoder, together: int) -> Callable[[], int]:
    """Return what takes pairs through `differ`, so many at once, and returns how many there are."""

    def work() -> int:
        for at in range(0, len(told), together):
            differ_each(told[at : at + together], encoder=encoder)
        return len(told)

    return work


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
