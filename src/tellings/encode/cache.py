"""Vectors that are kept: in a file from one run to the next, and in memory within a run."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import numpy as np

from tellings.encode.protocol import Reader, nothing, read
from tellings.encode.words import AXES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from tellings.encode.protocol import Encoder, Vectors, Words

#: SQLite takes at most 32,766 variables in one statement (999 before 3.32).
_ROWS_A_QUERY = 900


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

    def read(self, texts: Sequence[str]) -> tuple[Vectors, list[Words]]:
        """Return the rows and the words of `texts`, from the file where it has both."""
        if not texts or not isinstance(self._encoder, Reader):
            return self.encode(texts), nothing(texts)
        keys = [self._key(text) for text in texts]
        rows, words = self._read(keys), self._read_words(keys)
        fresh = {key: t for key, t in zip(keys, texts, strict=True) if key not in rows or key not in words}
        if fresh:
            made, read = self._encoder.read(list(fresh.values()))
            rows |= (new_rows := dict(zip(fresh, made, strict=True)))
            words |= (new_words := dict(zip(fresh, read, strict=True)))
            self._write(new_rows)
            self._write(new_words, "words")
        return np.stack([rows[key] for key in keys]), [words[key] for key in keys]

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self.name}\0{text}".encode("utf-8", "surrogatepass")).digest()

    def _open(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(self._file, timeout=10)
        for table in ("vectors", "words"):
            base.execute(f"CREATE TABLE IF NOT EXISTS {table} (key BLOB PRIMARY KEY, row BLOB NOT NULL) WITHOUT ROWID")
        return base

    def _read(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        found = {key: np.frombuffer(row, dtype=np.float32) for key, row in self._held(keys, "vectors", 4).items()}
        return found if len({row.size for row in found.values()}) <= 1 else self._restart()

    def _read_words(self, keys: Sequence[bytes]) -> dict[bytes, Words]:
        held = self._held(keys, "words", AXES)
        return {key: np.frombuffer(row, dtype=np.int8).reshape(-1, AXES) for key, row in held.items()}

    def _held(self, keys: Sequence[bytes], table: str, whole: int) -> dict[bytes, bytes]:
        """Return the rows of a table that are there, each of a `whole` number of so many bytes."""
        try:
            with closing(self._open()) as base:
                found: dict[bytes, bytes] = {}
                for at in range(0, len(keys), _ROWS_A_QUERY):
                    some = keys[at : at + _ROWS_A_QUERY]
                    marks = ",".join("?" * len(some))
                    query = f"SELECT key, row FROM {table} WHERE key IN ({marks})"  # noqa: S608  marks are only "?"
                    found |= dict(base.execute(query, some))
                return found if not any(len(row) % whole for row in found.values()) else self._restart()
        except OSError:
            return {}
        except sqlite3.OperationalError:  # locked by another, or a folder that cannot be written
            return {}
        except (sqlite3.DatabaseError, TypeError, ValueError):  # not a database, or rows of another form
            return self._restart()

    def _restart(self) -> dict[bytes, Any]:
        self._file.replace(self._file.with_suffix(".broken"))
        return {}

    def _write(self, rows: Mapping[bytes, NDArray[Any]], table: str = "vectors") -> None:
        try:
            with closing(self._open()) as base, base:
                base.executemany(
                    f"INSERT OR REPLACE INTO {table} VALUES (?, ?)",  # noqa: S608  one of two names
                    [(key, row.tobytes()) for key, row in rows.items()],
                )
        except (OSError, sqlite3.Error):
            return  # a cache that cannot be kept costs time, never the answer


class Remembering:
    """An encoder that keeps its vectors in memory, so that no text is encoded twice in one run."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._rows: dict[str, Vectors] = {}
        self._words: dict[str, Words] = {}

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

    def read(self, texts: Sequence[str]) -> tuple[Vectors, list[Words]]:
        """Return the rows and the words of `texts`; only those not read before are read."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._words]
        made, words = read(self._encoder, fresh)
        self._rows |= dict(zip(fresh, made, strict=True))
        self._words |= dict(zip(fresh, words, strict=True))
        return np.stack([self._rows[text] for text in texts]) if texts else made, [self._words[text] for text in texts]
