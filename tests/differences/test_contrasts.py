"""Opposed words: a stronger, wider or other word is a difference, a synonym is none."""

from __future__ import annotations

import pytest
from made_sides import quotes, substantive


@pytest.mark.parametrize(
    ("a", "b", "languages", "kind", "quoted"),
    [
        (
            "The road will be opened to farmers.",
            "The road may be opened to farmers.",
            "en en",
            "strength",
            ("will", "may"),
        ),
        ("Дорога будет открыта летом.", "Дорога может быть открыта летом.", "ru ru", "strength", ("будет", "может")),
        ("Дорога будет открыта летом.", "The road may be opened in summer.", "ru en", "strength", ("будет", "may")),
        (
            "The sides agreed on a ferry line.",
            "The sides discussed a ferry line.",
            "en en",
            "strength",
            ("agreed", "discussed"),
        ),
        (
            "Les parties ont décidé une ligne.",
            "Les parties ont examiné une ligne.",
            "fr fr",
            "strength",
            ("décidé", "examiné"),
        ),
        (
            "The council condemned the raid.",
            "The council expressed concern over the raid.",
            "en en",
            "strength",
            ("condemned", "concern"),
        ),
        ("All villages have water again.", "Most villages have water again.", "en en", "scope", ("All", "Most")),
        (
            "Alle Dörfer haben wieder Wasser.",
            "Die meisten Dörfer haben wieder Wasser.",
            "de de",
            "scope",
            ("Alle", "meisten"),
        ),
        ("Все деревни снова с водой.", "Большинство деревень снова с водой.", "ru ru", "scope", ("Все", "Большинство")),
        ("The war destroyed the bridge.", "The events destroyed the bridge.", "en en", "term", ("war", "events")),
        ("Refugees crossed the bridge.", "Migrants crossed the bridge.", "en en", "term", ("Refugees", "Migrants")),
        (
            "The parliament supports the plan.",
            "The parliament opposes the plan.",
            "en en",
            "negation",
            ("supports", "opposes"),
        ),
        ("The catch increased last year.", "The catch fell last year.", "en en", "negation", ("increased", "fell")),
    ],
)
def test_opposed_words(a: str, b: str, languages: str, kind: str, quoted: tuple[str, str]) -> None:
    """Words of two classes in the same place are one finding of their kind that quotes both."""
    (finding,) = substantive(a, b, languages=languages.split())
    assert finding.kind == kind
    assert all(words in quote for words, quote in zip(quoted, quotes(finding, a, b), strict=True))


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("The sides agreed on a ferry line.", "The sides decided on a ferry line.", "en en"),
        ("Die Seiten vereinbarten eine neue Fährlinie.", "The sides agreed on a new ferry line.", "de en"),
        ("Дорога будет открыта летом.", "The road will be opened in summer.", "ru en"),
        ("Every village has water again.", "All villages have water again.", "en en"),
        ("First of all, we thank the crew.", "We thank the crew above all.", "en en"),
        ("They may come, and they will sing.", "They will sing, and they may come.", "en en"),
        ("We thank you for the warm welcome.", "We thank you for the friendly reception.", "en en"),
    ],
)
def test_synonyms(a: str, b: str, languages: str) -> None:
    """Words of one class, idle phrases and another order make no difference."""
    assert substantive(a, b, languages=languages.split()) == []


def test_a_language_without_lexicon_is_left_alone() -> None:
    """Where the words of a language are not known, no word of it opposes another; numbers are still read."""
    spoken = ("sw", "en")
    assert substantive("Barabara itafunguliwa.", "The road may be opened.", languages=spoken) == []
    assert [finding.kind for finding in substantive("Watu 120.", "140 people.", languages=spoken)] == ["number"]


