"""Time the aligning of two made texts once they are encoded, beside Vecalign's programme on the same vectors.

    python bench/align.py [SENTENCES …] [--plot FILE.svg] [--json FILE | --from FILE]

The texts are words drawn by number, the second a copy of the first with a tenth of its sentences left out and a few
words changed in the rest; the vectors are made by hashing, so only the aligning is timed. Prints a JSON object a
length: `seconds` on the clock and `busy` of the processor, and, where `pip install sentalign` was done, what that
package (Vecalign's programme, its vectors of runs made beforehand) takes and finds, and how many letters each has
encoded. Then a table of both. `--plot` draws time against length; `--json` keeps the figures, and `--from` reads them
in place of measuring.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import time
import zlib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import chart
import numpy as np

from tellings import alignment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    Row = dict[str, Any]

DIMENSIONS = 384  # those of the encoder that ships


class Hashed:
    """An encoder that costs next to nothing: the mean of a random vector a word."""

    name = "hashed-words"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return one row a text."""
        words = {word: None for text in texts for word in text.split()}
        known = {w: np.random.default_rng(zlib.crc32(w.encode())).standard_normal(DIMENSIONS) for w in words}
        rows = np.array([np.mean([known[w] for w in text.split()], axis=0) for text in texts], dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


class Known:
    """The same encoder with everything at hand."""

    name = "hashed-words"

    def __init__(self, texts: Sequence[str]) -> None:
        distinct = list(dict.fromkeys(texts))
        self._rows = dict(zip(distinct, Hashed().encode(distinct), strict=True))
        self.asked: set[str] = set()
        self.spent = 0.0, 0.0  # on parts of sentences that are asked for besides, which is no aligning

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return one row a text."""
        self.asked.update(texts)
        began = time.perf_counter(), time.process_time()
        fresh = [text for text in dict.fromkeys(texts) if text not in self._rows]
        if fresh:
            self._rows |= zip(fresh, Hashed().encode(fresh), strict=True)
            self.spent = self.spent[0] + time.perf_counter() - began[0], self.spent[1] + time.process_time() - began[1]
        return np.stack([self._rows[text] for text in texts])


def texts(count: int) -> tuple[list[str], list[str]]:
    """Return two texts of `count` sentences or a little less."""
    rng = np.random.default_rng(7)
    first = [[f"w{n}" for n in rng.zipf(1.3, rng.integers(6, 30)) % 20_000] for _ in range(count)]
    second = [[w if rng.random() < 0.7 else w + "x" for w in words] for words in first if rng.random() < 0.9]
    return [" ".join(words) for words in first], [" ".join(words) for words in second]


def ours(count: int) -> Row:
    """Return what aligning two texts of so many sentences takes, and how many of those told on both sides it finds."""
    a, b = texts(count)
    encoder = Known([*a, *b])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, busy = time.perf_counter(), time.process_time()
    links = alignment.sentences(a, b, encoder=encoder)
    return {
        "sentences": [len(a), len(b)],
        "links": sum(bool(link.a and link.b) for link in links),
        "letters": sum(map(len, encoder.asked)),
        "seconds": round(time.perf_counter() - began - encoder.spent[0], 2),
        "busy": round(time.process_time() - busy - encoder.spent[1], 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "peak_mb_before_aligning": round(before / 1024),
    }


def peer(count: int) -> Row:
    """Return what Vecalign's programme in the package `sentalign` takes for the same texts, with all runs encoded."""
    from sentalign import sentalign  # noqa: PLC0415  not a dependency

    a, b = texts(count)
    kept: dict[str, np.ndarray] = {}

    def encode(asked: Sequence[str]) -> np.ndarray:
        fresh = [text for text in dict.fromkeys(asked) if text not in kept]
        if fresh:
            kept.update(zip(fresh, Hashed().encode([text or "-" for text in fresh]), strict=True))
        return np.stack([kept[text] for text in asked])

    found, took = None, {}
    for turn in ("first", "again"):  # the second time all is encoded
        began, busy = time.perf_counter(), time.process_time()
        found = sentalign(a, b, encode, alignment_max_size=6)
        took[turn] = time.perf_counter() - began, time.process_time() - busy
    links = sum(bool(each.src_indices and each.tgt_indices) for each in found.alignments)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds, busy = (round(x, 2) for x in took["again"])
    return {
        "peer": "sentalign",
        "links": links,
        "letters": sum(map(len, kept)),
        "seconds": seconds,
        "busy": busy,
        "peak_mb": round(peak / 1024),
    }


def alone(work: str, count: int) -> Row:
    """Return what one measurement says, in a process of its own, so that its peak of memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found: Row = pool.apply({"ours": ours, "peer": peer}[work], (count,))
    return found


def compared(rows: Sequence[Row]) -> str:
    """Return a table of what the peer takes of the processor, and has encoded, as parts of what we do."""
    lines = ["| sentences | ours, s | sentalign, s | ratio | letters encoded, ratio |", "|---|---|---|---|---|"]
    for row in rows:
        if other := row.get("peer"):
            ours, theirs = row["busy"], other["busy"]
            letters = other["letters"] / row["letters"]
            counts = "{:,} and {:,}".format(*row["sentences"])
            lines.append(f"| {counts} | {ours:.3g} | {theirs:.3g} | {theirs / ours:.2f} | {letters:.1f} |")
    return "\n".join(lines)


def plot(rows: Sequence[Row], file: Path) -> None:
    """Draw seconds against sentences, with the line through the first point for comparison."""
    lines = {"tellings": [(row["sentences"][0], row["busy"]) for row in rows]}
    if other := [(row["sentences"][0], row["peer"]["busy"]) for row in rows if row.get("peer")]:
        lines["sentalign (vectors of all runs made beforehand)"] = other
    (first, took), (last, _) = lines["tellings"][0], lines["tellings"][-1]
    lines["in proportion to the first"] = [(first, took), (last, took / first * last)]
    axes = "sentences of the longer text", "seconds of processor"
    drawing = chart.drawn("Time that aligning takes, once encoded, by length", axes, lines)
    file.write_text(drawing, encoding="utf-8")


def main() -> None:
    """Print seconds and the peak of memory."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sentences", type=int, nargs="*", default=[2_000])
    parser.add_argument("--plot", type=Path, metavar="FILE")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--from", dest="earlier", type=Path, metavar="FILE")
    options = parser.parse_args()
    rows: list[Row] = []
    for count in [] if options.earlier else options.sentences:
        row = alone("ours", count)
        print(json.dumps(row), flush=True)
        if find_spec("sentalign"):
            row["peer"] = alone("peer", count)
            print(json.dumps(row["peer"]), flush=True)
        rows.append(row)
    rows = json.loads(options.earlier.read_text("utf-8")) if options.earlier else rows
    print(compared(rows))
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    if options.plot:
        plot(rows, options.plot)


if __name__ == "__main__":
    main()
