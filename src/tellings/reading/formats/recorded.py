"""`tellings/1` itself: a telling already read, as `tellings read --jsonl` or `compare --format json` wrote it.

Its text, spans, turns and metadata are kept as they are, so a telling can be read once, mended by hand and compared.
Its source stays that of the bytes it was first read from.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from tellings.errors import NoAccount, NotText
from tellings.model import FORMAT, Comparison, Telling

if TYPE_CHECKING:
    from collections.abc import Sequence

NOUNS = (b'"sentences"', b'"source"', b'"text"')
WHOLE = (b'"tellings"', b'"passages"', b'"findings"')
#: How a record begins, however much of it is left.
BEGUN = re.compile(rb'\{\s*"(?:format"\s*:\s*"tellings/|tellings"\s*:|made_by"\s*:|id"\s*:\s*"[^"]*"\s*,\s*"source")')
HINT = "give a line that `tellings read --jsonl` wrote, or the document itself"


def telling(data: bytes, name: str, id: str) -> Telling | None:  # noqa: A002  the noun's own field
    """Return the telling that a record holds, called `id`; None where the bytes are no such record.

    Raises NotText where it is broken, of another version, or holds several tellings, NoAccount where it tells nothing.
    """
    bare = data.strip().removeprefix(b"\xef\xbb\xbf")
    if not bare.startswith(b"{") or not all(noun in bare for noun in NOUNS):
        if BEGUN.match(bare):
            raise _broken(name, ValueError("it is cut off"))
        return None
    held = _comparison(bare, name) if all(noun in bare for noun in WHOLE) else _lines(bare, name)
    if len(held) != 1:
        raise NotText(
            f"{name}: a record of {len(held)} tellings, and one is wanted",
            hint="give the documents themselves, or a file for each with one line of `tellings read --jsonl`",
        )
    found = replace(held[0], id=id)
    _must_hold_together(found, name)
    return found


def _comparison(data: bytes, name: str) -> Sequence[Telling]:
    try:
        return msgspec.json.decode(data, type=Comparison).tellings
    except (msgspec.DecodeError, ValueError, RecursionError) as fault:
        raise _broken(name, fault) from fault


def _lines(data: bytes, name: str) -> Sequence[Telling]:
    try:
        return [msgspec.json.decode(data, type=Telling)]  # also where it was laid out over several lines
    except (msgspec.DecodeError, ValueError, RecursionError) as fault:
        lines = [line for line in data.splitlines() if line.strip()]
        if len(lines) < 2:
            raise _broken(name, fault) from fault
    try:
        return [msgspec.json.decode(line, type=Telling) for line in lines]
    except (msgspec.DecodeError, ValueError, RecursionError) as fault:
        raise _broken(name, fault) from fault


def _must_hold_together(telling: Telling, name: str) -> None:
    """Raise where the parts of a telling mended by hand do not fit each other, as every later step expects."""
    if not telling.sentences:
        raise NoAccount(f"{name}: a telling without sentences", hint=HINT)
    sentences = [(each.start, each.end) for each in telling.sentences]
    asides = [(each.start, each.end) for each in telling.aside]
    _must_follow("sentence", sentences, name)
    _must_follow("aside", asides, name)
    _must_follow("sentence or aside", sorted([*sentences, *asides]), name)
    starts = [(turn.start, -turn.end) for turn in telling.turns]
    if starts != sorted(starts):
        raise _broken(name, ValueError("the turns are not in order"))


def _must_follow(kind: str, stretches: Sequence[tuple[int, int]], name: str) -> None:
    for start, end in stretches:
        if start == end:
            raise _broken(name, ValueError(f"{kind} {start} to {end} is empty"))
    for (_, before), (start, end) in pairwise(stretches):
        if start < before:
            raise _broken(name, ValueError(f"{kind} {start} to {end} begins before the one before it ends"))


def _broken(name: str, fault: Exception) -> NotText:
    return NotText(f"{name}: not a whole {FORMAT} record: {fault}", hint=HINT)
