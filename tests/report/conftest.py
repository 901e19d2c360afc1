"""The made comparisons of `footbridge` as fixtures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import footbridge
import pytest

if TYPE_CHECKING:
    from tellings.model import Comparison


@pytest.fixture
def pair() -> Comparison:
    """Two tellings."""
    return footbridge.pair()


@pytest.fixture(params=["pair", "three", "many", "crowd"])
def comparison(request: pytest.FixtureRequest) -> Comparison:
    """Two, three, six and twelve tellings."""
    if request.param == "crowd":
        return footbridge.crowd(12)
    return getattr(footbridge, request.param)()  # type: ignore[no-any-return]
