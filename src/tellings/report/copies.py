"""Tellings that are one text: which are copies of each other, so that a page can show them as one.

Which was first is not said; the one that dates itself earliest stands for them. Comes in: a comparison. Goes out: one
`Folded` for each text, in the order of the tellings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Comparison, Finding, Telling

#: Share of words in common, in order, from which two texts are one: a byline and a changed word or two apart. What has
#: a sentence more or less, or differs in a listed finding, is a telling of its own however long the rest.
SHARE = 0.95
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Folded:
    """One text: the telling that stands for it, and the ids of its copies."""

    side: str
    copies: tuple[str, ...]


def folded(comparison: Comparison) -> tuple[Folded, ...]:
    """Return the distinct texts; every telling is in exactly one."""
    found: list[tuple[list[str], list[Telling]]] = []
    told = [finding for finding in comparison.findings if finding.substantive]
    says = {telling.id: tuple(_said(finding, telling) for finding in told) for telling in comparison.tellings}
    for telling in comparison.tellings:
        mine = _words(telling)
        for theirs, members in found:
            if all(_agree(says[each.id], says[telling.id]) for each in members) and _one_text(mine, theirs):
                members.append(telling)
                break
        else:
            found.append((mine, [telling]))
    return tuple(_folded(members) for _, members in found)


def _folded(members: list[Telling]) -> Folded:
    first = min(members, key=lambda telling: telling.published or "~")
    return Folded(first.id, tuple(telling.id for telling in members if telling is not first))


def _words(telling: Telling) -> list[str]:
    return [word for at in range(len(telling.sentences)) for word in _WORD.findall(telling.sentence(at).casefold())]


def _one_text(mine: list[str], theirs: list[str]) -> bool:
    longer = max(len(mine), len(theirs))
    if min(len(mine), len(theirs)) < SHARE * longer:
        return False
    return LCSseq.normalized_similarity(mine, theirs, score_cutoff=SHARE) >= SHARE


def _agree(mine: Sequence[str | None], theirs: Sequence[str | None]) -> bool:
    """Say whether two tellings say the same in every finding that concerns both."""
    return all(one is None or other is None or one == other for one, other in zip(mine, theirs, strict=True))


def _said(finding: Finding, telling: Telling) -> str | None:
    """Return what a telling says in a finding: None where it is not concerned, nothing where it lacks it."""
    spans = finding.spans.get(telling.id)
    return None if spans is None else " ".join(" ".join(telling.text[span.start : span.end] for span in spans).split())
