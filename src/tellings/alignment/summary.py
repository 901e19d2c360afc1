"""Sentences that tell in brief what the other text tells at length: a wire story's one line for a whole answer.

A pass of its own after the ordered and the moved one, over what they left alone or linked with a part only. A sentence
is cut into pieces of a few words, and these are encoded. Where they find their like in several sentences of one
stretch that nobody else tells, and hardly anywhere else, the sentence sums that stretch up; where each finds one
sentence, and these stand apart, it gathers what is scattered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.nearest import most
from tellings.alignment.parts import pieces, places
from tellings.alignment.refuse import cosine
from tellings.alignment.side import NOTHING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tellings.alignment.path import Bead
    from tellings.alignment.side import Floats, Side
    from tellings.encode import Encoder

    Run = tuple[int, ...]

#: Letters of a piece, about: what one statement takes. A sentence is cut in both ways, since a cut may fall amiss.
_PIECES = (35, 60)
#: Sentences that a stretch has at least, and the most that its sum may be long, as a part of it.
_FEWEST, _SHORTER = 3, 0.5
#: Sentences of the longest stretch that is taken whole.
_LONGEST = 20
#: The cosine from which on a piece has found a sentence, and how many sentences are found so.
_FOUND, _SEVERAL = 0.33, 2
#: How much of the sentence the stretch tells, with the question before it; and how much of that at least is told by
#: sentences that it is not linked with already.
_TOLD, _NEW = 0.5, 0.2
#: How much like the sentence one of a stretch must be for the stretch to be looked at.
_LIKE = 0.2
#: A sentence that is so much like what it is linked with has told that, and no more.
_WHOLE = 0.7
#: A scattered statement is found from this cosine on, and is like no other sentence by this much.
_SAID, _CLEAR = 0.45, 0.15
#: Sentences whose pieces are encoded: the most alike, one in so many of both texts, and so many in any case.
_ONE_IN, _ANYWAY = 8, 32
#: Rows compared at once, and sentences whose pieces are: tables of 30,000 columns stay small enough for the cache.
_BLOCK, _TOGETHER = 64, 16
_QUESTIONS = ("?", "？", "؟", "՞")


@dataclass(frozen=True)
class _Brief:
    """A sentence that may tell in brief what others tell, and where that may stand in the other text."""

    at: int
    own: Run  # what it is linked with
    alike: float
    stretches: tuple[Run, ...] = ()  # sentences without partner that follow each other
    scattered: Run = ()  # sentences without partner that are like it and like no other


def beads(a: Side, b: Side, done: Sequence[Bead], encoder: Encoder) -> list[tuple[Bead, float]]:
    """Return beads of one sentence with all that it tells in brief, and how much of the sentence that tells, 0 … 1.

    They take the place of those of `done` that share a sentence with them; no sentence stands in two.
    """
    found: list[tuple[float, Bead]] = [(share, (told, (at,))) for share, told, at in _summed(a, b, done, encoder)]
    flipped = [(right, left) for left, right in done]
    found += [(share, ((at,), told)) for share, told, at in _summed(b, a, flipped, encoder)]
    kept: list[tuple[Bead, float]] = []
    taken: tuple[set[int], set[int]] = set(), set()
    for share, bead in sorted(found, key=lambda each: (-each[0], each[1])):
        if taken[0].isdisjoint(bead[0]) and taken[1].isdisjoint(bead[1]):
            kept.append((bead, min(1.0, share)))
            taken[0].update(bead[0])
            taken[1].update(bead[1])
    return kept


def _summed(long: Side, short: Side, done: Sequence[Bead], encoder: Encoder) -> Iterator[tuple[float, Run, int]]:
    """Yield how much of a sentence of `short` sentences of `long` tell, which they are, and the sentence."""
    asked = _briefs(long, short, done)
    cut = [list(dict.fromkeys(p for size in _PIECES for p in pieces(short.texts[each.at], size))) for each in asked]
    texts = list(dict.fromkeys(piece for some in cut for piece in some))
    if not texts:
        return
    rows = encoder.encode(texts)
    if rows.shape[1] != long.rows.shape[1]:  # the texts are so much the same that no encoder made their vectors
        return
    rows = rows - short.centre
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), NOTHING)
    vectors = dict(zip(texts, rows, strict=True))
    unit = long.rows / long.lengths[:, None]
    for each, alike in zip(asked, _tables(cut, vectors, unit), strict=True):
        share = places(alike).mean(axis=0)
        told = max((_told(each, run, alike, share, long) for run in each.stretches), default=(0.0, ()))
        if not told[1]:
            told = _gathered(each, alike, share)
        if told[1] and short.lengths[each.at] <= _SHORTER * long.lengths[list(told[1])].sum():
            yield *told, each.at


def _tables(cut: Sequence[Sequence[str]], vectors: dict[str, Floats], unit: Floats) -> Iterator[Floats]:
    """Yield for the pieces of each sentence how alike they are to each sentence of the other text."""
    for at in range(0, len(cut), _TOGETHER):
        some = cut[at : at + _TOGETHER]
        table = np.stack([vectors[piece] for each in some for piece in each]) @ unit.T
        yield from np.split(table, np.cumsum([len(each) for each in some])[:-1])


def _told(each: _Brief, run: Run, alike: Floats, share: Floats, long: Side) -> tuple[float, Run]:
    """Return how much of the sentence a stretch tells, and which of its sentences; nothing where that is too little."""
    best = alike.max(axis=0)
    before = min((*each.own, *run)) - 1
    asked = [before] if before >= 0 and asks(long.texts[before]) else [i for i in each.own if asks(long.texts[i])]
    found = [i for i in run if best[i] >= _FOUND]
    if found and (len(run) > _LONGEST or not (asked or long.cast)):  # nothing says where an answer begins and ends
        edges = min((*found, *each.own)), max((*found, *each.own))
        run = tuple(i for i in run if edges[0] <= i <= edges[1])
    told = tuple(sorted({*each.own, *run}))
    if not found or not _FEWEST <= len(told) <= _LONGEST + len(each.own):
        return 0.0, ()
    inside = sorted({*asked, *told})
    part, new = float(share[inside].sum()), float(share[list(run)].sum())
    several = sum(best[i] >= _FOUND for i in inside) >= _SEVERAL
    return (part, told) if several and part >= _TOLD and new >= _NEW else (0.0, ())


def _gathered(each: _Brief, alike: Floats, share: Floats) -> tuple[float, Run]:
    """Return how much of the sentence scattered ones tell, and which, a piece each; nothing if too little."""
    said = {int(row.argmax()) for row in alike if row.max() >= _SAID}
    if each.own and said.isdisjoint(each.own):
        return 0.0, ()
    told = tuple(sorted({*each.own, *said.intersection(each.scattered)}))
    part = float(share[list(told)].sum())
    many = len(told) > len(each.own) and len(told) >= _SEVERAL
    return (part, told) if many and part >= _TOLD else (0.0, ())


def _briefs(long: Side, short: Side, done: Sequence[Bead]) -> list[_Brief]:
    """Return the sentences of `short` that are worth looking at, in order."""
    parts = [bead for bead in done if len(bead[1]) == 1 and cosine(long, short, bead) < _WHOLE]
    own: dict[int, Run] = {right[0]: left for left, right in parts}
    linked = {j for _, right in done for j in right}
    free = [j for j in range(len(short)) if j not in linked]
    runs = list(_free(long, {i for left, _ in done for i in left}))
    lonely = _lonely(long, short, [i for run in runs for i in run])
    alike = _likeness(long, short, [run for run in runs if len(run) >= _FEWEST], free)
    home = {i: run for run in runs for i in run}
    found = []
    for j, left in [*own.items(), *((j, ()) for j in free)]:
        near = alike.get(j, {}) if not left else dict.fromkeys(_beside(long, left, home), 1.0)
        apart = tuple(i for i in lonely.get(j, ()) if not left or min(abs(i - x) for x in left) > 1)
        if near or apart:
            found.append(_Brief(j, left, max(near.values(), default=0.0), tuple(near), apart))
    most = max(_ANYWAY, (len(long) + len(short)) // _ONE_IN)
    return sorted(found, key=lambda each: (-each.alike, each.at))[:most]


def _beside(long: Side, own: Run, home: dict[int, Run]) -> Iterator[Run]:
    """Yield the sentences without partner around linked ones, in the same voice, or those after a question."""
    question = asks(long.texts[own[-1]])
    voices = {int(long.voices[i]) for i in own if not asks(long.texts[i])}
    near = [own[-1] + 1] if question else [own[0] - 1, *range(own[0], own[-1]), own[-1] + 1]
    runs = dict.fromkeys(home[i] for i in near if i in home)
    some = tuple(i for run in runs if question or voices == {int(long.voices[run[0]])} for i in run)
    if some and len(some) + len(own) >= _FEWEST:
        yield some


def _free(side: Side, linked: Collection[int]) -> Iterator[Run]:
    """Yield the sentences without partner that follow each other in one voice; a question stands by itself."""
    run: list[int] = []
    for i, text in enumerate(side.texts):
        alone = i not in linked
        if run and (not alone or asks(text) or asks(side.texts[run[-1]]) or side.voices[i] != side.voices[run[-1]]):
            yield tuple(run)
            run = []
        if alone:
            run.append(i)
    if run:
        yield tuple(run)


def asks(text: str) -> bool:
    """Return whether a sentence is a question, by its mark."""
    return text.rstrip(" \"”»“’')").endswith(_QUESTIONS)


def _likeness(long: Side, short: Side, runs: Sequence[Run], free: Sequence[int]) -> dict[int, dict[Run, float]]:
    """Return for each free sentence of `short` how much like it the one most like it of each stretch is."""
    if not runs or not free:
        return {}
    inside = np.array([i for run in runs for i in run])
    first = np.cumsum([0, *(len(run) for run in runs)])[:-1]
    unit = long.rows[inside] / long.lengths[inside, None]
    found: dict[int, dict[Run, float]] = {}
    for at in range(0, len(free), _BLOCK):
        some = np.array(free[at : at + _BLOCK])
        table = np.maximum.reduceat(short.rows[some] / short.lengths[some, None] @ unit.T, first, axis=1)
        for row, k in np.argwhere(table >= _LIKE).tolist():
            found.setdefault(int(some[row]), {})[runs[k]] = float(table[row, k])
    return found


def _lonely(long: Side, short: Side, free: Sequence[int]) -> dict[int, list[int]]:
    """Return for sentences of `short` the free ones of `long` that are clearly more like it than like any other."""
    found: dict[int, list[int]] = {}
    if len(short) < _SEVERAL or not free:
        return found
    rows = long.rows[list(free)] / long.lengths[list(free), None]
    top, _, best = most(rows, short.rows / short.lengths[:, None])
    for k in np.flatnonzero((top[-1] >= _FOUND) & (top[-1] - top[-_SEVERAL] >= _CLEAR)).tolist():
        found.setdefault(int(best[k]), []).append(free[k])
    return found
