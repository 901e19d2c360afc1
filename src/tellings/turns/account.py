"""The account of a telling as one text, with the names in it: found once, for all who ask for them.

Who is who is asked of the account as a whole, who stands where of its paragraphs; no name runs from one into the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.turns.names import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.turns.names import Name
    from tellings.turns.paragraphs import Paragraph

_BETWEEN = " \n\n"


class Account:
    """The paragraphs of a text; `names` holds for each the names in it, by their places in the text."""

    def __init__(self, text: str, paras: Sequence[Paragraph]) -> None:
        self.paras = paras
        self.text = _BETWEEN.join(text[para.start : para.end] for para in paras)
        self.names: list[list[Name]] = [list(names(text, para.start, para.end)) for para in paras]

    def placed(self) -> Iterator[Name]:
        """Yield the names by their places in the account."""
        at = 0
        for para, standing in zip(self.paras, self.names, strict=True):
            shift = at - para.start
            yield from (name.moved(shift) for name in standing)
            at += para.end - para.start + len(_BETWEEN)
