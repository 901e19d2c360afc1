"""Numbers as units: the quantities a text states, in digits or in words, as values that can be compared.

"60 per cent", "forty percent" and "four out of ten" are shares; "41,000", "41 000" and "41 thousand" one number. What
is counted is read by `measures`. Dates are not numbers here: `calendars` takes their words first.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING, Any, Literal
from unicodedata import decimal, numeric

from tellings.differences.values.clocks import Clock, clock
from tellings.differences.values.lexicon import lexicon
from tellings.differences.values.measures import measure

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from tellings.differences.values.words import Word

Sort = Literal["count", "share", "ordinal", "clock"]
_GERMAN_UNITS = [
    "null",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_GERMAN_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
#: Small words between a fraction and what it is a fraction of ("half a million", "a quarter of a million").
_OF_A = frozenset("a of an de d'un".split())
#: A third in whole per cent.
_PERCENT = 5.1e-3
_ROMAN = re.compile(r"(?P<sign>[IVXLC]+)(?:e|er|ème|th|st|nd|rd)?")
_SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
#: Roman numerals count centuries.
_CENTURY = frozenset(
    "century centuries siècle siècles jahrhundert jahrhunderts jahrhunderte век века веке веков siglo siglos secolo"
    " secoli століття столітті".split()
)
#: After these an article counts the hours or days that follow: "a little over an hour", "within a week".
_LASTING = frozenset(
    "over about almost nearly within lasted lasting for than just under around roughly some über fast etwa rund knapp"
    " binnen während pendant durant presque environ".split()
)
#: Two values are the same within this: fractions are given to four places.
_NEAR = 2e-3


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number stated in words `[first, last)` of a row: its value and what sort of number it is."""

    value: float
    sort: Sort
    first: int
    last: int
    parts: tuple[float, ...] = ()  # "two of the five": 2 and 5
    clock: Clock | None = None

    def same(self, other: Quantity) -> bool:
        """Whether both state the same value; an ordinal may stand for a count ("fourth meeting", "met four times")."""
        if self.clock or other.clock:
            return bool(self.clock and other.clock and self.clock.same(other.clock))
        near = _NEAR * max(1.0, abs(self.value) * (self.sort == "share"))
        if self.sort == other.sort == "share" and (_thirds(self.value) or _thirds(other.value)):
            near = _PERCENT  # "a third" is 33 percent
        return self.value == other.value or abs(self.value - other.value) <= near  # equal too where both are infinite


@dataclass(frozen=True)
class _Saying:
    units: Mapping[str, float] = field(default_factory=dict)
    one: frozenset[str] = frozenset()
    scales: Mapping[str, float] = field(default_factory=dict)
    ordinals: Mapping[str, float] = field(default_factory=dict)
    fractions: Mapping[str, float] = field(default_factory=dict)
    percent: frozenset[str] = frozenset()
    per_cent: tuple[tuple[str, ...], ...] = ()
    joins: frozenset[str] = frozenset()
    point: frozenset[str] = frozenset()
    out_of: tuple[tuple[str, ...], ...] = ()
    every: frozenset[str] = frozenset()
    half: tuple[str, ...] = ()


def _german() -> dict[str, float]:
    """Return the German number words below a hundred, and with "hundert" up to 999."""
    small = {word: float(value) for value, word in enumerate(_GERMAN_UNITS)}
    for ten, word in enumerate(_GERMAN_TENS, start=2):
        small[word] = ten * 10.0
        for unit in range(1, 10):
            small[f"{_GERMAN_UNITS[unit]}und{word}"] = ten * 10.0 + unit
    hundreds = {
        f"{first}hundert{rest}": value * 100.0 + more
        for value, first in enumerate(_GERMAN_UNITS[1:10], start=1)
        for rest, more in {"": 0.0, **small}.items()
    }
    table = {**small, **hundreds}
    table.pop("ein")
    return {**table, **{f"{word}tausend": value * 1000 for word, value in table.items()}}


