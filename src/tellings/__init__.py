"""One event, many tellings: read several accounts, align them, and show where they differ in substance."""

from __future__ import annotations

__version__ = "0.1.0"
