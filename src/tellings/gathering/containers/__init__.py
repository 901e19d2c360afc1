"""What an archive is kept in, to records: one file a format, each with `records(piece)`.

A `Piece` is as much of an archive as one worker takes at a time: some files of a folder, a stretch of a JSONL file, a
WARC file. A `Record` is one document as it lies there: bytes that are still to be read, or text that needs no reading,
or why it cannot be had.
"""

from __future__ import annotations

from tellings.gathering.containers.piece import Kind, Piece, pieces
from tellings.gathering.containers.record import Record, records

__all__ = ["Kind", "Piece", "Record", "pieces", "records"]
