"""A number that is rounded, and said to be, is the true one that lies on that side of it."""

from __future__ import annotations

import pytest
from made_sides import substantive


def _numbers(a: str, b: str, languages: str) -> list[str]:
    found = substantive(a, b, languages=languages.split())
    return [finding.note for finding in found if finding.kind == "number"]


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("The strike went on for 19 weeks.", "The strike went on for more than four months.", "en en"),
        ("Catches fell by 32 per cent.", "Catches fell by nearly a third.", "en en"),
        ("The rescue took 70 minutes.", "The rescue took a little more than an hour.", "en en"),
        ("The ship struck at 04:20.", "The ship struck shortly before half past four.", "en en"),
        ("The bridge cost 1,940 crowns.", "Die Brücke kostete knapp 2000 Kronen.", "en de"),
        ("В порту было 412 лодок.", "There were over 400 boats in the port.", "ru en"),
        ("La grève a duré 55 minutes.", "The strike went on for almost an hour.", "fr en"),
    ],
)
def test_rounded(a: str, b: str, languages: str) -> None:
    """More than, nearly and shortly before stand for what is a little more, less, or earlier."""
    assert _numbers(a, b, languages) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The bridge cost 1,940 crowns.", "The bridge cost over 2,000 crowns."),
        ("There were 580 boats in the port.", "There were over 400 boats in the port."),
        ("There were 380 boats in the port.", "There were over 400 boats in the port."),
        ("The ship struck at 04:50.", "The ship struck shortly before half past four."),
    ],
)
def test_on_the_other_side_or_far_off(a: str, b: str) -> None:
    """What lies on the other side, or half as far again, is another number."""
    assert len(_numbers(a, b, "en en")) == 1
    assert len(_numbers(b, a, "en en")) == 1
