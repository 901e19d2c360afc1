"""gzip to the bytes inside, in pieces and within limits: a small file may unpack to gigabytes."""

from __future__ import annotations

import zlib

from tellings.errors import NotText, TooLarge
from tellings.reading import source

MAGIC = b"\x1f\x8b"
#: The most by which a text may grow. Web pages grow four to ten times, tables and logs thirty; a bomb a thousand.
MOST_TIMES = 50
#: What is not over this is no bomb, however small it was packed: a page of blanks.
HARMLESS = 1_000_000
PIECE = 1 << 16
WITH_HEADER = 31  # zlib's number for the gzip form at its largest window


def unpacked(data: bytes, name: str) -> bytes:
    """Return the bytes that a gzip file holds, or `data` itself where it is none.

    Raises TooLarge beyond the limits, NotText where it is broken, cut short, or holds another gzip file.
    """
    if not data.startswith(MAGIC):
        return data
    most = min(source.LARGEST, max(HARMLESS, MOST_TIMES * len(data)))
    inside = bytearray()
    rest = data
    while rest.startswith(MAGIC):  # a file may hold several, one after another; what follows the last is padding
        rest = _member(rest, inside, most, name)
    if inside.startswith(MAGIC):
        raise NotText(f"{name}: gzip within gzip", hint="unpack it first (gunzip)")
    return bytes(inside)


def _member(data: bytes, inside: bytearray, most: int, name: str) -> bytes:
    """Add what the first gzip member of `data` holds to `inside`; return what follows it."""
    reader = zlib.decompressobj(WITH_HEADER)
    waiting = data
    while not reader.eof:
        try:
            piece = reader.decompress(waiting, PIECE)
        except zlib.error as fault:
            raise _broken(name) from fault
        inside += piece
        if len(inside) > most:
            raise TooLarge(f"{name}: unpacks to more than {most:,} bytes", hint="unpack it, and cut it to the account")
        waiting = reader.unconsumed_tail
        if not piece and not waiting and not reader.eof:
            raise _broken(name)
    return reader.unused_data


def _broken(name: str) -> NotText:
    return NotText(f"{name}: a gzip archive that is broken or cut short", hint="fetch or pack it again")
