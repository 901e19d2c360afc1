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


@pytest.fixture(params=["pair", "three", "many"])
def comparison(request: pytest.FixtureRequest) -> Comparison:
    """Two, three and six tellings."""
    return getattr(footbridge, request.param)()  # type: ignore[no-any-return]
