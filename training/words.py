"""Find the axes along which words differ most, for `tellings.encode.words`: 96 numbers are left of a word's state.

    python training/words.py FOLDER

FOLDER is what training/renditions.py wrote. Every eighth of its sentences is read, and the principal axes of its words'
states after the middle layer are written, with their mean, to words.npz where the package reads it. Run
training/verdict.py afterwards, for both networks: they measure by these numbers.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from tellings.encode import states, words

STEP, LOT = 8, 64


def main() -> None:
    """Write words.npz."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    files = sorted(file for name in "ab" for file in options.folder.rglob(f"{name}.txt"))
    texts = sorted({line for file in files for line in file.read_text("utf-8").splitlines()})[::STEP]
    network, found = states.shipped(), []
    for at in range(0, len(texts), LOT):
        some = texts[at : at + LOT]
        found += [read.words(words.places(text)) for text, read in zip(some, network.middle(some), strict=True)]
    rows = np.concatenate(found).astype(np.float64)
    middle = rows.mean(axis=0)
    spread, axes = np.linalg.eigh((rows - middle).T @ (rows - middle))
    kept = axes[:, : -words.AXES - 1 : -1]
    file = Path(words.__file__).with_name("words.npz")
    np.savez_compressed(file, middle=middle.astype(np.float32), axes=kept.astype(np.float16))
    far = np.abs((rows - middle) @ kept)
    print(f"{len(rows)} words, {spread[-words.AXES :].sum() / spread.sum():.3f} of the spread, "
          f"largest {np.quantile(far, 0.999):.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
