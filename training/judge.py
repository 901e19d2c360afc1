"""Make the trees of the trained judge of words, from data to the file that ships, in one command.

    python training/judge.py SHARED [--check]

SHARED is the folder with `train/` (Edinburgh++, Genesis, news pages) and `gold/substance/` (annotated talks, marked
spans). Talks 2 and 9 are learned from, talk 6 is not; the marked spans (SSD) are only measured on. `--check` prints the
figures and writes nothing. Deterministic; about a quarter of an hour on two cores. What came of it is in `judge.md`.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from judge_edits import Editor
from judge_examples import DIFFERENT, UNKNOWN, Example, planted, side, talks
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from tellings.differences import judge
from tellings.differences.judge import features, links
from tellings.differences.judge.forest import Forest
from tellings.differences.judge.parts import Part
from tellings.differences.judge.table import Table
from tellings.differences.pair import Pair

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "tellings" / "differences" / "judge" / "data"
OWN = ROOT / "tests" / "differences" / "gold" / "pairs-en.jsonl"
LEARN, TEST = ("talk.2-", "talk.9-"), "talk.6-"
SEED = 7
#: How much a word of each sort of example counts; chosen on a third of the marked spans and on the talks learned from.
WEIGHTS = {
    "talk": 2.0, "absent": 2.0, "edited-self": 1.0, "edited-paraphrase": 0.3, "edited-talk": 0.3, "edited-verse": 0.2,
}  # fmt: skip
#: Of equal words that no edit touched so many are kept, and count for the rest.
KEPT = 0.15
#: Translations of each talk's sentence that are learned from, of 14: they are much alike.
SHARE = 5


class Words:
    """The words of both sides of an example: features, labels, places, stretches."""

    def __init__(self, example: Example, table: Table) -> None:
        self.example = example
        a, b = (Part(each, 0, len(each.words)) for each in (side(example.a), side(example.b, "B")))
        linked = links.link(a, b, table)
        self.rows = [features.seen(linked, table), features.seen(linked.flipped, table)]
        self.places = [[(word.start, word.end) for word in part.words] for part in (a, b)]
        self.labels = [
            _labels(places, marks, rest)
            for places, marks, rest in zip(
                self.places, (example.marks_a, example.marks_b), (example.rest_a, 0), strict=True
            )
        ]


def _labels(places: list[tuple[int, int]], marks: tuple[tuple[int, int, int], ...], rest: int) -> np.ndarray:
    found = np.full(len(places), rest)
    for start, end, label in marks:
        for k, (first, last) in enumerate(places):
            if first < end and start < last:
                found[k] = label
    return found


def seen(examples: list[Example], table: Table) -> list[Words]:
    """Return the words of the examples that have words on both sides."""
    return [Words(each, table) for each in examples if side(each.a).words and side(each.b).words]


def learned(words: list[Words]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return features, labels and weights of all words to learn from, equal ones thinned."""
    same = features.names().index("same-stem")
    chance = np.random.default_rng(SEED)
    rows, labels, weights = [], [], []
    for each in words:
        for row, label in zip(each.rows, each.labels, strict=True):
            plain = (row.matrix[:, same] > 0) & (label != DIFFERENT)
            kept = (label != UNKNOWN) & (~plain | (chance.random(len(label)) < KEPT))
            rows.append(row.matrix[kept])
            labels.append(label[kept])
            weights.append(np.where(plain[kept], 1 / KEPT, 1.0) * WEIGHTS[each.example.sort])
    return np.vstack(rows), np.concatenate(labels), np.concatenate(weights)


