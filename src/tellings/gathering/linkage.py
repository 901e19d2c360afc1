"""Pairs of documents to events: average linkage, so that no chain of likenesses ties what has nothing in common.

A pair that was never compared counts as clearly unlike. The work grows with the pairs, not with their square.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The log-odds of a pair that no stage proposed.
UNSEEN = -6.0


def groups(pairs: Iterable[tuple[int, int, float]], *, bar: float) -> dict[int, int]:
    """Return for each document of `pairs` (one, other, log-odds) the smallest document of its group.

    Two groups are joined, the most alike first, while the mean log-odds over all pairs between them is `bar` or more.
    Ties go to the smaller numbers, so the order of `pairs` changes nothing.
    """
    beside: dict[int, dict[int, tuple[float, int]]] = {}
    for one, other, odds in pairs:
        beside.setdefault(one, {})[other] = (odds, 1)
        beside.setdefault(other, {})[one] = (odds, 1)
    members = {each: [each] for each in beside}
    heap = [(-odds, one, other) for one in beside for other, (odds, _) in beside[one].items() if one < other]
    heapq.heapify(heap)
    while heap:
        minus, one, other = heapq.heappop(heap)
        if -minus < bar:
            break
        if one not in members or other not in members or _mean(one, other, beside, members) != -minus:
            continue  # a mean that a later join has changed stands in the heap anew
        _join(one, other, beside, members)
        for third in beside[one]:
            low, high = min(one, third), max(one, third)
            heapq.heappush(heap, (-_mean(low, high, beside, members), low, high))
    return {each: min(group) for group in members.values() for each in group}


def _mean(
    one: int, other: int, beside: dict[int, dict[int, tuple[float, int]]], members: dict[int, list[int]]
) -> float:
    total, seen = beside[one].get(other, (0.0, 0))
    pairs = len(members[one]) * len(members[other])
    return (total + UNSEEN * (pairs - seen)) / pairs


def _join(one: int, other: int, beside: dict[int, dict[int, tuple[float, int]]], members: dict[int, list[int]]) -> None:
    """Put the group `other` into the group `one`."""
    members[one] += members.pop(other)
    for third, (odds, seen) in beside.pop(other).items():
        del beside[third][other]
        if third != one:
            total, count = beside[one].get(third, (0.0, 0))
            beside[one][third] = beside[third][one] = (total + odds, count + seen)
