"""Who speaks where: a telling in, the same telling with its turns out, and no label left in a sentence.

Open `find` first. Labels ("Moderator:") and introductions ("X said:") open turns; where there is neither, the heading
may name the one who speaks; narration is what is left, and direct quotations lie within it. `names` and `people` know
who is meant. Nothing here looks into what reading set aside, save to learn who somebody is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tellings.turns.account import Account
from tellings.turns.chairs import Chairs
from tellings.turns.opening import first_word, is_remark, remarks
from tellings.turns.paragraphs import paragraphs
from tellings.turns.people import People
from tellings.turns.persons import persons
from tellings.turns.quotations import quotations
from tellings.turns.sentences import cut
from tellings.turns.standing import reclaimed
from tellings.turns.stretches import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.model import Telling, Turn
    from tellings.turns.paragraphs import Paragraph

__all__ = ["find"]

#: Reasons of asides that speak of other matters than the account does.
_OF_OTHERS = frozenset({"related", "navigation", "legal", "comments", "advertisement", "share links", "tags"})


def find(telling: Telling) -> Telling:
    """Return the telling with its turns, in order, and its sentences cut at them; found twice, they are the same.

    Asides stay as they are, but for lines that turn out to name who speaks.
    """
    told = _found(telling)
    if any(turn.label for turn in told.turns) or (whole := reclaimed(telling)) is telling:
        return told
    return _found(whole)


def _found(telling: Telling) -> Telling:
    paras = paragraphs(telling)
    account = Account(telling.text, paras)
    people = People(account.text, telling.title, telling.language, _beside(telling), named=list(account.placed()))
    turns = stretches(telling, paras, people, Chairs(_without_others(telling), people))
    said = [q for turn in turns if turn.kind == "narration" for q in quotations(telling, paras, turn, people)]
    holes = list(_holes(telling.text, paras, turns))
    ordered = sorted([*turns, *said], key=lambda turn: (turn.start, -turn.end))
    return replace(
        telling,
        turns=tuple(ordered),
        sentences=cut(telling, holes),
        people=persons(telling.text, account, ordered, people),
    )


def _beside(telling: Telling) -> str:
    """Return what stands beside the account and is of it: captions, headings, notes; no other page's headline."""
    return "\n".join(telling.text[a.start : a.end] for a in telling.aside if a.reason not in _OF_OTHERS)


def _without_others(telling: Telling) -> str:
    """Return the text with blanks for what speaks of other matters, every place as it was."""
    pieces, at = [], 0
    for aside in telling.aside:
        if aside.reason in _OF_OTHERS and aside.start >= at:
            pieces += [telling.text[at : aside.start], " " * (aside.end - aside.start)]
            at = aside.end
    return "".join([*pieces, telling.text[at:]])


def _holes(text: str, paras: Sequence[Paragraph], turns: Sequence[Turn]) -> Iterator[tuple[int, int]]:
    """Yield what belongs to no sentence: labels up to the first word spoken, remarks on lines of their own."""
    for turn in turns:
        if turn.label:
            yield turn.label.start, turn.start
    for para in paras:
        yield from remarks(text, para.start, para.end)
        if is_remark(text, para.start, para.end):
            yield para.start, para.end
        elif (first := first_word(text, para.start, para.end)) > para.start and first < para.end:
            yield para.start, first
