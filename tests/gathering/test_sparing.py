"""What is encoded of an archive too large to encode whole."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import daft
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_archive import Letters
from test_archive import EVENTS, kept, lines, members

from tellings import archive
from tellings.gathering import likeness, plan, sparing, vectors
from tellings.gathering.documents import key
from tellings.gathering.engine import Workshop

if TYPE_CHECKING:
    from pathlib import Path

    from tellings.model import Gathered


def pairs(*rows: tuple[int, int, float, bool]) -> daft.DataFrame:
    """Return pairs (a, b, odds, in one language) as they are judged."""
    within = likeness.FEATURES.index("within")
    values = [[float(own) if at == within else 0.0 for at in range(len(likeness.FEATURES))] for *_, own in rows]
    a, b, odds, _ = zip(*rows, strict=True)
    return daft.from_pydict({"a": list(a), "b": list(b), "odds": list(odds), "values": values})


def chosen(judged: daft.DataFrame, budget: int) -> set[int]:
    """Return the documents chosen round a bar of 0."""
    return set(sparing.chosen(judged, bar=0.0, budget=budget).to_pydict()["key"])


def test_what_is_clear_is_not_encoded() -> None:
    """A pair far from the bar, above or below, needs no vectors."""
    assert chosen(pairs((1, 2, 9.0, True), (3, 4, 0.5, True), (5, 6, -9.0, False)), 100) == {3, 4}


def test_pairs_in_two_languages_have_half_of_the_budget_first() -> None:
    """Words say least of them; the rest goes to pairs nearest to the bar."""
    judged = pairs((1, 2, 1.0, False), (3, 4, 1.5, False), (5, 6, 0.1, True), (7, 8, 0.2, True))
    assert chosen(judged, 4) == {1, 2, 5, 6}
    assert chosen(judged, 8) == {1, 2, 3, 4, 5, 6, 7, 8}


@settings(deadline=None, max_examples=20)  # each asks the engine three times
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(10, 19), st.floats(-3, 3), st.booleans()), min_size=1),
    st.integers(0, 12),
)
def test_no_more_than_the_budget_is_encoded(rows: list[tuple[int, int, float, bool]], budget: int) -> None:
    """However many pairs are in doubt."""
    assert len(chosen(pairs(*rows), budget)) <= budget


class Counting(Letters):
    """A stand-in encoder that keeps how many texts it was given."""

    given = 0

    def encode(self, texts):
        """Return their vectors."""
        Counting.given += len(texts)
        return super().encode(texts)


def gathered(folder: Path, rows: list[dict[str, str]], work: str, *, added: bool = False) -> Gathered:
    """Return what is gathered of the rows."""
    sources = [str(kept(folder, f"{work}.jsonl", rows))]
    shop = Workshop(folder / "work" if added else folder / work, archive.description(sources, window=10), added=added)
    return archive.gather(sources, shop, encoder=Counting)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every archive be too large to encode whole, and few pairs looked at in one go."""
    monkeypatch.setattr(vectors, "WHOLE", 0)
    monkeypatch.setattr(likeness, "PART", 4)


@pytest.mark.usefixtures("large")
def test_a_large_archive_is_gathered(tmp_path: Path) -> None:
    """Its events are found, whatever the order of its documents."""
    rows = lines()
    found = gathered(tmp_path, rows, "work")
    assert members(found) == EVENTS
    random.Random(3).shuffle(rows)  # noqa: S311  no secret hangs on it
    assert gathered(tmp_path, rows, "again").events == found.events


@pytest.mark.parametrize(("openings", "encoded"), [(11, 11), (10, None), (0, 2)])
def test_so_many_openings_are_encoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, openings: int, encoded: int | None
) -> None:
    """All of an archive that has no more; of a larger one those of pairs in doubt, and a sample."""
    monkeypatch.setattr(plan.usual, "SAMPLE", 2)
    sources, before = [str(kept(tmp_path, "a.jsonl", lines()))], Counting.given
    shop = Workshop(tmp_path / "work", archive.description(sources, window=10, openings=openings))
    archive.gather(sources, shop, openings=openings, encoder=Counting)
    assert Counting.given - before == encoded if encoded is not None else 2 <= Counting.given - before < 11


class Meaning(Letters):
    """A stand-in encoder that hears what is meant: in either script it is of a crane or of a harvest."""

    def encode(self, texts):
        """Return a vector of the matter, and a little of the words."""
        rows = super().encode(texts) * 0.2
        for row, text in zip(rows, texts, strict=True):
            row[1 if "crane" in text or "кран" in text else 2 if "harvest" in text or "урожай" in text else 3] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_what_shares_no_name_meets_by_its_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a large archive too, where both are encoded: told in two scripts, without a name or a figure in common."""
    monkeypatch.setattr(vectors, "WHOLE", 0)
    told = {
        "crane": "A tower crane fell on a market hall in the night; nobody was hurt, and the market stays shut today.",
        "кран": "Ночью башенный кран упал на рынок, никто не пострадал, торговля сегодня остановлена до вечера.",
        "harvest": "Farmers of the plain began the harvest two weeks early because of the heat, the guild has said.",
        "урожай": "Крестьяне равнины начали собирать урожай на две недели раньше из-за жары, сообщила гильдия вчера.",
    }
    rows = [{"id": name, "text": text, "language": "en" if name.isascii() else "ru"} for name, text in told.items()]
    sources = [str(kept(tmp_path, "a.jsonl", rows + lines()))]
    shop = Workshop(tmp_path / "work", archive.description(sources, window=10))
    archive.gather(sources, shop, encoder=Meaning)
    pairs = shop.kept("likeness").select("a", "b").to_pylist()
    assert {key("crane"), key("кран")} in [{row["a"], row["b"]} for row in pairs]
    assert {key("harvest"), key("урожай")} in [{row["a"], row["b"]} for row in pairs]


@pytest.mark.usefixtures("large")
def test_documents_are_added_to_a_large_archive(tmp_path: Path) -> None:
    """They join its events; what was encoded before is not encoded again."""
    rows = lines()
    late = [row for row in rows if row["id"] in {"bridge2", "ferry1"}]
    gathered(tmp_path, [row for row in rows if row not in late], "work")
    before = Counting.given
    assert members(gathered(tmp_path, late, "late", added=True)) == EVENTS
    assert Counting.given - before <= len(rows)


@pytest.mark.usefixtures("large")
def test_without_a_budget_words_and_names_decide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pair of which one document is not encoded is judged by the other curve; the sample alone is encoded."""
    monkeypatch.setattr(sparing, "DOUBT", -1.0)
    monkeypatch.setattr(plan.usual, "SAMPLE", 2)
    before = Counting.given
    assert members(gathered(tmp_path, lines(), "work")) >= EVENTS
    assert Counting.given - before == 2
