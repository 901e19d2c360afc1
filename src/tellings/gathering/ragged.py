"""Columns of lists as flat arrays: what Arrow holds, without a Python object a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
from daft import Series

from tellings.gathering.terms import BUCKETS

if TYPE_CHECKING:
    from collections.abc import Sequence, Sized

    import numpy.typing as npt

    Floats = npt.NDArray[np.floating[Any]]
    Integers = npt.NDArray[np.int64]


class Ragged(NamedTuple):
    """Sparse vectors, a row each: `rows` says whose each of `buckets` and `weights` is. Buckets rise within a row."""

    rows: Integers
    buckets: Integers
    weights: Floats
    size: int

    @property
    def keys(self) -> Integers:
        """Row and bucket in one number, rising."""
        return self.rows * BUCKETS + self.buckets


def ragged(buckets: Series, weights: Series) -> Ragged:
    """Return the sparse vectors in two columns of lists of equal lengths."""
    offsets, flat = _lists(buckets)
    _, heavy = _lists(weights)
    rows = np.repeat(np.arange(len(offsets) - 1, dtype=np.int64), np.diff(offsets))
    return Ragged(rows, flat.astype(np.int64), heavy.astype(np.float64), len(offsets) - 1)


def matrix(rows: Series, width: int) -> Floats:
    """Return a column of lists of `width` numbers each as an array of shape (rows, width)."""
    _, flat = _lists(rows)
    return flat.astype(np.float64).reshape(-1, width)


def hashes(rows: Series, width: int) -> npt.NDArray[Any]:
    """Return a column of lists of `width` whole numbers each as an array of shape (rows, width), in their own type."""
    return _lists(rows)[1].reshape(-1, width)


def listed(rows: npt.NDArray[Any]) -> Series:
    """Return an array of shape (rows, width) as lists, in one piece: row by row takes five times as long."""
    offsets = np.arange(len(rows) + 1, dtype=np.int64) * rows.shape[1]
    return Series.from_arrow(pa.LargeListArray.from_arrays(offsets, np.ascontiguousarray(rows).reshape(-1)))


def lists(rows: Sequence[Sized], values: pa.Array) -> Series:
    """Return a column of lists as long as the `rows`, whose `values` stand one after another: five times as fast."""
    return Series.from_arrow(pa.LargeListArray.from_arrays(np.cumsum([0, *map(len, rows)]), values))


def by_row(rows: Integers, values: npt.NDArray[Any], size: int) -> pa.LargeListArray:
    """Return `size` lists: of each row the values that `rows` say are its own, in their order."""
    order = np.argsort(rows, kind="stable")
    begins = np.searchsorted(rows[order], np.arange(size + 1))
    return pa.LargeListArray.from_arrays(begins, values[order])


def structs(rows: Series) -> tuple[Integers, dict[str, npt.NDArray[Any]]]:
    """Return a column of lists of structs: how long each list is, and by field the values of all, one after another.

    A number that may be null is a float, and null is no number.
    """
    found: Any = rows.to_arrow()
    if hasattr(found, "combine_chunks"):
        found = found.combine_chunks()
    flat = found.flatten()
    names = [field.name for field in flat.type]
    columns = {name: flat.field(at).to_numpy(zero_copy_only=False) for at, name in enumerate(names)}
    return np.diff(found.offsets.to_numpy()).astype(np.int64), columns


def dots(one: Ragged, other: Ragged) -> Floats:
    """Return the product of each row of `one` with the same row of `other`."""
    mine, theirs = one.keys, other.keys
    if not len(mine) or not len(theirs):
        return np.zeros(one.size)
    at = np.minimum(np.searchsorted(theirs, mine), len(theirs) - 1)
    met = theirs[at] == mine
    return np.bincount(one.rows[met], one.weights[met] * other.weights[at[met]], minlength=one.size).astype(float)


def _lists(column: Series) -> tuple[Integers, npt.NDArray[Any]]:
    found: Any = column.to_arrow()
    if hasattr(found, "combine_chunks"):
        found = found.combine_chunks()
    if hasattr(found.type, "list_size"):
        width = found.type.list_size
        flat = found.flatten().to_numpy(zero_copy_only=False)
        return np.arange(len(found) + 1, dtype=np.int64) * width, flat
    offsets = found.offsets.to_numpy().astype(np.int64)
    return offsets - offsets[0], found.flatten().to_numpy(zero_copy_only=False)
