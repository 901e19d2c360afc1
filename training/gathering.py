"""Fit the weights of `tellings.gathering.likeness`: a logistic curve over what two documents have in common.

    python training/gathering.py VERSES PAGES DATED CASES… [--check]

VERSES holds one book by verse in several versions and languages (*.json, {"chapter:verse": words}): the versions of a
chapter tell one event. PAGES holds gold.jsonl, a line a page: {"file", "body"}: each is an event of its own. DATED
is a JSONL file of documents with a day and their event, tests/gathering/gold/dev.jsonl; it is taken with its days and
without. Each folder in CASES holds events, a folder each, with the files of its tellings; pages and cases make one
archive. From each archive, and from smaller ones drawn from it by lot, the pairs that the stages of `gathering.plan`
propose are taken, and each archive weighs the same. A second curve does without vectors. Writes
src/tellings/gathering/likeness.json. `--check` fits on all archives but one in turn and prints B-cubed precision and
recall on the one left out. Needs scikit-learn. The card: training/gathering.md.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from tellings import archive, encode, reading
from tellings.alignment import side
from tellings.gathering import likeness, linkage, plan, table
from tellings.gathering.containers import Piece
from tellings.gathering.documents import Document, key
from tellings.gathering.engine import Workshop, choose
from tellings.reading.language import language

HERE = Path(__file__).resolve().parents[1]
WEIGHTS = HERE / "src" / "tellings" / "gathering" / "likeness.json"
CACHE = Path(tempfile.gettempdir()) / "tellings-training"
#: Sizes of the archives drawn from each, and how many of each size.
DRAWN = ((12, 12), (30, 6), (80, 3))
#: Inverse strength of the regularisation. Not tuned: there are too few events of news to choose it by.
STRENGTH = 3.0
#: Archives that the curve without vectors is fitted on: it is for archives too large to encode, and those are news.
BARE = ("dated", "undated")
LANGUAGES = {"Rus": "ru", "Ger": "de", "Fre": "fr"}


class Told(NamedTuple):
    """A document and the event that it tells."""

    document: Document
    event: str


class Pairs(NamedTuple):
    """The pairs of an archive: their documents, their features, whether each tells one event; and every document's."""

    keys: np.ndarray
    values: np.ndarray
    same: np.ndarray
    events: dict[int, str]


def verses(folder: Path) -> list[Told]:
    """Return the chapters of every version."""
    found = []
    for path in sorted(folder.glob("*.json")):
        chapters: dict[str, list[str]] = defaultdict(list)
        for name, words in json.loads(path.read_text(encoding="utf-8")).items():
            chapters[name.split(":")[0]].append(words)
        language = LANGUAGES.get(path.stem[:3], "en")
        for chapter, said in chapters.items():
            document = Document(id=f"{path.stem}-{chapter}", text="\n".join(said), language=language)
            found.append(Told(document, f"chapter {chapter}"))
    return found


def pages(folder: Path) -> list[Told]:
    """Return the pages, each an event of its own."""
    found = []
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        if len(page.get("body", "")) > 200:
            document = Document(
                id=page["file"],
                text=page["body"],
                language=language(page["body"], None),
            )
            found.append(Told(document, page["file"]))
    return found


def cases(folder: Path) -> list[Told]:
    """Return the tellings of each case."""
    found = []
    for place in sorted(path.parent for path in folder.glob("*/gold.json")):
        for file in sorted(place.iterdir()):
            if file.suffix in {".txt", ".html"}:
                read = reading.telling(file.read_bytes(), name=str(file))
                document = Document(
                    id=f"{place.name}/{file.name}", text=archive.account(read), language=read.language, title=read.title
                )
                found.append(Told(document, place.name))
    return found


