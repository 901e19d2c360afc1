"""Names as they stand in running text."""

from __future__ import annotations

import pytest

from tellings.turns.names import names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Орлин Иван Петрович", "Иван Петрович Орлин"),
        ("Орлин И.П.", "И.П.Орлин"),
        ("Орлин И. П.", "И.П.Орлин"),
        ("Республики Верхосия И.П.Орлин", "И.П.Орлин"),
    ],
)
def test_a_surname_before_the_other_names(text: str, name: str) -> None:
    """A Russian list begins with the surname: the name is called as it is spoken."""
    assert [found.text for found in names(text)][-1] == name
