"""Direct quotations in news prose: their spans, and who is quoted where that is safe."""

from __future__ import annotations

import pytest
from made_turns import found, who

NEWS = (
    "The talks ended on Monday. “We are close to a deal,” Foreign Minister Anna Holm told reporters.\n\n"
    "“It is a good day,” she said. “Nobody has lost.”\n\n"
    "Her colleague Peter Lund said: “There is work to do before winter.”\n\n"
    "According to Lund, “nothing is signed until everything is signed.”\n\n"
    "“Very strange things happen in this town,” a diplomat said."
)


def quoted(text: str, language: str = "en") -> list[tuple[str | None, str]]:
    """Return who is quoted, and the first words."""
    return [(speaker, words) for kind, speaker, words in found(text, None, language) if kind == "quotation"]


def test_who_is_quoted() -> None:
    """Names after, before and by "according to"; a pronoun by the last person; a diplomat is nobody known."""
    assert quoted(NEWS) == [
        ("Anna Holm", "We are close to a de"),
        ("Anna Holm", "It is a good day,"),
        ("Anna Holm", "Nobody has lost."),
        ("Peter Lund", "There is work to do "),
        ("Peter Lund", "nothing is signed un"),
        (None, "Very strange things "),
    ]


def test_a_pronoun_that_may_mean_two_is_left_open() -> None:
    """After a sentence about two people "she said" names neither."""
    text = "Minister Anna Holm met Minister Eva Stern. “It was a long and friendly evening,” she said."
    assert quoted(text)[0][0] is None


def test_a_term_in_marks_is_no_quotation() -> None:
    """One or two words in quotation marks are a name or a term."""
    assert quoted("The “Green Line” opened to traffic in May, Minister Anna Holm said.") == []


def test_the_minister_is_the_only_one() -> None:
    """A role stands for the one person who holds it in the telling."""
    text = "Minister Anna Holm came at noon.\n\nTalks went on.\n\nThe minister said “we shall see in May.”"
    assert quoted(text) == [("Anna Holm", "we shall see in May.")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "„Wir sind nahe an einer Einigung“, sagte Ministerin Anna Holm am Montag.", "Anna Holm"),
        ("fr", "« Nous sommes proches d’un accord », a déclaré la ministre Anna Holm lundi.", "Anna Holm"),
        ("ru", "«Мы близки к соглашению», — заявил министр Пётр Лисин.", "Пётр Лисин"),
        ("ru", "По словам Анны Холм, «ничего не подписано, пока не подписано всё».", "Анна Холм"),
        ("es", "«Estamos cerca de un acuerdo», dijo la ministra Ana Holm.", "Ana Holm"),
    ],
)
def test_quotations_in_other_languages(language: str, text: str, expected: str) -> None:
    """Each language's marks and order of words are read."""
    assert [speaker for speaker, _ in quoted(text, language)] == [expected]


def test_speeches_hold_no_quotation_turns() -> None:
    """What a speaker quotes is part of the speech."""
    text = "Minister Ada Korr: My father used to say “never trust a calm sea, my child.” I agree."
    assert [kind for kind, _, _ in found(text)] == ["speech"]


def test_a_verb_after_the_quotation_and_its_subject_before() -> None:
    """Turkish says who, then the words, then that they were said."""
    text = (
        "Cumhurbaşkanı Orhan Demir ile Tarvia Başbakanı Lea Munk görüştü.\n\n"
        'Cumhurbaşkanı Demir, "Boğaz konusunda bugün anlaştık." dedi.\n\n'
        'Başbakan Munk ise, "Bu bizim için önemli bir gündür." ifadesini kullandı.'
    )
    assert [name for kind, name in who(text, None, "tr") if kind == "quotation"] == ["Orhan Demir", "Lea Munk"]
