"""What is known of each bead of a lattice when all the others are known too: lattice in, a row of measures a bead out.

Three tables of who tells how much of whom, of the chances of a first weighing and of the parts of sentences (`parts`),
each by itself and with its neighbours, say of a bead how well its members are told on the other side, what the one that
tells least brings, and whether a neighbour outside tells of it too. `verdict` is the next reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment import edges, holes, parts, side, wording
from tellings.alignment.similarity import BEADS, KINDS

if TYPE_CHECKING:
    from tellings.alignment.lattice import Lattice
    from tellings.alignment.parts import Bools
    from tellings.alignment.path import Ints
    from tellings.alignment.side import Floats
    from tellings.alignment.similarity import Kind
    from tellings.encode import Encoder

_TABLE = ("mean", "lower", "higher", "least", "brings", "balance", "outside", "beyond")
#: The measures, in the order of the columns.
MEASURES = (
    *(f"kind{k}" for k in range(max(KINDS.values()) + 1)),
    "worth",
    "chance",
    "before",
    "after",
    "members",
    "uneven",
    "passed",
    *(f"chance_{name}" for name in _TABLE),
    *(f"parts_{name}" for name in _TABLE),
    *(f"around_{name}" for name in _TABLE),
    *(f"words_{name}" for name in _TABLE),
    *(f"along_{name}" for name in _TABLE),
    *holes.MEASURES,
    *edges.MEASURES,
)
#: Those that need no words read in their sentence.
WORDLESS = tuple(name for name in MEASURES if not name.startswith(("words_", "along_")))
#: A sentence is in doubt where no bead of it is as likely as this.
_SURE = 0.97
#: … and where it is not as good as sure that it has none.
_TOLD = 0.1
#: How likely a sentence is to be told one, two and three sentences beside where another is, as parts of that; and
#: anywhere.
_BESIDE, _ANYWHERE = (0.5, 0.25, 0.12), 0.02
#: Worths are cut off here.
_LOW, _HIGH = -8.0, 12.0
_TINY = 1e-6

_GROUP = np.array([KINDS[min(map(len, kind)), max(map(len, kind))] for kind in BEADS])
_COUNTS = np.array([(len(one), len(other)) for one, other in BEADS])
_PASSED = np.array([one[-1] + other[-1] + 2 - len(one) - len(other) for one, other in BEADS])


def measures(lattice: Lattice, encoder: Encoder) -> Floats:
    """Return a row of `MEASURES` for each bead of the lattice."""
    told, together = partnered(lattice), likely(lattice)
    kinds = np.eye(max(KINDS.values()) + 1)[_GROUP[lattice.kinds]]
    a, b = _parts(lattice, encoder, told)
    expected = _expected(together)
    found_by = [(together, together), parts.told(a, b, expected)]
    found_by.append(parts.told(parts.around(a), parts.around(b), expected))
    of_a, of_b = (wording.wording(*some) for some in _texts(lattice))
    known = len(of_a.rows) and len(of_b.rows)
    found_by += wording.told(of_a, of_b, expected, together) if known else found_by[1:]
    tables = [_table(lattice, *some) for some in found_by]
    found = [kinds, _alone(lattice, told), *tables, holes.measures(lattice, told), edges.measures(lattice)]
    return np.concatenate(found, axis=1).astype(np.float32)


def _table(lattice: Lattice, ours: Floats, theirs: Floats) -> Floats:
    """Return what two tables say of each bead, by `_TABLE`."""
    found = np.zeros((len(lattice.kinds), len(_TABLE)))
    lengths = [text.lengths[slice(*r)] for text, r in _texts(lattice)]
    for number in np.unique(lattice.kinds):
        some = lattice.kinds == number
        found[some] = _told(ours, theirs, BEADS[number], lattice.start[some], lengths)
    return found


def _texts(lattice: Lattice) -> list[tuple[side.Side, tuple[int, int]]]:
    return [(lattice.pair.a, lattice.rows), (lattice.pair.b, lattice.columns)]


def likely(lattice: Lattice) -> Floats:
    """Return a table of how likely two sentences of the stretch stand in one bead."""
    table = np.zeros(lattice.size, dtype=np.float32)
    for number in np.unique(lattice.kinds):
        some = lattice.kinds == number
        i, j = lattice.start[some].T
        for x in BEADS[number][0]:
            for y in BEADS[number][1]:
                np.add.at(table, (i + x, j + y), lattice.chances[some])
    return table


def partnered(lattice: Lattice) -> tuple[Floats, Floats]:
    """Return for each sentence of the stretch how likely it has a partner."""
    found = tuple(np.zeros(size) for size in lattice.size)
    for number in np.unique(lattice.kinds):
        some = lattice.kinds == number
        for at, run in enumerate(BEADS[number]):
            for x in run:
                np.add.at(found[at], lattice.start[some, at] + x, lattice.chances[some])
    return found[0], found[1]


def _parts(lattice: Lattice, encoder: Encoder, told: tuple[Floats, Floats]) -> tuple[parts.Parts, parts.Parts]:
    cut = []
    for (text, within), doubtful in zip(_texts(lattice), _doubtful(lattice, told), strict=True):
        background = side.background(encoder.name, text.rows.shape[1])
        cut.append(parts.parts(text, within, doubtful & text.encoded[slice(*within)], background, encoder))
    return cut[0], cut[1]


def _expected(together: Floats) -> Floats:
    """Return how likely a sentence is to be told where another stands: in one bead with it, or beside one."""
    reach, (n, m) = len(_BESIDE), together.shape
    wide, found = np.pad(together, reach), together
    for step, share in enumerate(_BESIDE, 1):
        for down, right in ((step, step), (step, 0), (0, step), (-step, -step), (-step, 0), (0, -step)):
            top, left = reach - down, reach - right
            found = np.maximum(found, share * wide[top : top + n, left : left + m])
    return found + _ANYWHERE


def _doubtful(lattice: Lattice, partnered: tuple[Floats, Floats]) -> list[Bools]:
    """Return which sentences of each text are in doubt: no bead of theirs is sure, nor that they have none."""
    found = []
    for at, told in enumerate(partnered):
        best = np.zeros(len(told))
        for number in np.unique(lattice.kinds):
            some = lattice.kinds == number
            for x in BEADS[number][at]:
                np.maximum.at(best, lattice.start[some, at] + x, lattice.chances[some])
        found.append((best <= _SURE) & (told >= _TOLD))
    return found


def _alone(lattice: Lattice, told: tuple[Floats, Floats]) -> Floats:
    """Return what a bead's worth, chance and size say, and how likely the sentences beside it have a partner."""
    chance = np.clip(lattice.chances, _TINY, 1 - _TINY)
    a, b = (np.pad(row, 1, constant_values=1.0) for row in told)
    end, counts = lattice.end, _COUNTS[lattice.kinds]
    found: Floats = np.stack(
        [
            np.clip(lattice.worths, _LOW, _HIGH),
            np.log(chance) - np.log1p(-chance),
            np.minimum(a[lattice.start[:, 0]], b[lattice.start[:, 1]]),
            np.minimum(a[end[:, 0] + 1], b[end[:, 1] + 1]),
            counts.sum(axis=1) - 2,
            np.abs(counts[:, 0] - counts[:, 1]),
            _PASSED[lattice.kinds],
        ],
        axis=1,
    )
    return found


