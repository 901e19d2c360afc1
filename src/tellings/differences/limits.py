"""What cannot be found between some tellings, said openly: a reader of few findings should know why they are few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.differences import divergence
from tellings.differences.values.lexicon import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Telling

#: The families that read a lexicon, in plain words, and what becomes of them without one.
_FAMILIES = "negation, strength, scope, opposed terms and attribution"
_SILENT, _BY_READER = f"{_FAMILIES} are not compared there", f"{_FAMILIES} are left to the trained reader there"


def limits(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """Return a sentence for each language without lexicon, and one for tellings of which no language is known."""
    lacking: dict[str | None, list[str]] = {}
    for telling in tellings:
        if telling.language not in LANGUAGES and telling.sentences:
            lacking.setdefault(telling.language, []).append(telling.id)
    return tuple(
        f"The language of {', '.join(ids)} is {f'“{code}”, of which there is no lexicon' if code else 'not known'}: "
        f"{_BY_READER if code in divergence.LANGUAGES else _SILENT}."
        for code, ids in sorted(lacking.items(), key=lambda row: row[1])
    )