def dated(file: Path, *, days: bool) -> list[Told]:
    """Return the documents of the file, with their days or without."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        document = Document(
            id=row["id"], text=row["text"], language=row["language"], title=row["title"],
            published=row["published"] if days else None,
        )  # fmt: skip
        found.append(Told(document, row["event"]))
    return found


def pairs(told: list[Told]) -> Pairs:
    """Return the pairs that the stages propose for an archive of `told`."""
    encoder = encode.default(cache=CACHE)

    def documents(_: Piece) -> Any:
        return iter([each.document for each in told])

    with tempfile.TemporaryDirectory() as folder:
        shop = Workshop(Path(folder), "training")
        held = table.named(table.read([Piece("pages", ("training",))], documents), None)
        found = (
            plan.compared(
                held, shop, encoder=lambda: encoder, background=side.background(encoder.name, 1), window=plan.WINDOW
            )
            .pairs.sort(["a", "b"])
            .to_pydict()
        )
    events = {key(each.document.id): each.event for each in told}
    keys = np.array(list(zip(found["a"], found["b"], strict=True)), dtype=np.int64).reshape(-1, 2)
    same = np.array([events[a] == events[b] for a, b in keys], dtype=bool)
    return Pairs(keys, np.array(found["values"]).reshape(-1, len(likeness.FEATURES)), same, events)


def drawn(told: list[Told], seed: str) -> list[list[Told]]:
    """Return smaller archives, made of whole events drawn by lot until there are so many documents."""
    draw = random.Random(seed)  # noqa: S311  no secret hangs on it
    by_event: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        by_event[each.event].append(each)
    found = []
    for size, number in DRAWN:
        for _ in range(number if size < len(told) else 0):
            names = list(by_event)
            draw.shuffle(names)
            some: list[Told] = []
            for name in names:
                members = by_event[name]
                some += draw.sample(members, draw.randint(1, min(4, len(members))))
                if len(some) >= size:
                    break
            found.append(some)
    return found


def fitted(archives: dict[str, list[Pairs]]) -> LogisticRegression:
    """Return the curve; each archive of a kind weighs the same, however many pairs it has."""
    listed = [each for some in archives.values() for each in some]
    weights = np.concatenate([np.full(len(each.same), 1000 / max(1, len(each.same))) for each in listed])
    values, same = (np.concatenate([getattr(each, name) for each in listed]) for name in ("values", "same"))
    # To the optimum, of which there is one: where lbfgs stops hangs on the last bits of the values.
    curve = LogisticRegression(C=STRENGTH, solver="newton-cholesky", tol=1e-10, max_iter=1000)
    return curve.fit(values, same, sample_weight=weights)


def bare(archives: dict[str, list[Pairs]]) -> LogisticRegression:
    """Return the curve over the archives named `BARE` that does without what the vectors say."""
    kept = np.array(["vector" not in name for name in likeness.FEATURES])
    return fitted({name: [each._replace(values=each.values * kept) for each in archives[name]] for name in BARE})


def weights(curve: LogisticRegression) -> dict[str, Any]:
    """Return the curve as it is kept."""
    told = zip(likeness.FEATURES, curve.coef_[0], strict=True)
    return {
        "weights": {name: round(float(x), 3) for name, x in told if abs(x) > 0},
        "level": round(float(curve.intercept_[0]), 3),
    }


def bcubed(curve: LogisticRegression, told: Pairs) -> tuple[float, float]:
    """Return the B-cubed precision and recall of the events that the curve makes of an archive."""
    odds = curve.decision_function(told.values) if len(told.values) else []
    roots = linkage.groups(
        [(int(a), int(b), float(x)) for (a, b), x in zip(told.keys, odds, strict=True)], bar=plan.BAR
    )
    said = {each: roots.get(each, each) for each in told.events}
    both = Counter((told.events[each], said[each]) for each in said)
    mine, theirs = Counter(told.events.values()), Counter(said.values())
    precision = sum(both[told.events[each], said[each]] / theirs[said[each]] for each in said) / len(said)
    recall = sum(both[told.events[each], said[each]] / mine[told.events[each]] for each in said) / len(said)
    return precision, recall


def main() -> None:
    """Fit and write the weights, or check them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("verses", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("dated", type=Path)
    parser.add_argument("cases", type=Path, nargs="+")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    choose("native")
    news = pages(options.pages) + [each for folder in options.cases for each in cases(folder)]
    archives: dict[str, list[Pairs]] = {}
    told_of = {
        "verses": verses(options.verses),
        "news": news,
        "dated": dated(options.dated, days=True),
        "undated": dated(options.dated, days=False),
    }
    for name, told in told_of.items():
        archives[name] = [pairs(some) for some in [told, *drawn(told, name)]]
        print(f"{name}: {len(told)} documents, {sum(len(each.same) for each in archives[name])} pairs", file=sys.stderr)
    if options.check:
        for name, left in archives.items():
            curve = fitted({other: some for other, some in archives.items() if other != name})
            found = [bcubed(curve, each) for each in left]
            whole, small = found[0], np.mean(found[1:], axis=0)
            print(f"{name}: whole {whole[0]:.3f} {whole[1]:.3f}, small ones {small[0]:.3f} {small[1]:.3f}")
    curve = fitted(archives)
    for name, some in archives.items():
        found = [bcubed(curve, each) for each in some]
        whole, small = found[0], np.mean(found[1:], axis=0)
        print(f"{name}, seen: whole {whole[0]:.3f} {whole[1]:.3f}, small ones {small[0]:.3f} {small[1]:.3f}")
    if not options.check:
        told = {"whole": weights(curve), "bare": weights(bare(archives))}
        WEIGHTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