def fit(rows: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> HistGradientBoostingClassifier:
    """Return the boosted trees; as many steps as given, whatever the clock says."""
    trees = HistGradientBoostingClassifier(
        max_iter=200, learning_rate=0.1, max_leaf_nodes=20, min_samples_leaf=60, l2_regularization=5.0,
        max_features=0.3, early_stopping=False, random_state=SEED,
    )  # fmt: skip
    return trees.fit(rows, labels, sample_weight=weights)


def exported(fitted: HistGradientBoostingClassifier) -> dict[str, Any]:
    """Return the trees as plain lists, rounded."""
    nodes = [tree[0].nodes for tree in fitted._predictors]

    def column(name: str, digits: int | None, *, leaves: bool) -> list[list[float]]:
        return [
            [
                (round(float(x), digits) if digits else int(x)) if bool(leaf) == leaves else 0
                for x, leaf in zip(n[name], n["is_leaf"], strict=True)
            ]
            for n in nodes
        ]

    return {
        "columns": features.names(),
        "start": round(float(fitted._baseline_prediction[0, 0]), 4),
        "feature": [n["feature_idx"].tolist() for n in nodes],
        "threshold": column("num_threshold", 5, leaves=False),
        "left": column("left", None, leaves=False),
        "right": column("right", None, leaves=False),
        "value": column("value", 4, leaves=True),
    }


def auc(positive: list[float], negative: list[float]) -> float:
    """Return the chance that a positive stands above a negative; ties count half."""
    p, n = np.array(positive)[:, None], np.array(negative)[None, :]
    return float((p > n).mean() + (p == n).mean() / 2)


def stretch_odds(each: Words, forest: Forest) -> list[np.ndarray]:
    """Return for each word of both sides the log-odds of its stretch."""
    odds = [forest.log_odds(row.matrix) for row in each.rows]
    return [
        np.array([mine[first:last].max(initial=-9) for first, last, _, _ in row.stretches])
        for row, mine in zip(each.rows, odds, strict=True)
    ]


def check_spans(file: Path, forest: Forest, table: Table) -> None:
    """Print how well the judge alone tells marked spans of one meaning from those of two, by thirds."""
    scored: dict[int, dict[bool, list[float]]] = {k: {True: [], False: []} for k in range(3)}
    for line in file.read_text("utf-8").splitlines():
        pair = json.loads(line)
        words = Words(Example(pair["a"], pair["b"], "span", pair["id"]), table)
        top = -9.0
        for odds, places, (start, end) in zip(
            stretch_odds(words, forest), words.places, (pair["mark_a"], pair["mark_b"]), strict=True
        ):
            top = max([top, *(float(o) for o, (s, e) in zip(odds, places, strict=True) if s < end and start < e)])
        scored[zlib.crc32(pair["id"].rsplit("-", 1)[0].encode()) % 3][pair["different"]].append(top)
    print("marked spans:", {k: round(auc(v[True], v[False]), 3) for k, v in scored.items()}, "(third 0 chose)")


def check_talk(words: list[Words], forest: Forest) -> None:
    """Print how well the judge alone tells words of substance from all others, and from those of style."""
    substance, rest, style = [], [], []
    for each in words:
        odds = stretch_odds(each, forest)[1]
        for value, (start, end), label in zip(odds, each.places[1], each.labels[1], strict=True):
            (substance if label == DIFFERENT else rest).append(float(value))
            if label != DIFFERENT and any(start < e and s < end for s, e in each.example.wording):
                style.append(float(value))
    print(f"talk not learned from: substance {auc(substance, rest):.3f}, against style {auc(substance, style):.3f}")


def calibrated(forest: Forest, table: Table) -> tuple[float, float]:
    """Return slope and place that make probabilities of log-odds, on the dev half of our own pairs."""
    shipping = judge.Judge(table, forest)
    values, labels = [], []
    for line in OWN.read_text("utf-8").splitlines():
        pair = json.loads(line)
        if pair["split"] != "dev":
            continue
        a, b = side(pair["a"]), side(pair["b"], "B")
        for stretch in shipping.stretches([Pair(a, b, None)])[0]:
            values.append([stretch.log_odds])
            labels.append(
                any(
                    part.words[k].start < e and s < part.words[k].end
                    for part, first, last, name in (
                        (a, stretch.first, stretch.last, "A"),
                        (b, stretch.low, stretch.high, "B"),
                    )
                    for k in range(first, last)
                    for s, e in pair["spans"][name]
                )
            )
    fitted = LogisticRegression(C=10).fit(values, labels)
    return round(float(fitted.coef_[0, 0]), 2), round(float(fitted.intercept_[0]), 2)


def main() -> None:
    """Learn, print the figures, write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    gold = options.shared / "gold" / "substance"
    chance = random.Random(SEED)  # noqa: S311  of examples, not of secrets
    table = Table.of((DATA / "en.npz").read_bytes())
    every = list(talks(gold / "ted-dev.jsonl"))
    pick = [each for each in every if zlib.crc32(each.group.encode()) % 14 < SHARE]
    own = [each for each in every if each.group.startswith(LEARN)]
    examples = planted(options.shared, own, Editor(table, chance), chance)
    examples += [each for each in pick if each.group.startswith(LEARN)]
    rows, labels, weights = learned(seen(examples, table))
    print(f"{len(examples)} examples, {len(labels)} words, {labels.mean():.3f} of them different", file=sys.stderr)
    trees = exported(fit(rows, labels, weights))
    data = json.dumps(trees, separators=(",", ":")).encode() + b"\n"
    forest = Forest.of(data)
    check_spans(gold / "ssd-dev.jsonl", forest, table)
    check_talk(seen([each for each in pick if each.group.startswith(TEST)], table), forest)
    print("slope and place on our own pairs, for judge.md:", calibrated(forest, table))
    if not options.check:
        (DATA / "trees.json").write_bytes(data)
        print(f"wrote trees.json, {len(data) // 1024} kB")


if __name__ == "__main__":
    main()
