"""The ZIP archives that DOCX and XLSX are, made the same bytes whenever they are made."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    import io

#: The first moment that the ZIP format knows: an archive must bear a date, and none is ours to give.
DAY = (1980, 1, 1, 0, 0, 0)


def steady(made: io.BytesIO, file: BinaryIO) -> None:
    """Write the archive `made` to `file` again, with one date for all its parts."""
    with zipfile.ZipFile(made) as found, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as again:
        for part in found.infolist():
            held = zipfile.ZipInfo(part.filename, date_time=DAY)
            held.compress_type, held.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            again.writestr(held, found.read(part))
