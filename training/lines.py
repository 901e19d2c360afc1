"""Make the line classifiers of `tellings.reading` from saved pages whose article text is known.

    python training/lines.py PAGES [--check]

PAGES holds saved pages (gzip) and gold.jsonl, a line a page: {"file", "body"}. Writes flat.json and marked.json in
src/tellings/reading. `--check` only cross-validates, five-fold by page, and prints the F1 of runs of four words that
scores the main text. Needs scikit-learn. The card of what comes out is training/lines.md.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from msgspec import structs
from resiliparse.extract.html2text import extract_plain_text
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from tellings.reading import classifier, extraction, features, flat, flatten
from tellings.reading.account import with_extraction
from tellings.reading.charset import decode
from tellings.reading.regions import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.reading.page import Page

PACKAGE = Path(__file__).parent.parent / "src" / "tellings" / "reading"
SEED = 7
# Of the trees. Seeds differ by no more than chance: F1 on pages of another collection .9025 to .9056 flat (7 to 9),
# .9760 to .9772 marked (7 to 12); this one is the best of them there.
TREES_SEED = 9
# Of entering and of leaving a stretch. Cross-validation within one collection wants less than pages of another do (flat
# F1 at 0.5, 0.75, 1: .928 .921 .916 here, .897 .904 .905 there; marked: no difference here, .969 at 0, .973 at 1
# there, and .977 from 1 to 1.5); these lie between.
COSTS = {"flat": (0.75, 0.75), "marked": (1.25, 1.25)}
CHANCE = random.Random(SEED)  # noqa: S311  for data, not for secrets


def main() -> None:
    """Cross-validate both classifiers; write them unless only checking."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--only", choices=["flat", "marked"])
    options = parser.parse_args()
    articles = list(read_articles(options.pages))
    for kind in ("flat", "marked"):
        if options.only in (None, kind):
            examples = [e for number, article in enumerate(articles) for e in examples_of(kind, number, *article)]
            check(kind, examples)
            if not options.check:
                write(kind, examples)


def read_articles(folder: Path) -> Iterator[tuple[str, str]]:
    """Give each page's markup and article text; pages whose article is not in their markup are left out."""
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        markup = decode(gzip.decompress((folder / gold["file"]).read_bytes()), gold["file"])
        if gold["body"] and flatten.is_html(markup):
            yield markup, gold["body"]


class Example:
    """A page with its features, the truth of each line, and which article it came from."""

    def __init__(self, number: int, page: Page, body: str, *, scored: bool) -> None:
        self.number, self.page, self.body, self.scored = number, page, body, scored
        self.seen = features.matrix(page)
        self.truth = truth(page, body)
        self.words = [len(extraction.words(page.words(line))) for line in page.lines]
        weight = np.sqrt(1.0 + np.array(self.words))
        self.weight = weight / weight.sum()


def examples_of(kind: str, number: int, markup: str, body: str) -> Iterator[Example]:
    """Give the page as it is, scored, and variants of it with less furniture and other spacing, only learnt from."""
    if kind == "flat":
        page = flat.page(extract_plain_text(markup, preserve_formatting=True, list_bullets=True, alt_texts=True))
    else:
        page = extraction.extracted(flatten.page(markup), markup)
    if not page.lines:
        return
    whole = Example(number, page, body, scored=True)
    if not recall(page, whole.truth, body) > 0.5:
        return
    yield whole
    for _ in range(2):
        lines = thinned(whole.truth)
        if kind == "flat":
            yield Example(number, respaced(page, lines), body, scored=False)
        elif CHANCE.random() < 0.7:
            yield Example(number, structs.replace(page, lines=tuple(page.lines[i] for i in lines)), body, scored=False)


def truth(page: Page, body: str) -> np.ndarray:
    """Return for each line whether it is article text: its runs of words are, or, of a short line, all its words."""
    paragraphs = {tuple(extraction.words(p)) for p in body.splitlines()}
    said = extraction.words(body)
    runs = set(extraction.runs_of(said))
    text = " " + " ".join(said) + " "
    sure = np.zeros(len(page.lines), dtype=bool)
    maybe = np.zeros(len(page.lines), dtype=bool)
    for i, line in enumerate(page.lines):
        words = extraction.words(page.words(line))
        own = extraction.runs_of(words)
        if tuple(words) in paragraphs and words:
            sure[i] = len(words) >= 4
            maybe[i] = True
        elif own:
            sure[i] = sum(run in runs for run in own) > 0.6 * len(own)
        elif words:
            maybe[i] = f" {' '.join(words)} " in text
    near = np.array([sure[max(0, i - 3) : i + 4].any() for i in range(len(sure))])
    return sure | (maybe & near)


def recall(page: Page, kept: np.ndarray, body: str) -> float:
    """Return the share of the article's runs of words that the kept lines hold."""
    want = runs(body)
    return sum((want & runs(text_of(page, kept))).values()) / sum(want.values())


def thinned(kept: np.ndarray) -> list[int]:
    """Return the numbers of the lines of a variant: furniture cut to a few lines, text cut short."""
    inside = np.flatnonzero(kept)
    first, last = int(inside[0]), int(inside[-1])
    top = CHANCE.randint(0, min(first, 12))
    bottom = CHANCE.randint(0, min(len(kept) - 1 - last, 25))
    stop = int(CHANCE.choice(inside)) if CHANCE.random() < 0.5 else last
    head = (
        sorted(CHANCE.sample(range(max(0, first - 15), first), top)) if first >= 15 else list(range(first - top, first))
    )
    middle = [i for i in range(first, stop + 1) if kept[i] or CHANCE.random() < 0.5]
    return [*head, *middle, *range(last + 1, last + 1 + bottom)]