@lru_cache(maxsize=1)
def _sayings() -> dict[str, _Saying]:
    data: dict[str, dict[str, Any]] = tomllib.loads((files(__package__) / "data" / "numbers.toml").read_text("utf-8"))
    return {
        language: _Saying(
            units={**_german(), **rows["units"]} if language == "de" else rows["units"],
            one=frozenset(rows["one"]),
            scales=rows["scales"],
            ordinals=rows["ordinals"],
            fractions=rows["fractions"],
            percent=frozenset(rows["percent"]),
            per_cent=tuple(tuple(phrase) for phrase in rows["per_cent"]),
            joins=frozenset(rows["and"]),
            point=frozenset(rows["point"]),
            out_of=tuple(tuple(phrase) for phrase in rows["out_of"]),
            every=frozenset(rows["every"]),
            half=tuple(rows["half"]),
        )
        for language, rows in data.items()
    }


def figure(text: str, language: str | None) -> float | None:
    """Return the value of a number in digits: "18,500" is 18500, "2.4" is 2.4, by the language's separators."""
    plain = re.sub(r"[\u00a0\u202f]", "", text)
    if not plain.isascii():  # "١٢٫٥"
        plain = "".join(str(decimal(sign, sign)) for sign in plain)
    grouping, point = (",", ".") if language in (None, "en", "zh", "ja", "ko", "he", "th") else (".", ",")
    for group, dot in ((grouping, point), (point, grouping)):
        if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+(?:{re.escape(dot)}\d+)?", plain):
            return float(plain.replace(group, "").replace(dot, "."))
    if re.fullmatch(r"\d+[.,]\d+", plain):
        return float(plain.replace(",", "."))
    return float(plain) if plain.isdecimal() else None


def _thirds(share: float) -> bool:
    """Whether a share is one or two thirds, to four places."""
    return share in (0.3333, 0.6666)


def _roman(text: str) -> int | None:
    """Return the value of a Roman numeral, with or without an ending ("XIVe"); None for another word."""
    match = _ROMAN.fullmatch(text)
    if match is None:
        return None
    values = [_SIGNS[sign] for sign in match["sign"]]
    return sum(-v if any(v < later for later in values[at + 1 : at + 2]) else v for at, v in enumerate(values))


def _vulgar(text: str) -> float | None:
    """Return the value of one sign for a fraction ("½")."""
    value = numeric(text, -1.0) if len(text) == 1 and not text.isdigit() and not text.isalpha() else -1.0
    return value if 0 < value < 1 else None


def quantities(row: Sequence[Word], language: str | None, text: str, *, taken: Container[int] = ()) -> list[Quantity]:
    """Return the numbers stated in a row of words of `text`, left to right; words in `taken` belong to other values."""
    saying = _sayings().get(language or "", _Saying())
    reader = _Reader(row, saying, language, text, taken)
    found: list[Quantity] = []
    at = 0
    while at < len(row):
        quantity = None if at in taken else reader.read(at)
        if quantity is None:
            at += 1
        else:
            found.append(quantity)
            at = quantity.last
    return found


