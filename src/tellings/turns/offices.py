"""Who holds which office in a telling, so that "the Head of State said" and "the Minister replied" name somebody.

An office and its holder stand together somewhere in most tellings: "President of X Maria Y", "Maria Y, President of
X", "the Minister for Trade of X, Ms Maria Y". One holder of an office is meant wherever the office stands alone; of
several, the one whose country or ministry is named with it; else nobody is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from tellings.turns.lexicon import CONNECTORS, PARTICLES, REPORTED, is_role, says
from tellings.turns.names import caseless, names, person_like, words

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_SEVERAL = {"head of state": ("president", "monarch"), "head of government": ("prime minister", "chancellor")}
_ANY = re.compile(
    "|".join(rf"(?P<o{at}>(?<!\w)(?:{pattern}))" for at, (_, pattern) in enumerate(_OFFICES)), re.IGNORECASE
)
#: A deputy or a former holder has another office.
_OTHER = re.compile(
    r"(?:vice|deputy|first deputy|assistant|former|ex|late|acting|vize|stellvertretende\w*|ehemalige\w*|ancien\w*"
    r"|vicepresident\w*|заместител\w+|бывш\w+|замест\w+|экс)[\s-]*$",
    re.IGNORECASE,
)
#: What may stand between an office and its holder beside capitalised words: "…, Her Excellency Ms Maria Y".
_COURTESY = re.compile(
    r"^(?:the|his|her|their|h\.?e\.?|excellency|majesty|right|honou?rable|son|sa|excellence|seine|ihre)$", re.IGNORECASE
)
_BREAK = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bProf)(?<!\bH\.E)(?<!\b[^\W\d_])[.!?;:…]\s+(?=[^\W\d_a-z])|\n|[()\[\]]"
)
#: How far before or after a name its office is looked for, in characters.
_REACH = 120
#: "Министр иностранных дел …": Russian ministries are in small letters; so are verbs, told by their endings.
_CYRILLIC = re.compile(r"(?:дел|сил)$|(?!\w*(?:л|ла|ло|ли|лся|лась|лись|ет|ит|ют|ят|ут|ат|ть|тся)$)[а-яёіїєґ]+$")
#: How many words before an office may tell whose it is ("Federal", "United Nations").
_BEFORE = 2


class Office(NamedTuple):
    """An office as it stands at `[start, end)`: what it is, and the words that tell whose ("of Ostia", "Foreign")."""

    kind: str
    start: int
    end: int
    whose: frozenset[str]


class Holders:
    """The offices of a text and who holds them, asked by any phrase that names an office."""

    def __init__(self, text: str) -> None:
        self._held: dict[str, dict[str, set[str]]] = defaultdict(dict)
        for kind, name, whose in _pairs(text):
            self._held[kind].setdefault(name, set()).update(whose)

    def all(self) -> list[tuple[str, str]]:
        """Return each office with each name that holds it."""
        return [(kind, name) for kind, held in self._held.items() for name in held]

    def of(self, phrase: str) -> list[str]:
        """Return the names of those who may be meant by an office in a phrase: none, the one, or all there are."""
        asked = offices(phrase)
        if not asked:
            return []
        office = asked[-1]
        kinds = _SEVERAL.get(office.kind, (office.kind,))
        found = {name: whose for kind in kinds for name, whose in self._held.get(kind, {}).items()}
        closer = [name for name, whose in found.items() if _same_country(office.whose, whose)]
        return sorted(closer or found)


def offices(text: str) -> list[Office]:
    """Return the offices that a stretch names, deputies and former holders left out."""
    found = []
    for match in _ANY.finditer(text):
        if _OTHER.search(text[max(0, match.start() - 24) : match.start()]):
            continue
        kind = _OFFICES[int((match.lastgroup or "o0")[1:])][0]
        found.append(Office(kind, match.start(), match.end(), _whose(text, match.start(), match.end())))
    return found


def _whose(text: str, start: int, end: int) -> frozenset[str]:
    """Return the words before and after an office that tell whose it is, in lower case."""
    before = re.split(r"[,.;:()\n]", text[max(0, start - 40) : start])[-1]
    said = list(takewhile(lambda word: word.capital, reversed(words(before)[-_BEFORE:])))
    for word in words(re.split(r"[,.;:()\n]", text[end : end + 60])[0]):
        if word.capital or _CYRILLIC.match(word.text):
            said.append(word)
        elif word.text.casefold() not in CONNECTORS:
            break
    return frozenset(word.text.casefold() for word in said if len(word.text) > 3)


def _same_country(asked: frozenset[str], held: set[str]) -> bool:
    return any(a[:5] == h[:5] for a in asked for h in held if a not in CONNECTORS)


def _pairs(text: str) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield each office with a name that holds it, and whose office it is."""
    for name in names(text):
        bare = None if caseless(name.text) else _person(name.text, after_of=name.after_of)
        if bare is None:
            continue
        office = _before(text, name.end - len(bare), name.end) or _after(text, name.end)
        if office:
            own = {word.text.casefold() for word in words(bare)}
            yield office.kind, bare, (office.whose | _country_after(text, name.end)) - own


