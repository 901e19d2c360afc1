"""What is put into a passage is found as what it is; synonyms put into it are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_sides import one, quotes, substantive

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Passages of our own, with one number, one date, one body and one plain statement each, and places to put others in.
PASSAGES = {
    "en": (
        """The northern ferry carried {number} people to the island, and {body} sent tents. The road was{no} repaired by
        the guild on {date}.""",
        """On {date} the council met the crews of the harbour. It gave {number} nets to the families and thanked {body};
        the dam was{no} built in time.""",
        """According to the harbour office, {number} families returned. {body} paid for the roofs. The school was{no}
        opened on {date} by the mayor.""",
    ),
    "de": (
        """Die Fähre brachte {number} Menschen auf die Insel, und {body} schickte Zelte. Die Straße wurde am {date}
        {no} repariert.""",
        """Am {date} traf der Rat die Mannschaften. Er gab {number} Netze an die Familien und dankte {body}; der Damm
        wurde{no} gebaut.""",
    ),
    "ru": (
        "Паром перевез на остров {number} человек, и {body} направило палатки. Дорога была{no} построена {date}.",
        """Совет встретился с моряками {date}. Он выделил {number} сетей семьям и поблагодарил {body}; плотина была
        {no} построена.""",
    ),
    "fr": (
        """Le bac a transporté {number} personnes vers l'île, et {body} a envoyé des tentes. La route{no} été
        réparée par la guilde le {date}.""",
        """Le {date}, le conseil a rencontré les marins. Il a donné {number} filets aux familles et remercié {body} ; la
        digue{no} été construite.""",
    ),
}
BODIES = {
    "en": ("UNHCR", "UNICEF", "the World Food Programme", "the Red Cross", "the World Bank"),
    "de": ("UNHCR", "UNICEF", "das Welternährungsprogramm", "das Rote Kreuz", "die Weltbank"),
    "ru": ("УВКБ ООН", "ЮНИСЕФ", "ВОЗ", "ПРООН", "МККК"),
    "fr": ("le HCR", "l'UNICEF", "le Programme alimentaire mondial", "la Croix-Rouge", "la Banque mondiale"),
}
DATES = {
    "en": ("9 November", "3 March", "21 June", "November 9", "1 September"),
    "de": ("9. November", "3. März", "21. Juni", "1. September"),
    "ru": ("9 ноября", "3 марта", "21 июня", "1 сентября"),
    "fr": ("9 novembre", "3 mars", "21 juin", "1er septembre"),
}
NO = {"en": " not", "de": " nicht", "ru": " не", "fr": " n'a pas"}
#: What stands there where nothing is denied.
YES = {"en": "", "de": "", "ru": "", "fr": " a"}
#: Words that may stand for each other, by language.
SYNONYMS = {
    "en": {
        "ferry": "boat", "people": "persons", "carried": "brought", "repaired": "mended", "nets": "fishing nets",
        "families": "households", "the crews": "the sailors", "returned": "came back", "paid for": "financed",
        "According to the harbour office": "As the harbour office says", "the mayor": "the town’s mayor",
        "sent": "gave",
    },
    "de": {
        "Fähre": "Fährschiff", "Menschen": "Personen", "brachte": "beförderte", "repariert": "ausgebessert",
        "Netze": "Fischernetze", "traf": "begegnete", "schickte": "sandte", "Damm": "Deich", "gebaut": "errichtet",
        "gab": "überließ", "Mannschaften": "Besatzungen",
    },
    "ru": {
        "Паром": "Судно", "перевез": "доставил", "направило": "отправило", "построена": "сооружена",
        "моряками": "матросами", "выделил": "передал", "поблагодарил": "выразил признательность",
    },
    "fr": {
        "bac": "ferry", "transporté": "emmené", "envoyé": "expédié", "réparée": "remise en état", "filets": "rets",
        "rencontré": "vu", "marins": "matelots", "donné": "remis", "construite": "bâtie",
    },
}  # fmt: skip
#: Three clauses, the middle one to be left out, and a person at the end.
CLAUSES = {
    "en": (
        "The council met at noon, ", "and the northern lighthouse was painted white in spring, ",
        "and the crews thanked {}.",
    ),
    "de": (
        "Der Rat tagte am Mittag, ", "und der nördliche Leuchtturm wurde im Frühling weiß gestrichen, ",
        "und die Mannschaften dankten {}.",
    ),
    "ru": (
        "Совет собрался в полдень, ", "и северный маяк весной покрасили в белый цвет, ", "и моряки поблагодарили {}.",
    ),
    "fr": (
        "Le conseil s'est réuni à midi, ", "et le phare du nord a été peint en blanc au printemps, ",
        "et les marins ont remercié {}.",
    ),
}  # fmt: skip
PERSONS = {
    "en": ("Ada Hellberg", "Oda Brandt", "Karl Vinter"),
    "de": ("Ada Hellberg", "Oda Brandt", "Karl Vinter"),
    "ru": ("Аду Хельберг", "Оду Брандт", "Карла Винтера"),
    "fr": ("Ada Hellberg", "Oda Brandt", "Karl Vinter"),
}


@st.composite
def filled(draw: st.DrawFn) -> tuple[str, str, dict[str, str]]:
    """Return a passage, its language, and what is put into it."""
    language = draw(st.sampled_from(tuple(PASSAGES)))
    parts = {
        "number": str(draw(st.integers(40, 999))),
        "date": draw(st.sampled_from(DATES[language])),
        "body": draw(st.sampled_from(BODIES[language])),
        "no": draw(st.sampled_from((YES[language], NO[language]))),
    }
    return draw(st.sampled_from(PASSAGES[language])), language, parts


def kinds(a: str, b: str, language: str) -> list[str]:
    """Return the kinds of the substantive findings."""
    return [finding.kind for finding in substantive(a, b, languages=(language, language))]


@given(filled(), st.integers(40, 999))
@settings(deadline=None, max_examples=40)
def test_another_number_is_found(passage: tuple[str, str, dict[str, str]], number: int) -> None:
    """Changing the number and nothing else gives one finding, of kind number, that quotes both."""
    form, language, parts = passage
    a, b = form.format(**parts), form.format(**parts | {"number": str(number)})
    found = substantive(a, b, languages=(language, language))
    if str(number) == parts["number"]:
        assert found == []
    else:
        assert [finding.kind for finding in found] == ["number"]
        left, right = quotes(found[0], a, b)
        assert parts["number"] in left
        assert str(number) in right


@given(filled(), st.integers(0, 4))
@settings(deadline=None, max_examples=40)
def test_another_body_is_found(passage: tuple[str, str, dict[str, str]], other: int) -> None:
    """Changing the body and nothing else gives one finding, of kind organisation."""
    form, language, parts = passage
    body = BODIES[language][other]
    expected = [] if body == parts["body"] else ["organisation"]
    assert kinds(form.format(**parts), form.format(**parts | {"body": body}), language) == expected


@given(filled(), st.integers(0, 3))
@settings(deadline=None, max_examples=40)
def test_another_date_is_found(passage: tuple[str, str, dict[str, str]], other: int) -> None:
    """Changing the date and nothing else gives one finding, of kind date; the same day in another form gives none."""
    form, language, parts = passage
    date = DATES[language][other]
    same = set(date.split()) == set(parts["date"].split())
    assert kinds(form.format(**parts), form.format(**parts | {"date": date}), language) == ([] if same else ["date"])


@given(filled())
@settings(deadline=None, max_examples=40)
def test_a_denial_is_found(passage: tuple[str, str, dict[str, str]]) -> None:
    """Putting in or taking out "not" gives one finding, of kind negation."""
    form, language, parts = passage
    other = YES[language] if parts["no"] == NO[language] else NO[language]
    assert kinds(form.format(**parts), form.format(**parts | {"no": other}), language) == ["negation"]


@given(filled(), st.data())
@settings(deadline=None, max_examples=80)
def test_synonyms_are_no_difference(passage: tuple[str, str, dict[str, str]], data: st.DataObject) -> None:
    """Putting synonyms for one word or two gives no substantive finding, in any of the languages."""
    form, language, parts = passage
    a = form.format(**parts)
    b = form
    for word in sorted(data.draw(st.sets(st.sampled_from(tuple(SYNONYMS[language])), max_size=2))):
        b = b.replace(word, SYNONYMS[language][word])
    assert kinds(a, b.format(**parts), language) == []


@pytest.mark.parametrize("language", CLAUSES)
def test_a_clause_dropped_or_added_is_found(language: str) -> None:
    """Leaving one of three clauses out is one finding that quotes it; putting it in is one too."""
    first, clause, last = CLAUSES[language]
    full, less = (text.format(PERSONS[language][0]) for text in (first + clause + last, first + last))
    for a, b, kind in ((full, less, "omission"), (less, full, "addition")):
        (found,) = substantive(a, b, languages=(language, language))
        assert found.kind == kind
        assert clause.strip(" ,") in "".join(quotes(found, a, b))


@pytest.mark.parametrize("language", CLAUSES)
def test_another_person_is_found(language: str) -> None:
    """Naming somebody else gives one finding, of kind person; naming the same gives none."""
    form = "".join(CLAUSES[language])
    one_, *others = PERSONS[language]
    assert kinds(form.format(one_), form.format(one_), language) == []
    for other in others:
        assert kinds(form.format(one_), form.format(other), language) == ["person"]


#: The same told in four languages, with the places where something else can be put.
TOLD = {
    "en": "On {date} the ferry carried {number} people to the island. The road was{no} repaired.",
    "de": "Am {date} brachte die Fähre {number} Menschen auf die Insel. Die Straße wurde{no} repariert.",
    "ru": "{date} паром перевез на остров {number} человек. Дорога{no} отремонтирована.",
    "fr": "Le {date}, le bac a transporté {number} personnes vers l'île. La route{no} été réparée.",
}
PLAIN = {language: {"date": DATES[language][0], "number": "120", "no": YES[language]} for language in TOLD}
EDITS: Sequence[tuple[str, dict[str, dict[str, str]]]] = (
    ("number", {language: {"number": "140"} for language in TOLD}),
    ("date", {language: {"date": DATES[language][2]} for language in TOLD}),
    ("negation", {language: {"no": NO[language]} for language in TOLD}),
)


def by_rules(a: str, b: str, languages: Sequence[str]) -> list[str]:
    """Return the kinds of what rules find; the encoder of these tests knows nothing across languages."""
    found = substantive(a, b, languages=languages)
    return [finding.kind for finding in found if finding.made_by.startswith("rule:")]


@pytest.mark.parametrize("mine", TOLD)
@pytest.mark.parametrize("others", TOLD)
@pytest.mark.parametrize(("kind", "edit"), EDITS, ids=[kind for kind, _ in EDITS])
def test_across_languages(mine: str, others: str, kind: str, edit: dict[str, dict[str, str]]) -> None:
    """Whatever the two languages: the same tells the same, and one edit is one finding of its kind."""
    a = TOLD[mine].format(**PLAIN[mine])
    assert by_rules(a, TOLD[others].format(**PLAIN[others]), (mine, others)) == []
    edited = TOLD[others].format(**PLAIN[others] | edit[others])
    assert by_rules(a, edited, (mine, others)) == [kind]


def test_all_at_once() -> None:
    """Several edits in one passage are found, each as what it is."""
    a = TOLD["en"].format(**PLAIN["en"])
    b = TOLD["en"].format(date="3 March", number="140", no=" not")
    assert sorted(finding.kind for finding in one(a, b) if finding.substantive) == ["date", "negation", "number"]
