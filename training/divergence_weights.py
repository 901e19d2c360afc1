"""What the network's answers weigh, and what rules say, as learned from documents with all differences listed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression

from tellings import alignment, comparison, differences, encode
from tellings.differences import divergence
from tellings.differences.account import Account
from tellings.differences.divergence import stretches, weights
from tellings.differences.divergence.weights import Family
from tellings.differences.pair import SUBSTANTIVE, Pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tellings.differences.divergence.network import Network
    from tellings.differences.divergence.seen import Seen
    from tellings.differences.pair import Draft
    from tellings.encode.states import States
    from tellings.model import FindingKind, Telling

#: How free the weights of drafts are.
FREE = 0.05
#: Weights that say nothing.
EVEN = weights.Weights(Family(0.0, []), Family(0.0, []), {}, Family(0.0, []), {})


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
