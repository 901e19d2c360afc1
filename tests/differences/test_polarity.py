"""Negation: a denial against a statement is a difference, two ways of denying are none."""

from __future__ import annotations

import pytest
from made_sides import quotes, substantive, telling

from tellings.differences import polarity
from tellings.differences.account import Account
from tellings.differences.pair import SUBSTANTIVE, Pair


@pytest.mark.parametrize(
    ("a", "b", "languages", "cue"),
    [
        ("We do not accept the new border.", "We accept the new border.", "en en", "not"),
        ("We do not accept the new border.", "Мы принимаем новую границу.", "en ru", "not"),
        ("Мы не принимаем новую границу.", "We accept the new border.", "ru en", "не принимаем"),
        ("Никто не пострадал во время шторма.", "Люди пострадали во время шторма.", "ru ru", "Никто"),
        ("Wir erkennen die neue Grenze nicht an.", "Wir erkennen die neue Grenze an.", "de de", "nicht"),
        ("Nous n'acceptons pas la nouvelle frontière.", "Nous acceptons la nouvelle frontière.", "fr fr", "pas"),
        ("Nobody was hurt in the storm.", "People were hurt in the storm.", "en en", "Nobody"),
        ("They failed to reach the island.", "They reached the island.", "en en", "failed to"),
        ("We will no longer fish in the bay.", "We will fish in the bay.", "en en", "no longer"),
    ],
)
def test_denied_and_stated(a: str, b: str, languages: str, cue: str) -> None:
    """One finding quotes the denial, and on the other side what is stated; either way round."""
    for first, second, spoken in ((a, b, languages.split()), (b, a, languages.split()[::-1])):
        (finding,) = substantive(first, second, languages=spoken)
        assert finding.kind == "negation"
        denial, statement = quotes(finding, first, second) if first == a else quotes(finding, first, second)[::-1]
        assert cue in denial
        assert statement


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("We chose talks rather than force.", "We chose talks and not force.", "en en"),
        ("The council failed to agree on the route.", "The council did not agree on the route.", "en en"),
        ("The crimes must not go unpunished.", "The crimes must be punished.", "en en"),
        ("Not only the ferry but also the pier was lost.", "The ferry and the pier were lost.", "en en"),
        ("The port does not lack pilots.", "The port has pilots.", "en en"),
        ("Никто не пострадал во время шторма.", "Nobody was hurt in the storm.", "ru en"),
        ("Мы не обсуждали этот вопрос.", "Wir haben diese Frage nicht erörtert.", "ru de"),
        ("Nous n'acceptons pas la nouvelle frontière.", "We do not accept the new border.", "fr en"),
        ("Work did not begin until March.", "Only in March did work begin.", "en en"),
        ("Our view is unchanged: borders cannot be moved.", "We hold it inadmissible to move borders.", "en en"),
        ("Die Verhandlungen fanden in Wien statt.", "The negotiations were held in Vienna.", "de en"),
        ("Das Treffen findet im Mai statt.", "Das Treffen ist im Mai.", "de de"),
    ],
)
def test_denied_on_both_sides(a: str, b: str, languages: str) -> None:
    """Equivalents of "not", double denials, idioms and the concord of Slavic negation make no difference."""
    assert [finding for finding in substantive(a, b, languages=languages.split()) if finding.kind == "negation"] == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "We do not accept that the fleet be excluded, and we say so.",
            "We accept the request that the fleet stay out, and we say so.",
        ),
        ("We have nothing to apologise for.", "We are sorry."),
    ],
)
def test_what_is_denied_outright_differs_whatever_else_is_denied(a: str, b: str) -> None:
    """Two negations against none, and a word of one class denied."""
    pair = Pair(*(Account(telling(text, id_)).side([0]) for text, id_ in ((a, "A"), (b, "B"))), None)
    assert [draft.kind for draft in polarity.find(pair) if draft.weight >= SUBSTANTIVE] == ["negation"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hardly any trout have passed the weir.", "Next to no trout have passed the weir."),
        ("Nobody would have thought of such a price.", "Such a price would have seemed improbable to all."),
        ("No queen has come here since 1990.", "The last time that a queen came here was in 1990."),
    ],
)
def test_other_ways_of_denying(a: str, b: str) -> None:
    """Few in two ways, an adjective that denies, the last time."""
    assert [f for f in substantive(a, b) if f.kind == "negation"] == []


def test_a_denied_denial_across_languages() -> None:
    """Ruling out is the opposite of not ruling out, also where the verb is parted."""
    (found,) = substantive(
        "Le préfet n'a pas exclu une visite.", "Der Präfekt schloss einen Besuch aus.", languages=["fr", "de"]
    )
    assert found.kind == "negation"
    assert not substantive(
        "Le préfet a exclu une visite.", "Der Präfekt schloss einen Besuch aus.", languages=["fr", "de"]
    )


def test_ukrainian_denials() -> None:
    """A denial in Ukrainian is set against what English states, and is one with an English denial."""
    both = ["uk", "en"]
    (found,) = substantive("Ми не будемо продавати острів.", "We will sell the island.", languages=both)
    assert found.kind == "negation"
    assert not substantive("Ніхто не постраждав під час шторму.", "Nobody was hurt in the storm.", languages=both)


def test_no_denial_is_missed_where_none_could_be_read() -> None:
    """In a language without lexicon "no" is not known: an English "no" beside it is nothing to speak of."""
    assert not substantive("Nadie resultó herido en el puerto.", "Nobody was hurt in the port.", languages=["es", "en"])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Le convoi de vivres ne peut attendre.", "The food convoy cannot wait."),
        ("Le convoi de vivres ne peut pas attendre.", "The food convoy cannot wait."),
    ],
)
def test_french_denies_without_pas(a: str, b: str) -> None:
    """“Ne peut” alone denies, and denies once with “pas”."""
    assert not substantive(a, b, languages=["fr", "en"])
