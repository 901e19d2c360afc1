"""What differs where no rule has a word for it."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_sides import one, side

from tellings.differences import judge
from tellings.differences.pair import Pair
from tellings.encode.states import States

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tellings.encode.states import Read


def missing(data: bytes) -> bytes:
    """Raise what a file that is not there raises."""
    raise FileNotFoundError("no such file")


def halved(data: bytes) -> bytes:
    """Return the first half of a file."""
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    """Return a file with a byte in its middle changed."""
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 0x41]) + data[at + 1 :]


@pytest.fixture(params=["en.npz", "scales.json"])
def broken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Return a function that lets the judge find one of its files in another state."""
    plain = Path.read_bytes

    def break_it(damage: Callable[[bytes], bytes]) -> None:
        def read(path: Path) -> bytes:
            return damage(plain(path)) if path.name == request.param else plain(path)

        monkeypatch.setattr(Path, "read_bytes", read)
        judge.shipped.cache_clear()

    yield break_it
    monkeypatch.undo()
    judge.shipped.cache_clear()


def odds(a: str, b: str) -> float:
    """Return the log-odds of the likeliest stretch."""
    shipped = judge.shipped("en")
    assert shipped is not None
    (stretches,) = shipped.stretches([Pair(side(a), side(b), None)], single=True)
    return max(stretch.log_odds for stretch in stretches if not stretch.equal)


FRAME = "The harbour office said on Monday that the old pier had been {} by the crew."


@pytest.mark.parametrize(
    ("said", "same", "other"),
    [
        ("destroyed", "demolished", "restored"),
        ("purchased", "bought", "sold"),
        ("shut", "closed", "widened"),
        ("mended", "repaired", "damaged"),
    ],
)
def test_another_meaning_weighs_more_than_another_word(said: str, same: str, other: str) -> None:
    """A word of another meaning in one place is likelier to be called a difference than a synonym."""
    assert odds(FRAME.format(said), FRAME.format(other)) > odds(FRAME.format(said), FRAME.format(same)) + 0.5


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The pier is not safe at night.", "The pier is unsafe at night."),
        ("The crew was not absent that day.", "The crew was present that day."),
    ],
)
def test_a_denied_opposite_is_the_same(a: str, b: str) -> None:
    """“Not safe” and “unsafe” say the same, whatever negation is counted."""
    assert not [finding for finding in one(a, b) if finding.substantive]


def test_equal_words_are_nothing() -> None:
    """A passage with itself has no stretch to judge."""
    shipped = judge.shipped("en")
    assert shipped is not None
    assert shipped.stretches([Pair(side("The old old pier."), side("The old old pier."), None)]) == [[]]


def test_lighter_ones_are_kept_as_wording() -> None:
    """What the judge is not sure of is there all the same, as wording, with its weight and both places."""
    found = [
        finding for finding in one(FRAME.format("mended"), FRAME.format("repaired")) if finding.made_by == judge.RULE
    ]
    assert found
    assert all(
        finding.kind == "wording" and not finding.substantive and all(finding.spans.values()) for finding in found
    )


WORDS = st.lists(st.sampled_from("the a ferry boat sank rose fell not may will crew harbour 12".split()), max_size=14)


@given(WORDS, WORDS)
@settings(deadline=None, max_examples=60)
def test_b_against_a_is_a_against_b(a: list[str], b: list[str]) -> None:
    """With the sides changed the same stretches have the same odds."""
    shipped = judge.shipped("en")
    assert shipped is not None
    left, right = side(" ".join(a)), side(" ".join(b))
    ((there,), (back,)) = (shipped.stretches([Pair(left, right, None)]), shipped.stretches([Pair(right, left, None)]))
    assert sorted(map(repr, there)) == sorted(repr(stretch.flipped) for stretch in back)


def test_other_languages_have_none() -> None:
    """In a language without judge, or in two languages, the rules alone speak; so they do where the guess is wrong."""
    german = "Der Hafen wurde gestern von der Mannschaft {}."
    for languages in (("de", "de"), ("en", "de"), ("en", "en")):
        found = one(german.format("repariert"), german.format("zerstört"), languages=languages)
        assert not [finding for finding in found if finding.made_by == judge.RULE]


@pytest.mark.parametrize("damage", [missing, halved, flipped, lambda data: b"", lambda data: b"{}"])
def test_a_broken_file_is_one_line_and_rules_alone(
    broken: Callable[..., None], damage: Callable[[bytes], bytes], caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever is wrong with it, the rules find what they find; one line says that the judge does not load, once."""
    broken(damage)
    with caplog.at_level(logging.WARNING, logger="tellings"):
        for _ in range(2):
            found = one("The ferry carried 120 people.", "The ship took 140 people.")
            assert [finding.kind for finding in found] == ["number"]
    assert len(caplog.records) == 1
    assert "the rules alone have judged" in caplog.text
    assert "\n" not in caplog.records[0].getMessage()


def test_without_the_encoders_weights_words_are_judged_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """One line says so, once; the judge speaks all the same."""

    def refused() -> States:
        raise ValueError("e5-small-q4.bin is of another form")

    monkeypatch.setattr(judge, "shipped_states", refused)
    judge.states.cache_clear()
    try:
        with caplog.at_level(logging.WARNING, logger="tellings"):
            for _ in range(2):
                assert [f for f in one(FRAME.format("mended"), FRAME.format("repaired")) if f.made_by == judge.RULE]
    finally:
        judge.states.cache_clear()
    assert len(caplog.records) == 1
    assert "judged without their sentences" in caplog.text
    assert "\n" not in caplog.records[0].getMessage()


def test_only_so_many_pieces_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a long pair the parts likeliest to differ are read in their sentences, as far as the limit goes."""
    shipped, states = judge.shipped("en"), judge.states()
    assert shipped is not None
    assert states is not None
    asked: list[str] = []
    plain = States.of

    def counted(self: States, texts: list[str]) -> list[Read]:
        asked.extend(texts)
        return plain(self, texts)

    monkeypatch.setattr(States, "of", counted)
    words = [f"w{chr(97 + k // 26)}{chr(97 + k % 26)}" for k in range(600)]
    pair = Pair(side(" ".join(words)), side(" ".join(w if k % 9 else f"x{w}" for k, w in enumerate(words))), None)
    assert shipped.stretches([pair], single=False)
    assert not asked
    assert shipped.stretches([pair], single=True)
    assert 0 < sum(map(states.count, asked)) <= judge.PIECES


def test_equal_words_beside_others_are_said_of_a_single_pair() -> None:
    """They are light, of kind wording, and stand on both sides; a pair of equal texts has none."""
    a, b = FRAME.format("mended"), FRAME.format("repaired")
    equal = [f for f in one(a, b) if f.note.startswith("Both say")]
    assert equal
    assert all(f.weight < 0.25 and f.kind == "wording" and all(f.spans.values()) for f in equal)
    assert one(a, a) == ()


def test_very_long_passages_cost_in_proportion() -> None:
    """A side of 5,000 words is cut: four times the words take far less than sixteen times as long."""
    shipped = judge.shipped("en")
    assert shipped is not None

    def seconds(count: int) -> float:
        words = [f"w{chr(97 + k // 676)}{chr(97 + k // 26 % 26)}{chr(97 + k % 26)}" for k in range(count)]
        pair = Pair(side(" ".join(words)), side(" ".join(w if k % 9 else f"x{w}" for k, w in enumerate(words))), None)
        began = time.process_time()
        shipped.stretches([pair])
        return time.process_time() - began

    seconds(300)
    assert seconds(5000) < 9 * max(0.2, seconds(1250))
