"""What is light is said in pieces, so that what is known of each word is not lost."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_sides import one, side

from tellings.differences import judge
from tellings.differences.pair import Pair

A = "The harbour office said that the crew had mended the narrow old pier before the winter storm came."
B = "The harbour office said that some men had been paid to look after a small wooden jetty until the storm came."
WORDS = st.lists(st.sampled_from("the a ferry boat sank rose fell not may will crew old 12".split()), max_size=14)


def found(a: str, b: str, *, single: bool) -> list[judge.Stretch]:
    """Return the stretches of a pair."""
    shipped = judge.shipped("en")
    assert shipped is not None
    (stretches,) = shipped.stretches([Pair(side(a), side(b), None)], single=single)
    return stretches


def words(stretches: list[judge.Stretch]) -> list[tuple[str, int]]:
    """Return the words of both sides that stretches hold."""
    return sorted(
        (name, at)
        for each in stretches
        for name, first, last in (("A", each.first, each.last), ("B", each.low, each.high))
        for at in range(first, last)
    )


@given(WORDS, WORDS)
@settings(deadline=None, max_examples=60)
def test_pieces_make_up_the_whole(a: list[str], b: list[str]) -> None:
    """Each word of a stretch stands in one piece of it, and no piece is likelier than the whole."""
    for whole in found(" ".join(a), " ".join(b), single=True):
        if not whole.equal:
            assert words([whole]) == words(list(whole.pieces))
            assert max(piece.log_odds for piece in whole.pieces) == whole.log_odds


def test_whole_tellings_are_not_cut() -> None:
    """Of a comparison of documents stretches stay whole, and equal words are not among them."""
    assert all(not each.pieces and not each.equal for each in found(A, B, single=False))
    assert any(len(each.pieces) > 1 for each in found(A, B, single=True))


def test_light_findings_share_no_word() -> None:
    """What the judge says under the threshold stands side by side, each piece with a weight of its own."""
    said = [each for each in one(A, B) if each.made_by.startswith(judge.RULE) and not each.substantive]
    assert len({each.weight for each in said}) > 4
    for x, y in combinations(said, 2):
        for id_ in ("A", "B"):
            assert not any(s.start < t.end and t.start < s.end for s in x.spans[id_] for t in y.spans[id_])


@pytest.mark.parametrize(("a", "b"), [(A, B), (B, A)])
def test_what_is_substantive_stays_a_stretch(a: str, b: str) -> None:
    """Pieces beside the core of a stretch have no word of it."""
    for whole in found(a, b, single=True):
        assert not set(words([whole.sure])) & set(words(list(whole.beside)))
