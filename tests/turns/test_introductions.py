"""Sentences that say who speaks next, the dash after them, and the narrator who comes back at the end."""

from __future__ import annotations

import pytest
from made_turns import found, sentences, who

MEETING = (
    "President of Orvia Ilan Alver has received Minister of Foreign Affairs of Samara Tove Marn.\n\n"
    "Welcoming the guest, President Ilan Alver said:\n\n"
    "- Dear Madam Minister.\n\nI am glad to see you here.\n\n"
    "Foreign Minister of Samara Tove Marn said:\n\n"
    "-Thank you very much. We have come with a plan.\n\n"
    "A correspondent of Coast Radio, Kim Odell, asked:\n\n"
    "- What is your plan?\n\n"
    "Lev Toman, of the newspaper El Puerto, asked:\n\n"
    "- And when?\n\n"
    "Tove Marn replied:\n\n"
    "– You will know in May.\n\n"
    "Ilan Alver thanked the guest for the greetings and asked her to convey his own."
)


def test_agency_page() -> None:
    """Each "X said:" opens a turn with the person, not the office or the outlet; narration closes the page."""
    assert who(MEETING) == [
        ("narration", None),
        ("speech", "Ilan Alver"),
        ("speech", "Tove Marn"),
        ("question", "Kim Odell"),
        ("question", "Lev Toman"),
        ("speech", "Tove Marn"),
        ("narration", None),
    ]


def test_neither_introductions_nor_dashes_are_sentences() -> None:
    """Sentences begin at the first word spoken, and no sentence is an introduction."""
    cut = sentences(MEETING)
    assert "Dear Madam Minister." in cut
    assert "Thank you very much." in cut
    assert not [s for s in cut if s.endswith(":") or s.startswith(("-", "–"))]


def test_speech_that_speaks_of_others_goes_on() -> None:
    """A paragraph about a third person within a speech is still the speaker's when "we" comes after it."""
    text = (
        "Minister Ada Korr said:\n\n- I greet you.\n\nPresident Ilan Alver thanked the engineers last year.\n\n"
        "We remember it.\n\nPresident Ilan Alver said:\n\n- Thank you."
    )
    assert who(text) == [("speech", "Ada Korr"), ("speech", "Ilan Alver")]


def test_dash_on_the_same_line() -> None:
    """The line "X said: - text" opens a speech that runs over paragraphs."""
    text = "Minister Ada Korr said: - Dear friend, I am glad.\n\nWe have much to do."
    assert found(text) == [("speech", "Ada Korr", "Dear friend, I am gl")]


def test_a_quotation_mark_after_the_colon_is_no_speech() -> None:
    """X said: “…” is a quotation within narration."""
    assert who("Minister Ada Korr said: “We shall sign it in the spring.”") == [
        ("narration", None),
        ("quotation", "Ada Korr"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            """Приветствуя гостей, Президент Ильяс Мамед сказал:

- Рад приветствовать вас.

Министр Пётр Лисин ответил:

- Большое спасибо.

Президент Ильяс Мамед поблагодарил за приветствия.""",
            "ru",
            ["Ильяс Мамед", "Пётр Лисин", None],
        ),
        (
            "Le président Louis Armant a déclaré :\n\n– Je salue.\n\nLa ministre Eva Stern a répondu :\n\n– Merci.",
            "fr",
            ["Louis Armant", "Eva Stern"],
        ),
        ("Bundeskanzlerin Anna Vogt sagte:\n\n- Ich danke Ihnen.", "de", ["Anna Vogt"]),
        ("El presidente Mario Soler señaló:\n\n- Estamos listos.", "es", ["Mario Soler"]),
    ],
)
def test_introductions_in_other_languages(text: str, language: str, expected: list[str | None]) -> None:
    """The verb of saying is known in each language."""
    assert [speaker for _, speaker in who(text, None, language)] == expected


def test_a_reporter_without_a_name_is_the_word() -> None:
    """The line "A reporter asked:" gives "Reporter", whose turn is a question."""
    assert who("A reporter asked:\n\n- What now?\n\nMinister Ada Korr replied:\n\n- We wait.") == [
        ("question", "Reporter"),
        ("speech", "Ada Korr"),
    ]
