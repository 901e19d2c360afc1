"""Labels: what at a paragraph's start names who speaks next ("Moderator:", "President X: (via interpreter)", "Q:").

A candidate has a name's shape and a colon after it. It becomes a label when it is a questioner's word, holds a role,
names a person of whom the telling speaks elsewhere, comes back, or stands among other labels. Sentences with a colon
in them ("One thing is clear: …") have another shape. "X said:" is the matter of `introductions`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tellings.turns import uncased
from tellings.turns.chairs import roster
from tellings.turns.lexicon import (
    ANSWERING,
    ASKING,
    CHAIRING,
    COMMON,
    CONNECTORS,
    INSTITUTIONS,
    OPENERS,
    PARTICLES,
    SPEAKING,
    has_voices,
    is_role,
    says,
)
from tellings.turns.names import Word, names, parted, person_like, words
from tellings.turns.offices import offices
from tellings.turns.opening import first_word
from tellings.turns.paragraphs import between, trim
from tellings.turns.voice import persons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import TurnKind
    from tellings.turns.paragraphs import Paragraph
    from tellings.turns.people import People

#: "[00:01:23] " before a name, "(01:23)" or "(Russian Federation) (spoke in Russian)" after it; Spanish transcripts
#: end a label in a full stop and a dash ("PRESIDENTE DEL GOBIERNO, X.-").
_CLOCK = r"[\(\[]?\d{1,2}:\d{2}(?::\d{2})?[\)\]]?"
_COLON = re.compile(
    rf"(?:(?P<before>{_CLOCK})\s*[-–—]?\s*)?[*_]{{0,3}}(?:[-–—]\s*)?(?P<phrase>[^\s:：()\[\]*_][^:：()\[\]*_\n]{{0,159}}?)"
    rf"(?P<after>(?:\s*[\(\[][^()\[\]\n]{{1,60}}[\)\]]){{0,2}}|\s+{_CLOCK})[*_]{{0,3}}(?:\s?[:：]|\.\s?[-–—](?=\s))(?P<glued>\S)?"
)
#: "Q  Mr President, …" (in HTML with one blank), "Q - …", "P.- …", "R – …": one letter for who speaks, without a colon.
_LETTER = re.compile(
    r"(?P<phrase>[QAPR])(?:\.?\s?[-–—]|\.|\t|[^\S\n]{2,}|(?<=Q)[^\S\n](?=[^\W\d_a-z]))\s*(?=[^\W\d_]|[\"“«¿¡(])"
)
#: "LE PRÉSIDENT - Bonjour à tous.", "Question – Oui ?": capitals, or a questioner's word, and a dash between blanks.
_DASH = re.compile(r"(?P<phrase>[^\W\d_][^\n:()\[\]–—]{0,79}?)\.?\s?[-–—]\s(?=\S)")
_PAIRS = ({"q", "a"}, {"q", "r"}, {"p", "r"}, {"س", "ج"})
_LETTERS = frozenset("qpar").union("سج")
#: How somebody speaks, in brackets after a label; other capitals there say for whom ("Question (Evening Post):").
_HOW = frozenset(
    {"via", "in", "off", "through", "speaking", "spoke", "par", "auf", "por", "en", "inaudible", "interpretation"}
)
#: "Burger (AA):", where others are labelled: for which house or party somebody speaks.
_SEATED = re.compile(r"\([A-ZÄÖÜА-ЯЁ][A-ZÄÖÜА-ЯЁ/&-]{1,7}\)")
#: "Ann Lee (Growers' Party): To ask the Minister …": so written questions begin, whatever mark ends them.
_TO_ASK = re.compile(r"to ask (?:the|her|his|him)\b", re.IGNORECASE)
#: So much of a line is looked through for a sentence's end, in characters.
_LINE = 2000
_SENTENCE = re.compile(r"[.?!…。？！](?=\W*(?:\s|$))")
#: What no name has in it: marks that end a clause, quotation marks.
_CLAUSE = re.compile(r"[!?;…\"“”«»]")
#: A full stop and four words, the last in small letters; after "Mr." or an initial it is none.
_ENDED = re.compile(r"(\S+)\.\s+\S+\s+\S+\s+\S+\s+[a-zа-я]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ASKING_JOINED = ("记者", "提问", "記者")
#: "X told reporters:", where the reporters are no label.
_TO_THEM = re.compile(r"(?:告诉|告訴|对|對|向)[^，。]{0,6}[记記]者$")
#: "Le Président", "Der Vorsitzende", "LA PRESIDENTA".
_ARTICLES = frozenset({"le", "la", "les", "der", "die", "el", "los", "las"})
_ARTICLE = re.compile(rf"^(?:{'|'.join(sorted(_ARTICLES))})\s|^l[’'](?=[^\W\d_])", re.IGNORECASE)
_OPENING = tuple("“\"«„‘'「『")
#: "THE COURT:", "The Witness:"
_THE = re.compile(r"^the\s+(?=(?:court|witness|clerk|bailiff|defendant|interpreter|moderator|host)$)", re.IGNORECASE)
#: More words than this and it is a clause.
_LONGEST = 22
#: A transcript has the same few labels again and again.
_LABELS_KEPT = 1 << 10


class Label(NamedTuple):
    """A label at `[start, end)`, the phrase in it that names the speaker, and the kind of turn after it."""

    start: int
    end: int
    phrase: str
    kind: TurnKind
    speech: int
    sure: bool
    anonymous: bool = False
    dashed: bool = False
    house: bool = False
    seated: bool = False


def labels(text: str, paras: Sequence[Paragraph], people: People) -> list[Label]:
    """Return the labels of a text in order, at most one a paragraph."""
    found = [label for at in range(len(paras)) if (label := _candidate(text, paras, at))]
    if sum(label.dashed for label in found) < 2:  # once, it is a dateline or a title
        found = [label for label in found if not label.dashed]
    counts = Counter(_key(label) for label in found)
    found = [label for label in found if counts[_key(label)] > 1 or not _quotes(text, label)]
    sure = {_key(label) for label in found if label.sure}
    back = [label for label in found if counts[_key(label)] > 1 and not label.anonymous and _key(label) not in sure]
    if _spoken(text, paras, back, people.language):
        sure |= {_key(label) for label in back}
    sure |= {_key(label) for label in found if not label.anonymous and _known(label, people)}
    lettered = {_key(label) for label in found} & _LETTERS
    if lettered in _PAIRS:
        sure |= lettered
    elif lettered != {"p"} or counts["p"] < 2 or sure <= {"p"}:  # "P.-" asks whom other labels name
        sure -= _LETTERS - {"q"}
    many = sum(counts[key] for key in sure) > 1
    if sure and not many and (asking := {_key(label) for label in found if label.seated and label.kind == "question"}):
        sure |= asking  # one asks, one answers: all there is of a written question
        many = True
    if many:  # a page that labels its speakers labels them all
        sure |= {_key(label) for label in found if label.anonymous or _somebodys(label.phrase)}
        sure |= {_key(label) for label in found if label.seated}
        sure |= {_key(label) for label in found if " " not in label.phrase and people.is_person(label.phrase)}
    return [label for label in found if _key(label) in sure]


def _spoken(text: str, paras: Sequence[Paragraph], back: Sequence[Label], language: str | None) -> bool:
    """Whether after labels that only come back somebody speaks or asks: credits and headings come back as well."""
    if not has_voices(language) or any(
        is_role(word.text) or word.initial for each in back for word in words(each.phrase)
    ):
        return bool(back)
    said = [text[label.speech : end] for label in back for _, end in between(paras, label.speech, label.speech + 1)]
    return any("?" in words_ or any(persons(words_, language)) for words_ in said)


def speech_after(text: str, end: int, paras: Sequence[Paragraph], at: int) -> int | None:
    """Return where the words after a label that ends at `end` in paragraph `at` begin; None where there are none.

    Where a remark is all there is ("(no microphone)"), the turn is the remark.
    """
    here = first_word(text, end, paras[at].end)
    if here < paras[at].end:
        return here
    rest, _ = trim(text, end, paras[at].end)
    if rest < paras[at].end and text[rest] in "([<":
        return rest
    if at + 1 == len(paras):
        return None
    there = first_word(text, paras[at + 1].start, paras[at + 1].end)
    return there if there < paras[at + 1].end else None


def in_brackets(phrase: str, bracket: str) -> str | None:
    """Return who holds an office by the bracket after it ("The Secretary of State for Transport (Peter Dunne)").

    None where the phrase names somebody itself, whose seat or language the bracket is, and where no name stands in it.
    """
    parts = parted(bracket)
    if not parts or not any(map(is_role, parted(phrase))) or not person_like(bracket):
        return None
    if (len(parts) < 2 and not is_role(parts[0])) or _own_name(phrase):
        return None
    return bracket


def _own_name(phrase: str) -> bool:
    """Whether a phrase names somebody beside an office ("Ms TRANT", not "MINISTRA DE AGRICULTURA")."""
    plain = " ".join(part.casefold() if part.casefold() in CONNECTORS else part for part in parted(phrase))
    return any(name.led and not name.after_of for name in names(plain)) or any(
        not name.led and " " in name.text and person_like(name.text) for name in names(plain)
    )


def _outlet(bracket: str) -> bool:
    parts = parted(bracket)
    if not parts or parts[0].casefold() in _HOW or ":" in bracket:
        return False
    return parts[0][0].isupper() and all(part[0].isupper() or part.casefold() in CONNECTORS for part in parts)


def _key(label: Label) -> str:
    return label.phrase.casefold()


def _quotes(text: str, label: Label) -> bool:
    """Whether a quotation mark follows a name that stands once: an introduction in prose (X put it plainly: “…”)."""
    return not label.anonymous and text[label.end : label.speech + 1].lstrip()[:1] in _OPENING


def _known(label: Label, people: People) -> bool:
    name = people.bare(label.phrase.partition(",")[0])
    return bool(name) and people.led(name or "")


@lru_cache(maxsize=_LABELS_KEPT)
def _somebodys(phrase: str) -> bool:
    return _plain_name(phrase) or bool(offices(phrase))


def _plain_name(phrase: str) -> bool:
    if _HAN.search(phrase):
        return uncased.person(phrase) is not None
    name = phrase.partition(",")[0]
    return person_like(name) and 2 <= len(words(name)) <= 4


def _candidate(text: str, paras: Sequence[Paragraph], at: int) -> Label | None:
    para = paras[at]
    match = _COLON.match(text, para.start, para.end) or _LETTER.match(text, para.start, para.end)
    if not match:
        return _dashed(text, paras, at)
    glued = match.groupdict().get("glued")
    end = match.end() - len(glued or "")
    if glued and not (glued.isupper() or glued in '-–—“"«„(*_' or not glued.isascii()):
        return None
    if roster(text[para.start : para.end]):  # it says who is in the chair, not what they say
        return None
    phrase = " ".join(match["phrase"].split())
    speech = speech_after(text, end, paras, at)
    if speech is None:
        return None
    before, after = (match.groupdict().get(group) or "" for group in ("before", "after"))
    phrase = in_brackets(phrase, after.strip(" ()[]")) or phrase
    label = named(text, Label(para.start, end, phrase, "speech", speech, sure=False))
    if label and _TO_ASK.match(text, speech) and _plain_name(phrase):
        return label._replace(kind="question", seated=True)
    if before and not _SENTENCE.search(
        text[speech : speech + _LINE].partition("\n")[0]
    ):  # "10:00 Opening: Anna Holm" is a programme
        before = ""
    return label and _beside(label, before, after, stopped=match[0].endswith(("-", "–", "—")))


def _beside(label: Label, before: str, after: str, *, stopped: bool) -> Label | None:
    """Return the label by what stands before it, after it, and whether a full stop and a dash end it."""
    called = label.anonymous or after or "," in label.phrase or any(map(is_role, parted(label.phrase)))
    if stopped and not called:  # "Vielen Dank. – Das Wort hat …"
        return None
    if label.anonymous and label.kind == "question" and _outlet(after.strip(" ()")):
        return label._replace(phrase=f"{label.phrase} ({after.strip(' ()')})")
    timed = bool(before) or re.search(r"\d:\d\d", after) is not None
    return label._replace(sure=label.sure or timed, seated=_SEATED.fullmatch(after.strip()) is not None)


def _dashed(text: str, paras: Sequence[Paragraph], at: int) -> Label | None:
    """Return the label before a dash, if it is a role in capitals or a word for somebody unnamed; else a clause."""
    match = _DASH.match(text, paras[at].start, paras[at].end)
    speech = speech_after(text, match.end(), paras, at) if match else None
    if match is None or speech is None:
        return None
    phrase = " ".join(match["phrase"].split())
    label = named(text, Label(paras[at].start, match.end(), phrase, "speech", speech, sure=False, dashed=True))
    role = phrase.isupper() and any(map(is_role, parted(phrase)))
    return label if label and (label.anonymous or role) else None


def named(text: str, label: Label) -> Label | None:
    """Return the candidate with its kind and how sure it is; None where its phrase is no speaker's."""
    if _HAN.search(label.phrase):
        return _chinese(label)
    parts = parted(label.phrase)
    small = [part.casefold() for part in parts]
    kind: TurnKind = "question" if any(word in ASKING for word in small) else "speech"
    if _anonymous(_THE.sub("", _ARTICLE.sub("", label.phrase)), [word for word in small if word not in _ARTICLES]):
        sure = not set(small) & COMMON or (label.phrase.isupper() and small[0] == "the")
        return label._replace(kind=kind, sure=sure, anonymous=True)
    if text[label.speech].islower() or not _shaped(label.phrase, parts):
        return None
    role = any(is_role(part) for part in parts)
    outlet = "," in label.phrase and not role and "?" in text[label.speech : label.speech + 2000].partition("\n")[0]
    proper = [p for p in parts if _capital(p) and not is_role(p) and p.casefold() not in INSTITUTIONS | CONNECTORS]
    return label._replace(kind="question" if outlet else kind, sure=role and bool(proper))


