"""Labels that a full stop ends, in records of parliaments and central banks."""

from __future__ import annotations

from made_turns import found, who


def test_a_central_bank() -> None:
    """Capitals and a full stop; who is called by a surname is brought to the full name."""
    text = (
        "CHAIR MARLOW. Good afternoon. We decided to wait.\n\nMICHELLE TARN. Let's go to Howard.\n\n"
        "HOWARD BELL. Thank you. Do you see a risk?\n\nCHAIR MARLOW. I do. We all do."
    )
    assert found(text, "Transcript of Chair Helen Marlow's Press Conference") == [
        ("speech", "Helen Marlow", "Good afternoon. We d"),
        ("speech", "Michelle Tarn", "Let's go to Howard."),
        ("speech", "Howard Bell", "Thank you. Do you se"),
        ("speech", "Helen Marlow", "I do. We all do."),
    ]


def test_forms_of_address_before_the_name() -> None:
    """As in "Mr. HOLT. Mr. Speaker, I rise", the first full stop after a name ends the label."""
    text = (
        "The SPEAKER pro tempore (Mr. Abbot). The gentleman is recognized.\n\nMr. HOLT. Mr. Speaker, I rise today.\n\n"
        "The SPEAKER pro tempore. Without objection.\n\nMr. HOLT. Mr. Speaker, I yield back."
    )
    assert [name for _, name in who(text)] == ["Abbot", "Holt", "Abbot", "Holt"]


def test_the_french_assembly() -> None:
    """The office after a comma is no part of the name; the chair is who presides."""
    text = (
        "Présidence de Mme Odile Garnier\n\nMme la présidente. La parole est à Mme Vidal.\n\n"
        "Mme Claire Vidal. Madame la présidente, nous attendons.\n\n"
        "M. Luc Berthier, ministre de l'agriculture. Nous avons payé.\n\nMme la présidente. Merci."
    )
    names = [name for kind, name in who(text, language="fr") if kind == "speech"]
    assert names == ["Odile Garnier", "Claire Vidal", "Luc Berthier", "Odile Garnier"]


def test_surname_and_initials() -> None:
    """A Russian record turns names round; the stops of initials end nothing."""
    text = (
        "Председательствующий. Добрый день, коллеги!\n\nОрлин И. П., министр. Мы подготовили закон.\n\n"
        "Ветрова А. В. Иван Петрович, у меня вопрос.\n\nПредседательствующий. Прошу вас."
    )
    names = [name for _, name in who(text, language="ru")]
    assert names == ["Председательствующий", "И.П.Орлин", "А.В.Ветрова", "Председательствующий"]


def test_question_and_answer_spelt_out() -> None:
    """One of each is enough."""
    text = "Pregunta. ¿Por qué tres años?\n\nRespuesta. Porque yo lo he medido."
    assert [name for _, name in who(text, "Marta Quirós habla del mar", "es")] == ["Pregunta", "Marta Quirós"]


def test_datelines_and_prose_are_no_labels() -> None:
    """Nobody speaks after them."""
    roundup = "LONDON. Shares fell.\n\nPARIS. Shares rose.\n\nLONDON. Oil fell as well.\n\nROME. Nothing moved."
    assert who(roundup) == [("narration", None)]
    prose = "Mr. Holt left. We saw him.\n\nMr. Holt came back. We ate.\n\nThe dog barked. I was glad."
    assert who(prose) == [("narration", None)]
