"""Scores who is quoted in news prose against the pieces of tests/turns/gold/quotations.

    python bench/quotations.py [--half dev|test] [--verbose]

A piece is its title and its account, as a reader who errs nowhere would give it. Every quotation must have the gold's
exact words (punctuation apart) and its speaker: the name, a role before it allowed, or null where the piece does not
tell. Printed are

    precision   of the quotations to which a name is given, how many are right, words and name
    recall      of all quotations of the gold, how many are right; one by nobody known counts where it is left null
    f1, and spurious: stretches taken for quotations that are none, titles and terms in quotation marks
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from tellings import turns
from tellings.model import Aside, Source, Span, Telling
from tellings.reading.sentences import sentences

GOLD = Path(__file__).resolve().parents[1] / "tests" / "turns" / "gold" / "quotations"
_MARK = re.compile(r"\{\{([^|{}]+)\|([^{}]+)\}\}")
_WORD = re.compile(r"\w+")
#: A quotation whose words are one term, and may count as one or not.
_EITHER = "?"
_NOBODY = "-"


@dataclass(frozen=True)
class Piece:
    """An invented piece of news: its text, and each quotation's span with who is quoted."""

    name: str
    language: str
    text: str
    quotations: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class Score:
    """How many quotations there are, are attributed, are right; `spurious` are none in the gold."""

    gold: int = 0
    attributed: int = 0
    right_attributed: int = 0
    right: int = 0
    spurious: int = 0

    def __add__(self, other: Score) -> Score:
        """Return the sum, figure by figure."""
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    def figures(self) -> dict[str, float]:
        """Return precision, recall and f1, rounded, with the counts they come from."""
        precision = self.right_attributed / max(1, self.attributed)
        recall = self.right / max(1, self.gold)
        f1 = 2 * precision * recall / ((precision + recall) or 1)
        rounded = {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}
        return {"quotations": self.gold, **rounded, "attributed": self.attributed, "spurious": self.spurious}


def pieces(half: str) -> list[Piece]:
    """Return the pieces of a half, `dev` or `test`, by name."""
    return [parsed(path) for path in sorted(GOLD.glob(f"{half}-*.txt"))]


def parsed(path: Path) -> Piece:
    """Return the piece that a file holds, its marks taken out of the text."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    text, found, at = "", [], 0
    for match in _MARK.finditer(body):
        text += body[at : match.start()]
        found.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        at = match.end()
    return Piece(path.stem, fields["language"], text + body[at:], tuple(found))


def score(piece: Piece, *, verbose: bool = False) -> Score:
    """Return how the quotations found in a piece agree with its gold."""
    told = turns.find(account(piece))
    found = {_places(told.text, t.start, t.end): t.speaker for t in told.turns if t.kind == "quotation"}
    gold = {_places(piece.text, start, end): who for start, end, who in piece.quotations}
    either = {key for key, who in gold.items() if who == _EITHER}
    result = Score(gold=len(gold) - len(either))
    for key, who in gold.items():
        if key in either:
            continue
        right = key in found and _same(found[key], who)
        result += Score(right=right, right_attributed=right and who != _NOBODY)
        if verbose and not right:
            said = found.get(key, "not found")
            print(f"  {piece.name}: {who} / {said}: {_words(piece.text, key)}")
    for key, speaker in found.items():
        if key not in either:
            result += Score(attributed=speaker is not None, spurious=key not in gold)
        if verbose and key not in gold:
            print(f"  {piece.name}: spurious, {speaker}: {_words(piece.text, key)}")
    return result


def account(piece: Piece) -> Telling:
    """Return the telling of a piece: its first line set aside as the headline, all the rest account."""
    text = piece.text
    title, _, _ = text.partition("\n")
    paragraphs = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text) if match.start() > len(title)]
    return Telling(
        id="A",
        source=Source(piece.name, "text/plain", "0" * 64),
        title=title,
        publisher=None,
        published=None,
        place=None,
        language=piece.language,
        text=text,
        aside=(Aside(0, len(title), "headline"),),
        sentences=sentences(text, paragraphs, piece.language),
    )


def total(half: str, *, language: str | None = None, verbose: bool = False) -> Score:
    """Return the score of a half, or of its pieces in one language."""
    chosen = (piece for piece in pieces(half) if language in {None, piece.language})
    return sum((score(piece, verbose=verbose) for piece in chosen), Score())


def _places(text: str, start: int, end: int) -> tuple[int, ...]:
    return tuple(match.start() for match in _WORD.finditer(text, start, end))


def _words(text: str, key: tuple[int, ...]) -> str:
    return text[key[0] : key[-1] + 12][:70].replace("\n", " ") if key else ""


def _same(said: str | None, who: str) -> bool:
    """Whether the name said is the gold's: the same words at its end, where only a role may stand before them."""
    if who == _NOBODY or said is None:
        return who == _NOBODY and said is None
    own, theirs = (_WORD.findall(name.casefold().removeprefix("the ")) for name in (said, who))
    return own[-len(theirs) :] == theirs


def main() -> int:
    """Print the figures of one half and of each language in it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=("dev", "test"), default="dev")
    parser.add_argument("--verbose", action="store_true", help="name each quotation that is wrong")
    options = parser.parse_args()
    for language in sorted({piece.language for piece in pieces(options.half)}):
        print(language, json.dumps(total(options.half, language=language, verbose=options.verbose).figures()))
    print(options.half, json.dumps(total(options.half).figures()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
