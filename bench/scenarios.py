"""Align versions of one book out of which passages were taken, joined and moved, and print a table by pair of versions.

    python bench/scenarios.py SCORERS LUKE [--pairs BSB-ASV …] [--seeds 1 2 3] [--vectors FOLDER]

SCORERS is the folder with `scenarios.py`, which makes six scenarios of two versions and a seed, and `alignment.py`,
which scores them; LUKE holds the versions. With `--vectors` the encoder's vectors are kept there, so that another run
takes a fraction of the time. A row holds strict F1 by scenario (seeds pooled) and their mean, precision and recall of
what is unaligned in the four scenarios in which much is, and the last row what all pairs make together.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from gate import HARD, last_line

from tellings import alignment, encode

PAIRS = ("BSB-ASV", "BSB-BBE", "BSB-RusSynodal", "BSB-GerMenge", "BBE-FreCrampon")
SCENARIOS = ("clean", "merge", *HARD)


def made(scorers: Path, versions: list[Path], seed: int, folder: Path) -> list[Path]:
    """Make the scenarios of two versions, and return their folders."""
    command = [sys.executable, str(scorers / "scenarios.py"), *map(str, versions), str(folder), "--seed", str(seed)]
    subprocess.run(command, capture_output=True, check=True)
    return [folder / name for name in SCENARIOS]


def aligned(place: Path, encoder: encode.Encoder) -> list[str]:
    """Align the two texts of a scenario, and return the files of the gold beads and of those that were found."""
    a, b = ((place / name).read_text("utf-8").splitlines() for name in ("a.txt", "b.txt"))
    links = alignment.sentences(a, b, encoder=encoder)
    said = place / "said.txt"
    said.write_text("".join(f"{list(link.a)}:{list(link.b)}\n" for link in links), encoding="utf-8")
    return [str(place / "gold.txt"), str(said)]


def row(name: str, scorer: list[str], found: dict[str, list[str]]) -> tuple[str, list[float]]:
    """Return a row of the table."""
    strict = [last_line([*scorer, *found[scenario]])["strict_f1"] for scenario in SCENARIOS]
    hard = last_line([*scorer, *(file for scenario in HARD for file in found[scenario])])
    return name, [*strict, sum(strict) / len(strict), hard["unaligned_precision"], hard["unaligned_recall"]]


def main() -> None:
    """Print the table, a row as soon as its pair is done."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scorers", type=Path)
    parser.add_argument("luke", type=Path)
    parser.add_argument("--pairs", nargs="+", default=PAIRS, choices=PAIRS, metavar="PAIR")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--vectors", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    scorer = [sys.executable, str(options.scorers / "alignment.py")]
    print(f"| versions | {' | '.join(SCENARIOS)} | mean | unaligned |\n|{'---|' * (len(SCENARIOS) + 3)}")
    whole: dict[str, list[str]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for pair in options.pairs:
            encoder = encode.default(cache=options.vectors)
            versions = [options.luke / f"{name}.json" for name in pair.split("-")]
            found: dict[str, list[str]] = defaultdict(list)
            for seed in options.seeds:
                for place in made(options.scorers, versions, seed, Path(folder) / f"{pair}-{seed}"):
                    found[place.name] += aligned(place, encoder)
                    whole[place.name] += found[place.name][-2:]
            show(*row(pair.replace("-", "–"), scorer, found))
        show(*row("all", scorer, whole))


def show(name: str, figures: list[float]) -> None:
    """Print a row."""
    *strict, precision, recall = (f"{figure:.3f}".removeprefix("0") for figure in figures)
    print(f"| {name} | {' | '.join(strict)} | {precision} / {recall} |", flush=True)


if __name__ == "__main__":
    main()
