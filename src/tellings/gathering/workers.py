"""What Python does a batch at a time, in processes of their own where there is much of it: on this machine alone.

Daft gives its batches to a thread a processor, but of threads that run Python one gets on at a time. So a batch goes to
one of as many processes (loky's, which need nothing of the program that began them). They are hired only when some
seconds of such work are done, for they take a second or two to come; a small archive never sees them. On a Ray cluster
Ray's own workers are processes, and nothing is shared out further. What comes out is the same wherever it is done.
"""

from __future__ import annotations

import os
import signal
import time
from contextlib import contextmanager
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from tellings.gathering import counts
from tellings.gathering.engine import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Seconds of work in this process after which others are hired.
PATIENCE = 3.0
#: Seconds between two words of a worker on how far it is.
EVERY = 0.3
#: Each of them has one processor: libraries that multiply with threads of their own would only wait for each other.
_ALONE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class _Crew:
    """The processes, once there are any, and how long was worked before."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._lock = Lock()
        self._spent = 0.0
        self._pool: Any = None
        self._said: Any = None
        self._listener: Thread

    def done(self, work: Callable[..., Any], given: tuple[Any, ...], *, much: bool) -> Any:
        """Return what `work` makes of what is given, here or there."""
        if self._number == 1 or not (much or self._pool or self._spent >= PATIENCE):
            began = time.monotonic()
            made = work(*given)
            self._spent += time.monotonic() - began
            return made
        from loky.process_executor import TerminatedWorkerError  # noqa: PLC0415  in an extra, and only where wanted

        try:
            return self._hired().submit(work, *given).result()
        except TerminatedWorkerError as fault:
            raise EngineError(
                "one of the processes that gather was ended from outside, perhaps for want of memory",
                hint="run again with --work FOLDER: what is done is kept there",
            ) from fault

    def _hired(self) -> Any:
        with self._lock:
            if self._number > 1 and self._pool is None:
                from loky import ProcessPoolExecutor  # noqa: PLC0415  as above
                from loky.backend import get_context  # noqa: PLC0415

                self._said = get_context().SimpleQueue()
                self._listener = Thread(target=_pass_on, args=(self._said,), daemon=True)
                self._listener.start()
                self._pool = ProcessPoolExecutor(
                    self._number, initializer=_begin, initargs=(self._said,), env=_ALONE, timeout=120
                )
        return self._pool

    def dismiss(self) -> None:
        """End the processes, also those that are on their way, and let go of what they shared."""
        with self._lock:
            self._number = 1
            if self._pool is not None:
                self._pool.shutdown(wait=True, kill_workers=True)
                self._said.put(None)
                self._listener.join()
            self._pool = self._said = None


class _Teller:
    """Tells the process that hired this one how far it is, now and then."""

    def __init__(self, said: Any) -> None:
        self._said = said
        self._documents = 0
        self._last = time.monotonic()

    def counted(self, count: int, size: int) -> None:
        """Hear it, and pass it on: at once where a piece is done."""
        self._documents += count
        if size or time.monotonic() - self._last >= EVERY:
            self._said.put((self._documents, size))
            self._documents, self._last = 0, time.monotonic()


_crews: list[_Crew] = []


@contextmanager
def hired(number: int | None = None) -> Iterator[None]:
    """Have what `share` is given done in that many processes, one a processor unless said, until the end."""
    crew = _Crew(number or _processors())
    _crews.append(crew)
    try:
        yield
    finally:
        _crews.remove(crew)
        crew.dismiss()


def share(work: Callable[..., Any], *given: Any, much: bool = False) -> Any:
    """Return what `work` makes of what is given, in another process where some are `hired`; both can be pickled.

    `much` says that this is known to be the first of many.
    """
    return _crews[-1].done(work, given, much=much) if _crews else work(*given)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(said: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal tells it to all; `dismiss` ends this process
    counts.tell(_Teller(said))


def _pass_on(said: Any) -> None:
    while (told := said.get()) is not None:
        counts.count(*told)
