"""The best chain of beads."""

from __future__ import annotations

import numpy as np
import pytest
from made_texts import ENCODER, sentences

from tellings.align import band, pair, path, similarity


@pytest.fixture
def long_pair():
    """Return a pair of two hundred made sentences, every seventh of which the second leaves out."""
    one = sentences(200, seed=3)
    other = [text.upper() for k, text in enumerate(one) if k % 7]
    return similarity.pair(*pair.sides([one, other], ENCODER))


def test_a_band_finds_what_the_whole_programme_finds(long_pair, monkeypatch):
    """Windows leave nothing out where the texts run side by side."""
    whole = path.best(long_pair)
    monkeypatch.setattr(band, "_SHORT", 0)
    monkeypatch.setattr(band, "_BEYOND", 8)
    monkeypatch.setattr(band, "BLOCK", 32)
    monkeypatch.setattr(path, "BLOCK", 32)
    assert max(right - left for left, right in band.windows(long_pair)) < len(long_pair.b) / 2
    assert path.best(long_pair) == whole


def test_windows_never_go_back(long_pair, monkeypatch):
    """The first begins with b, the last ends with it, and neither edge turns round."""
    monkeypatch.setattr(band, "_SHORT", 0)
    monkeypatch.setattr(band, "BLOCK", 16)
    windows = band.windows(long_pair)
    assert (windows[0][0], windows[-1][1]) == (0, len(long_pair.b))
    assert [left for left, _ in windows] == sorted(left for left, _ in windows)
    assert [right for _, right in windows] == sorted(right for _, right in windows)


def test_worth_does_not_depend_on_the_block_it_is_asked_in(long_pair):
    """A bead is worth the same whether its table is asked for whole or in a piece."""
    whole = similarity.worth(long_pair, (0, 40), (0, 40))
    piece = similarity.worth(long_pair, (10, 20), (12, 30))
    np.testing.assert_allclose(piece, whole[:, 10:20, 12:30], atol=1e-4)


def test_sentences_without_letters_are_no_trouble():
    """Zero vectors give no NaN: unrelated, unless the words are equal."""
    both = similarity.pair(*pair.sides([["", "…"], ["…", ""]], ENCODER))
    assert not np.isnan(similarity.worth(both, (0, 2), (0, 2))).any()
