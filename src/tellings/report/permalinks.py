"""Where a passage and a finding can be linked to: ids made of their words, so that links to them survive.

An id does not hang on letters, numbers or order: the same words compared again, by another version, in another order or
beside another difference, have the same id. Comes in: a comparison. Goes out: an id for each passage and each finding.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tellings.model import Comparison, Finding, Passage, Telling

#: Letters and digits of an id: 30 bits, so that of 3,000 passages two meet in one report of 240; see `_distinct`.
LENGTH = 6


@dataclass(frozen=True, slots=True)
class Permalinks:
    """The ids of the passages, in their order, and of the findings, by the id that the record gives them."""

    passages: tuple[str, ...]
    findings: tuple[str, ...]


def permalinks(comparison: Comparison) -> Permalinks:
    """Return ids that begin with `p` for a passage and `d` for a difference; no two are equal."""
    tellings = {telling.id: telling for telling in comparison.tellings}
    return Permalinks(
        tuple(_distinct("p", (_passage(passage, tellings) for passage in comparison.passages))),
        tuple(_distinct("d", (_finding(finding, tellings) for finding in comparison.findings))),
    )


def _passage(passage: Passage, tellings: dict[str, Telling]) -> list[str]:
    return sorted(
        " ".join(tellings[side].sentence(at) for at in told)
        for side, told in passage.sentences.items()
        if told and side in tellings
    )


def _finding(finding: Finding, tellings: dict[str, Telling]) -> list[str]:
    said = sorted(
        " ".join(tellings[side].text[span.start : span.end] for span in spans)
        for side, spans in finding.spans.items()
        if side in tellings
    )
    return [finding.kind, *said]


def _distinct(letter: str, of: Iterable[list[str]]) -> Iterable[str]:
    """Yield an id for each; the second with the same words ("Thank you." told twice) has `-2` after it."""
    seen: dict[str, int] = {}
    for parts in of:
        made = letter + _digest(parts)
        seen[made] = seen.get(made, 0) + 1
        yield made if seen[made] == 1 else f"{made}-{seen[made]}"


def _digest(parts: list[str]) -> str:
    words = "\0".join(" ".join(part.split()) for part in parts)
    found = hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(found).decode()[:LENGTH].lower()
