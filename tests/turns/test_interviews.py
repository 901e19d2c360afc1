"""Interviews whose questions have no label: paragraphs that ask, and one person who answers."""

from __future__ import annotations

import pytest
from made_turns import found, who

TITLE = "Interview with Foreign Minister Ana Kovac"
LEAD = "Foreign Minister Ana Kovac spoke to the Daily Port on Monday."
ASKED = (
    "Minister, will you join the league?",
    "No. We have said so for years, and we will not join.",
    "And the base at Torv?",
    "It stays closed. There are talks, but I know of no date.",
    "We shall see in the autumn.",
    "What do your neighbours say?",
    "They respect us. I spoke to all three of them.",
)


def test_questions_without_a_label() -> None:
    """Each question is a turn, and what follows it is the answer of whom the title names."""
    turns = found("\n\n".join((LEAD, *ASKED)), TITLE)
    assert [(kind, speaker) for kind, speaker, _ in turns] == [
        ("narration", None),
        *[("question", "Question"), ("speech", "Ana Kovac")] * 3,
    ]
    assert turns[4][2].startswith("It stays closed.")


def test_a_page_that_does_not_call_itself_an_interview() -> None:
    """Three questions that speak to somebody are enough."""
    kinds = [kind for kind, _ in who("\n\n".join((LEAD, *ASKED)), "Foreign Minister Ana Kovac on the league")]
    assert kinds.count("question") == 3


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(("Dear friends!", "We have come far.", *ASKED)),
        "\n\n".join(("I was asked three things.", *ASKED)),
        "\n\n".join((LEAD, "Why are we here?", "Because we care for our port.", "We thank you.")),
        "\n\n".join((LEAD, *ASKED, "Who knows?")),
    ],
)
def test_rhetorical_questions(text: str) -> None:
    """A speech that asks, one question alone, or one at the end make no interview."""
    assert "question" not in {kind for kind, _ in who(text, "Foreign Minister Ana Kovac on the league")}
