"""Offices that differ: "the Mayor" against "the Governor", a minister against his deputy, two ministries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.differences.values.offices import ANY, agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.differences.account import Side
    from tellings.differences.pair import Draft, Pair
    from tellings.differences.values.lexicon import Hit
    from tellings.model import FindingKind

RULE = "rule:offices"
#: Two offices that exclude each other, and one of them named elsewhere in the other telling: often a wrong link.
_OTHER, _KNOWN = 0.7, 0.45


def find(pair: Pair) -> Iterator[Draft]:
    """Yield a difference for each two offices in corresponding places, neither of which the other side has."""
    left, right = _unmatched(pair.a, pair.b), _unmatched(pair.b, pair.a)
    for mine, other in pair.opposite(left, right, pair.near_by):
        if pair.near_by(mine, other) < pair.near:
            continue
        a, b = (side.phrase(hit.first, hit.last, before=2, after=2) for side, hit in ((pair.a, mine), (pair.b, other)))
        known = _told(mine, pair.b) or _told(other, pair.a)
        kind: FindingKind = (
            "organisation" if all(hit.group.startswith("ministry") for hit in (mine, other)) else "person"
        )
        note = f"{pair.a.id} names {pair.a.quote(a)}, {pair.b.id} {pair.b.quote(b)}."
        yield pair.draft(kind, [a], [b], weight=_KNOWN if known else _OTHER, made_by=RULE, note=note)


def _unmatched(side: Side, other: Side) -> list[Hit]:
    """Return the offices of a side that nobody on the other side can hold."""
    return [
        hit
        for hit in side.offices
        if not any(agree(hit.group, there.group) for there in other.offices)
        and not side.means(hit.first, hit.last, other)
    ]


def _told(hit: Hit, other: Side) -> bool:
    """Whether the other telling has the office anywhere."""
    return any(office != ANY and agree(hit.group, office) for office in other.account.offices)
