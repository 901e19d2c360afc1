"""A real Chromium for the tests of pages, and words that a page must show as words."""

from __future__ import annotations

import shutil

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
OPTIONS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
HOSTILE = [
    "<script>document.title='run'</script>",
    "<img src=https://tracker.example/x onerror=\"document.title='run'\">",
    "javascript:document.title='run'",
    "w" * 4000,
    "\u202etxet eht nrut\u202c",
    "👩‍🚀 🏳️‍🌈 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔",
    "שלום עולם and العربية together",
]

#: The mark of tests that open a page.
NEEDED = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine: pages are not tried in a browser (Debian: chromium)"
)
