"""Pairs with one thing planted: a number, a month, a name, a denial or a modal word is changed on one side of a pair.

Pairs that people or models write hold few contrasts as plain as these, and among many other words. Here the words round
the change stay as they were, so that what is learned is the value itself (Kaushik, Hovy & Lipton 2020: counterfactual
augmentation). What stands on both sides, once on each, is changed on one: both stretches differ then. Where only one
side holds what is changed, nothing is said of the other, whose words for it are not known. Needs babel.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.dates import get_day_names, get_month_names

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Stretch = tuple[int, int]

#: A kind where a name is changed: whose it is, is not known.
ANY = "any"
_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+| \d{3}\b)*")
#: What may be planted, by language.
_TABLES: Mapping[str, Mapping[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
#: The first value of a line of number words, the step between them, and how they are told from others.
_LINES = (("counts", 2, 1, "{}"), ("tens", 20, 10, "{}"), ("ordinals", 2, 1, "{}."))
_NEVER = r"(?!)"


@dataclass(frozen=True)
class Planted:
    """What is planted: a side, the stretch that gives way, what comes, its kind; the other's stretch, if known."""

    side: int
    place: Stretch
    new: str
    kind: str
    other: Stretch | None


@dataclass(frozen=True)
class Named:
    """Names of persons, places and bodies as they stand in pages of a language: what a name may give way to."""

    names: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Named:
        """Return the names that both texts of a pair have, by language; pairs are texts and languages."""
        found: dict[str, set[str]] = {}
        for texts, languages in pairs:
            for name in _names(texts, languages):
                for language in languages:
                    found.setdefault(language, set()).add(name)
        return cls({language: sorted(names) for language, names in found.items()})


def planted(texts: Sequence[str], languages: Sequence[str], taken: Sequence[Sequence[Stretch]], named: Named,
            chance: random.Random) -> Planted | None:  # fmt: skip
    """Return one thing to plant in two texts, outside of what is taken on each side; None where nothing may be."""
    makers = [_numbers, _numbers, _calendar, _denied, _swapped, _renamed]
    chance.shuffle(makers)
    for maker in makers:
        found = [
            each for each in maker(texts, languages, named, chance)
            if _free(each.place, taken[each.side]) and (each.other is None or _free(each.other, taken[1 - each.side]))
        ]  # fmt: skip
        if found:
            return chance.choice(found)
    return None


def _free(place: Stretch, taken: Sequence[Stretch]) -> bool:
    return not any(first < place[1] and place[0] < last for first, last in taken)


def _numbers(texts: Sequence[str], languages: Sequence[str], _: Named, chance: random.Random) -> Iterator[Planted]:
    """Yield numbers that both sides have once: in digits, or in words as far as these are known."""
    sides = [_values(text, language) for text, language in zip(texts, languages, strict=True)]
    for value in sorted(sides[0].keys() & sides[1].keys()):
        if all(len(side[value]) == 1 for side in sides):
            for mine in (0, 1):
                (place, other), change = sides[mine][value][0], sides[1 - mine][value][0][0]
                new = other(chance)
                if new:
                    yield Planted(mine, place, new, "number", change)


def _values(text: str, language: str) -> dict[str, list[tuple[Stretch, Callable[[random.Random], str]]]]:
    """Return the numbers of a text: where each stands, and what makes another of its form."""
    found: dict[str, list[tuple[Stretch, Callable[[random.Random], str]]]] = {}
    for each in _DIGITS.finditer(text):
        key = re.sub(r"[\u00a0\u202f ]|(?<=\d)[.,](?=\d{3}\b)", "", each[0]).replace(",", ".")
        found.setdefault(key, []).append((each.span(), lambda chance, old=each[0]: _digits(old, chance)))  # type: ignore[misc]
    for name, begin, step, form in _LINES:
        for line in _TABLES.get(language, {}).get(name, ()):
            words = line.split()
            for at, word in enumerate(words):
                for each in re.finditer(rf"\b{word}\b(?!-)", text):
                    key = form.format(begin + step * at)
                    found.setdefault(key, []).append(
                        (each.span(), lambda chance, own=word, row=words: chance.choice([w for w in row if w != own]))  # type: ignore[misc]
                    )
    return found


def _digits(old: str, chance: random.Random) -> str:
    """Return another number of the same form and about the same size."""
    plain = old.isdigit()
    if plain and len(old) == 4 and old[:2] in ("19", "20"):
        span = range(max(1900, int(old) - 9), min(2099, int(old) + 9))
        return str(chance.choice([year for year in span if year != int(old)]))
    if plain and int(old) <= 31:
        return str(chance.choice([n for n in range(1, 29) if n != int(old)]))
    for _ in range(20):
        at = chance.choice([k for k, sign in enumerate(old) if sign.isdigit()][:2])
        low = 1 if at == 0 else 0
        new = old[:at] + str(chance.randint(low, 9)) + old[at + 1 :]
        if new != old:
            return new
    return ""