def _chinese(label: Label) -> Label | None:
    """Return a label without blanks or capitals, by how it ends and by the roles in it; None for a clause."""
    phrase = label.phrase
    asked = phrase in ASKING or (phrase.endswith(_ASKING_JOINED) and not _TO_THEM.search(phrase))
    kind: TurnKind = "question" if asked else "speech"
    if asked or phrase in ANSWERING | SPEAKING:
        return label._replace(kind=kind, sure=True, anonymous=True)
    if len(phrase) > _LONGEST or says(phrase) or _TO_THEM.search(phrase) or re.search(r"[，。、；]", phrase):
        return None
    name = uncased.person(phrase)
    role = uncased.has_role(phrase)
    return label._replace(kind=kind, sure=role) if name or role else None


def _anonymous(phrase: str, small: list[str]) -> bool:
    """Whether the label is a word for somebody unnamed, alone or with a number or a language ("Question 2")."""
    known = ASKING | ANSWERING | SPEAKING
    bare = re.sub(r"[\s\d.№#-]+$", "", phrase).casefold()
    starts = phrase[:1].isalpha()
    return starts and (bare in known or (bool(small) and len(small) <= 3 and small[0] in ASKING and len(small[0]) > 1))


def _capital(word: str) -> bool:
    return Word(word, 0, len(word)).capital


