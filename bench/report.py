"""Time the report of made texts, to write and to open: `python bench/report.py [--runs 5] [--keep FOLDER]`.

Two tellings of 3,000 sentences, then 100 tellings of 60 passages of which a part are copies. The texts are words drawn
by number. A page is open when it is loaded, laid out and drawn once, in headless Chromium (playwright drives it); each
time is the median of fresh tabs, without the start of the browser. Prints one JSON object a case.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tellings import report
from tellings.comparison import names
from tellings.model import Aside, Comparison, Finding, MadeBy, Passage, Sentence, Source, Span, Telling, Turn

#: Resolves when the page has been drawn: the second frame begins after the first is on the screen.
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
OPTIONS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
SPEAKERS = ("Ida Brandt", "Ole Lund", "Vera Amsel")


def long_pair(count: int = 3_000) -> Comparison:
    """Return two tellings of `count` sentences: a tenth in one alone, a tenth with a finding, a turn every 40."""
    rng = random.Random(7)  # noqa: S311  made texts
    first = [_sentence(rng) for _ in range(count)]
    kept = [at for at in range(count) if rng.random() < 0.9]
    second = [_changed(first[at], rng) for at in kept]
    a, b = _telling("A", first, turn_every=40), _telling("B", second, turn_every=36)
    other = {at: n for n, at in enumerate(kept)}
    passages = tuple(
        Passage(f"p{at}", {"A": (at,)} | ({"B": (other[at],)} if at in other else {}), _state(at in other, at), 0.9)
        for at in range(count)
    )
    findings = tuple(
        _finding(f"f{at}", f"p{at}", {"A": _words(a, at), "B": _words(b, other[at])})
        for at in range(0, count, 10)
        if at in other
    )
    return Comparison(MadeBy("tellings", "bench"), (a, b), passages, findings)


def many(count: int = 100, rows: int = 60) -> Comparison:
    """Return `count` tellings of up to `rows` passages: a third are copies, the others tell half of it, reworded."""
    rng = random.Random(7)  # noqa: S311  made texts
    base = [_sentence(rng) for _ in range(rows)]
    told: dict[str, list[int]] = {}
    tellings = []
    for at, side in enumerate(names(count)):
        copy = at % 3 == 0
        kept = list(range(rows)) if copy else [row for row in range(rows) if rng.random() < 0.5] or [0]
        told[side] = kept
        said = [base[row] if copy else _changed(base[row], rng) for row in kept]
        tellings.append(_telling(side, said, turn_every=20))
    where = {side: {row: at for at, row in enumerate(kept)} for side, kept in told.items()}
    passages = tuple(
        Passage(f"p{row}", {side: (at[row],) for side, at in where.items() if row in at}, _state(True, row), 0.9)
        for row in range(rows)
    )
    of = {telling.id: telling for telling in tellings}
    findings = tuple(
        _finding(f"f{row}", f"p{row}", {side: _words(of[side], where[side][row]) for side in passages[row].sentences})
        for row in range(0, rows, 3)
    )
    return Comparison(MadeBy("tellings", "bench"), tuple(tellings), passages, findings)


def _sentence(rng: random.Random) -> str:
    return " ".join(f"w{rng.randrange(5_000)}" for _ in range(rng.randrange(8, 30))) + "."


def _changed(sentence: str, rng: random.Random) -> str:
    return " ".join(word if rng.random() < 0.7 else f"{word}x" for word in sentence.split())


def _telling(side: str, sentences: list[str], *, turn_every: int) -> Telling:
    places, text = [], ""
    for sentence in sentences:
        places.append(Sentence(len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    turns = []
    for number, at in enumerate(range(0, len(places), turn_every)):
        last = places[min(at + turn_every, len(places)) - 1]
        turns.append(Turn(places[at].start, last.end, "speech", SPEAKERS[number % 3]))
    return Telling(
        id=side,
        source=Source(f"{side}.html", "text/html", side.encode().hex().rjust(64, "0")),
        title=f"As told by {side}",
        publisher=f"Paper {side}",
        published="2031-05-04",
        place=None,
        language="en",
        text=text + "Share",
        aside=(Aside(len(text), len(text) + 5, "share links"),),
        turns=tuple(turns),
        sentences=tuple(places),
    )


def _words(telling: Telling, at: int) -> tuple[Span, ...]:
    start = telling.sentences[at].start
    return (Span(start, start + 12),)


def _state(shared: bool, at: int) -> str:
    return "only" if not shared else "differs" if at % 10 == 0 else "reworded"


def _finding(name: str, passage: str, spans: dict[str, tuple[Span, ...]]) -> Finding:
    return Finding(name, "number", True, 0.9, passage, spans, "rule:numbers", "They name other numbers.")


def _opened(browser: Browser, page: Path) -> tuple[float, int]:
    """Return the seconds until the page was drawn, and how high it is."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    try:
        began = time.perf_counter()
        tab.goto(page.as_uri(), wait_until="load")
        tab.evaluate(DRAWN)
        return time.perf_counter() - began, tab.evaluate("document.documentElement.scrollHeight")
    finally:
        tab.close()


def main() -> None:
    """Print the figures of each case."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--keep", type=Path, help="leave the pages in this folder")
    chosen = options.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=OPTIONS)
        _opened(browser, Path("/dev/null"))  # the browser's own first tab
        for name, made in (("2 tellings of 3,000 sentences", long_pair()), ("100 tellings of 60 passages", many())):
            page = (chosen.keep or Path(folder)) / f"{len(made.tellings)}.html"
            began = time.perf_counter()
            html = report.html(made)
            written = time.perf_counter() - began
            page.write_text(html, encoding="utf-8")
            times, heights = zip(*(_opened(browser, page) for _ in range(chosen.runs)), strict=True)
            out = {
                "case": name,
                "kilobytes": len(html.encode()) // 1000,
                "seconds_to_write": round(written, 2),
                "seconds_to_open": round(statistics.median(times), 2),
                "worst": round(max(times), 2),
                "pixels_high": heights[0],
            }
            print(json.dumps(out))
        browser.close()


if __name__ == "__main__":
    main()
