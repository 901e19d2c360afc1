"""What is said where a format needs a package that was not installed with `tellings`."""

from __future__ import annotations

from tellings.errors import NotText


def missing(name: str, kind: str, extra: str) -> NotText:
    """Return the error for a file of a kind that needs the extra `extra`."""
    return NotText(f"{name}: {kind}, which needs the extra “{extra}”", hint=f"pip install 'tellings[{extra}]'")