@lru_cache(maxsize=_LABELS_KEPT)
def _shaped(phrase: str, parts: tuple[str, ...]) -> bool:  # noqa: PLR0911  a return a shape that is turned away
    """Whether the words have the shape of a name, alone or with a role or an outlet."""
    if not parts or len(parts) > _LONGEST or _CLAUSE.search(phrase):
        return False
    if (ended := _ENDED.search(phrase)) and len(ended[1]) > 1 and not is_role(ended[1]):
        return False
    if parts[0].casefold() in OPENERS and len(parts[0]) > 1 and not is_role(parts[0]):
        return False
    if any(says(part) for part in parts[1:]) or re.search(r"\d{3}|^\d", phrase):
        return False
    head, comma, _ = phrase.partition(",")
    first = [word.text for word in words(head)]
    if not first or not (_capital(parts[0]) or is_role(parts[0])):
        return False
    role = any(is_role(part) for part in first)
    if comma and not role:
        return person_like(head) and 2 <= len(first) <= 4
    if role:
        loose = sum(not _capital(p) and p.casefold() not in CONNECTORS and not is_role(p) for p in first)
        return (_capital(first[-1]) or first[-1].casefold() in CHAIRING) and loose <= 3  # "Mme la présidente"
    return person_like(head) and len(first) <= 4 and not all(p.casefold() in PARTICLES for p in first)
