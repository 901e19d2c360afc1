"""Lines to one line, the words that were broken at their ends whole again.

A hyphen at the end of a line may only break its word ("govern-ment") or be part of it ("cross-border"). The document
tells them apart: a word stands elsewhere whole, or with its hyphen, or its halves are words themselves. Where nothing
is known, the hyphen is part of the word if the document hardly ever breaks one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HYPHEN = "\ufffe"  # PDFium's mark of one at the end of a line
#: A document whose lines are fewer of them broken breaks no words: browsers and most writers do not.
BREAKS = 1 / 40
WHOLE = re.compile(r"[\w'’-]+(?![\w\ufffe'’-])")
LAST, FIRST = re.compile(r"[\w'’-]*$"), re.compile(r"[\w'’-]*")
CJK = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


class Words:
    """The words of a document that stand whole in its lines, and whether it breaks words at their ends."""

    def __init__(self, lines: Iterable[str]) -> None:
        every = list(lines)
        self.known = {word.casefold() for text in every for word in WHOLE.findall(text)}
        self.breaks = sum(text.endswith(HYPHEN) for text in every) > BREAKS * len(every)

    def joined(self, lines: Sequence[str]) -> str:
        """Return the lines as one."""
        text = lines[0]
        for line in lines[1:]:
            if text.endswith(HYPHEN):
                text = text[:-1] + self._between(text[:-1], line) + line
            elif CJK.match(text[-1]) and CJK.match(line[0]):
                text += line
            else:
                text += f" {line}"
        return text.replace(HYPHEN, "-")

    def _between(self, before: str, after: str) -> str:
        """Return what stands where a word was broken: its hyphen or nothing."""
        one, other = LAST.search(before), FIRST.match(after)
        halves = one[0].casefold() if one else "", other[0].casefold() if other else ""
        if not after[:1].islower() or not halves[0]:
            return "-"  # names and figures: a mere break does not stand before a capital
        if "".join(halves) in self.known:
            return ""
        if "-".join(halves) in self.known or all(half in self.known for half in halves):
            return "-"
        return "" if self.breaks else "-"