@pytest.mark.parametrize(
    ("a", "b", "quoted"),
    [
        (
            "All the wells of the valley are clean, and the tables are open to everybody.",
            "Most wells of the valley are clean, with tables that everybody can read.",
            ("All", "Most"),
        ),
        ("Half of the ferries sail again.", "All of the ferries sail again.", ("Half", "All")),
        ("Some 40 percent of the pupils passed.", "All the pupils passed.", ("40 percent", "All")),
        (
            "The bridge will be mended, and tolls may rise.",
            "Tolls may rise; the bridge may be mended.",
            ("will", "may"),
        ),
    ],
)
def test_words_said_of_the_same_stand_against_each_other(a: str, b: str, quoted: tuple[str, str]) -> None:
    """A word of the same class elsewhere on the side does not answer for it; a share is a word of quantity."""
    found = [f for f in substantive(a, b) if f.made_by.startswith("rule:opposed-words")]
    assert found
    assert all(word in quote for word, quote in zip(quoted, quotes(found[0], a, b), strict=True))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Most of the ferries sail again.", "Two thirds of the ferries sail again."),
        ("A third teacher was found.", "All agreed, and another teacher was found."),
    ],
)
def test_a_share_that_a_word_says_too_is_no_difference(a: str, b: str) -> None:
    """Two thirds are most; a third one is no share."""
    assert [f for f in substantive(a, b) if f.made_by.endswith("quantity")] == []


def test_a_parted_german_verb_is_read_whole() -> None:
    """The particle stands at the end of its clause; the stem of another noun is no hit ("Fähre", "fahren")."""
    (found,) = substantive(
        "Der Rat lehnte den Antrag der Fischer gestern ab.", "The council accepted the fishermen's motion.",
        languages=["de", "en"],
    )  # fmt: skip
    assert found.kind == "negation"
    assert substantive("Wir fahren mit dem Zug.", "We go by train.", languages=["de", "en"]) == []


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Ми вимагаємо відкрити канал.", "We invite them to open the canal.", "strength"),
        ("Міністри домовилися про тариф.", "The ministers discussed the tariff.", "strength"),
        ("Усі мости відремонтовано.", "Most bridges have been repaired.", "scope"),
        ("Причал може бути відкрито влітку.", "The pier will be opened in summer.", "strength"),
        ("Вторгнення сталося на світанку.", "The events took place at dawn.", "term"),
    ],
)
def test_ukrainian_words_meet_those_of_other_languages(a: str, b: str, kind: str) -> None:
    """Strength, scope and terms are compared between Ukrainian and English."""
    assert kind in {finding.kind for finding in substantive(a, b, languages=["uk", "en"])}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ми вимагаємо відкрити канал.", "We demand that the canal be opened."),
        ("Більшість мостів відремонтовано.", "Most bridges have been repaired."),
        ("Причал може бути відкрито влітку.", "The pier may be opened in summer."),
    ],
)
def test_ukrainian_words_of_one_class(a: str, b: str) -> None:
    """What says the same in Ukrainian and in English is no difference."""
    assert not substantive(a, b, languages=["uk", "en"])


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Ferries must carry two pilots.", "Ferries should carry two pilots.", "strength"),
        ("The mayor committed to a new pier.", "The mayor did not rule out a new pier.", "strength"),
        ("The court rejected the plea of the baker.", "The court postponed the plea of the baker.", "negation"),
        ("The islands adhere to the old charter.", "The islands took note of the old charter.", "strength"),
    ],
)
def test_how_far_somebody_goes(a: str, b: str, kind: str) -> None:
    """A duty is no advice, a pledge no open door, a delay no refusal."""
    assert kind in {finding.kind for finding in substantive(a, b)}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The teams went jointly to the valley.", "The teams went to the region of the valley together."),
        ("The hearing was held behind closed doors.", "The public was kept out of the hearing."),
        ("The bishop called for closer ties.", "The bishop wished to see closer ties."),
    ],
)
def test_a_word_of_the_same_stem_is_another(a: str, b: str) -> None:
    """A region is not what is regional, the public not what is said publicly."""
    assert not {finding.kind for finding in substantive(a, b)} & {"term", "scope", "strength"}
