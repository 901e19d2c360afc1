"""Edits that are planted into pairs of passages: those that change the substance, and those that only reword.

What is put in comes from WordNet, from the vectors of the table of words, from the opposed words of the lexicon, and
from other sentences.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from judge_examples import DIFFERENT, SAME, UNKNOWN, Example, Mark, side

from tellings.differences.values.lexicon import lexicon

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable, Sequence

    from tellings.differences.account import Side
    from tellings.differences.judge.table import Table
    from tellings.differences.values.words import Word

#: How often each edit is tried.
OFTEN = {
    "opposite": 5, "opposite-by-way": 2, "sister": 4, "neighbour": 6, "unrelated": 1, "opposed-class": 4, "number": 2,
    "name": 1.5, "negate": 3, "drop": 3, "insert": 3, "synonym": 6, "shared-sense": 4, "similar": 2, "one-class": 2,
    "litotes": 2,
}  # fmt: skip
_SAYS_THE_SAME = {"synonym", "shared-sense", "similar", "one-class", "litotes"}
_AUXILIARIES = frozenset("is are was were will can could would should has had have may must".split())
_BEFORE_ADJECTIVE = frozenset("is are was were be been a an the very".split())
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million"
)
#: Words rarer than these places in the vocabulary are not put in.
_COMMON, _VERY_COMMON = 20_000, 12_000
#: Words this near by their vectors, and kin in no way, seldom mean the same.
_NEIGHBOUR = (0.35, 0.62)
#: A synonym must be near by its vectors too: WordNet's rarer senses are no synonyms in most sentences.
_SYNONYM, _SENSE = 0.3, 0.45


class Editor:
    """What may stand for a word, and edits of examples."""

    def __init__(self, table: Table, chance: random.Random) -> None:
        self.pool: list[str] = []
        self._table, self._chance = table, chance
        self._words = list(table.places)
        self._by_sense, self._by_parent = defaultdict(list), defaultdict(list)
        for word, at in table.places.items():
            senses = table._senses(at)
            for sense in sorted(senses["own"]):
                self._by_sense[sense].append(word)
            for sense in sorted(senses["up"]):
                self._by_parent[sense].append(word)
        self._classes: dict[str, tuple[str, str]] = {}
        self._members: dict[tuple[str, str], list[str]] = defaultdict(list)
        for dimension, phrases in lexicon("en").contrast.items():
            for rows in phrases.by_stem.values():
                for forms, group in rows:
                    if len(forms) == 1 and group != "-":
                        self._classes[forms[0][0]] = (dimension, group)
                        self._members[dimension, group].append(forms[0][0])

    def edited(self, example: Example, *, times: int) -> Example | None:
        """Return the example with up to so many edits of side B, labels kept true; None where none could be made."""
        draft = _Draft(example)
        for _ in range(times):
            if len(draft.b.words) < 4:
                break
            edit = self._chance.choices(list(OFTEN), list(OFTEN.values()))[0]
            self._plant(edit, draft)
        return draft.example if draft.taken else None

    def _plant(self, edit: str, draft: _Draft) -> None:
        if edit == "drop":
            self._drop(draft)
        elif edit == "insert":
            self._insert(draft)
        elif edit == "negate":
            self._negate(draft)
        else:
            order = list(range(len(draft.b.words)))
            self._chance.shuffle(order)
            for at in order:
                if draft.free(draft.b.words[at]) and (new := self._instead(edit, draft.b, at)):
                    draft.swap(draft.b.words[at], new, SAME if edit in _SAYS_THE_SAME else DIFFERENT)
                    return

    def _instead(self, edit: str, b: Side, at: int) -> str | None:
        word = b.words[at]
        if edit == "number":
            return self._number(word)
        if edit == "name":
            name = at and word.capital and len(word.bare) > 3 and word.bare not in b.account.common
            return self._chance.choice(_names(self.pool)) if name else None
        if (not b.lexicon.is_content(word) and edit not in ("opposed-class", "one-class")) or at in b.valued:
            return None
        choices = self._litotes(b, at) if edit == "litotes" else self._choices(edit, word.bare)
        return self._chance.choice(choices) if choices else None

    def _choices(self, edit: str, word: str) -> list[str]:  # noqa: PLR0911  a return an edit
        if edit in ("opposed-class", "one-class"):
            return self._of_lexicon(word, other=edit == "opposed-class")
        at = self._table.places.get(word)
        if at is None:
            return []
        senses = self._table._senses(at)
        if edit == "neighbour":
            return self._neighbours(word, at)
        if edit == "unrelated":
            return [w for w in self._chance.sample(self._words, 200) if self._fits(w, word, _VERY_COMMON)][:5]
        if edit == "sister":
            rows: Iterable[list[str]] = (self._by_parent[s] for s in sorted(senses["up"]))
            found = {w for row in rows if len(row) < 400 for w in row}
            return self._kept(found, at, word, lambda kin: not any(kin[:3]) and not kin[4] and not kin[7])
        name = {"opposite": "against", "opposite-by-way": "against-near", "synonym": "first", "similar": "near"}
        found = {w for s in sorted(senses[name.get(edit, "own")]) for w in self._by_sense[s]}
        if edit.startswith("opposite"):
            return self._kept(found, at, word, lambda kin: not any(kin[:3]))
        least = _SYNONYM if edit == "synonym" else _SENSE
        near = {
            w for w in found if float(self._table.vectors[at] @ self._table.vectors[self._table.places[w]]) >= least
        }
        return self._kept(near, at, word, lambda kin: not kin[4] and not kin[5] and (edit != "synonym" or kin[0]))

    def _kept(self, words: set[str], at: int, word: str, fits: Callable[[Sequence[bool]], object]) -> list[str]:
        return [
            w
            for w in sorted(words)
            if self._fits(w, word, _COMMON) and fits(self._table.kinship(at, self._table.places[w]))
        ]

    def _neighbours(self, word: str, at: int) -> list[str]:
        near = self._table.vectors @ self._table.vectors[at]
        rows = np.nonzero((near > _NEIGHBOUR[0]) & (near < _NEIGHBOUR[1]))[0]
        found = [self._words[k] for k in rows.tolist() if not any(self._table.kinship(at, k)[:4])]
        return [w for w in found if self._fits(w, word, _VERY_COMMON)]

    def _fits(self, new: str, word: str, rank: int) -> bool:
        """Whether a word has the ending of another, is not a form of it, and is not rare."""
        return (
            new[:4] != word[:4] and _ending(new) == _ending(word)
            and self._table.arrays["rank"][self._table.places[new]] < rank
        )  # fmt: skip

    def _of_lexicon(self, word: str, *, other: bool) -> list[str]:
        if word not in self._classes:
            return []
        dimension, group = self._classes[word]
        rows = [row for key, row in self._members.items() if key[0] == dimension and (key[1] != group) == other]
        return sorted({w for row in rows for w in row if w != word and _ending(w) == _ending(word)})

    def _litotes(self, b: Side, at: int) -> list[str]:
        word = b.words[at].bare
        if not at or not (b.words[at - 1].bare in _BEFORE_ADJECTIVE or word.endswith(("able", "ible", "ful"))):
            return []
        prefixed = [p + word for p in ("un", "in", "im", "dis") if p + word in self._table.places]
        return [f"not {w}" for w in prefixed or self._choices("opposite", word)]

    def _number(self, word: Word) -> str | None:
        if word.figure:
            places = [at for at, sign in enumerate(word.text) if sign.isdigit()][:2]
            at = self._chance.choice(places)
            digit = self._chance.choice([d for d in "123456789" if d != word.text[at]])
            return word.text[:at] + digit + word.text[at + 1 :]
        numbers = _NUMBERS.split()
        return self._chance.choice([n for n in numbers if n != word.bare]) if word.bare in numbers else None

    def _negate(self, draft: _Draft) -> None:
        words = draft.b.words
        order = list(range(len(words) - 1))
        self._chance.shuffle(order)
        for at in order:
            if words[at].bare in _AUXILIARIES and words[at + 1].bare not in ("not", "never") and draft.free(words[at]):
                draft.put(words[at].end, words[at].end, " not", DIFFERENT)
                draft.marks.append((words[at].start, words[at].end, DIFFERENT))
                draft.mark_a(words[at].stem, DIFFERENT)
                return

    def _drop(self, draft: _Draft) -> None:
        length, words = self._chance.randint(2, 8), draft.b.words
        if len(words) < length + 4:
            return
        at = self._chance.randrange(1, len(words) - length)
        gone = words[at : at + length]
        if not all(draft.free(word) for word in gone):
            return
        stems = {word.stem for word in gone if draft.b.lexicon.is_content(word)}
        draft.put(gone[0].start, words[at + length].start, "", UNKNOWN)
        for stem in sorted(stems - {word.stem for word in draft.b.words}):
            draft.mark_a(stem, DIFFERENT, every=True)

    def _insert(self, draft: _Draft) -> None:
        length, other = self._chance.randint(2, 8), self._chance.choice(self.pool)
        words, mine = side(other).words, draft.b.words
        if len(words) < length + 2:
            return
        first = self._chance.randrange(len(words) - length)
        bit = other[words[first].start : words[first + length - 1].end]
        at = mine[self._chance.randrange(1, len(mine))].start
        if any(start < at < end for start, end in draft.taken):
            return
        draft.put(at, at, f"{bit} ", DIFFERENT)
        have = {word.stem for word in draft.a.words}
        for word in draft.b.words:
            if at <= word.start < at + len(bit) and word.stem in have:
                draft.marks.append((word.start, word.end, UNKNOWN))


class _Draft:
    """An example that is being edited: side B as it stands, and the labels of both."""

    def __init__(self, example: Example) -> None:
        self._example = example
        self.text = example.b
        self.marks: list[Mark] = list(example.marks_b)
        self._marks_a: list[Mark] = list(example.marks_a)
        self.a, self.b = side(example.a), side(example.b, "B")
        self.taken: list[tuple[int, int]] = []

    @property
    def example(self) -> Example:
        """The example as it is now."""
        return replace(self._example, b=self.text, marks_a=tuple(self._marks_a), marks_b=tuple(self.marks))

    def free(self, word: Word) -> bool:
        """Whether no edit has touched a word."""
        return not any(word.start < end and start < word.end for start, end in self.taken)

    def swap(self, word: Word, new: str, label: int) -> None:
        """Put another word in place of one, with its capital, and label it and the same word of A."""
        self.put(word.start, word.end, new[:1].upper() + new[1:] if word.capital else new, label)
        self.mark_a(word.stem, label)

    def mark_a(self, stem: str, label: int, *, every: bool = False) -> None:
        """Label the words of this stem on side A; unless `every`, only one that stands alone."""
        found = [word for word in self.a.words if word.stem == stem]
        if every or len(found) == 1:
            self._marks_a += [(word.start, word.end, label) for word in found]

    def put(self, start: int, end: int, new: str, label: int) -> None:
        """Put `new` in place of a stretch of B, and move all labels and edits behind it."""
        grown = len(new) - (end - start)
        moved = []
        for first, last, old in self.marks:
            if last <= start:
                moved.append((first, last, old))
            elif first >= end:
                moved.append((first + grown, last + grown, old))
            elif min(first, start) < max(last + grown, start + len(new)):
                moved.append((min(first, start), max(last + grown, start + len(new)), old))
        self.marks = [*moved, (start, start + len(new), label)] if new else moved
        self.taken = [(s + grown, e + grown) if s >= end else (s, e) for s, e in self.taken]
        self.taken.append((start, start + max(1, len(new))))
        self.text = self.text[:start] + new + self.text[end:]
        self.b = side(self.text, "B")


def _ending(word: str) -> str:
    return next((ending for ending in ("ing", "ed", "ly", "est", "er", "s") if word.endswith(ending)), "")


def _names(texts: Sequence[str]) -> list[str]:
    return sorted({name for text in texts[:500] for name in re.findall(r"(?<=[a-z] )[A-Z][a-z]{3,}", text)})
