"""Two tellings or more, passage by passage: links of every pair joined into passages that hold together.

Joining follows the strongest links first; a link that would glue unrelated sentences, or two stretches that lie
apart in one telling, is dropped. `order` then puts the passages into reading order.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tellings.align import order, pair
from tellings.model import Link, Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.encode import Encoder
    from tellings.model import State, Telling

    Members = dict[int, tuple[int, ...]]

#: Sentences of one telling in one passage that links of several pairs may build up.
_LONGEST = 8


def tellings(tellings: Sequence[Telling], *, encoder: Encoder) -> tuple[Passage, ...]:
    """Return the passages of two or more tellings: each sentence of each stands in exactly one.

    They are in reading order, that of the first telling with the others' own passages merged where they stand, with
    ids p1, p2 …. `score` is the mean score of the links that made the passage. `state` is "only", "same" (equal but
    for white space) or "reworded"; what differs in substance is not decided here. Which sentences make a passage does
    not depend on the order in which the tellings are given.
    """
    texts = [[telling.sentence(k) for k in range(len(telling.sentences))] for telling in tellings]
    vectors = pair.vectors([text for sentences in texts for text in sentences], encoder)
    starts = [sum(map(len, texts[:k])) for k in range(len(texts) + 1)]
    rows = [vectors[starts[k] : starts[k + 1]] for k in range(len(texts))]
    links: dict[tuple[int, int], tuple[Link, ...]] = {
        (x, y): tuple(
            link for link in pair.aligned(texts[x], texts[y], rows[x], rows[y], encoder.name) if link.a and link.b
        )
        for x, y in combinations(range(len(texts)), 2)
    }
    return _passages(tellings, texts, _joined(links, texts))


class _Growing:
    """A passage while it grows: its sentences by telling, and the links that hold it together."""

    def __init__(self, members: Members) -> None:
        self.members = members
        self.links: list[tuple[int, int, Link]] = []


def _joined(links: dict[tuple[int, int], tuple[Link, ...]], texts: Sequence[Sequence[str]]) -> list[_Growing]:
    home = {(t, i): _Growing({t: (i,)}) for t, sentences in enumerate(texts) for i in range(len(sentences))}
    every = [(x, y, link) for (x, y), some in links.items() for link in some]

    def strongest(entry: tuple[int, int, Link]) -> tuple[float, list[list[str]]]:
        x, y, link = entry
        words = sorted([[texts[x][i] for i in link.a], [texts[y][j] for j in link.b]])
        return -link.score, words

    for x, y, link in sorted(every, key=strongest):
        parts = list({id(g): g for g in [*(home[x, i] for i in link.a), *(home[y, j] for j in link.b)]}.values())
        whole: Members = {}
        for part in parts:
            for telling, sentences in part.members.items():
                whole[telling] = tuple(sorted({*whole.get(telling, ()), *sentences}))
        if len(links) > 1 and not _holds_together(whole, parts):
            continue
        grown = _Growing(whole)
        grown.links = [entry for part in parts for entry in part.links] + [(x, y, link)]
        home |= {(telling, i): grown for telling, sentences in whole.items() for i in sentences}
    return list({id(g): g for g in home.values()}.values())


def _holds_together(whole: Members, parts: Sequence[_Growing]) -> bool:
    longest = max(max((len(s) for s in part.members.values()), default=0) for part in parts)
    return all(s[-1] - s[0] < _LONGEST + 2 and len(s) <= max(longest, _LONGEST) for s in whole.values())


def _passages(
    tellings: Sequence[Telling], texts: Sequence[Sequence[str]], found: list[_Growing]
) -> tuple[Passage, ...]:
    rows = [tuple(g.members.get(t, ()) for t in range(len(texts))) for g in found]
    moved = [any(link.moved for _, _, link in g.links) for g in found]
    made = []
    for place, k in enumerate(order.reading(rows, moved), 1):
        scores = sorted(link.score for _, _, link in found[k].links)
        made.append(
            Passage(
                id=f"p{place}",
                sentences={telling.id: rows[k][t] for t, telling in enumerate(tellings) if rows[k][t]},
                state=_state([[texts[t][i] for i in row] for t, row in enumerate(rows[k]) if row]),
                score=sum(scores) / len(scores) if scores else 0.0,
                moved=moved[k],
            )
        )
    return tuple(made)


def _state(told: Sequence[Sequence[str]]) -> State:
    if len(told) == 1:
        return "only"
    return "same" if len({" ".join(" ".join(sentences).split()) for sentences in told}) == 1 else "reworded"
