"""Who holds an office, and who is meant where it stands alone."""

from __future__ import annotations

import pytest
from made_turns import found, who

from tellings.turns.holders import Holders
from tellings.turns.names import names

HELD = (
    "President of Ostia Ada Zell received the Minister for Ports and Fisheries of Tarvia, Ms. Ola Brandt-Hyde. "
    "Deputy Prime Minister Eva Rom came. Ivo Kant, Prime Minister of Tarvia, and Prime Minister Lea Munk of Ostia left."
)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the Head of State", ["Ada Zell"]),
        ("the President", ["Ada Zell"]),
        ("the Minister", ["Ola Brandt-Hyde"]),
        ("the Prime Minister", ["Ivo Kant", "Lea Munk"]),
        ("the Prime Minister of Tarvia", ["Ivo Kant"]),
        ("the Ostian Prime Minister", ["Lea Munk"]),
        ("the Ambassador", []),
        ("the Deputy Prime Minister", []),
        ("a reporter", []),
    ],
)
def test_an_office_alone_means_its_holder(phrase: str, expected: list[str]) -> None:
    """One holder is meant; of several, the one whose country is named; a deputy's office is another."""
    assert Holders(HELD).of(phrase) == tuple(expected)


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        (
            "Bundeskanzlerin Ada Zell empfing den Premierminister von Tarvia, Ivo Kant.",
            "die Bundeskanzlerin",
            "Ada Zell",
        ),
        (
            "Bundeskanzlerin Ada Zell empfing den Premierminister von Tarvia, Ivo Kant.",
            "der Premierminister",
            "Ivo Kant",
        ),
        ("La Présidente de la République, Mme Ada Zell, a reçu M. Ivo Kant.", "La cheffe de l'État", "Ada Zell"),
        ("Президент Остии Ада Целль приняла министра иностранных дел Тарвии Иво Канта.", "министр", "Иво Канта"),
        ("El presidente de Ostia, Iván Roca, recibió a Lea Munk, ministra de Puertos.", "La ministra", "Lea Munk"),
        ("Sekretär Ivo Kant, Präsident Jan Zell", "der Präsident", "Jan Zell"),
    ],
)
def test_in_other_languages(text: str, phrase: str, expected: str) -> None:
    """The office before the name or after it, in the words of the language."""
    assert Holders(text).of(phrase) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "Thanking the President, Ola Brandt said that the boats were home.",
        "The President has met Ola Brandt.",
        "Глава государства принял Олу Брандт.",
        "The former President Ola Brandt spoke.",
        "Le président a reçu Ola Brandt.",
    ],
)
def test_who_stands_near_an_office_need_not_hold_it(text: str) -> None:
    """A verb between them, or a name that acts after a comma, parts them; who held it holds it no more."""
    assert Holders(text).of("the President") == ()


@pytest.mark.parametrize(
    "introduction",
    [
        "Greeting the guest, the Head of State said:",
        "The President replied:",
        "In reply to the Minister, the President noted:",
    ],
)
def test_an_introduction_by_office_names_its_holder(introduction: str) -> None:
    """A sentence such as "The Head of State said" opens a speech of the one the telling calls so."""
    opening = "President of Ostia Ada Zell received Minister Ola Brandt."
    text = f"{opening}\n{introduction}\n- I am glad to see you here.\nOur talks begin."
    assert [turn for turn in who(text) if turn[0] == "speech"] == [("speech", "Ada Zell")]


def test_an_introduction_by_an_unknown_office_names_nobody() -> None:
    """Where two hold the office, or nobody, the speech has no speaker."""
    text = "President Ada Zell met President Ivo Kant.\nThe President said:\n- I am glad to see you here, dear friend."
    assert ("speech", None) in who(text)
    assert ("speech", None) in who("The sides met.\nThe Head of State said:\n- I am glad to see you here, dear friend.")


def test_a_label_by_office_names_its_holder() -> None:
    """A label such as "THE PRESIDENT:" is whom the title names so; without a name the label's words stay."""
    text = "THE PRESIDENT: We are glad.\nQ Mr. President, why?\nTHE PRESIDENT: Because of the boats.\nQ And now?"
    title = "Remarks by President Ada Zell in a press gaggle"
    assert found(text, title)[0] == ("speech", "Ada Zell", "We are glad.")
    assert found(text)[0][1] == "The President"


def test_names_found_already_give_the_same_holders() -> None:
    """Whether the names are handed in or looked for makes no difference."""
    assert sorted(Holders(HELD, list(names(HELD))).all()) == sorted(Holders(HELD).all())
