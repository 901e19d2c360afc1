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
import re
import sys
from dataclasses import dataclass, field, replace
from functools import cached_property
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import torch
from divergence_network import Divergence
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from torch.nn import functional

from tellings import alignment, comparison, differences, encode
from tellings.comparison import _bare
from tellings.differences import divergence, judge
from tellings.differences.account import Account
from tellings.differences.divergence import stretches, weights
from tellings.differences.divergence.network import KINDS, Network
from tellings.differences.divergence.weights import Family
from tellings.differences.pair import SUBSTANTIVE, Pair
from tellings.encode.states import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from torch import Tensor

    from tellings.differences.divergence.seen import Seen
    from tellings.differences.pair import Draft
    from tellings.encode.states import Read, States
    from tellings.model import FindingKind, Telling

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "differences" / "gold"
DATA = ROOT / "src" / "tellings" / "differences" / "divergence" / "data"
EPOCHS, BATCH, RATE, DECAY = 7, 16, 1e-3, 0.05
#: So many networks are learned, each with a seed of its own, and without its share of the documents.
NETWORKS = 3
#: How much more a piece that differs counts than one that does not, and the kinds beside that.
DIFFERENT, KIND = 2.0, 0.1
#: One pair in so many is held out.
HELD = 5
#: Differences that stand in no passage of both.
_OF_PASSAGES = frozenset({"moved", "omitted-turn"})
#: How free the weights of drafts are.
FREE = 0.05
#: Weights that say nothing.
EVEN = weights.Weights(Family(0.0, []), Family(0.0, []), {}, Family(0.0, []), {})
#: How often the events in `tests/gold` count: they are few, and worded as most of the press is.
NEAR = 3


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

    @cached_property
    def tellings(self) -> tuple[Telling, Telling]:
        """The two as tellings of one passage each."""
        a, b = (_bare(*row) for row in zip(self.texts, "AB", self.languages, strict=True))
        return a, b

    def sentences(self, side: int) -> list[tuple[int, str]]:
        """Return the sentences of a side, each with where it begins: each is read alone."""
        return [(each.start, self.texts[side][each.start : each.end]) for each in self.tellings[side].sentences]

    def pair(self) -> Pair:
        """Return the two as sides of one passage."""
        accounts = [Account(telling) for telling in self.tellings]
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
        print(f"epoch {epoch}: loss {np.mean(losses):.4f}", file=sys.stderr, flush=True)
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


def packed(networks: Sequence[Divergence]) -> bytes:
    """Return the file that ships: matrices in 16 bits, the rest in 32."""
    arrays = {f"{k}/{name}": a.numpy() for k, each in enumerate(networks) for name, a in each.arrays().items()}
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


def documents() -> list[Path]:
    """Return the folders of `training/documents`, each an event in some tellings with all its differences."""
    return sorted(file.parent for file in (ROOT / "training" / "documents").glob("*/gold.json"))


def others() -> list[Path]:
    """Return the folders of the events in `tests/gold` that rules were written by: pages worded more alike."""
    sets = (ROOT / "tests" / "gold" / name for name in ("cases", "fresh-dev"))
    return sorted(file.parent for folder in sets for file in folder.glob("*/gold.json"))


def share(folder: Path) -> int:
    """Return which network does not learn from the documents of an event."""
    return documents().index(folder) % NETWORKS


