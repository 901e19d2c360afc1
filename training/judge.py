"""Make the weights of the trained judge of words, from data to the file that ships, in one command.

    python training/judge.py SHARED [--check]

SHARED is the folder with `train/` (Edinburgh++, Genesis, news pages) and `gold/substance/` (annotated talks, marked
spans). Talks 2 and 9 are learned from, talk 6 is not; the marked spans (SSD) are only measured on. `--check` prints the
figures and writes nothing. Deterministic; some four minutes of a core. What came of it is in `judge.md`.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import zlib
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from judge_edits import Editor
from judge_examples import DIFFERENT, UNKNOWN, Example, planted, side, talks
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from tellings.differences import judge
from tellings.differences.judge import context, features, links
from tellings.differences.judge.parts import Part
from tellings.differences.judge.scales import Both, Scale, Scales
from tellings.differences.judge.table import Table

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "tellings" / "differences" / "judge" / "data"
LEARN, TEST = ("talk.2-", "talk.9-"), "talk.6-"
SEED = 7
#: How much a word of each sort of example counts beside others that are learned from with it.
WEIGHTS = {
    "talk": 1.0, "absent": 1.0, "edited-self": 1.0, "edited-paraphrase": 0.3, "edited-talk": 0.3, "edited-verse": 0.2,
}  # fmt: skip
#: How free the weights are (the inverse of the penalty): edits are told apart by much, experts' marks by little.
FREE_OF_EDITS, FREE_OF_TALKS = 0.01, 0.03
#: Translations of each talk's sentence that are learned from, of 14: they are much alike.
SHARE = 5
#: Examples whose words are set in their sentences at once.
TOGETHER = 64


class Words:
    """The words of both sides of an example: figures, labels, places, stretches."""

    def __init__(self, example: Example, table: Table) -> None:
        self.example = example
        a, b = (Part(each, 0, len(each.words)) for each in (side(example.a), side(example.b, "B")))
        linked = links.link(a, b, table)
        self.rows = [features.seen(linked, table), features.seen(linked.flipped, table)]
        self.figures = [row.matrix for row in self.rows]
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
    """Return the words of the examples that have words on both sides, alone and in their sentences."""
    found = [Words(each, table) for each in examples if side(each.a).words and side(each.b).words]
    states = judge.states()
    if states is None:
        sys.exit("the encoder's weights do not load")
    order = sorted(found, key=lambda each: len(each.example.a))
    for at in range(0, len(order), TOGETHER):
        some = order[at : at + TOGETHER]
        rows = iter(context.matrices([row for each in some for row in each.rows], states))
        for each in some:
            each.figures = [np.hstack([row.matrix, next(rows)]) for row in each.rows]
    return found


def learned(words: list[Words], *, beside: bool) -> Both:
    """Return what is learned from edits and from talks, of words alone or beside their sentences."""
    talk = [each for each in words if each.example.sort in ("talk", "absent")]
    edited = [each for each in words if each.example.sort not in ("talk", "absent")]
    return Both(_scale(edited, beside, FREE_OF_EDITS), _scale(talk, beside, FREE_OF_TALKS))


def _scale(words: list[Words], beside: bool, free: float) -> Scale:
    """Return the weights of a logistic regression on standardised features."""
    rows, labels, weights = [], [], []
    for each in words:
        for figures, label in zip(each.figures, each.labels, strict=True):
            kept = label != UNKNOWN
            rows.append((figures if beside else figures[:, : len(features.names())])[kept])
            labels.append(label[kept] == DIFFERENT)
            weights.append(np.full(kept.sum(), WEIGHTS[each.example.sort]))
    x, y, w = np.vstack(rows).astype(np.float64), np.concatenate(labels), np.concatenate(weights)
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread < 1e-6] = 1  # a column that says nothing here
    fitted = LogisticRegression(C=free, max_iter=200).fit((x - mean) / spread, y, sample_weight=w / w.mean())
    print(f"{len(y)} words, {y.mean():.3f} of them different", file=sys.stderr)
    slopes = np.round(fitted.coef_[0] / spread, 5)
    return Scale(slopes.tolist(), round(float(fitted.intercept_[0] - slopes @ mean), 5))


def auc(positive: list[float], negative: list[float]) -> float:
    """Return the chance that a positive stands above a negative; ties count half."""
    p, n = np.array(positive)[:, None], np.array(negative)[None, :]
    return float((p > n).mean() + (p == n).mean() / 2)


def stretch_odds(each: Words, both: Both) -> list[np.ndarray]:
    """Return for each word of both sides the log-odds of its stretch."""
    width = len(both.talks.weights)
    odds = [both.log_odds(figures[:, :width]) for figures in each.figures]
    return [
        np.array([mine[first:last].max() for first, last, _, _ in row.stretches])
        for row, mine in zip(each.rows, odds, strict=True)
    ]


def check_spans(words: list[Words], pairs: list[dict[str, Any]], both: Both) -> None:
    """Print how well the judge alone tells marked spans of one meaning from those of two, by thirds."""
    scored: dict[int, dict[bool, list[float]]] = {k: {True: [], False: []} for k in range(4)}
    for each, pair in zip(words, pairs, strict=True):
        top = -99.0
        for odds, places, (start, end) in zip(
            stretch_odds(each, both), each.places, (pair["mark_a"], pair["mark_b"]), strict=True
        ):
            top = max([top, *(float(o) for o, (s, e) in zip(odds, places, strict=True) if s < end and start < e)])
        for third in (zlib.crc32(pair["id"].rsplit("-", 1)[0].encode()) % 3, 3):
            scored[third][pair["different"]].append(top)
    print("marked spans:", {k: round(auc(v[True], v[False]), 3) for k, v in scored.items()}, "(3: all)")


def check_talk(words: list[Words], both: Both) -> None:
    """Print how well the judge alone tells words of substance from all others, and from those of style."""
    substance, rest, style = [], [], []
    for each in words:
        odds = stretch_odds(each, both)[1]
        for value, (start, end), label in zip(odds, each.places[1], each.labels[1], strict=True):
            (substance if label == DIFFERENT else rest).append(float(value))
            if label != DIFFERENT and any(start < e and s < end for s, e in each.example.wording):
                style.append(float(value))
    print(f"talk not learned from: substance {auc(substance, rest):.3f}, against style {auc(substance, style):.3f}")


def calibrated(words: list[Words], both: Both) -> tuple[float, float]:
    """Return slope and place that make probabilities of the log-odds of stretches of a talk not learned from."""
    values, labels = [], []
    for each in words:
        odds, row = stretch_odds(each, both)[1], each.rows[1]
        for first, last, _, _ in set(row.stretches) - row.equal:
            values.append([odds[first]])
            labels.append(bool((each.labels[1][first:last] == DIFFERENT).any()))
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
    words = seen(examples, table)
    found = Scales(
        features.names(), list(context.NAMES), learned(words, beside=False), learned(words, beside=True)
    )  # fmt: skip
    pairs = [json.loads(line) for line in (gold / "ssd-dev.jsonl").read_text("utf-8").splitlines()]
    marked = seen([Example(pair["a"], pair["b"], "span", pair["id"]) for pair in pairs], table)
    other = seen([each for each in pick if each.group.startswith(TEST)], table)
    for both in (found.alone, found.beside):
        check_spans(marked, pairs, both)
        check_talk(other, both)
        print("slope and place on the talk not learned from:", calibrated(other, both))
    if not options.check:
        data = msgspec.json.encode(found) + b"\n"
        (DATA / "scales.json").write_bytes(data)
        print(f"wrote scales.json, {len(data) // 1024} kB")


if __name__ == "__main__":
    with threadpool_limits(limits=1, user_api="blas"):  # the last bit of a sum depends on how many share in it
        main()
