"""Questions whose askers are a news house, or nobody, between the answers of one who is labelled."""

from __future__ import annotations

from made_turns import found, who


def test_a_news_house_asks() -> None:
    """The house stands for who asks where an answer follows."""
    text = (
        "CCTV: What do you expect of the visit?\n\nLin Qiao: We hope for the best.\n\n"
        "Bloomberg News: A follow-up. Is there an agreement?\n\nLin Qiao: I have nothing to add."
    )
    assert who(text) == [
        ("question", "CCTV"),
        ("speech", "Lin Qiao"),
        ("question", "Bloomberg News"),
        ("speech", "Lin Qiao"),
    ]


def test_bold_questions_before_labelled_answers() -> None:
    """The paragraph that asks is no part of the answer before it, even where the asker says more after the question."""
    text = (
        "Isabel Oranto, President of the Bank, and Luc Meyer met the press.\n\n"
        "Would you say that risks have grown? My second question is on trade.\n\n"
        "Oranto: I would, and we said so in May.\n\nWas it unanimous?\n\nOranto: It was.\n\n"
        "How are banks coping?\n\nMeyer: They are well prepared, we believe."
    )
    assert found(text)[1:] == [
        ("question", "Question", "Would you say that r"),
        ("speech", "Isabel Oranto", "I would, and we said"),
        ("question", "Question", "Was it unanimous?"),
        ("speech", "Isabel Oranto", "It was."),
        ("question", "Question", "How are banks coping"),
        ("speech", "Luc Meyer", "They are well prepar"),
    ]


def test_a_speakers_own_question() -> None:
    """Where those who are labelled ask, a paragraph that asks is theirs."""
    text = (
        "Anna Lindell: Welcome.\n\nHow are you?\n\nJon Brandt: I am well, thank you.\n\nAnd you? How are you?\n\n"
        "Anna Lindell: Will you stay?\n\nJon Brandt: I will."
    )
    assert [kind for kind, _ in who(text)] == ["speech"] * 4


def test_a_house_without_an_answer() -> None:
    """In prose a house, a colon and a question are no label."""
    assert who("Reuters: Who owns it?\n\nThe house was sold twice.\n\nBloomberg: Who paid?") == [("narration", None)]


def test_initials_with_stops_answer_bold_questions() -> None:
    """The first question names its paper, the later ones nobody; "C. V." is who is named in full before."""
    text = (
        "Le Courrier : Pourquoi fermer la baie ?\n\nClaire Vidal : Parce que nous n'avons plus le choix.\n\n"
        "Que dites-vous ?\n\nC. V. : Je comprends.\n\nCombien de temps ?\n\nC. V. : Trois ans, et je m'y tiendrai."
    )
    title = "Interview de la ministre Claire Vidal"
    assert [name for _, name in who(text, title, "fr")] == [
        "Le Courrier", "Claire Vidal", "Question", "Claire Vidal", "Question", "Claire Vidal",
    ]  # fmt: skip