def linked(folder: Path) -> list[Example]:
    """Return the passages of an event, each two tellings as examples; what only one tells is not among them."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    found = []
    for link in gold["links"]:
        for one, other in combinations([id_ for id_ in gold["tellings"] if link.get(id_)], 2):
            texts = tuple(" ".join(link[id_].split()) for id_ in (one, other))
            differences = []
            for each in gold["differences"]:
                quotes = [" ".join(each.get(id_, "").split()) for id_ in (one, other)]
                lacks = [not quote or quote not in text for quote, text in zip(quotes, texts, strict=True)]
                if each["kind"] in _OF_PASSAGES or all(lacks) or quotes[0] == quotes[1]:
                    continue
                places = tuple(
                    None if lack else (text.index(quote), text.index(quote) + len(quote))
                    for quote, text, lack in zip(quotes, texts, lacks, strict=True)
                )
                differences.append((each["kind"], places))
            languages = tuple(gold["tellings"][id_]["language"] for id_ in (one, other))
            found.append(Example(texts, languages, tuple(differences)))
    return found


@dataclass(frozen=True)
class Row:
    """What is learned from: the figures of a draft, whether it is right, and how often it counts."""

    figures: tuple[float, ...]
    right: bool
    counts: int


@dataclass(frozen=True)
class Judged:
    """Two sides of a passage of documents: what rules say, what networks see, and the differences with their kinds."""

    pair: Pair
    drafts: Sequence[Draft]
    both: tuple[Seen, Seen]
    differences: Sequence[tuple[FindingKind, dict[str, tuple[int, int]]]]
    counts: int

    def kind(self, draft: Draft) -> FindingKind | None:
        """Return the kind of a difference that a draft stands on, the draft's own if it may be; None for none."""
        kinds = [weights.merged(kind) for kind, places in self.differences if _on(draft, places)]
        return weights.merged(draft.kind) if weights.merged(draft.kind) in kinds else next(iter(kinds), None)


def weighed(passages: Sequence[Judged]) -> weights.Weights:
    """Return what drafts weigh, by whether those on documents touch a difference that the network has not seen.

    What the network says by itself is weighed where no rule has spoken, as it is used. Reprints are left out, as there.
    """
    passages = [each for each in passages if not divergence.reprint(each.pair)]
    ruled = [
        (
            weights.merged(draft.kind),
            Row(weights.of_draft(draft, *each.both), each.kind(draft) is not None, each.counts),
        )
        for each in passages
        for draft in each.drafts
        if weights.is_weighed(draft, *each.both)
    ]
    words, of_words = _of_rules(ruled, weights.WORDS)
    values, of_values = _of_rules(ruled, weights.VALUES)
    found = weights.Weights(words, values, {**of_words, **of_values}, EVEN.own, _of_kinds(passages))
    own = []
    for each in passages:
        said = [known for draft in each.drafts if (known := found.ruled(draft, *each.both)).weight >= SUBSTANTIVE]
        for one in stretches.divergences(*each.both):
            draft = stretches.draft(each.pair, *each.both, one, kind=found.kind(one), weight=0.5)
            if not stretches.is_value(one, each.pair) and not any(divergence.touch(rule, draft) for rule in said):
                figures = weights.of_divergence(one, draft)
                own.append(Row(figures, each.kind(draft) is not None, each.counts))
    print(f"of the network: {len(own)} drafts on documents, {np.mean([row.right for row in own]):.3f} right")
    return msgspec.structs.replace(found, own=_family(own))


def _of_rules(rows: Sequence[tuple[FindingKind, Row]], kinds: Sequence[FindingKind]) -> tuple[Family, dict[str, float]]:
    """Return what each figure of the rules' drafts counts, and what is added for each of these kinds."""
    for own in kinds:
        some = [row.right for kind, row in rows if kind == own]
        print(f"{own}: {len(some)} drafts of rules on documents, {np.mean(some) if some else 0:.3f} right")
    family = _family(
        [
            replace(row, figures=(*row.figures, *(float(kind == own) for own in kinds)))
            for kind, row in rows
            if kind in kinds
        ]
    )
    of_kind = dict(zip(kinds, family.slopes[weights.OF_RULES :], strict=True))
    return Family(family.place, family.slopes[: weights.OF_RULES]), of_kind


def _of_kinds(passages: Sequence[Judged]) -> dict[str, Family]:
    """Return the weights of kinds, learned from the stretches of the network that stand on a difference of one."""
    rows: list[tuple[FindingKind | None, Row]] = []
    for each in passages:
        for one in stretches.divergences(*each.both):
            wide = stretches.draft(each.pair, *each.both, one, kind="term", weight=0.5)
            if not stretches.is_value(one, each.pair) and (kind := each.kind(wide)) in weights.WORDS:
                rows.append((kind, Row(weights.of_kinds(one), right=True, counts=1)))
    named = {own: _family([replace(row, right=kind == own) for kind, row in rows]) for own in weights.WORDS}
    right = [max(named, key=lambda own: named[own].log_odds(row.figures)) == kind for kind, row in rows]
    print(f"kinds: {len(rows)} stretches, {np.mean(right):.3f} right")
    return dict(named)


