"""Lines that lead to the account and are none of it."""

import pytest

from tellings.reading import telling
from tellings.reading.leadins import is_lead_in, is_note


@pytest.mark.parametrize(
    "line",
    [
        "Watch the full press conference",
        "Read the transcript of the Minister's remarks below:",
        "The video and the transcript are available below.",
        "Following are remarks by the Foreign Secretary to the press",
        "Retrouvez ci-dessous l'enregistrement et le texte de l'allocution.",
        "Revoir l'intervention :",
        "Sehen Sie hier die Aufzeichnung der Pressekonferenz",
        "Die Mitschrift finden Sie nachfolgend.",
        "Vea el vídeo de la rueda de prensa",
        "Ниже приводится стенограмма пресс-конференции.",
        "Смотрите видео выступления",
        "Here below is the transcript.",
        "The full text is given below.",
        "Audio available here",
        "Ci-après le discours du maire",
        "Die Rede im Folgenden",
        "Der Wortlaut ist hier",
        "A continuación, la entrevista completa",
        "Di seguito il discorso",
        "A seguir, a íntegra do discurso",
        "Публикуется полный текст",
    ],
)
def test_what_bids_or_points_is_a_lead_in(line):
    """It bids the reader see or read, or points down the page, and names a form in which words are kept."""
    assert is_lead_in(line.casefold())


@pytest.mark.parametrize(
    "line",
    [
        "We will read the text of the agreement tonight.",
        "See you in the spring.",
        "The statement was read out by the Minister of Ports.",
        "Voir la paix revenir serait un bonheur.",
        "Read my lips.",
        "Ниже по течению воды меньше.",
        "The water level is below the mark of last year.",
    ],
)
def test_sentences_are_none(line):
    """Bidding or pointing alone does not do."""
    assert not is_lead_in(line.casefold())


def test_a_lead_in_lies_aside_and_the_form_of_address_does_not():
    """On a page, the account begins with the forms of address after the lead-in, each a sentence."""
    body = (
        "<p>Voilà trente ans que le phare de Tarvik s'est éteint, et personne ne l'a rallumé depuis. "
        "Nous le ferons ensemble, cette année, avec ceux qui vivent de la mer.</p>"
    )
    told = telling(
        f"<title>Discours au port | Présidence</title><h1>Discours au port de Tarvik.</h1>"
        f"<p>Retrouvez ci-dessous la vidéo et le texte du discours.</p><article><p>Mesdames, Messieurs,<br>"
        f"Chers amis du port et de la ville,</p>{body * 4}</article>".encode(),
        name="made.html",
    )
    said = [told.sentence(i) for i in range(len(told.sentences))]
    assert said[:3] == [
        "Mesdames, Messieurs,",
        "Chers amis du port et de la ville,",
        "Voilà trente ans que le phare de Tarvik s'est éteint, et personne ne l'a rallumé depuis.",
    ]
    assert told.title == "Discours au port de Tarvik."


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("This record contains the text of speeches given in English and the translation of others.", True),
        ("This is an unofficial transcript.", False),
        ("This unofficial transcript is not an official document of the house.", True),
        ("(Note: a full summary will be given after the meeting.)", True),
        ("[Hinweis: Es gilt das gesprochene Wort.]", True),
        ("Le présent compte rendu n'est pas un document officiel.", True),
        ("Note: we shall not go back.", False),
        ("This record was broken by a boy of nine.", False),
    ],
)
def test_what_a_record_says_of_itself(line, note):
    """A note in brackets, or a sentence on the record as a record, is none of the account."""
    assert is_note(line.casefold()) is note


def test_a_note_before_a_record_lies_aside():
    """It is no sentence that another telling could lack."""
    note = "This record contains the text of speeches given in English and the translation of other speeches."
    said = "The Chair: We begin with the harbour.\n\nMs. Holt (Ostia): We are glad that it is open again."
    told = telling(f"Council of Pilots\n\nThe harbour\n\n{note}\n\n{said}".encode(), name="made.txt")
    assert [aside.reason for aside in told.aside if note in told.text[aside.start : aside.end]] == ["byline or note"]
