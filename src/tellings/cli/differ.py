"""`tellings differ`: pairs of short texts in, what differs in each pair out, a line a pair."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from tellings.cli import encoding, output
from tellings.errors import InputError, NotReadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

#: Pairs judged together at most: of more the network that reads them gains no speed, and answers come later.
TOGETHER = 64
#: Bytes read at once at most: what a pipe holds.
_PIPE = 1 << 16
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

    from tellings.comparison import differ_each, explain_pair, limits_of_pair

    with encoding.encoder(cache=not no_cache, progress=False) as encoder:
        for some in _pairs(files or ("-",)):
            found = differ_each([(given.a, given.b) for given in some], encoder=encoder)
            for given, findings in zip(some, found, strict=True):
                answer: dict[str, object] = {"id": given.id, "findings": findings}
                if limits := limits_of_pair(given.a, given.b):
                    answer["limits"] = limits
                if explain:
                    answer["said"] = explain_pair(given.a, given.b, encoder=encoder)
                output.show(msgspec.json.encode(answer) + b"\n")


def _pairs(files: tuple[str, ...]) -> Iterator[list[Any]]:
    """Give the pairs that there are already, up to `TOGETHER`; those before a faulty line are answered first."""
    import msgspec

    decoder = msgspec.json.Decoder(msgspec.defstruct("Pair", [("id", str | int), ("a", str), ("b", str)]))
    for file in files:
        number = 0
        for lines in _lines(file):
            some: list[Any] = []
            for line in lines:
                number += 1
                if line.strip():
                    try:
                        some.append(decoder.decode(line))
                    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
                        yield some
                        name = "standard input" if file == "-" else file
                        raise InputError(f"{name}, line {number}: {fault}", hint=HINT) from fault
                if len(some) == TOGETHER:
                    yield some
                    some = []
            yield some


def _lines(file: str) -> Iterator[list[bytes]]:
    """Give the lines that have come, so that a program may write a pair and wait for its answer."""
    try:
        with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as opened:
            begun: list[bytes] = []
            while read := cast("BufferedReader", opened).read1(_PIPE):
                *whole, rest = read.split(b"\n")
                if whole:
                    yield [b"".join([*begun, whole[0]]), *whole[1:]]
                    begun = []
                begun.append(rest)
            yield [b"".join(begun)]
    except (OSError, ValueError) as fault:
        raise NotReadable(
            f"{file}: cannot be read ({fault.strerror if isinstance(fault, OSError) else fault})", hint="check the name"
        ) from fault
