"""Names of persons, organisations and places in running text, and when two spellings are one name.

No list of names is needed: capital letters say where a name is (in German, where nouns have them too, what stands
before it), the words around it say of what kind. A name keeps its place across languages by its Latin letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from rapidfuzz.fuzz import ratio

from tellings.differences.values.words import runs

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from tellings.differences.account import Side

Sort = Literal["person", "organisation", "place", "name"]
#: Small words that may stand within a name.
_INNER = frozenset("of for the de del la le du des von van der bin al da dos y di".split())
#: Two spellings of one name in other letters agree to this many per cent (Levenshtein): "sulberg" and "solberg" 86.
_SPELLING = 78
#: … or in this part of the shorter one's beginning: "torv" and "torvskogo".
_BEGINNING = 0.65
#: Patronymics are said with one of these after the father's name.
_SON_OF = frozenset({"oglu", "oğlu", "ogly", "oghlu", "qizi", "kizi", "kyzy", "gizi", "оглы", "кызы"})
#: Endings of countries, peoples and adjectives, in Latin letters; the longest first.
_ENDINGS = (
    "landers", "lander", "landom", "iiskii", "ischen", "ische", "landa", "lande", "landu", "skaia", "skogo", "skuiu",
    "skoe", "skomu", "skimi", "ians", "land", "skii", "skoi", "skom", "skie", "skih", "skim", "aise", "ais", "ian",
    "ish", "ese", "ans", "isk", "isch", "ien", "iei", "an", "ia", "ii", "iu", "ic", "er",
)  # fmt: skip
#: Sounds at the head of a name that every alphabet has a letter for; "j", "h", "g" and vowels change.
_FIRM = {letter: letter for letter in "bvdflmnprt"} | dict.fromkeys("kc", "k") | dict.fromkeys("sz", "s")
_VOWEL = re.compile("[aeiou]")
#: A C that is not soft is K: "Arctic", "Арктика".
_HARD = re.compile("c(?![eih])|c$")
#: The second name by which Russians and Ukrainians are addressed, without the family's.
_PATRONYMIC = re.compile(r".+(?:ович|евич|йович|івна|овна|евна|ївна|инична|ьич)(?:а|у|ем|ом|е|ы|и|і|ой|ою|у)?$")
#: Two given names agree to less than this many per cent: where one begins with an unsure sound (Joachim, Жоашен: 40),
#: and where both begin with the same (Michael, Майкл: 50; Peter, Павел: 40).
_HARDLY, _HALF = 30, 50
#: A root has at least so many letters (double ones count once).
_ROOT = 3
#: After these a German noun without article is a place: "nach Bern", but "von Fachkräften".
_TO_PLACES = frozenset({"in", "nach"})
#: Names shorter than this must be equal.
_SHORT = 4
#: Who is minister "of Water" is no minister of a country, in the languages of Europe: what they are in charge of is no
#: name.
PORTFOLIO = re.compile(r"(?:under|vice)?(?:minist|secretar|sekretar)")
_AND = frozenset("and und et y e i и й та".split())
_FOR = frozenset("of for de des du del della dei da do dos para pour für fur".split())
#: Words that belong to a measure and are written as names are.
_SCALES = frozenset("celsius fahrenheit kelvin celsiusgrad цельсию цельсия фаренгейту фаренгейта кельвина".split())
#: What stands before the name of a land and is translated, in Latin letters as `latin` writes them ("v" for "w").
_DIRECTIONS = {
    "north": re.compile(r"north(?:ern)?|nord|norte|severn\w{1,4}|pivnichn\w{1,4}"),
    "south": re.compile(r"south(?:ern)?|sud|sur|iuzhn\w{1,4}|pivdenn\w{1,4}"),
    "east": re.compile(r"east(?:ern)?|ost|est|este|vostochn\w{1,4}|shidn\w{1,4}|oriental"),
    "west": re.compile(r"vest(?:ern)?|ouest|oeste|ovest|zapadn\w{1,4}|zahidn\w{1,4}|occidental"),
    "new": re.compile(r"nev|neu|nov(?:aia|oi|uiu|ii|oe|ogo|om)|nouvel\w{0,2}|nuev[ao]|nuov[ao]"),
    "upper": re.compile(r"uper|verhn\w{1,4}|ober|haut[es]*"),
    "lower": re.compile(r"lover|nizhn\w{1,4}|nieder|unter"),
}
#: Somebody is addressed by a given name and a patronymic.
_ADDRESS = 2
#: Languages that write initials before the family name, and hardly ever after a given name.
_INITIALS_FIRST = frozenset({"ru", "uk", "be", "bg"})
#: An office and a small word stand before what it is of.
_OFFICE = 2
#: Endings of Slavic cases, in Latin letters, the longest first: "лунном" is "Lunny".
_CASES = (
    "ogo", "omu", "imi", "ami", "oiu", "aia", "oie", "om", "oi", "im", "ei", "ui", "iu", "ia", "ie", "em", "am", "ah",
    "ov", "i", "a", "e", "u", "o",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name in words `[first, last)`; `head` is where its own words begin, after titles ("Minister Lund": Lund).

    `common` says that it may also be a plain word with a capital (a German noun).
    """

    sort: Sort
    first: int
    last: int
    common: bool = False
    titled: bool = False


