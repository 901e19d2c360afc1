"""Times `tellings compare` of two long texts, and of that the encoder alone.

    python bench/long.py [--sentences 3000] [--kind reprint retold] [--vectors FOLDER] [--json FILE]

The texts are made here with a fixed seed, and what is told is invented. What is measured, by the clock and by the
processor:

    reprint   the second text is the first with a tenth of its sentences left out in runs and a twentieth edited
    retold    the second text tells the same in other words, no sentence as the first has it, with the same left out

`--vectors` keeps the sentence vectors in a folder: run again, it shows what the rest takes without the encoder.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tellings.cli import encoding
from tellings.comparison import collate, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.encode import Vectors

#: Who, where, what: each row is one thing and how the second text calls it.
ROLES = [("minister", "head of the ministry"), ("mayor", "head of the town"), ("engineer", "builder"),
         ("harbour master", "chief of the port"), ("teacher", "schoolmistress"), ("judge", "magistrate")]  # fmt: skip
PLACES = ["Calvessan", "Norath", "Tarvia", "Ostia", "Veldrun", "Halmere", "Brannock", "Sillery", "Corvane", "Ymber"]
THINGS = [("boats", "vessels"), ("houses", "homes"), ("roads", "highways"), ("schools", "places of learning"),
          ("bridges", "crossings"), ("wells", "springs"), ("lorries", "trucks"), ("letters", "messages")]  # fmt: skip
DEEDS = [("repaired", "mended"), ("bought", "acquired"), ("closed", "shut down"), ("counted", "reckoned up"),
         ("inspected", "looked over"), ("insured", "covered"), ("sold", "disposed of"),
         ("painted", "given new paint")]  # fmt: skip
WHEN = [("in spring", "when winter is over"), ("before Friday", "by the end of the week"), ("at night", "after dark"),
        ("this year", "within the year"), ("after the storm", "once the gale had passed")]  # fmt: skip
FEELS = [("was glad", "welcomed it"), ("doubted it", "was not convinced"), ("asked for time", "wanted to wait"),
         ("thanked the crew", "gave thanks to the men"), ("kept silent", "had nothing to say")]  # fmt: skip
FORMS = [
    ("The {role} of {place} said that {number} {things} would be {done} {when}.",
     "{When}, according to the {place} {Role}, {number} {Things} are to be {Done}."),
    ("{number} {things} were {done} in {place}, and the {role} {felt}.",
     "In {place} they {Done} {number} {Things}; the {Role} {Felt}."),
    ("Nobody in {place} knew why {number} {things} had to be {done} {when}.",
     "Why it was needed that {number} {Things} be {Done} {When}, not one person in {place} could tell."),
    ("The {role} {felt} when the council of {place} heard about the {number} {things}.",
     "On hearing of {number} {Things}, with the {place} council present, the {Role} {Felt}."),
    ("It cost {place} {number} crowns to have the {things} {done}, the {role} added.",
     "To get the {Things} {Done} took {number} crowns from {place}, as the {Role} also noted."),
]  # fmt: skip
#: A twentieth of what is told again has another number; a tenth is left out, in runs of up to so many sentences.
EDITED, OMITTED, RUN = 0.05, 0.1, 12


def texts(count: int, kind: str) -> tuple[list[str], list[str]]:
    """Return the sentences of two tellings, the first of this many."""
    chance = random.Random(7)  # noqa: S311  for words, not for secrets
    first, second, skipping = [], [], 0
    for _ in range(count):
        (role, role_b), (things, things_b), (done, done_b) = map(chance.choice, (ROLES, THINGS, DEEDS))
        (when, when_b), (felt, felt_b), (form, form_b) = map(chance.choice, (WHEN, FEELS, FORMS))
        number, place = chance.randint(13, 9_999), chance.choice(PLACES)
        said = {
            "role": role, "Role": role_b, "things": things, "Things": things_b, "done": done, "Done": done_b,
            "when": when, "When": when_b, "felt": felt, "Felt": felt_b, "place": place, "number": number,
        }  # fmt: skip
        first.append(_sentence(form.format(**said)))
        if not skipping and chance.random() < OMITTED * 2 / (RUN + 1):
            skipping = chance.randint(1, RUN)
        if skipping:
            skipping -= 1
            continue
        if chance.random() < EDITED:
            said["number"] = number + chance.randint(2, 90)
        second.append(_sentence((form if kind == "reprint" else form_b).format(**said)))
    return first, second


def _sentence(told: str) -> str:
    return told[0].upper() + told[1:]


def paragraphs(sentences: Sequence[str]) -> str:
    """Return the sentences in paragraphs of five."""
    return "\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5))


class Timed:
    """An encoder that counts what it is asked for and the time it takes."""

    def __init__(self, inner: encoding.Encoder) -> None:
        self._inner, self.name = inner, inner.name
        self.seconds = self.processor = 0.0

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return what the encoder returns."""
        began, worked = time.perf_counter(), time.process_time()
        rows = self._inner.encode(texts)
        self.seconds += time.perf_counter() - began
        self.processor += time.process_time() - worked
        return rows


def main() -> int:
    """Measure, print, and return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", type=int, default=3000)
    parser.add_argument("--kind", nargs="*", default=["reprint", "retold"], choices=["reprint", "retold"])
    parser.add_argument("--vectors", type=Path, help="keep the sentence vectors here")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args()
    if options.vectors:
        os.environ["TELLINGS_CACHE"] = str(options.vectors)
    figures = {}
    for kind in options.kind:
        with tempfile.TemporaryDirectory() as folder:
            figures[kind] = measure(kind, options.sentences, Path(folder), cache=options.vectors is not None)
        print(f"{kind}: {json.dumps(figures[kind])}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def measure(kind: str, count: int, folder: Path, *, cache: bool) -> dict[str, float]:
    """Return the seconds of one comparison and what is in it."""
    files = [folder / "a.txt", folder / "b.txt"]
    for file, sentences in zip(files, texts(count, kind), strict=True):
        file.write_text(paragraphs(sentences), encoding="utf-8")
    with encoding.encoder(cache=cache) as shipped:
        timed = Timed(shipped)
        timed.encode(["The weights are in memory before the clock starts."])
        timed.seconds = timed.processor = 0.0
        began, worked = time.perf_counter(), time.process_time()
        tellings = [read(str(file), id=name) for file, name in zip(files, "AB", strict=True)]
        read_in = time.perf_counter() - began
        compared = collate(tellings, encoder=timed)
        seconds, processor = time.perf_counter() - began, time.process_time() - worked
    return {
        "sentences": sum(len(telling.sentences) for telling in compared.tellings),
        "seconds": round(seconds, 1),
        "reading": round(read_in, 1),
        "encoder": round(timed.seconds, 1),
        "processor": round(processor, 1),
        "processor_encoder": round(timed.processor, 1),
        "passages": len(compared.passages),
        "findings": len(compared.findings),
        "substantive": sum(finding.substantive for finding in compared.findings),
    }


if __name__ == "__main__":
    sys.exit(main())
