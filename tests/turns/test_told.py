"""Of whom a narration spoke last."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from made_turns import telling

from tellings.turns import find, sayers, told
from tellings.turns.people import People

SENTENCES = [
    "President Ada Zell met Mr Ivo Munk.",
    "Ada Zell told Ivo Munk about the harbour.",
    "The rain went on.",
    "Ivo Munk left!",
    "12.",
    "“The bridge is safe,” she said.",
    "“We wait for the boats,” Mr Ivo Munk said.",
]


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(SENTENCES), st.none()), max_size=12))
def test_asked_often_or_once_the_same_is_meant(steps: list[str | None]) -> None:
    """Whom a pronoun means does not hang on whether one was asked for before."""
    text = " ".join(step or "" for step in steps)
    people = People(text)
    once, often = told.Told(text, people), told.Told(text, people)
    at = 0
    for step in steps:
        if step is None:
            often.meant()
        else:
            once.narrated(at, at + len(step))
            often.narrated(at, at + len(step))
        at += len(step or "") + 1
    assert once.meant() == often.meant()


def test_no_sentence_is_read_for_persons_where_no_pronoun_asks() -> None:
    """Narration without a pronoun beside a quotation is not searched for whom it spoke of, however long."""
    made = telling(
        "\n\n".join(["President Ada Zell met Ivo Munk. The rain went on. “The bridge is safe,” Zell said."] * 50)
    )
    with patch.object(sayers, "persons", wraps=sayers.persons) as read:
        find(made)
    assert read.call_count == 0


def test_a_pronoun_reads_the_last_sentences_only() -> None:
    """However much was told before, a pronoun has three sentences read and no more."""
    made = telling("Ada Zell met nobody. " * 200 + "Ada Zell came in. “The bridge is safe and open now,” she said.")
    with patch.object(sayers, "persons", wraps=sayers.persons) as read:
        found = find(made)
    assert [turn.speaker for turn in found.turns if turn.kind == "quotation"] == ["Ada Zell"]
    assert read.call_count <= 3
