"""The speaker whom only the heading names, and accounts that are nobody's speech."""

from __future__ import annotations

import pytest
from made_turns import found, telling, who

from tellings import turns
from tellings.model import Aside
from tellings.turns.heading import heading
from tellings.turns.people import People

SPEECH = (
    "Excellencies, ladies and gentlemen,\n\nI thank you for the invitation. We have come far.\n\nOur rivers are clean."
)


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        (
            "Foreign Minister Tove Marn’s opening remarks at a meeting with President Ilan Alver, Port, May 3",
            "Tove Marn",
        ),
        ("Address by Andrei Lisin, Minister of Foreign Affairs of Orvia, on the anniversary", "Andrei Lisin"),
        ("ADDRESS BY THE HON. NORA TEKA, MINISTER FOR WATER, TO THE CONFERENCE", "Nora Teka"),
        ("Plenary 2: Samara, Minister Nora Teka (as delivered)", "Nora Teka"),
        ("Remarks by Secretary Helen Brand at the Harbour Club", "Helen Brand"),
        ("Statement by President of Orvia Ilan Alver", "Ilan Alver"),
        ("Prime Minister Sanna Vell: speech to parliament", "Sanna Vell"),
        ("Text of the speech by Hon'ble Governor Smt. Asha Verma at the Growers' Fair", "Asha Verma"),
        ("Speech of Shri Ravi Menon, Chief Minister, at the bridge", "Ravi Menon"),
        ("Address by Hon. Min. Alhaji Musa Bello at the Port Forum", "Musa Bello"),
        ("Keynote address by YB Datuk Seri Nora Salleh at the yard", "Nora Salleh"),
        ("Remarks by Tun Razif Omar, Minister of Ports", "Razif Omar"),
        ("Remarks by Minister Hla Tun at the mill", "Hla Tun"),
        ("Statement by Ibu Ratna Dewi, Minister of Health", "Ratna Dewi"),
        ("Statement by H. E. Grace Mbale, Minister of Trade", "Grace Mbale"),
        ("Address by Governor Zzq. Asha Verma at the fair", "Asha Verma"),
    ],
)
def test_one_speech_under_a_heading(title: str, speaker: str) -> None:
    """A first-person account without labels is the speech of the person in its title."""
    assert who(SPEECH, title) == [("speech", speaker)]


@pytest.mark.parametrize(
    ("title", "language", "text", "speaker"),
    [
        (
            "Выступление Министра иностранных дел Республики Орвия А.П.Лисина на форуме",
            "ru",
            "Уважаемые коллеги!\n\nРад вас приветствовать. Мы собрались здесь.",
            "А.П.Лисин",
        ),
        (
            "Звернення Президента Ольги Мельник до громадян",
            "uk",
            "Шановні друзі!\n\nДякую, що прийшли. Ми довго чекали.",
            "Ольга Мельник",
        ),
        (
            "Виступ Прем'єр-міністра Олени Голованчук на з'їзді",
            "uk",
            "Шановні друзі!\n\nДякую, що прийшли. Ми довго чекали.",
            "Олена Голованчук",
        ),
        (
            "Discours de M. Paul Lemoine, ministre de l'Eau",
            "fr",
            "Mesdames et Messieurs,\n\nJe vous remercie d'être venus. Nous avons attendu.",
            "Paul Lemoine",
        ),
        (
            "Выступление Президента Республики Орвия Владимира Орлова",
            "ru",
            "Уважаемые коллеги!\n\nРад вас приветствовать. Мы собрались здесь.",
            "Владимир Орлов",
        ),
        (
            "Rede des Bundesministers für Verkehr, Dr. Lukas Ahrent, bei der Tagung",
            "de",
            "Meine Damen und Herren,\n\nich danke Ihnen. Wir stehen zusammen.",
            "Lukas Ahrent",
        ),
        (
            "Discours du président Louis Armant",
            "fr",
            "Mesdames et messieurs,\n\nje vous remercie. Nous avançons ensemble.",
            "Louis Armant",
        ),
        (
            "Discurso del presidente Mario Soler",
            "es",
            "Queridos amigos,\n\nQuiero dar las gracias. Nosotros creemos en la paz.",
            "Mario Soler",
        ),
    ],
)
def test_headings_in_other_languages(title: str, language: str, text: str, speaker: str) -> None:
    """The genre and the name after it are known; a Russian genitive becomes a nominative."""
    assert who(text, title, language) == [("speech", speaker)]


