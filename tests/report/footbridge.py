"""A made event: the opening of a footbridge, told by the town, by the contractor and by a German paper."""

from __future__ import annotations

from msgspec.structs import replace

from tellings.comparison import names
from tellings.model import (
    Aside,
    Comparison,
    Finding,
    MadeBy,
    Passage,
    Sentence,
    Source,
    Span,
    Telling,
    Turn,
)

A = [
    "The footbridge over the Ambel was opened on Sunday.",
    "Dear neighbours, the bridge cost 4 million crowns.",
    "It will not be lit at night.",
    "I thank the school choir.",
    "I thank the masons too.",
    "We built it in ten weeks.",
    "The steel came by barge.",
]
B = [
    "On Sunday the footbridge over the Ambel was opened.",
    "We built it in ten weeks.",
    "It cost 5 million crowns.",
    "It will be lit at night.",
    "The steel was brought by barge.",
]
C = [
    "Am Sonntag wurde der Steg über die Ambel eröffnet.",
    "Er kostete 4 Millionen Kronen.",
]


def telling(side: str, sentences: list[str], *, language: str = "en", **known: object) -> Telling:
    """Return a telling whose text is the sentences a line each, then one line set aside."""
    places, text = [], ""
    for sentence in sentences:
        places.append(Sentence(len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    aside = Aside(len(text), len(text) + len("Share this page"), "share links")
    fields = {
        "title": f"The bridge, by {side}",
        "publisher": f"Paper {side}",
        "published": "2031-05-04",
        "place": None,
        "turns": (),
        **known,
    }
    return Telling(
        id=side,
        source=Source(f"{side.lower()}.html", "text/html", side.lower().encode().hex().rjust(64, "0")),
        language=language,
        text=text + "Share this page",
        aside=(aside,),
        sentences=tuple(places),
        **fields,  # type: ignore[arg-type]
    )


def turn(of: list[str], first: int, last: int, speaker: str | None, kind: str = "speech") -> Turn:
    """Return a turn from sentence `first` to sentence `last` of a text made by `telling`."""
    start = sum(len(sentence) + 1 for sentence in of[:first])
    end = sum(len(sentence) + 1 for sentence in of[: last + 1]) - 1
    return Turn(start, end, kind, speaker)  # type: ignore[arg-type]


def place(of: Telling, words: str) -> tuple[Span, ...]:
    """Return the span of words in a telling."""
    start = of.text.index(words)
    return (Span(start, start + len(words)),)


def finding(number: int, kind: str, weight: float, passage: str | None, note: str = "", **spans: object) -> Finding:
    """Return a finding, substantive unless it is one of wording."""
    return Finding(
        f"f{number}",
        kind,  # type: ignore[arg-type]
        kind != "wording",
        weight,
        passage,
        spans,  # type: ignore[arg-type]
        f"rule:{kind}",
        note,
    )


def pair() -> Comparison:
    """Return the town and the contractor: a number, a negation, two thanks left out, a move, a wording."""
    a = telling("A", A, turns=(turn(A, 1, 4, "Ida Brandt"), turn(A, 5, 6, "Ole Lund")))
    b = telling("B", B, turns=(turn(B, 1, 1, "Ole Lund"), turn(B, 2, 3, "Ida Brandt"), turn(B, 4, 4, "Ole Lund")))
    passages = (
        Passage("p1", {"A": (0,), "B": (0,)}, "reworded", 0.9),
        Passage("p2", {"A": (1,), "B": (2,)}, "differs", 0.8),
        Passage("p3", {"A": (2,), "B": (3,)}, "differs", 0.8),
        Passage("p4", {"A": (3,)}, "only", 0.0),
        Passage("p5", {"A": (4,)}, "only", 0.0),
        Passage("p6", {"A": (5,), "B": (1,)}, "same", 1.0, moved=True),
        Passage("p7", {"A": (6,), "B": (4,)}, "reworded", 0.9),
    )
    thanks = Span(place(a, "I thank the school")[0].start, place(a, "masons too.")[0].end)
    findings = (
        finding(1, "number", 0.95, "p2", "A says 4, B says 5", A=place(a, "4 million"), B=place(b, "5 million")),
        finding(2, "negation", 0.9, "p3", "lit or not", A=place(a, "not be lit"), B=place(b, "be lit")),
        finding(3, "omission", 0.7, None, "thanks are only in A", A=(thanks,), B=()),
        finding(4, "wording", 0.1, "p7", "the same thing", A=place(a, "came"), B=place(b, "was brought")),
    )
    return Comparison(MadeBy("tellings", "0.0.0"), (a, b), passages, findings)


def many() -> Comparison:
    """Return six tellings: the pair, then four short ones in German."""
    two = pair()
    tellings, passages = list(two.tellings), list(two.passages)
    for side in "CDEF":
        tellings.append(telling(side, C, language="de"))
        passages[0] = Passage("p1", {**passages[0].sentences, side: (0,)}, "reworded", 0.9)
        passages[1] = Passage("p2", {**passages[1].sentences, side: (1,)}, "differs", 0.8)
    return Comparison(two.made_by, tuple(tellings), tuple(passages), two.findings)


def crowd(count: int) -> Comparison:
    """Return `count` tellings: the pair, then by turns a copy of A, one that is A but for a number, one in German."""
    two = pair()
    tellings, passages = list(two.tellings), list(two.passages)
    spans = dict(two.findings[0].spans)
    six = [sentence.replace("4 million", "6 million") for sentence in A]
    for at, side in enumerate(names(count)[2:]):
        said = (A, six, C)[at % 3]
        tellings.append(
            telling(side, said, language="de" if said is C else "en", published=f"2031-05-{at % 28 + 1:02}")
        )
        for row in range(len(passages) if said is not C else 2):
            told = passages[row].sentences
            passages[row] = replace(passages[row], sentences={**told, side: told["A"] if said is not C else (row,)})
        amount = next(words for words in ("4 million", "6 million", "4 Millionen") if words in tellings[-1].text)
        spans[side] = place(tellings[-1], amount)
    number = replace(two.findings[0], spans=spans)
    return Comparison(two.made_by, tuple(tellings), tuple(passages), (number, *two.findings[1:]))


def three() -> Comparison:
    """Return the pair and one in German that tells two passages of it."""
    six = many()
    keep = [
        Passage(p.id, {k: v for k, v in p.sentences.items() if k in "ABC"}, p.state, p.score, p.moved)
        for p in six.passages
    ]
    return Comparison(six.made_by, six.tellings[:3], tuple(keep), six.findings)


def with_words(words: str) -> Comparison:
    """Return two with `words` in every place that a source, a rule or a file name can fill."""
    a = telling(
        "A",
        ["Before it.", words or "-", "After it."],
        title=words,
        publisher=words,
        published=words,
        place=words,
        language=words,
    )
    middle = (Span(a.sentences[1].start, a.sentences[1].end),)
    label = Span(0, len("Before"))
    spoken = Turn(a.sentences[1].start, a.sentences[1].end, "speech", words or None, label)
    a = replace(
        a,
        source=Source(words, words, words, words),
        turns=(spoken,),
        aside=(Aside(a.aside[0].start, a.aside[0].end, words), Aside(middle[0].start, middle[0].end, words)),
    )
    b = telling("B", ["Before it.", words or "-"], title=words, language="he")
    passages = (
        Passage(words, {"A": (0,), "B": (0,)}, "same", 1.0),
        Passage("p2", {"A": (1,), "B": (1,)}, "differs", 0.5),
        Passage("p3", {"A": (2,)}, "only", 0.0),
    )
    findings = (
        finding(1, "term", 0.9, "p2", words, A=middle, B=(Span(11, b.sentences[1].end),)),
        replace(finding(2, "wording", 0.1, "p2", words, A=middle, B=()), made_by=words),
    )
    return Comparison(MadeBy(words, words), (a, b), passages, findings)
