"""Who did it to whom: the same words in changed places are a difference, a passive is none."""

from __future__ import annotations

import pytest
from made_sides import substantive


@pytest.mark.parametrize(
    ("a", "b", "language"),
    [
        ("The council thanked the guild for its help.", "The guild thanked the council for its help.", "en"),
        ("The council thanked the guild warmly.", "The council was thanked by the guild.", "en"),
        ("Le conseil a remercié la guilde.", "La guilde a remercié le conseil.", "fr"),
    ],
)
def test_who_to_whom(a: str, b: str, language: str) -> None:
    """One finding of attribution; either way round."""
    for first, second in ((a, b), (b, a)):
        assert [finding.kind for finding in substantive(first, second, languages=[language] * 2)] == ["attribution"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The council thanked the guild for its help.", "The guild was thanked by the council for its help."),
        ("The council met the guild in the hall.", "The guild met the council in the hall."),
        ("The council thanked the guild for its help.", "For its help the guild has the thanks of the council."),
    ],
)
def test_the_same_deed(a: str, b: str) -> None:
    """In the passive the words change places and nothing else does; what two do together has no doer."""
    assert substantive(a, b) == []
