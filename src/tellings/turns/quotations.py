"""Direct quotations in narration, each with who is quoted where a name, a role or a safe pronoun stands by it.

A clause that ends in a colon before the quotation is asked first (X said: "…"), then the one after it ("…," X said),
then the one before, then the quotation before in the same paragraph ("…," X said. "…"), or the paragraph before that
left its quotation open. A pronoun counts only where one person can be meant. Words in quotation marks that nobody says,
a title or a term, are no quotation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tellings.model import Turn
from tellings.turns import caseless, sayers
from tellings.turns.paragraphs import between
from tellings.turns.quotes import quoted
from tellings.turns.sayers import Said
from tellings.turns.told import Told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Telling
    from tellings.turns.paragraphs import Paragraph
    from tellings.turns.people import People
    from tellings.turns.quotes import Quoted

#: A dash before the first word of a narration, which is no part of its turn.
_DASH = re.compile(r"[—–―-]\s*")
#: Languages that join to a word what others say in several.
_JOINING = frozenset({"tr", "ar", "fi", "hu", "et", "az", "kk"})
#: Fewer words than this between marks are a term, unless punctuation ends them or a verb of calling leads to them.
_FEWEST = 4
_FEWEST_CALLED = 3
#: So far before a short quotation the verb may stand, in characters ("called the outcome “a small miracle”").
_CALLED = 40
_ENDED = tuple(".,!?…。，！？؟،")
_SENTENCE_ENDED = tuple(".!?…。！？؟")
_CLOSING = "”“\"»«’'」』 \u00a0\u202f"
_DASHES = " \u00a0—–"
_COLON = (":", "：")


def quotations(telling: Telling, paras: Sequence[Paragraph], within: Turn, people: People) -> list[Turn]:
    """Return the quotations that lie in a stretch of narration, in order."""
    narration = _Narration(telling.text, telling.language, people)
    for para in between(paras, within.start, within.end):
        dash = _DASH.fullmatch(telling.text, para.start, max(within.start, para.start))
        narration.read(para.start if dash else max(para.start, within.start), min(para.end, within.end))
    return narration.found


class _Narration:
    """Narration read paragraph by paragraph: the quotations found, and of whom it spoke last."""

    def __init__(self, text: str, language: str | None, people: People) -> None:
        self.found: list[Turn] = []
        self._text, self._language, self._people = text, language, people
        self._fewest = _FEWEST - (language in _JOINING)
        self._caseless = caseless.reader(text, language)
        self._told = Told(text, people)
        #: How many of the last quotations found are one that its paragraph has left open.
        self._open = 0
        #: Who was quoted last in the paragraph before.
        self._spoke: str | None = None

    def read(self, start: int, end: int) -> None:
        """Add the quotations of a paragraph."""
        stretches = [
            each
            for each in quoted(self._text, start, end, self._language)
            if self._size(each) >= 2 or self._ended(each)
        ]
        stretches = [each for each in stretches if not _title(self._text[each.start : each.end])]
        low, last, first = start, self._still(stretches, start, end), True
        goes_on = self._open if stretches and stretches[0].opening == start else 0
        self._open = 0
        for at, each in enumerate(stretches):
            high = stretches[at + 1].opening if at + 1 < len(stretches) else end
            said = self._said(low, each, high)
            alone = self._alone(each)
            resumed = bool(last) and self._text[low : each.opening].rstrip(_DASHES).endswith((",", "،", "，"))
            said = said or (Said(last) if resumed else None)  # "…", said X, "…"
            if not resumed and not self._quotes(each, said, alone=alone):
                continue
            self._told.narrated(low, each.opening)
            who = self._who(said) if said else last
            if first and goes_on:
                who = self._carried(goes_on, who)
            self.found.append(Turn(each.start, each.end, "quotation", who))
            self._told.quoted(who)
            low, last, first = each.closing, who, False
            if not each.closed:
                self._open = goes_on + 1
        self._told.narrated(low, end)
        self._spoke = last if not first else None

    def _still(self, stretches: Sequence[Quoted], start: int, end: int) -> str | None:
        """Return who was quoted last in the paragraph before, where this one is a quotation and nothing else."""
        whole = len(stretches) == 1 and stretches[0].opening == start and stretches[0].closing >= end
        return self._spoke if whole else None

    def _said(self, low: int, each: Quoted, high: int) -> Said | None:
        if self._caseless:
            return self._caseless.said(low, each, high)
        text, people = self._text, self._people
        if text[low : each.opening].rstrip().endswith(_COLON) and (
            led := sayers.before(text, low, each.opening, people)
        ):
            return led
        said = sayers.after(text, each.closing, high, people) or sayers.before(text, low, each.opening, people)
        if said == Said(None):  # X, “…” dedi: the verb after it, its subject before
            at = sayers.sentence_start(text, low, each.opening)
            said = Said(sayers.person_in(text, at, each.opening, people))
        return said

    def _quotes(self, each: Quoted, said: Said | None, *, alone: bool) -> bool:
        """Whether what stands between marks is somebody's words."""
        if self._size(each) >= self._fewest or self._ended(each):
            return said is not None or (alone and self._size(each) > 1)
        near = self._text[max(0, each.opening - _CALLED) : each.opening]
        small = self._text[each.start].islower() or bool(self._caseless)
        verb = (
            small
            and self._size(each) >= _FEWEST_CALLED
            and sayers.clause_says(near, 0, len(near), self._people) is not None
        )
        return verb and said is not None and bool(said.name or said.he)

    def _size(self, each: Quoted) -> int:
        stretch = self._text[each.start : each.end]
        return len(stretch) // 2 if self._language in {"zh", "ja"} else len(stretch.split())

    def _ended(self, each: Quoted) -> bool:
        """Whether punctuation within the marks or right after them ends the quotation as words spoken."""
        following = self._text[each.end : each.end + 3].lstrip(_CLOSING)
        return self._text.endswith(_ENDED, 0, each.end) or following[:1] in {",", "،", "，"}

    def _alone(self, each: Quoted) -> bool:
        """Whether the quotation stands as a sentence of its own."""
        leading = self._text[max(0, each.opening - 3) : each.opening].strip(_CLOSING)
        begins = not leading or leading.endswith((*_SENTENCE_ENDED, *_COLON, "\n", "—", "–"))
        return begins and self._ended(each)

    def _who(self, said: Said) -> str | None:
        return self._told.meant() if said.he else said.name

    def _carried(self, goes_on: int, who: str | None) -> str | None:
        """Return whose a quotation over paragraphs is, and give it to the parts of it that were found before."""
        known = self.found[-1].speaker or who
        if known and not self.found[-1].speaker:
            self.found[-goes_on:] = [replace(turn, speaker=known) for turn in self.found[-goes_on:]]
        return who or known


def _title(stretch: str) -> bool:
    """Whether the words are written as a title is: each with a capital, save the small ones, and no full mark."""
    found = re.findall(r"[^\W\d_][\w’'-]*", stretch)
    large = [word for word in found if len(word) > 3]
    capital = [word for word in large if word[0].isupper()]
    return len(capital) > 1 and len(capital) == len(large) and not stretch.endswith(_ENDED)
