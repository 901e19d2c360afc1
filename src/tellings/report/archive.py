"""The overview of an archive as one HTML file: when its events were told, by whom, in which languages, and why so.

The picture comes first, then who tells how much, then every event with its members. No script, and nothing is fetched:
the content policy allows the page's own style and nothing else, and every value is made harmless and escaped.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from tellings import __version__
from tellings.report.page import asset, policy, templates
from tellings.report.phrase import day, language_name, listed, tag
from tellings.report.timeline import COLUMNS, Timeline, timeline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tellings.model import Event, Gathered, How, Member

#: Events that the page lists, the largest first: some hundred screens. All are in the other formats.
LISTED = 500
#: Members of one event that stand open; the rest of a long list is folded.
OPEN = 12
#: Publishers and languages that are counted by name.
NAMED = 12
#: How a member came in, as a reader would say it with the other's number.
HOW: dict[How, str] = {
    "head": "the earliest",
    "copy": "copy of {}",
    "reprint": "mostly the words of {}",
    "quotes": "shares a passage with {}",
    "translation": "matches {} in another language",
    "same event": "tells the same as {}",
}
#: The sign of each in the picture and in the list.
SIGNS: dict[How, str] = {
    "head": "●", "copy": "=", "reprint": "≡", "quotes": "“", "translation": "↔", "same event": "≈",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A member as it is listed: its number in the event, and the number of the one it is like."""

    number: int
    member: Member
    when: str | None
    like: int | None
    link: str | None

    @property
    def lang(self) -> str | None:
        """The language as a tag."""
        return tag(self.member.language)

    @property
    def why(self) -> str:
        """How it came in, in words."""
        return HOW[self.member.how].format(self.like)


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as it is listed."""

    number: int
    title: str
    lang: str | None
    when: str
    languages: str
    publishers: str
    rows: tuple[Row, ...]
    report: str | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a count: its name, how many tellings, and its share of the largest in per cent."""

    name: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class View:
    """The page made ready."""

    found: Gathered
    tellings: int
    picture: Timeline | None
    publishers: tuple[Bar, ...]
    languages: tuple[Bar, ...]
    sizes: tuple[Bar, ...]
    entries: tuple[Entry, ...]
    unlisted: int
    made_by: str

    def entry(self, number: int) -> Entry:
        """Return the entry with that number; lanes are of listed events only."""
        return self.entries[number - 1]


def written(found: Gathered, reports: Mapping[str, str]) -> str:
    """Return the page of `found`; `reports` names the file of each event's report, where it has one."""
    style = asset("report.css") + "\n" + asset("archive.css")
    return (
        templates()
        .get_template("archive.html.j2")
        .render(
            view=_view(found, reports),
            policy=policy(style),
            style=Markup(style),  # noqa: S704  our own file
            how=HOW,
            signs=SIGNS,
            columns=COLUMNS,
            open=OPEN,
        )
    )


def _view(found: Gathered, reports: Mapping[str, str]) -> View:
    shown = found.events[:LISTED]
    members = [member for event in found.events for member in event.why]
    return View(
        found=found,
        tellings=len(members),
        picture=timeline(shown),
        publishers=_bars(Counter(member.publisher or "publisher not known" for member in members)),
        languages=_bars(Counter(language_name(member.language) or "language not known" for member in members)),
        sizes=_sizes(found.events),
        entries=tuple(_entry(number, event, reports.get(event.event)) for number, event in enumerate(shown, 1)),
        unlisted=len(found.events) - len(shown),
        made_by=f"tellings {__version__}",
    )


def _entry(number: int, event: Event, report: str | None) -> Entry:
    numbers = {member.id: at for at, member in enumerate(event.why, 1)}
    first, last = (each[:10] if each else None for each in (event.first, event.last))
    publishers = list(dict.fromkeys(member.publisher for member in event.why if member.publisher))
    more = [f"{len(publishers) - 3} others"] if len(publishers) > 4 else []
    return Entry(
        number=number,
        title=event.title or event.event,
        lang=next((tag(member.language) for member in event.why if member.title), None) if event.title else None,
        when=_stretch(first, last),
        languages=listed([language_name(each) or each for each in event.languages]),
        publishers=listed([*publishers[: 3 if more else 4], *more]),
        rows=tuple(_row(numbers, member) for member in event.why),
        report=report,
    )


def _row(numbers: Mapping[str, int], member: Member) -> Row:
    return Row(
        number=numbers[member.id],
        member=member,
        when=day(member.published) if member.published else None,
        like=numbers.get(member.like) if member.like else None,
        link=member.address if (member.address or "").lower().startswith(("http://", "https://")) else None,
    )


def _stretch(first: str | None, last: str | None) -> str:
    if not first or not last:
        return "no day known"
    one, other = day(first), day(last)
    if one == other:
        return one
    shared = one.split()[1:] == other.split()[1:]
    return f"{one.split()[0]} to {other}" if shared else f"{one} to {other}"


def _bars(counts: Counter[str]) -> tuple[Bar, ...]:
    """Return the commonest by name, and the rest as one."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    rest = ordered[NAMED:]
    named = ordered[:NAMED] + ([(f"{len(rest)} others", sum(count for _, count in rest))] if rest else [])
    most = max((count for _, count in named), default=1)
    return tuple(Bar(name, count, round(100 * count / most, 1)) for name, count in named)


def _sizes(events: Sequence[Event]) -> tuple[Bar, ...]:
    limits = ((2, 2, "2 tellings"), (3, 3, "3"), (4, 5, "4 or 5"), (6, 10, "6 to 10"), (11, 1 << 40, "11 and more"))
    counts = [(name, sum(low <= len(event.members) <= high for event in events)) for low, high, name in limits]
    most = max(1, *(count for _, count in counts))
    return tuple(Bar(name, count, round(100 * count / most, 1)) for name, count in counts if count)
