"""Direct quotations in narration, each with who is quoted where a name, or a safe pronoun, stands by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Telling, Turn
    from tellings.turns.paragraphs import Paragraph
    from tellings.turns.people import People


def quotations(telling: Telling, paras: Sequence[Paragraph], within: Turn, people: People) -> list[Turn]:
    """Return the quotations that lie in a stretch of narration, in order."""
    return []
