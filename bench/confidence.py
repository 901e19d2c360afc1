"""Says how far the score of a link can be believed: how many links of each score are right.

    python bench/confidence.py FOLDER … [--vectors FOLDER]

Each folder holds `a.txt` and `b.txt`, a sentence a line, and `gold.txt` with the true beads, `[0, 1]:[2]` a line. A
link is right where it shares a sentence with a true one on both sides, which is what its score is the chance of;
`exact` is the share of links that are a true bead. Prints a JSON object for each band of scores, then the expected
calibration error (the mean distance of what was said from what was so, by bands) and the Brier score. Summaries are
left out: their score is a share. With `--vectors` the encoder's vectors are kept there.
"""

from __future__ import annotations

import argparse
import json
import re
from itertools import pairwise
from pathlib import Path

from tellings import align, encode

BANDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)
BEAD = re.compile(r"\[([\d, ]*)\]:\[([\d, ]*)\]")


def gold(file: Path) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the beads of a file."""
    found = BEAD.findall(file.read_text(encoding="utf-8"))
    return [(_numbers(left), _numbers(right)) for left, right in found]


def _numbers(side: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", side)))


def links(folder: Path, encoder: encode.Encoder) -> list[tuple[float, bool, bool]]:
    """Return of each link with a partner its score, whether it is right, and whether it is exact."""
    a, b = ((folder / name).read_text(encoding="utf-8").rstrip("\n").split("\n") for name in ("a.txt", "b.txt"))
    beads = gold(folder / "gold.txt")
    pairs = {(i, j) for left, right in beads for i in left for j in right}
    return [
        (link.score, any((i, j) in pairs for i in link.a for j in link.b), (link.a, link.b) in beads)
        for link in align(a, b, encoder=encoder)
        if link.a and link.b and not link.summary
    ]


def main() -> None:
    """Print the bands and the two figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--vectors", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    encoder = encode.default(cache=options.vectors)
    found = [link for folder in options.folders for link in links(folder, encoder)]
    error = 0.0
    for low, high in pairwise(BANDS):
        band = [link for link in found if low <= link[0] < high]
        if band:
            said, right, exact = (sum(column) / len(band) for column in zip(*band, strict=True))
            error += len(band) / len(found) * abs(said - right)
            row = {"from": low, "links": len(band), "said": said, "right": right, "exact": exact}
            print(json.dumps({key: round(value, 3) for key, value in row.items()}))
    brier = sum((score - right) ** 2 for score, right, _ in found) / max(1, len(found))
    print(json.dumps({"links": len(found), "calibration_error": round(error, 3), "brier": round(brier, 3)}))


if __name__ == "__main__":
    main()
