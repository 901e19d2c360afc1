"""What the tests of the commands share: the commands themselves, small pages, and an encoder that costs nothing."""

from __future__ import annotations

import re
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import pytest
from click.testing import CliRunner

from tellings.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from click.testing import Result

#: One small event of our own, told twice; B leaves a sentence out and gives another number.
A = "\n\n".join([
    "The harbour office opened a new pier on Monday, and the whole town came to see the ships dressed with flags.",
    "The pier is 120 metres long and carries two cranes. It was paid for by the town and by the fishing guild.",
    "The harbour master, Oda Brandt, thanked the builders for their patience. Ferries will call at the pier from June.",
])  # fmt: skip
B = "\n\n".join([
    "A new pier was opened by the harbour office on Monday, and the whole town came to see ships dressed with flags.",
    "The new pier is 140 metres long and carries two cranes.",
    "Oda Brandt, the harbour master, thanked the builders for their patience. From June ferries will call at the pier.",
])  # fmt: skip


class Words:
    """An encoder that counts words: texts with the same words are alike, and nothing is loaded."""

    name = "words-for-tests"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return a row of 64 counts a text, of length 1."""
        rows = np.full((len(texts), 64), 0.01, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                row[zlib.crc32(word.encode()) % 64] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def tellings(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run `tellings ARGUMENTS` in this process with the cheap encoder; `input` is standard input."""

    @contextmanager
    def cheap(**_: object) -> Iterator[Words]:
        yield Words()

    monkeypatch.setattr("tellings.cli.encoding.encoder", cheap)
    monkeypatch.setattr("tellings.cli.encoding.maker", lambda *, cache: Words)

    def run(*arguments: object, input: str | bytes | None = None) -> Result:  # noqa: A002  click's own word
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=input, prog_name="tellings")

    return run


@pytest.fixture
def pages(tmp_path: Path) -> tuple[Path, Path]:
    """Two files that tell of one event."""
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    a.write_text(A, encoding="utf-8")
    b.write_text(B, encoding="utf-8")
    return a, b
