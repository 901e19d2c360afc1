"""`tellings differ`: pairs of short texts in, what differs in each pair out, a line a pair."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tellings.cli import encoding, output
from tellings.errors import InputError, NotReadable

if TYPE_CHECKING:
    from collections.abc import Iterator

HINT = 'each line is an object such as {"id": "1", "a": "one text", "b": "the other"}'


@click.command("differ")
@click.argument("files", nargs=-1, metavar="[FILE …]")
@click.option("--jsonl", is_flag=True, required=True, help="Read and print one JSON object a line.")
@click.option("--explain", is_flag=True, help="Add what each rule and the models said of each pair.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep sentence vectors on disk.")
def command(files: tuple[str, ...], *, jsonl: bool, explain: bool, no_cache: bool) -> None:  # noqa: ARG001  the one form there is
    """Say what differs in pairs of short texts.

    Reads lines {"id": …, "a": …, "b": …} from FILE, or from standard input, and prints {"id": …, "findings": […]} for
    each, in order; spans count the code points of a ("A") and b ("B"). Findings under the threshold are there too, and
    "limits" where a language has no lexicon.
    """
    import msgspec

    from tellings.comparison import differ, explain_pair, limits_of_pair

    with encoding.encoder(cache=not no_cache, progress=False) as encoder:
        for given in _pairs(files or ("-",)):
            findings = differ(given.a, given.b, encoder=encoder)
            answer: dict[str, object] = {"id": given.id, "findings": findings}
            if limits := limits_of_pair(given.a, given.b):
                answer["limits"] = limits
            if explain:
                answer["said"] = explain_pair(given.a, given.b, encoder=encoder)
            output.show(msgspec.json.encode(answer) + b"\n")


def _pairs(files: tuple[str, ...]) -> Iterator[Any]:
    import msgspec

    decoder = msgspec.json.Decoder(msgspec.defstruct("Pair", [("id", str | int), ("a", str), ("b", str)]))
    for file in files:
        for number, line in enumerate(_lines(file), 1):
            if line.strip():
                try:
                    yield decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as fault:
                    name = "standard input" if file == "-" else file
                    raise InputError(f"{name}, line {number}: {fault}", hint=HINT) from fault


def _lines(file: str) -> Iterator[bytes]:
    """Give the lines as they come, so that a program may write a pair and wait for its answer."""
    if file == "-":
        yield from sys.stdin.buffer
        return
    try:
        with Path(file).open("rb") as lines:
            yield from lines
    except (OSError, ValueError) as fault:
        raise NotReadable(
            f"{file}: cannot be read ({fault.strerror if isinstance(fault, OSError) else fault})", hint="check the name"
        ) from fault
