"""Questions and answers with an opening statement, in several languages."""

from __future__ import annotations

import pytest
from made_turns import found, sentences, who

RUSSIAN = (
    "Дамы и господа!\nПризнателен коллеге за приглашение. Надеемся на ответ до лета.\n"
    "Вопрос: Когда откроют порт?\nОтвет: Летом.\nВопрос: А мост?\nОтвет: Осенью."
)


@pytest.mark.parametrize(
    ("title", "language", "text", "speaker"),
    [
        (
            "Вступительное слово и ответы на вопросы СМИ Министра портов Остии А.П.Лисина, Тарвик, 4 мая 2031 года",
            "ru",
            RUSSIAN,
            "А.П.Лисин",
        ),
        (
            "Opening remarks and answers to questions by Minister Ada Zell",
            "en",
            "Dear friends,\nWe have come far, I think.\nQuestion: When?\nAnswer: In May.\nQuestion: And?\nAnswer: No.",
            "Ada Zell",
        ),
        (
            "Déclaration et réponses de la ministre Ada Zell à la presse",
            "fr",
            (
                "Mesdames, Messieurs,\nNous avons bien avancé. Je vous remercie.\n"
                "Question : Quand ?\nRéponse : Cet été.\nQuestion : Et le pont ?\nRéponse : En automne."
            ),
            "Ada Zell",
        ),
        (
            "Eingangsstatement und Antworten von Ministerin Ada Zell",
            "de",
            (
                "Meine Damen und Herren,\nwir haben viel erreicht. Ich danke Ihnen.\n"
                "Frage: Wann?\nAntwort: Im Sommer.\nFrage: Und die Brücke?\nAntwort: Im Herbst."
            ),
            "Ada Zell",
        ),
        (
            "Declaración y respuestas de la ministra Ada Zell",
            "es",
            (
                "Señoras y señores:\nHemos avanzado mucho. Agradezco la invitación.\n"
                "Pregunta: ¿Cuándo?\nRespuesta: En verano.\nPregunta: ¿Y el puente?\nRespuesta: En otoño."
            ),
            "Ada Zell",
        ),
    ],
)
def test_opening_and_answers_are_the_title_s_person(title: str, language: str, text: str, speaker: str) -> None:
    """What stands before the first question is the speech of the one who answers."""
    turns = who(text, title, language)
    assert [kind for kind, _ in turns] == ["speech", "question", "speech", "question", "speech"]
    assert {name for kind, name in turns if kind == "speech"} == {speaker}


def test_an_agency_s_opening_stays_narration() -> None:
    """A third person's account before the first question is nobody's speech."""
    text = (
        "Minister Ada Zell met the press in Tarvik.\nQuestion: When?\nAnswer: In summer.\nQuestion: And?\nAnswer: Soon."
    )
    assert found(text, "Answers of Minister Ada Zell to questions")[0][:2] == ("narration", None)


@pytest.mark.parametrize(
    "address",
    [
        "Heads of State and Government, Madam Secretary-General, ladies and gentlemen, dear friends,",
        "Ms Chair, Excellencies,",
    ],
)
def test_a_form_of_address_is_one_sentence_of_the_speech(address: str) -> None:
    """However many it names, it opens the speech and is one sentence."""
    text = f"{address}\nWe have come far. I thank you for the invitation."
    title = "Speech by Ada Zell, Minister of Ports"
    assert who(text, title) == [("speech", "Ada Zell")]
    assert sentences(text, title)[0] == address
