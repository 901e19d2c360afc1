"""The formats a comparison is written in, by name and by a file's ending; `compare` and `export` share them."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tellings.cli import output

if TYPE_CHECKING:
    from collections.abc import Callable

    from tellings.model import Comparison

#: Cells a line of text that goes to a file or another program: what most editors show whole.
PAGE = 100
#: Made by the report or the record; the others are exports.
SHOWN = ("text", "html", "json", "markdown")
EXPORTS = ("csv", "xlsx", "docx", "tei", "tei-parallel", "tmx", "annotations", "alignment")
FORMATS = (*SHOWN, *EXPORTS)
BINARY = ("xlsx", "docx")
TABLES = ("findings", "passages", "tellings")
ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".docx": "docx",
    ".xml": "tei",
    ".tmx": "tmx",
    ".jsonld": "annotations",
    ".beads": "alignment",
}


def options(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with the options that say which format, and how."""
    for option in (
        click.option(
            "--confidence", type=click.FloatRange(0, 1), metavar="SHARE",
            help="For tmx: leave out links that score less (0 to 1; 0.9 unless said).",
        ),
        click.option("--table", type=click.Choice(TABLES), help="For csv: the table to write (findings unless said)."),
        click.option("--format", "form", type=click.Choice(FORMATS), help="The format, whatever FILE is called."),
        click.option("-o", "--output", "file", metavar="FILE", help="Write to FILE, in the format of its ending."),
    ):  # fmt: skip
        command = option(command)
    return command


def by_ending(file: str) -> str:
    """Return the format that `file` ends in. Raises click.UsageError where it is none."""
    found = ENDINGS.get(Path(file).suffix.lower())
    if found is None:
        raise click.UsageError(f"{file}: no format has this ending; end it in {', '.join(ENDINGS)}, or say --format")
    return found


def particulars(form: str, file: str | None, *, table: str | None, confidence: float | None) -> dict[str, Any]:
    """Return the options that the format takes. Raises click.UsageError for one it does not, or bytes to a terminal."""
    given = {"table": table, "confidence": confidence}
    takes = {"csv": "table", "tmx": "confidence"}.get(form)
    for name, value in given.items():
        if value is not None and name != takes:
            raise click.UsageError(f"--{name} says nothing of the format {form}")
    if form in BINARY and file is None and sys.stdout.isatty():
        raise click.UsageError(f"{form} is no text to print; name a file with -o")
    return {name: value for name, value in given.items() if value is not None}


def put(comparison: Comparison, form: str, file: str | None, particulars: dict[str, Any]) -> None:
    """Write the comparison to `file`, or to standard output where that is None."""
    deliver(_made(comparison, form, particulars, to_terminal=file is None and sys.stdout.isatty()), file)


def deliver(content: str | bytes, file: str | None) -> None:
    """Write `content` to `file`, or to standard output where that is None."""
    if file is None:
        output.show(content)
    else:
        output.write(file, content)
        if sys.stderr.isatty():
            click.echo(f"Written: {file}", err=True)


def _made(comparison: Comparison, form: str, particulars: dict[str, Any], *, to_terminal: bool) -> str | bytes:
    from tellings import export, record, report

    if form in EXPORTS:
        made = io.BytesIO()
        export.write(comparison, form, made, **particulars)
        return made.getvalue()
    if form == "json":
        return record.dumps(comparison)
    if form == "html":
        return report.html(comparison)
    if form == "markdown":
        return report.markdown(comparison)
    width = shutil.get_terminal_size().columns if to_terminal else PAGE
    return report.text(comparison, width=width, colour=to_terminal and not os.environ.get("NO_COLOR"))
