"""The head of each telling: who tells it, when, where, in which language, how much is shared, what was set aside."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tellings.report.phrase import day, language_name, tag
from tellings.report.plain import head, squeezed, words

if TYPE_CHECKING:
    from tellings.model import Comparison, Telling

#: Words shown of one stretch set aside: clutter may be many times longer than the account.
ASIDE_WORDS = 300
#: Words from which one sees what was set aside, before it is opened.
GIST = 8


@dataclass(frozen=True, slots=True)
class SetAside:
    """Stretches on end set aside for one reason: the first words, the text as far as it is shown, its words in all."""

    reason: str
    gist: str
    text: str
    words: int
    shown: int


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of one telling; what could not be read is None.

    `shared` is how many of a hundred of its words stand in passages that others tell too.
    """

    id: str
    name: str
    title: str | None
    published: str | None
    place: str | None
    language: str | None
    lang: str | None
    words: int
    shared: int | None
    aside_words: int
    file: str
    sha256: str
    address: str | None
    link: str | None
    asides: tuple[SetAside, ...]


def head_of(telling: Telling, comparison: Comparison) -> Head:
    """Return the head of a telling of a comparison."""
    address = telling.source.address
    counts = [words(telling.sentence(at)) for at in range(len(telling.sentences))]
    shared = sum(
        counts[at]
        for passage in comparison.passages
        if sum(map(bool, passage.sentences.values())) > 1
        for at in passage.sentences.get(telling.id, ())
    )
    return Head(
        id=telling.id,
        name=squeezed(telling.publisher or PurePath(telling.source.name).name or telling.source.name),
        title=telling.title and squeezed(telling.title),
        published=telling.published and day(telling.published),
        place=telling.place and squeezed(telling.place),
        language=language_name(telling.language),
        lang=tag(telling.language),
        words=sum(counts),
        shared=round(100 * shared / sum(counts)) if sum(counts) else None,
        aside_words=sum(words(telling.text[aside.start : aside.end]) for aside in telling.aside),
        file=squeezed(telling.source.name),
        sha256=telling.source.sha256,
        address=address,
        link=address if _is_web(address) else None,
        asides=_asides(telling),
    )


def _is_web(address: str | None) -> bool:
    """Say whether an address may be a link: only the web's own schemes, never `javascript:` or `data:`."""
    try:
        return address is not None and urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return False


def _asides(telling: Telling) -> tuple[SetAside, ...]:
    made = []
    for reason, found in groupby(sorted(telling.aside, key=lambda a: a.start), key=lambda a: a.reason):
        text = squeezed(" · ".join(telling.text[aside.start : aside.end] for aside in found))
        shown = head(text, ASIDE_WORDS)
        made.append(SetAside(reason, head(text, GIST), shown, words(text), words(shown)))
    return tuple(made)
