"""Times the reading of documents that grow, and shows the memory held while thousands of pages are read in a row.

    python bench/size.py [--sheets 300] [--megabytes 0.25 0.5 1] [--reads 10000]

All documents are made here, of invented words drawn with a fixed seed, each page other than the last. What is measured:

    PDF        a document of so many sheets, 45 lines each, with a running head and page numbers
    HTML       one page of so many megabytes, in paragraphs; and one that is all links
    text       one text of so many megabytes, in paragraphs; and one of a single line
    memory     the most that the process has held after a tenth of the reads and after all of them
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import time
from contextlib import suppress

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

from tellings.errors import SourceError  # noqa: E402  after the threads are settled
from tellings.reading import telling  # noqa: E402

CHANCE = random.Random(7)  # noqa: S311  for words, not for secrets
SYLLABLES = "ba ren to li mar ken so va du pel ga nor wi tem ru cha fin dol es ka".split()
WORDS = ["".join(CHANCE.choices(SYLLABLES, k=CHANCE.randint(1, 4))) for _ in range(4000)]
SMALL = "the of and to that is was for with has have as by on it".split()
LINES = 45  # a sheet


def sentence() -> str:
    """Return a sentence of invented words among English small ones."""
    words = [CHANCE.choice(SMALL if CHANCE.random() < 0.4 else WORDS) for _ in range(CHANCE.randint(6, 24))]
    return " ".join(words).capitalize() + "."


def paragraph() -> str:
    """Return a paragraph of three sentences."""
    return " ".join(sentence() for _ in range(3))


def paragraphs(size: float) -> list[str]:
    """Return paragraphs of so many bytes in all."""
    made = []
    while size > 0:
        made.append(paragraph())
        size -= len(made[-1])
    return made


def page(told: list[str]) -> bytes:
    """Return a page of HTML that tells these paragraphs between a menu and a foot."""
    title = sentence().strip(".")
    menu = "".join(f'<li><a href="/{word}">{word.title()}</a></li>' for word in CHANCE.sample(WORDS, 20))
    body = "\n".join(f"<p>{each}</p>" for each in told)
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><nav><ul>{menu}</ul></nav><article>"
        f'<h1>{title}</h1>{body}</article><footer class="legal">© 2031 Gazette</footer></body></html>'
    ).encode()


def links(size: float) -> bytes:
    """Return a page of HTML of so many bytes that is nothing but headlines, with one paragraph."""
    rows: list[str] = []
    while size > 0:
        rows.append(f'<div class="item"><a href="/{len(rows)}">{sentence()[:60]}</a> <span>3 March 2031</span></div>\n')
        size -= len(rows[-1])
    return f"<html><body><h1>News</h1><p>{paragraph()}</p>{''.join(rows)}</body></html>".encode()


def pdf(sheets: int) -> bytes:
    """Return a PDF of so many sheets of text."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(sheets))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {sheets}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    words: list[str] = []
    for at in range(sheets):
        drawn = (
            f"BT /F1 9 Tf 1 0 0 1 72 800 Tm (Record of the sitting) Tj ET\nBT /F1 9 Tf 1 0 0 1 290 30 Tm ({at}) Tj ET\n"
        )
        for line in range(LINES):
            while sum(map(len, words)) < 200:
                words += sentence().split()
            row = ""
            while len(row) + len(words[0]) < 85:
                row = f"{row} {words.pop(0)}".strip()
            drawn += f"BT /F1 11 Tf 1 0 0 1 72 {760 - 15 * line} Tm ({row}) Tj ET\n"
        fonts = "<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources{fonts}/Contents {5 + 2 * at} 0 R>>")
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}endstream")
    made, places = ["%PDF-1.7\n"], []
    length = len(made[0])
    for number, content in enumerate(objects, start=1):
        places.append(length)
        made.append(f"{number} 0 obj{content}endobj\n")
        length += len(made[-1])
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    made.append(
        f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{length}\n"
    )
    return "".join([*made, "%%EOF"]).encode("cp1252")


def seconds(data: bytes) -> float:
    """Return the processor's seconds that one reading takes."""
    began = time.process_time()
    with suppress(SourceError):
        telling(data, name="made")
    return time.process_time() - began


def held() -> float:
    """Return the most megabytes that the process has held so far."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sheets", type=int, default=300)
    parser.add_argument("--megabytes", type=float, nargs="*", default=[0.25, 0.5, 1.0])
    parser.add_argument("--reads", type=int, default=10_000)
    options = parser.parse_args()
    seconds(page(paragraphs(2_000)))  # models and tables are loaded before the clock starts
    if options.reads:
        print("reads      memory (MB)")
        for number in range(1, options.reads + 1):
            seconds(page(paragraphs(CHANCE.randint(1_000, 6_000))))
            if number in (options.reads // 10, options.reads // 2, options.reads):
                print(f"{number:<10} {held():.0f}", flush=True)
    if options.sheets:
        for sheets in (options.sheets // 10, options.sheets):
            print(f"PDF of {sheets} sheets: {seconds(pdf(sheets)):.2f} s", flush=True)
    for size in options.megabytes:
        for name, data in (
            ("HTML", page(paragraphs(size * 1e6))),
            ("HTML, all links", links(size * 1e6)),
            ("text", "\n\n".join(paragraphs(size * 1e6)).encode()),
            ("text, one line", " ".join(paragraphs(size * 1e6)).encode()),
        ):
            print(f"{name} of {size} MB: {seconds(data):.2f} s", flush=True)


if __name__ == "__main__":
    main()
