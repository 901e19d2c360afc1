"""The nouns: what a telling, a passage, a finding and a comparison are.

They are frozen data with no behaviour beyond what keeps them consistent. Everything else in the package takes
these in and gives these back; `record` writes them as `tellings/1` JSON. Offsets count Unicode code points of a
telling's `text`, as Python's `str` does; UTF-16 (JavaScript) and UTF-8 offsets differ where a text is not ASCII.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

FORMAT: Literal["tellings/1"] = "tellings/1"

Offset = Annotated[int, Meta(ge=0, description="Unicode code points from the start of the telling's text")]
Unit = Annotated[float, Meta(ge=0.0, le=1.0)]
TellingId = Annotated[str, Meta(pattern="^[A-Z]+$", description="A, B, C … in the order given")]

TurnKind = Literal["speech", "question", "narration", "quotation"]
State = Literal["same", "reworded", "differs", "only"]
How = Literal["head", "copy", "reprint", "quotes", "translation", "same event"]
FindingKind = Literal[
    "omitted-turn",
    "omission",
    "addition",
    "number",
    "date",
    "person",
    "organisation",
    "place",
    "negation",
    "strength",
    "attribution",
    "scope",
    "term",
    "moved",
    "wording",
]


class Span(Struct, frozen=True, array_like=True, order=True):
    """A half-open stretch `[start, end)` of a telling's text, in code points. Written as `[start, end]`."""

    start: Offset
    end: Offset

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a span ends before it starts: [{self.start}, {self.end})")


class Source(Struct, frozen=True, omit_defaults=True):
    """The bytes as found: the name or path given, the media type read as, and the SHA-256 of the bytes in hex."""

    name: str
    media_type: str
    sha256: str
    address: str | None = None
    canonical: Annotated[str, Meta(description="The address that the page calls its own")] | None = None


class Aside(Struct, frozen=True):
    """A stretch of the text set aside as not part of the account, and why (one or two plain words)."""

    start: Offset
    end: Offset
    reason: str


class Turn(Struct, frozen=True):
    """A stretch in one voice. `label` is where the text names the speaker ("Foreign Minister X said:"), if it does.

    The stretch begins after the label, at the first word spoken. Turns other than quotations do not overlap; a
    `quotation` may lie inside any of the others. `speaker` is a name as fully as the telling gives it, or null.
    """

    start: Offset
    end: Offset
    kind: TurnKind
    speaker: str | None
    label: Span | None = None


class Sentence(Struct, frozen=True, omit_defaults=True):
    """One sentence of the account: never part of an aside, never a speaker's label.

    `language` is given only where the sentence is in another than the telling.
    """

    start: Offset
    end: Offset
    language: Annotated[str, Meta(description="ISO 639-1 code, where it is not the telling's")] | None = None


class Person(Struct, frozen=True):
    """One person of a telling: the fullest name given, the offices held in it, and where the text means the person.

    `roles` are kinds of office ("president", "prime minister", "minister"), the same words in every language.
    """

    name: str
    roles: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


class Origin(Struct, frozen=True, omit_defaults=True):
    """Where a metadata value was read: at a span of the text, or in a field of the markup or of the file's format."""

    of: Literal["title", "publisher", "published", "place", "authors", "address", "language"]
    span: Span | None = None
    field: str | None = None


class Telling(Struct, frozen=True):
    """One document's account, as read. A field that could not be read is null."""

    id: TellingId
    source: Source
    title: str | None
    publisher: str | None
    published: Annotated[str, Meta(description="ISO 8601: a date, or a date and time")] | None
    place: str | None
    language: Annotated[str, Meta(description="ISO 639-1 code")] | None
    text: str
    aside: tuple[Aside, ...] = ()
    turns: tuple[Turn, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    authors: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    people: tuple[Person, ...] = ()

    def __post_init__(self) -> None:
        length = len(self.text)
        stretches: tuple[Aside | Turn | Sentence, ...] = (*self.aside, *self.turns, *self.sentences)
        for stretch in stretches:
            if not stretch.start <= stretch.end <= length:
                raise ValueError(f"{stretch} does not lie in the {length} code points of telling {self.id}")

    def sentence(self, index: int) -> str:
        """Return the words of sentence `index`, as they stand in the text."""
        found = self.sentences[index]
        return self.text[found.start : found.end]


class Link(Struct, frozen=True):
    """Sentences `a` of one telling that tell the same as sentences `b` of another; an empty side has no partner.

    `score` is 0 where a side is empty, else how likely they share what they tell, 0..1. `moved` is true where it does
    not stand in the order of the others. `summary` is true where the one sentence of a side tells in brief what those
    of the other, which may be many and stand apart, tell at length; its score is how much of that sentence they tell.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: Unit
    moved: bool = False
    summary: bool = False


class Passage(Struct, frozen=True):
    """One row of the comparison: which sentences of each telling tell it. A telling that does not tell it is absent."""

    id: str
    sentences: dict[TellingId, tuple[int, ...]]
    state: State
    score: Unit
    moved: bool = False
    summary: Annotated[bool, Meta(description="One sentence tells in brief what others tell at length")] = False


class Finding(Struct, frozen=True):
    """One difference, resting on exact places in the tellings.

    `spans` names each telling concerned; an empty list says that this telling lacks what the others have. `weight`
    is how likely a careful reader would call the difference substantive, 0..1. `made_by` names the rule or model.
    """

    id: str
    kind: FindingKind
    substantive: bool
    weight: Unit
    passage: str | None
    spans: dict[TellingId, tuple[Span, ...]]
    made_by: str
    note: str


class MadeBy(Struct, frozen=True):
    """The program that made a record, and the encoder it took: with the sources' digests, all it takes to repeat it."""

    name: str
    version: str
    encoder: Annotated[str | None, Meta(description="model and version")] = None


class Comparison(Struct, frozen=True):
    """Two or more tellings with their passages, in reading order, and their findings, weightiest first.

    `limits` says in plain sentences what could not be looked at, and why.
    """

    made_by: MadeBy
    tellings: tuple[Telling, ...]
    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...]
    format: Literal["tellings/1"] = FORMAT
    limits: tuple[str, ...] = ()


class Member(Struct, frozen=True, kw_only=True):
    """A document of an event: how it came in, because of which other member, and how sure that is, 0..1."""

    id: str
    how: How
    like: str | None = None
    score: float = 1.0
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    address: str | None = None


class Event(Struct, frozen=True, kw_only=True):
    """An occasion that several documents tell. `members` are their ids, earliest first; `why` says the rest of each."""

    event: str
    members: tuple[str, ...]
    title: str | None
    first: str | None
    last: str | None
    languages: tuple[str, ...]
    why: tuple[Member, ...]


class Gathered(Struct, frozen=True):
    """The events of an archive, the largest first, and what was counted: of this run, and `held` of all runs."""

    events: tuple[Event, ...]
    documents: int
    copies: int
    unread: tuple[str, ...]
    held: int
