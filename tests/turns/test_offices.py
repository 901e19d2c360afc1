"""The offices that a text names, and where."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.turns import offices as table
from tellings.turns.offices import offices, spans

KINDS = [kind for kind, _ in table._OFFICES]


def test_offices_lie_at_their_places() -> None:
    """An office's span gives back its words."""
    text = "Prime Minister Lea Munk met the Head of State and Secretary-General Jo Falk."
    assert [text[o.start : o.end] for o in offices(text)] == ["Prime Minister", "Head of State", "Secretary-General"]


@pytest.mark.parametrize("at", range(len(KINDS)), ids=KINDS)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_every_office_is_known_by_its_first_word(at: int, data: st.DataObject) -> None:
    """Whatever a row of the table takes for an office is found where it stands, though few words are asked for one."""
    pattern = re.compile(table._OFFICES[at][1], re.IGNORECASE)
    office = data.draw(st.from_regex(pattern, fullmatch=True))
    text = f"The {office} came."
    plain = re.compile(rf"(?<!\w)(?:{table._ANY.pattern})", re.IGNORECASE)
    assert spans(text) == [match.span() for match in plain.finditer(text)]
