"""Numbers as units: the quantities a text states, in digits or in words, as values that can be compared.

"60 per cent", "forty percent" and "four out of ten" are shares; "41,000", "41 000" and "41 thousand" one number. What
is counted is read by `measures`. Dates are not numbers here: `calendars` takes their words first.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING, Any, Literal
from unicodedata import decimal, numeric

from tellings.differences.values import durations
from tellings.differences.values.clocks import Clock, begins, clock
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
#: As they are without case, where ß is ss.
_GERMAN_TENS = ["zwanzig", "dreissig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
#: Small words between a fraction and what it is a fraction of ("half a million", "a quarter of a million").
_OF_A = frozenset("a of an de d'un".split())
#: Letters behind a sum of money, and the signs that make it one.
_MONEY = {"k": 1e3, "m": 1e6, "md": 1e9, "mds": 1e9}
_CURRENCY = frozenset("€$£¥₹₽₴")
#: Halves that are parts of a day or a match, not stretches: "the second half of a day".
_WHICH = frozenset("first second вторая второй первой первая другій перша першій друга".split())
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
#: Between two numbers of which the second says what both are.
_TO = frozenset("to bis à auf до a".split())
_BETWEEN, _AND = frozenset("between zwischen entre между між".split()), frozenset("and und et y и і й та".split())
#: A share is said of at most so many: what stands after "in" or "out of"; with "in" of few only.
_WHOLE, _FEW = 100, 10
#: At most so many words stand between a number and what it is a share of ("three primary schools in four").
_GAP = 2
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
    unit: tuple[str, float] | None = None  # of one that stands within its words: "half an hour", "полчаса"

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
    bound: frozenset[str] = frozenset()
    lasting: Mapping[str, float] = field(default_factory=dict)
    percent: frozenset[str] = frozenset()
    per_cent: tuple[tuple[str, ...], ...] = ()
    basis: tuple[tuple[str, ...], ...] = ()
    joins: frozenset[str] = frozenset()
    point: frozenset[str] = frozenset()
    out_of: tuple[tuple[str, ...], ...] = ()
    every: frozenset[str] = frozenset()
    half: tuple[tuple[str, ...], ...] = ()


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
            bound=frozenset(rows["bound"]),
            lasting=rows["lasting"],
            percent=frozenset(rows["percent"]),
            per_cent=tuple(tuple(phrase) for phrase in rows["per_cent"]),
            basis=tuple(tuple(phrase) for phrase in rows["basis"]),
            joins=frozenset(rows["and"]),
            point=frozenset(rows["point"]),
            out_of=tuple(tuple(phrase) for phrase in rows["out_of"]),
            every=frozenset(rows["every"]),
            half=tuple(tuple(phrase) for phrase in rows["half"]),
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
            if found and reader.ranges(found[-1], quantity):
                found[-1] = replace(found[-1], value=found[-1].value / 100, sort="share")
            found.append(quantity)
            at = quantity.last
    return durations.joined(found, row, language, saying.one)


class _Reader:
    """Reads the number at a place of a row of words."""

    def __init__(
        self, row: Sequence[Word], saying: _Saying, language: str | None, text: str, taken: Container[int]
    ) -> None:
        self._row, self._saying, self._language, self._text, self._taken = row, saying, language, text, taken

    def read(self, at: int) -> Quantity | None:
        word = self._row[at]
        may = word.figure or word.bare in self._saying.units or begins(word.bare, self._language)
        time = clock(self._row, at, self._language, self._cardinal) if may else None
        if time is not None:
            return Quantity(time.hours, "clock", at, time.last, clock=time)
        if ":" in word.text and word.figure:
            return None
        if word.bare in self._saying.every and self._bare(at + 1) in self._saying.ordinals:
            return Quantity(1 / self._saying.ordinals[self._bare(at + 1)], "share", at, at + 2)
        return self._single(at) or self._ordinal(at) or self._counted(at)

    def ranges(self, first: Quantity, last: Quantity) -> bool:
        """Whether a number is per cent because the one after it is ("from 2 to 3 per cent")."""
        if first.sort != "count" or last.sort != "share" or last.parts or first.unit or last.first - first.last > 1:
            return False
        gap = self._text[self._row[first.last - 1].end : self._row[last.first].start].strip()
        joins = _TO | _AND if self._bare(first.first - 1) in _BETWEEN else _TO
        to = self._bare(first.last) in joins if last.first > first.last else gap in {"-", "–", "—"}
        behind = self._text[self._row[last.last - 1].end : self._row[last.last - 1].end + 2].strip()
        return to and (behind.startswith("%") or self._percent_within(last))

    def _percent_within(self, number: Quantity) -> bool:
        """Whether the words of a number say that it is per cent."""
        return any(self._is_percent(at) for at in range(number.first + 1, number.last))

    def _single(self, at: int) -> Quantity | None:
        """Read "a year and a half", "over an hour", "½", "a third"."""
        word = self._row[at]
        unit = measure(self._row, at + 1, self._language) if word.bare in self._saying.one else None
        if unit and (half := self._half(at + 2)):
            return Quantity(1.5, "count", at, at + 2 + half, unit=unit)  # "a year and a half"
        if word.bare in self._saying.lasting:
            return Quantity(self._saying.lasting[word.bare], "count", at, at + 1, unit=("time", 1.0))
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
        unit = measure(self._row, last, self._language)
        if unit and self._joined(last) and (half := self._half(last + 1)):
            return Quantity(value + 0.5, "count", at, last + 1 + half, unit=unit)  # "deux ans et demi"
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
            elif begun and word in self._saying.one and (self._after_ten(last) or self._before_hundred(last)):
                current += 1
            elif current % 100 == 4 and self._language == "fr" and word.startswith("vingt"):
                current += 76  # quatre-vingts
            elif word in self._saying.units and (not begun or self._adds(last, current)):
                current += self._saying.units[word]
            elif (scale := self._scale(at, last)) is not None:
                current = max(current, 1.0) * scale
                if scale >= 1000:
                    half = self._half(last + 1)  # "un milliard et demi"
                    total, current, last = total + current + scale / 2 * bool(half), 0.0, last + half
            elif (begun or word in self._saying.one) and (half := self._half(last + (not begun))):
                current += 0.5 if begun else 1.5
                last += half - begun
            elif begun and word in self._saying.joins and self._continues(last):
                pass
            elif begun and word in self._saying.point and self._bare(last + 1) in self._saying.units:
                current += self._saying.units[self._bare(last + 1)] / 10
                last += 1
            else:
                break
            begun, last = True, last + 1
        return (total + current if begun else None), last

    def _scale(self, first: int, at: int) -> float | None:
        """Return the scale that a word is, or that a letter behind a sum of money stands for ("€412m", "3 M€")."""
        word = self._bare(at)
        if word in self._saying.scales:
            return self._saying.scales[word]
        row = self._row
        if word not in _MONEY or at != first + 1 or not row[first].figure:
            return None
        around = self._text[max(0, row[first].start - 2) : row[first].start] + self._text[row[at].end : row[at].end + 2]
        return _MONEY[word] if _CURRENCY & set(around) and row[at].start - row[first].end <= 1 else None

    def _before_hundred(self, at: int) -> bool:
        """Whether "one" begins the hundreds or thousands of a number ("two thousand one hundred")."""
        scales, before, after = self._saying.scales, self._bare(at - 1), self._bare(at + 1)
        return self._row[at].bare not in {"a", "an"} and 0 < scales.get(after, 0.0) < scales.get(before, 0.0)

    def _half(self, at: int) -> int:
        """Return how many words "and a half" takes here; 0 where it does not stand."""
        for half in self._saying.half:
            if all(self._bare(at + k) in (word, f"{word}e") for k, word in enumerate(half)):
                return len(half)
        return 0

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
        if self._language in {"ru", "uk"} and self._saying.scales.get(before) == 100:
            return True  # "сто один"
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
        if self._language == "es":  # "cuarenta y dos"
            return (
                30 <= ten < 100
                and ten % 10 == 0
                and (after in self._saying.one or self._saying.units.get(after, 10) < 10)
            )
        return self._language == "fr" and ten >= 20 and ten % 10 == 0 and after in {*self._saying.one, "onze"}

    def _with_unit(self, value: float, first: int, last: int) -> Quantity:
        after = self._text[self._row[last - 1].end : self._row[last - 1].end + 2].strip()
        if after.startswith("%") or self._bare(last) in self._saying.percent:
            return Quantity(value / 100, "share", first, last + (self._bare(last) in self._saying.percent))
        for phrases, size in ((self._saying.per_cent, 100), (self._saying.basis, 10_000)):
            for phrase in phrases:
                if tuple(self._bare(last + k) for k in range(len(phrase))) == phrase:
                    return Quantity(value / size, "share", first, last + len(phrase))
        if of_whole := self._out_of(first, last, value):
            return of_whole
        if self._bare(last) in self._saying.fractions and self._joined(last) and value.is_integer():
            share = value * self._saying.fractions[self._bare(last)]  # "two thirds", "три четверти"
            scaled = self._past_of(last + 1)
            unit = self._unit_of(last, scaled) if share < 1 else None
            if unit:
                return Quantity(share, "count", first, scaled + 1, unit=unit)  # "three quarters of an hour"
            return Quantity(share if share < 1 else value, "share" if share < 1 else "count", first, last + (share < 1))
        return Quantity(value, "count", first, last)

    def _fraction(self, at: int) -> Quantity | None:
        """Half, a third, one quarter; "one" alone is no number but a word that stands for many things."""
        here = at + (self._bare(at) in self._saying.one)
        if self._bare(here) in self._saying.fractions:
            return self._part(at, here)
        if here > at and (share := self._out_of(at, here, 1.0)):
            return share  # "one in four", "un foyer sur quatre"
        if self._bare(here) in self._saying.scales and here > at:
            value, last = self._cardinal(here)
            return None if value is None else Quantity(value, "count", at, last)
        return None

    def _past_of(self, at: int) -> int:
        """Return the first word from here on that is not "of a"."""
        while self._bare(at) in _OF_A:
            at += 1
        return at

    def _unit_of(self, first: int, at: int) -> tuple[str, float] | None:
        """Return the unit at a word to which a row of words from `first` on goes on."""
        return measure(self._row, at, self._language) if self._joined_words(first, at) else None

    def _part(self, at: int, here: int) -> Quantity | None:
        """Read a fraction: of a scale ("half a million"), of a unit ("half an hour"), or by itself."""
        part = self._saying.fractions[self._bare(here)]
        scaled = self._past_of(here + 1)
        if self._bare(scaled) in self._saying.scales:
            return Quantity(part * self._saying.scales[self._bare(scaled)], "count", at, scaled + 1)
        if scaled > here + 1 and self._is_percent(scaled):
            return Quantity(part / 100, "share", at, scaled + 1)  # "a quarter of a percentage point"
        unit = self._unit_of(here + 1, scaled)
        if unit and self._bare(at - 1) not in _WHICH:
            return Quantity(part, "count", at, scaled + 1, unit=unit)
        return None if self._bare(here) in self._saying.bound else Quantity(part, "share", at, here + 1)

    def _out_of(self, first: int, last: int, value: float) -> Quantity | None:
        """Read the share that a number is of another one: "four out of ten", "three schools in four"."""
        for phrase, gap in product(self._saying.out_of, range(_GAP + 1)):
            here = last + gap
            if gap and not self._joined_words(last, here):
                continue
            if tuple(self._bare(here + k) for k in range(len(phrase))) != phrase:
                continue
            start = here + len(phrase)
            whole, end = self._cardinal(start) if start < len(self._row) else (None, here)
            if whole and value < whole <= _WHOLE and (not gap or self._bare_whole(phrase, whole, end)):
                return Quantity(value / whole, "share", first, end, (value, whole))
        return None

    def _bare_whole(self, phrase: tuple[str, ...], whole: float, end: int) -> bool:
        """Whether a number is what a share is of, and counts nothing itself: "one boat in three", not "in 20 ports"."""
        after = self._row[end] if end < len(self._row) and self._joined(end) else None
        if self._is_percent(end) or not whole.is_integer():
            return False
        if phrase == ("in",):  # a verb may follow, a plural may not
            return whole <= _FEW and (after is None or not (self._counts(end) and after.bare.endswith("s")))
        sure = phrase[0] == "sur" or phrase == ("out", "of") or phrase[-1] in {"every", "each", "cada"}
        return sure or not self._counts(end)

    def _is_percent(self, at: int) -> bool:
        """Whether per cent are counted by a number that ends before this word."""
        behind = self._text[self._row[at - 1].end : self._row[at - 1].end + 2].strip()
        said = (tuple(self._bare(at + k) for k in range(len(phrase))) == phrase for phrase in self._saying.per_cent)
        return behind.startswith("%") or self._bare(at) in self._saying.percent or any(said)
