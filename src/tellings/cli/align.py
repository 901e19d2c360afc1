"""`tellings align`: two lists of sentences in, which of one tell the same as which of the other out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tellings.cli import encoding, output

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.model import Link


@click.command("align")
@click.argument("a", metavar="A.txt")
@click.argument("b", metavar="B.txt")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep sentence vectors on disk.")
def command(a: str, b: str, *, no_cache: bool) -> None:
    """Align two lists of sentences, one a line.

    The two may be in any languages. Prints a link a line, [0, 1]:[2]:score, with lines counted from 0. Every line
    stands in exactly one link; a line without partner, or without words, stands opposite an empty list. - is standard
    input.
    """
    if a == b == "-":
        raise click.UsageError("standard input (-) can be read once only")
    left, right = _lines(a), _lines(b)
    from tellings import align

    told = [[at for at, line in enumerate(lines) if line.strip()] for lines in (left, right)]
    with encoding.encoder(cache=not no_cache) as encoder:
        links = align.sentences([left[at] for at in told[0]], [right[at] for at in told[1]], encoder=encoder)
    output.show("".join(f"{line}\n" for line in _beads(links, told, (len(left), len(right)))))


def _lines(file: str) -> list[str]:
    from tellings.read import charset, source

    return charset.decode(source.fetch(file), file).rstrip("\n").split("\n")


def _beads(links: Sequence[Link], told: Sequence[Sequence[int]], sizes: tuple[int, int]) -> Iterator[str]:
    """Give the links by the lines' own numbers, then the lines without words."""
    for link in links:
        a, b = [told[0][at] for at in link.a], [told[1][at] for at in link.b]
        yield f"{a}:{b}:{link.score:.4f}"
    blank = [sorted(set(range(size)) - set(lines)) for size, lines in zip(sizes, told, strict=True)]
    yield from (f"[{at}]:[]:0.0000" for at in blank[0])
    yield from (f"[]:[{at}]:0.0000" for at in blank[1])
