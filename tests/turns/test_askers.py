"""A house that asks on its own page, and the one who held the interview for it."""

from __future__ import annotations

import pytest
from made_turns import telling
from msgspec.structs import replace

from tellings import turns

BYLINE = "4 May · {} · Photos: Tom Reed"
TALK = (
    "Windmill: Mrs Arden, are your sails turning?\n\nArden: They are, and we are glad of it.\n\n"
    "Windmill: The wind fell in spring.\n\nArden: It did. We waited.\n\nWindmill: Will you build more?\n\n"
    "Arden: I hope so."
)


def _who(text: str, publisher: str | None) -> list[tuple[str, str | None]]:
    found = turns.find(replace(telling(text, "“We waited”: Nora Arden, miller"), publisher=publisher))
    return [(turn.kind, turn.speaker) for turn in found.turns if turn.kind != "narration"]


@pytest.mark.parametrize(
    ("line", "asker"),
    [
        ("Interview: Carla Munt", "Carla Munt"),
        ("Interviewed by Carla Munt", "Carla Munt"),
        ("Das Gespräch führte Carla Munt", "Carla Munt"),
        ("Propos recueillis par Carla Munt", "Carla Munt"),
        ("Interview: Carla Munt and Jon Brill", "Windmill"),
        ("Interview: Nora Arden", "Windmill"),
        ("An interview", "Windmill"),
    ],
)
def test_who_held_the_interview(line: str, asker: str) -> None:
    """The publisher's name as a label is a question of whom a line names, if it names one who doesn't answer."""
    text = f"{BYLINE.format(line)}\n\n{TALK}"
    assert _who(text, "Windmill Monthly") == [("question", asker), ("speech", "Nora Arden")] * 3


def test_another_publisher_s_label_is_a_speaker() -> None:
    """A label that isn't the publisher's name keeps its own."""
    text = f"{BYLINE.format('Interview: Carla Munt')}\n\n{TALK}"
    assert _who(text, "Gazette")[0] == ("speech", "Windmill")
    assert _who(text, None)[0] == ("speech", "Windmill")


def test_a_house_that_answers() -> None:
    """Where the publisher's turns ask nothing it is the one who answers."""
    text = "Arden: Why is it shut?\n\nWindmill: We are mending it.\n\nArden: Until when?\n\nWindmill: Until May."
    assert ("speech", "Windmill") in _who(text, "Windmill Monthly")
