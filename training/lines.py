"""Make the line classifiers of `tellings.reading` from saved pages whose article text is known.

    python training/lines.py PAGES [--check]

PAGES holds saved pages (gzip) and gold.jsonl, a line a page: {"file", "body"}. Writes flat.json, again.json and
marked.json in src/tellings/reading. With `--check` it only cross-validates, by page, and prints the F1 of runs of four
words that scores the main text. Needs scikit-learn. The card of what comes out is training/lines.md.
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
import trafilatura
import variants
from msgspec import structs
from resiliparse.extract.html2text import extract_plain_text
from sklearn.ensemble import HistGradientBoostingClassifier

from tellings.reading import classifier, extraction, features, flat, flatten
from tellings.reading.account import with_extraction
from tellings.reading.charset import decode
from tellings.reading.language import language
from tellings.reading.regions import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.reading.page import Page

Costs = tuple[float, float]
PACKAGE = Path(__file__).parent.parent / "src" / "tellings" / "reading"
# Of the pages made from pages and of the trees that learn from them. The mean of as many sets of trees as there are
# seeds ships (bagging, Breiman 1996): a single set is wrong about one whole page or another by chance.
SEEDS = (1, 2, 3, 4, 5)
VARIANTS = 2  # of each page, by each seed
# Of entering and of leaving a stretch. Cross-validation within one collection wants less than pages of another do (see
# the card); these lie between.
COSTS = {"again": (0.5, 0.5), "marked": (1.25, 1.25)}
TREES: dict[str, dict[str, Any]] = {
    "marked": {"max_iter": 40, "learning_rate": 0.2, "max_leaf_nodes": 12, "min_samples_leaf": 40},
    "flat": {"max_iter": 160, "learning_rate": 0.08, "max_leaf_nodes": 12, "min_samples_leaf": 60, "max_bins": 64},
    "again": {"max_iter": 80, "learning_rate": 0.08, "max_leaf_nodes": 8, "min_samples_leaf": 60, "max_bins": 64},
}
# Pages of one fold are learnt from or tested on together, and variants take furniture from pages of their fold only.
FOLDS = 3
FEWEST_OTHERS = 4  # pages of a language, or a variant takes what it needs from any language


def main() -> None:
    """Write the classifiers, or cross-validate them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--only", choices=["flat", "marked"])
    options = parser.parse_args()
    articles = list(read_articles(options.pages))
    if options.only in (None, "flat"):
        learn_flat(articles, checking=options.check)
    if options.only in (None, "marked"):
        learn_marked(articles, checking=options.check)


def learn_flat(articles: list[tuple[str, str]], *, checking: bool) -> None:
    """Make the trees of both looks at flat text; the second learns from odds by trees that have not seen the page."""
    draws = [flat_examples(articles, seed) for seed in SEEDS]
    odds = out_of_fold("flat", draws)
    print_flat("first look", draws, odds)
    if not checking:
        write("flat", fitted("flat", draws), draws[0][0].seen, costs=(0.0, 0.0))
    for examples, theirs in zip(draws, odds, strict=True):
        for example, each in zip(examples, theirs, strict=True):
            example.seen = classifier.seen_again(example.seen, each)
    if checking:
        print_flat("second look", draws, out_of_fold("again", draws))
    else:
        write("again", fitted("again", draws), draws[0][0].seen, costs=COSTS["again"])


def learn_marked(articles: list[tuple[str, str]], *, checking: bool) -> None:
    """Make the trees of HTML."""
    draws = [marked_examples(articles, seed) for seed in SEEDS]
    if checking:
        check_marked(draws)
    else:
        write("marked", fitted("marked", draws), draws[0][0].seen, costs=COSTS["marked"])


def read_articles(folder: Path) -> Iterator[tuple[str, str]]:
    """Give each page's markup and article text; pages whose article is not in their markup are left out."""
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        markup = decode(gzip.decompress((folder / gold["file"]).read_bytes()), gold["file"])
        if gold["body"] and flatten.is_html(markup):
            yield markup, gold["body"]


class Example:
    """A page with its features, the truth of each line, and which article it came from."""

    def __init__(self, number: int, page: Page, kept: np.ndarray, body: str, *, made: bool) -> None:
        self.number, self.page, self.body, self.made = number, page, body, made
        self.seen = features.matrix(page)
        self.truth = kept > 0.5
        words = np.array([len(extraction.words(page.words(line))) for line in page.lines])
        weight = np.sqrt(1.0 + words)
        # Of a line of which nobody knows whether it is account nothing is learnt.
        self.weight = np.where((kept == 0) | (kept == 1), weight / weight.sum(), 0.0)


