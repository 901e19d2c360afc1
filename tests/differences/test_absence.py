"""What a telling lacks: a whole turn is one finding, a run of sentences is one, nothing is missing from itself."""

from __future__ import annotations

import pytest
from made_sides import ENCODER, quotes, row, telling
from msgspec.structs import replace

from tellings import differences
from tellings.model import Finding, Passage, Span, Telling, Turn

A = "The pier is new. It has two cranes. A bell rings at noon. The guild paid for it. Ferries call in June."
#: Where the sentences of A begin and end.
STARTS = [sentence.start for sentence in telling(A).sentences]
ENDS = [sentence.end for sentence in telling(A).sentences]


def absences(tellings: list[Telling], passages: list[Passage]) -> list[Finding]:
    """Return the findings that say that something is absent."""
    found = differences.findings(tellings, passages, encoder=ENCODER)
    return [finding for finding in found if finding.kind in ("omission", "addition", "omitted-turn")]


def test_an_omitted_turn_is_one_finding() -> None:
    """However many sentences a turn has, that it is absent is said once, with its speaker."""
    turns = (
        Turn(STARTS[0], ENDS[1], "speech", "Oda Brandt"),
        Turn(STARTS[2], ENDS[4], "speech", "Ivar Lund"),
    )
    b = "The pier is new. It has two cranes."
    rows = [row("p1", A=[0], B=[0]), row("p2", A=[1], B=[1]), row("p3", 0, A=[2, 3]), row("p4", 0, A=[4])]
    (found,) = absences([telling(A, turns=turns), telling(b, "B")], rows)
    assert found.kind == "omitted-turn"
    assert quotes(found, A, b) == (A[STARTS[2] :], "")
    assert found.spans["B"] == ()
    assert found.note == "Ivar Lund’s words in A are not in B."


def test_a_turn_half_told_is_not_omitted() -> None:
    """Of a turn that is told in part, only what is not told is absent."""
    turns = (Turn(0, len(A), "speech", "Oda Brandt"),)
    b = "The pier is new. It has two cranes. A bell rings at noon."
    rows = [*(row(f"p{k}", A=[k], B=[k]) for k in range(3)), row("p3", 0, A=[3]), row("p4", 0, A=[4])]
    (found,) = absences([telling(A, turns=turns), telling(b, "B")], rows)
    assert found.kind == "omission"
    assert [A[span.start : span.end] for span in found.spans["A"]] == [
        "The guild paid for it.",
        "Ferries call in June.",
    ]


def test_a_run_of_sentences_is_one_finding() -> None:
    """Sentences that follow each other are one omission, with a span for each."""
    b = "The pier is new. Ferries call in June."
    rows = [
        row("p1", A=[0], B=[0]),
        row("p2", 0, A=[1]),
        row("p3", 0, A=[2]),
        row("p4", 0, A=[3]),
        row("p5", A=[4], B=[1]),
    ]
    (found,) = absences([telling(A), telling(b, "B")], rows)
    assert found.kind == "omission"
    assert [(span.start, span.end) for span in found.spans["A"]] == list(zip(STARTS[1:4], ENDS[1:4], strict=True))
    assert found.note == "3 sentences of A are not in B."


def test_two_runs_are_two_findings() -> None:
    """What stands between two omissions keeps them apart."""
    b = "The pier is new. A bell rings at noon."
    rows = [
        row("p1", A=[0], B=[0]),
        row("p2", 0, A=[1]),
        row("p3", A=[2], B=[1]),
        row("p4", 0, A=[3]),
        row("p5", 0, A=[4]),
    ]
    assert sorted(len(found.spans["A"]) for found in absences([telling(A), telling(b, "B")], rows)) == [1, 2]


def test_what_b_has_more_is_an_addition() -> None:
    """The same the other way round, under the other name."""
    b = "The pier is new."
    rows = [row("p0", A=[0], B=[0]), *(row(f"p{k}", 0, B=[k]) for k in range(1, 5))]
    (found,) = absences([telling(b), telling(A, "B")], rows)
    assert found.kind == "addition"
    assert found.spans["A"] == ()
    assert len(found.spans["B"]) == 4


def test_nothing_is_absent_from_itself() -> None:
    """A telling linked sentence by sentence to its own words lacks nothing."""
    assert absences([telling(A), telling(A, "B")], [row(f"p{k}", A=[k], B=[k]) for k in range(5)]) == []


def test_two_that_lack_the_same_are_one_finding() -> None:
    """What only A has of three is said once: B and C lack it."""
    b = "The pier is new."
    rows = [row("p0", A=[0], B=[0], C=[0]), *(row(f"p{k}", 0, A=[k]) for k in range(1, 5))]
    (found,) = absences([telling(A), telling(b, "B"), telling(b, "C")], rows)
    assert (len(found.spans["A"]), found.spans["B"], found.spans["C"]) == (4, (), ())
    assert found.note == "4 sentences of A are not in B or C."


def test_what_one_of_three_lacks_is_one_finding() -> None:
    """A passage that two tell and the third lacks is said once, resting on both, whichever lacks it."""
    short, long = "The pier is new.", "The pier is new. It has two cranes."
    for lacking in "ABC":
        texts = {id_: short if id_ == lacking else long for id_ in "ABC"}
        sides = {id_: [1] for id_ in "ABC" if id_ != lacking}
        (found,) = absences(
            [telling(text, id_) for id_, text in texts.items()], [row("p1", A=[0], B=[0], C=[0]), row("p2", **sides)]
        )
        assert {id_: len(spans) for id_, spans in found.spans.items()} == {id_: int(id_ != lacking) for id_ in "ABC"}


