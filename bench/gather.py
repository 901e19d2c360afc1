"""Gathers made archives that grow: documents a second, seconds by stage, peak memory; beside MinHash LSH by datasketch.

    python bench/gather.py [DOCUMENTS …] [--only tellings|datasketch] [--hashed] [--keep FOLDER] [--limit SECONDS]
                           [--json FILE] [--from FILE …] [--plot FILE]

The archive is made here with a fixed seed: documents of about 150 invented words, drawn as words in texts are (Zipf), a
year of days, with names and figures. Of ten documents six stand alone, three tell an event that others tell in other
words (one telling in eight in another script, which shares names and figures alone), one is a copy with a word changed.
Words are invented, so B-cubed F1 says that the stages did their work, not how well news are gathered; and the encoder,
which takes them for many short pieces, is slower than with English. Each run is a process of its own, without the cache
of vectors. `--hashed` puts a stand-in for the encoder that hashes words: all the other stages can be timed where
encoding would take the day. datasketch (pip install datasketch; nothing else here needs it) finds copies alone, by runs
of five words, 64 hashes and a bar of .8, as our second stage does.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

SYLLABLES = "ba ren to li mar ken so va du pel ga nor wi tem ru cha fin dol es ka mi bru sel tor".split()
_LATIN, _OTHER = "abdefghiklmnoprstuvw", "абдефгхиклмнопрстувв"
CYRILLIC = str.maketrans(_LATIN + _LATIN.upper(), _OTHER + _OTHER.upper())
VOCABULARY, NAMES = 60_000, 20_000
#: Words of a document, words that its event alone uses often, and the share of its words that these are.
LENGTH, OWN, SHARE = 150, 40, 0.3
#: Stages that have a line of their own in the picture, the dearest first.
DRAWN = 8
STAGE = re.compile(r"stage (\w+) ([\d.]+) s ([\d.]+) busy (\d+) MB")
DATASKETCH = """
import json, sys
from datasketch import MinHash, MinHashLSH
index, met = MinHashLSH(threshold=0.8, num_perm=64), 0
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    words = row["text"].lower().split()
    signature = MinHash(num_perm=64)
    signature.update_batch([" ".join(words[i : i + 5]).encode() for i in range(len(words) - 4)])
    met += bool(index.query(signature))
    index.insert(row["id"], signature)
print(met)
"""


#: `tellings gather`, with a line for each stage as it stands: seconds on the clock and of processors, most memory held.
TOLD = """
import os
import resource
import sys
import time
from pathlib import Path
from tellings.cli import main, progress

def family():
    "This process and those it began that still run."
    children = [pid for each in Path("/proc/self/task").glob("*/children") for pid in each.read_text().split()]
    return [os.getpid(), *map(int, children)]

def busy():
    spent = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13] for pid in family()]
    gone = resource.getrusage(resource.RUSAGE_CHILDREN)  # of those that have ended
    ours = sum(int(ticks) for each in spent for ticks in each) / os.sysconf("SC_CLK_TCK")
    return ours + gone.ru_utime + gone.ru_stime

def peak():
    "Kilobytes of all at their most, summed: no less than what they held at once."
    held = [line for pid in family() for line in Path(f"/proc/{pid}/status").read_text().splitlines()]
    return sum(int(line.split()[1]) for line in held if line.startswith("VmHWM"))

class Told(progress.Shown):
    def began(self, stage):
        for pid in family():
            Path(f"/proc/{pid}/clear_refs").write_text("5")  # the peak is counted anew
        self.busy = busy()
        super().began(stage)

    def ended(self, stage, seconds, rows):
        super().ended(stage, seconds, rows)
        if not seconds:
            return  # it stood before
        spent, megabytes = busy() - self.busy, peak() / 1024
        print(f"stage {stage} {seconds:.1f} s {spent:.1f} busy {megabytes:.0f} MB", file=sys.stderr, flush=True)

progress.Shown = Told
"""
HASHED = """
import zlib
import numpy as np
from tellings.cli import encoding

class Hashed:
    name = "hashed"

    def encode(self, texts):
        rows = np.full((len(texts), 1024), 0.001, dtype=np.float32)
        for row, text in zip(rows, texts):
            for word in set(text.lower().split()):
                told = zlib.crc32(word.encode())
                row[told % 1024] += 1 if told & 1024 else -1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

