"""The encoder as the commands use it: with its cache on disk, and its progress shown on a terminal."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tellings.encode import Encoder, Progress

#: Names another folder for the cache than the user's own.
CACHE = "TELLINGS_CACHE"


@contextmanager
def encoder(*, cache: bool, progress: bool = True, folder: str | None = None) -> Iterator[Encoder]:
    """Give the encoder that ships, or the one in `folder`.

    `cache` remembers its vectors on disk, `progress` is shown on a terminal only.
    """
    from tellings import encode

    with ExitStack() as stack:
        shown = _bar(stack) if progress and sys.stderr.isatty() else None
        kept = _folder() if cache else None
        if folder is None:
            yield encode.default(cache=kept, progress=shown)
        else:
            yield encode.folder(Path(folder), cache=kept, progress=shown)


def maker(*, cache: bool) -> Callable[[], Encoder]:
    """Return what makes the encoder that ships, wherever it is called; it shows no progress."""
    from functools import partial

    from tellings import encode

    return partial(encode.default, cache=_folder() if cache else None)


def _folder() -> Path:
    from platformdirs import user_cache_path

    named = os.environ.get(CACHE)
    return Path(named) if named else user_cache_path("tellings")


def _bar(stack: ExitStack) -> Progress:
    """Return a progress report that draws its bar on the first call, so that a warm cache shows none."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    bar = Bar(console=Console(stderr=True), transient=True)
    task = bar.add_task("Encoding sentences", total=None)
    stack.callback(bar.stop)

    def report(done: int, total: int) -> None:
        bar.start()
        bar.update(task, completed=done, total=total)

    return report
