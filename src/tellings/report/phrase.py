"""The words of the report: what a kind of finding, a state or a side is called. No telling is the original."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Finding, FindingKind, State

KINDS: dict[FindingKind, str] = {
    "omitted-turn": "Whole turn",
    "omission": "Told by some",
    "addition": "Told by some",
    "number": "Number",
    "date": "Date",
    "person": "Person",
    "organisation": "Organisation",
    "place": "Place",
    "negation": "Negation",
    "strength": "Strength",
    "attribution": "Attribution",
    "scope": "Scope",
    "term": "Term",
    "moved": "Moved",
    "wording": "Wording",
}
#: Signs of Latin-1 and the common symbol fonts, so that no font has to be sent along.
GLYPHS: dict[FindingKind, str] = {
    "omitted-turn": "¶",
    "omission": "∅",
    "addition": "∅",
    "number": "#",
    "date": "◔",
    "person": "@",
    "organisation": "&",
    "place": "°",
    "negation": "¬",
    "strength": "±",
    "attribution": "“",
    "scope": "⊂",
    "term": "≠",
    "moved": "↕",
    "wording": "≈",
}
STATES: dict[State, tuple[str, str]] = {
    "same": ("=", "the same words"),
    "reworded": ("≈", "worded otherwise"),
    "differs": ("≠", "differs in substance"),
    "only": ("◐", "not told by all"),
}
#: What else may be said of a passage.
MOVED, SUMMARY = ("↕", "moved"), ("Σ", "told in brief")
#: Tellings that stand side by side: five columns of text are each too narrow to read.
COLUMNS = 4
#: Tellings of more than `COLUMNS` that are named one by one before the rest are counted.
_NAMED = 6
#: English names of the months.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")


def listed(names: Sequence[str], joint: str = "and") -> str:
    """Return the names as a reader would say them: "A", "A and B", "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joint} {names[-1]}" if names else ""


def few(sides: Sequence[str]) -> str:
    """Return the sides, "A, B, C, D, E and 31 others" where they are many."""
    return listed(_shortened(sides))


def sigla(sides: Sequence[str]) -> str:
    """Return the letters as a critical edition has them: "A F G", "A B C D E +31" where they are many."""
    return " ".join(sides if len(sides) <= _NAMED else [*sides[: _NAMED - 1], f"+{len(sides) - _NAMED + 1}"])


def not_in(sides: Sequence[str]) -> str:
    """Return "not in B", "not in B or C", "not in B, C, D, E, F or 31 others"."""
    return f"not in {listed(_shortened(sides), 'or')}"


def _shortened(sides: Sequence[str]) -> Sequence[str]:
    return sides if len(sides) <= _NAMED else [*sides[: _NAMED - 1], f"{len(sides) - _NAMED + 1} others"]


def counted(number: int, one: str, more: str | None = None) -> str:
    """Return the number with its noun: "1 passage", "2,400 words"."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def spelt(number: int) -> str:
    """Return a small number as a word that opens a line: "Two"."""
    small = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]
    return small[number] if number < len(small) else f"{number:,}"


def sides(finding: Finding) -> tuple[list[str], list[str]]:
    """Return the tellings that have what the finding is about, and those that lack it."""
    return [k for k, spans in finding.spans.items() if spans], [k for k, spans in finding.spans.items() if not spans]


def title(finding: Finding) -> str:
    """Return what the finding is, in a few words: "Not in B: a whole turn", "Number"."""
    _, without = sides(finding)
    if not without:
        return KINDS[finding.kind]
    lacking = "N" + not_in(without)[1:]
    if finding.kind == "omitted-turn":
        return f"{lacking}: a whole turn"
    return lacking if finding.kind in ("omission", "addition") else f"{KINDS[finding.kind]}, {not_in(without)}"


def sort_of(finding: Finding, tellings: int) -> tuple[str, str]:
    """Return the key and the name under which the finding is counted and filtered."""
    _, without = sides(finding)
    if finding.kind not in ("omission", "addition"):
        return finding.kind, KINDS[finding.kind]
    if tellings == 2 and without in (["A"], ["B"]):
        return f"not-in-{without[0]}", f"Not in {without[0]}"
    return "some", KINDS["omission"]


def day(published: str) -> str:
    """Return an ISO date or time as "21 November 2020, 18:00", or as it stands where it is no such thing."""
    try:
        moment = datetime.fromisoformat(published)
        at = f"{moment:%H:%M}" if "T" in published or " " in published else ""
        when = date(moment.year, moment.month, moment.day)
    except ValueError:
        return published
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}" + (f", {at}" if at else "")


def tag(language: str | None) -> str | None:
    """Return the language as a tag fit for `lang=`, or None where it is none."""
    return language if language and _LANGUAGE.fullmatch(language) else None


def language_name(language: str | None) -> str | None:
    """Return the language's English name ("Russian"), or its code where it is not known."""
    if tag(language) is None or language is None:
        return language
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  50 ms that only a report wants

    try:
        return Locale.parse(language, sep="-").get_display_name("en") or language
    except (UnknownLocaleError, ValueError):
        return language
