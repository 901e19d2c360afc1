"""Why each line that is not the account was set aside, in one or two plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.read.furniture import reason

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tellings.read.page import Page

OTHER = "page furniture"


def of(page: Page, kept: NDArray[np.bool_], title: int | None) -> list[str | None]:
    """Return the reason for each line that is not kept; null for those that are."""
    told: list[str | None] = []
    for i, (line, keep) in enumerate(zip(page.lines, kept, strict=True)):
        told.append(None if keep else "headline" if i == title else reason(page.words(line))[0] or OTHER)
    return told
