"""Holds what the commands print against what they printed before: what makes them faster must not change a byte.

    python bench/same.py keep FOLDER [--cases CASES …] [--documents FOLDER …] [--pairs FILE …]
    python bench/same.py check FOLDER …the same

`keep` writes what each command prints into FOLDER, `check` runs them again and lists what is no longer the same; exit 1
where anything is not. What is run, in one process:

    compare --format json    on the tellings of each case (a folder with a gold.json) and on the examples
    read --jsonl             on each document of the folders
    differ --jsonl           on each pair of the files, a line a pair, as `differ` takes them
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from tellings.cli import main as tellings

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DOCUMENTS = {".txt", ".html", ".htm", ".md", ".pdf", ".docx", ".eml"}


def main() -> int:
    """Keep or check, and return 0; 1 where something has changed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("keep", "check"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=Path, nargs="*", default=[])
    parser.add_argument("--documents", type=Path, nargs="*", default=[])
    parser.add_argument("--pairs", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    changed = checked = 0
    for name, folder, arguments, given in runs(options.cases, options.documents, options.pairs):
        kept = options.folder / f"{name}.out"
        began = time.perf_counter()
        printed = run(folder, arguments, given)
        took = time.perf_counter() - began
        checked += 1
        if options.what == "keep":
            kept.write_text(printed, encoding="utf-8")
        elif kept.read_text(encoding="utf-8") != printed:
            changed += 1
            kept.with_suffix(".now").write_text(printed, encoding="utf-8")
            print(f"{name}: no longer the same, see {kept.with_suffix('.now')}", flush=True)
        print(f"{name}: {took:.2f} s", file=sys.stderr, flush=True)
    print(f"{checked} outputs, {changed} changed" if options.what == "check" else f"{checked} outputs kept")
    return int(changed > 0)


def runs(cases: list[Path], documents: list[Path], pairs: list[Path]) -> Iterator[tuple[str, Path, list[str], str]]:
    """Yield each command as a name, the folder to run it in, its arguments and its standard input."""
    yield "examples", EXAMPLES, ["compare", "calpress.txt", "noraveth-ministry.html", "--format", "json"], ""
    for folder in cases:
        for gold in sorted(folder.glob("*/gold.json")):
            files = [told["file"] for told in json.loads(gold.read_text(encoding="utf-8"))["tellings"].values()]
            yield f"{folder.name}-{gold.parent.name}", gold.parent, ["compare", *files, "--format", "json"], ""
    for folder in documents:
        files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix in DOCUMENTS)
        yield f"read-{folder.parent.name}-{folder.name}", folder, ["read", *files, "--jsonl"], ""
    for file in pairs:
        yield f"differ-{file.stem}", file.parent, ["differ", "--jsonl"], file.read_text(encoding="utf-8")


def run(folder: Path, arguments: list[str], given: str) -> str:
    """Return what a command prints, its exit status at the end."""
    with chdir(folder):
        result = CliRunner().invoke(tellings, arguments, input=given)
    return f"{result.stdout}\nexit {result.exit_code}\n"


if __name__ == "__main__":
    sys.exit(main())
