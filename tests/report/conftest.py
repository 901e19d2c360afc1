"""The made comparisons of `footbridge` as fixtures, and a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import footbridge
import pytest
from chromium import CHROMIUM, OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a file."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield found
        found.close()