def respaced(page: Page, numbers: list[int]) -> Page:
    """Return a flat page of some lines of another, with other bullets, indents and blank lines."""
    bullet = CHANCE.choice(["• ", "  • ", "- ", "* ", ""])
    gap = CHANCE.choice(["\n", "\n\n", "\n\n"])
    pieces = []
    for i in numbers:
        line = page.words(page.lines[i])
        if line.startswith("• ") and bullet != "• ":
            line = bullet + line[2:]
        pieces.append(line)
    return flat.page(gap.join(pieces))


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words of a text, counted."""
    said = extraction.words(text)
    return Counter(tuple(said[i : i + 4]) for i in range(max(1, len(said) - 3)))


def text_of(page: Page, kept: np.ndarray) -> str:
    """Return the kept lines of a page."""
    return "\n".join(page.words(line) for line, k in zip(page.lines, kept, strict=True) if k)


def f1(examples: list[Example], odds: list[np.ndarray], enter: float, leave: float) -> tuple[float, float, float]:
    """Return F1, precision and recall of the main text, each page weighing the same."""
    precision, found = [], []
    for example, each in zip(examples, odds, strict=True):
        want, have = runs(example.body), runs(text_of(example.page, stretches(each, enter=enter, leave=leave)))
        hit = sum((want & have).values())
        precision.append(hit / max(1, sum(have.values())))
        found.append(hit / max(1, sum(want.values())))
    p, r = statistics.mean(precision), statistics.mean(found)
    return 2 * p * r / (p + r), p, r


def fit(examples: list[Example]) -> HistGradientBoostingClassifier:
    """Return the boosted trees of these examples."""
    trees = HistGradientBoostingClassifier(
        max_iter=120, learning_rate=0.1, max_leaf_nodes=12, min_samples_leaf=40, l2_regularization=5.0,
        max_features=0.3, early_stopping=False, random_state=TREES_SEED,
    )  # fmt: skip
    return trees.fit(
        np.vstack([e.seen for e in examples]),
        np.concatenate([e.truth for e in examples]),
        sample_weight=np.concatenate([e.weight for e in examples]) * 100,
    )


def check(kind: str, examples: list[Example]) -> None:
    """Print the cross-validated figures."""
    groups = [e.number for e in examples]
    scored: list[Example] = []
    odds: list[np.ndarray] = []
    for learn, test in GroupKFold(5).split(groups, groups=groups):
        trees = fit([examples[i] for i in learn])
        for i in test:
            if examples[i].scored:
                scored.append(examples[i])
                odds.append(trees.decision_function(examples[i].seen))
    everything = f1(scored, [np.ones(len(o)) for o in odds], 0, 0)
    ceiling = f1(scored, [np.where(e.truth, 9.0, -9.0) for e in scored], 0, 0)
    alone = f1(scored, odds, 0, 0)
    odds = [with_extraction(e.page, o) for e, o in zip(scored, odds, strict=True)]
    print(f"{len(scored)} pages; keeping all {everything[0]:.4f}, the labels themselves {ceiling[0]:.4f}")
    if kind == "marked":
        extracted = [np.array([line.extracted for line in e.page.lines]) - 0.5 for e in scored]
        print(f"trafilatura's lines {f1(scored, extracted, 0, 0)[0]:.4f}")
    print(f"line by line {alone[0]:.4f}, as it ships {[round(x, 4) for x in f1(scored, odds, *COSTS[kind])]}")


def write(kind: str, examples: list[Example]) -> None:
    """Fit on everything and write the trees as JSON."""
    fitted = fit(examples)
    trees = exported(fitted, marked=kind == "marked", costs=COSTS[kind])
    sample = examples[0].seen[:50]
    assert np.allclose(
        classifier.walk(classifier.walkable(structs_of(trees)), sample), fitted.decision_function(sample), atol=1e-2
    )
    (PACKAGE / f"{kind}.json").write_text(json.dumps(trees, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {kind}.json, {(PACKAGE / f'{kind}.json').stat().st_size // 1024} kB")


def structs_of(trees: dict[str, Any]) -> classifier.Trees:
    """Return the trees as the package reads them."""
    return classifier.Trees(**trees)


def exported(fitted: HistGradientBoostingClassifier, *, marked: bool, costs: tuple[float, float]) -> dict[str, Any]:
    """Return the trees as plain lists, rounded."""
    nodes = [tree[0].nodes for tree in fitted._predictors]
    return {
        "columns": features.names(marked=marked),
        "start": round(float(fitted._baseline_prediction[0, 0]), 4),
        "feature": [n["feature_idx"].tolist() for n in nodes],
        "threshold": [
            [0.0 if leaf else round(float(x), 4) for x, leaf in zip(n["num_threshold"], n["is_leaf"], strict=True)]
            for n in nodes
        ],
        "left": [[0 if leaf else int(x) for x, leaf in zip(n["left"], n["is_leaf"], strict=True)] for n in nodes],
        "right": [[0 if leaf else int(x) for x, leaf in zip(n["right"], n["is_leaf"], strict=True)] for n in nodes],
        "value": [
            [round(float(x), 4) if leaf else 0.0 for x, leaf in zip(n["value"], n["is_leaf"], strict=True)]
            for n in nodes
        ],
        "enter": costs[0],
        "leave": costs[1],
    }


if __name__ == "__main__":
    main()
