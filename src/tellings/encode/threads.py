"""Work that can be done apart, shared out among the processors."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item")
Made = TypeVar("Made")


def each(work: Callable[[Item], Made], items: Sequence[Item]) -> list[Made]:
    """Return what `work` makes of each item, in their order; several are worked on at once.

    A product of matrices is left to one thread: the last bit of it depends on how many share in it.
    """
    at_once = min(len(items), processors())
    with _libraries().limit(limits=1, user_api="blas"):
        if at_once < 2:
            return [work(item) for item in items]
        with ThreadPoolExecutor(at_once) as pool:
            return list(pool.map(work, items))


def processors() -> int:
    """Return how much is worked on at once: as many as this process has processors, or `OMP_NUM_THREADS` says."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    asked = os.environ.get("OMP_NUM_THREADS", "")
    return min(there, int(asked)) if asked.isdigit() and int(asked) else there


@cache
def _libraries() -> ThreadpoolController:
    """Return what sets the threads of numpy's matrix products; to look for them takes a millisecond."""
    return ThreadpoolController()