def flat_examples(articles: list[tuple[str, str]], seed: int) -> list[Example]:
    """Return the pages as flat text, as they are and in variants drawn with this seed."""
    chance = random.Random(seed)  # noqa: S311  for data, not for secrets
    examples: list[Example] = []
    sheets: list[tuple[int, str | None, variants.Sheet]] = []
    for number, (markup, body) in enumerate(articles):
        page = flat.page(extract_plain_text(markup, preserve_formatting=True, list_bullets=True, alt_texts=True))
        if not page.lines or not recall(page, truth(page, body), body) > 0.5:
            continue
        kept = doubted(page, truth(page, body), markup)
        examples.append(Example(number, page, kept, body, made=False))
        lines = [" " * line.indent + page.words(line).replace("\n", " ") for line in page.lines]
        sheets.append((number, language(body), variants.Sheet(lines, kept.tolist())))
    for number, tongue, sheet in sheets:
        near = [(n, t, s) for n, t, s in sheets if n != number and n % FOLDS == number % FOLDS]
        same = [s for _, t, s in near if t == tongue]
        others = same if len(same) >= FEWEST_OTHERS else [s for _, _, s in near]
        for _ in range(VARIANTS):
            made = variants.respaced(variants.variant(sheet, others, chance), chance)
            examples.append(made_example(number, made, gap=chance.choice(["\n", "\n\n", "\n\n"])))
    return examples


def doubted(page: Page, told: np.ndarray, markup: str) -> np.ndarray:
    """Return the truth as 1 and 0, and between them for lines inside the article that trafilatura keeps and it has not.

    The articles' texts leave out lists, boxes and posts that stand in the midst of them.
    """
    main = truth(page, trafilatura.extract(markup, favor_precision=True, include_comments=False) or "")
    kept: np.ndarray = told.astype(float)
    first, last = np.flatnonzero(told)[[0, -1]]
    inside = np.arange(len(told))
    kept[main & ~told & (inside > first) & (inside < last)] = 0.4
    return kept


def made_example(number: int, sheet: variants.Sheet, gap: str) -> Example:
    """Return a variant as an example; lines that `flat` takes for one wrapped paragraph have the first one's truth."""
    starts = np.cumsum([0, *(len(line) + len(gap) for line in sheet.lines[:-1])])
    page = flat.page(gap.join(sheet.lines))
    kept = np.array([sheet.kept[np.searchsorted(starts, line.start, side="right") - 1] for line in page.lines])
    body = "\n".join(line for line, k in zip(sheet.lines, sheet.kept, strict=True) if k == 1)
    return Example(number, page, kept, body, made=True)


def marked_examples(articles: list[tuple[str, str]], seed: int) -> list[Example]:
    """Return the pages with their markup, as they are and in variants with less furniture, drawn with this seed."""
    chance = random.Random(seed)  # noqa: S311  for data, not for secrets
    examples: list[Example] = []
    for number, (markup, body) in enumerate(articles):
        page = extraction.extracted(flatten.page(markup), markup)
        if not page.lines or not recall(page, told := truth(page, body), body) > 0.5:
            continue
        examples.append(Example(number, page, told.astype(float), body, made=False))
        for _ in range(VARIANTS):
            lines = thinned(told, chance)
            part = structs.replace(page, lines=tuple(page.lines[i] for i in lines))
            examples.append(Example(number, part, truth(part, body).astype(float), body, made=True))
    return examples


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
    near = np.array([sure[max(0, i - 3) : i + 4].any() for i in range(len(sure))], dtype=bool)
    return sure | (maybe & near)


def recall(page: Page, kept: np.ndarray, body: str) -> float:
    """Return the share of the article's runs of words that the kept lines hold."""
    want = runs(body)
    return sum((want & runs(text_of(page, kept))).values()) / sum(want.values())


def thinned(kept: np.ndarray, chance: random.Random) -> list[int]:
    """Return the numbers of the lines of a variant: furniture cut to a few lines, text cut short."""
    inside = np.flatnonzero(kept)
    first, last = int(inside[0]), int(inside[-1])
    top = chance.randint(0, min(first, 12))
    bottom = chance.randint(0, min(len(kept) - 1 - last, 25))
    stop = int(chance.choice(inside)) if chance.random() < 0.5 else last
    head = (
        sorted(chance.sample(range(max(0, first - 15), first), top)) if first >= 15 else list(range(first - top, first))
    )
    middle = [i for i in range(first, stop + 1) if kept[i] or chance.random() < 0.5]
    return [*head, *middle, *range(last + 1, last + 1 + bottom)]


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


def fit(kind: str, examples: list[Example], seed: int) -> HistGradientBoostingClassifier:
    """Return the boosted trees of these examples."""
    trees = HistGradientBoostingClassifier(
        l2_regularization=5.0, max_features=0.3, early_stopping=False, random_state=seed, **TREES[kind]
    )
    weight = np.concatenate([e.weight for e in examples]) * 100
    known = weight > 0
    return trees.fit(
        np.vstack([e.seen for e in examples])[known],
        np.concatenate([e.truth for e in examples])[known],
        sample_weight=weight[known],
    )


def fitted(
    kind: str, draws: list[list[Example]], *, without: int | None = None
) -> list[HistGradientBoostingClassifier]:
    """Return the boosted trees of each draw, of all its pages or of those outside a fold."""
    return [
        fit(kind, [e for e in draw if e.number % FOLDS != without], seed)
        for seed, draw in zip(SEEDS, draws, strict=True)
    ]


