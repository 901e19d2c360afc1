"""What the network says of the words of a pair: its answers on pieces of words, brought to the words of both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tellings.encode.states import joined
from tellings.encode.threads import each

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from tellings.differences.account import Side
    from tellings.differences.divergence.network import Network, Tagged
    from tellings.differences.pair import Pair
    from tellings.encode.states import Read, States
    from tellings.model import Span

    Floats = NDArray[np.float32]

#: Pieces of words of both sides that are set against each other at most: the sum is quadratic, and the network has
#: learned from passages far shorter.
PIECES = 1_200
#: Log-odds of a word that has no piece.
_NONE = np.float32(-20)


@dataclass(frozen=True)
class Seen:
    """One side of a pair: for each word the log-odds that it differs, the log-chances of kinds, its partners."""

    side: Side
    log_odds: Floats
    kinds: Floats
    aligned: Floats

    def words(self, spans: Iterable[Span]) -> list[int]:
        """Return the words of the side that stretches of its telling touch."""
        return [
            at for at, word in enumerate(self.side.words)
            if any(span.start < word.end and word.start < span.end for span in spans)
        ]  # fmt: skip


def seen(pairs: Sequence[Pair], states: States, network: Network) -> list[tuple[Seen, Seen] | None]:
    """Return for each pair both sides as the network sees them; None where a side is empty, or both are too long."""
    texts = [tuple(_sentences(side) for side in (pair.a, pair.b)) for pair in pairs]
    once = sorted({text for both in texts for side in both for _, text in side}, key=lambda text: (len(text), text))
    read = dict(zip(once, states.middle(once), strict=True))

    def of(at: int) -> tuple[Seen, Seen] | None:
        mine, other = texts[at]
        a, b = joined(mine, read), joined(other, read)
        if not len(a.rows) or not len(b.rows) or len(a.rows) + len(b.rows) > PIECES:
            return None
        # Always in one order, so that B against A gives what A against B gives.
        if [text for _, text in mine] > [text for _, text in other]:
            tagged_b, tagged_a = network.of_sides(b, a)
        else:
            tagged_a, tagged_b = network.of_sides(a, b)
        pair = pairs[at]
        at_a, at_b = _words(pair.a, a), _words(pair.b, b)
        return (_brought(pair.a, at_a, tagged_a, at_b, len(pair.b.words)),
                _brought(pair.b, at_b, tagged_b, at_a, len(pair.a.words)))  # fmt: skip

    return each(of, range(len(pairs)))


def _sentences(side: Side) -> list[tuple[int, str]]:
    """Return the sentences of a side, each with where it begins: each is read alone, as the encoder reads it."""
    telling = side.account.telling
    sentences = [telling.sentences[index] for index in side.sentences]
    return [(each.start, telling.text[each.start : each.end]) for each in sentences]


def _words(side: Side, read: Read) -> NDArray[np.intp]:
    """Return for each piece which word it belongs to; -1 for none."""
    starts = np.array([word.start for word in side.words])
    ends = np.array([word.end for word in side.words])
    found = np.searchsorted(ends, read.spans[:, 0], side="right")
    inside = (found < len(ends)) & (starts[np.minimum(found, len(ends) - 1)] < read.spans[:, 1])
    return np.where(inside, found, -1)


def _brought(side: Side, mine: NDArray[np.intp], tagged: Tagged, other: NDArray[np.intp], others: int) -> Seen:
    """Return what is said of pieces as said of words: the likeliest piece counts, of kinds and partners the mean."""
    count = len(side.words)
    log_odds = np.full(count, _NONE)
    np.maximum.at(log_odds, mine[mine >= 0], tagged.log_odds[mine >= 0])
    pieces = np.bincount(mine[mine >= 0], minlength=count).astype(np.float32)[:, None]
    to_words = np.zeros((len(other), others), dtype=np.float32)
    to_words[np.flatnonzero(other >= 0), other[other >= 0]] = 1
    kinds = np.zeros((count, tagged.kinds.shape[1]), dtype=np.float32)
    aligned = np.zeros((count, others), dtype=np.float32)
    np.add.at(kinds, mine[mine >= 0], tagged.kinds[mine >= 0])
    np.add.at(aligned, mine[mine >= 0], (tagged.aligned @ to_words)[mine >= 0])
    kinds /= np.maximum(1, pieces)
    aligned /= np.maximum(1, pieces)
    return Seen(side, log_odds, kinds, aligned)