@lru_cache(maxsize=8)
def _territories(language: str) -> dict[str, str]:
    """Country names of one word to their codes, in Latin letters (Unicode CLDR, through babel)."""
    from babel import Locale  # noqa: PLC0415  heavy, and only a comparison wants it

    from tellings.differences.values.words import bare, latin  # noqa: PLC0415

    rows = Locale.parse(language).territories.items()
    return {latin(bare(name)): code for code, name in rows if code.isalpha() and " " not in name}


@lru_cache(maxsize=200_000)
def alike(a: str, b: str, *, strict: bool) -> bool:
    """Whether two words in Latin letters are one name; `strict` where both are in one language.

    One language: the same but for an ending ("Norland", "Norlandic"). Two: give or take the spelling.
    """
    if a == b:
        return True
    if min(len(a), len(b)) < _SHORT or _two_countries(a, b):
        return False
    if _one_root(_root(a), _root(b)):
        return True
    shared = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if strict:
        return shared >= max(_SHORT, min(len(a), len(b)) - 2)
    if shared >= max(_SHORT, round(_BEGINNING * min(len(a), len(b)))) or _caseless(a) == _caseless(b):
        return True
    return _sounds_alike(a, b)


def _sounds_alike(a: str, b: str) -> bool:
    """Whether two words from two alphabets are one name, give or take what each makes of a sound."""
    x, y = _sound(a), _sound(b)
    if _one_root(_root(x), _root(y)) or _caseless(x) == _caseless(y):
        return True
    if _caseless(a.replace("z", "c")) == _caseless(b.replace("z", "c")):  # "Граца" is of Graz
        return True
    return any(one[0] == two[0] and ratio(one, two) >= _SPELLING for one, two in ((a, b), (x, y)))


def _sound(name: str) -> str:
    """Return a name with what Cyrillic makes of H, EI, YO, OU and C put back: "Гайдельберг" is Heidelberg."""
    return _HARD.sub("k", name.replace("g", "h").replace("ai", "ei").replace("io", "e").replace("ou", "u")).replace(
        "z", "c"
    )


def other_given(a: str, b: str, *, strict: bool) -> bool:
    """Whether two given names in Latin letters are surely two persons' names; `strict` where both are in one language.

    An abbreviation is none ("Cllr", "Sgt"). What other letters make of a name is often far from it ("Жоашен" is
    Joachim): it is another one where it begins with another firm sound, or hardly a letter is the same.
    """
    if not (_VOWEL.search(a) and _VOWEL.search(b)):
        return False
    if strict or alike(a, b, strict=strict):
        return not alike(a, b, strict=strict)
    firm = [_FIRM.get(each[0]) for each in (a, b)]
    if None in firm:
        return ratio(a, b) < _HARDLY
    return firm[0] != firm[1] or ratio(a, b) < _HALF


def _caseless(name: str) -> str:
    """Return a name without the ending of a Slavic case."""
    ending = next((each for each in _CASES if name.endswith(each) and len(name) - len(each) >= _ROOT), "")
    return name.removesuffix(ending) if ending else name


def direction(word: str) -> str | None:
    """Return which direction, or other part of a land's name, a word in Latin letters says ("южной": south)."""
    return next((way for way, form in _DIRECTIONS.items() if form.fullmatch(word)), None)


def _root(name: str) -> str:
    """Return a name without the endings that make a people or an adjective of a country: "senneland", "sennish"."""
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= _ROOT:
            return name.removesuffix(ending)
    return name


def _one_root(a: str, b: str) -> bool:
    """Whether two roots are one, give or take a joining vowel ("sene", "sen")."""
    return a == b or (abs(len(a) - len(b)) == 1 and (a.startswith(b) or b.startswith(a)))


def _two_countries(a: str, b: str) -> bool:
    known = _territories("en")
    return a in known and b in known and known[a] != known[b]


def names(side: Side, taken: Container[int]) -> Iterator[Name]:
    """Yield the names in the words of a side, left to right; words in `taken` belong to other values."""
    at = 0
    while at < len(side.words):
        if at in taken or not _begins(side, at):
            yield from (Name("place", p.first, p.last) for p in side.places if p.first == at and at not in taken)
            at += 1
            continue
        last = _end(side, at, taken)
        yield from _parts(side, at, last)
        at = last


def _parts(side: Side, at: int, last: int) -> Iterator[Name]:
    """Yield the names in a run of capitalised words: titles part it ("Ilmaran President Nadia Orlo" is two names)."""
    titles = [side.words[k].stem in side.lexicon.titles for k in range(at, last)]
    if any(_is_head(side, k) for k in range(at, last)):  # "Ministry of Foreign Affairs": only what stands before it
        titles = [all(titles[: k + 1]) for k in range(last - at)]
    if side.language in _INITIALS_FIRST and last - at == _ADDRESS and _PATRONYMIC.match(side.words[last - 1].bare):
        return  # "Тимур Олегович": whose family name is told elsewhere
    for first, end in runs(not title for title in titles):
        titled = first > 0 or _titled(side, at)
        signed = _initialled(side, at + first, at + end)
        if signed > at + first:
            yield Name("place", at + first, signed)
        yield from _sorted(side, signed, at + end, titled=titled or signed > at + first)