@cache
def _calendars(language: str) -> tuple[tuple[str, ...], ...]:
    """Return the lists of months and of weekdays of a language, each form of them a list."""
    months = {
        tuple(get_month_names("wide", context, language)[k] for k in range(1, 13))
        for context in ("format", "stand-alone")
    }
    days = {
        tuple(get_day_names("wide", context, language)[k] for k in range(7)) for context in ("format", "stand-alone")
    }
    return tuple(sorted(months | days))


def _calendar(texts: Sequence[str], languages: Sequence[str], _: Named, chance: random.Random) -> Iterator[Planted]:
    """Yield months and weekdays that both sides have once."""
    sides: list[dict[tuple[int, int], list[tuple[Stretch, tuple[str, ...]]]]] = []
    for text, language in zip(texts, languages, strict=True):
        found: dict[tuple[int, int], dict[Stretch, tuple[str, ...]]] = {}
        for row in _calendars(language):
            for at, word in enumerate(row):
                for each in re.finditer(rf"\b{word}\b", text):
                    if (
                        word != "May"
                        or re.search(r"\d\s*$", text[: each.start()])
                        or re.match(r"\s*\d", text[each.end() :])
                    ):
                        found.setdefault((len(row), at), {}).setdefault(each.span(), row)
        sides.append({key: list(places.items()) for key, places in found.items()})
    for key in sorted(sides[0].keys() & sides[1].keys()):
        if all(len(side[key]) == 1 for side in sides):
            for mine in (0, 1):
                (place, row), (other, _) = sides[mine][key][0], sides[1 - mine][key][0]
                yield Planted(mine, place, chance.choice([w for w in row if w != row[key[1]]]), "date", other)


def _names(texts: Sequence[str], languages: Sequence[str]) -> Iterator[str]:
    """Yield the names that stand once in each of two texts: words with a capital within a sentence, in Latin script."""
    if set(languages) == {"de"}:
        return
    known = {word for language in languages for row in _calendars(language) for word in row}
    for each in re.finditer(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Þ][a-zà-ÿ]{3,}\b(?!['’-])", texts[0]):
        name = each[0]
        if name not in known and all(len(re.findall(rf"\b{name}\b", text)) == 1 for text in texts):
            yield name


def _renamed(texts: Sequence[str], languages: Sequence[str], named: Named, chance: random.Random) -> Iterator[Planted]:
    for name in _names(texts, languages):
        places = [re.search(rf"\b{name}\b", text) for text in texts]
        for mine in (0, 1):
            others = [each for each in named.names.get(languages[mine], ()) if not any(each in text for text in texts)]
            own, other = places[mine], places[1 - mine]
            if others and own and other:
                yield Planted(mine, own.span(), chance.choice(others), ANY, other.span())


def _denied(texts: Sequence[str], languages: Sequence[str], _: Named, __: random.Random) -> Iterator[Planted]:
    """Yield a denial taken out where each side has one, and put in where neither has."""
    tables = [_TABLES.get(language) for language in languages]
    if tables[0] is None or tables[1] is None:
        return
    both = list(zip(texts, tables, strict=True))
    denials = [list(re.finditer(table["drop"], text)) for text, table in both if table]
    signs = [len(re.findall(table["denies"], text, re.IGNORECASE)) for text, table in both if table]
    if all(len(each) == 1 for each in denials) and max(signs) == 1:
        for mine in (0, 1):
            own, other = denials[mine][0], denials[1 - mine][0]
            after = re.compile(r"\S+(?: (?:pas|plus))?").match(texts[mine], own.end())
            beside = re.compile(r"\S+").match(texts[1 - mine], other.end())
            if after and beside:
                bare = re.sub(r" (?:pas|plus)$", "", after[0])
                yield Planted(mine, (own.start(), after.end()), bare, "negation", (other.start(), beside.end()))
    if not any(signs):
        for mine, (text, table) in enumerate(both):
            for each in re.finditer(table["before"], text) if table and "before" in table else ():
                yield Planted(mine, each.span(), table["denied"].format(each[0]), "negation", None)


def _swapped(texts: Sequence[str], languages: Sequence[str], _: Named, chance: random.Random) -> Iterator[Planted]:
    """Yield modal words, quantities and times put for others."""
    for mine, (text, language) in enumerate(zip(texts, languages, strict=True)):
        table = _TABLES.get(language, {})
        for word, news, kind in table.get("swaps", ()):
            for each in re.finditer(rf"\b{word}\b", text):
                if not re.search(table.get("kept", _NEVER), text[max(0, each.start() - 12) : each.end() + 8]):
                    yield Planted(mine, each.span(), chance.choice(news), kind, None)
