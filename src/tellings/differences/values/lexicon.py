"""What is known of a language: its function words, negations, opposed words, titles. One data file a language.

`lexicon(language)` gives the entries as phrases of stems; `Phrases.find` says where in a row of words they stand. A
language without a file has an empty lexicon: rules that need words of it stay silent, the others work on.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tellings.differences.values import offices
from tellings.differences.values.words import bare, forms_of, stems_of, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tellings.differences.values.words import Word

#: The class of phrases that contain a word of another class and mean nothing in the dimension ("first of all").
IDLE = "-"
#: The languages that have a data file.
LANGUAGES = ("en", "ru", "de", "fr")


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a row of words: its class, and the words `[first, last)` it takes."""

    group: str
    first: int
    last: int


@dataclass(frozen=True)
class Phrases:
    """Phrases of one or more words, each with a class, ready to be found.

    `by_stem` lists them by their first stem, the longest first, each word as (bare, stem). `exact` ones match words of
    the same stem that are no shorter than their own: "lacks" is "lack", but "hard" is not "hardly".
    """

    by_stem: Mapping[str, tuple[tuple[tuple[tuple[str, str], ...], str], ...]]
    exact: bool = False

    @classmethod
    def of(cls, groups: Mapping[str, Iterable[str]], language: str, *, exact: bool = False) -> Phrases:
        """Return the phrases of `groups` (class to phrases)."""
        table: dict[str, list[tuple[tuple[tuple[str, str], ...], str]]] = {}
        for group, phrases in groups.items():
            for phrase in phrases:
                forms = forms_of(phrase, language)
                if forms:
                    table.setdefault(forms[0][1], []).append((forms, group))
        return cls({stem: tuple(sorted(rows, key=lambda row: -len(row[0]))) for stem, rows in table.items()}, exact)

    def find(self, row: Sequence[Word]) -> list[Hit]:
        """Return the hits from left to right, the longest phrase first, none overlapping; idle ones left out."""
        found: list[Hit] = []
        until = 0
        for at, word in enumerate(row):
            if at < until or word.stem not in self.by_stem:
                continue
            hit = self._at(row, at)
            if hit is None:
                continue
            if hit.group != IDLE:
                found.append(hit)
            until = hit.last
        return found

    def _at(self, row: Sequence[Word], at: int) -> Hit | None:
        for forms, group in self.by_stem[row[at].stem]:
            if not self._matches(row[at], *forms[0]) or len(forms) > len(row) - at:
                continue
            if len(forms) > 1 and row[at + 1].stem != forms[1][1]:  # few get further than this
                continue
            if all(self._matches(row[at + k], *form) for k, form in enumerate(forms[1:], 1)):
                return Hit(group, at, at + len(forms))
        return None

    def _matches(self, word: Word, form: str, stem: str) -> bool:
        return word.stem == stem and (not self.exact or len(word.bare) >= len(form))


@dataclass(frozen=True)
class Lexicon:
    """The words of one language that rules go by."""

    language: str | None
    function: frozenset[str] = frozenset()
    negation: Phrases = field(default_factory=lambda: Phrases({}))
    concord: bool = False
    particles: frozenset[str] = frozenset()
    deniers: frozenset[str] = frozenset()
    until: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    contrast: Mapping[str, Phrases] = field(default_factory=dict)
    attribution: Phrases = field(default_factory=lambda: Phrases({}))
    reporting: Phrases = field(default_factory=lambda: Phrases({}))
    actors: Phrases = field(default_factory=lambda: Phrases({}))
    deeds: Phrases = field(default_factory=lambda: Phrases({}))
    agents: frozenset[str] = frozenset()
    being: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    offices: Phrases = field(default_factory=lambda: Phrases({}))
    organisation_heads: frozenset[str] = frozenset()
    place_heads: frozenset[str] = frozenset()
    place_prepositions: frozenset[str] = frozenset()

    def is_content(self, word: Word) -> bool:
        """Whether a word carries meaning of its own."""
        return word.bare not in self.function and (len(word.bare) > 1 or word.figure)

    def opposed(self, row: Sequence[Word]) -> dict[str, list[Hit]]:
        """Return the hits of each dimension of opposed words that has any of its phrases begin in a row of words."""
        said = {dimension for word in row for dimension in self._dimensions.get(word.stem, ())}
        return {dimension: phrases.find(row) for dimension, phrases in self.contrast.items() if dimension in said}

    @cached_property
    def _dimensions(self) -> dict[str, list[str]]:
        """The dimensions of which a phrase begins with a stem: most words begin none of any."""
        found: dict[str, list[str]] = {}
        for dimension, phrases in self.contrast.items():
            for stem in phrases.by_stem:
                found.setdefault(stem, []).append(dimension)
        return found


def _bares(words: str | Iterable[str]) -> frozenset[str]:
    return frozenset(bare(word) for word in (words.split() if isinstance(words, str) else words))


def _stems(words: str, language: str) -> frozenset[str]:
    return frozenset(stem for word in words.split() for stem in stems_of(word, language))


def _sisters(language: str) -> dict[str, dict[str, list[str]]]:
    """Return the words of one kind that exclude each other: dimension to class to words."""
    data = tomllib.loads((files(__package__) / "data" / "sisters.toml").read_text("utf-8"))
    return {
        dimension: {group: words.get(language, []) for group, words in groups.items()}
        for dimension, groups in data.items()
    }


@lru_cache(maxsize=16)
def lexicon(language: str | None) -> Lexicon:
    """Return the lexicon of an ISO 639-1 code; an empty one where there is no data file."""
    if language not in LANGUAGES:
        return Lexicon(language)
    data: dict[str, Any] = tomllib.loads((files(__package__) / "data" / f"{language}.toml").read_text("utf-8"))
    negation = {
        "cue": data["negation"]["cues"],
        IDLE: data["negation"]["idle"],
        "double": data["negation"]["double"],
        "like": data["negation"]["like"],
    }
    deeds = data.get("deeds", {})
    return Lexicon(
        language=language,
        function=_bares(data["function"]["words"]),
        negation=Phrases.of(negation, language, exact=True),
        concord=data["negation"].get("concord", False),
        particles=_bares(data["negation"].get("particles", ())),
        deniers=_bares(data["negation"]["deniers"]),
        until=_bares(data["negation"]["until"]),
        only=_bares(data["negation"]["only"]),
        contrast={
            name: Phrases.of(groups, language) for name, groups in {**data["contrast"], **_sisters(language)}.items()
        },
        attribution=Phrases.of({"cue": data["attribution"]["cues"]}, language),
        reporting=Phrases.of({"saying": data["reporting"]["words"]}, language),
        actors=Phrases.of(data["actors"], language),
        deeds=Phrases.of({deed: forms.split() for deed, forms in deeds.get("forms", {}).items()}, language),
        agents=_bares(deeds.get("by", "")),
        being=_bares(deeds.get("be", "")),
        articles=_bares(deeds.get("articles", "")),
        openers=_bares(data["clauses"]["openers"]),
        titles=_stems(data["roles"]["titles"], language),
        offices=Phrases.of(offices.phrases(language), language),
        organisation_heads=_stems(data["organisations"]["heads"], language),
        place_heads=_stems(data["places"]["heads"], language),
        place_prepositions=_bares(data["places"]["before"]),
    )


def share(text: str, language: str | None) -> float:
    """Return which part of a text's words are function words of a language; 0 for a language without lexicon."""
    known = lexicon(language).function
    said = words(text, language) if known else ()
    return sum(word.bare in known for word in said) / len(said) if said else 0.0
