"""`tellings compare`: two or more documents in, their comparison out, in the form that is asked for."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tellings.cli import encoding, output

if TYPE_CHECKING:
    from tellings.model import Comparison

#: Cells a line of text that goes to a file or another program: what most editors show whole.
PAGE = 100
FORMATS = ("text", "html", "json", "markdown")
ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}


@click.command("compare")
@click.argument("documents", nargs=-1, required=True, metavar="A B [C …]")
@click.option("-o", "--output", "file", metavar="FILE", help="Write to FILE, in the format of its ending.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="The format, whatever FILE is called.")
@click.option(
    "--encoder", "model", metavar="FOLDER", help="Take the sentence encoder in FOLDER: ONNX and its tokenizer."
)
@click.option("--explain", is_flag=True, help="Print what each rule and the models said of each passage instead.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep sentence vectors on disk.")
@click.option("--private-addresses", is_flag=True, help="Let web addresses lie on this machine or its network.")
def command(
    documents: tuple[str, ...],
    file: str | None,
    form: str | None,
    *,
    model: str | None,
    explain: bool,
    no_cache: bool,
    private_addresses: bool,
) -> None:
    """Compare two or more documents that tell of one event.

    Documents are as they were saved: text, HTML, MHTML, EML, Markdown, PDF, DOCX, or tellings already read. An
    http(s) address is fetched; - is standard input. Without -o the comparison is printed as text.
    """
    file = None if file == "-" else file
    if documents.count("-") > 1:
        raise click.UsageError("standard input (-) can be read once only")
    wanted = form or _by_ending(file)
    if file is not None:
        output.check(file, inputs=output.files(documents))
    from tellings.comparison import compare
    from tellings.comparison import explain as explained

    with encoding.encoder(cache=not no_cache, folder=model) as encoder:
        comparison = compare(documents, encoder=encoder, private_addresses=private_addresses)
        said = explained(comparison, encoder=encoder) if explain else None
    content = (
        said.encode("utf-8", "replace")
        if said is not None
        else _made(comparison, wanted, to_terminal=file is None and sys.stdout.isatty())
    )
    if file is None:
        output.show(content)
    else:
        output.write(file, content)
        if sys.stderr.isatty():
            click.echo(f"Written: {file}", err=True)


def _by_ending(file: str | None) -> str:
    if file is None:
        return "text"
    found = ENDINGS.get(Path(file).suffix.lower())
    if found is None:
        raise click.UsageError(f"{file}: no format has this ending; end it in {', '.join(ENDINGS)}, or say --format")
    return found


def _made(comparison: Comparison, form: str, *, to_terminal: bool) -> str | bytes:
    from tellings import record, report

    if form == "json":
        return record.dumps(comparison)
    if form == "html":
        return report.html(comparison)
    if form == "markdown":
        return report.markdown(comparison)
    width = shutil.get_terminal_size().columns if to_terminal else PAGE
    return report.text(comparison, width=width, colour=to_terminal and not os.environ.get("NO_COLOR"))
