"""Two tellings or more, passage by passage: links of every pair joined into passages that hold together.

Joining follows the strongest links first; a link that would glue unrelated sentences, or two stretches that lie
apart in one telling, is dropped. `order` then puts the passages into reading order.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

from tellings.alignment import order, pair, quoted, refuse, voices
from tellings.model import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.alignment.quoted import Quoted
    from tellings.alignment.side import Side
    from tellings.encode import Encoder
    from tellings.model import Link, State, Telling

    Told = dict[int, tuple[int, ...]]

#: Sentences of one telling in one passage that links of several pairs may build up.
_LONGEST = 6


def tellings(tellings: Sequence[Telling], *, encoder: Encoder) -> tuple[Passage, ...]:
    """Return the passages of two or more tellings: each sentence of each stands in exactly one.

    They are in reading order, that of the first telling with the others' own passages merged where they stand, with
    ids p1, p2 …. `score` is the mean score of the links that made the passage. `state` is "only", "same" (equal but
    for white space) or "reworded"; what differs in substance is not decided here. Which sentences make a passage does
    not depend on the order in which the tellings are given.
    """
    texts = [[telling.sentence(k) for k in range(len(telling.sentences))] for telling in tellings]
    with threadpool_limits(**pair.ONE_THREAD):
        sides = pair.sides(texts, encoder, voices.voices(tellings))
        return _passages(tellings, texts, _joined(sides, _links(sides, quoted.quoted(tellings), encoder)))


@dataclass(frozen=True)
class _Joint:
    """A link between tellings x and y, by number."""

    x: int
    y: int
    link: Link

    @property
    def members(self) -> list[tuple[int, int]]:
        return [*((self.x, i) for i in self.link.a), *((self.y, j) for j in self.link.b)]


@dataclass(frozen=True)
class _Row:
    """A passage while it grows: its sentences by telling, and the links that hold it together."""

    told: Told
    joints: tuple[_Joint, ...] = ()


def _links(sides: Sequence[Side], said: Sequence[Quoted], encoder: Encoder) -> list[_Joint]:
    """Return the links of all pairs, summaries last, else the strongest first, ties broken by the texts alone."""
    rank = {t: place for place, t in enumerate(sorted(range(len(sides)), key=lambda t: sides[t].texts))}
    joints = [
        _Joint(x, y, link)
        for x, y in combinations(range(len(sides)), 2)
        for whole in pair.aligned(sides[x], sides[y], encoder, learnt="documents")
        if (link := quoted.parted(whole, (sides[x], sides[y]), (said[x], said[y]))) and link.a and link.b
    ]
    return sorted(
        joints,
        key=lambda j: (j.link.summary, -j.link.score, sorted([(rank[j.x], j.link.a), (rank[j.y], j.link.b)])),
    )


def _joined(sides: Sequence[Side], joints: Sequence[_Joint]) -> list[_Row]:
    """Return the rows that the joints make, each followed unless the row would no longer hold together."""
    home = {(t, i): _Row({t: (i,)}) for t, side in enumerate(sides) for i in range(len(side))}
    for joint in joints:
        parts = list({id(home[member]): home[member] for member in joint.members}.values())
        told: Told = {}
        for t, sentences in (entry for part in parts for entry in part.told.items()):
            told[t] = tuple(sorted({*told.get(t, ()), *sentences}))
        if len(sides) > 2 and not _holds(told, joint, sides):
            continue
        row = _Row(told, (*(known for part in parts for known in part.joints), joint))
        home |= {(t, i): row for t, sentences in told.items() for i in sentences}
    return list({id(row): row for row in home.values()}.values())


def _holds(told: Told, joint: _Joint, sides: Sequence[Side]) -> bool:
    """Return whether each telling's sentences stand together, and all of them tell something alike.

    What two tellings tell at length, each sentence beside its partner, no summary of a third one draws together.
    """
    if joint.link.summary:
        return len(told) == 2
    one_link = {joint.x: joint.link.a, joint.y: joint.link.b}
    for t, sentences in told.items():
        apart = sentences[-1] - sentences[0] - len(sentences) + 1
        if sentences != one_link.get(t) and (apart > 0 or len(sentences) > _LONGEST):
            return False
    return all(refuse.related(sides[x], sides[y], (told[x], told[y])) for x, y in combinations(sorted(told), 2))


def _passages(tellings: Sequence[Telling], texts: Sequence[Sequence[str]], found: list[_Row]) -> tuple[Passage, ...]:
    rows = [tuple(row.told.get(t, ()) for t in range(len(texts))) for row in found]
    moved = [any(joint.link.moved for joint in row.joints) for row in found]
    brief = [any(joint.link.summary for joint in row.joints) for row in found]
    made = []
    for place, k in enumerate(order.reading(rows, [any(each) for each in zip(moved, brief, strict=True)]), 1):
        scores = sorted(joint.link.score for joint in found[k].joints)
        made.append(
            Passage(
                id=f"p{place}",
                sentences={telling.id: rows[k][t] for t, telling in enumerate(tellings) if rows[k][t]},
                state=_state([[texts[t][i] for i in row] for t, row in enumerate(rows[k]) if row]),
                score=sum(scores) / len(scores) if scores else 0.0,
                moved=moved[k],
                summary=brief[k],
            )
        )
    return tuple(made)


def _state(told: Sequence[Sequence[str]]) -> State:
    if len(told) == 1:
        return "only"
    return "same" if len({" ".join(" ".join(sentences).split()) for sentences in told}) == 1 else "reworded"