def _initialled(side: Side, first: int, last: int) -> int:
    """Return where initials begin in a run of Cyrillic names: what stands before them is of what the office is held.

    "Министра Летмарка А.Н. Бельского"; elsewhere, as in "Ann B. Lee", a given name stands before an initial.
    """
    if side.language not in _INITIALS_FIRST:
        return first
    return next((at for at in range(first, last - 1) if len(side.words[at].text) == 1), first)


def _begins(side: Side, at: int) -> bool:
    word = side.words[at]
    if word.bare in _SCALES or portfolio(side, at):
        return False
    if not word.capital or word.figure or (side.lexicon.function & {word.bare, word.stem} and not _acronym(side, at)):
        return False
    if at in side.heads:
        follows = at + 1 < len(side.words) and side.words[at + 1].capital
        return (follows or word.bare not in side.account.common) and _named_elsewhere(side, at)
    return True


def portfolio(side: Side, at: int) -> bool:
    """Return whether a word is what a minister is in charge of ("Minister of Water", "ministra del Agua y Bosques").

    After an office that has its field before it ("Foreign Minister of Orvia") stands a country.
    """
    if at > _OFFICE and side.words[at - 1].bare in _AND and portfolio(side, at - 2):
        return True
    if at < _OFFICE or side.words[at - 1].bare not in _FOR or at in side.placed:
        return False
    if not PORTFOLIO.match(side.latins[at - 2]):
        return False
    before = side.words[at - _OFFICE - 1] if at > _OFFICE else None
    joined = before is not None and not side.text[before.end : side.words[at - 2].start].strip()
    field = joined and before is not None and before.stem in side.lexicon.titles
    return not field


def _acronym(side: Side, at: int) -> bool:
    return len(side.words[at].text) > 1 and side.words[at].text.isupper() and at not in side.heads


def _named_elsewhere(side: Side, at: int) -> bool:
    """Whether the word has its capital also within a sentence: at the head of one every word has."""
    word = side.words[at]
    if word.stem in side.lexicon.titles or (len(word.text) > 1 and word.text.isupper()):
        return True
    return word.bare in side.account.capitals


def _end(side: Side, at: int, taken: Container[int]) -> int:
    """Where the run of capitalised words that begins at `at` ends; small words within a name belong to it."""
    last = at + 1
    headed = _is_head(side, at)
    while last < len(side.words) and last not in taken and _joined(side, last):
        word = side.words[last]
        if word.bare in _SON_OF:
            last += 1
        elif word.capital and not word.figure:
            headed = headed or _is_head(side, last)
            last += 1
        elif (
            headed
            and word.bare in _INNER
            and last + 1 < len(side.words)
            and side.words[last + 1].capital
            and last + 1 not in taken
        ):
            last += 2
        else:
            break
    return last


def _joined(side: Side, at: int) -> bool:
    """Whether only white space, a hyphen or an initial's stop stands before this word, and no sentence begins."""
    gap = side.text[side.words[at - 1].end : side.words[at].start].strip()
    return at not in side.heads and (gap in {"", "-", "‑"} or (gap == "." and len(side.words[at - 1].text) <= _SHORT))


def _is_head(side: Side, at: int) -> bool:
    stem = side.words[at].stem
    return stem in side.lexicon.organisation_heads or stem in side.lexicon.place_heads


def _titled(side: Side, at: int) -> bool:
    """Whether a title stands before the name, in capitals or not ("our finance minister, Ann Lee")."""
    if at and side.words[at - 1].stem in side.lexicon.titles:
        return True
    comma = at > 1 and side.words[at - 1].bare not in side.lexicon.function
    return comma and side.words[at - 2].stem in side.lexicon.titles


def _sorted(side: Side, first: int, last: int, *, titled: bool) -> Iterator[Name]:
    row = side.words[first:last]
    before = side.words[first - 1].bare if first else ""
    german = side.language == "de"
    known = [place for place in side.places if place.first < last and first < place.last]
    if side.placed.issuperset(range(first, last)) and not (titled and any(place.within for place in known)):
        yield Name("place", first, last)
    elif any(word.stem in side.lexicon.organisation_heads for word in row) and len(row) > 1:
        yield Name("organisation", first, last)
    elif not titled and (
        any(word.stem in side.lexicon.place_heads for word in row) or (len(row) > 1 and direction(side.latins[first]))
    ):
        yield Name("place", first, last)
    elif titled:
        yield Name("person", first, last, titled=True)
    elif before in side.lexicon.place_prepositions:
        named = not german or before in _TO_PLACES
        yield Name("place" if len(row) == 1 else "name", first, last, common=not named and len(row) == 1)
    elif len(row) == 1 and row[0].bare in side.account.lands:
        yield Name("place", first, last)
    elif len(row) == 1:
        yield Name("organisation" if _acronym(side, first) else "name", first, last, common=german)
    else:
        yield Name("person", first, last)
