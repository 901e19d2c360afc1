"""From drafts to findings: what says the same is merged, what is left is weighed, ordered and numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.differ.pair import WITHOUT, Draft
from tellings.model import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: From this weight on a finding is called substantive.
SUBSTANTIVE = 0.5
#: Two stretches are about the same place where they share this part of the shorter one.
_SAME_PLACE = 0.5


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
    return any(_overlap(one.spans[id_], other.spans[id_]) for id_ in shared)


def _mirror(one: Draft, other: Draft) -> bool:
    """Whether one names an omission and the other an addition of the same words in a third telling."""
    absent = {"omission", "addition", "omitted-turn"}
    shared = one.spans.keys() & other.spans.keys()
    return (
        one.spans.keys() != other.spans.keys()
        and {one.kind, other.kind} <= absent
        and any(one.spans[id_] == other.spans[id_] and one.spans[id_] for id_ in shared)
    )


def _covers(known: Draft, draft: Draft) -> bool:
    """Whether a weightier draft already speaks of the same places."""
    if known.spans.keys() != draft.spans.keys() or known.kind == "moved" or draft.kind == "moved":
        return False
    filled = [id_ for id_ in draft.spans if draft.spans[id_]]
    return all(known.spans[id_] and _overlap(known.spans[id_], draft.spans[id_]) for id_ in filled)


def _joined(one: Draft, other: Draft) -> Draft:
    spans = {**other.spans, **one.spans}
    return Draft(one.kind, spans, max(one.weight, other.weight), one.made_by, one.note, one.passage)
