"""Connected components on the engine."""

from __future__ import annotations

import daft
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.gathering.components import components


def found(edges: list[tuple[int, int]]) -> dict[int, int]:
    """Return what the engine finds."""
    table = components(daft.from_pydict({"a": [a for a, _ in edges], "b": [b for _, b in edges]})).to_pydict()
    return dict(zip(table["key"], table["root"], strict=True))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=40))
def test_each_component_has_one_root(edges: list[tuple[int, int]]) -> None:
    """The root is the smallest of all that hang together, as a walk over the edges finds it."""
    roots = {each: each for edge in edges for each in edge}
    for _ in roots:
        for a, b in edges:
            roots[a] = roots[b] = min(roots[a], roots[b])
    assert found(edges) == roots


@pytest.mark.parametrize("length", [1, 300])
def test_a_long_chain_is_walked_in_a_few_rounds(length: int) -> None:
    """A chain of 300 has one root."""
    assert set(found([(i, i + 1) for i in range(length)]).values()) == {0}
