"""Make the weights of the divergence network, from pairs of tellings to the files that ship, in one command.

    python training/divergence.py [--check] [--states FILE]

Learned from are the pairs of `training/pairs/` and the dev half of `tests/differences/gold`. A fifth of the former, by
a hash of their text, is held out: the network is measured on it, and from it is learned what its answers weigh.
`--check` prints the figures and writes nothing; `--states` keeps what the encoder reads in a file between runs. Needs
torch and scikit-learn; deterministic on one machine. What came of it is in `divergence.md`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import random
import sys
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import torch
from divergence_network import Divergence
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from torch.nn import functional

from tellings.comparison import _bare
from tellings.differences import divergence, judge
from tellings.differences.account import Account
from tellings.differences.divergence import seen, stretches, weights
from tellings.differences.divergence.network import KINDS, Network
from tellings.differences.pair import Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

    from tellings.encode.states import Read, States

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "differences" / "gold"
DATA = ROOT / "src" / "tellings" / "differences" / "divergence" / "data"
SEED, EPOCHS, BATCH, RATE, DECAY = 1, 9, 16, 1e-3, 0.05
#: How much more a piece that differs counts than one that does not, and the kinds beside that.
DIFFERENT, KIND = 2.0, 0.1
#: One pair in so many is held out.
HELD = 5
#: How free the weights of drafts are.
FREE = 0.5


@dataclass(frozen=True)
class Example:
    """Two tellings of one passage in their languages, with what differs: a kind and a stretch a side, if it has one."""

    texts: tuple[str, str]
    languages: tuple[str, str]
    differences: tuple[tuple[str, tuple[tuple[int, int] | None, tuple[int, int] | None]], ...]

    @property
    def held(self) -> bool:
        """Whether it is held out."""
        return int(hashlib.md5(self.texts[0].encode(), usedforsecurity=False).hexdigest(), 16) % HELD == 0

    def pair(self) -> Pair:
        """Return the two as sides of one passage."""
        accounts = [Account(_bare(*row)) for row in zip(self.texts, "AB", self.languages, strict=True)]
        a, b = (account.side(range(len(account.telling.sentences))) for account in accounts)
        return Pair(a, b, None)

    def labels(self, side: int, spans: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return for each piece of a side whether it differs, and its kind, -1 for none."""
        differs, kinds = np.zeros(len(spans), dtype=np.float32), np.full(len(spans), -1)
        for kind, places in self.differences:
            if places[side] is not None:
                inside = (spans[:, 0] < places[side][1]) & (places[side][0] < spans[:, 1])
                differs[inside], kinds[inside] = 1, KINDS.index("omission" if kind == "addition" else kind)
        return differs, kinds


