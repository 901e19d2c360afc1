"""Who gives a speech, where only its heading says so ("Minister X's remarks at …", "Address by Y, Minister …")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tellings.turns import uncased
from tellings.turns.lexicon import AND, BY, GENRES, TOWARDS, is_role
from tellings.turns.names import Name, names, person_like, words
from tellings.turns.nominative import nominative
from tellings.turns.offices import offices

if TYPE_CHECKING:
    from tellings.turns.people import People

#: "remarks by", "Rede des", "Выступление" (whose speaker follows in the genitive, without a word between).
_GAP = 4
#: A genre of more than one voice: its "we" is nobody's alone.
_JOINT = re.compile(
    r"joint\s+(?:\w+\s+)?(?:statement|declaration|press|news|conference|article|message)|trilateral|communiqu|readout"
    r"|совместн\w+ (?:заявлен|деклара|пресс)|коммюнике|gemeinsame\w* (?:\w+ )?(?:erklärung|presse|mitteilung)"
    r"|(?:déclaration|conférence)\w* (?:de presse )?(?:commune|conjointe)|conjunt|مشترك|ortak|联合|congiunt|спільн",
    re.IGNORECASE,
)
_GENITIVE = re.compile(r"(kanzler|minister|sprecher|botschafter|meister)s$|(präsident)en$")
#: In French the letter is no initial: "Intervention de M. Luc Berthier".
MONSIEUR = re.compile(r"^M\.\s+(?=\S+\s+\S)")
#: "李华大使在开幕式上的致辞": who, where, and what it is called.
_CHINESE = re.compile(
    r"(?P<who>[\u4e00-\u9fff·]{2,20}?)(?:在|于|出席|就|关于|向)[^。]*?(?:致辞|致词|讲话|演讲|发言|声明|献词)"
)


class Heading(NamedTuple):
    """The speaker a heading names, and whether it names a speech of theirs outright."""

    speaker: str
    outright: bool


def heading(line: str, people: People, language: str | None) -> Heading | None:
    """Return who speaks by a title or subtitle; None where it names nobody, or a joint or reported form."""
    if chinese := _CHINESE.match(line):
        name = uncased.person(chinese["who"])
        return Heading(name, outright=True) if name and not _JOINT.search(line) else None
    joint = _JOINT.search(line)
    found = [name for name in names(line) if _person(line, name, people)]
    by = _by(line, found) or _possessor(line, found)
    if joint and not (by and by.start < joint.start()):  # "X's remarks at the joint press conference" are X's
        return None
    if by is None and (holder := _holder(line, people)):
        return Heading(holder, outright=True)
    chosen = by or next((name for name in found if not _towards(line, name)), None)
    if chosen is None:
        return None
    bare = people.bare(line[_phrase_start(line, chosen) : chosen.end]) or chosen.text
    if by and language in {"ru", "uk"}:
        bare = nominative(bare)
    full = people.fullest(bare, role=chosen.role)
    return Heading(MONSIEUR.sub("", full) if language == "fr" else full, outright=by is not None)


def office(line: str, language: str | None) -> str | None:
    """Return the one office whose speech it is by a title that gives no name ("Rede der Ministerin zur …"), or None."""
    phrase = None if _JOINT.search(line) else _of_office(line)
    found = offices(phrase) if phrase else []
    if phrase is None or len(found) != 1:
        return None
    named = phrase[found[0].start : found[0].end]
    if language in {"ru", "uk"}:
        named = nominative(named)
    if language == "de":
        named = _GENITIVE.sub(r"\1\2", named)
    return named[:1].upper() + named[1:]


def single_voice(line: str) -> bool:
    """Return whether a title calls its page somebody's speech, whoever's it is."""
    return not _JOINT.search(line) and any(word.text.casefold() in GENRES for word in words(line))


def _holder(line: str, people: People) -> str | None:
    """Return who holds the office whose speech it is by the line ("Discours de la Présidente à …")."""
    phrase = _of_office(line)
    return people.holder(phrase) if phrase else None


def _of_office(line: str) -> str | None:
    """Return the words of a line that name the one office whose speech it is."""
    found = words(line)
    genre = next((at for at, word in enumerate(found) if word.text.casefold() in GENRES), None)
    if genre is None:
        return None
    after = found[genre + 1 :]
    end = next((w.start for w in after if w.text.casefold() in TOWARDS - BY - AND and w.start), len(line))
    own = offices(line[: found[genre].start])
    if own and re.match(r"[’'`]s?\s", line[own[-1].end : own[-1].end + 3]):  # "The President's remarks at …"
        return line[: own[-1].end]
    phrase = line[found[genre].end : end]
    return phrase if len(offices(phrase)) == 1 else None


def _person(line: str, name: Name, people: People) -> bool:
    if name.led and name.after_of and " " not in name.text:  # "Minister for Transport"
        return False
    if not any(word.casefold() in GENRES for word in name.text.split()) and (name.led or people.led(name.text)):
        return person_like(name.text) or name.after_of
    parts = words(name.text)
    full = 2 <= len(parts) <= 4 and person_like(name.text) and not any(p.text.casefold() in GENRES for p in parts)
    return full and (parts[0].initial or _genre_before(line, name) or line[name.end : name.end + 1] in {"’", "'"})


def _phrase_start(line: str, name: Name) -> int:
    before = [word for word in words(line[: name.start]) if is_role(word.text)]
    return before[-1].start if before and name.led else name.start


def _genre_before(line: str, name: Name) -> bool:
    """Whether a genre stands before the name with nothing between but "by", "the" and the person's roles."""
    before = words(line[: name.start])
    for at in range(len(before) - 1, -1, -1):
        if before[at].text.casefold() in GENRES:
            between = before[at + 1 :]
            return not any(w.text.casefold() in TOWARDS - BY for w in between) and len(between) <= 2 * _GAP + 4
        if before[at].text.casefold() in TOWARDS - BY - {"и", "с", "a", "e"} and not is_role(before[at].text):
            return False
    return False


def _by(line: str, found: list[Name]) -> Name | None:
    after = [name for name in found if _genre_before(line, name) and not _before_another(line, name, found)]
    return next((name for name in after if words(name.text)[0].initial), after[0] if after else None)


def _before_another(line: str, name: Name, found: list[Name]) -> bool:
    """Whether a word is no name but goes on to one: a title ("Min. Alhaji Musa Z", "Adv. Ann Z"), a country."""
    following = next((other for other in found if other.start > name.end), None)
    if following is None or " " in name.text or " " not in following.text or words(name.text)[0].initial:
        return False
    between = line[name.end : following.start]
    return between == ". " or (
        between[:1] in {" ", "."} and following.led and all(is_role(word.text) for word in words(between))
    )


def _possessor(line: str, found: list[Name]) -> Name | None:
    """Return the person whose speech it is by a possessive ("X’s opening remarks at …")."""
    for name in found:
        if re.match(r"[’'`]s?\s", line[name.end : name.end + 3]):
            after = [word.text.casefold() for word in words(line[name.end : name.end + 60])[:_GAP]]
            if any(word in GENRES for word in after):
                return name
    return None


def _towards(line: str, name: Name) -> bool:
    """Whether the name follows "with", "to" or the like within its clause."""
    clause = re.split(r"[,:;–—(]", line[: name.start])[-1]
    return any(word.text.casefold() in TOWARDS for word in words(clause))
