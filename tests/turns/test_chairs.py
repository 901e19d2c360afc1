"""Whom "The President:" means in a record: who the record says is in the chair."""

from __future__ import annotations

import pytest
from made_turns import who

from tellings.turns.chairs import roster

HEAD = "President: Mr. Dubrin (Moravia)\n\nThe meeting was called to order at 3.05 p.m.\n\n"
SAID = (
    "The President: The Assembly will hear the President of Tavria.\n\n"
    "Mr. Okello (Tavria): We thank the President, Ada Holm of Tavria, for her words.\n\n"
    "The President: The meeting is closed."
)


def test_the_head_of_a_record_names_its_president() -> None:
    """Another president of whom the speakers speak is not meant."""
    assert [name for kind, name in who(HEAD + SAID) if kind == "speech"] == ["Dubrin", "Okello", "Dubrin"]


def test_another_takes_the_chair() -> None:
    """From there on the word means them."""
    later = "\n\nMs. Alm (Nordland), Vice-President, took the Chair.\n\nThe Acting President: I give the floor to Chad."
    names = [name for kind, name in who(HEAD + SAID + later) if kind == "speech"]
    assert names == ["Dubrin", "Okello", "Dubrin", "Alm"]


def test_a_bracket_says_who_is_in_the_chair() -> None:
    """It is said once and holds for later labels."""
    text = (
        "The President (Mr. Dubrin): We begin.\n\nMs. Tavo (Samara): We are glad to speak.\n\nThe President: We go on."
    )
    assert [name for _, name in who(text)] == ["Dubrin", "Tavo", "Dubrin"]


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ("Présidence de Mme Odile Garnier", "fr"),
        ("PRESIDENZA DELLA VICEPRESIDENTE ODILE GARNIER", "it"),
        ("Presidencia de la Sra. Odile Garnier", "es"),
    ],
)
def test_in_other_languages(head: str, language: str) -> None:
    """A record's first lines name its chair."""
    label = {"fr": "Mme la présidente", "it": "PRESIDENTE", "es": "La señora PRESIDENTA"}[language]
    text = f"{head}\n\n{label}: Merci.\n\nM. Luc Berthier: Nous y sommes.\n\n{label}: Bien."
    assert [name for kind, name in who(text, language=language) if kind == "speech"][::2] == ["Odile Garnier"] * 2


def test_a_host_named_above() -> None:
    """So it is with any word for somebody."""
    text = "Host: Anna Lindell\n\nHost: Welcome.\n\nJon Brandt: I am glad.\n\nHost: We begin.\n\nJon Brandt: Yes."
    assert [name for kind, name in who(text) if kind == "speech"] == ["Anna Lindell", "Jon Brandt"] * 2


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("President:     Mr. Dubrin     (Moravia)", True),
        ("The President: Mr. Robles.", False),
        ("Moderator: Thank you", False),
        ("Chair: We go on", False),
        ("Place: New York", False),
    ],
)
def test_what_is_a_roster(line: str, is_one: bool) -> None:
    """A word for somebody and a name alone, without a full stop."""
    assert roster(line) is is_one
