"""The paths of an archive to pieces of work, in their order; only names and sizes are looked at."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from tellings.errors import NotFound, NotReadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Kind = Literal["pages", "lines", "table", "csv", "warc", "feed"]

#: Pages of a folder that one worker reads on end.
PAGES = 64
#: Bytes of a JSONL or Parquet file that are one piece.
STRETCH = 16 << 20
#: Bytes of a gzipped WARC file that are one piece: less than of JSONL, for its pages are still to be read.
MEMBERS = 4 << 20

_KINDS: dict[str, Kind] = {
    ".jsonl": "lines", ".ndjson": "lines", ".parquet": "table", ".csv": "csv", ".tsv": "csv", ".warc": "warc",
    ".wet": "warc", ".wat": "warc", ".rss": "feed", ".atom": "feed", ".xml": "feed",
}  # fmt: skip
#: What a browser saves beside a page, and is no document.
_BESIDE = frozenset(".css .js .mjs .png .jpg .jpeg .gif .svg .webp .ico .woff .woff2 .ttf .mp3 .mp4 .map .zip".split())


class Piece(msgspec.Struct, frozen=True):
    """A stretch of an archive: files of one kind, or of one file what begins in bytes `start` … `end` - 1."""

    kind: Kind
    paths: tuple[str, ...]
    start: int = 0
    end: int = 0


def pieces(sources: Sequence[str]) -> Iterator[Piece]:
    """Give the pieces of files and folders, folders in the order of their names. Raises NotFound, NotReadable."""
    for source in sources:
        path = Path(source)
        if not path.exists():
            raise NotFound(f"{source}: no such file or folder", hint="name the files or folders of the archive")
        yield from _of_folder(path) if path.is_dir() else _of_file(path)


def kind(path: Path) -> Kind:
    """Return how the file keeps its documents, by its name; what is not known is one page."""
    plain = path.with_suffix("") if path.suffix.lower() in {".gz", ".zst"} else path
    return _KINDS.get(plain.suffix.lower(), "pages")


def _of_folder(folder: Path) -> Iterator[Piece]:
    pages: list[str] = []
    for path in _files(folder):
        if kind(path) != "pages":
            yield from _of_file(path)
            continue
        pages.append(str(path))
        if len(pages) == PAGES:
            yield Piece("pages", tuple(pages))
            pages = []
    if pages:
        yield Piece("pages", tuple(pages))


def _of_file(path: Path) -> Iterator[Piece]:
    if not path.is_file():
        raise NotReadable(f"{path}: neither a file nor a folder", hint="name the files or folders of the archive")
    found, packed, size = kind(path), path.suffix.lower() == ".gz", path.stat().st_size
    stretch = {("lines", False): STRETCH, ("table", False): STRETCH, ("warc", True): MEMBERS}.get((found, packed), 0)
    if not stretch:
        yield Piece(found, (str(path),))
        return
    for start in range(0, max(size, 1), stretch):
        yield Piece(found, (str(path),), start, min(start + stretch, size))


def _files(folder: Path) -> Iterable[Path]:
    """Give the files below a folder in order; hidden ones and what a browser saved beside a page are passed over."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_beside(name, names))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and path.suffix.lower() not in _BESIDE and path.is_file():
                yield path


def _is_beside(folder: str, files: Sequence[str]) -> bool:
    page = folder.removesuffix("_files")
    return page != folder and any(name.rsplit(".", 1)[0] == page for name in files)
