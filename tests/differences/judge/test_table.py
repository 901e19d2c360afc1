"""What the judge knows of single words."""

from __future__ import annotations

import numpy as np
import pytest

from tellings.differences import judge
from tellings.differences.judge.table import KINSHIP, Table, denies


@pytest.fixture(scope="module")
def table() -> Table:
    """Return the table that ships."""
    found = judge.shipped("en")
    assert found is not None
    return found.table


def kin(table: Table, one: str, other: str) -> set[str]:
    """Return the ways in which two words are kin."""
    flags = table.kinship(table.at(one), table.at(other))
    return {name for name, flag in zip(KINSHIP, flags, strict=True) if flag}


@pytest.mark.parametrize(
    ("one", "other", "way"),
    [
        ("rose", "fell", "opposite"),
        ("begin", "start", "synonym"),
        ("decide", "decision", "derived"),
        ("apple", "pear", "sister"),
        ("dog", "cat", "cousin"),
        ("huge", "small", "opposite-by-way"),
    ],
)
def test_kin_words_are_known(table: Table, one: str, other: str, way: str) -> None:
    """Opposites, synonyms, derivations and sisters are told, whichever of the two is asked first."""
    assert way in kin(table, one, other)
    assert kin(table, one, other) == kin(table, other, one)


def test_forms_are_found(table: Table) -> None:
    """A form that the table lacks is looked up by the word it is a form of; a word of nobody's is not known."""
    assert table.at("ferries") >= 0
    assert table.at("qzxv") == -1
    assert not table.rows([-1]).any()
    assert np.allclose(np.linalg.norm(table.rows([table.at("ferry")]), axis=1), 1, atol=1e-5)


def test_common_words_are_less_rare(table: Table) -> None:
    """“The” is common, “ferryman” rare, a word not known the rarest."""
    assert table.rarity(table.at("the")) < table.rarity(table.at("ferryman")) <= table.rarity(-1) == 1.0


@pytest.mark.parametrize(
    ("one", "other", "so"),
    [
        ("happy", "unhappy", True),
        ("careless", "careful", True),
        ("possible", "impossible", True),
        ("ion", "onion", False),
    ],
)
def test_prefixes_that_deny(one: str, other: str, so: bool) -> None:
    """A word and its denial by a prefix or ending are known by their letters."""
    assert denies(one, other) is denies(other, one) is so


def test_a_broken_table_is_refused() -> None:
    """What is no npz file, or lacks a column, raises what the judge catches."""
    with pytest.raises((ValueError, OSError, KeyError)):
        Table.of(b"no table")
