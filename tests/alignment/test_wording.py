"""What words find in the other text."""

from __future__ import annotations

import numpy as np
from made_texts import ENCODER, TEXT, Reading

from tellings.alignment import evidence, lattice, pair, path, prior, similarity, wording


def words_of(one, other):
    """Return the words of both texts."""
    return [wording.wording(text, (0, len(text))) for text in pair.sides([one, other], Reading(), words=True)]


def test_a_sentence_that_joins_two_is_told_half_by_each():
    """Its words go to the two, and those of the two to it."""
    joined = TEXT[3].rstrip(".") + "; " + TEXT[4]
    a, b = words_of(TEXT[:8], [*TEXT[:3], joined, *TEXT[5:8]])
    for ours, theirs in wording.told(a, b, np.full((8, 7), 0.1), np.zeros((8, 7))):
        assert ours[3, 3] > 0.7 < ours[4, 3]
        assert 0.3 < theirs[3, 3] < 0.7 > theirs[4, 3] > 0.3
        assert ours[[0, 1, 2, 5, 6, 7], 3].max() < 0.2


def test_words_are_looked_for_where_their_sentence_is_expected():
    """Nothing is found where next to nothing is expected."""
    a, b = words_of(TEXT[:4], TEXT[:4])
    expected = np.where(np.eye(4) > 0, 0.02, 0.5)
    for ours, theirs in wording.told(a, b, expected, np.zeros((4, 4))):
        assert not ours.diagonal().any()
        assert not theirs.diagonal().any()


def test_each_side_mirrors_the_other():
    """B against A says what A against B does."""
    a, b = words_of(TEXT[:6], [*TEXT[1:5], TEXT[0] + " " + TEXT[5]])
    expected, together = np.random.default_rng(2).random((2, 6, 5))
    there, back = wording.told(a, b, expected, together), wording.told(b, a, expected.T, together.T)
    for (ours, theirs), (mine, yours) in zip(there, back, strict=True):
        np.testing.assert_allclose(ours, yours.T, atol=1e-6)
        np.testing.assert_allclose(theirs, mine.T, atol=1e-6)


def test_of_sentences_that_nobody_read_the_first_weighing_is_believed():
    """Those that stand in both texts to the letter are not read."""
    a, b = words_of(TEXT[:3], [" ".join(reversed(text.split())) for text in TEXT[:3]])
    unread = wording.Wording(a.rows[: a.ends[2]], [*a.ends[:3], a.ends[2]], a.share[: a.ends[2]])
    together = np.full((3, 3), 0.25)
    for ours, theirs in wording.told(unread, b, np.full((3, 3), 0.5), together):
        assert ours[2].tolist() == theirs[2].tolist() == [0.25] * 3
        assert ours[0, 0] > 0.8


def test_without_words_parts_stand_in():
    """The measures of an encoder that reads no words say of them what its parts do."""
    texts = [TEXT[:8], [*TEXT[:3], TEXT[3].rstrip(".") + "; " + TEXT[4], *TEXT[5:8]]]
    found = {}
    for encoder in (ENCODER, Reading()):
        both = similarity.pair(*pair.sides(texts, encoder, words=True))
        first = path.best(both, bead=3)
        both = prior.informed(both, first)
        rows = evidence.measures(lattice.lattice(both, (0, len(both.a)), (0, len(both.b)), first), encoder)
        found[encoder] = dict(zip(evidence.MEASURES, rows.T, strict=True))
    plain, reading = found.values()
    for name in ("mean", "brings", "outside"):
        assert plain[f"words_{name}"].tolist() == plain[f"parts_{name}"].tolist()
        assert plain[f"along_{name}"].tolist() == plain[f"around_{name}"].tolist()
    assert reading["words_mean"].tolist() != reading["parts_mean"].tolist()
