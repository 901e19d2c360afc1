"""Attribution: both sides say that somebody asked, proposed or meant something, but not the same somebody.

Near a word of asking or proposing the actors are gathered: "we", "you", "joint", bodies and names. Where both sides
have actors there and none in common, the difference is who.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.differences.values import names
from tellings.differences.values.offices import ANY, agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.differences.account import Side
    from tellings.differences.pair import Draft, Pair
    from tellings.differences.values.lexicon import Hit
    from tellings.model import Span

RULE = "rule:attribution"
#: Actors stand within so many words of the word of asking.
_REACH = 10
_WEIGHT = 0.6
#: Where both sides know both actors, who did it is only said by who stands this near.
_CLOSE = 3
_WE, _SELF = "\0we", "\0self"


def find(pair: Pair) -> Iterator[Draft]:
    """Yield a difference where the words of asking correspond and the actors beside them do not."""
    left, right = (side.lexicon.attribution.find(side.words) for side in (pair.a, pair.b))
    matched = pair.opposite(left, right, pair.near_by)
    if not matched or pair.near_by(*matched[0]) < pair.near:
        return
    mine, other = matched[0]
    ours, theirs = _actors(pair.a, mine), _actors(pair.b, other)
    if pair.a.spoken != pair.b.spoken:  # "we" of a speech is a name in a report of it
        ours, theirs = _named_only(ours), _named_only(theirs)
    if not ours or not theirs:
        return
    if (_SELF in ours) != (_SELF in theirs):  # "on her own initiative": hers, and nobody's else
        ours, theirs = ({_SELF: row[_SELF]} if _SELF in row else _without_holder(row) for row in (ours, theirs))
        if not ours or not theirs:
            return
    actor, rival = _nearest(mine, ours), _nearest(other, theirs)
    if _same(pair, actor, rival) or _open(actor, rival):
        return
    known = any(_same(pair, actor, one) for one in theirs) or any(_same(pair, one, rival) for one in ours)
    if known and max(_distance(mine, ours[actor]), _distance(other, theirs[rival])) > _CLOSE:
        return
    a, b = _reach(pair.a, mine, ours[actor]), _reach(pair.b, other, theirs[rival])
    note = f"Who stands behind it: {pair.a.id} says {pair.a.quote(a)}, {pair.b.id} {pair.b.quote(b)}."
    yield pair.draft("attribution", [a], [b], weight=_WEIGHT, made_by=RULE, note=note)


def _actors(side: Side, hit: Hit) -> dict[str, tuple[int, int]]:
    """Return the actors near a word of asking, each with the words that name it nearest to that word."""
    low, high = _clause(side, hit)
    row = side.words[low:high]
    places = [(f"\0{actor.group}", low + actor.first, low + actor.last) for actor in side.lexicon.actors.find(row)]
    places = [place for place in places if place[0] != "\0they"]  # whom it stands for is not known here
    places += [("/".join(sorted(body.ids)), body.first, body.last) for body in side.bodies if low <= body.first < high]
    offices = [(o.group, o.first, o.last) for o in side.offices if low <= o.first < high and o.group != ANY]
    for name in side.names:
        if low <= name.first < high and not name.common:
            own = [office for office in offices if office[2] == name.first]
            offices = [office for office in offices if office not in own]
            sort = f"person:{own[0][0] if own else ''} " if name.sort == "person" else ""
            places.append((sort + " ".join(side.latins[name.first : name.last]), name.first, name.last))
    places += [(f"role:{office}", first, last) for office, first, last in offices]
    places.sort(key=lambda place: -_distance(hit, place[1:]))
    return {actor: (first, last) for actor, first, last in places}


def _clause(side: Side, hit: Hit) -> tuple[int, int]:
    """Return the words of the sentence that lie within reach of a word of asking."""
    low, high = max(0, hit.first - _REACH), min(len(side.words), hit.last + _REACH)
    ends = sorted({*side.heads, len(side.words)})
    begins, stops = (end for end in reversed(ends) if end <= hit.first), (end for end in ends if end > hit.first)
    return max(low, next(begins, 0)), min(high, next(stops, high))


def _named_only(actors: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    return {actor: place for actor, place in actors.items() if not actor.startswith("\0") or actor == _SELF}


def _without_holder(actors: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Return the actors who are another than whoever acts: bodies and names that are no person's."""
    return {actor: place for actor, place in actors.items() if not actor.startswith(("\0", "person:", "role:"))}


def _nearest(hit: Hit, actors: dict[str, tuple[int, int]]) -> str:
    """Return the actor nearest to a word of asking; who asks with a pronoun stands before it ("I would ask you")."""
    speaks = actors.get(_WE)
    if speaks and 0 <= hit.first - speaks[1] < _CLOSE:
        return _WE
    return min(actors, key=lambda actor: (_distance(hit, actors[actor]), actor))


def _distance(hit: Hit, place: tuple[int, int]) -> int:
    return max(place[0] - hit.last + 1, hit.first - place[1] + 1, 0)


def _same(pair: Pair, mine: str, other: str) -> bool:
    if mine == other:
        return True
    return any(
        names.alike(x, y, strict=pair.one_language) for x in mine.split() for y in other.split() if ":" not in x + y
    )


def _open(mine: str, other: str) -> bool:
    """Whether the two may well be one: an office and the person who holds it, or whose office is not said."""
    (sort, office), (other_sort, other_office) = (_office(actor) for actor in (mine, other))
    return "role" in (sort, other_sort) and (not office or not other_office or agree(office, other_office))


def _office(actor: str) -> tuple[str, str]:
    sort, mark, rest = actor.partition(":")
    return (sort, rest.partition(" ")[0]) if mark else ("", "")


def _reach(side: Side, hit: Hit, actor: tuple[int, int]) -> Span:
    return side.phrase(min(hit.first, actor[0]), max(hit.last, actor[1]), before=2, after=2)
