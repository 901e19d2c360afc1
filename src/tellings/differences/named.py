"""Names that differ: another person, organisation or place, or one that the other telling never names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tellings.differences.pair import WITHOUT
from tellings.differences.values import names
from tellings.differences.values.lexicon import plain_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tellings.differences.account import Side
    from tellings.differences.pair import Draft, Pair
    from tellings.differences.values.names import Name
    from tellings.differences.values.places import Place
    from tellings.model import FindingKind

BODIES, NAMES = "rule:bodies", "rule:names"
#: Two known bodies where each side names one that the other does not.
_OTHER_BODY = 0.9
#: A known body that the other telling names nowhere.
_BODY_ALONE = 0.55
#: Two names in one passage, each nowhere in the other telling.
_OTHER_NAME = 0.8
#: Two names of which one does stand elsewhere in the other telling: a wrong link or a wrong name.
_OTHER_PLACE = 0.65
#: Bodies that are named in passing and as parts of other names.
_COMMON = frozenset({"un"})
#: A name that stands nowhere in the other telling.
_NAME_ALONE = 0.45


def find(pair: Pair) -> Iterator[Draft]:
    """Yield a difference for each body and name that stands against another, or that only one telling has."""
    yield from _bodies(pair)
    yield from _names(pair)


def _bodies(pair: Pair) -> Iterator[Draft]:
    left = [body for body in pair.a.bodies if not any(body.ids & other.ids for other in pair.b.bodies)]
    right = [body for body in pair.b.bodies if not any(body.ids & other.ids for other in pair.a.bodies)]
    for mine, other in pair.opposite(left, right, pair.near_by):
        a, b = pair.a.span(mine.first, mine.last), pair.b.span(other.first, other.last)
        left.remove(mine)
        right.remove(other)
        note = f"{pair.a.id} names {pair.a.quote(a)}, {pair.b.id} {pair.b.quote(b)}."
        yield pair.draft("organisation", [a], [b], weight=_OTHER_BODY, made_by=BODIES, note=note)
    for seen, alone in ((pair, left), (pair.flipped, right)):
        for body in alone:
            if body.described or body.ids & (seen.b.account.bodies | _COMMON):
                continue
            span = seen.a.phrase(body.first, body.last, before=4, after=2)
            note = f"{seen.a.id} names {seen.a.quote(span)}; this is not in {WITHOUT}."
            yield seen.draft("organisation", [span], [], weight=_BODY_ALONE, made_by=BODIES, note=note)


def _names(pair: Pair) -> Iterator[Draft]:
    left, right = _strangers(pair.a, pair.b), _strangers(pair.b, pair.a)
    for mine, other in pair.opposite(left, right, partial(_kinship, pair)):
        left.remove(mine)
        right.remove(other)
        a, b = (
            side.phrase(name.first, name.last, before=2, after=1) for side, name in ((pair.a, mine), (pair.b, other))
        )
        known = _known(mine, pair.a, pair.b) + _known(other, pair.b, pair.a)
        note = f"{pair.a.id} names {pair.a.quote(a)}, {pair.b.id} {pair.b.quote(b)}."
        weight = (_OTHER_NAME, _OTHER_PLACE, _NAME_ALONE)[known]
        if mine.sort != other.sort and pair.near_by(mine, other) < pair.near:
            weight = _NAME_ALONE
        if not pair.one_language and "organisation" in (mine.sort, other.sort):
            weight = _NAME_ALONE  # made of common words, which are translated
        yield pair.draft(_kind(mine, other), [a], [b], weight=weight, made_by=NAMES, note=note)
    for seen, alone in ((pair, left), (pair.flipped, right)):
        for name in alone:
            if name.common or _known(name, seen.a, seen.b) or (name.sort == "person" and seen.b.offices):
                continue
            span = seen.a.phrase(name.first, name.last, before=3, after=2)
            note = f"{seen.a.id} names {seen.a.quote(span)}; this is not in {WITHOUT}."
            yield seen.draft(_kind(name, name), [span], [], weight=_NAME_ALONE, made_by=NAMES, note=note)


def _strangers(side: Side, other: Side) -> list[Name]:
    """Return the names of a side of which no word stands on the other side, under any spelling."""
    found = []
    unknown = [word for at, word in enumerate(other.latins) if at not in other.placed]
    for name in side.names:
        parts, known = _own(side, name, other), _places(side, name)
        there = unknown if known else other.latins  # "Niger" is not told by "Nigerian"
        absent = bool(parts or known) and not any(_stands(part, side, other, there) for part in parts)
        absent = absent and not _any_meets(known, other.places) and not side.means(name.first, name.last, other)
        if absent or _other_way(name, side, other) or (name.sort == "person" and _namesake(parts, side, other)):
            found.append(name)
    return found


def _places(side: Side, name: Name) -> list[Place]:
    """Return the known places that a name may be."""
    return [place for place in side.places if place.first < name.last and name.first < place.last]


def _any_meets(some: Iterable[Place], others: Sequence[Place]) -> bool:
    return any(place.meets(other) for place in some for other in others)


def _own(side: Side, name: Name, other: Side) -> list[str]:
    """Return the words of a name that are its own: no office, and no word that many bodies have ("Bank").

    In another language nor what documents only write with a capital: it is translated ("the Games", "les Jeux").
    """
    heads = side.lexicon.organisation_heads | side.lexicon.titles | side.lexicon.place_heads
    if side.language != other.language and not name.titled:  # "Minister Law" is somebody
        heads |= plain_names(side.language)
    own = [at for at in range(name.first, name.last) if side.words[at].stem not in heads and len(side.latins[at]) > 2]
    return [side.latins[at] for at in own]


def _stands(part: str, side: Side, other: Side, words: Iterable[str]) -> bool:
    strict = side.language == other.language
    return any(names.alike(part, word, strict=strict) for word in words)


def _other_way(name: Name, side: Side, other: Side) -> bool:
    """Whether the other side has the same land under another direction ("South Orvia", "North Orvia")."""
    way, rest = names.direction(side.latins[name.first]), side.latins[name.last - 1]
    if way is None or name.last - name.first == 1:
        return False
    ways = {
        names.direction(other.latins[there.first])
        for there in other.names
        if there.last - there.first > 1 and _stands(rest, side, other, [other.latins[there.last - 1]])
    }
    return bool(ways - {None}) and way not in ways


def _namesake(parts: Sequence[str], side: Side, other: Side) -> bool:
    """Whether the other side has somebody of the same family name, but another given name."""
    if len(parts) < 2:
        return False
    way = names.direction(parts[0])
    if way is not None:
        return False  # "Южная Орвия" is "South Orvia": see `_other_way`
    family = [_own(other, name, side) for name in other.names if name.sort == "person"]
    given = [row[:-1] for row in family if len(row) > 1 and _stands(parts[-1], side, other, row[-1:])]
    strict = side.language == other.language
    return bool(given) and all(
        names.other_given(part, one, strict=strict) for part in parts[:-1] for row in given for one in row
    )


def _known(name: Name, side: Side, other: Side) -> bool:
    """Whether the other telling has the name elsewhere."""
    places = _places(side, name)
    if _any_meets(places, other.account.places):
        return True
    if sum(place.last - place.first for place in places) >= name.last - name.first:
        return False  # "Niger" is not told by "Nigerian"
    parts = _own(side, name, other)
    if name.sort == "person" and _namesake(parts, side, other):
        parts = parts[:-1]  # that the family name stands there says nothing
    strict = side.language == other.language
    return any(other.account.tells(part, strict=strict) for part in parts)


def _kinship(pair: Pair, mine: Name, other: Name) -> float | None:
    """Return how likely two names stand against each other; None where they name different sorts of things.

    A German noun is no name because the other side has one.
    """
    if mine.common or other.common or not (mine.sort == other.sort or "name" in (mine.sort, other.sort)):
        return None
    known = _known(mine, pair.a, pair.b) + _known(other, pair.b, pair.a)
    return pair.near_by(mine, other) + 0.5 * ((mine.sort == other.sort) - known)


def _kind(mine: Name, other: Name) -> FindingKind:
    for sort in (mine.sort, other.sort):
        if sort != "name":
            return sort
    return "person" if mine.last - mine.first > 1 else "place"
