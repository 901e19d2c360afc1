"""What a bead's cosine would be with a sentence less or more."""

from __future__ import annotations

import numpy as np
import pytest
from made_texts import ENCODER, TEXT

from tellings.alignment import edges, lattice, pair, path, prior, similarity


@pytest.fixture
def some(monkeypatch):
    """Return all beads of twelve sentences and the same with two of them joined."""
    monkeypatch.setattr(lattice, "_LEAST", -50.0)
    monkeypatch.setattr(lattice, "_HOPELESS", 0.0)
    texts = [TEXT[:12], [*TEXT[:4], TEXT[4] + " " + TEXT[5], *TEXT[6:12]]]
    both = similarity.pair(*pair.sides(texts, ENCODER))
    both = prior.informed(both, path.best(both, bead=3))
    return lattice.lattice(both, (0, 12), (0, 11))


def test_gain_and_growth_are_what_the_cosines_of_runs_say(some):
    """Of every bead, those with a gap too: measured again from the vectors of the runs themselves."""
    a, b = some.pair.a, some.pair.b
    found = edges.measures(some)
    for k in range(0, len(some.kinds), 7):
        left, right = some.bead(k)
        cosine = a.run(left) @ b.run(right)
        less = [(x, right) for x in (left[1:], left[:-1]) if x] + [(left, x) for x in (right[1:], right[:-1]) if x]
        more = [((*left, x), right) for x in (left[0] - 1, left[-1] + 1) if 0 <= x < len(a)]
        more += [(left, (*right, x)) for x in (right[0] - 1, right[-1] + 1) if 0 <= x < len(b)]
        best = max(a.run(x) @ b.run(y) for x, y in less) if less else cosine - 0.25
        grown = max([a.run(x) @ b.run(y) for x, y in more], default=cosine - 0.25)
        assert np.allclose(found[k, :2], [cosine - best, max(grown - cosine, -0.25)], atol=1e-4)


def test_a_bead_that_lacks_a_member_would_grow(some):
    """The half of a joined pair gains by its other half; the whole pair gains by nothing."""
    rows = dict(zip([some.bead(k) for k in range(len(some.kinds))], edges.measures(some), strict=True))
    gain, grow = (edges.MEASURES.index(name) for name in ("gain", "grow"))
    assert rows[(4,), (4,)][grow] > 0.1
    assert rows[(4, 5), (4,)][grow] < 0
    assert rows[(4, 5), (4,)][gain] > 0.1
    assert rows[(4, 5, 6), (4,)][gain] < 0
