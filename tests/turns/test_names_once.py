"""The account as one text, with its names."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from made_turns import telling

from tellings.turns.account import Account
from tellings.turns.names import names
from tellings.turns.paragraphs import paragraphs

PIECES = [
    "President Ada Zell",
    "J. K. Munk",
    "А.П.Лисин",
    "said",
    "the",
    "of",
    "Ostia",
    "J.",
    "Mr",
    "-",
    "’s",
    ".",
    "Zell’s",
]


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=4))
def test_names_of_paragraphs_are_the_names_of_the_account(lines: list[str]) -> None:
    """Names found paragraph by paragraph are those of the account as one text, at the same places."""
    made = telling("\n\n".join(lines))
    account = Account(made.text, paragraphs(made))
    assert list(account.placed()) == list(names(account.text))
    for standing in account.names:
        assert all(
            sorted(made.text[n.start : n.end].replace(" ", "")) == sorted(n.text.replace(" ", "")) for n in standing
        )
