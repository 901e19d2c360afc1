"""What the judge sees of each word in its sentence: how near its state is to those of the other side.

Beside `features`, which know words alone: "formed" and "established" are near in one sentence and far in another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tellings.encode.states import joined, mean, unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from tellings.differences.judge.features import Seen
    from tellings.differences.judge.parts import Part
    from tellings.encode.states import Read, States

    Floats = NDArray[np.float32]

#: The columns: of the word, of its stretch against the other side's, of both sides as wholes.
NAMES = (
    "near", "near-margin", "near-linked", "near-mutual", "near-back", "gap-near", "gap-near-least", "gap-near-mean",
    "gap-back-least", "gap-back-mean", "near-of-all", "back-of-all", "near-least", "back-least", "near-sides",
)  # fmt: skip
_OF_GAP = 5


def sentences(part: Part) -> list[tuple[int, str]]:
    """Return the sentences of a part, each with where it begins: each is read alone."""
    telling = part.side.account.telling
    whole = (part.first, part.last) == (0, len(part.side.words))
    first, last = (0, len(telling.text)) if whole else (part.words[0].start, part.words[-1].end)
    found = [telling.sentences[index] for index in part.side.sentences]
    places = [(max(first, each.start), min(last, each.end)) for each in found]
    return [(start, telling.text[start:end]) for start, end in places if start < end]


def vectors(part: Part, read: Read) -> Floats:
    """Return the state of each word of a part from its sentences, read."""
    return read.words([(word.start, word.end) for word in part.words])


def matrices(seen: Sequence[Seen], states: States) -> list[Floats]:
    """Return for each side as it is seen against another a row a word, a column for each of `NAMES`."""
    parts = {id(part): part for each in seen for part in (each.linked.a, each.linked.b)}
    texts = {key: sentences(part) for key, part in parts.items()}
    once = sorted({text for each in texts.values() for _, text in each}, key=lambda each: (len(each), each))
    read = dict(zip(once, states.of(once), strict=True))
    rows = {key: vectors(parts[key], joined(each, read)) for key, each in texts.items()}
    return [_matrix(each, rows[id(each.linked.a)], rows[id(each.linked.b)]) for each in seen]


def _matrix(seen: Seen, mine: Floats, other: Floats) -> Floats:
    near = mine @ other.T
    columns = [*_of_words(seen, near), *_of_gaps(seen, near, mine, other), *_of_sides(near, mine, other)]
    # Rounded as the other features are, so that machines agree.
    found: Floats = np.round(np.column_stack(columns), 3).astype(np.float32)
    return found


def _of_words(seen: Seen, near: Floats) -> Iterator[Floats]:
    best, at = seen.linked.best_a, np.arange(len(near))
    ordered = np.sort(near, axis=1)
    nearest = near.argmax(axis=1)
    yield ordered[:, -1]
    yield ordered[:, -1] - (ordered[:, -2] if near.shape[1] > 1 else 0)
    yield near[at, best]
    yield np.asarray(near.argmax(axis=0)[nearest] == at, dtype=np.float32)
    yield near.max(axis=0)[best]


def _of_gaps(seen: Seen, near: Floats, mine: Floats, other: Floats) -> Iterator[Floats]:
    nearest, back = near.max(axis=1), near.max(axis=0)
    known: dict[tuple[int, int, int, int], tuple[float, ...]] = {}
    for place in set(seen.stretches):
        first, last, low, high = place
        if low == high:
            known[place] = (-1.0,) * _OF_GAP
        elif last - first == high - low == 1:
            of_word, of_other = float(nearest[first]), float(back[low])
            known[place] = (float(near[first, low]), of_word, of_word, of_other, of_other)
        else:
            known[place] = (
                float(unit(mean(mine[first:last])) @ unit(mean(other[low:high]))),
                float(nearest[first:last].min()), float(mean(nearest[first:last])),
                float(back[low:high].min()), float(mean(back[low:high])),
            )  # fmt: skip
    yield from np.array([known[place] for place in seen.stretches], dtype=np.float32).reshape(-1, _OF_GAP).T


def _of_sides(near: Floats, mine: Floats, other: Floats) -> Iterator[Floats]:
    nearest, back = near.max(axis=1), near.max(axis=0)
    whole = float(unit(mine.mean(axis=0)) @ unit(other.mean(axis=0)))
    for figure in (nearest.mean(), back.mean(), nearest.min(), back.min(), whole):
        yield np.full(len(near), figure, dtype=np.float32)
