"""How likely a sentence is to have a partner before looking at any: fitted to the pair, since pairs differ in it.

A faithful translation leaves out one sentence in fifty, a digest one in two, and what is left out stands together.
A first pass says which; the second weighs its beads by it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.similarity import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.alignment.path import Bead
    from tellings.alignment.side import Floats
    from tellings.alignment.similarity import Pair, Weights

#: Sentences within which the neighbours' having a partner counts by 1/e, and how far they are looked at.
_FADE, _REACH = 4, 12
#: Neighbours' worth of trust in the whole text's share, so that few neighbours do not decide.
_TRUST = 2.0
#: Beads from which the usual ratio of lengths can be told.
_ENOUGH = 8
#: Shares are kept within these, so that no pair is given up, nor taken for complete, by its first pass.
_LEAST, _MOST = 0.05, 0.97


def informed(pair: Pair, beads: Sequence[Bead], weights: Weights = WEIGHTS) -> Pair:
    """Return the pair with each sentence's prior and the usual ratio of lengths, as the beads of a first pass show."""
    linked_a, linked_b = np.zeros(len(pair.a)), np.zeros(len(pair.b))
    for left, right in beads:
        linked_a[list(left)] = linked_b[list(right)] = 1
    prior_a, prior_b = _prior(linked_a, weights), _prior(linked_b, weights)
    return replace(pair, prior_a=prior_a, prior_b=prior_b, longer=_longer(pair, beads))


def _longer(pair: Pair, beads: Sequence[Bead]) -> float:
    """Return the median logarithm of how much longer b's sentence is in beads of one sentence with one."""
    single = [(left[0], right[0]) for left, right in beads if len(left) == len(right) == 1]
    if len(single) < _ENOUGH:
        return 0.0
    i, j = np.array(single).T
    return float(np.median(np.log(pair.b.lengths[j]) - np.log(pair.a.lengths[i])))


def _prior(linked: Floats, weights: Weights) -> Floats:
    if not len(linked):
        return np.zeros(0, dtype=np.float32)
    share = (linked.sum() + 2) / (len(linked) + 3)
    fade = np.exp(-np.abs(np.arange(-_REACH, _REACH + 1)) / _FADE)
    fade[_REACH] = 0  # a sentence is no witness in its own case
    around = np.convolve(linked, fade)[_REACH : _REACH + len(linked)] + _TRUST * share
    around /= np.convolve(np.ones(len(linked)), fade)[_REACH : _REACH + len(linked)] + _TRUST
    prior = weights.share * _log_odds(share) + weights.close * (_log_odds(around) - _log_odds(share))
    return np.asarray(prior, dtype=np.float32)


def _log_odds(share: Floats) -> Floats:
    kept = np.clip(share, _LEAST, _MOST)
    found: Floats = np.log(kept / (1 - kept))
    return found
