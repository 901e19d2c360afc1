"""The networks: two for translations, one for documents that tell one event in words of their own."""

from __future__ import annotations

import numpy as np
import pytest
from made_texts import ENCODER, TEXT, Reading, telling

from tellings import alignment
from tellings.alignment import evidence, verdict

FITTED = [("verdict", evidence.MEASURES), ("wordless", evidence.WORDLESS), ("documents", evidence.WORDLESS)]


@pytest.mark.parametrize(("learnt", "names"), FITTED)
def test_each_network_fits_its_measures(learnt, names):
    """It has a weight for each, and finite ones only; that of documents asks for no words."""
    net = verdict.network(learnt)
    assert tuple(evidence.MEASURES[k] for k in net.columns) == names
    count = len(names)
    assert net.mean.shape == net.spread.shape == net.linear.shape == (count,)
    assert all(np.isfinite(x).all() for x in (net.mean, net.spread, net.linear, net.hidden, net.bias, net.out))


def test_documents_and_lists_of_sentences_are_weighed_by_different_networks(monkeypatch):
    """Whoever lists sentences gets what translations taught, with words or without as the encoder reads them."""
    asked = []
    usual = verdict.network
    monkeypatch.setattr(verdict, "network", lambda learnt="verdict": asked.append(learnt) or usual(learnt))
    alignment.sentences(TEXT[:5], TEXT[1:6], encoder=ENCODER)
    assert set(asked) == {"wordless"}
    asked.clear()
    alignment.sentences(TEXT[:5], TEXT[1:6], encoder=Reading())
    assert set(asked) == {"verdict"}
    asked.clear()
    alignment.tellings([telling("A", TEXT[:5]), telling("B", TEXT[1:6])], encoder=ENCODER)
    assert set(asked) == {"documents"}