def _country_after(text: str, end: int) -> frozenset[str]:
    """Return the country after a name ("Prime Minister Maria Y of X"), as a set of no or one word."""
    match = re.match(r"\s(?:of|von|aus|de|du|del)\s([^\W\d_a-z][^\W\d_]{3,})", text[end : end + 40])
    return frozenset({match[1].casefold()} if match else ())


def _person(name: str, *, after_of: bool) -> str | None:
    """Return the name less the country before it ("Ostia Ada Zell" after "of"), None where it is nobody's."""
    parts = [word.text for word in words(name)]
    while parts and parts[0].casefold() in PARTICLES and (parts[0].islower() or name.isupper()):  # "Präsident von X"
        parts = parts[1:]
    name = name[name.index(parts[0]) :] if parts else name
    if after_of:
        size = 2
        while size < len(parts) and parts[-size].casefold() in PARTICLES:
            size += 1
        parts = parts[-size:] if len(parts) > size else parts
        name = name[name.rindex(parts[0]) :] if parts else name
    return name if parts and person_like(name) and not _ANY.search(name) else None


def _before(text: str, start: int, end: int) -> Office | None:
    stretch = _BREAK.split(text[max(0, start - _REACH) : start + 1])[-1][:-1]
    found = offices(stretch)
    if not found:
        return None
    between = stretch[found[-1].end :]
    if " " not in text[start:end] and between.strip() and "." not in text[start:end]:
        return None  # one word alone names a person only right after the office ("President Y")
    return found[-1] if _leads(between, text[end : end + 40]) else None


def _leads(between: str, after: str) -> bool:
    """Whether what stands between an office and a name says whose office it is, or how to address its holder."""
    head, comma, tail = between.rpartition(",")
    if comma and ("," in head or _acts(after)):  # "…, thanking the President, Maria Y said"
        return False
    said = words(head if comma else between)
    ministry = list(takewhile(lambda w: _CYRILLIC.match(w.text), said))  # "министр иностранных дел Остии …"
    small = [w.text for w in said[len(ministry) :] if not w.capital]
    courtesy = [w.text for w in words(tail)] if comma else []
    return all(w.casefold() in CONNECTORS | PARTICLES for w in small) and all(
        is_role(w) or _COURTESY.match(w) for w in courtesy
    )


def _acts(after: str) -> bool:
    following = words(after)
    return bool(following) and (says(following[0].text) or following[0].text.casefold() in REPORTED)


def _after(text: str, end: int) -> Office | None:
    """Return the office in apposition after a name ("Maria Y, President of X")."""
    match = re.match(r"\s?[,(]\s?(?:(?:the|der|die|le|la|el|il|o)\s)?", text[end : end + 8])
    if not match:
        return None
    stretch = _BREAK.split(text[end + match.end() : end + _REACH])[0]
    found = offices(stretch)
    if not found or re.match(r"\s[^\W\d_a-zа-яё]", stretch[found[0].end :]):  # "Secretary X, President Y"
        return None
    leading = words(stretch[: found[0].start])
    return found[0] if len(leading) <= 2 and all(w.capital for w in leading) else None
