"""Brings what README.md and docs/tutorial.md show of the examples up to date: output, and pictures of the report.

    python docs/refresh.py          or: make docs

A block between `<!-- NAME -->` and `<!-- end -->` is written anew from a real run. The pictures need Chromium; where
there is none they are left as they are, and that is said.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from playwright.sync_api import sync_playwright

from tellings import encode, report
from tellings.comparison import compare

if TYPE_CHECKING:
    from tellings.model import Comparison

ROOT = Path(__file__).resolve().parents[1]
FILES = ("examples/calpress.txt", "examples/noraveth-ministry.html")
DOCUMENTS = (ROOT / "README.md", ROOT / "docs" / "tutorial.md")
IMAGES = ROOT / "docs" / "images"
BLOCK = re.compile(r"(<!-- (?P<name>[a-z]+) -->\n).*?(<!-- end -->)", re.DOTALL)
#: Cells a line: what a code block shows without scrolling.
WIDTH = 88
#: The findings that README.md shows, each by words in it: one of several kinds, all of them put in on purpose.
SHOWN = ("Tovanni’s words", "1,800 people", "Food and Agriculture", "do not insist", "may be finished")
OPTIONS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]


class Picture(NamedTuple):
    """A picture of the report: its name, what it is taken with, the id it shows first and the pixels from there."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"]
    at: str = ""
    down: int = 0


PICTURES = (
    Picture("report.png", 1280, 1500, "light"),
    Picture("report-passages.png", 1280, 900, "light", at="passages", down=1180),
    Picture("report-dark.png", 1280, 900, "dark", at="differences"),
    Picture("report-phone.png", 390, 844, "light", at="differences"),
)


def main() -> int:
    """Write the blocks and the pictures; return 0."""
    os.chdir(ROOT)  # so that sources are named as a reader would name them
    with tempfile.TemporaryDirectory() as folder:
        comparison = compare(FILES, encoder=encode.default(cache=Path(folder)))
        made = blocks(comparison)
        for document in DOCUMENTS:
            text = document.read_text(encoding="utf-8")
            document.write_text(
                BLOCK.sub(lambda found: found[1] + made[found["name"]] + found[3], text), encoding="utf-8"
            )
        page = Path(folder) / "report.html"
        page.write_text(report.html(comparison), encoding="utf-8")
        _pictures(page)
    return 0


def blocks(comparison: Comparison) -> dict[str, str]:
    """Return the text of each block by its name."""
    text = report.text(comparison, width=WIDTH, colour=False)
    head, rest = text.split("WHAT DIFFERS\n", 1)
    findings, passages = rest.split("\nPASSAGES\n", 1)
    shown = [part for part in findings.split("\n\n") if any(words in part for words in SHOWN)]
    read = subprocess.run(
        [sys.executable, "-m", "tellings", "read", FILES[0]], capture_output=True, text=True, check=True
    )
    return {
        "output": _fenced(f"$ tellings compare {' '.join(FILES)}\n{head}" + "\n\n".join(shown) + "\n\n…"),
        "read": _fenced(f"$ tellings read {FILES[0]}\n{read.stdout}"),
        "passages": _fenced("PASSAGES\n" + passages),
    }


def _fenced(text: str) -> str:
    return f"```text\n{text.strip()}\n```\n"


def _pictures(page: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("No Chromium here: the pictures are left as they are.")
        return
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=OPTIONS)
        for each in PICTURES:
            tab = browser.new_page(viewport={"width": each.width, "height": each.height}, color_scheme=each.scheme)
            tab.goto(page.as_uri() + (f"#{each.at}" if each.at else ""))
            tab.mouse.wheel(0, each.down)
            tab.wait_for_timeout(200)  # the wheel turns later than the call returns
            tab.screenshot(path=IMAGES / each.name)
            tab.close()
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
