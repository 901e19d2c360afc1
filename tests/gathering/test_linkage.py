"""Pairs to events."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tellings.gathering.linkage import UNSEEN, groups


def whole(pairs: list[tuple[int, int, float]], bar: float) -> set[frozenset[int]]:
    """Return the groups that average linkage makes when every mean is worked out anew at each step."""
    odds = {frozenset(pair[:2]): pair[2] for pair in pairs}
    made = [[each] for each in sorted({each for pair in pairs for each in pair[:2]})]
    while len(made) > 1:
        mean, one, other = max(
            (sum(odds.get(frozenset((x, y)), UNSEEN) for x in a for y in b) / len(a) / len(b), -i, -j)
            for (i, a), (j, b) in combinations(enumerate(made), 2)
        )
        if mean < bar:
            break
        made[-one] += made.pop(-other)
    return {frozenset(group) for group in made}


@given(st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(-8, 8).filter(lambda odds: abs(odds) > 1e-3), min_size=1,
))  # fmt: skip
def test_it_is_average_linkage(found: dict[tuple[int, int], float]) -> None:
    """The quick way joins what the slow way joins, where no two means are the same."""
    pairs = [(a, b, odds + (17 * a + b) * 1e-7) for (a, b), odds in found.items()]
    made: dict[int, set[int]] = {}
    for each, root in groups(pairs, bar=-1.0).items():
        made.setdefault(root, set()).add(each)
    assert {frozenset(group) for group in made.values()} == whole(pairs, -1.0)
    assert groups(pairs[::-1], bar=-1.0) == groups(pairs, bar=-1.0)


def test_a_chain_does_not_tie_its_ends() -> None:
    """Three events each like the next are not one, where the first has nothing of the last."""
    found = groups([(1, 2, 5.0), (2, 3, 4.0), (3, 4, 5.0), (1, 4, -6.0)], bar=-0.5)
    assert found == {1: 1, 2: 1, 3: 3, 4: 3}
