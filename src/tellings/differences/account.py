"""A telling taken to words, and the part of it that stands in one passage, with the values read from it.

Each value is read once, when a rule first asks for it. `pair` is the next reader: two sides against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from tellings.differences.values import bodies, calendars, names, numerals, places, rates
from tellings.differences.values.lexicon import Hit, Lexicon, lexicon
from tellings.differences.values.relative import day_of
from tellings.differences.values.words import Word, latin, words
from tellings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tellings.model import Telling

#: A quote around a word reaches so many words to its left and right, but not beyond its clause: enough to read well.
BEFORE, AFTER = 3, 5
#: A clause has at least so many words, so that "for example," does not stand alone.
_CLAUSE = 3
#: A phrase shorter than this many words may run over a comma.
_PHRASE = 5
#: What joins an office to its country, in English, French and German.
_OF = frozenset({"of", "de", "du", "von"})
_STOPS = frozenset(",;:–—()[]…?!.")


@dataclass(frozen=True)
class Account:
    """One telling, its sentences taken to words."""

    telling: Telling

    @cached_property
    def lexicon(self) -> Lexicon:
        """What is known of its language."""
        return lexicon(self.telling.language)

    @cached_property
    def day(self) -> date | None:
        """The day it was published."""
        return day_of(self.telling.published)

    def spoken(self, sentence: int) -> str | None:
        """Return the language of a sentence: its own where the telling has several."""
        return self.telling.sentences[sentence].language or self.telling.language

    @cached_property
    def sentences(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each sentence."""
        return tuple(
            words(self.telling.text, self.spoken(at), start=sentence.start, end=sentence.end)
            for at, sentence in enumerate(self.telling.sentences)
        )

    @property
    def _rows(self) -> Iterator[tuple[tuple[Word, ...], str | None]]:
        """The words of each sentence, with its language."""
        return ((row, self.spoken(at)) for at, row in enumerate(self.sentences))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem of the account."""
        return frozenset(word.stem for sentence in self.sentences for word in sentence)

    @cached_property
    def latins(self) -> frozenset[str]:
        """Every word of the account, its title and its labels in Latin letters, for names under another spelling."""
        telling = self.telling
        labels = " ".join(telling.text[turn.label.start : turn.label.end] for turn in telling.turns if turn.label)
        around = words(f"{telling.title or ''} {labels}", telling.language)
        return frozenset(latin(word.bare) for row in (*self.sentences, around) for word in row if len(word.bare) > 2)

    @cached_property
    def dates(self) -> frozenset[calendars.Fields]:
        """Every date of the account."""
        return frozenset(
            date.fields for row, language in self._rows for date in calendars.dates(row, language, self.telling.text)
        )

    @cached_property
    def values(self) -> frozenset[float]:
        """Every number of the account, rounded."""
        return frozenset(
            round(quantity.value, 3)
            for row, language in self._rows
            for quantity in numerals.quantities(row, language, self.telling.text)
        )

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Every international body that the account names."""
        return frozenset(
            id_ for row, language in self._rows for body in bodies.bodies(row, language) for id_ in body.ids
        )

    @cached_property
    def places(self) -> tuple[places.Place, ...]:
        """Every known place that the account names, each once."""
        named = (place for row, language in self._rows for place in places.places(row, language))
        return tuple({place.ids: place for place in named}.values())

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that it also writes without capital: at the head of a sentence they are no names."""
        return frozenset(word.bare for row in self.sentences for word in row if not word.capital)

    def person(self, span: Span) -> str | None:
        """Return the fullest name of the person whom the telling means by a stretch of it; None for nobody it knows."""
        return next(
            (p.name for p in self.telling.people if any(m.start < span.end and span.start < m.end for m in p.mentions)),
            None,
        )

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words that it writes with a capital within a sentence, where only names have one."""
        return frozenset(word.bare for row in self.sentences for word in row[1:] if word.capital)

    @cached_property
    def lands(self) -> frozenset[str]:
        """The names that stand after an office and "of": what it is held of is a country or a town.

        So is what its publisher is of ("Government of Orvia"); of what a minister is, is told in `names`.
        """
        by = words(self.telling.publisher or "", self.telling.language)
        found = {name.bare for of, name in pairwise(by) if of.bare in _OF and name.capital}
        for row, language in self._rows:
            titles = lexicon(language).titles
            for office, of, name in zip(row, row[1:], row[2:], strict=False):
                held = office.stem in titles and not names.PORTFOLIO.match(latin(office.bare))
                if held and of.bare in _OF and name.capital and not name.figure:
                    found.add(name.bare)
        return frozenset(found)

    def tells(self, part: str, *, strict: bool) -> bool:
        """Return whether it has a word in Latin letters anywhere, under any spelling; `strict` as in `names.alike`."""
        if (part, strict) not in self._asked:
            self._asked[part, strict] = part in self.latins or any(
                names.alike(part, word, strict=strict) for word in self.latins
            )
        return self._asked[part, strict]

    @cached_property
    def _asked(self) -> dict[tuple[str, bool], bool]:
        return {}

    @cached_property
    def opposed(self) -> frozenset[tuple[str, str]]:
        """Every class of opposed words that the account has a word of, with its dimension."""
        return frozenset(
            (dimension, hit.group)
            for row, language in self._rows
            for dimension, hits in lexicon(language).opposed(row).items()
            for hit in hits
        )

    @cached_property
    def offices(self) -> frozenset[str]:
        """Every office that the account names."""
        return frozenset(hit.group for row, language in self._rows for hit in lexicon(language).offices.find(row))

    def side(self, sentences: Sequence[int]) -> Side:
        """Return the part of the account that these sentences are."""
        return Side(self, tuple(sentences))


