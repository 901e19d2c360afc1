"""From drafts to findings: what says the same is merged, what is left is weighed, ordered and numbered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.differences.pair import SUBSTANTIVE, WITHOUT, Draft
from tellings.model import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: Two stretches are about the same place where they share this part of the shorter one.
_SAME_PLACE = 0.5
#: What the judge of words says where a rule has spoken: under the threshold.
_SAID = 0.49
#: What the reader of both sides says is no rule.
BY_READER = "model:divergence"
#: How the name of the judge ends where it speaks of words that both sides have.
EQUAL = "/equal"
#: Code points of a telling that are searched together.
_CELL = 256
#: Kinds that say that something is absent.
_ABSENT = {"omission", "addition", "omitted-turn"}
#: Kinds of which one place has only one: a name that differs is of one sort.
_NAMES = {"person", "organisation", "place"}
#: Kinds that may speak of what another kind says more exactly: a clause, or who stands behind it.
_LOOSE = {"omission", "addition", "attribution"}


def beside(judged: Iterable[Draft], said: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what the judge of words says beside the rules on one pair.

    Words within a place of which a rule says more are left out; where a rule has called a place substantive, the words
    around it stay under the threshold. Equal words are not said where the judge says nothing else.
    """
    equal = []
    spoken = False
    for draft in judged:
        one_sided = not all(draft.spans.values())  # what a side lacks is for the rules to weigh
        if any((one_sided or known.weight >= draft.weight) and _within(known, draft) for known in said):
            continue
        if draft.made_by.endswith(EQUAL):
            equal.append(draft)
            continue
        known = draft.weight >= SUBSTANTIVE and any(_touches(known, draft) for known in said)
        spoken = True
        yield replace(draft, kind="wording", weight=_SAID) if known else draft
    if spoken:
        yield from equal


def _within(known: Draft, draft: Draft) -> bool:
    """Whether all places of a draft lie in those of another."""
    return all(
        any(place.start <= span.start and span.end <= place.end for place in known.spans.get(id_, ()))
        for id_, spans in draft.spans.items()
        for span in spans
    )


def _touches(known: Draft, draft: Draft) -> bool:
    shared = [id_ for id_ in draft.spans if draft.spans[id_] and known.spans.get(id_)]
    return known.weight >= SUBSTANTIVE and any(_overlap(known.spans[id_], draft.spans[id_]) for id_ in shared)


def findings(drafts: Iterable[Draft]) -> tuple[Finding, ...]:
    """Return the findings of all drafts, weightiest first, each place said once."""
    merged = _Merged()
    for draft in sorted(drafts, key=_rank):
        near = merged.near(draft)
        twin = next((k for k in near if _twins(merged.drafts[k], draft)), None)
        if twin is not None:
            merged.put(_joined(merged.drafts[twin], draft), twin)
        elif not any(_covers(merged.drafts[k], draft) for k in near):
            merged.put(draft)
    ordered = sorted(merged.drafts, key=_rank)
    return tuple(
        Finding(
            id=f"f{number}",
            kind=draft.kind,
            substantive=draft.weight >= SUBSTANTIVE,
            weight=round(draft.weight, 3),
            passage=draft.passage,
            spans=dict(sorted(draft.spans.items())),
            made_by=draft.made_by,
            note=note(draft),
        )
        for number, draft in enumerate(ordered, start=1)
    )


class _Merged:
    """Drafts kept so far, found again by the places and passages they speak of: few are near another."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._cells: dict[tuple[object, ...], list[int]] = {}

    def near(self, draft: Draft) -> list[int]:
        """Return which drafts may speak of what this one does, in the order they were kept."""
        return sorted({k for cell in _cells(draft) for k in self._cells.get(cell, ())})

    def put(self, draft: Draft, at: int | None = None) -> None:
        """Keep a draft, in place of another one where `at` says so."""
        if at is None:
            at = len(self.drafts)
            self.drafts.append(draft)
        else:
            self.drafts[at] = draft
        for cell in _cells(draft):
            row = self._cells.setdefault(cell, [])
            if at not in row:
                row.append(at)


def _cells(draft: Draft) -> set[tuple[object, ...]]:
    """Return where a draft is looked for: stretches of each telling, and its passage where one lacks it."""
    found: set[tuple[object, ...]] = set()
    for id_, spans in draft.spans.items():
        if not spans and draft.passage is not None and draft.kind in _ABSENT:
            found.add((id_, draft.passage))
        for span in spans:
            found |= {(id_, cell) for cell in range(span.start // _CELL, max(span.start, span.end - 1) // _CELL + 1)}
    return found


def note(draft: Draft) -> str:
    """Return the note; of more than two tellings it says who agrees with whom."""
    lacking = sorted(id_ for id_, spans in draft.spans.items() if not spans)
    having = sorted(id_ for id_, spans in draft.spans.items() if spans)
    if len(draft.spans) > 2 and not lacking and len(draft.quotes) == len(having):
        return _who_says_what(draft)
    if draft.kind == "moved" and len(having) > 2:
        *most, least = sorted(_agreeing(draft), key=lambda group: (-len(group), group))
        rest = sorted(id_ for group in most for id_ in group)
        return f"{_listed(least)} {'tell' if len(least) > 1 else 'tells'} this at another place than {_listed(rest)}."
    said = draft.note.replace(WITHOUT, " or ".join(lacking))
    if len(having) > 1 and lacking and draft.kind in _ABSENT:
        others = [id_ for id_ in having if not said.startswith(f"{id_} ") and f" {id_} " not in said]
        said += f" {_listed(others)} {'has' if len(others) == 1 else 'have'} it too." if others else ""
    return said


def _who_says_what(draft: Draft) -> str:
    """Return a sentence with the tellings grouped by what they say."""
    verb = "name" if draft.kind in _NAMES else "say"
    said = []
    for group in _agreeing(draft):
        alike = len({draft.quotes[id_].casefold() for id_ in group}) == 1
        quotes = draft.quotes[group[0]] if alike else _listed([draft.quotes[id_] for id_ in group])
        said.append(f"{_listed(group)} {verb if len(group) > 1 else f'{verb}s'} {quotes}")
    return ", ".join(said) + "."


def _agreeing(draft: Draft) -> list[list[str]]:
    """Return the tellings grouped: two of which no pair was found to differ agree."""
    groups: list[list[str]] = []
    for id_ in sorted(draft.spans):
        home = next(
            (group for group in groups if not any(frozenset((id_, one)) in draft.differ for one in group)), None
        )
        if home is None:
            groups.append([id_])
        else:
            home.append(id_)
    return groups


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


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
    if one.kind in _ABSENT and any(bool(one.spans[id_]) != bool(other.spans[id_]) for id_ in shared):
        return False
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
    if known.spans.keys() != draft.spans.keys() or "moved" in kinds or draft.whole:
        return False
    if len(kinds) > 1 and not (kinds & _LOOSE or kinds <= _NAMES):
        return False
    filled = [id_ for id_ in draft.spans if draft.spans[id_]]
    return all(known.spans[id_] and _overlap(known.spans[id_], draft.spans[id_]) for id_ in filled)


def _joined(one: Draft, other: Draft) -> Draft:
    spans, quotes = {**other.spans, **one.spans}, {**other.quotes, **one.quotes}
    weight = max(one.weight, other.weight)
    return replace(one, spans=spans, quotes=quotes, weight=weight, differ=_differ(one) | _differ(other))


def _differ(draft: Draft) -> frozenset[frozenset[str]]:
    """Return which tellings a draft sets against each other."""
    return draft.differ or frozenset((frozenset(draft.spans),))
