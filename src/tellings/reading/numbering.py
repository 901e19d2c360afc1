"""Paragraph numbers of summary records, minutes and resolutions ("14. The representative of X said …").

They belong to no sentence. A number is a paragraph's where the next such number follows in a later paragraph: that
tells "14. Ms. Zell said" from a sentence that begins with a day ("14. November war ein Samstag").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Span

NUMBER = re.compile(r"[(\[]?(\d{1,3})[.)\]]{1,2}(?:\s+|$)")


def numbers(text: str, stretches: Sequence[Span]) -> dict[int, int]:
    """Return for each stretch that begins with its number, by its start, where its words begin."""
    found = [(int(match[1]), match) for s in stretches if (match := NUMBER.match(text, s.start, s.end))]
    said = {number for number, _ in found}
    rising = len(found) > 1 and [number for number, _ in found] == sorted(number for number, _ in found)
    if not rising:
        return {}
    return {match.start(): match.end() for number, match in found if {number - 1, number + 1} & said}
