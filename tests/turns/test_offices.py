"""The offices that a text names, and where."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.turns import offices as table
from tellings.turns.holders import Holders
from tellings.turns.offices import first_office, last_office, offices, spans

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


@given(st.lists(st.sampled_from(["deputy", "former", "President", "Prime Minister", "Mayor", "of Ostia", "came."])))
def test_the_first_and_the_last_office_are_those_of_all(pieces: list[str]) -> None:
    """Asked for one office only, a stretch gives the one that stands first or last among all of them."""
    text = " ".join(pieces)
    found = offices(text)
    assert first_office(text) == (found[0] if found else None)
    assert last_office(text) == (found[-1] if found else None)


def test_nobody_asks_whose_an_office_is_that_stands_before_others() -> None:
    """Of many offices in a stretch only the last is asked whose it is, where holders are looked up."""
    holders = Holders("President Ada Zell spoke.")
    with patch.object(table, "_whose", wraps=table._whose) as asked:
        assert holders.of("the mayor, the ambassador, the governor and the President") == ("Ada Zell",)
    assert asked.call_count == 1
