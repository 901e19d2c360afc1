"""The offices that a text names, in a dozen languages, each with the words that tell whose it is.

Who holds them is the matter of `holders`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from tellings.turns.lexicon import CONNECTORS
from tellings.turns.names import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Offices by the words that name them; the longer before those within them. What is left of "minister" is any minister.
_OFFICES: tuple[tuple[str, str], ...] = (
    (
        "head of state",
        (
            r"heads? of state|глав\w+ государств\w*|chef\w* d[e’']\s?l?[’']?\s?état|jef[ea] (?:de|del) estado"
            r"|staatsoberhaupt\w*|staatschef\w*|capo dello stato|chefe de estado|devlet başkan\w*|رئيس الدولة|国家元首"
        ),
    ),
    (
        "head of government",
        (
            r"heads? of (?:the )?government|глав\w+ (?:правительства|кабинета)|chef\w* d[eu] gouvernement"
            r"|regierungschef\w*|jef[ea] (?:de|del) gobierno|capo del governo|chefe de governo"
        ),
    ),
    (
        "prime minister",
        (
            r"prime[\s-]minister\w*|premi[eè]re?[\s-]ministre|premierminister\w*|ministerpräsident\w*"
            r"|primer[ao]? ministr[oa]|prim[oa] ministr[oa]|primeir[oa][\s-]ministr[oa]"
            r"|премьер\w*(?:-министр\w*)?|прем[’']єр\w*(?:-міністр\w*)?"
            r"|başbakan\w*|premier\b|رئيس(?:ة)? الوزراء|总理|總理"
        ),
    ),
    ("chancellor", r"chancellor\w*|(?:bundes)?kanzler(?:in|s)?\b|chanceli[eè]re?|канцлер\w*|canciller|cancelliere"),
    (
        "secretary-general",
        (
            r"secretary[\s-]general|generalsekretär\w*|secrétaire général\w*|secretari[oa] general|segretario generale"
            r"|генеральн\w+ секретар\w*|генсек\w*|genel sekreter\w*|الأمين العام|秘书长"
        ),
    ),
    (
        "minister",
        (
            r"\w*minister(?:in|s)?\b|ministre\b|ministr[oa]\b|министр\w*|міністр\w*|bakan[ıi]?\b|minist[er]+a?\b"
            r"|وزير(?:ة)?|外长|foreign secretary|secretary of state"
        ),
    ),
    (
        "president",
        (
            r"\w*president\b|\w*präsident(?:in|en)?\b|présidente?\b|presidenta?e?\b|президент\w*|cumhurbaşkan\w*"
            r"|الرئيس|رئيس الجمهورية|主席|总统"
        ),
    ),
    (
        "monarch",
        r"king\b|queen\b|emperor|empress|sultan\b|emir\b|amir\b|könig(?:in|s)?\b|roi\b|reine\b|rey\b|reina\b|корол\w+",
    ),
    (
        "ambassador",
        r"ambassador\w*|botschafter\w*|ambassad(?:eur|rice)|embajador\w*|пос(?:ол|ла|лу|лом)\b|büyükelçi\w*|السفير",
    ),
    (
        "spokesperson",
        (
            r"spokes(?:man|woman|person)|\w*sprecher(?:in|s)?\b|porte-parole|portavoz|vocer[oa]"
            r"|официальн\w+ представител\w*|sözcü\w*"
        ),
    ),
    ("governor", r"governor\w*|gouverneure?\b|gobernador\w*|губернатор\w*"),
    ("mayor", r"mayor\b|bürgermeister\w*|maire\b|alcalde\w*|мэр\w*"),
    ("commissioner", r"commissioner\w*|kommissar\w*|commissaire|comisari[oa]|комиссар\w*"),
    ("high representative", r"high representative|haut\w* représentant\w*|alt[oa] representante"),
    ("director", r"director[\s-]general|director\b|direct(?:eur|rice)\b|direktor\w*|директор\w*"),
)
_ANY = re.compile("|".join(rf"(?P<o{at}>{pattern})" for at, (_, pattern) in enumerate(_OFFICES)), re.IGNORECASE)
#: How the first word of an office begins: no other word is asked for one, and of a text's words few begin so.
_OPENING = re.compile(
    r"\w*(?:minist|m[iі]н[iі]ст|president|präsident|sprecher)|head|глав|chef|jef[ea]|staats|capo|devlet|رئيس|国家元首|regierungs"
    r"|prim|premi|прем|başbakan|总理|總理|chancel|(?:bundes)?kanzler|канцлер|canc|secr|generals|segretario|генеральн"
    r"|генсек|genel|الأمين|秘书长|міністр|министр|bakan|وزير|外长|foreign|présiden|президент|cumhurba|الرئيس|主席|总统|king|queen"
    r"|emp|sultan|emir|amir|könig|roi|re[yi]|корол|ambassad|botschafter|embajador|пос|büyükel|السفير|spokes|porte|portavoz|vocer"
    r"|официальн|sözcü|gov|gouv|gob|губернатор|mayor|bürgermeister|maire|alcalde|мэр|comm?is|kommissar|комиссар|high|haut|alt[oa]"
    r"|dire[ck]t|директор",
    re.IGNORECASE,
)
_RUN = re.compile(r"\w+")
#: A deputy or a former holder has another office.
_OTHER = re.compile(
    r"(?:vice|deputy|first deputy|assistant|former|ex|late|acting|vize|stellvertretende\w*|ehemalige\w*|ancien\w*"
    r"|vicepresident\w*|заместител\w+|бывш\w+|замест\w+|экс)[\s-]*$",
    re.IGNORECASE,
)
#: "Министр иностранных дел …": Russian ministries are in small letters; so are verbs, told by their endings.
MINISTRY = re.compile(r"(?:дел|сил)$|(?!\w*(?:л|ла|ло|ли|лся|лась|лись|ет|ит|ют|ят|ут|ат|ть|тся)$)[а-яёіїєґ]+$")
#: How many words before an office may tell whose it is ("Federal", "United Nations").
_BEFORE = 2


class Office(NamedTuple):
    """An office as it stands at `[start, end)` of a stretch: what it is, and by `whose` the words that tell whose."""

    kind: str
    start: int
    end: int
    stretch: str

    @property
    def whose(self) -> frozenset[str]:
        """The words that tell whose it is ("of Ostia", "Foreign"), read when asked: of most offices nobody asks."""
        return _whose(self.stretch, self.start, self.end)


def offices(text: str) -> list[Office]:
    """Return the offices that a stretch names, deputies and former holders left out."""
    return list(_own(text, _named(text)))


def first_office(text: str) -> Office | None:
    """Return the first of the offices that a stretch names, None where it names none."""
    return next(_own(text, _named(text)), None)


def last_office(text: str) -> Office | None:
    """Return the last of the offices that a stretch names, None where it names none."""
    return next(_own(text, reversed(list(_named(text)))), None)


def _own(text: str, found: Iterable[tuple[int, int, int]]) -> Iterator[Office]:
    """Yield those of the offices found that are no deputy's and no former holder's."""
    for start, end, at in found:
        if not _OTHER.search(text[max(0, start - 24) : start]):
            yield Office(_OFFICES[at][0], start, end, text)


def names_one(text: str) -> bool:
    """Return whether a stretch names any office, a deputy's or a former holder's too."""
    return next(_named(text), None) is not None


def spans(text: str) -> list[tuple[int, int]]:
    """Return where a text names offices of whomever, in order."""
    return [(start, end) for start, end, _ in _named(text)]


def _named(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield each office from the start of its first word, and which one of the table it is."""
    until = 0
    for word in _RUN.finditer(text):
        start = word.start()
        if start >= until and _opens(word[0]) and (match := _ANY.match(text, start)):
            until = match.end()
            yield start, until, int((match.lastgroup or "o0")[1:])


@lru_cache(maxsize=1 << 15)  # as the words that tell who speaks
def _opens(word: str) -> bool:
    return bool(_OPENING.match(word))


def _whose(text: str, start: int, end: int) -> frozenset[str]:
    """Return the words before and after an office that tell whose it is, in lower case."""
    before = re.split(r"[,.;:()\n]", text[max(0, start - 40) : start])[-1]
    said = list(takewhile(lambda word: word.capital, reversed(words(before)[-_BEFORE:])))
    for word in words(re.split(r"[,.;:()\n]", text[end : end + 60])[0]):
        if word.capital or MINISTRY.match(word.text):
            said.append(word)
        elif word.text.casefold() not in CONNECTORS:
            break
    return frozenset(word.text.casefold() for word in said if len(word.text) > 3)
