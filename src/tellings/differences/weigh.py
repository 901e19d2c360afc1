"""From drafts to findings: what says the same is merged, what is left is weighed, ordered and numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.differences.pair import WITHOUT, Draft
from tellings.model import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: From this weight on a finding is called substantive.
SUBSTANTIVE = 0.5
#: Two stretches are about the same place where they share this part of the shorter one.
_SAME_PLACE = 0.5
#: Kinds that say that something is absent.
_ABSENT = {"omission", "addition", "omitted-turn"}
#: Kinds of which one place has only one: a name that differs is of one sort.
_NAMES = {"person", "organisation", "place"}
#: Kinds that may speak of what another kind says more exactly: a clause, or who stands behind it.
_LOOSE = {"omission", "addition", "attribution"}


def findings(drafts: Iterable[Draft]) -> tuple[Finding, ...]:
    """Return the findings of all drafts, weightiest first, each place said once."""
    merged: list[Draft] = []
    for draft in sorted(drafts, key=_rank):
        twin = next((k for k, known in enumerate(merged) if _twins(known, draft)), None)
        if twin is None:
            if not any(_covers(known, draft) for known in merged):
                merged.append(draft)
        else:
            merged[twin] = _joined(merged[twin], draft)
    ordered = sorted(merged, key=_rank)
    return tuple(
        Finding(
            id=f"f{number}",
            kind=draft.kind,
            substantive=draft.weight >= SUBSTANTIVE,
            weight=round(draft.weight, 3),
            passage=draft.passage,
            spans=dict(sorted(draft.spans.items())),
            made_by=draft.made_by,
            note=_note(draft),
        )
        for number, draft in enumerate(ordered, start=1)
    )


def _note(draft: Draft) -> str:
    lacking = sorted(id_ for id_, spans in draft.spans.items() if not spans)
    return draft.note.replace(WITHOUT, " or ".join(lacking))


def _rank(draft: Draft) -> tuple[object, ...]:
    places = sorted((span.start, span.end) for spans in draft.spans.values() for span in spans)
    return (-round(draft.weight, 6), places, draft.kind, draft.made_by)


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(
        min(x.end, y.end) - max(x.start, y.start) >= _SAME_PLACE * max(1, min(x.end - x.start, y.end - y.start))
        for x in one
        for y in other
    )


def _twins(one: Draft, other: Draft) -> bool:
    """Whether two drafts of different pairs of tellings say the same of a telling that both speak of."""
    shared = one.spans.keys() & other.spans.keys()
    if one.kind != other.kind or one.spans.keys() == other.spans.keys() or not shared:
        return _mirror(one, other)
    return any(_overlap(one.spans[id_], other.spans[id_]) for id_ in shared) or _mirror(one, other)


def _mirror(one: Draft, other: Draft) -> bool:
    """Whether two drafts of different pairs say that the same words are absent: from one telling, or of one passage."""
    shared = one.spans.keys() & other.spans.keys()
    if one.spans.keys() == other.spans.keys() or not {one.kind, other.kind} <= _ABSENT:
        return False
    if any(one.spans[id_] and one.spans[id_] == other.spans[id_] for id_ in shared):
        return True
    lacking = any(not one.spans[id_] and not other.spans[id_] for id_ in shared)
    return lacking and one.passage is not None and one.passage == other.passage


def _covers(known: Draft, draft: Draft) -> bool:
    """Whether a weightier draft already speaks of the same places; quotes of two differences side by side overlap."""
    kinds = {known.kind, draft.kind}
    if known.spans.keys() != draft.spans.keys() or "moved" in kinds:
        return False
    if len(kinds) > 1 and not (kinds & _LOOSE or kinds <= _NAMES):
        return False
    filled = [id_ for id_ in draft.spans if draft.spans[id_]]
    return all(known.spans[id_] and _overlap(known.spans[id_], draft.spans[id_]) for id_ in filled)


def _joined(one: Draft, other: Draft) -> Draft:
    spans = {**other.spans, **one.spans}
    return Draft(one.kind, spans, max(one.weight, other.weight), one.made_by, one.note, one.passage)