def test_what_unlike_tellings_lack_is_not_thrown_together() -> None:
    """Of two sentences of A that C lacks B has the first: only of that one is it said that B has it."""
    b, c = "The pier is new. It has two cranes.", "The pier is new."
    rows = [row("p0", A=[0], B=[0], C=[0]), row("p1", A=[1], B=[1]), row("p2", 0, A=[2])]
    text = "The pier is new. It has two cranes. A bell rings at noon."
    found = absences([telling(text), telling(b, "B"), telling(c, "C")], rows)
    assert {finding.note for finding in found} == {
        "A sentence of A is not in C. B has it too.",
        "A sentence of A is not in B or C.",
    }


def test_a_turn_that_one_of_three_lacks_is_said_once() -> None:
    """A and B have the turn: one finding names both, and their places."""
    tellings = [telling(A, id_, turns=(Turn(STARTS[2], ENDS[4], "speech", "Ivar Lund"),)) for id_ in "AB"]
    rows = [row("p0", A=[0], B=[0], C=[0]), row("p1", A=[1], B=[1], C=[1])]
    rows += [row(f"p{k}", A=[k], B=[k]) for k in (2, 3, 4)]
    (found,) = absences([*tellings, telling("The pier is new. It has two cranes.", "C")], rows)
    assert found.kind == "omitted-turn"
    assert quotes(found, A, A, "") == (A[STARTS[2] :], A[STARTS[2] :], "")
    assert found.note == "Ivar Lund’s words in A are not in C. B has it too."


def test_what_is_told_in_brief_is_said_once_and_lightly() -> None:
    """Sentences that the other telling sums up are one finding, less weighty than what it does not have at all."""
    b = "The pier, with cranes and bell, is new."
    rows = [replace(row("p1", A=[0, 1, 2], B=[0]), summary=True), row("p2", 0, A=[3, 4])]
    left_out, brief = absences([telling(A), telling(b, "B")], rows)
    assert quotes(left_out, A, b)[0] == "The guild paid for it. | Ferries call in June."
    assert brief.weight < left_out.weight
    assert brief.substantive
    assert brief.spans == {"A": tuple(Span(STARTS[k], ENDS[k]) for k in range(3)), "B": ()}
    assert brief.note == "B tells 3 sentences of A in one; their detail is not in B."


def test_a_summary_that_says_otherwise_is_found_too() -> None:
    """A number that a summary gives otherwise is a finding of its own."""
    a = "The pier has two cranes. It is made of oak. A bell rings at noon."
    b = "The oak pier has three cranes and a bell."
    rows = [replace(row("p1", A=[0, 1, 2], B=[0]), summary=True)]
    found = differences.findings([telling(a), telling(b, "B")], rows, encoder=ENCODER)
    assert {finding.kind for finding in found if finding.substantive} == {"omission", "number"}


def test_what_is_told_within_another_sentence_is_not_absent() -> None:
    """A sentence whose words stand within one of the other telling is told there, for all who tell it."""
    text = "The pier is new. We invite the guild to the harbour in June."
    brief = "The new pier was opened, and the guild is invited to the harbour in June."
    rows = [row("p1", A=[0], C=[0], B=[0]), row("p2", 0, A=[1], B=[1])]
    found = absences([telling(text), telling(text, "B"), telling(brief, "C")], rows)
    assert [finding for finding in found if finding.made_by == "rule:absence"] == []
    other = "The new pier was opened, and the guild spoke of ferries in May."
    found = absences([telling(text), telling(text, "B"), telling(other, "C")], rows)
    assert [finding.note for finding in found if finding.made_by == "rule:absence"] == [
        "A sentence of A is not in C. B has it too."
    ]


@pytest.mark.parametrize("line", ["Dear friends of the harbour,", "First.", "Thank you.", "Of course.", "It was."])
def test_a_line_that_says_little_is_not_absent(line: str) -> None:
    """A count in a list, thanks, a word of agreement or an address by itself is nothing that others leave out."""
    text = f"The pier is new.\n{line}\nIt has two cranes."
    rows = [row("p1", A=[0], B=[0]), row("p2", 0, A=[1]), row("p3", A=[2], B=[1])]
    assert absences([telling(text), telling("The pier is new. It has two cranes.", "B")], rows) == []


@pytest.mark.parametrize("line", ["The bell cracked.", "It never works.", "She bought 2.", "Nobody came."])
def test_a_short_sentence_that_says_something_is_absent(line: str) -> None:
    """Few words may say much: a denial, a number, or who did what."""
    text = f"The pier is new. {line} It has two cranes."
    rows = [row("p1", A=[0], B=[0]), row("p2", 0, A=[1]), row("p3", A=[2], B=[1])]
    b = "The pier is new. It has two cranes."
    (found,) = absences([telling(text), telling(b, "B")], rows)
    assert quotes(found, text, b)[0] == line


def test_in_a_language_without_lexicon_one_word_says_little() -> None:
    """Where no word is known for a small one, only a single word is passed over."""
    text = "Il molo è nuovo.\nPrimo.\nHa due gru.\nLa campana tace."
    rows = [row("p1", A=[0], B=[0]), row("p2", 0, A=[1]), row("p3", A=[2], B=[1]), row("p4", 0, A=[3])]
    b = "Il molo è nuovo. Ha due gru."
    (found,) = absences([telling(text, language="it"), telling(b, "B", language="it")], rows)
    assert quotes(found, text, b)[0] == "La campana tace."


def test_what_says_little_stands_in_a_longer_absence() -> None:
    """Within a run that is absent a line that says little is part of it."""
    text = "The pier is new. Thank you. The guild paid for it."
    rows = [row("p1", A=[0], B=[0]), row("p2", 0, A=[1, 2])]
    b = "The pier is new."
    (found,) = absences([telling(text), telling(b, "B")], rows)
    assert quotes(found, text, b)[0] == "Thank you. | The guild paid for it."
