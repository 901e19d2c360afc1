"""`tellings align`: two lists of sentences in, which of one tell the same as which of the other out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from tellings.cli import encoding, output

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.model import Link


FORMATS = ("beads", "json")


class _Line(NamedTuple):
    """A link by the lines' own numbers."""

    a: list[int]
    b: list[int]
    score: float
    moved: bool
    summary: bool


@click.command("align")
@click.argument("a", metavar="A.txt")
@click.argument("b", metavar="B.txt")
@click.option("--format", "form", type=click.Choice(FORMATS), default="beads", help="Lines of beads, or JSON.")
@click.option(
    "--encoder", "model", metavar="FOLDER", help="Take the sentence encoder in FOLDER: ONNX and its tokenizer."
)
@click.option("--no-cache", is_flag=True, help="Neither use nor keep sentence vectors on disk.")
def command(a: str, b: str, *, form: str, model: str | None, no_cache: bool) -> None:
    """Align two lists of sentences, one a line.

    The two may be in any languages. Prints a link a line, [0, 1]:[2]:score, with lines counted from 0. Every line
    stands in exactly one link; a line without partner, or without words, stands opposite an empty list. - is standard
    input.
    """
    if a == b == "-":
        raise click.UsageError("standard input (-) can be read once only")
    left, right = _lines(a), _lines(b)
    from tellings import alignment

    told = [[at for at, line in enumerate(lines) if line.strip()] for lines in (left, right)]
    with encoding.encoder(cache=not no_cache, folder=model) as encoder:
        links = alignment.sentences([left[at] for at in told[0]], [right[at] for at in told[1]], encoder=encoder)
    placed = [*_placed(links, told, (len(left), len(right)))]
    output.show(_json(placed) if form == "json" else "".join(f"{x.a}:{x.b}:{x.score:.4f}\n" for x in placed))


def _lines(file: str) -> list[str]:
    from tellings.reading import charset, source

    return charset.decode(source.fetch(file), file).rstrip("\n").split("\n")


def _placed(links: Sequence[Link], told: Sequence[Sequence[int]], sizes: tuple[int, int]) -> Iterator[_Line]:
    """Give the links by the lines' own numbers, then the lines without words."""
    for link in links:
        lines = [told[0][at] for at in link.a], [told[1][at] for at in link.b]
        yield _Line(*lines, link.score, link.moved, link.summary)
    blank = [sorted(set(range(size)) - set(lines)) for size, lines in zip(sizes, told, strict=True)]
    yield from (_Line([at], [], 0.0, moved=False, summary=False) for at in blank[0])
    yield from (_Line([], [at], 0.0, moved=False, summary=False) for at in blank[1])


def _json(links: Sequence[_Line]) -> str:
    import json

    return json.dumps([{**x._asdict(), "score": round(x.score, 4)} for x in links]) + "\n"
