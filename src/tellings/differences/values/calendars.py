"""Dates as units, with the precision they are given in: "9 November" is less than "November 9, 2020", not another day.

A date is a set of fields (year, month, day, weekday, season, part, and a unit set against now: "next week"). Two dates
agree where the fields they share agree; one is more precise where it has all the other's fields and more. Names of
months and weekdays in every language come from the Unicode CLDR through babel.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tellings.differences.values.lexicon import lexicon
from tellings.differences.values.measures import measure
from tellings.differences.values.words import bare, stemmer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tellings.differences.values.lexicon import Lexicon
    from tellings.differences.values.words import Word

Fields = frozenset[tuple[str, str]]
#: Years that are taken for years when they stand alone: four digits without separator.
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_NUMERIC = re.compile(r"(?:(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})|(?P<y2>\d{4})-(?P<m2>\d{2})-(?P<d2>\d{2}))")
#: "1990s", "90er": the first digits, and an ending that is part of the word; others stand behind ("90-х").
_DECADE = re.compile(r"((?:1[89]|20)\d|[2-9])0(er)?")
_DECADE_ENDS = frozenset({"s", "er", "х", "е", "ых", "ые"})
_NO_GAP = frozenset({"", "-", "‑", "'", "’"})
_DIGITS = 3
#: Feasts have names of so many words ("New Year's Day", "jour de l'an").
_LONGEST_FEAST = 3
#: Before a season these say that it is a time and no more: "from the autumn", "по осени".
_BEFORE_SEASON = frozenset(
    "in from by until till since during before after this im ab bis seit vor en au dès avant к до с".split()
)
_WHEN_SEASON = frozenset("весной летом осенью зимой навесні влітку восени взимку".split())
#: Parts that are dates by themselves: "in the second quarter".
_QUARTERS = frozenset({"q1", "q2", "q3", "q4"})
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)?")
#: Names up to this length are abbreviations and are matched as they stand, not by their stem.
_SHORT = 4
#: A stem as short as that is a name's only where no more than an ending was cut off: "июнем", but not "weddings".
_ENDING = 2
#: At most so many small words stand within a date ("end of the year").
_JOINERS = 2
#: Words that say "about" and the like before a count.
_ABOUT = frozenset("about some over nearly almost than around etwa rund knapp über als около более почти свыше".split())
#: Forms that CLDR does not list and that are too short for the stemmer.
_UNLISTED = {"en": {"sept": "9"}, "ru": {"мае": "5", "маю": "5", "маем": "5"}}
#: Two days share a month: "21 and 22 November".
_DAY_JOINS = frozenset("and to und bis и по et au or".split())
_DAYS = 31
#: Between two months these make them one stretch, which may be a part of the year.
_TO = frozenset("to through until till and bis und à et по до и й та a y".split())
_THREE = frozenset("three drei trois tres три трех трьох".split())
_OF_THREE = frozenset("months monate monaten mois meses месяца месяцев місяці місяців".split())
_PARTS = {(1, 3): "q1", (4, 6): "q2", (7, 9): "q3", (10, 12): "q4", (1, 6): "first half", (7, 12): "second half"}
#: The word "may" is a month only beside a day or year, or with its capital after these.
_AMBIGUOUS = frozenset("may mar march mai mars sun sat mon dec jan so do mi di fr sa mer sam dim".split())
#: After these a capitalised "May" or "March" is the month.
_BEFORE_MONTH = frozenset("in of since until by last next early late en im fin début mi".split())


@dataclass(frozen=True, slots=True)
class Date:
    """A date stated in words `[first, last)` of a row, and the fields it gives."""

    fields: Fields
    first: int
    last: int

    @property
    def keys(self) -> frozenset[str]:
        """The names of the fields given."""
        return frozenset(key for key, _ in self.fields)

    @property
    def relative(self) -> bool:
        """Whether it is set against the time of speaking ("next week", "today")."""
        return "shift" in self.keys or "when" in self.keys

    def agrees(self, other: Date) -> bool:
        """Whether the two share a field and no shared field differs."""
        mine, others = dict(self.fields), dict(other.fields)
        for one, two in ((mine, others), (others, mine)):
            if "decade" in one and "year" in two:
                two.setdefault("decade", two["year"][:3])
        shared = mine.keys() & others.keys() - {"unit"}
        return bool(shared) and all(mine[key] == others[key] for key in shared)


#: From here on letters are Cyrillic.
_CYRILLIC = "Ѐ"


def _called(word: Word, names: Mapping[str, str]) -> str | None:
    """Return the number of the month or day that a word names, in whatever case it stands."""
    if word.bare in names:
        return names[word.bare]
    if word.capital and word.bare >= _CYRILLIC:
        return None  # "Марию" has the stem of "мар." for March, which is written small
    cut = len(word.bare) - len(word.stem)
    return names.get(word.stem) if len(word.stem) > _SHORT or cut <= _ENDING else None


@dataclass(frozen=True)
class _Calendar:
    months: Mapping[str, str]
    weekdays: Mapping[str, str]
    seasons: Mapping[str, str]
    units: Mapping[str, str]
    shifts: Mapping[str, str]
    parts: Mapping[tuple[str, ...], str]
    days: Mapping[str, str]
    ordinals: Mapping[str, int]
    tens: Mapping[str, int]
    day_of: frozenset[str]
    decades: Mapping[str, str]
    feasts: Mapping[tuple[str, ...], str]
    feast_stems: Mapping[tuple[str, ...], str]

    @cached_property
    def parts_from(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """The parts by their first word."""
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, part in self.parts.items():
            found.setdefault(phrase[0], []).append((phrase, part))
        return found


@lru_cache(maxsize=1)
def _sayings() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__package__) / "data" / "dates.toml").read_text("utf-8"))


@lru_cache(maxsize=32)
def _calendar(language: str | None) -> _Calendar:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  heavy, and only a comparison wants it

    try:
        locale = Locale.parse(language or "en")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    names: dict[str, dict[str, str]] = {"months": {}, "days": {}}
    for kind, table in names.items():
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in getattr(locale, kind)[context][width].items():
                    table[bare(name).rstrip(".")] = str(number)
    names["months"] |= _UNLISTED.get(language or "", {})
    stem = stemmer(language)  # other cases than those that CLDR lists: "в феврале"
    for table in names.values():
        for name, number in list(table.items()):
            if len(name) > _SHORT:
                table.setdefault(stem(name), number)
    said = _sayings().get(language or "", {})
    return _Calendar(
        months=names["months"],
        weekdays=names["days"],
        seasons=said.get("seasons", {}),
        units=said.get("units", {}),
        shifts=said.get("shifts", {}),
        parts={tuple(phrase.split()): part for phrase, part in said.get("parts", {}).items()},
        days=said.get("days", {}),
        ordinals=said.get("ordinals", {}),
        tens=said.get("tens", {}),
        day_of=frozenset(said.get("day_of", ())),
        decades=said.get("decades", {}),
        feasts={tuple(phrase.split()): day for phrase, day in said.get("feasts", {}).items()},
        feast_stems={tuple(map(stem, phrase.split())): day for phrase, day in said.get("feasts", {}).items()},
    )


def dates(row: Sequence[Word], language: str | None, text: str) -> list[Date]:
    """Return the dates stated in a row of words of `text`, left to right, none overlapping another."""
    reader = _Reader(row, _calendar(language), lexicon(language), text)
    found: list[Date] = []
    at = 0
    while at < len(row):
        date = reader.read(at)
        if date is None:
            at += 1
        else:
            found += [*reader.days_before(date), date, *reader.days_after(date)]
            at = found[-1].last
    return _spans(found, row)


def _spans(found: Sequence[Date], row: Sequence[Word]) -> list[Date]:
    """Return the dates with "July to September" taken for the third quarter, "January to June" for the first half."""
    kept: list[Date] = []
    for said in found:
        date = _quarter(said, row)
        before = kept[-1] if kept else None
        part = _span(before, date, row) if before else None
        if before and part:
            fields = {(key, value) for key, value in before.fields | date.fields if key != "month"}
            kept[-1] = Date(frozenset(fields | {("part", part)}), before.first, date.last)
        else:
            kept.append(date)
    return kept


def _quarter(date: Date, row: Sequence[Word]) -> Date:
    """Return the quarter that "the three months to the end of September" is; another date as it stands."""
    month, part = (dict(date.fields).get(key, "") for key in ("month", "part"))
    before = [word.bare for word in row[max(0, date.first - _JOINERS - 3) : date.first]]
    three = any(one in _THREE and two in _OF_THREE for one, two in pairwise(before))
    if not three or part != "end" or month not in {"3", "6", "9", "12"} or "day" in date.keys:
        return date
    rest = {(key, value) for key, value in date.fields if key not in {"month", "part"}}
    return Date(frozenset(rest | {("part", f"q{int(month) // 3}")}), date.first, date.last)


def _span(first: Date, last: Date, row: Sequence[Word]) -> str | None:
    """Return the part of a year that two months one after the other begin and end."""
    one, two = dict(first.fields), dict(last.fields)
    if one.keys() != {"month"} or not two.keys() <= {"month", "year"} or "month" not in two:
        return None
    if last.first - first.last > 1 or (last.first > first.last and row[first.last].bare not in _TO):
        return None
    return _PARTS.get((int(one["month"]), int(two["month"])))


class _Reader:
    """Reads one date at a place of a row: fields are gathered while words that belong to dates follow each other."""

    def __init__(self, row: Sequence[Word], calendar: _Calendar, known: Lexicon, text: str) -> None:
        self._row, self._calendar, self._lexicon, self._text_of = row, calendar, known, text

    def read(self, at: int) -> Date | None:
        numeric = _NUMERIC.fullmatch(self._row[at].text) if self._row[at].figure else None
        if numeric:
            return self._numeric(numeric, at)
        feast = self._feast(at)
        if feast:
            return feast
        fields: dict[str, str] = {}
        last = self._gather(at, fields)
        if last == at or not (self._stands(fields) or self._season_alone(at, fields)):
            return None
        if fields.get("shift") == "this" and "weekday" in fields:
            del fields["shift"]  # "ce jeudi" is "Thursday"
        if fields.get("shift") == "this" and fields.get("unit") == "day":
            fields = {"when": "today"}  # "this morning"
        if "season" in fields and fields.get("unit") == "year":
            del fields["unit"]  # "the spring of this year" is this spring
        return Date(frozenset(fields.items()), at, last)

    def _feast(self, at: int) -> Date | None:
        """Return the day of a feast ("Christmas Eve"), or the name of one that falls on another day each year."""
        row = self._row[at : at + _LONGEST_FEAST] if self._row[at].capital else ()
        for length in range(len(row), 0, -1):
            said = self._calendar.feasts.get(tuple(word.bare for word in row[:length]))
            said = said or self._calendar.feast_stems.get(tuple(word.stem for word in row[:length]))
            if said:
                day, _, month = said.partition(".")
                fields = {("day", day), ("month", month)} if month else {("feast", day)}
                return Date(frozenset(fields), at, at + length)
        return None

    def days_before(self, date: Date) -> list[Date]:
        """Return the other day of "21 and 22 November" and "21–22 November", which has the month of the last."""
        listed = self._bare(date.first - 1) in _DAY_JOINS
        at = date.first - 1 - listed
        if at < 0 or not (listed or self._dash(date.first)) or "day" not in date.keys or not self._plain_day(at):
            return []
        return [Date(self._with_day(date, at), at, at + 1)] if self._row[date.first].figure else []

    def days_after(self, date: Date) -> list[Date]:
        """Return the other day of "November 21–22"."""
        at = date.last
        if at >= len(self._row) or "day" not in date.keys or not self._dash(at) or not self._plain_day(at):
            return []
        return [Date(self._with_day(date, at), at, at + 1)] if self._row[at - 1].figure else []

    def _plain_day(self, at: int) -> bool:
        text = self._row[at].text
        return text.isascii() and text.isdigit() and 1 <= int(text) <= _DAYS

    def _dash(self, at: int) -> bool:
        return at > 0 and self._text_of[self._row[at - 1].end : self._row[at].start].strip() in {"–", "-", "—"}

    def _with_day(self, date: Date, at: int) -> Fields:
        return frozenset({(key, value) for key, value in date.fields if key != "day"} | {("day", self._row[at].text)})

    def _numeric(self, match: re.Match[str], at: int) -> Date | None:
        day, month, year = (match[k] or match[f"{k}2"] for k in "dmy")
        if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
            return None
        return Date(frozenset({("day", str(int(day))), ("month", str(int(month))), ("year", year)}), at, at + 1)

    def _gather(self, at: int, fields: dict[str, str]) -> int:
        """Put the fields of the words from `at` on into `fields`; return where the date ends."""
        last = here = at
        while here < len(self._row) and here - last <= _JOINERS and (here == at or self._joined(here)):
            taken = self._field(here, fields)
            if taken:
                here += taken
                last = here
            elif last > at and self._row[here].bare in self._joiners:
                here += 1
            else:
                break
        return last

    def _joined(self, at: int) -> bool:
        """Whether a word goes on with the one before it: no stop or comma between them, but for "9, 2020"."""
        gap = self._text_of[self._row[at - 1].end : self._row[at].start].strip()
        if gap in {"", "-"} or (gap == "." and self._row[at - 1].end - self._row[at - 1].start <= _SHORT):
            return True
        return gap == "," and bool(
            _YEAR.fullmatch(self._row[at].text) or self._row[at - 1].bare in self._calendar.weekdays
        )

    _joiners = frozenset({"of", "the", "г", "de", "des", "du", "der", "im", "this", "l"})

    def _field(self, at: int, fields: dict[str, str]) -> int:  # noqa: PLR0911  one line a field
        """Take the field that begins at `at`; return how many words it took, 0 for none."""
        word, plan = self._row[at], self._calendar
        for phrase, part in plan.parts_from.get(word.bare, ()):
            if tuple(self._bare(at + k) for k in range(len(phrase))) == phrase:
                return self._set(fields, "part", part, len(phrase))
        if self._is_month(at):
            return self._set(fields, "month", self._month(word) or "", 1)
        if (decade := self._decade(at)) is not None:
            return self._set(fields, "decade", *decade)
        if word.figure and _YEAR.fullmatch(word.text) and (fields or not self._counts(at)):
            return self._set(fields, "year", word.text, 1)
        if (day := self._day_said(at)) is not None:
            return self._set(fields, "day", *day)
        if (weekday := self._weekday(word)) and self._certain(word):
            return self._set(fields, "weekday", weekday, 1)
        if word.bare in plan.seasons:
            return self._set(fields, "season", plan.seasons[word.bare], 1)
        if word.bare in plan.shifts and self._shifts(at):
            return self._set(fields, "shift", plan.shifts[word.bare], 1)
        if word.bare in plan.units and ({"shift", "part"} & fields.keys() or self._bare(at + 1) in plan.shifts):
            return self._set(fields, "unit", plan.units[word.bare], 1)
        if word.bare in plan.days:
            return self._set(fields, "when", plan.days[word.bare], 1)
        return 0

    @staticmethod
    def _set(fields: dict[str, str], key: str, value: str, words: int) -> int:
        if key in fields:
            return 0
        fields[key] = value
        return words

    def _decade(self, at: int) -> tuple[str, int] | None:
        """Return the decade that begins here ("1990s", "the nineties", "90-х"), and how many words it takes."""
        named = self._calendar.decades.get(self._bare(at))
        if named is not None:
            return named, 1
        match = _DECADE.fullmatch(self._row[at].text) if self._row[at].figure else None
        if match is None:
            return None
        decade = match[1] if len(match[1]) == _DIGITS else f"19{match[1]}"
        if match[2] or self._bare(at - 1) == "années":
            return decade, 1
        behind = at + 1 < len(self._row) and self._text_of[self._row[at].end : self._row[at + 1].start] in _NO_GAP
        return (decade, 2) if behind and self._bare(at + 1) in _DECADE_ENDS else None

    def _bare(self, at: int) -> str:
        return self._row[at].bare if 0 <= at < len(self._row) else ""

    def _certain(self, word: Word) -> bool:
        return word.bare not in _AMBIGUOUS

    def _is_month(self, at: int) -> bool:
        word = self._row[at]
        if self._month(word) is None or word.figure:
            return False
        if word.bare == "sept" and self._lexicon.language == "fr" and not self._text(at - 1)[:1].isdigit():
            return False  # "dix-sept", "en sept minutes"
        beside = (at and self._day_like(at - 1)) or self._day_like(at + 1) or _YEAR.fullmatch(self._text(at + 1))
        return (
            bool(beside)
            or (self._certain(word) and len(word.bare) > 2)
            or ((word.capital or self._lexicon.language == "fr") and self._bare(at - 1) in _BEFORE_MONTH)
        )

    def _month(self, word: Word) -> str | None:
        return _called(word, self._calendar.months)

    def _counts(self, at: int) -> bool:
        """Whether a number that could be a year counts what follows ("carried 1600 people", "2000 Megawatt").

        What is counted follows at once, without capital but in German; before it stands a plain word of meaning, not
        "in", "the" or a name ("in 2020", "the 2015 treaty", "Expo 2020").
        """
        known, after = self._lexicon, self._row[at + 1] if at + 1 < len(self._row) else None
        if (
            after is None
            or self._text_of[self._row[at].end : after.start].strip()
            or self._calendar.units.get(after.bare)
        ):
            return False
        if measure(self._row, at + 1, known.language):
            return True  # "2000 МВт"
        german = known.language == "de"
        if not known.is_content(after) or after.figure or after.capital != german or self._month(after):
            return False
        if at == 0 or self._text_of[self._row[at - 1].end : self._row[at].start].strip():
            return german
        before = self._row[at - 1]
        return before.bare in _ABOUT or (known.is_content(before) and not before.capital)

    def _weekday(self, word: Word) -> str | None:
        return (
            _called(word, self._calendar.weekdays)
            if len(word.bare) > _SHORT
            else self._calendar.weekdays.get(word.bare)
        )

    def _text(self, at: int) -> str:
        return self._row[at].text if 0 <= at < len(self._row) else ""

    def _day(self, at: int) -> str:
        match = _DAY.fullmatch(self._text(at))
        return str(int(match[1])) if match else str(self._calendar.ordinals.get(self._bare(at), ""))

    def _day_said(self, at: int) -> tuple[str, int] | None:
        """Return the day of the month that begins here ("9", "ninth", "twenty-first"), and how many words it takes."""
        ten = self._calendar.tens.get(self._bare(at))
        if ten is not None and self._is_day(at + 1):
            return str(ten + int(self._day(at + 1))), 2
        return (self._day(at), 1) if self._is_day(at) else None

    def _day_like(self, at: int) -> bool:
        text = self._text(at)
        match = _DAY.fullmatch(text) if text[:1].isdigit() else None
        return bool(match and 1 <= int(match[1]) <= 31) or self._bare(at) in self._calendar.ordinals

    def _is_day(self, at: int) -> bool:
        """Whether a day of the month stands here: a small number beside a month's name."""
        if at >= len(self._row) or not self._day_like(at):
            return False
        after = at + 1 + (self._bare(at + 1) in self._calendar.day_of)
        if self._bare(after) == "sept" and not self._text(at)[0].isdigit():
            return False  # "dix-sept"
        if after < len(self._row) and self._month(self._row[after]):
            return True
        return self._text(at)[0].isdigit() and at > 0 and bool(self._month(self._row[at - 1]))

    def _shifts(self, at: int) -> bool:
        """Whether "next", "this" … sets a unit of time, not something else ("the next round")."""
        near = [self._bare(at + k) for k in (-1, 1)]
        plan = self._calendar
        return any(w in plan.units or w in plan.seasons or w in plan.months or w in plan.weekdays for w in near)

    def _season_alone(self, at: int, fields: Mapping[str, str]) -> bool:
        """Whether a season is a time by itself: after a preposition, or in the Russian case for one ("летом")."""
        if set(fields) != {"season"}:
            return False
        before = self._bare(at - 2) if self._bare(at - 1) in {"the", "l"} else self._bare(at - 1)
        return before in _BEFORE_SEASON or self._bare(at) in _WHEN_SEASON

    @staticmethod
    def _stands(fields: Mapping[str, str]) -> bool:
        """Whether the fields make a date: "the end", "spring" and "this" alone do not."""
        keys = set(fields)
        if keys & {"month", "year", "weekday", "when", "decade"}:
            return "day" not in keys or "month" in keys
        if fields.get("part", "") in _QUARTERS:
            return True
        return bool(keys & {"season", "unit"}) and bool(keys & {"shift", "part"})
