"""What stands round a bead between the sure beads before and after it."""

from __future__ import annotations

import numpy as np
from made_texts import ENCODER, TEXT

from tellings.alignment import evidence, holes, lattice, pair, path, prior, similarity


def measured(one, other):
    """Return by bead what is measured of the beads of two short texts."""
    both = similarity.pair(*pair.sides([one, other], ENCODER))
    both = prior.informed(both, path.best(both, bead=3))
    some = lattice.lattice(both, (0, len(one)), (0, len(other)))
    rows = holes.measures(some, evidence.partnered(some))
    assert np.isfinite(rows).all()
    return {
        some.bead(k): dict(zip(holes.MEASURES, row, strict=True)) for k, row in enumerate(rows.astype(float).tolist())
    }


def test_a_bead_that_fills_its_hole_leaves_nothing(monkeypatch):
    """Two sentences that the other text joins, between sure beads: half of them leaves a sentence beside nothing."""
    monkeypatch.setattr(lattice, "_LEAST", -50.0)
    monkeypatch.setattr(lattice, "_HOPELESS", 0.0)
    monkeypatch.setattr(holes, "_SURE", 0.99)
    table = measured(TEXT[:12], [*TEXT[:4], TEXT[4] + " " + TEXT[5], *TEXT[6:12]])
    whole, half = table[(4, 5), (4,)], table[(4,), (4,)]
    assert whole["whole"] == 1
    assert half["whole"] == 0
    assert whole["covered"] == 1 > half["covered"]
    assert whole["left_uneven"] == 0 < half["left_uneven"]
    assert whole["apart"] < half["apart"]


def test_holes_of_one_length_are_told_from_those_of_two(monkeypatch):
    """Where a sentence is left out the hole is longer on one side."""
    monkeypatch.setattr(lattice, "_LEAST", -50.0)
    monkeypatch.setattr(lattice, "_HOPELESS", 0.0)
    even = measured(TEXT[:12], TEXT[:12])[(5,), (5,)]
    torn = measured(TEXT[:12], [*TEXT[:4], *TEXT[5:12]])[(5,), (4,)]
    assert even["room"] < 0.1 < torn["room"]
    assert torn["told"] < even["told"]
    assert torn["told_least"] < even["told_least"]
