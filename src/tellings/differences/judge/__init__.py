"""The trained judge: what differs where no rule has a word for it.

The words of two sides are linked first (`links`), then weighted sums (`scales`) say of each word how likely it is part
of a difference in substance: from how it is linked, from what the lexicons and WordNet know of it and its partner
(`features`) and from how near the two are in their sentences (`context`, which asks `encode.states`). A stretch that
equal words enclose is one finding. `training/judge.py` makes the weights, for English only.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from tellings.differences.judge import context, features, links, litotes
from tellings.differences.judge.parts import parts
from tellings.differences.judge.scales import UNLIKELY, UNLIKELY_OF_A_PAIR, Scales
from tellings.differences.judge.stretches import Stretch, chance, stretches
from tellings.differences.judge.table import Table
from tellings.differences.pair import SUBSTANTIVE, WITHOUT
from tellings.differences.weigh import EQUAL
from tellings.encode.states import shipped as shipped_states

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from numpy.typing import NDArray

    from tellings.differences.account import Side
    from tellings.differences.judge.parts import Part
    from tellings.differences.pair import Draft, Pair
    from tellings.encode.states import States

    Odds = NDArray[np.float64]
    Seen = NDArray[np.float32]

RULE = "model:words"
#: The languages that have a judge.
LANGUAGES = ("en",)
#: Stretches lighter than this are kept neither of whole tellings, whose record they would fill, nor of a single pair.
LEAST, LEAST_OF_A_PAIR = 0.1, 0.005
#: What a denied opposite takes off the log-odds, and how far beside a stretch it may stand.
_DENIED, _BESIDE = 3.0, 2
#: What opposites add: on marked spans and in our own pairs nearly all that hold some differ.
_OPPOSITES = 0.9
#: Of the words of an English text at least this part are function words: .3 to .6 of any that is longer than a title.
_FUNCTION = 0.12
#: What the judge says at most where others know better.
_UNSURE = 0.45
#: And of two words of which WordNet says that they have a sense in common.
_SYNONYM = 0.2
#: Fitted on a talk the weights were not learned from: `training/judge.md`.
SLOPE, PLACE = 0.5, 1.0
#: What the log-odds of the reader of both sides count beside one's own, what they are for most words, and between what
#: they are held. With .5 talks are ordered equally well within .001, with 1.5 a little worse.
SIGHT, _USUAL, _LOWEST, _HIGHEST = 0.4, -3.0, -6.0, 4.0
#: Pieces of words of a single pair that are read in their sentences at most, the parts likeliest to differ first: some
#: second of a core; two long sentences have 100. Those of a comparison of documents, where nothing lighter than `LEAST`
#: is kept, are judged alone.
PIECES = 1_000
#: What is said of equal words beside others, of the chance of the likeliest: they are seldom the difference itself.
_EQUAL = 0.8
_log = logging.getLogger("tellings")


@dataclass(frozen=True)
class Judge:
    """The table of words of a language, and the weights of what is seen of them."""

    table: Table
    scales: Scales

    def stretches(
        self,
        pairs: Sequence[Pair],
        *,
        single: bool = False,
        settled: Container[int] = (),
        seen: Sequence[tuple[Seen, Seen] | None] = (),
    ) -> list[list[Stretch]]:
        """Return for each pair the stretches that no equal words link; all pairs are judged in one go.

        A pair is judged in one order, whichever side is called A, so that B against A gives what A against B gives.
        Words of `single` pairs are read in their sentences, save those of the `settled` ones, and the rows of equal
        words are there too. `seen` are log-odds that the reader of both sides gives to the words of each, where it has.
        """
        rows_of = [tuple(tuple(word.bare for word in side.words) for side in (pair.a, pair.b)) for pair in pairs]
        turned = [a > b for a, b in rows_of]
        both_of = [
            (at, *both)
            for at, pair in enumerate(pairs)
            if rows_of[at][0] != rows_of[at][1]
            for both in (parts(pair.b, pair.a) if turned[at] else parts(pair.a, pair.b))
        ]
        linked = [
            (at, a, b, links.link(a, b, self.table)) for at, a, b in both_of if a.words and b.words
        ]  # a part without words on a side is a clause that is left out: not ours to say
        rows = [(features.seen(link, self.table), features.seen(link.flipped, self.table)) for *_, link in linked]
        found: list[list[Stretch]] = [[] for _ in pairs]
        asked = [-1 if at in settled else at for at, *_ in linked] if single else []
        for (at, a, b, _), both, own in zip(linked, rows, self._odds(rows, asked), strict=True):
            read, odds = (seen[at] if seen else None), own
            if read is not None:
                one, other = read[::-1] if turned[at] else read
                odds = (_beside(own[0], a, one), _beside(own[1], b, other))
            found[at] += stretches(a, b, both, odds, single=single)
        return [
            [stretch.flipped for stretch in each] if turns else each for each, turns in zip(found, turned, strict=True)
        ]

    def _odds(
        self, rows: Sequence[tuple[features.Seen, features.Seen]], pair_of: Sequence[int]
    ) -> list[tuple[Odds, Odds]]:
        """Return the log-odds of the words of both sides of each part: in their sentences where that can be had.

        `pair_of` names the pair of each part, -1 one that is not read; where it is empty, no sentence is.
        """
        least = UNLIKELY_OF_A_PAIR if pair_of else UNLIKELY
        alone = partial(self.scales.alone.log_odds, least=least)
        odds = [(alone(a.matrix), alone(b.matrix)) for a, b in rows]
        read = states() if pair_of else None
        if read is None:
            return odds
        asked = _likeliest(rows, odds, pair_of, read)
        read_rows = iter(context.matrices([each for k in asked for each in rows[k]], read))
        for k in asked:
            a, b = (
                self.scales.beside.log_odds(np.concatenate([each.matrix, next(read_rows)], axis=1), least=least)
                for each in rows[k]
            )
            odds[k] = (a, b)
        return odds


def _beside(odds: Odds, part: Part, seen: Seen) -> Odds:
    """Return the log-odds of the words of a part with those that the reader of both sides gives them."""
    return odds + SIGHT * (np.clip(seen[part.first : part.last], _LOWEST, _HIGHEST) - _USUAL)


def _likeliest(
    rows: Sequence[tuple[features.Seen, features.Seen]],
    odds: Sequence[tuple[Odds, Odds]],
    pair_of: Sequence[int],
    read: States,
) -> list[int]:
    """Return which parts are read in their sentences: of each pair the likeliest to differ, as far as `PIECES` go."""
    found = []
    left = {**dict.fromkeys(pair_of, PIECES), -1: 0}
    for k in sorted(range(len(rows)), key=lambda k: (-max(map(np.max, odds[k])), k)):
        cost = sum(
            read.count(text)
            for part in (rows[k][0].linked.a, rows[k][0].linked.b)
            for _, text in context.sentences(part)
        )
        if cost <= left[pair_of[k]]:
            left[pair_of[k]] -= cost
            found.append(k)
        else:
            left[pair_of[k]] = 0
    return found


def softened(pair: Pair, drafts: list[Draft]) -> list[Draft]:
    """Return what the rules say of a pair, weighed by what the judge knows: a denied opposite says the same."""
    judge = shipped(pair.a.language) if drafts and pair.one_language else None
    return drafts if judge is None else litotes.softened(pair, drafts, judge.table)


def synonymous(pair: Pair, a: int, b: int) -> bool:
    """Whether words `a` of A and `b` of B have a sense in common, as WordNet knows; never where there is no judge."""
    judge = shipped(pair.a.language) if pair.one_language else None
    return judge is not None and litotes.synonyms(pair.a.words[a].bare, pair.b.words[b].bare, judge.table)


def weight(pair: Pair, stretch: Stretch, table: Table) -> float:
    """Return how likely a careful reader calls a stretch substantive.

    What is on one side only, or has no word of meaning of its own on a side, is never called so: a clause that is left
    out is told by its whole passage, a value by the rules.
    """
    if stretch.equal:
        return _EQUAL * _UNSURE * chance(SLOPE * stretch.log_odds + PLACE)
    denied = _denied(pair, stretch, table)
    sides = ((pair.a, stretch.first, stretch.last), (pair.b, stretch.low, stretch.high))
    sure = all(_own(*side) for side in sides) and litotes.opposites(
        pair, (stretch.first, stretch.last), (stretch.low, stretch.high), table
    )
    if sure and not denied:
        return chance(SLOPE * stretch.log_odds + PLACE + _OPPOSITES)
    return _light(pair, stretch, table, denied=denied)


def _denied(pair: Pair, stretch: Stretch, table: Table) -> bool:
    """Whether a stretch, with the words beside it, holds an opposite that is denied."""
    mine = (max(0, stretch.first - _BESIDE), min(len(pair.a.words), stretch.last + _BESIDE))
    other = (max(0, stretch.low - _BESIDE), min(len(pair.b.words), stretch.high + _BESIDE))
    return litotes.denied_opposite(pair, mine, other, table)


def _light(pair: Pair, stretch: Stretch, table: Table, *, denied: bool) -> float:
    """Return what a stretch weighs where nothing makes it sure: less than what is substantive."""
    likely = chance(SLOPE * stretch.log_odds + PLACE - _DENIED * denied)
    if stretch.last - stretch.first == stretch.high - stretch.low == 1 and litotes.synonyms(
        pair.a.words[stretch.first].bare, pair.b.words[stretch.low].bare, table
    ):
        return _SYNONYM * likely
    return _UNSURE * likely


def _own(side: Side, first: int, last: int) -> bool:
    """Whether a stretch has a word of meaning that is no number, date or name."""
    values = side.valued | {at for number in side.quantities for at in range(number.first, number.last)}
    return any(side.lexicon.is_content(side.words[at]) and at not in values for at in range(first, last))


@cache
def shipped(language: str | None) -> Judge | None:
    """Return the judge of a language; None where there is none, or, after one line of warning, where it is broken."""
    if language not in LANGUAGES:
        return None
    folder = files(__package__) / "data"
    try:
        table = Table.of((folder / f"{language}.npz").read_bytes())
        scales = Scales.of((folder / "scales.json").read_bytes())
        if scales.columns != features.names() or scales.context != [*context.NAMES]:
            raise ValueError("the weights were made for other features")
    except (OSError, ValueError) as fault:  # msgspec's faults are ValueErrors
        _log.warning("the trained judge of words does not load (%s); the rules alone have judged", fault)
        return None
    return Judge(table, scales)


@cache
def states() -> States | None:
    """Return the network that reads words in their sentences; None, after one line of warning, where it is not had."""
    try:
        return shipped_states()
    except (OSError, ValueError) as fault:
        _log.warning("the encoder's weights do not load (%s); words are judged without their sentences", fault)
        return None


def find(
    pairs: Sequence[Pair],
    *,
    single: bool = False,
    settled: Container[int] = (),
    seen: Sequence[tuple[Seen, Seen] | None] = (),
) -> list[list[Draft]]:
    """Return for each pair a difference for each stretch of some weight; none in a language without judge.

    Of `single` pairs lighter ones are there too, in pieces, and equal words beside which others differ. Those that are
    `settled` by the rules, by their place in the row, are not read in their sentences. `seen` are the log-odds that a
    reader of both sides gives to the words of both sides of each pair: they are added.
    """
    least = LEAST_OF_A_PAIR if single else LEAST
    found: list[list[Draft]] = [[] for _ in pairs]
    for language in LANGUAGES:
        places = [at for at, pair in enumerate(pairs) if _speaks(pair.a, language) and _speaks(pair.b, language)]
        judge = shipped(language) if places else None
        if judge is None:
            continue
        done = {k for k, at in enumerate(places) if at in settled}
        known = [seen[at] for at in places] if seen else []
        found_in = judge.stretches([pairs[at] for at in places], single=single, settled=done, seen=known)
        for at, whole_of in zip(places, found_in, strict=True):
            found[at] = [
                _draft(pairs[at], stretch, weight)
                for whole in whole_of
                for stretch, weight in _weighed(pairs[at], whole, judge.table)
                if weight >= least
            ]
    return found


def _weighed(pair: Pair, whole: Stretch, table: Table) -> Iterator[tuple[Stretch, float]]:
    """Yield a stretch with its weight; in its pieces, where it has some, what of it is not called substantive."""
    sure = weight(pair, whole.sure, table)
    if sure >= SUBSTANTIVE or not whole.pieces:
        yield whole.sure if sure >= SUBSTANTIVE else whole, sure
    pieces = whole.beside if sure >= SUBSTANTIVE else whole.pieces
    denied = bool(pieces) and _denied(pair, whole.sure, table)
    yield from ((piece, _light(pair, piece, table, denied=denied)) for piece in pieces)


def _speaks(side: Side, language: str) -> bool:
    """Whether a side is in a language, by its words too: that of a short text is only a guess."""
    function = sum(word.bare in side.lexicon.function for word in side.words)
    return side.language == language and function >= _FUNCTION * len(side.words)


def _draft(pair: Pair, stretch: Stretch, weight: float) -> Draft:
    a = [pair.a.span(stretch.first, stretch.last)] if stretch.first < stretch.last else []
    b = [pair.b.span(stretch.low, stretch.high)] if stretch.low < stretch.high else []
    if stretch.equal:
        note = f"Both say {pair.a.quote(a[0])}; what stands beside it differs."
    elif a and b:
        note = f"{pair.a.id} says {pair.a.quote(a[0])}, {pair.b.id} {pair.b.quote(b[0])}."
    else:
        side, spans = (pair.a, a) if a else (pair.b, b)
        note = f"{side.id} has {side.quote(spans[0])}; this is not in {WITHOUT}."
    return pair.draft(
        "term" if weight >= SUBSTANTIVE else "wording",
        a,
        b,
        weight=weight,
        made_by=f"{RULE}{EQUAL}" if stretch.equal else RULE,
        note=note,
    )
