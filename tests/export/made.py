"""A made event for the exports: the opening of a weir, told by the town, by a club and by a German paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from tellings import export
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

if TYPE_CHECKING:
    from collections.abc import Sequence

A = [
    "The weir was opened on Sunday.",
    "Neighbours, it cost 4 million crowns.",
    "It will not be lit.",
    "We built it fast.",
]
B = ["The weir was opened on Sunday.", "We built it fast.", "Neighbours, it cost 5 million crowns."]
C = ["Am Sonntag wurde das Wehr eröffnet.", "Es kostete 4 Millionen Kronen."]
#: What no format may choke on: controls, half a surrogate, an override, ends of markup, formulas, links, an emoji.
HOSTILE = "\x00\x1b[2J\ud800 \u202edlrow\u202c ]]> <b>&amp; '\" \ufffe\r\n\t https://x.example/ 🏗 =1+1"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "|calc", "＝1")


def telling(side: str, sentences: Sequence[str], *, turns: Sequence[Turn] = (), **known: object) -> Telling:
    """Return a telling whose text is a line set aside, then the sentences a line each."""
    text, places = "Menu: home\n", []
    for sentence in sentences:
        places.append(Sentence(len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    fields: dict[str, object] = {
        "title": f"The weir, by {side}", "publisher": f"Paper {side}", "published": "2031-05-04", "place": None,
        "language": "en", "source": Source(f"{side}.html", "text/html", side.encode().hex().rjust(64, "0")), **known,
    }  # fmt: skip
    return Telling(
        id=side, text=text, aside=(Aside(0, 10, "navigation"),), turns=tuple(turns), sentences=tuple(places),
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def spans(of: Telling, *words: str) -> tuple[Span, ...]:
    """Return where the words stand."""
    return tuple(Span(of.text.index(each), of.text.index(each) + len(each)) for each in words)


def finding(number: int, kind: str, passage: str | None, note: str = "", **places: tuple[Span, ...]) -> Finding:
    """Return a finding of substance."""
    return Finding(f"f{number}", kind, True, 0.9, passage, places, f"rule:{kind}", note)  # type: ignore[arg-type]


def three() -> Comparison:
    """Return three tellings in two languages: a number, an omission, a move, a turn, a quotation, spans on several."""
    a = telling("A", A)
    said = Turn(a.sentences[1].start, a.sentences[3].end, "speech", "Ida Brandt", Span(0, 4))
    quoted = Turn(*_span(a, "lit"), "quotation", "Ole Lund")
    a = telling("A", A, turns=(said, quoted))
    b = telling("B", B, source=Source("b.html", "text/html", "0" * 64, "https://club.example/weir?a=b c"))
    c = telling("C", C, language="de")
    passages = (
        Passage("p1", {"A": (0,), "B": (0,), "C": (0,)}, "reworded", 0.95),
        Passage("p2", {"A": (1,), "B": (2,), "C": (1,)}, "differs", 0.91234567),
        Passage("p3", {"A": (2,)}, "only", 0.0),
        Passage("p4", {"A": (3,), "B": (1,)}, "same", 0.5, moved=True),
    )
    findings = (
        finding(1, "number", "p2", "A says 4, B says 5.", A=spans(a, "4 million"), B=spans(b, "5 million"),
                C=spans(c, "4 Millionen")),
        finding(2, "omission", "p3", "Not in B or C.", A=spans(a, "It will not be lit."), B=(), C=()),
        finding(3, "moved", "p4", "Told elsewhere.", A=spans(a, "We built it fast."),
                B=spans(b, "We built it", "fast.")),
        finding(4, "term", None, "In no passage.", A=(), B=()),
    )  # fmt: skip
    return Comparison(MadeBy("tellings", "0.1.0"), (a, b, c), passages, findings)


def pair() -> Comparison:
    """Return the two English tellings of `three`."""
    whole = three()
    passages = tuple(
        Passage(p.id, {side: of for side, of in p.sentences.items() if side != "C"}, p.state, p.score, p.moved)
        for p in whole.passages
    )
    findings = tuple(
        Finding(f.id, f.kind, f.substantive, f.weight, f.passage, {k: v for k, v in f.spans.items() if k != "C"},
                f.made_by, f.note)
        for f in whole.findings
    )  # fmt: skip
    return Comparison(whole.made_by, whole.tellings[:2], passages, findings)


def many(count: int = 30) -> Comparison:
    """Return `count` tellings of two sentences, in two languages, the second sentence told by every other one."""
    names = [chr(65 + at // 26 - 1) * (at >= 26) + chr(65 + at % 26) for at in range(count)]
    tellings = [telling(side, A[:2], language="en" if at % 3 else "fr") for at, side in enumerate(names)]
    passages = (
        Passage("p1", dict.fromkeys(names, (0,)), "reworded", 0.95),
        Passage("p2", dict.fromkeys(names[::2], (1,)), "only", 0.95),
    )
    places = {each.id: spans(each, "4 million") if each.id in names[::2] else () for each in tellings}
    return Comparison(MadeBy("tellings", "0.1.0"), tuple(tellings), passages, (finding(1, "omission", "p2", **places),))


def hostile(words: str = HOSTILE) -> Comparison:
    """Return two tellings with `words` wherever a source, a rule or a file name can put them; one is in French."""
    source = Source(words, words, words, "https://x.example/" + words)
    known = {"title": words, "publisher": words, "published": words, "place": words, "source": source}
    a = telling("A", ["Before.", words, "After."], **known)
    whole = Span(a.sentences[1].start, a.sentences[1].end)
    a = telling(
        "A", ["Before.", words, "After."], turns=(Turn(whole.start, whole.end, "speech", words or None),), **known
    )
    b = telling("B", [words, "="], language="fr", **known)
    passages = (
        Passage(words, {"A": (1,), "B": (0,)}, "differs", 1.0),
        Passage("p2", {"A": (0,), "B": (1,)}, "same", 1.0),
    )
    found = finding(1, "term", words, words, A=(whole,), B=(Span(b.sentences[0].start, b.sentences[0].end),))
    other = Finding(words, "wording", False, 0.1, None, {"A": (whole,)}, words, words)
    return Comparison(MadeBy(words, words), (a, b), passages, (found, other))


def written(comparison: Comparison, form: str, **options: object) -> bytes:
    """Return what the format writes."""
    file = io.BytesIO()
    export.write(comparison, form, file, **options)
    return file.getvalue()


def _span(of: Telling, words: str) -> tuple[int, int]:
    found = spans(of, words)[0]
    return found.start, found.end
