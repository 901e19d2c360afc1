"""What is known of a language: its function words, negations, opposed words, titles. One data file a language.

`lexicon(language)` gives the entries as phrases of stems; `Phrases.find` says where in a row of words they stand. A
language without a file has an empty lexicon: rules that need words of it stay silent, the others work on.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tellings.differences.values import offices
from tellings.differences.values.words import bare, forms_of, stemmer, stems_of, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tellings.differences.values.words import Word

#: The class of phrases that contain a word of another class and mean nothing in the dimension ("first of all").
IDLE = "-"
#: The languages that have a data file.
LANGUAGES = ("en", "ru", "de", "fr", "uk")
#: Dimensions in which a shorter word of the same stem is another: "region" is not "regional", "public" not "publicly".
_EXACT = frozenset({"standing", "openness"})


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
    the same stem that are no shorter than their own: "lacks" is "lack", but "hard" is not "hardly". `parted` says that
    the language parts its verbs: "schloss es aus" is "ausschloss".
    """

    by_stem: Mapping[str, tuple[tuple[tuple[tuple[str, str], ...], str], ...]]
    exact: bool = False
    parted: bool = False

    @classmethod
    def of(cls, groups: Mapping[str, Iterable[str]], language: str, *, exact: bool = False) -> Phrases:
        """Return the phrases of `groups` (class to phrases)."""
        table: dict[str, list[tuple[tuple[tuple[str, str], ...], str]]] = {}
        for group, phrases in groups.items():
            for phrase in phrases:
                for said in (phrase, *_whole(phrase, language)):
                    forms = forms_of(said, language)
                    if forms:
                        table.setdefault(forms[0][1], []).append((forms, group))
        ordered = {stem: tuple(sorted(rows, key=lambda row: -len(row[0]))) for stem, rows in table.items()}
        return cls(ordered, exact, parted=language == "de")

    def find(self, row: Sequence[Word]) -> list[Hit]:
        """Return the hits from left to right, the longest phrase first, none overlapping; idle ones left out."""
        found: list[Hit] = []
        until = 0
        if self.parted:
            row = rejoined(row)
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
        if self.parted and _UMLAUTS & set(form) and not _UMLAUTS & set(word.bare):
            return False  # the stems of "Fähre" and "fahren" are one
        return word.stem == stem and (not self.exact or len(word.bare) >= len(form))


#: What German parts from a verb and puts at the end of its clause; "an" and "um" with more after them are prepositions.
_PARTICLES = frozenset(
    "ab an auf aus bei bereit ein entgegen fest fort frei her hin los mit nach vor weg zu zurück zusammen".split()
)
#: A parted verb begins a clause: of the words before its particle it is the first in small letters, at most so far off.
_PARTED = 14
#: Shorter ones are no verbs: "dem … nach" is not "nachdem".
_NO_VERB = 3
_UMLAUTS = frozenset("äöü")
#: Between two words of one clause stands a blank.
_BLANK = 1


def rejoined(row: Sequence[Word]) -> Sequence[Word]:
    """Return a row of German words in which a verb has again what stands parted from it at the end of its clause.

    Which word is the verb is not known: each one in small letters before the particle is joined in turn, in a copy, and
    the lexicon says which of these is a word.
    """
    ends = [
        at
        for at, word in enumerate(row)
        if word.bare in _PARTICLES and (at + 1 == len(row) or row[at + 1].start - word.end > _BLANK)
    ]
    if not ends:
        return row
    made = list(row)
    for end in ends:
        for at in range(end - 1, max(-1, end - 1 - _PARTED), -1):
            if not row[at].capital and len(row[at].bare) > _NO_VERB and joins(row[end].bare, row[at].bare):
                whole = row[end].bare + row[at].bare
                made[at] = replace(row[at], bare=whole, stem=stemmer("de")(whole))
                break
            if row[at + 1].start - row[at].end > _BLANK:
                break
    return made


@lru_cache(maxsize=1)
def _parted_verbs() -> frozenset[str]:
    """Return the stems of every verb of the German lexicon that may be parted."""
    data: dict[str, Any] = tomllib.loads((files(__package__) / "data" / "de.toml").read_text("utf-8"))
    rows = [data["negation"]["cues"], data["negation"]["like"], data["reporting"]["words"], data["attribution"]["cues"]]
    rows += [words for groups in data["contrast"].values() for words in groups.values()]
    single = {word for row in rows for phrase in row for word in (phrase, *_whole(phrase, "de")) if " " not in word}
    return frozenset(stemmer("de")(word) for word in single if any(word.startswith(p) for p in _PARTICLES))


def _whole(phrase: str, language: str) -> tuple[str, ...]:
    """Return a parted verb of the lexicon as one word ("schlug vor": "vorschlug"); nothing for another phrase."""
    verb, _, particle = phrase.partition(" ")
    return (particle + verb,) if language == "de" and particle in _PARTICLES else ()


def joins(particle: str, verb: str) -> bool:
    """Whether the lexicon has the verb that a particle and another word make together."""
    return stemmer("de")(particle + verb) in _parted_verbs()


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
            name: Phrases.of(groups, language, exact=name in _EXACT)
            for name, groups in {**data["contrast"], **_sisters(language)}.items()
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


@lru_cache(maxsize=16)
def plain_names(language: str | None) -> frozenset[str]:
    """Return the stems of words that documents write with a capital and that name nothing by themselves ("the Act")."""
    data = tomllib.loads((files(__package__) / "data" / "capitals.toml").read_text("utf-8"))
    return _stems(data.get(language or "", ""), language or "")


def share(text: str, language: str | None) -> float:
    """Return which part of a text's words are function words of a language; 0 for a language without lexicon."""
    known = lexicon(language).function
    said = words(text, language) if known else ()
    return sum(word.bare in known for word in said) / len(said) if said else 0.0
