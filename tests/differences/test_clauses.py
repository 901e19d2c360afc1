"""Clauses left out of a passage that both tell."""

from __future__ import annotations

import pytest
from made_sides import ENCODER, one, quotes, row, substantive, telling

from tellings import differences

LONG = (
    "The minister thanked the crews, and the harbour at Murn lost its lighthouse in the storm, and promised to return."
)
SHORT = "The minister thanked the crews and promised to return."
CLAUSE = "harbour at Murn lost its lighthouse in the storm"


@pytest.mark.parametrize(("a", "b", "kind"), [(LONG, SHORT, "omission"), (SHORT, LONG, "addition")])
def test_a_clause_left_out(a: str, b: str, kind: str) -> None:
    """A clause that only one side has is found, and quoted whole."""
    (found,) = substantive(a, b)
    assert found.kind == kind
    assert CLAUSE in "".join(quotes(found, a, b))
    assert () in found.spans.values()


def test_a_clause_said_elsewhere_is_not_left_out() -> None:
    """What the other telling has as a sentence of its own, beside the passage, is not absent."""
    b = f"{SHORT} The {CLAUSE}."
    rows = [row("p1", A=[0], B=[0]), row("p2", 0, B=[1])]
    found = differences.findings([telling(LONG), telling(b, "B")], rows, encoder=ENCODER)
    assert [finding for finding in found if finding.kind == "omission"] == []


def test_a_clause_within_a_sentence_elsewhere_is_not_left_out() -> None:
    """What moved into the midst of a longer sentence of another passage is not absent; what is said nowhere is."""
    rows = [row("p1", A=[0], B=[0]), row("p2", 0, B=[1])]
    for said, absent in ((CLAUSE, False), ("harbour at Lund has a new tower with a green roof", True)):
        b = f"{SHORT} The council sat for three hours in the old hall, and the {said}, and the bells rang until dusk."
        found = differences.findings([telling(LONG), telling(b, "B")], rows, encoder=ENCODER)
        assert [finding.kind for finding in found if finding.kind == "omission"] == (["omission"] if absent else [])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The minister told reporters, we thank the crews.", "We thank the crews."),
        ("The crews, he said, were thanked by the minister.", "The minister thanked the crews, she said."),
        (
            "The crews will be thanked in the old hall, Danish Minister Ann Lee said on Friday during talks in Murn.",
            "The crews will be thanked in the old hall.",
        ),
        ("We thank the crews, and we promise to return.", "We promise to return, and we thank the crews."),
    ],
)
def test_nothing_is_left_out(a: str, b: str) -> None:
    """Who speaks, and in which order, is no clause that the other lacks."""
    assert [finding for finding in one(a, b) if finding.kind in ("omission", "addition")] == []


#: Four sentences as two hands tell them, over 60 words a side.
TOLD = (
    "The council met in the old hall at noon on Monday to hear the pilots and the crews of the northern harbour.",
    "The ferry brought tents, blankets and lamps to the island, and the families of the valley thanked the guild.",
    "The bridge over the river will be mended before the winter by the masons of the southern town of Murn.",
    "The mayor promised that the school beside the mill would open its doors again in the month of May.",
)
RETOLD = (
    "On Monday at noon the council met in the old hall and heard the crews and pilots of the northern harbour.",
    "Tents, lamps and blankets were brought to the island by ferry, and the families of the valley thanked the guild.",
    "Before the winter the masons of the southern town of Murn will mend the bridge over the river.",
    "The school beside the mill would open its doors again in May, the mayor promised.",
)
LEFT_OUT = ", while two lighthouse keepers slept beneath warm sheepskins,"


@pytest.mark.parametrize("home", range(4))
def test_a_clause_left_out_of_a_long_passage(home: int) -> None:
    """In a passage of four sentences a side the clause is found, whichever of them holds it, and nothing else is."""
    words = TOLD[home].split()
    longer = " ".join([*words[:9], LEFT_OUT.strip(), *words[9:]]).replace(" ,", ",")
    a = " ".join([*TOLD[:home], longer, *TOLD[home + 1 :]])
    b = " ".join(RETOLD)
    found = [each for each in substantive(a, b) if each.kind in ("omission", "addition")]
    assert [each.kind for each in found] == ["omission"]
    assert "lighthouse keepers slept" in "".join(quotes(found[0], a, b))
    assert not [each for each in substantive(" ".join(TOLD), b) if each.kind in ("omission", "addition")]


@pytest.mark.parametrize(("clause", "said"), [("who seldom sleep", 0), ("all nineteen sailors", 1)])
def test_a_clause_of_a_few_words_is_light(clause: str, said: int) -> None:
    """Without a number it is under the threshold; with one it is a fact."""
    found = substantive(f"The minister thanked the crews, {clause}, and promised to return.", SHORT)
    assert len([finding for finding in found if finding.kind == "omission"]) == said
