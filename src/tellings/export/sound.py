"""Whether a record that was mended by hand, or by another program, still holds together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tellings.model import Comparison, Telling

HINT = "give the file as `tellings compare --format json` wrote it"


def must_hold_together(comparison: Comparison, name: str) -> None:
    """Raise InputError, naming `name` and the place, where a passage or finding names what is not in the record."""
    for fault in _faults(comparison):
        raise InputError(f"{name}: the record does not hold together: {fault}", hint=HINT)


def _faults(comparison: Comparison) -> Iterator[str]:
    tellings = {telling.id: telling for telling in comparison.tellings}
    if not tellings:
        yield "it has no tellings"
    if len(tellings) < len(comparison.tellings):
        yield "two tellings have the same id"
    for telling in comparison.tellings:
        yield from _of_telling(telling)
    yield from _of_passages(comparison, tellings)
    yield from _of_findings(comparison, tellings)


def _of_telling(telling: Telling) -> Iterator[str]:
    before = 0
    for at, sentence in enumerate(telling.sentences):
        if sentence.start < before or sentence.start == sentence.end:
            yield f"sentence {at} of telling {telling.id} is empty or begins before the one before it ends"
        before = sentence.end
    for turn in telling.turns:
        if turn.label is not None and turn.label.end > len(telling.text):
            yield f"a speaker's label of telling {telling.id} lies beyond its end"


def _of_passages(comparison: Comparison, tellings: Mapping[str, Telling]) -> Iterator[str]:
    for at, passage in enumerate(comparison.passages, 1):
        for side, indices in passage.sentences.items():
            if side not in tellings:
                yield f"passage {at} names a telling {side} that is not there"
            elif any(not 0 <= index < len(tellings[side].sentences) for index in indices):
                yield f"passage {at} names a sentence that telling {side} does not have"


def _of_findings(comparison: Comparison, tellings: Mapping[str, Telling]) -> Iterator[str]:
    known = {passage.id for passage in comparison.passages}
    for at, finding in enumerate(comparison.findings, 1):
        if finding.passage is not None and finding.passage not in known:
            yield f"finding {at} names a passage that is not there"
        for side, spans in finding.spans.items():
            if side not in tellings:
                yield f"finding {at} names a telling {side} that is not there"
            elif any(span.end > len(tellings[side].text) for span in spans):
                yield f"finding {at} lies beyond the end of telling {side}"
