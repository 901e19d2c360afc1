"""How long a run of `tellings gather` still takes, as far as can be said while it runs.

A stage takes about so many seconds for a thousand documents; how fast this machine is, is seen in the stages that are
done. How many documents there are is known once they are read; before, it is taken from how much is read. Encoding goes
at a rate of its own, and so does reading, which is of pages here and of lines there.
"""

from __future__ import annotations

import os

#: Seconds of a stage for a thousand documents, in the order of the stages. Measured on 300,000 documents of 150 words,
#: on two cores; what they are to one another is what counts.
COSTS = {
    "documents": 0.04, "signed": 0.08, "copies": 0.06, "sketch": 0.43, "weighed": 0.19, "fresh": 0.0,
    "candidates": 0.05, "runs": 0.29, "passages": 0.02, "rough": 0.26, "vectors": 0.0, "sides": 0.01,
    "likeness": 0.02, "near": 0.01, "events": 0.01, "members": 0.01, "named": 0.01, "told": 0.02,
}  # fmt: skip
#: Openings that a processor encodes in a second (English, a busy machine).
ENCODED = 7.5
#: Openings of an archive that is not encoded whole that are encoded all the same (`gathering.usual`), at the most.
SAMPLE = 600
#: Seconds that stages must have taken before they say how fast the machine is.
SEEN = 1.0


class Remaining:
    """What is known of a run. `size` is what there is to read, in bytes; `whole` openings are encoded at the most."""

    def __init__(self, size: int, *, whole: int, processors: int | None = None) -> None:
        self._size = size
        self._whole = whole
        self._processors = processors or os.cpu_count() or 1
        self._read = 0
        self._documents: float | None = None
        self._done: set[str] = set()
        self._took = self._told = 0.0  # seconds of the stages that are done, as they were and by `COSTS`

    def ended(self, stage: str, seconds: float, rows: int) -> None:
        """Hear that a stage stands: what it took, nothing where it stood before, and its rows."""
        self._done.add(stage)
        if stage == "documents":
            self._documents = rows
        elif stage != "vectors" and seconds and self._documents:
            self._took += seconds
            self._told += COSTS.get(stage, 0.0) * self._documents / 1000

    def read(self, documents: int) -> None:
        """Hear how many documents are read so far."""
        self._read = documents

    def left(self, stage: str, gone: float, *, seen: float = 0.0, done: int = 0, total: int = 0) -> float | None:
        """Return the seconds that the run still takes, or null while nothing is known.

        `gone` are the seconds that `stage` has been at work. After `seen` seconds it had done so much of its total.
        """
        documents = self._documents
        if stage == "read":
            documents = self._read * self._size / done if done else None
        if documents is None:
            return None
        if done and total and stage in {"read", "vectors"}:
            own = seen * (total - done) / done
            return max(0.0, own - (gone - seen)) + self._after(documents, stage)
        own = self._expected(stage, documents, total)
        return max(0.0, own - gone) + self._after(documents, stage)

    def _after(self, documents: float, stage: str) -> float:
        """Return what the stages take that come after `stage`."""
        return sum(self._expected(each, documents) for each in COSTS if each != stage and each not in self._done)

    def _expected(self, stage: str, documents: float, total: int = 0) -> float:
        if stage == "vectors":
            most = documents if documents <= self._whole else self._whole + SAMPLE
            return (total or most) / (ENCODED * self._processors)
        if stage == "rough" and documents <= self._whole:
            return 0.0
        pace = self._took / self._told if self._took >= SEEN and self._told else 1.0
        return COSTS.get(stage, 0.0) * documents / 1000 * pace


def about(seconds: float) -> str:
    """Return so many seconds as one says them of what is not sure: tens of seconds, minutes, quarters of an hour."""
    if seconds < 90:
        return f"{max(10, 10 * round(seconds / 10))} s"
    if seconds < 90 * 60:
        return f"{round(seconds / 60)} min"
    quarters = round(seconds / 900)
    return f"{quarters // 4} h {quarters % 4 * 15} min" if quarters % 4 else f"{quarters // 4} h"
