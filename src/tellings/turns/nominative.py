"""Russian and Ukrainian names out of the case in which a title has them ("Выступление Андрея Лисина")."""

from __future__ import annotations

#: Endings of the genitive and of the nominative, the longest first; feminine ones are told by the given name.
_SURNAME = (
    ("ского", "ский"), ("цкого", "цкий"), ("ской", "ская"), ("цкой", "цкая"), ("ова", "ов"),
    ("ева", "ев"), ("ёва", "ёв"),
    ("ина", "ин"), ("ына", "ын"), ("овой", "ова"), ("евой", "ева"), ("иной", "ина"), ("ого", "ый"), ("его", "ий"),
    ("ської", "ська"), ("цької", "цька"), ("ової", "ова"), ("вца", "вец"), ("нца", "нец"), ("ко", "ко"), ("ля", "ль"),
)  # fmt: skip
_GIVEN = (
    ("ии", "ия"), ("ії", "ія"), ("ия", "ий"), ("ія", "ій"), ("ея", "ей"), ("ая", "ай"), ("ьи", "ья"), ("ила", "ил"),
    ("ря", "рь"), ("ы", "а"), ("и", "а"),
)  # fmt: skip
#: Endings of a woman's given name: genitive and instrumental.
_WOMAN = (("ией", "ия"), ("ьей", "ья"), ("ии", "ия"), ("ьи", "ья"), ("ой", "а"), ("ы", "а"))
_VOWELS = "аеёиоуыэюя"


def nominative(name: str) -> str:
    """Return the name in the nominative, as far as its endings tell; a name with no genitive ending as it is."""
    head, _, surname = name.rpartition(" ")
    glued, _, surname = surname.rpartition(".")
    stem = surname
    for genitive, plain in _SURNAME:
        if surname.endswith(genitive):
            stem = surname[: -len(genitive)] + plain
            break
    else:
        stem = _bare(surname)
    given = " ".join(_given(part) for part in head.split())
    return f"{given} {glued}.{stem}".replace(" .", " ").strip() if glued else f"{given} {stem}".strip()


def beside_undeclined(name: str) -> str:
    """Return the name with a woman's given name in the nominative before a surname that has no cases ("Марты Орен").

    A surname has none for a woman where it ends in a consonant; of other names nothing is changed.
    """
    given, _, surname = name.rpartition(" ")
    if not given or " " in given or surname[-1:] in _VOWELS or surname[-1:] == "й":
        return name
    for ending, plain in _WOMAN:
        if given.endswith(ending) and len(given) > len(ending) + 1:
            return f"{given[: -len(ending)]}{plain} {surname}"
    return name


def _given(part: str) -> str:
    for genitive, plain in _GIVEN:
        if part.endswith(genitive):
            return part[: -len(genitive)] + plain
    return _bare(part)


def _bare(part: str) -> str:
    """Drop the ending of a masculine in a consonant ("Ивана", "Мельника")."""
    drops = len(part) > 4 and part[-1] == "а" and part[-2] not in _VOWELS
    return part[:-1] if drops else part
