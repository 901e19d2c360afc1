"""The reader of both sides in `differ`: what it finds in several languages, and how it fails."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from made_sides import one, side, substantive

from tellings.differences import divergence
from tellings.differences.divergence.stretches import RULE
from tellings.differences.pair import Pair
from tellings.encode.states import States

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def fresh() -> Iterator[None]:
    """Forget what was loaded, before and after."""
    divergence.shipped.cache_clear()
    yield
    divergence.shipped.cache_clear()


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("The harbour was closed.", "The harbour was closed!", ("en", "en")),
        ("Il porto è chiuso.", "Port closed.", ("it", "en")),
    ],
)
def test_what_is_not_read(a: str, b: str, languages: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Equal words, and languages that it has not learned, cost nothing."""
    monkeypatch.setattr(States, "middle", lambda self, texts: pytest.fail("read") if texts else [])
    pair = Pair(side(a, languages[0]), side(b, languages[1]), None)
    reader = divergence.shipped()
    assert reader is not None
    assert list(reader.read([pair])) == [None]


@pytest.mark.parametrize("name", ["network.npz", "weights.json"])
@pytest.mark.parametrize("damage", [None, b"", b"{}"])
def test_a_broken_file_is_one_line_and_rules_alone(
    name: str, damage: bytes | None, fresh: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever is wrong with it, the rules find what they find; one line says so, once."""
    plain = Path.read_bytes

    def read(path: Path) -> bytes:
        if path.name != name:
            return plain(path)
        if damage is None:
            raise FileNotFoundError(f"no {name}")
        return damage

    monkeypatch.setattr(Path, "read_bytes", read)
    with caplog.at_level(logging.WARNING, logger="tellings"):
        for _ in range(2):
            found = substantive("The ferry carried 120 people.", "The ship took 140 people.")
            assert [finding.kind for finding in found] == ["number"]
    assert len(caplog.records) == 1
    assert "the rules alone have judged" in caplog.text
    assert "\n" not in caplog.records[0].getMessage()


def test_it_says_who_said_it() -> None:
    """What the network says bears its name."""
    found = one(
        "The court sent the two farmers to prison for three years.",
        "Два фермера были полностью оправданы судом.",
        languages=("en", "ru"),
    )
    assert any(finding.made_by == RULE for finding in found)
