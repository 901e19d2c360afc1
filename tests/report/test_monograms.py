"""The marks of speakers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellings.report.monograms import monograms


def test_a_mark_is_the_initials() -> None:
    """Of the first and the last word; of one word the first two letters; in any script."""
    names = ["Ida Brandt", "Ole van der Lund", "Tovanni", "Иван Петров", "习近平"]
    assert list(monograms(names).values()) == ["IB", "OL", "To", "ИП", "习近"]


def test_the_same_initials_are_told_apart_by_a_number() -> None:
    """In the order in which they speak."""
    assert monograms(["Ida Brandt", "Ines Berg", "Ida Brandt"]) == {"Ida Brandt": "IB", "Ines Berg": "IB2"}


@given(st.lists(st.text(min_size=1, max_size=12), max_size=8))
def test_no_two_are_alike(names: list[str]) -> None:
    """Whatever the names."""
    made = monograms(names)
    assert set(made) == set(names)
    assert len(set(made.values())) == len(made)
    assert all(made.values())