def mean_odds(sets: list[HistGradientBoostingClassifier], seen: np.ndarray) -> np.ndarray:
    """Return the mean of the log-odds that sets of trees give."""
    odds: np.ndarray = np.mean([trees.decision_function(seen) for trees in sets], axis=0)
    return odds


def out_of_fold(kind: str, draws: list[list[Example]]) -> list[list[np.ndarray]]:
    """Return of each draw the log-odds of its examples by trees that learnt from the other folds."""
    folds = [fitted(kind, draws, without=fold) for fold in range(FOLDS)]
    return [[mean_odds(folds[e.number % FOLDS], e.seen) for e in draw] for draw in draws]


def print_flat(look: str, draws: list[list[Example]], odds: list[list[np.ndarray]]) -> None:
    """Print the cross-validated figures of one look at flat text, of the pages as saved and of those made."""
    every = [pair for draw, theirs in zip(draws, odds, strict=True) for pair in zip(draw, theirs, strict=True)]
    for name, made in (("as saved", False), ("made", True)):
        chosen = [(e, o) for e, o in every if e.made == made]
        pages, their = [e for e, _ in chosen], [o for _, o in chosen]
        figures = {cost: round(f1(pages, their, cost, cost)[0], 4) for cost in (0, 0.25, 0.5, 0.75, 1)}
        everything = f1(pages, [np.ones(len(o)) for o in their], 0, 0)
        print(f"{look}, {len(pages)} pages {name}: F1 by costs {figures}; keeping all {everything[0]:.4f}", flush=True)


def check_marked(draws: list[list[Example]]) -> None:
    """Print the cross-validated figures of HTML."""
    scored = [e for e in draws[0] if not e.made]
    odds = [o for e, o in zip(draws[0], out_of_fold("marked", draws)[0], strict=True) if not e.made]
    everything = f1(scored, [np.ones(len(o)) for o in odds], 0, 0)
    ceiling = f1(scored, [np.where(e.truth, 9.0, -9.0) for e in scored], 0, 0)
    alone = f1(scored, odds, 0, 0)
    odds = [with_extraction(e.page, o) for e, o in zip(scored, odds, strict=True)]
    extracted = [np.array([line.extracted for line in e.page.lines]) - 0.5 for e in scored]
    print(f"{len(scored)} pages; keeping all {everything[0]:.4f}, the labels themselves {ceiling[0]:.4f}")
    print(f"trafilatura's lines {f1(scored, extracted, 0, 0)[0]:.4f}")
    print(f"line by line {alone[0]:.4f}, as it ships {[round(x, 4) for x in f1(scored, odds, *COSTS['marked'])]}")


def write(kind: classifier.Name, sets: list[HistGradientBoostingClassifier], seen: np.ndarray, *, costs: Costs) -> None:
    """Write the trees as JSON, once they are seen to give what scikit-learn's give."""
    trees = exported(sets, kind, costs=costs)
    sample = seen[:50, : len(trees["columns"])]
    walked = classifier.walk(classifier.walkable(structs_of(trees)), sample)
    if not np.allclose(walked, mean_odds(sets, sample), atol=1e-2):
        raise RuntimeError(f"{kind}.json would not give what the fitted trees give")
    (PACKAGE / f"{kind}.json").write_text(json.dumps(trees, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {kind}.json, {(PACKAGE / f'{kind}.json').stat().st_size // 1024} kB", flush=True)


def structs_of(trees: dict[str, Any]) -> classifier.Trees:
    """Return the trees as the package reads them."""
    return classifier.Trees(**trees)


def exported(sets: list[HistGradientBoostingClassifier], kind: classifier.Name, *, costs: Costs) -> dict[str, Any]:
    """Return the trees as plain lists, rounded; the leaves are shared out among the sets, so their sum is the mean."""
    nodes = [tree[0].nodes for each in sets for tree in each._predictors]
    return {
        "columns": classifier.columns(kind),
        "start": round(float(np.mean([each._baseline_prediction[0, 0] for each in sets])), 4),
        "feature": [n["feature_idx"].tolist() for n in nodes],
        "threshold": [
            [0.0 if leaf else round(float(x), 4) for x, leaf in zip(n["num_threshold"], n["is_leaf"], strict=True)]
            for n in nodes
        ],
        "left": [[0 if leaf else int(x) for x, leaf in zip(n["left"], n["is_leaf"], strict=True)] for n in nodes],
        "right": [[0 if leaf else int(x) for x, leaf in zip(n["right"], n["is_leaf"], strict=True)] for n in nodes],
        "value": [
            [round(float(x) / len(sets), 4) if leaf else 0.0 for x, leaf in zip(n["value"], n["is_leaf"], strict=True)]
            for n in nodes
        ],
        "enter": costs[0],
        "leave": costs[1],
    }


if __name__ == "__main__":
    main()
