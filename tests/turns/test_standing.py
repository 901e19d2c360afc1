"""Names on lines of their own, set aside as headings by reading or not."""

from __future__ import annotations

import pytest
from made_turns import telling

from tellings import turns
from tellings.model import Aside

LINES = (
    "PRIME MINISTER LUND",
    "Thank you all for coming. We signed three agreements.",
    "PRESIDENT ORTEGA",
    "Thank you, Prime Minister. We waited long.",
    "JOURNALIST",
    "When will the first ship sail?",
    "PRIME MINISTER LUND",
    "In June. I shall be there.",
)
TEXT = "\n\n".join(LINES)
TITLE = "Prime Minister Ada Lund and President Rui Ortega meet the press"


def asides(*which: int, reason: str = "heading") -> tuple[Aside, ...]:
    """Return lines of the text as asides."""
    starts = [sum(len(line) + 2 for line in LINES[:at]) for at in which]
    return tuple(Aside(start, start + len(LINES[at]), reason) for at, start in zip(which, starts, strict=True))


@pytest.mark.parametrize("which", [(), (0, 6), (0, 2, 4, 6)])
def test_name_lines_that_were_set_aside(which: tuple[int, ...]) -> None:
    """A line that names who speaks opens a turn, whatever reading took it for, and is no aside then."""
    told = turns.find(telling(TEXT, TITLE, aside=asides(*which)))
    assert [(turn.kind, turn.speaker) for turn in told.turns] == [
        ("speech", "Ada Lund"),
        ("speech", "Rui Ortega"),
        ("question", "Journalist"),
        ("speech", "Ada Lund"),
    ]
    assert told.aside == ()
    assert turns.find(told) == told


def test_other_asides_stay() -> None:
    """A heading among them, and a name that does not come back, are left where they are."""
    other = "\n\n".join(("The harbour", *LINES[:4]))
    aside = (Aside(0, len("The harbour"), "heading"),)
    told = turns.find(telling(other, TITLE, aside=aside))
    assert told.aside == aside
    captions = asides(0, 6, reason="caption")
    assert turns.find(telling(TEXT, TITLE, aside=captions)).aside == captions


def test_members_with_seat_and_party() -> None:
    """The record of a parliament puts seat and party after a name; the party is nobody who speaks."""
    lines = (
        "Ada Lund (Harwich) (Liberal)",
        "When will the pier be mended?",
        "The Minister for Ports (Rui Ortega)",
        "It will be mended in June. I have seen it.",
        "Ada Lund",
        "The minister said so last year.",
        "Nora Quist (Fenby South) (Independent)",
        "And the lifeboat?",
    )
    told = turns.find(telling("\n\n".join(lines), "Oral questions: ports"))
    assert [turn.speaker for turn in told.turns] == ["Ada Lund", "Rui Ortega", "Ada Lund", "Nora Quist"]