def written() -> list[Example]:
    """Return the pairs of `training/pairs`, whose differences are quoted."""
    found = []
    for file in sorted((ROOT / "training" / "pairs").glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            differences = tuple(
                (each["kind"], tuple(_place(row[side], each.get(side)) for side in "ab")) for each in row["differences"]
            )
            found.append(Example((row["a"], row["b"]), (row["la"], row["lb"]), differences))
    return found


def _place(text: str, quote: str | None) -> tuple[int, int] | None:
    return (text.index(quote), text.index(quote) + len(quote)) if quote else None


def gold(half: str) -> list[Example]:
    """Return one half of the pairs that findings are measured on; one of several stretches a side is kept."""
    found = []
    for file in ("pairs-en", "pairs-multi", "rounds-en", "rounds-multi"):
        for line in (GOLD / f"{file}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["split"] == half:
                places = tuple(tuple(row["spans"][side][0]) if row["spans"].get(side) else None for side in "AB")
                differences = ((row["kind"], places),) if row["kind"] else ()
                found.append(Example((row["a"], row["b"]), tuple(row["languages"]), differences))
    return found


@dataclass
class Reader:
    """The encoder, with what it has read kept in a file."""

    states: States
    file: Path | None
    known: dict[str, Read] = field(default_factory=dict)

    def read(self, examples: Sequence[Example]) -> None:
        """Read the texts of examples."""
        if self.file is not None and self.file.exists() and not self.known:
            self.known = pickle.loads(self.file.read_bytes())  # noqa: S301  our own file
        texts = sorted({text for each in examples for text in each.texts if text not in self.known})
        for at in range(0, len(texts), 256):
            some = texts[at : at + 256]
            self.known.update(zip(some, self.states.of(some), strict=True))
        if self.file is not None and texts:
            self.file.write_bytes(pickle.dumps(self.known))

    def batch(self, examples: Sequence[Example]) -> tuple[list[Tensor], Tensor, Tensor]:
        """Return what the network is given of examples, and their labels; -1 where a row is padding or has none."""
        reads = [[self.known[text] for text in each.texts] for each in examples]
        rows = max(sum(len(read.rows) for read in both) for both in reads)
        x = torch.zeros(len(examples), rows, self.states.width)
        kept, along = torch.zeros(len(examples), rows, dtype=torch.bool), torch.zeros(len(examples), rows)
        side, pieces = (
            torch.zeros(len(examples), rows, dtype=torch.long),
            torch.zeros(len(examples), rows, dtype=torch.long),
        )
        differs, kinds = torch.full((len(examples), rows), -1.0), torch.full((len(examples), rows), -1)
        for row, (example, both) in enumerate(zip(examples, reads, strict=True)):
            at = 0
            for k, read in enumerate(both):
                place = slice(at, at + len(read.rows))
                x[row, place], pieces[row, place] = torch.from_numpy(read.rows), torch.from_numpy(read.pieces)
                kept[row, place], side[row, place] = True, k
                along[row, place] = torch.arange(len(read.rows)) / len(read.rows)
                labels = example.labels(k, read.spans)
                differs[row, place], kinds[row, place] = torch.from_numpy(labels[0]), torch.from_numpy(labels[1])
                at += len(read.rows)
        return [x, kept, side, along, pieces], differs, kinds


def learned(examples: Sequence[Example], reader: Reader) -> Divergence:
    """Return a network learned from examples."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)  # noqa: S311  drawn, not secret
    network = Divergence(reader.states.width)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps, step = EPOCHS * (len(examples) // BATCH + 2), 0
    for epoch in range(EPOCHS):
        losses = []
        for some in _batches(examples, reader, chance):
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)
            given, differs, kinds = reader.batch(some)
            log_odds, scores = network(*given)
            known = differs >= 0
            counts = torch.where(differs > 0, DIFFERENT, 1.0) * known
            loss = functional.binary_cross_entropy_with_logits(log_odds, differs.clamp(min=0), reduction="none")
            loss = (loss * counts).sum() / known.sum()
            if (kinds >= 0).any():
                loss = loss + KIND * functional.cross_entropy(scores[kinds >= 0], kinds[kinds >= 0])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            losses.append(loss.item())
        print(f"epoch {epoch}: loss {np.mean(losses):.4f}", file=sys.stderr, flush=True)
    return network.eval()


def _batches(examples: Sequence[Example], reader: Reader, chance: random.Random) -> list[list[Example]]:
    """Return the examples in batches of about one length, in a new order."""

    def length(example: Example) -> int:
        return sum(len(reader.known[text].rows) for text in example.texts)

    order = chance.sample(list(examples), len(examples))
    lots = [sorted(order[at : at + 8 * BATCH], key=length) for at in range(0, len(order), 8 * BATCH)]
    batches = [lot[at : at + BATCH] for lot in lots for at in range(0, len(lot), BATCH)]
    chance.shuffle(batches)
    return batches


def packed(network: Divergence) -> bytes:
    """Return the file that ships: matrices in 16 bits, the rest in 32."""
    arrays = {f"0/{name}": value.numpy() for name, value in network.arrays().items()}
    file = BytesIO()
    np.savez_compressed(file, **{name: a.astype(np.float16) if a.ndim > 1 else a for name, a in arrays.items()})
    return file.getvalue()


def report(name: str, examples: Sequence[Example], reader: Reader, network: Divergence) -> None:
    """Print how well the pieces of examples are told apart."""
    said, true = [], []
    with torch.no_grad():
        for at in range(0, len(examples), BATCH):
            given, differs, _ = reader.batch(examples[at : at + BATCH])
            known = differs >= 0
            said.append(network(*given)[0][known].numpy())
            true.append(differs[known].numpy())
    auc = roc_auc_score(np.concatenate(true), np.concatenate(said))
    print(f"{name}: {len(examples)} pairs, AUC of pieces {auc:.3f}")


def weighed(examples: Sequence[Example], network: Network, states: States) -> weights.Weights:
    """Return what divergences on held-out pairs weigh, by whether they touch a difference."""
    rows: list[tuple[Sequence[float], bool]] = []
    pairs = [each.pair() for each in examples]
    for at in range(0, len(pairs), 64):
        found = seen.seen(pairs[at : at + 64], states, network)
        for example, pair, both in zip(examples[at:], pairs[at:], found, strict=False):
            rows += [
                (each.figures, _right(stretches.draft(pair, *both, each, 0.5), example))
                for each in (stretches.divergences(*both) if both is not None else ())
            ]
    x, y = np.array([row for row, _ in rows]), np.array([right for _, right in rows])
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-6
    fitted = LogisticRegression(C=FREE).fit((x - mean) / spread, y)
    slopes = fitted.coef_[0] / spread
    print(f"{len(y)} divergences of held-out pairs, {y.mean():.3f} right")
    return weights.Weights(
        round(float(fitted.intercept_[0] - slopes @ mean), 4), [round(float(slope), 4) for slope in slopes]
    )


def _right(draft: Any, example: Example) -> bool:
    """Whether a draft touches a difference."""
    return any(
        span.start < place[1] and place[0] < span.end
        for _, places in example.differences
        for id_, place in zip("AB", places, strict=True)
        if place is not None
        for span in draft.spans.get(id_, ())
    )


def main() -> None:
    """Make the files, or only print their figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--states", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    states = judge.states()
    if states is None:
        sys.exit("the encoder's weights do not load")
    reader = Reader(states.of_layers(divergence.LAYERS), options.states)
    pairs, dev, test = written(), gold("dev"), gold("test")
    reader.read([*pairs, *dev, *test])
    held = [each for each in pairs if each.held]
    network = learned([*dev, *(each for each in pairs if not each.held)], reader)
    report("held out", held, reader, network)
    report("gold, test half", test, reader, network)
    file = packed(network)
    chances = weighed(held, Network.of(file, reader.states.width), reader.states)
    if not options.check:
        DATA.mkdir(exist_ok=True)
        (DATA / "network.npz").write_bytes(file)
        (DATA / "weights.json").write_bytes(msgspec.json.encode(chances) + b"\n")


if __name__ == "__main__":
    main()