def _told(ours: Floats, theirs: Floats, kind: Kind, start: Ints, lengths: list[Floats]) -> Floats:
    """Return what the two tables say of the beads of one kind: `ours` of a told in b, `theirs` of b told in a."""
    a, b = (start[:, at, None] + np.array(run) for at, run in enumerate(kind))
    share_a, share_b = (x / x.sum(axis=1, keepdims=True) for x in (lengths[0][a], lengths[1][b]))
    there, back = ours[a[:, :, None], b[:, None, :]], theirs[a[:, :, None], b[:, None, :]]
    told_a, told_b = np.minimum(there.sum(axis=2), 1), np.minimum(back.sum(axis=1), 1)
    brings_a, brings_b = (back * share_b[:, None, :]).sum(axis=2), (there * share_a[:, :, None]).sum(axis=1)
    mean_a, mean_b = (told_a * share_a).sum(axis=1), (told_b * share_b).sum(axis=1)
    several = [brings for brings, run in zip((brings_a, brings_b), kind, strict=True) if len(run) > 1]
    brings = np.concatenate(several, axis=1).min(axis=1) if several else brings_a.min(axis=1)
    balance = [
        np.minimum(x / np.maximum(y, 1e-3), 2).min(axis=1) for x, y in ((brings_a, share_a), (brings_b, share_b))
    ]
    outside_a = _outside(ours, theirs, a, b, share_b)
    outside_b = _outside(theirs.T, ours.T, b, a, share_a)
    found: Floats = np.stack(
        [
            (mean_a + mean_b) / 2,
            np.minimum(mean_a, mean_b),
            np.maximum(mean_a, mean_b),
            np.minimum(told_a.min(axis=1), told_b.min(axis=1)),
            brings,
            np.minimum(*balance),
            np.maximum(outside_a[0], outside_b[0]),
            np.maximum(outside_a[1], outside_b[1]),
        ],
        axis=1,
    )
    return found


def _outside(ours: Floats, theirs: Floats, a: Ints, b: Ints, share: Floats) -> tuple[Floats, Floats]:
    """Return how much a sentence of a just outside the bead is told in it at most, and how much of it that tells."""
    told, tells = np.zeros(len(a), dtype=np.float32), np.zeros(len(a), dtype=np.float32)
    shape = set((a[0] - a[0, 0]).tolist())
    for x in set(range(-1, max(shape) + 2)) - shape:
        at = a[:, 0] + x
        inside = (at >= 0) & (at < len(ours))
        at = np.clip(at, 0, len(ours) - 1)
        told = np.maximum(told, np.where(inside, np.minimum(ours[at[:, None], b].sum(axis=1), 1), 0))
        tells = np.maximum(tells, np.where(inside, (theirs[at[:, None], b] * share).sum(axis=1), 0))
    return told, tells