@dataclass(frozen=True)
class Side:
    """The sentences of one telling that stand in one passage, and the values read from them."""

    account: Account
    sentences: tuple[int, ...]

    @property
    def id(self) -> str:
        """The telling's id."""
        return self.account.telling.id

    @property
    def text(self) -> str:
        """The telling's whole text: the places of the words count it."""
        return self.account.telling.text

    @cached_property
    def language(self) -> str | None:
        """The language of its sentences; the telling's where they are in several."""
        spoken = {self.account.spoken(at) for at in self.sentences}
        return spoken.pop() if len(spoken) == 1 else self.account.telling.language

    @cached_property
    def lexicon(self) -> Lexicon:
        """What is known of the language."""
        return lexicon(self.language)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of all its sentences, in order."""
        return tuple(word for index in self.sentences for word in self.account.sentences[index])

    @cached_property
    def content(self) -> tuple[bool, ...]:
        """Whether each word carries meaning of its own."""
        return tuple(map(self.lexicon.is_content, self.words))

    @cached_property
    def opposed(self) -> dict[str, list[Hit]]:
        """The words of each dimension of opposed words that it has a word of."""
        return self.lexicon.opposed(self.words)

    @cached_property
    def heads(self) -> frozenset[int]:
        """The words that begin a sentence."""
        found, at = set(), 0
        for index in self.sentences:
            found.add(at)
            at += len(self.account.sentences[index])
        return frozenset(found)

    @cached_property
    def spoken(self) -> bool:
        """Whether it is somebody's own words, not a report of them."""
        start = self.account.telling.sentences[self.sentences[0]].start
        turns = self.account.telling.turns
        return any(turn.kind in ("speech", "question") and turn.start <= start < turn.end for turn in turns)

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """For each word the number of its clause: clauses end at stops, and before a word that opens one."""
        found: list[int] = []
        clause = length = 0
        for at, word in enumerate(self.words):
            if at and self._breaks(at, length, word):
                clause, length = clause + 1, 0
            found.append(clause)
            length += 1
        return tuple(found)

    @cached_property
    def stretches(self) -> tuple[int, ...]:
        """For each word the number of its stretch between two stops of any kind."""
        found: list[int] = []
        for at, word in enumerate(self.words):
            stop = at and (at in self.heads or set(self.text[self.words[at - 1].end : word.start]) & _STOPS)
            found.append((found[-1] if found else 0) + bool(stop))
        return tuple(found)

    def _breaks(self, at: int, length: int, word: Word) -> bool:
        gap = self.text[self.words[at - 1].end : word.start]
        if at in self.heads:
            return True
        if set(gap) & _STOPS:
            return length >= _CLAUSE or bool(set(gap) & set(";:?!()"))
        return length >= 2 * _CLAUSE and word.bare in self.lexicon.openers

    @cached_property
    def dates(self) -> tuple[calendars.Date, ...]:
        """The dates it gives."""
        return tuple(calendars.dates(self.words, self.language, self.text))

    @cached_property
    def bodies(self) -> tuple[bodies.Body, ...]:
        """The international bodies it names."""
        return tuple(bodies.bodies(self.words, self.language))

    @cached_property
    def places(self) -> tuple[places.Place, ...]:
        """The known places it names."""
        return tuple(places.places(self.words, self.language))

    @cached_property
    def placed(self) -> frozenset[int]:
        """The words that belong to known places."""
        return frozenset(at for place in self.places for at in range(place.first, place.last))

    @cached_property
    def dated(self) -> frozenset[int]:
        """The words that belong to dates."""
        return frozenset(at for date in self.dates for at in range(date.first, date.last))

    @cached_property
    def quantities(self) -> tuple[numerals.Quantity, ...]:
        """The numbers it states, dates apart."""
        return tuple(numerals.quantities(self.words, self.language, self.text, taken=self.dated))

    @cached_property
    def rates(self) -> tuple[rates.Rate, ...]:
        """How often it says that something is done."""
        return tuple(rates.rates(self.words, self.quantities, self.language))

    @cached_property
    def names(self) -> tuple[names.Name, ...]:
        """The names it uses, known bodies apart."""
        spans = [(body.first, body.last) for body in self.bodies]
        spans += [(time.first, time.last) for time in self.quantities if time.clock]  # "18:00 Moscow time"
        spans += [(number.first, number.last) for number in self.quantities if number.sort == "ordinal"]  # "XIVe"
        taken = self.dated | {at for first, last in spans for at in range(first, last)}
        return tuple(names.names(self, taken))

    @cached_property
    def persons(self) -> tuple[frozenset[str], ...]:
        """Whom it means by name or by office: the fullest name of each, in words of Latin letters."""
        sentences = [self.account.telling.sentences[index] for index in self.sentences]
        return tuple(
            frozenset(latin(word.bare) for word in words(person.name, self.language))
            for person in self.account.telling.people
            if any(s.start <= mention.start < s.end for s in sentences for mention in person.mentions)
        )

    @cached_property
    def offices(self) -> tuple[Hit, ...]:
        """The offices it names, those of known bodies apart ("High Commissioner for Refugees")."""
        taken = {at for body in self.bodies for at in range(body.first, body.last)}
        return tuple(hit for hit in self.lexicon.offices.find(self.words) if hit.first not in taken)

    def means(self, first: int, last: int, other: Side) -> bool:
        """Return whether whoever is meant by words `[first, last)` is meant on another side too, by name or office."""
        full = self.account.person(self.span(first, last))
        if full is None:
            return False
        strict = self.language == other.language
        own = [latin(word.bare) for word in words(full, self.language)][-1:]
        return any(names.alike(part, one, strict=strict) for part in own for person in other.persons for one in person)

    @cached_property
    def valued(self) -> frozenset[int]:
        """The words that belong to a date, a body or a name: no rule reads them as plain words."""
        spans = [(date.first, date.last) for date in self.dates] + [(body.first, body.last) for body in self.bodies]
        spans += [(name.first, name.last) for name in self.names if not name.common]
        return frozenset(at for first, last in spans for at in range(first, last))

    @cached_property
    def tagging(self) -> frozenset[int]:
        """The words that only say who speaks or is spoken to: names, titles, "told reporters"."""
        people = {at for name in self.names if name.sort != "place" for at in range(name.first, name.last)}
        titles = {at for at, word in enumerate(self.words) if word.stem in self.lexicon.titles}
        titles |= {at - 1 for at in titles if at and self.words[at - 1].capital}  # "Danish Minister"
        titles |= {at for at, word in enumerate(self.words) if word.capital and names.portfolio(self, at)}
        return self.saying | people | titles

    @cached_property
    def saying(self) -> frozenset[int]:
        """The words of reporting: "said", "told reporters"."""
        return frozenset(at for hit in self.lexicon.reporting.find(self.words) for at in range(hit.first, hit.last))

    @cached_property
    def where(self) -> frozenset[int]:
        """The words that belong to the names of places."""
        spans = [(name.first, name.last) for name in self.names if name.sort == "place"]
        spans += [(place.first, place.last) for place in self.places]
        return frozenset(at for first, last in spans for at in range(first, last))

    @cached_property
    def latins(self) -> tuple[str, ...]:
        """Each word in Latin letters."""
        return tuple(latin(word.bare) for word in self.words)

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of words `[first, last)`."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def phrase(self, first: int, last: int, *, before: int = BEFORE, after: int = AFTER) -> Span:
        """Return the stretch of words `[first, last)` with some words around it, within their clauses.

        Where that is very short it runs on over a comma: to the right, then to the left.
        """
        low, high = first, last
        least, most = max(0, first - before), min(len(self.words), last + after)
        while low > least and low not in self.heads and self.clauses[low - 1] == self.clauses[low]:
            low -= 1
        while high < most and high not in self.heads and self.clauses[high] == self.clauses[high - 1]:
            high += 1
        while high - low < _PHRASE and high < most and high not in self.heads:
            high += 1
        while high - low < _PHRASE and low > least and low not in self.heads:
            low -= 1
        return self.span(*self._whole(low, high, first, last))

    def _whole(self, low: int, high: int, first: int, last: int) -> tuple[int, int]:
        """Return the words `[low, high)` without the one or two at an edge that a comma cuts off from their clause."""
        number = self.stretches
        head = next((at for at in range(low + 1, first + 1) if number[at] != number[low]), low)
        if head - low < _CLAUSE and low and number[low - 1] == number[low]:
            low = head
        tail = next((at for at in range(high - 1, last - 1, -1) if number[at - 1] != number[high - 1]), high)
        if high - tail < _CLAUSE and high < len(number) and number[high] == number[high - 1]:
            high = tail
        return low, high

    def quote(self, span: Span) -> str:
        """Return a stretch as it is quoted in a note: one line, in quotation marks."""
        return f"“{' '.join(self.text[span.start : span.end].split())}”"
