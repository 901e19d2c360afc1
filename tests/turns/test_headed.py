"""Who gives a speech whose title names an office, or nobody."""

from __future__ import annotations

import pytest
from made_turns import who

SPEECH = "Good morning, and thank you for having me.\n\nI came by train. We will open four ports.\n\nI thank you."
TITLE = "Trade Secretary's speech at the Harbour Forum"


@pytest.mark.parametrize(
    ("standfirst", "name"),
    [
        ("Rowena Pike set out the plans for free ports.", "Rowena Pike"),
        ("Rowena Pike, Minister for Trade, at Harbour House", "Rowena Pike"),
        ("Port Elder, 4 March 2036", None),
        ("New Salem saw the first speech of the year.\n\nGiven in New Salem.", None),
        ("The plans for free ports were set out.", None),
    ],
)
def test_the_line_below_the_title(standfirst: str, name: str | None) -> None:
    """It names the speaker where it begins with a person who does something; a place does not count."""
    assert who(f"{TITLE}\n\n{standfirst}\n\n{SPEECH}", TITLE)[-1][1] == name


def test_only_a_speech_is_presented() -> None:
    """On another page in the first person nobody is taken for its speaker."""
    title = "The plans for free ports"
    assert who(f"{title}\n\nRowena Pike set out the plans.\n\n{SPEECH}", title) == [("narration", None)]


def test_a_heading_on_several_lines() -> None:
    """The line "Remarks by", and the name below it."""
    text = f"Remarks by\n\nHelen Marlow\n\nMember\n\nBoard of the Reserve\n\n{SPEECH}"
    assert who(text, "Supervision after the Storm")[-1] == ("speech", "Helen Marlow")
