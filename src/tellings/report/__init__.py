"""A comparison shown: as one HTML file, as text for a terminal, as Markdown; and an archive's events as HTML.

Each function returns a string; nothing is read or written elsewhere. `view` is where the
comparison is made ready, `page`, `terminal` and `commonmark` write it down;
`archive` is the page of events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tellings.model import Comparison, Gathered

__all__ = ["events", "html", "markdown", "text"]


def html(comparison: Comparison) -> str:
    """Return the report as one self-contained HTML document: no network, works without JavaScript."""
    from tellings.report.page import written  # noqa: PLC0415  the template engine, for those who want a page

    return written(comparison)


def text(comparison: Comparison, *, width: int, colour: bool) -> str:
    """Return the report for a terminal `width` cells wide; without `colour` it has no escape codes at all."""
    from tellings.report.terminal import written  # noqa: PLC0415  rich, for those who want a terminal

    return written(comparison, width=width, colour=colour)


def markdown(comparison: Comparison) -> str:
    """Return the report as CommonMark; every character of a source stands for itself."""
    from tellings.report.commonmark import written  # noqa: PLC0415  as above

    return written(comparison)


def events(found: Gathered, *, reports: Mapping[str, str] | None = None) -> str:
    """Return the overview of an archive's events as one self-contained HTML document that needs no JavaScript.

    `reports` names, by event, the file of its report, where there is one.
    """
    from tellings.report.archive import written  # noqa: PLC0415  as above

    return written(found, reports or {})
