"""Whose voice a paragraph is in: somebody's own ("we thank you"), or a narrator's ("X thanked the guests")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tellings.turns.lexicon import HONORIFICS, ME_JOINED, REPORTED, SALUTATIONS, YOU_JOINED, first_person, second_person
from tellings.turns.names import words
from tellings.turns.quotes import unquoted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tellings.turns.names import Word
    from tellings.turns.paragraphs import Paragraph

_SENTENCE = re.compile(r"[.!?…。！？؟]+(?=\s|$|[\u3400-\u9fff])")
#: How the closing lines of an agency's page begin when they name nobody.
_OCCASION = re.compile(
    r"(?:(?:the|both) (?:sides|parties|ministers|presidents|leaders|heads of|meeting|talks|conversation|ceremony|event)"
    r"|(?:during|after|following|at the end of) the (?:meeting|talks|conversation|ceremony|speech|event)"
    r"|then[, ]|also present|стороны |(?:в ходе|после) (?:встречи|беседы|переговоров)|затем |на встрече |die seiten "
    r"|beide seiten |im anschluss|les deux (?:parties|ministres)|au cours de|à l'issue|las partes |durante la)",
    re.IGNORECASE,
)
#: Languages that leave the pronoun out: verbs that say "we" by their ending ("надеемся", "esperamos").
_WE = {
    "ru": re.compile(r"\w{3,}(?:[аяуюе]ем|емся|имся)(?<!случаем)(?<!обычаем)(?<!урожаем)"),
    "uk": re.compile(r"\w{3,}(?:[аяує]ємо|емо|имося|ємося)"),
    "es": re.compile(r"\w{3,}(?:[aei]mos)(?<!últimos)(?<!próximos)(?<!mismos)(?<!máximos)(?<!mínimos)(?<!términos)"),
}
_CHINESE_SALUTATION = re.compile(
    r"(?:尊敬的|敬爱的|亲爱的|各位|女士们|先生们|同志们|朋友们)[^。？\n]{0,40}[：，！:,!]\s*$"
)
#: A form of address has no more words than this; so many characters tell of a long paragraph that it is none.
_ADDRESS, _HEAD = 16, 400
#: How many words may stand between a narrator's subject and its verb.
_REACH = 9


def persons(text: str, language: str | None) -> tuple[int, int]:
    """Return how often the text, its quotations left out, says "I" or "we" and how often "you"."""
    bare = unquoted(text)
    if language in {"zh", "ja"}:
        return sum(char in ME_JOINED for char in bare), sum(char in YOU_JOINED for char in bare)
    small = re.findall(r"[^\W\d_]+", bare.casefold())
    me, you = first_person(language), second_person(language)
    ours = _WE.get(language or "")
    return (
        sum(word in me or bool(ours and ours.fullmatch(word)) for word in small),
        sum(word in you for word in small),
    )


def sentences_in(text: str) -> int:
    """Return about how many sentences the text has, at least 1."""
    return max(1, len(_SENTENCE.findall(text)))


def spoken(text: str, language: str | None) -> bool:
    """Return whether an account reads as one person's speech: "I", "we" or "you" in a fair share of its sentences."""
    me, you = persons(text, language)
    if me + you < 2 or me < 1:
        return False
    return (me + 0.5 * you) / sentences_in(text) >= 0.15


def narration_from(text: str, paras: Sequence[Paragraph], surnames: Collection[str], language: str | None) -> int:
    """Return the index of the paragraph at which a narrator takes over from a speech; len(paras) where none does.

    From there on nobody says "I" or "you", and the paragraph there tells what one of the speakers, their `surnames`
    given as by `names.last`, said or did as its subject, or how the meeting went on.
    """
    found = len(paras)
    for at in range(len(paras) - 1, 0, -1):
        stretch = text[paras[at].start : paras[at].end]
        if any(persons(stretch, language)):
            break
        if _reports(stretch, surnames):
            found = at
    return found


def _reports(stretch: str, surnames: Collection[str]) -> bool:
    if _OCCASION.match(stretch):
        return True
    head = words(stretch[:400])
    for at, word in enumerate(head[:_REACH]):
        small = word.text.casefold()
        same = small in surnames or (len(small) > 5 and any(small[:-1] == name for name in surnames))
        named = same and word.capital and not _addressed(stretch, head, at)
        if named and any(w.text.casefold() in REPORTED for w in head[at + 1 : at + 1 + _REACH]):
            return True
    return False


def _addressed(stretch: str, head: Sequence[Word], at: int) -> bool:
    """Whether the name is spoken to ("Mr Z, say a few words"), or about with a "Mr" as a speaker would."""
    honorific = at > 0 and head[at - 1].text.casefold().rstrip(".") in HONORIFICS
    return honorific or (
        at <= 1 and stretch[head[at].end : head[at].end + 1] == "," and "," not in stretch[head[at].end + 1 :][:80]
    )


def salutation(stretch: str) -> bool:
    """Return whether a paragraph is a form of address and no more ("Mr Chairman,", "Уважаемые коллеги!")."""
    if _CHINESE_SALUTATION.match(stretch):
        return True
    if len(stretch) > _HEAD and len(words(stretch[:_HEAD])) > 2 * _ADDRESS:  # an account in one line is not read for it
        return False
    found = words(stretch)
    if not found or len(found) > _ADDRESS:
        return False
    last = stretch.rstrip()[-1]
    called = [word.text.casefold().rstrip(".") in SALUTATIONS for word in found]
    if last in ",，،" and any(called):  # "Heads of State and Government, ladies and gentlemen,"
        return True
    return (last in "!！:：" or (len(found) <= 8 and last == ".")) and any(called[:5])
