"""What is said where a format needs a package that was not installed with `tellings`."""

from __future__ import annotations

from tellings.errors import ExportError


def missing(extra: str, package: str) -> ExportError:
    """Return the error for a format that needs `package`, which the extra `extra` brings."""
    return ExportError(f"{extra}: needs the package {package}", hint=f"pip install 'tellings[{extra}]'")
