"""`tellings read`: what is read in each document, as a summary for the eye or as records for a script."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

import click

from tellings.cli import faults, output
from tellings.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.model import Origin, Telling

#: Characters of a stretch's first words in the summary, which then fits a terminal of 80 columns.
GLIMPSE = 40


@click.command("read")
@click.argument("documents", nargs=-1, required=True, metavar="FILE …")
@click.option("--jsonl", is_flag=True, help="Print each telling as one line of JSON.")
@click.option("--save", metavar="FILE", help="Keep the bytes of the one document, as found, in FILE.")
@click.option("--private-addresses", is_flag=True, help="Let web addresses lie on this machine or its network.")
@click.pass_context
def command(
    ctx: click.Context, documents: tuple[str, ...], *, jsonl: bool, save: str | None, private_addresses: bool
) -> None:
    """Show what is read in each document.

    That is its account, its turns, and what is set aside as no part of it. A document that cannot be read is named on
    standard error and the others are read all the same; the exit code is then 1. A document is a file, an http(s)
    address, or - for standard input.
    """
    if documents.count("-") > 1:
        raise click.UsageError("standard input (-) can be read once only")
    if save is not None:
        if len(documents) != 1:
            raise click.UsageError("--save keeps one document; give one")
        output.check(save, inputs=output.files(documents))
    from tellings import comparison, record

    keep = partial(output.write, save) if save is not None else None
    unread = 0
    for document, name in zip(documents, comparison.names(len(documents)), strict=True):
        try:
            telling = comparison.read(document, id=name, private_addresses=private_addresses, keep=keep)
        except SourceError as fault:
            faults.say(fault)
            unread += 1
        else:
            output.show(record.telling_line(telling) if jsonl else "\n".join(_summary(telling)) + "\n\n")
    if unread:
        ctx.exit(1)


def _summary(telling: Telling) -> Iterator[str]:
    yield faults.plain(telling.source.name)
    where = {origin.of: f" ({_place(origin)})" for origin in telling.origins}
    for name in ("title", "publisher", "published", "place", "language"):
        yield f"  {name:<10} {faults.plain(getattr(telling, name) or 'not found')}{where.get(name, '')}"
    yield f"  {'authors':<10} {faults.plain(', '.join(telling.authors) or 'not found')}{where.get('authors', '')}"
    address = telling.source.canonical or telling.source.address
    yield f"  {'address':<10} {faults.plain(address or 'not found')}{where.get('address', '')}"
    told = [telling.sentence(index) for index in range(len(telling.sentences))]
    yield f"  {'account':<10} {len(told)} sentences, {sum(len(words.split()) for words in told)} words"
    yield f"  {'turns':<10} {len(telling.turns) or 'none'}"
    for turn in telling.turns:
        stretch = telling.text[turn.start : turn.end]
        speaker = "" if turn.kind == "narration" else f", {faults.plain(turn.speaker or 'speaker not named')}"
        yield f"    {turn.kind}{speaker}, {len(stretch.split())} words: {_glimpse(stretch)}"
    yield f"  {'set aside':<10} {len(telling.aside) or 'nothing'}"
    for reason, stretches in groupby(telling.aside, key=lambda aside: aside.reason):
        words = " ".join(telling.text[aside.start : aside.end] for aside in stretches)
        yield f"    {reason}: {_glimpse(words)}"


def _place(origin: Origin) -> str:
    """Return where a value was read: the characters of the text, or the field."""
    return f"at {origin.span.start}" if origin.span else faults.plain(origin.field or "")


def _glimpse(words: str) -> str:
    line = faults.plain(" ".join(words.split()))
    return line if len(line) <= GLIMPSE else f"{line[: GLIMPSE - 1].rstrip()}…"
