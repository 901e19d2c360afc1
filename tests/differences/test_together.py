"""Many pairs judged together: each is answered as if it were alone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_sides import ENCODER, side, telling

from tellings import differences
from tellings.differences import divergence
from tellings.differences.judge import context
from tellings.differences.pair import Pair
from tellings.encode import threads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.differences.judge.context import Floats
    from tellings.differences.judge.features import Seen
    from tellings.encode.states import States

TEXTS = (
    "The crew mended the old pier before the storm came.", "The crew left the old pier before the storm came.",
    "The old pier was repaired by the crew, and then the storm came.", "The ferry carried 120 people.",
    "The ship took 140 people across.", "She praised the harbour office for its patience.",
    "The harbour office was scolded by her for being slow.", "Паром перевёз 120 человек.", "The pier.", "", "?!",
    "The council did not agree to close the road, although the mayor had asked for it twice in the spring.",
    "The council refused to shut the street. The mayor wanted that in spring.",
)  # fmt: skip
pairs = st.tuples(st.sampled_from(TEXTS), st.sampled_from(TEXTS))


@given(st.lists(pairs, min_size=1, max_size=12))
@settings(deadline=None, max_examples=25)
def test_a_pair_is_answered_alike_alone_and_among_others(given: list[tuple[str, str]]) -> None:
    """Kinds, places, weights and notes are the same to the last digit, whatever is asked beside."""
    rows = [[telling(a, "A"), telling(b, "B")] for a, b in given]
    together = differences.passages(rows, encoder=ENCODER)
    assert together == [differences.passage(row, encoder=ENCODER) for row in rows]
    assert together[::-1] == differences.passages(rows[::-1], encoder=ENCODER)


@pytest.mark.parametrize("processors", [1, 3])
def test_processors_do_not_count(processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Log-odds of the networks are the same to the last bit however many processors share in the work."""
    sides = [each for text in TEXTS if (each := side(text)).words]
    rows = [Pair(a, b, None) for a, b in pairwise(sides)]
    reader = divergence.shipped()
    assert reader is not None
    here = list(reader.read(rows))
    monkeypatch.setattr(threads, "processors", lambda: processors)
    for both, again in zip(here, reader.read(rows), strict=True):
        assert (both is None) == (again is None)
        for mine, other in zip(both or (), again or (), strict=True):
            assert (mine.log_odds == other.log_odds).all()
            assert (mine.kinds == other.kinds).all()
            assert (mine.aligned == other.aligned).all()


def test_nothing_asked_is_nothing_answered() -> None:
    """No pairs give no answers; a pair of which a side has no words gives an empty one."""
    assert differences.passages([], encoder=ENCODER) == []
    assert differences.passages([[telling("The pier.", "A"), telling("", "B")]], encoder=ENCODER) == [()]


def test_what_the_rules_have_settled_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a rule has found a difference in substance the network is spared; where none has, it is asked."""
    read: list[int] = []
    plain = context.matrices

    def counted(seen: Sequence[Seen], states: States) -> list[Floats]:
        read.append(len(seen))
        return plain(seen, states)

    monkeypatch.setattr(context, "matrices", counted)
    number = ("The ferry carried 120 people.", "The ship took 140 people.")
    wording = (
        "The crew mended the old pier on the northern shore.",
        "The crew repaired the old pier on the northern shore.",
    )
    rows = [[telling(a, "A"), telling(b, "B")] for a, b in (number, wording)]
    settled, asked = differences.passages(rows, encoder=ENCODER)
    assert read == [2]
    assert [finding.kind for finding in settled if finding.substantive] == ["number"]
    assert not [finding for finding in asked if finding.substantive]
