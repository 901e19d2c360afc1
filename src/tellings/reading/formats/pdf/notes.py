"""Notes at the foot of a sheet: what stands lowest, in smaller letters, and begins with a mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import structs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.reading.formats.pdf.pieces import Piece

#: A note is set at least so much smaller than the text.
SMALLER = 0.93
#: What is more of the lines of a sheet is a text in small letters, not notes.
MOST = 0.6
MARK = re.compile(r"\(?(\d{1,3}|[*†‡§]{1,3}|[a-z](?=[).\s]))\)?[.:]?\s*(?=\S)")
#: The mark in the text stands after a word or its full stop. "km2" is no mark: three letters at least.
REFERRED = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[^\W\d_][.,;:!?»”\"')\]])) ?(\d{1,3}|[*†‡])(?=[\s.,;:!?»”\"')\]]|$)")


def apart(pieces: Sequence[Piece], body: float) -> tuple[list[Piece], list[Piece]]:
    """Return the text of a sheet without the marks that refer to its notes, and the lines of its notes."""
    lowest = sorted(pieces, key=lambda piece: piece.bottom)
    small: list[Piece] = []
    for piece in lowest:
        if piece.size > SMALLER * body:
            break
        small.append(piece)
    first = next((at for at in range(len(small) - 1, -1, -1) if MARK.match(small[at].text)), None)
    if first is None or first + 1 > MOST * len(pieces):
        return list(pieces), []
    under = {id(piece) for piece in small[: first + 1]}
    below = [piece for piece in pieces if id(piece) in under]
    marks = {found[1] for piece in below if (found := MARK.match(piece.text))}
    return [_without(piece, marks) for piece in pieces if id(piece) not in under], below


def begins(text: str) -> bool:
    """Return whether a line begins a note."""
    return bool(MARK.match(text))


def _without(piece: Piece, marks: set[str]) -> Piece:
    text = REFERRED.sub(lambda found: "" if found[1] in marks else found[0], piece.text)
    return piece if text == piece.text else structs.replace(piece, text=text)
