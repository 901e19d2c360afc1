"""The second weighing of beads."""

from __future__ import annotations

import numpy as np
from made_texts import ENCODER, TEXT, sentences

from tellings.alignment import evidence, lattice, pair, path, prior, similarity, verdict
from tellings.alignment.parts import pieces


def informed(one, other):
    """Return the pair of two texts after its first pass, and that pass's beads."""
    both = similarity.pair(*pair.sides([one, other], ENCODER))
    first = path.best(both, bead=3)
    return prior.informed(both, first), first


def test_the_network_that_ships_fits_the_measures():
    """It has a weight for each, and finite ones only."""
    net = verdict.network()
    count = len(evidence.MEASURES)
    assert net.mean.shape == net.spread.shape == net.linear.shape == (count,)
    assert net.hidden.shape == (count, len(net.out))
    assert all(np.isfinite(x).all() for x in (net.mean, net.spread, net.linear, net.hidden, net.bias, net.out))
    assert (net.spread > 0).all()


def test_measures_of_a_bead_that_tells_all_and_of_one_that_lacks_a_member(monkeypatch):
    """What stands just outside and tells the same shows; the whole bead has nothing beside it."""
    joined = TEXT[4].rstrip(".") + "; " + TEXT[5]
    monkeypatch.setattr(lattice, "_LEAST", -50.0)
    monkeypatch.setattr(lattice, "_HOPELESS", 0.0)
    both, _ = informed(TEXT[:12], [*TEXT[:4], joined, *TEXT[6:12]])
    some = lattice.lattice(both, (0, 12), (0, 11))
    table = dict(zip([some.bead(k) for k in range(len(some.kinds))], evidence.measures(some, ENCODER), strict=True))
    outside = evidence.MEASURES.index("parts_outside")
    whole, half = table[(4, 5), (4,)], table[(4,), (4,)]
    assert whole[outside] < 0.3 < half[outside]


def test_beads_follow_each_other_and_hold_no_sentence_twice():
    """In a pair with a joined sentence, an omission and an addition."""
    both, first = informed(TEXT, [*TEXT[:4], TEXT[4] + " " + TEXT[5], *sentences(2, seed=8), *TEXT[9:]])
    found = verdict.beads(both, first, ENCODER)
    for at in (0, 1):
        told = [x for bead in found for x in bead[at]]
        assert len(told) == len(set(told))
        assert [bead[at][0] for bead in found] == sorted(bead[at][0] for bead in found)
    assert ((4, 5), (4,)) in found


def test_a_stretch_too_large_to_be_weighed_again_keeps_its_first_verdict(monkeypatch):
    """Nothing is lost where there is too much to look at."""
    both, first = informed(TEXT, TEXT[:5] + TEXT[8:])
    usual = verdict.beads(both, first, ENCODER)
    monkeypatch.setattr(verdict, "_LARGEST", 10)
    once = verdict.beads(both, first, ENCODER)
    assert list(once) == list(usual) == [((k,), (k - 3 * (k > 7),)) for k in (*range(5), *range(8, 18))]
    assert set(once.values()) == {None}
    assert min(usual.values()) > 0.9


class Counting:
    """An encoder that remembers what it was asked."""

    name = ENCODER.name

    def __init__(self):
        self.asked = []

    def encode(self, texts):
        """Return what the stand-in encoder does."""
        self.asked.extend(texts)
        return ENCODER.encode(texts)


def test_what_is_not_in_doubt_costs_its_sentences_alone():
    """Nothing but the sentences is encoded where each is surely told once, or surely not told."""
    encoder = Counting()
    other = [*TEXT[:9], *TEXT[12:]]
    links = pair.sentences(TEXT, other, encoder=encoder)
    assert set(encoder.asked) <= {*TEXT, *other}
    assert [link.a for link in links if not link.b] == [(9,), (10,), (11,)]


def test_a_sentence_whose_edges_are_in_doubt_is_cut():
    """A joined sentence whose edges are in doubt is cut, and its parts are encoded; what stands alone stays alone."""
    encoder = Counting()
    first, last = TEXT[9].rstrip(".") + ";", sentences(1, seed=5)[0]
    other = [*TEXT[:9], f"{first} {last}", *TEXT[11:14]]
    one = [*TEXT[:14], *sentences(9, seed=6)]
    links = pair.sentences(one, other, encoder=encoder)
    assert {*pieces(first), *pieces(last)} <= set(encoder.asked)
    assert all(not link.b for link in links if link.a and link.a[0] >= 14)
