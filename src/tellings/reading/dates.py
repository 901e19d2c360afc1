"""Dates as they are printed on pages, in any language whose months babel knows, and the places printed before them.

"21 November 202018:00" (a clock stuck to the year), "12.09.2024. 17:45", "Tuesday, 8 November 2022", "5 сентября 2025",
"14 de marzo de 2023", "Sept 12", "2025年10月22日", "2024-06-13T08:00Z".
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EARLIEST, LATEST = 1900, 2100
# Besides the page's own language: pages of every country carry an English date now and then.
ALWAYS = "en"
# Months as they stand in dates, where the language is not known yet: January to December, a line a language.
COMMON = """
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
januar februar märz april mai juni juli august september oktober november dezember
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
"""
# Abbreviations in print that the locales of babel do not have.
ALSO = {"sept": 9, "juin": 6, "juil": 7, "mär": 3, "mrz": 3, "янв": 1, "февр": 2, "авг": 8, "сент": 9, "нояб": 11}
ALSO |= {name: number for row in COMMON.split("\n") for number, name in enumerate(row.split(), 1)}

CLOCK = r"(?:\d{1,2}[:.]\d\d)"
YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})(?!\d{3}|[.,]\d)")
YEAR_LAST = re.compile(rf"(?<![\d.])(\d{{1,2}})\s?([./-])\s?(\d{{1,2}})\s?\2\s?((?:19|20)\d\d)(?={CLOCK}|\D|$)")
DIGIT = re.compile(r"\d")
WORDS = re.compile(r"[^\W\d_]+")
# Around a month's name: a day before or after it, then perhaps a year, with the small words of several languages.
BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|-го|-е)?\s*(?:of|de|del|di|d['’])?\s*$", re.IGNORECASE)
AFTER = re.compile(
    r"\.?\s*(\d{1,2})(?!\d|:\d\d)(?:st|nd|rd|th)?(?:\s?[-–—]\s?\d{1,2}(?!\d|:))?(?:\s?[,.]?)", re.IGNORECASE
)
YEAR = re.compile(rf"\.?,?\s*(?:de|del|of)?\s*((?:19|20)\d\d)(?={CLOCK}|\D|$)", re.IGNORECASE)
PLACE = re.compile(r"(?:^|[,.;(–—-]\s)\s*([^\W\d_a-zа-яёіїєґ][^\d,.;:()|]{1,40}?)\s*[,–—-]\s*$")
WEEKDAY = re.compile(r"([^\W\d_]+)\.?,?\s*$")
MOST_WORDS_OF_A_PLACE = 4
# Characters before a date in which its place and its weekday stand; a line may be millions long and hold a date in each
# of its sentences.
REACH = 200


class Dated(Struct, frozen=True):
    """A date as printed: where, its numbers, and whether day and month may be the other way round."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    swappable: bool = False

    def iso(self, year: int | None = None) -> str | None:
        """Return the date as ISO 8601, with `year` where none is printed; null where there is no such day."""
        try:
            return date(self.year or year or 0, self.month, self.day).isoformat()
        except ValueError:
            return None

    def swapped(self) -> Dated:
        """Return the date with month and day the other way round."""
        return Dated(self.start, self.end, self.year, self.day, self.month, swappable=True)


def find(text: str, language: str | None) -> list[Dated]:
    """Return the dates printed in a text, in their order; a date without a year has `year` null."""
    if not DIGIT.search(text):  # most lines of a page: there is no date without a day's number
        return []
    found = sorted([*_numeric(text), *_named(text, language)], key=lambda d: (d.start, -d.end))
    kept: list[Dated] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def place_before(text: str, dated: Dated, language: str | None) -> str | None:
    """Return the place printed before a date ("Baku, November 21", "VIENNA, Sept 12"); null where none is."""
    first, end = max(0, dated.start - REACH), dated.start
    last = WEEKDAY.search(text, first, end)
    if last and _bare(last[1]) in weekdays(ALWAYS) | weekdays(language or ALWAYS):
        end = last.start()
    found = PLACE.search(text, first, end)
    if not found or len(found[1].split()) > MOST_WORDS_OF_A_PLACE:
        return None
    words = found[1].strip()
    return words if all(word[0].isupper() for word in words.split() if len(word) > 3) else None


def settled(dates: Iterable[Dated], *, month_first: bool) -> list[Dated]:
    """Return the dates with days and months that may be swapped settled.

    Another date of the same page that allows one reading only decides; else the habit of the page's country.
    """
    listed = list(dates)
    sure = {(d.year, d.month, d.day) for d in listed if not d.swappable}
    made = []
    for each in listed:
        other = each.swapped()
        turn = each.swappable and (
            (other.year, other.month, other.day) in sure
            or (month_first and (each.year, each.month, each.day) not in sure)
        )
        made.append(other if turn else each)
    return made


def from_markup(words: str) -> str | None:
    """Return the ISO date that a machine-readable field holds; null where it holds none."""
    found = YEAR_FIRST.search(words) or re.search(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)", words)
    if found:
        return Dated(0, 0, int(found[1]), int(found[2]), int(found[3])).iso()
    return next((each.iso() for each in find(words, ALWAYS) if each.year), None)


@cache
def months(language: str) -> dict[str, int]:
    """Return the names and abbreviations of months in a language, bare and in lower case."""
    return {bare: number for number, bare in _printed("months", language) if WORDS.fullmatch(bare)}


@cache
def _month_names(language: str | None) -> dict[str, int]:
    """Return the names that dates of a page in this language may be written with: its own, English, common ones."""
    return {**ALSO, **months(ALWAYS), **(months(language) if language else {})}


@cache
def weekdays(language: str) -> frozenset[str]:
    """Return the names and abbreviations of the days of the week in a language, bare and in lower case."""
    return frozenset(bare for _, bare in _printed("days", language))


def _printed(what: str, language: str) -> list[tuple[int, str]]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  heavy

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return []
    return [
        (number, _bare(name).strip("."))
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in getattr(locale, what)[form][width].items()
    ]


def _numeric(text: str) -> Iterator[Dated]:
    for found in YEAR_FIRST.finditer(text):
        yield from _valid(Dated(found.start(), found.end(), int(found[1]), int(found[2]), int(found[3])))
    for found in YEAR_LAST.finditer(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        if second > 12 >= first:
            yield from _valid(Dated(found.start(), found.end(), year, first, second))
        else:
            swappable = found[2] != "." and first <= 12 and first != second
            yield from _valid(Dated(found.start(), found.end(), year, second, first, swappable))


def _named(text: str, language: str | None) -> Iterator[Dated]:
    names = _month_names(language)
    if text.isascii() and names.keys().isdisjoint(WORDS.findall(text.lower())):
        return
    for word in WORDS.finditer(text):
        month = names.get(_bare(word[0]))
        if not month:
            continue
        before = BEFORE.search(text, max(0, word.start() - 12), word.start())
        if before:
            year = YEAR.match(text, word.end())
            end = year.end() if year else word.end()
            yield from _valid(Dated(before.start(), end, int(year[1]) if year else None, month, int(before[1])))
            continue
        after = AFTER.match(text, word.end())
        if after and (word[0][0].isupper() or not word[0].isascii()):
            year = YEAR.match(text, after.end())
            end = year.end() if year else after.end()
            yield from _valid(Dated(word.start(), end, int(year[1]) if year else None, month, int(after[1])))


def _valid(dated: Dated) -> Iterator[Dated]:
    if (dated.year is None or EARLIEST <= dated.year <= LATEST) and dated.iso(2024):  # a leap year: 29 February may be
        yield dated


def _bare(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()
