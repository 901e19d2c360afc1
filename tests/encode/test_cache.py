"""The encoder's cache."""

from __future__ import annotations

import multiprocessing
import sqlite3
from contextlib import closing

import numpy as np
import pytest

from tellings import encode
from tellings.encode.words import AXES

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


class Reading(Counting):
    """One that reads words too: as many as a text has spaces, and one more."""

    def read(self, texts):
        """Return the rows, and the words."""
        words = [np.full((t.count(" ") + 1, AXES), len(t) % 99, dtype=np.int8) for t in texts]
        return self.encode(texts), words


@pytest.fixture
def plain():
    """Return the rows that no cache has touched."""
    return Counting().encode(TEXTS)


def test_rows_are_the_same_bytes_cached_or_not(tmp_path, plain):
    """The first and the second time, and without a cache."""
    cached = encode.Cached(Counting(), tmp_path)
    assert cached.encode(TEXTS).tobytes() == plain.tobytes()
    assert cached.encode(TEXTS).tobytes() == plain.tobytes()


def test_words_are_the_same_cached_or_not(tmp_path, plain):
    """With the rows, the first and the second time, and in memory; each text is read once, known rows or not."""
    texts = list(dict.fromkeys(TEXTS))
    encode.Cached(Counting(), tmp_path).encode(texts)  # rows alone, as older versions kept them
    inner = Reading()
    asked, words = inner.asked, Reading().read(TEXTS)[1]
    for encoder in (encode.Cached(inner, tmp_path), encode.Remembering(encode.Cached(inner, tmp_path))):
        for _ in range(2):
            rows, found = encoder.read(TEXTS)
            assert rows.tobytes() == plain.tobytes()
            assert [each.tolist() for each in found] == [each.tolist() for each in words]
    assert sorted(asked) == sorted(texts)


def test_words_cut_short_are_not_believed(tmp_path, plain):
    """Such a file is put aside."""
    cached = encode.Cached(Reading(), tmp_path)
    cached.read(TEXTS)
    with closing(sqlite3.connect(tmp_path / "vectors-1.sqlite3")) as base, base:
        base.execute("UPDATE words SET row = x'00' WHERE key = (SELECT min(key) FROM words)")
    rows, found = cached.read(TEXTS)
    assert rows.tobytes() == plain.tobytes()
    assert [len(each) for each in found] == [2, 2, 2, 1, 1]


def test_an_encoder_without_words_gives_none(tmp_path, plain):
    """And its rows are kept as ever."""
    inner = Counting()
    for _ in range(2):
        rows, words = encode.Remembering(encode.Cached(inner, tmp_path)).read(TEXTS)
        assert rows.tobytes() == plain.tobytes()
        assert [len(each) for each in words] == [0] * len(TEXTS)
    assert len(inner.asked) == len(set(TEXTS))


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