def _family(rows: Sequence[Row]) -> Family:
    """Return the weights of the figures of rows."""
    x = np.array([[weights.held(figure) for figure in row.figures] for row in rows])
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-6
    model = LogisticRegression(C=FREE, max_iter=1000)
    model.fit((x - mean) / spread, [row.right for row in rows], sample_weight=[row.counts for row in rows])
    slopes = model.coef_[0] / spread
    return Family(round(float(model.intercept_[0] - slopes @ mean), 4), [round(float(slope), 4) for slope in slopes])


def judged(folder: Path, network: Network, states: States, *, counts: int = 1) -> Iterator[Judged]:
    """Yield the passages of an event as they are aligned, two sides each; they count as so many."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    tellings = [comparison.read(str(folder / each["file"]), id=id_) for id_, each in gold["tellings"].items()]
    differing = [(each["kind"], _places(each, tellings)) for each in gold["differences"]]
    encoder = encode.Remembering(encode.default())
    accounts = [Account(telling) for telling in tellings]
    rows = alignment.tellings(tellings, encoder=encoder)
    pairs = [pair for row in rows if not row.summary for pair in differences.paired(accounts, row)]
    reader = divergence.Reader(states, network, EVEN)
    for pair, drafts, both in zip(pairs, differences.ruled(pairs, encoder=encoder), reader.read(pairs), strict=True):
        if both is not None:
            yield Judged(pair, drafts, both, differing, counts)


def _places(difference: dict[str, Any], tellings: Sequence[Telling]) -> dict[str, tuple[int, int]]:
    """Return where the words of a difference stand in each telling."""
    found = {}
    for telling in tellings:
        for block in (difference, difference.get("alt", {})):
            words = re.escape(block.get(telling.id, "")).split("\\ ")
            place = re.search(r"\s+".join(words), telling.text) if any(words) else None
            if place is not None:
                found.setdefault(telling.id, place.span())
    return found


def _on(draft: Draft, places: dict[str, tuple[int, int]]) -> bool:
    """Whether a draft stands on a difference: half of the shorter of the two, in one telling."""
    return any(
        2 * (min(span.end, last) - max(span.start, first)) >= min(span.end - span.start, last - first)
        and span.end - span.start <= max(4 * (last - first), last - first + 120)
        for id_, (first, last) in places.items()
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
    reader = Reader(states, options.states)
    pairs, dev, test = written(), gold("dev"), gold("test")
    reader.read([*pairs, *dev, *test, *(each for folder in documents() for each in linked(folder))])
    held = [each for each in pairs if each.held]
    networks = []
    for number in range(NETWORKS):
        own = [each for folder in documents() if share(folder) != number for each in linked(folder)]
        left = [each for folder in documents() if share(folder) == number for each in linked(folder)]
        networks.append(learned([*dev, *own, *(each for each in pairs if not each.held)], reader, number))
        report("pairs held out", held, reader, networks[-1])
        report("gold, test half", test, reader, networks[-1])
        report("passages of documents held out", left, reader, networks[-1])
    file = packed(networks)
    alone = [Network.of(packed([each]), reader.states.width) for each in networks]
    passages = [each for folder in documents() for each in judged(folder, alone[share(folder)], states)]
    whole = Network.of(file, reader.states.width)
    passages += [each for folder in others() for each in judged(folder, whole, states, counts=NEAR)]
    chances = weighed(passages)
    if not options.check:
        DATA.mkdir(exist_ok=True)
        (DATA / "network.npz").write_bytes(file)
        (DATA / "weights.json").write_bytes(msgspec.json.encode(chances) + b"\n")


if __name__ == "__main__":
    main()
