"""Vectors that are kept: in a file from one run to the next, and in memory within a run."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tellings.encode.protocol import Encoder, Vectors

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
