"""A comparison handed on: one file a format, each with `write(comparison, file)`; `docs/exports.md` tells what for.

Each writes to an open binary file and nowhere else. The same comparison gives the same bytes. Nothing that a source
says becomes a formula, markup or a control character of the file.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO

from tellings.export.sound import must_hold_together

if TYPE_CHECKING:
    from tellings.model import Comparison

__all__ = ["BINARY", "FORMATS", "must_hold_together", "write"]

#: The formats, each with the module that writes it.
FORMATS = {
    "csv": "csv",
    "xlsx": "xlsx",
    "docx": "docx",
    "tei": "tei",
    "tei-parallel": "tei_parallel",
    "tmx": "tmx",
    "annotations": "annotations",
    "alignment": "alignment",
}
#: Those that are no text.
BINARY = ("xlsx", "docx")


def write(comparison: Comparison, form: str, file: BinaryIO, **options: object) -> None:
    """Write the comparison to `file` in the format `form`, one of FORMATS; `options` are that format's own.

    Raises ExportError where the format cannot hold this comparison, or wants a package that is not installed.
    """
    import_module(f"tellings.export.{FORMATS[form]}").write(comparison, file, **options)