def test_lines_before_the_salutation_are_narration() -> None:
    """A dateline or "as delivered" before the form of address is not spoken."""
    text = "Recorded in the Town Hall.\n\n" + SPEECH
    assert [kind for kind, _, _ in found(text, "Remarks by Minister Ada Korr")] == ["narration", "speech"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Joint statement by President Ilan Alver and Minister Tove Marn", SPEECH),
        ("President Ilan Alver received Minister Tove Marn", "The talks lasted an hour. Both sides spoke of the port."),
        (
            "Minister Tove Marn speaks with President Ilan Alver",
            "The Minister thanked the President. She spoke of trade.",
        ),
        ("Ferry to sail again in May", SPEECH),
    ],
)
def test_what_is_no_speech(title: str, text: str) -> None:
    """A joint statement, a readout, and an account whose heading names nobody are narration."""
    assert who(text, title) == [("narration", None)]


def test_a_heading_within_the_account_opens_a_speech() -> None:
    """The line "Statement by President X" on a line of its own announces the first-person text after it."""
    text = (
        "The presidents made statements.\n\nStatement by President Ilan Alver\n\n- Dear guests, I welcome you.\n\n"
        "Statement by President Matti Sorsa\n\n- Thank you. We are glad to be here."
    )
    assert who(text) == [("narration", None), ("speech", "Ilan Alver"), ("speech", "Matti Sorsa")]


DISCOURS = "Mesdames et Messieurs,\nNous avons rouvert le port. Je vous remercie de votre patience et de votre courage."


def test_a_speech_by_office_is_its_holder_s() -> None:
    """A "Discours de la Présidente" is the speech of the one whom a caption, or another heading, calls so."""
    title = "Discours de la Présidente de la République à l'ouverture du port."
    caption = "La Présidente de la République, Mme Ada Zell, hier à Tarvik"
    text = f"{caption}\n{DISCOURS}"
    told = turns.find(telling(text, title, "fr", aside=(Aside(0, len(caption), "caption"),)))
    assert [(turn.kind, turn.speaker) for turn in told.turns] == [("speech", "Ada Zell")]
    assert who(DISCOURS, title, "fr") == [("speech", "Présidente")]


@pytest.mark.parametrize(
    ("title", "language", "text", "speaker"),
    [
        ("Prime Minister's speech at the harbour", "en", SPEECH, "Prime Minister"),
        ("Speech by the Deputy Governor at the harbour", "en", SPEECH, None),
        ("Joint statement by the President and the Mayor", "en", SPEECH, None),
        (
            "Выступление Премьер-министра на открытии моста",
            "ru",
            "Дорогие друзья!\n\nМы построили этот мост за два года. Я благодарю вас за терпение.",
            "Премьер-министр",
        ),
        (
            "Rede der Bundespräsidentin zur Eröffnung der Brücke",
            "de",
            "Liebe Gäste,\n\nwir haben lange gewartet. Ich danke Ihnen für Ihre Geduld.",
            "Bundespräsidentin",
        ),
    ],
)
def test_a_speech_by_office_whose_holder_is_nowhere_named(
    title: str, language: str, text: str, speaker: str | None
) -> None:
    """Such a speech is the office's, in the nominative; a deputy's office is not told, and a joint one is nobody's."""
    assert who(text, title, language) == [("speech" if speaker else "narration", speaker)]


@pytest.mark.parametrize(
    ("captions", "note", "speaker"),
    [
        (("Mayor Olga Wirt at the lectern. Photo: Tom Reed",), "Check against delivery", "Olga Wirt"),
        (("Mayor Olga Wirt at the lectern",), "Press release", None),
        (("Mayor Olga Wirt greets Governor Jan Holm",), "Check against delivery", None),
        (("The new bridge",), "Check against delivery", None),
    ],
)
def test_a_speech_whose_speaker_is_in_the_picture(captions: tuple[str, ...], note: str, speaker: str | None) -> None:
    """Over a speech printed as it was given the one person with an office in the captions speaks."""
    lines = [note, *captions]
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    aside = tuple(Aside(start, start + len(line), "caption") for start, line in zip(starts, lines, strict=True))
    told = turns.find(telling("\n".join([*lines, SPEECH]), "The new bridge", aside=aside))
    assert [(turn.kind, turn.speaker) for turn in told.turns] == [("speech" if speaker else "narration", speaker)]


@pytest.mark.parametrize(
    ("title", "language", "speaker"),
    [
        ("Minister Ada Zell’s opening remarks at a joint press conference with Minister Ivo Kant", "en", "Ada Zell"),
        ("Statement by Ada Zell at the joint news conference with Ivo Kant", "en", "Ada Zell"),
        (("Вступительное слово и ответы на вопросы СМИ Министра портов Остии А.П.Лисина в ходе совместной "
         "пресс-конференции с Министром Тарвии И.Кантом"), "ru", "А.П.Лисин"),
        ("Joint press conference of Minister Ada Zell and Minister Ivo Kant", "en", None),
    ],
)  # fmt: skip
def test_a_joint_occasion_takes_no_speech_from_its_speaker(title: str, language: str, speaker: str | None) -> None:
    """Remarks at a joint conference are one person's; the conference itself is nobody's."""
    named = heading(title, People("", title, language), language)
    assert (named.speaker if named else None) == speaker
