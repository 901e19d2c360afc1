"""Scores title, day and authors read from HTML pages beside trafilatura's own metadata of the same pages, in one run.

    python bench/metadata.py FOLDER [--half dev|test|all] [--verbose]

FOLDER holds pages (HTML, gzipped or not) and gold.jsonl, a line a page: {"file", "title", "published", "authors"}. The
even lines (counted from 0) are the half that may be looked at, the odd ones the other. What counts:

    title      the same words in the same order, case and punctuation apart
    published  the same day
    authors    precision and recall over names, without case; pages whose gold names nobody are left out
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import unicodedata
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import trafilatura

from tellings.errors import SourceError
from tellings.reading import telling

_WORD = re.compile(r"\w+")


def main() -> int:
    """Measure, print a line for each reader, and return 0; 2 where the folder holds no gold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("dev", "test", "all"), default="dev")
    parser.add_argument("--verbose", action="store_true", help="name what we read wrongly")
    options = parser.parse_args()
    if not (options.folder / "gold.jsonl").exists():
        parser.error(f"{options.folder}: no gold.jsonl in it")
    rows = [json.loads(line) for line in (options.folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    chosen = {"dev": rows[::2], "test": rows[1::2], "all": rows}[options.half]
    counts = {"tellings": Counter[str](), "trafilatura": Counter[str]()}
    for row in chosen:
        data = (options.folder / row["file"]).read_bytes()
        page = gzip.decompress(data) if row["file"].endswith(".gz") else data
        for name, read in (("tellings", ours(page)), ("trafilatura", theirs(page))):
            wrong = judge(read, row, counts[name])
            if options.verbose and name == "tellings":
                for field in wrong:
                    print(f"  {row['file']} {field}: {read.get(field)!r}, not {row[field]!r}")
    for name, count in counts.items():
        print(f"{name:<12}", json.dumps(figures(count)))
    return 0


def ours(page: bytes) -> dict[str, Any]:
    """Return what we read in a page."""
    with suppress(SourceError):
        told = telling(page, name="page")
        return {"title": told.title, "published": told.published, "authors": list(told.authors)}
    return {}


def theirs(page: bytes) -> dict[str, Any]:
    """Return what trafilatura reads in a page."""
    found = trafilatura.bare_extraction(page, with_metadata=True)
    if found is None:
        return {}
    authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
    return {"title": found.title, "published": found.date, "authors": authors}


def judge(read: dict[str, Any], gold: dict[str, Any], count: Counter[str]) -> list[str]:
    """Count what is right and return the fields that are not."""
    wrong = []
    if gold.get("title"):
        right = plain(read.get("title") or "") == plain(gold["title"])
        count["titles"] += 1
        count["title"] += right
        wrong += [] if right else ["title"]
    if gold.get("published"):
        right = (read.get("published") or "")[:10] == gold["published"][:10]
        count["days"] += 1
        count["published"] += right
        wrong += [] if right else ["published"]
    if gold.get("authors"):
        said, true = (
            {plain(name) for name in who if plain(name)} for who in (read.get("authors") or [], gold["authors"])
        )
        count["said"] += len(said)
        count["true"] += len(true)
        count["hit"] += len(said & true)
        wrong += [] if said == true else ["authors"]
    return wrong


def plain(text: str) -> str:
    """Return the words of a text, without case, accents' forms or punctuation."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def figures(count: Counter[str]) -> dict[str, float]:
    """Return the shares that are right."""
    precision, recall = count["hit"] / max(1, count["said"]), count["hit"] / max(1, count["true"])
    return {
        "title": round(count["title"] / max(1, count["titles"]), 3),
        "published": round(count["published"] / max(1, count["days"]), 3),
        "authors_precision": round(precision, 3),
        "authors_recall": round(recall, 3),
        "authors_f1": round(2 * precision * recall / ((precision + recall) or 1), 3),
    }


if __name__ == "__main__":
    sys.exit(main())
