"""`tellings compare`: two or more documents in, their comparison out, in the form that is asked for."""

from __future__ import annotations

from typing import Any

import click

from tellings.cli import encoding, formats, output


@click.command("compare")
@click.argument("documents", nargs=-1, required=True, metavar="A B [C …]")
@formats.options
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
    **given: Any,
) -> None:
    """Compare two or more documents that tell of one event.

    Documents are as they were saved: text, HTML, MHTML, EML, Markdown, PDF, DOCX, or tellings already read. An
    http(s) address is fetched; - is standard input. Without -o the comparison is printed as text.
    """
    file = None if file == "-" else file
    if documents.count("-") > 1:
        raise click.UsageError("standard input (-) can be read once only")
    wanted = form or (formats.by_ending(file) if file is not None else "text")
    particulars = formats.particulars(wanted, file, **given)
    if file is not None:
        output.check(file, inputs=output.files(documents))
    from tellings.comparison import compare
    from tellings.comparison import explain as explained

    with encoding.encoder(cache=not no_cache, folder=model) as encoder:
        comparison = compare(documents, encoder=encoder, private_addresses=private_addresses)
        said = explained(comparison, encoder=encoder) if explain else None
    if said is not None:
        formats.deliver(said, file)
    else:
        formats.put(comparison, wanted, file, particulars)
