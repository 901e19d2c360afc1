"""A comparison made ready to be shown: heads, groups of findings, blocks of passages, counts.

`view` is the one door: the page, the terminal and Markdown each write what it gives and work nothing out themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tellings.report.entries import Entry, Group, groups
from tellings.report.grid import Anchors, Block, blocks
from tellings.report.phrase import counted, day, language_name, listed, not_in, sides, spelt, tag
from tellings.report.plain import head, squeezed, words
from tellings.report.strip import Strip, strip
from tellings.report.voices import sections

if TYPE_CHECKING:
    from tellings.model import Comparison, Telling

#: Words shown of one stretch set aside: what it is shows from fewer; clutter may be longer than the account.
ASIDE_WORDS = 120
#: Names in a row that a reader still takes in.
FEW = 3


@dataclass(frozen=True, slots=True)
class SetAside:
    """Stretches on end set aside for one reason."""

    reason: str
    text: str
    words: int


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of one telling; what could not be read is None."""

    id: str
    name: str
    title: str | None
    published: str | None
    place: str | None
    language: str | None
    lang: str | None
    words: int
    aside_words: int
    file: str
    sha256: str
    address: str | None
    link: str | None
    asides: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings of one sort there are: what the reader filters by."""

    key: str
    name: str
    glyph: str
    number: int


@dataclass(frozen=True, slots=True)
class View:
    """All that is shown."""

    kicker: str
    names: tuple[str, ...]
    summary: tuple[str, ...]
    heads: tuple[Head, ...]
    groups: tuple[Group, ...]
    minor: tuple[Entry, ...]
    counts: tuple[Count, ...]
    strip: Strip
    blocks: tuple[Block, ...]
    anchors: frozenset[tuple[int, str]]
    made_by: str

    @property
    def heading(self) -> str:
        """The names as a phrase: "A, B and C"."""
        return listed(self.names)


def view(comparison: Comparison) -> View:
    """Return what there is to show of a comparison."""
    parts = sections(comparison)
    by_turn, minor = groups(comparison, parts)
    listed_entries = [entry for group in by_turn for entry in group.entries]
    anchors = Anchors(comparison, [*listed_entries, *minor])
    grid = blocks(comparison, parts, anchors)
    heads = tuple(_head(telling) for telling in comparison.tellings)
    return View(
        kicker=f"{spelt(len(heads))} tellings of one event",
        names=_names(heads),
        summary=_summary(comparison, listed_entries),
        heads=heads,
        groups=by_turn,
        minor=minor,
        counts=_counts(listed_entries),
        strip=strip(comparison, parts),
        blocks=grid,
        anchors=frozenset(anchors.made),
        made_by=f"{comparison.made_by.name} {comparison.made_by.version}",
    )


def _head(telling: Telling) -> Head:
    address = telling.source.address
    return Head(
        id=telling.id,
        name=squeezed(telling.publisher or PurePath(telling.source.name).name or telling.source.name),
        title=telling.title and squeezed(telling.title),
        published=telling.published and day(telling.published),
        place=telling.place and squeezed(telling.place),
        language=language_name(telling.language),
        lang=tag(telling.language),
        words=sum(words(telling.sentence(at)) for at in range(len(telling.sentences))),
        aside_words=sum(words(telling.text[aside.start : aside.end]) for aside in telling.aside),
        file=squeezed(telling.source.name),
        sha256=telling.source.sha256[:12],
        address=address,
        link=address if _is_web(address) else None,
        asides=_asides(telling),
    )


def _is_web(address: str | None) -> bool:
    """Say whether an address may be a link: only the web's own schemes, never `javascript:` or `data:`."""
    try:
        return address is not None and urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return False


def _asides(telling: Telling) -> tuple[SetAside, ...]:
    made = []
    for reason, found in groupby(sorted(telling.aside, key=lambda a: a.start), key=lambda a: a.reason):
        text = squeezed(" · ".join(telling.text[aside.start : aside.end] for aside in found))
        made.append(SetAside(reason, head(text, ASIDE_WORDS), words(text)))
    return tuple(made)


def _names(heads: tuple[Head, ...]) -> tuple[str, ...]:
    """Return the names that head the report; of more than three tellings two stand for all."""
    names = tuple(each.name for each in heads)
    return names if len(names) <= FEW else (*names[:2], f"{len(names) - 2} more")


def _counts(entries: list[Entry]) -> tuple[Count, ...]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.key, []).append(entry)
    return tuple(Count(key, of[0].sort, of[0].glyph, len(of)) for key, of in found.items())


def _summary(comparison: Comparison, entries: list[Entry]) -> tuple[str, ...]:
    """Return the report in a few plain sentences."""
    first = f"{counted(len(entries), 'difference')} in substance" if entries else "No difference in substance found"
    lines = [f"{first}, in {counted(len(comparison.passages), 'passage')}."]
    turns: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        if entry.finding.kind == "omitted-turn":
            turns.setdefault(tuple(sides(entry.finding)[1]), []).append(entry)
    lines += [f"{counted(len(of), 'turn')} {not_in(without)} ({_speakers(of)})." for without, of in turns.items()]
    for telling in comparison.tellings:
        alone = sum(1 for p in comparison.passages if [k for k, found in p.sentences.items() if found] == [telling.id])
        if alone:
            lines.append(f"{counted(alone, 'passage')} only in {telling.id}.")
    return tuple(lines)


def _speakers(turns: list[Entry]) -> str:
    """Return who speaks in the turns, a few by name."""
    names = list(dict.fromkeys(entry.section.name for entry in turns if entry.section)) or ["outside the passages"]
    return listed(names if len(names) <= FEW else [*names[:FEW], "others"])
