"""Attribution: both sides say that somebody asked, proposed or meant something, but not the same somebody.

Near a word of asking or proposing the actors are gathered: "we", "you", "joint", bodies and names. Where both sides
have actors there and none in common, the difference is who.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.differ import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.differ.account import Draft, Pair, Side
    from tellings.differ.lexicon import Hit
    from tellings.model import Span

RULE = "rule:attribution"
#: Actors stand within so many words of the word of asking.
_REACH = 10
_WEIGHT = 0.6


def find(pair: Pair) -> Iterator[Draft]:
    """Yield a difference where the words of asking correspond and the actors beside them do not."""
    left, right = (side.lexicon.attribution.find(side.words) for side in (pair.a, pair.b))
    ranked = sorted(
        (-pair.nearness(mine.first, other.first), i, j) for i, mine in enumerate(left) for j, other in enumerate(right)
    )
    if not ranked or -ranked[0][0] < pair.near:
        return
    mine, other = left[ranked[0][1]], right[ranked[0][2]]
    ours, theirs = _actors(pair.a, mine), _actors(pair.b, other)
    if pair.a.spoken != pair.b.spoken:  # "we" of a speech is a name in a report of it
        ours, theirs = _named_only(ours), _named_only(theirs)
    if not ours or not theirs or _shared(pair, ours, theirs):
        return
    a, b = _reach(pair.a, mine, ours), _reach(pair.b, other, theirs)
    note = f"Who stands behind it: {pair.a.id} says {pair.a.quote(a)}, {pair.b.id} {pair.b.quote(b)}."
    yield pair.draft("attribution", [a], [b], weight=_WEIGHT, made_by=RULE, note=note)


def _actors(side: Side, hit: Hit) -> dict[str, tuple[int, int]]:
    """Return the actors near a word of asking and the words that name them."""
    low, high = _clause(side, hit)
    found = {
        f"\0{actor.group}": (low + actor.first, low + actor.last)
        for actor in side.lexicon.actors.find(side.words[low:high])
    }
    found.pop("\0they", None)  # whom it stands for is not known here
    for body in side.bodies:
        if low <= body.first < high:
            found["/".join(sorted(body.ids))] = (body.first, body.last)
    for name in side.names:
        if low <= name.first < high and not name.common:
            found[" ".join(side.latins[name.first : name.last])] = (name.first, name.last)
    return found


def _clause(side: Side, hit: Hit) -> tuple[int, int]:
    """Return the words of the sentence that lie within reach of a word of asking."""
    low, high = max(0, hit.first - _REACH), min(len(side.words), hit.last + _REACH)
    ends = sorted({*side.heads, len(side.words)})
    return max(low, max(end for end in ends if end <= hit.first)), min(
        high, min(end for end in ends if end > hit.first)
    )


def _named_only(actors: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    return {actor: place for actor, place in actors.items() if not actor.startswith("\0")}


def _shared(pair: Pair, ours: dict[str, tuple[int, int]], theirs: dict[str, tuple[int, int]]) -> bool:
    return any(
        mine == other or any(names.alike(x, y, strict=pair.one_language) for x in mine.split() for y in other.split())
        for mine in ours
        for other in theirs
    )


def _reach(side: Side, hit: Hit, actors: dict[str, tuple[int, int]]) -> Span:
    places = [(hit.first, hit.last), *actors.values()]
    return side.span(min(first for first, _ in places), max(last for _, last in places))