class _Reader:
    """Reads the number at a place of a row of words."""

    def __init__(
        self, row: Sequence[Word], saying: _Saying, language: str | None, text: str, taken: Container[int]
    ) -> None:
        self._row, self._saying, self._language, self._text, self._taken = row, saying, language, text, taken

    def read(self, at: int) -> Quantity | None:
        word = self._row[at]
        time = clock(self._row, at, self._language)
        if time is not None:
            return Quantity(time.hours, "clock", at, time.last, clock=time)
        if ":" in word.text and word.figure:
            return None
        if word.bare in self._saying.every and self._bare(at + 1) in self._saying.ordinals:
            return Quantity(1 / self._saying.ordinals[self._bare(at + 1)], "share", at, at + 2)
        return self._single(at) or self._ordinal(at) or self._counted(at)

    def _single(self, at: int) -> Quantity | None:
        """Read "a year and a half", "over an hour", "½", "a third"."""
        word = self._row[at]
        if word.bare in self._saying.one and measure(self._row, at + 1, self._language) and self._half(at + 2):
            return Quantity(1.5, "count", at, at + 1)  # "a year and a half"
        if word.bare in self._saying.one and self._bare(at - 1) in _LASTING and self._lasts(at + 1):
            return Quantity(1.0, "count", at, at + 1)
        if (vulgar := _vulgar(word.text)) is not None:
            return Quantity(vulgar, "share", at, at + 1)
        fraction = word.bare in self._saying.fractions and word.bare not in self._saying.ordinals
        return self._fraction(at) if word.bare in self._saying.one or fraction else None

    def _ordinal(self, at: int) -> Quantity | None:
        """Read "9th", "ninth", and the Roman numeral of a century."""
        word = self._row[at]
        if (self._bare(at + 1) in _CENTURY or self._bare(at - 1) in _CENTURY) and (value := _roman(word.text)):
            return Quantity(float(value), "ordinal", at, at + 1)
        if word.figure and (ordinal := re.fullmatch(r"(\d+)(?:st|nd|rd|th|er|ère)", word.bare)):
            return Quantity(float(ordinal[1]), "ordinal", at, at + 1)
        if word.bare in self._saying.ordinals:
            return Quantity(self._saying.ordinals[word.bare], "ordinal", at, at + 1)
        return None

    def _counted(self, at: int) -> Quantity | None:
        """Read a number and what it is a part of or counts."""
        value, last = self._cardinal(at)
        if value is None:
            return None
        if last < len(self._row) and self._joined(last) and (vulgar := _vulgar(self._row[last].text)):
            value, last = value + vulgar, last + 1  # "2½"
        return self._with_unit(value, at, last)

    def _bare(self, at: int) -> str:
        return self._row[at].bare if 0 <= at < len(self._row) and at not in self._taken else ""

    def _lasts(self, at: int) -> bool:
        unit = measure(self._row, at, self._language)
        return unit is not None and unit[0] == "time"

    def _cardinal(self, at: int) -> tuple[float | None, int]:
        """Return the value of the number that begins at `at`, None if there is none, and where it ends."""
        total, current, last, begun = 0.0, 0.0, at, False
        while (word := self._bare(last)) and (not begun or self._joined(last)):
            value = figure(self._row[last].text, self._language) if word and self._row[last].figure else None
            if value is not None and not begun:
                current = value
            elif begun and self._groups(at, last):
                current = current * 1000 + float(word)
            elif begun and word in self._saying.one and self._after_ten(last):
                current += 1
            elif current % 100 == 4 and self._language == "fr" and word.startswith("vingt"):
                current += 76  # quatre-vingts
            elif word in self._saying.units and (not begun or self._adds(last, current)):
                current += self._saying.units[word]
            elif word in self._saying.scales:
                scale = self._saying.scales[word]
                current = max(current, 1.0) * scale
                if scale >= 1000:
                    total, current = total + current, 0.0
            elif (begun or word in self._saying.one) and self._half(last + (not begun)):
                current += 0.5 if begun else 1.5
                last += len(self._saying.half) - begun
            elif begun and word in self._saying.joins and self._continues(last):
                pass
            elif begun and word in self._saying.point and self._bare(last + 1) in self._saying.units:
                current += self._saying.units[self._bare(last + 1)] / 10
                last += 1
            else:
                break
            begun, last = True, last + 1
        return (total + current if begun else None), last

    def _half(self, at: int) -> bool:
        """Whether "and a half" stands here."""
        half = self._saying.half
        return bool(half) and all(self._bare(at + k) in (word, f"{word}e") for k, word in enumerate(half))

    def _counts(self, at: int) -> bool:
        """Whether a number before this word counts it ("one boat in 20 ports", but not "one boat in three is old")."""
        after = self._row[at] if at < len(self._row) and self._joined(at) else None
        return after is not None and lexicon(self._language).is_content(after)

    def _joined_words(self, first: int, last: int) -> bool:
        return last < len(self._row) and all(self._joined(at) for at in range(first, last + 1))

    def _joined(self, at: int) -> bool:
        """Whether only white space or a hyphen stands before this word."""
        return not self._text[self._row[at - 1].end : self._row[at].start].strip(" -\u00a0\u202f\u2011\n")

    def _adds(self, at: int, current: float) -> bool:
        """Whether a unit adds to what stands before it ("sixty five"), not begins a new number ("three five")."""
        before, unit = self._saying.units.get(self._row[at - 1].bare), self._saying.units[self._row[at].bare]
        if before is None or self._row[at - 1].bare in self._saying.joins:
            return True
        if before >= 100:  # "двести пятьдесят", "dreitausend fünfhundert"
            return unit < (1000 if before >= 1000 else 100)
        if current % 100 == 10 and self._language == "fr":
            return 7 <= unit <= 9  # "dix-huit"
        return current % 100 >= 20 and current % 10 == 0 and unit < (20 if self._language == "fr" else 10)

    def _after_ten(self, at: int) -> bool:
        """Whether "one" goes on with a ten ("twenty-one", "vingt et un"); "a" and "an" never do."""
        before = self._row[at - 2 if self._row[at - 1].bare in self._saying.joins else at - 1].bare
        ten = self._saying.units.get(before, 0.0)
        return self._row[at].bare not in {"a", "an"} and ten >= 20 and ten % 10 == 0

    def _groups(self, first: int, at: int) -> bool:
        """Whether three digits go on with a number that began with up to three ("41 000", "1 200 000")."""
        sizes = [len(word.text) for word in self._row[first : at + 1]]
        digits = all(word.text.isascii() and word.text.isdigit() for word in self._row[first : at + 1])
        gap = self._text[self._row[at - 1].end : self._row[at].start]
        return digits and gap == " " and sizes[0] <= 3 and set(sizes[1:]) == {3} and self._row[first].text[0] != "0"

    def _continues(self, at: int) -> bool:
        """Whether "and" joins a number ("two hundred and fifty", "vingt et un"), not two of them ("two and three")."""
        after = self._bare(at + 1)
        if self._row[at - 1].bare in self._saying.scales:
            return after in self._saying.units
        ten = self._saying.units.get(self._row[at - 1].bare, 0.0)
        return self._language == "fr" and ten >= 20 and ten % 10 == 0 and after in {*self._saying.one, "onze"}

    def _with_unit(self, value: float, first: int, last: int) -> Quantity:
        after = self._text[self._row[last - 1].end : self._row[last - 1].end + 2].strip()
        if after.startswith("%") or self._bare(last) in self._saying.percent:
            return Quantity(value / 100, "share", first, last + (self._bare(last) in self._saying.percent))
        for phrase in self._saying.per_cent:
            if tuple(self._bare(last + k) for k in range(len(phrase))) == phrase:
                return Quantity(value / 100, "share", first, last + len(phrase))
        for phrase, here in product(self._saying.out_of, (last, last + 1)):
            if here > last and (phrase == ("in",) or not self._joined_words(last, here)):
                continue  # "four boats out of ten", but not "four boats in 20 ports"
            if tuple(self._bare(here + k) for k in range(len(phrase))) == phrase:
                whole, end = self._cardinal(here + len(phrase)) if here + len(phrase) < len(self._row) else (None, here)
                if whole and value < whole <= 100:
                    return Quantity(value / whole, "share", first, end, (value, whole))
        if self._bare(last) in self._saying.fractions and self._joined(last) and value.is_integer():
            share = value * self._saying.fractions[self._bare(last)]  # "two thirds", "три четверти"
            return Quantity(share if share < 1 else value, "share" if share < 1 else "count", first, last + (share < 1))
        return Quantity(value, "count", first, last)

    def _fraction(self, at: int) -> Quantity | None:
        """Half, a third, one quarter; "one" alone is no number but a word that stands for many things."""
        here = at + (self._bare(at) in self._saying.one)
        if self._bare(here) in self._saying.fractions:
            part = self._saying.fractions[self._bare(here)]
            scaled = here + 1
            while self._bare(scaled) in _OF_A:
                scaled += 1
            if self._bare(scaled) in self._saying.scales:
                return Quantity(part * self._saying.scales[self._bare(scaled)], "count", at, scaled + 1)
            return Quantity(part, "share", at, here + 1)
        for phrase, to in product(self._saying.out_of, (here, here + 1)):
            if here == at or (to > here and not self._joined_words(here, to)):
                continue  # "one in four", "un foyer sur quatre"
            if tuple(self._bare(to + k) for k in range(len(phrase))) == phrase:
                whole, end = self._cardinal(to + len(phrase)) if to + len(phrase) < len(self._row) else (None, to)
                if whole and 1 < whole <= 100 and not (to > here and phrase == ("in",) and self._counts(end)):
                    return Quantity(1 / whole, "share", at, end, (1.0, whole))
        if self._bare(here) in self._saying.scales and here > at:
            value, last = self._cardinal(here)
            return None if value is None else Quantity(value, "count", at, last)
        return None
