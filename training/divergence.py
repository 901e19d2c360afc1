"""Make the weights of the divergence network, from pairs of tellings to the files that ship, in one command.

    python training/divergence.py [--check] [--states FILE] [--jobs N]

Learned from are the pairs of `training/pairs/`, the passages of `training/documents/`, both with things planted in
them, and the dev half of `tests/differences/gold` (`divergence_examples`). A fifth of the pairs, by a hash of their
text, is held out, and from each network its share of the documents; from these it is learned what its answers weigh
(`divergence_weights`). `--check` prints the figures and writes nothing; `--states` keeps what the encoder reads in a
file between runs; `--jobs` says how many processes work side by side, which changes nothing else. Needs torch,
scikit-learn and babel; deterministic on one machine. What came of it is in `divergence.md`.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import pickle
import random
import sys
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import torch
from divergence_examples import ROOT, SHARES, documents, gold, linked, names, others, share, with_planted, written
from divergence_network import Divergence
from divergence_weights import judged, weighed
from sklearn.metrics import roc_auc_score
from torch.nn import functional

from tellings.differences import judge
from tellings.differences.divergence.network import Network
from tellings.encode.states import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from divergence_examples import Example
    from divergence_weights import Judged
    from planted import Named
    from torch import Tensor

    from tellings.encode.states import Read, States

DATA = ROOT / "src" / "tellings" / "differences" / "divergence" / "data"
EPOCHS, BATCH, RATE, DECAY = 6, 16, 1e-3, 0.05
#: How much more a piece that differs counts than one that does not, and the kinds beside that.
DIFFERENT, KIND = 2.0, 0.1
#: How often the events in `tests/gold` count: they are few, and worded as most of the press is.
NEAR = 3


@dataclass
class Reader:
    """The encoder, with what it has read to its middle layer, sentence by sentence, kept in a file."""

    states: States
    file: Path | None
    known: dict[str, Read] = field(default_factory=dict)

    def read(self, examples: Sequence[Example]) -> None:
        """Read the sentences of examples."""
        if self.file is not None and self.file.exists() and not self.known:
            self.known = pickle.loads(self.file.read_bytes())  # noqa: S301  our own file
        texts = sorted({
            text for each in examples for side in (0, 1) for _, text in each.sentences(side) if text not in self.known
        })  # fmt: skip
        for at in range(0, len(texts), 256):
            some = texts[at : at + 256]
            self.known.update(zip(some, self.states.middle(some), strict=True))
        if self.file is not None and texts:
            self.file.write_bytes(pickle.dumps(self.known))

    def side(self, example: Example, side: int) -> Read:
        """Return the sentences of a side as one, as `divergence.seen` has it."""
        return joined(example.sentences(side), self.known)

    def batch(self, examples: Sequence[Example]) -> tuple[list[Tensor], Tensor, Tensor]:
        """Return what the network is given of examples, and their labels; -1 where a row is padding or has none."""
        reads = [[self.side(each, side) for side in (0, 1)] for each in examples]
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


def learned(examples: Sequence[Example], reader: Reader, seed: int) -> Divergence:
    """Return a network learned from examples."""
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311  drawn, not secret
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
        print(f"network {seed}, epoch {epoch}: loss {np.mean(losses):.4f}", file=sys.stderr, flush=True)
    return network.eval()


def _batches(examples: Sequence[Example], reader: Reader, chance: random.Random) -> list[list[Example]]:
    """Return the examples in batches of about one length, in a new order."""

    def length(example: Example) -> int:
        return sum(len(reader.known[text].rows) for side in (0, 1) for _, text in example.sentences(side))

    order = chance.sample(list(examples), len(examples))
    lots = [sorted(order[at : at + 8 * BATCH], key=length) for at in range(0, len(order), 8 * BATCH)]
    batches = [lot[at : at + BATCH] for lot in lots for at in range(0, len(lot), BATCH)]
    chance.shuffle(batches)
    return batches


def packed(network: Divergence) -> bytes:
    """Return a file of one network: matrices in 16 bits, the rest in 32."""
    arrays = {f"0/{name}": a.numpy() for name, a in network.arrays().items()}
    return _packed({name: a.astype(np.float16) if a.ndim > 1 else a for name, a in arrays.items()})


def together(files: Sequence[bytes]) -> bytes:
    """Return the file that ships: the networks of some files, which are numbered."""
    loaded = [np.load(BytesIO(file)) for file in files]
    return _packed(
        {f"{k}/{name.partition('/')[2]}": file[name] for k, file in enumerate(loaded) for name in file.files}
    )


def _packed(arrays: dict[str, np.ndarray]) -> bytes:
    file = BytesIO()
    np.savez_compressed(file, **arrays)
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


@dataclass
class Work:
    """What the steps of the command share: the reader, and the examples of each kind."""

    reader: Reader
    dev: list[Example]
    test: list[Example]
    pairs: list[Example]
    held: list[Example]
    passages: list[list[Example]]
    names: Named

    @classmethod
    def of(cls, reader: Reader) -> Work:
        """Return the examples, everything in them read."""
        pairs, dev, test = written(), gold("dev"), gold("test")
        passages = [[each for folder in documents() if share(folder) == k for each in linked(folder)]
                    for k in range(SHARES)]  # fmt: skip
        found = cls(reader, dev, test, [each for each in pairs if not each.held], [each for each in pairs if each.held],
                    passages, names([*pairs, *(each for own in passages for each in own)]))  # fmt: skip
        reader.read(
            [*dev, *test, *(each for some in (found.pairs, found.held, *passages) for each in found.more(some))]
        )
        return found

    def more(self, examples: Sequence[Example]) -> list[Example]:
        """Return examples, and some of them again with a thing planted."""
        return with_planted(examples, self.names)

    def learned(self, number: int) -> Divergence:
        """Return the network of a number, learned from all but its share of the documents."""
        own = [each for k, some in enumerate(self.passages) if k != number for each in self.more(some)]
        network = learned([*self.dev, *own, *self.more(self.pairs)], self.reader, number)
        for name, some in (("pairs", self.held), ("passages of documents", self.passages[number])):
            planted = self.more(some)[len(some) :]
            report(f"network {number}, {name} held out", some, self.reader, network)
            report(f"network {number}, {name} held out, with a thing planted", planted, self.reader, network)
        report(f"network {number}, gold, test half", self.test, self.reader, network)
        return network


_work: Work
_alone: list[Network]


def _learned(number: int) -> bytes:
    return packed(_work.learned(number))


def _judged(at: int) -> list[Judged]:
    """Return the passages of the event at this place, read by the network that has not learned from it."""
    torch.set_num_threads(1)
    folder = [*documents(), *others()][at]
    states = _work.reader.states
    if at >= len(documents()):
        whole = Network([each for network in _alone for each in network.weights])
        return list(judged(folder, whole, states, counts=NEAR))
    return list(judged(folder, _alone[share(folder)], states))


def main() -> None:
    """Make the files, or only print their figures."""
    global _work, _alone  # noqa: PLW0603  what forked processes have in common
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--states", type=Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    states = judge.states()
    if states is None:
        sys.exit("the encoder's weights do not load")
    _work = Work.of(Reader(states, options.states))
    forked = multiprocessing.get_context("fork")  # what was read is shared, not copied
    with forked.Pool(options.jobs) as pool:
        files = pool.map(_learned, range(SHARES), chunksize=1)
    _alone = [Network.of(file, states.width) for file in files]
    with forked.Pool(options.jobs) as pool:
        passages = pool.map(_judged, range(len(documents()) + len(others())), chunksize=1)
    chances = weighed([each for some in passages for each in some])
    if not options.check:
        DATA.mkdir(exist_ok=True)
        (DATA / "network.npz").write_bytes(together(files))
        (DATA / "weights.json").write_bytes(msgspec.json.encode(chances) + b"\n")


if __name__ == "__main__":
    main()
