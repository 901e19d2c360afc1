"""Who speaks decides what may be linked."""

import numpy as np
import numpy.typing as npt
import pytest

from tellings.alignment import tellings
from tellings.alignment.voices import NOBODY, apart, conflict, voices
from tellings.model import Sentence, Source, Telling, Turn


class Letters:
    """An encoder of this test: how often each letter occurs, so that like words have like vectors."""

    name = "letters"

    def encode(self, texts: list[str]) -> npt.NDArray[np.float32]:
        """Return a row a text, each of length 1."""
        rows = np.array(
            [[text.casefold().count(letter) + 0.01 for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts]
        )
        return (
            (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
            if len(rows)
            else np.zeros((0, 26), np.float32)
        )


def told(id_: str, *turns: tuple[str | None, list[str]]) -> Telling:
    """Return a telling made of turns: who speaks, and the sentences."""
    text, sentences, spoken = "", [], []
    for speaker, said in turns:
        first = len(text)
        for sentence in said:
            sentences.append(Sentence(len(text), len(text) + len(sentence)))
            text += sentence + "\n"
        spoken.append(Turn(first, len(text) - 1, "speech" if speaker else "narration", speaker))
    return Telling(
        id=id_, source=Source(id_, "text/plain", ""), title=None, publisher=None, published=None, place=None,
        language="en", text=text, turns=tuple(spoken), sentences=tuple(sentences),
    )  # fmt: skip


HOST, GUEST = "Anna Holm", "Boris Lund"


def test_one_person_has_one_number_in_every_telling() -> None:
    """A full name, a surname and a name in other letters are one person; a label is nobody."""
    a = told("A", (HOST, ["Welcome."]), ("Question", ["Why?"]), (GUEST, ["Thanks."]))
    b = told("B", ("Борис Лунд", ["Спасибо."]), ("Holm", ["Welcome."]))
    first, second = voices([a, b])
    assert first[1] == NOBODY
    assert first[0] == second[1] != NOBODY
    assert len({*first.tolist(), *second.tolist()} - {NOBODY}) in (2, 3)  # "Борис" may be written with z or s


def test_initials_glued_to_a_name_are_words() -> None:
    """“A.B.Holm” is a full name, and the person of it in another telling."""
    a = told("A", ("A.B.Holm", ["Welcome."]))
    b = told("B", (HOST, ["Welcome."]))
    first, second = voices([a, b])
    assert first[0] == second[0] != NOBODY


def test_known_persons_are_told_apart() -> None:
    """Two speakers conflict where one of them speaks in both tellings; strangers to each other may be one person."""

    class Text:
        def __init__(self, *who: int) -> None:
            self.voices = np.array(who, dtype=np.int32)
            self.cast = frozenset(who) - {NOBODY}

    both, guest, stranger = Text(1, 2, 0), Text(2), Text(3)
    assert conflict(both, guest, (0, 3), (0, 1)).tolist() == [[True], [False], [False]]
    assert not conflict(both, stranger, (0, 3), (0, 1)).any()
    assert apart(both, guest, ((0,), (0,)))
    assert not apart(both, guest, ((1,), (0,)))
    assert not apart(both, guest, ((2,), (0,)))


@pytest.mark.parametrize("flip", [False, True])
def test_the_same_words_of_another_are_not_linked(flip: bool) -> None:
    """The host's greeting is not the guest's, be the words the same."""
    host = told("A", (HOST, ["Thank you very much."]), (GUEST, ["We came by ship.", "Thank you very much."]))
    guest = told("B", (GUEST, ["We came by a ship.", "Thank you very much."]))
    given = [guest, host] if flip else [host, guest]
    linked = [passage.sentences for passage in tellings(given, encoder=Letters()) if len(passage.sentences) == 2]
    assert {"A": (2,), "B": (1,)} in linked
    assert all(passage["A"] != (0,) for passage in linked)
