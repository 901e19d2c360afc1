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
}
BODIES = {
    "en": ("UNHCR", "UNICEF", "the World Food Programme", "the Red Cross", "the World Bank"),
    "de": ("UNHCR", "UNICEF", "das Welternährungsprogramm", "das Rote Kreuz", "die Weltbank"),
    "ru": ("УВКБ ООН", "ЮНИСЕФ", "ВОЗ", "ПРООН", "МККК"),
}
DATES = {
    "en": ("9 November", "3 March", "21 June", "November 9", "1 September"),
    "de": ("9. November", "3. März", "21. Juni", "1. September"),
    "ru": ("9 ноября", "3 марта", "21 июня", "1 сентября"),
}
NO = {"en": " not", "de": " nicht", "ru": " не"}
#: Words that may stand for each other.
SYNONYMS = {
    "ferry": "boat", "people": "persons", "carried": "brought", "repaired": "mended", "nets": "fishing nets",
    "families": "households", "the crews": "the sailors", "returned": "came back", "paid for": "financed",
    "According to the harbour office": "As the harbour office says", "the mayor": "the town’s mayor", "sent": "gave",
}  # fmt: skip


@st.composite
def filled(draw: st.DrawFn) -> tuple[str, str, dict[str, str]]:
    """Return a passage, its language, and what is put into it."""
    language = draw(st.sampled_from(tuple(PASSAGES)))
    parts = {
        "number": str(draw(st.integers(40, 999))),
        "date": draw(st.sampled_from(DATES[language])),
        "body": draw(st.sampled_from(BODIES[language])),
        "no": draw(st.sampled_from(("", NO[language]))),
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
    other = "" if parts["no"] else NO[language]
    assert kinds(form.format(**parts), form.format(**parts | {"no": other}), language) == ["negation"]


@given(filled(), st.sets(st.sampled_from(tuple(SYNONYMS))))
@settings(deadline=None, max_examples=60)
def test_synonyms_are_no_difference(passage: tuple[str, str, dict[str, str]], words: set[str]) -> None:
    """Putting synonyms for any words gives no substantive finding."""
    form, language, parts = passage
    a = form.format(**parts)
    b = form
    for word in sorted(words):
        b = b.replace(word, SYNONYMS[word])
    assert kinds(a, b.format(**parts), language) == []


#: The same told in three languages, with the places where something else can be put.
TOLD = {
    "en": "On {date} the ferry carried {number} people to the island. The road was{no} repaired.",
    "de": "Am {date} brachte die Fähre {number} Menschen auf die Insel. Die Straße wurde{no} repariert.",
    "ru": "{date} паром перевез на остров {number} человек. Дорога{no} отремонтирована.",
}
PLAIN = {language: {"date": DATES[language][0], "number": "120", "no": ""} for language in TOLD}
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