encoding.maker = lambda **_: Hashed
"""


class Measured(NamedTuple):
    """What a process took: seconds, megabytes at the most, what it printed and what it said."""

    seconds: float
    megabytes: float
    code: int
    out: str
    said: str


class Maker:
    """Makes the documents of one archive of `count`, the same on every machine."""

    def __init__(self, count: int) -> None:
        self._draw = random.Random(count)  # noqa: S311  for words, not for secrets
        self._words = sorted({self._word(1, 4) for _ in range(2 * VOCABULARY)})[:VOCABULARY]
        self._draw.shuffle(self._words)
        self._often = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))
        self._names = [self._word(2, 4).capitalize() for _ in range(NAMES)]
        self._often_named = list(accumulate(1 / (rank + 10) for rank in range(NAMES)))
        self._count = count

    def rows(self) -> list[dict[str, str]]:
        """Return the documents, each with its `event`."""
        made: list[dict[str, str]] = []
        while len(made) < self._count:
            event = f"event{len(made)}"
            day = date(2031, 1, 1) + timedelta(days=self._draw.randrange(365))
            own = self._draw.choices(self._words, k=OWN)
            names = self._draw.choices(self._names, cum_weights=self._often_named, k=4)
            figures = [str(self._draw.randint(20, 9999)) for _ in range(3)]
            tellings = self._draw.choice((2, 3, 4, 5)) if self._draw.random() < 1 / 8 else 1
            for _ in range(tellings):
                foreign = tellings > 1 and self._draw.random() < 1 / 8
                made.append(self._row(len(made), event, day, self._text(own, names, figures, foreign=foreign)))
            if self._draw.random() < 1 / 7:
                copied = made[-1]["text"].split()
                copied[self._draw.randrange(len(copied))] = self._draw.choice(self._words)
                made.append(self._row(len(made), event, day, " ".join(copied)))
        self._draw.shuffle(made)
        return made[: self._count]

    def _row(self, at: int, event: str, day: date, text: str) -> dict[str, str]:
        told = day + timedelta(days=self._draw.randrange(3))
        language = "ru" if "а" in text else "en"
        return {"id": f"d{at}", "text": text, "published": told.isoformat(), "language": language, "event": event}

    def _text(self, own: list[str], names: list[str], figures: list[str], *, foreign: bool) -> str:
        words = self._draw.choices(self._words, cum_weights=self._often, k=LENGTH)
        words = [self._draw.choice(own) if self._draw.random() < SHARE else word for word in words]
        for at in self._draw.sample(range(2, LENGTH), 12):
            words[at] = self._draw.choice(names if at % 3 else figures)
        if foreign:  # other words, the same names and figures
            words = [(word[::-1] if word.islower() else word).translate(CYRILLIC) for word in words]
        for at in range(12, LENGTH, 14):
            words[at] += "."
        return " ".join(words)

    def _word(self, least: int, most: int) -> str:
        return "".join(self._draw.choices(SYLLABLES, k=self._draw.randint(least, most)))


def measured(command: list[str], limit: float) -> Measured:
    """Return what the command took."""
    began = time.monotonic()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(
            ["timeout", f"{limit:.0f}", *command], stdout=out, stderr=subprocess.PIPE, text=True, errors="replace"
        )
        said = []
        for line in process.stderr or ():
            said.append(line)
            if STAGE.match(line):
                print(f"  {line.rstrip()}", flush=True)
        _, status, used = os.wait4(process.pid, 0)
        out.seek(0)
        code = os.waitstatus_to_exitcode(status)
        return Measured(time.monotonic() - began, used.ru_maxrss / 1024, code, out.read(), "".join(said))


def bcubed(gold: dict[str, str], printed: str) -> float:
    """Return the B-cubed F1 of the events printed."""
    said = {each: each for each in gold}
    for line in printed.splitlines():
        event = json.loads(line)
        said |= dict.fromkeys(event["members"], f"said {event['event']}")
    both = Counter((gold[each], said[each]) for each in gold)
    mine, theirs = Counter(gold.values()), Counter(said.values())
    recall = sum(both[gold[each], said[each]] / mine[gold[each]] for each in gold) / len(gold)
    precision = sum(both[gold[each], said[each]] / theirs[said[each]] for each in gold) / len(gold)
    return 2 * precision * recall / (precision + recall)


def tellings(file: Path, gold: dict[str, str], work: list[str], limit: float, *, hashed: bool) -> dict[str, Any]:
    """Print and return how gathering the file went."""
    programme = TOLD + (HASHED if hashed else "") + "main()\n"
    took = measured([sys.executable, "-c", programme, "gather", str(file), "--no-cache", *work], limit)
    stages = {name: (float(s), float(busy), int(peak)) for name, s, busy, peak in STAGE.findall(took.said)}
    peak = max([took.megabytes, *(each[-1] for each in stages.values())])
    row: dict[str, Any] = {"documents": len(gold), "megabytes": peak, "stages": stages}
    if took.code:
        print(f"tellings gather: exit {took.code} after {took.seconds:.0f} s, {peak:.0f} MB\n{took.said}")
        return {**row, "exit": took.code}
    f1 = bcubed(gold, took.out)
    busy = sum(each[1] for each in stages.values())
    rest = "".join(line for line in took.said.splitlines(keepends=True) if not STAGE.match(line))
    print(
        f"tellings gather: {took.seconds:.1f} s, {len(gold) / took.seconds:.0f} documents a second, "
        f"{busy:.0f} s of processors in the stages, {peak:.0f} MB, B-cubed F1 {f1:.3f}\n{rest.strip()}"
    )
    return {**row, "seconds": took.seconds, "f1": f1}


def datasketch(file: Path, count: int, limit: float) -> dict[str, Any]:
    """Print and return how finding copies by datasketch went."""
    took = measured([sys.executable, "-c", DATASKETCH, str(file)], limit)
    if took.code:
        why = took.said.strip().splitlines()[-1:] or ["out of time"]
        print(f"datasketch: exit {took.code}: {why[0]}")
        return {"documents": count, "exit": took.code}
    rate = count / took.seconds
    print(
        f"datasketch, copies alone: {took.seconds:.1f} s, {rate:.0f} a second, {took.megabytes:.0f} MB, "
        f"{took.out.strip()} copies"
    )
    return {"documents": count, "seconds": took.seconds, "megabytes": took.megabytes}


def plot(rows: list[dict[str, Any]], file: Path) -> None:
    """Draw seconds of processors and peak memory against documents, by stage."""
    import matplotlib.pyplot as plt  # noqa: PLC0415  not a dependency

    rows = sorted(rows, key=lambda row: row["documents"])
    counts = [row["documents"] for row in rows]
    dearest = sorted(rows[-1]["stages"], key=lambda name: -rows[-1]["stages"][name][1])[:DRAWN]
    figure, (seconds, memory) = plt.subplots(1, 2, figsize=(10, 4.5))
    for name in dearest:
        for axes, at in ((seconds, 1), (memory, 2)):
            axes.plot(counts, [row["stages"][name][at] for row in rows], "o-", label=name)
    whole = [sum(each[1] for each in row["stages"].values()) for row in rows]
    seconds.plot(counts, whole, "ko-", linewidth=2, label="all stages")
    seconds.plot(counts, [whole[0] / counts[0] * count for count in counts], "k:", label="in proportion to the first")
    memory.plot(counts, [row["megabytes"] for row in rows], "ko-", linewidth=2, label="the most")
    for axes, unit in ((seconds, "seconds of processors"), (memory, "peak memory, MB")):
        axes.set(xscale="log", yscale="log", xlabel="documents of 150 words", ylabel=unit)
        axes.legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(file, metadata={"Software": None} if file.suffix == ".png" else {"Date": None})


def main() -> None:
    """Make and gather an archive of each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", type=int, nargs="*", default=[2000, 10_000])
    parser.add_argument("--only", choices=["tellings", "datasketch"])
    parser.add_argument("--hashed", action="store_true", help="hash openings in place of encoding them")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep archives and stages there")
    parser.add_argument("--limit", type=float, default=900, metavar="SECONDS", help="for each process")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--from", dest="earlier", type=Path, nargs="*", default=[], metavar="FILE")
    parser.add_argument("--plot", type=Path, metavar="FILE")
    options = parser.parse_args()
    told: dict[str, list[dict[str, Any]]] = {"tellings": [], "datasketch": []}
    with tempfile.TemporaryDirectory() as passing:
        place = options.keep or Path(passing)
        place.mkdir(parents=True, exist_ok=True)
        for count in options.documents:
            gold: dict[str, str] = {}
            file = place / f"{count}.jsonl"
            with file.open("w", encoding="utf-8") as lines:
                for row in Maker(count).rows():
                    gold[row["id"]] = row.pop("event")
                    lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            print(f"{count} documents, {file.stat().st_size / 1e6:.1f} MB", flush=True)
            if options.only != "datasketch":
                work = ["--work", str(place / f"{count}-stages")] if options.keep else []
                told["tellings"].append(tellings(file, gold, work, options.limit, hashed=options.hashed))
            if options.only != "tellings":
                told["datasketch"].append(datasketch(file, count, options.limit))
            sys.stdout.flush()
    if options.plot:
        earlier = [row for file in options.earlier for row in json.loads(file.read_text("utf-8"))["tellings"]]
        plot([row for row in earlier + told["tellings"] if "exit" not in row], options.plot)
    if options.json:
        options.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
