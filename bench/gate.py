"""Holds the quality of what is committed against floors, and lifts the floors, never lowers them.

    python bench/gate.py SCORERS GOLD [--raise]

SCORERS is the folder with `cases.py`, `reading.py`, `alignment.py`, `scenarios.py` and `gathering.py`, GOLD the folder
with the data they measure on. Every figure that `bench/floors.json` names is measured; below its floor it fails the run
(exit 1). `--raise` writes each figure that is better than its floor, less a hundredth, as the new floor. A floor is
lowered by hand only, where the diff shows it and the commit says why.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
OWN = HERE.parent / "tests" / "gold" / "cases"
#: Twelve more that were read since, and twelve of whose differences only totals have been looked at.
FRESH = HERE.parent / "tests" / "gold"
#: An invented archive of news; the half that nothing was learnt from.
NEWS = HERE.parent / "tests" / "gathering" / "gold" / "test.jsonl"
#: Versions that scenarios are made of, and the seeds they are made with.
LUKE = (("BSB", "ASV"), ("BSB", "RusSynodal"), ("BSB", "GerMenge"))
SEEDS = (1,)
#: Scenarios in which much has no partner.
HARD = ("merge-drop10", "merge-drop30", "foreign", "moved")
#: Sets of cases of our own, beside the first six.
SETS = ("fresh-dev", "fresh-held", "blind-one", "blind-two", "blind-three", "blind-four", "blind-five")
#: A new floor stands this far below the figure, so that a change of no weight does not break it.
SLACK = 0.01


def last_line(command: list[str]) -> dict[str, float]:
    """Return the figures that a scorer prints on its last line."""
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = run.stdout.strip().splitlines()
    if not lines:
        sys.exit(f"{command[1]} printed nothing: {run.stderr[-300:]}")
    found: dict[str, float] = json.loads(lines[-1])
    return found


def textberg(scorers: Path, gold: Path, folder: Path) -> dict[str, float]:
    """Return the alignment figures of the texts of the yearbooks, each aligned by the command."""
    arguments = []
    for beads in sorted(gold.glob("test*.defr")):
        texts = [beads.with_suffix(f".{language}") for language in ("de", "fr")]
        arguments += [str(beads), aligned(texts, folder / beads.name)]
    return last_line([sys.executable, str(scorers / "alignment.py"), *arguments])


def luke(scorers: Path, gold: Path, folder: Path) -> dict[str, float]:
    """Return the figures of the scenarios made of one book in several versions.

    `strict_f1` is the mean of the scenarios', `moved_strict_f1` that of moved blocks; what is unaligned is counted
    over the scenarios in which much is.
    """
    arguments: dict[str, list[str]] = {}
    for one, other in LUKE:
        for seed in SEEDS:
            out = folder / f"{one}-{other}-{seed}"
            versions = [str(gold / f"{name}.json") for name in (one, other)]
            make = [sys.executable, str(scorers / "scenarios.py"), *versions, str(out), "--seed", str(seed)]
            subprocess.run(make, capture_output=True, check=True)
            for place in sorted(out.iterdir()):
                said = aligned([place / "a.txt", place / "b.txt"], place / "said.txt")
                arguments.setdefault(place.name, []).extend([str(place / "gold.txt"), said])
    scorer = [sys.executable, str(scorers / "alignment.py")]
    figures = {name: last_line([*scorer, *some]) for name, some in arguments.items()}
    hard = last_line([*scorer, *(each for name in HARD for each in arguments[name])])
    return {
        "strict_f1": sum(found["strict_f1"] for found in figures.values()) / len(figures),
        "moved_strict_f1": figures["moved"]["strict_f1"],
        "unaligned_precision": hard["unaligned_precision"],
        "unaligned_recall": hard["unaligned_recall"],
    }


def aligned(texts: list[Path], said: Path) -> str:
    """Write the alignment of two texts to `said`, by the command, and return its path."""
    run = subprocess.run(["tellings", "align", *map(str, texts)], capture_output=True, text=True, check=True)
    said.write_text(run.stdout, encoding="utf-8")
    return str(said)


def gathered(scorers: Path, gold: Path, folder: Path) -> dict[str, float]:
    """Return how well an archive of news is gathered, and one of the chapters of a book in several versions."""
    scorer = [sys.executable, str(scorers / "gathering.py")]
    book = folder / "book.jsonl"
    subprocess.run([*scorer, "build", str(gold), str(book)], capture_output=True, check=True)
    news, chapters = last_line([*scorer, "score", str(NEWS)]), last_line([*scorer, "score", str(book)])
    return {
        "news_precision": news["bcubed_precision"],
        "news_recall": news["bcubed_recall"],
        "book_precision": chapters["bcubed_precision"],
        "book_recall": chapters["bcubed_recall"],
    }


def measured(scorers: Path, gold: Path) -> dict[str, dict[str, float]]:
    """Return every figure, by what was measured."""
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        return {
            "cases": last_line([python, str(scorers / "cases.py"), str(gold / "cases")]),
            "own-cases": last_line([python, str(scorers / "cases.py"), str(OWN)]),
            **{name: last_line([python, str(scorers / "cases.py"), str(FRESH / name)]) for name in SETS},
            "pages": last_line([python, str(scorers / "reading.py"), str(gold / "reading" / "pages")]),
            "flat": last_line([python, str(scorers / "reading.py"), str(gold / "reading" / "flat")]),
            "transcripts": last_line([python, str(scorers / "reading.py"), str(gold / "reading" / "transcripts")]),
            "textberg": textberg(scorers, gold / "alignment" / "textberg", Path(folder)),
            "luke": luke(scorers, gold / "alignment" / "luke", Path(folder) / "luke"),
            "gathering": gathered(scorers, gold / "alignment" / "luke", Path(folder)),
        }


def main() -> int:
    """Print each figure beside its floor; return 1 where one is below."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scorers", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--raise", dest="lift", action="store_true", help="write better figures as new floors")
    options = parser.parse_args()
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    figures = measured(options.scorers, options.gold)
    below = 0
    for name, row in floors.items():
        for figure, floor in row.items():
            value = figures[name][figure]
            below += value < floor
            print(f"{name:12} {figure:20} {value:.3f}  floor {floor:.3f}{'  BELOW' if value < floor else ''}")
            if options.lift:
                row[figure] = max(floor, round(value - SLACK, 3))
    if options.lift:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
