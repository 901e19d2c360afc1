"""More tellings than columns: wordings, notes, copies, the presence matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footbridge import A, crowd, many, telling
from msgspec.structs import replace

from tellings.report.copies import Folded, folded
from tellings.report.view import view

if TYPE_CHECKING:
    from tellings.report.readings import Reading
    from tellings.report.view import View


def passages(shown: View) -> list[Reading]:
    """Return the readings in order."""
    return [reading for block in shown.readings for reading in block.items]


def test_each_wording_stands_once_with_all_who_have_it() -> None:
    """Six tellings of a passage in three wordings; no telling is under two."""
    second = passages(view(many()))[1]
    assert [wording.sides for wording in second.wordings] == [("A",), ("B",), ("C", "D", "E", "F")]
    assert second.absent == ()
    assert passages(view(many()))[3].absent == ("B", "C", "D", "E", "F")


def test_every_telling_of_a_passage_is_under_one_wording_or_absent() -> None:
    """Whoever is not among the wordings lacks it; copies stand with the text they copy."""
    made = crowd(14)
    shown = view(made)
    pickable = {text.side for text in shown.texts}
    for passage, reading in zip(made.passages, passages(shown), strict=True):
        sides = [side for wording in reading.wordings for side in wording.sides]
        assert sorted(sides) == sorted(side for side, told in passage.sentences.items() if told)
        assert set(reading.absent) == pickable - set(sides)


def test_a_note_says_who_has_which_words() -> None:
    """Tellings that say the same stand together; what a telling lacks is said without words."""
    first, *_ = passages(view(crowd(8)))[1].notes
    assert {words: "".join(sides) for sides, words in first.said} == {
        "4 million": "ACF",
        "5 million": "B",
        "6 million": "DG",
        "4 Millionen": "EH",
    }
    left_out = passages(view(crowd(8)))[3].notes
    assert [note.said for note in left_out] == [((("B",), ""),)]


def test_copies_fold_under_the_earliest_and_a_difference_keeps_a_telling_apart() -> None:
    """A of the fourth and its copies of the first and fourth are one; what names another number is not."""
    texts = folded(crowd(8))
    assert Folded("C", ("A", "F")) in texts
    assert Folded("D", ("G",)) in texts
    assert sorted(side for text in texts for side in (text.side, *text.copies)) == list("ABCDEFGH")


def test_a_telling_that_leaves_a_sentence_out_is_no_copy() -> None:
    """What it leaves out is what one looks for."""
    made = crowd(4)
    shorter = telling("C", A[:-1])
    tellings = (*made.tellings[:2], shorter, made.tellings[3])
    assert Folded("C", ()) in folded(replace(made, tellings=tellings, findings=()))


def test_the_matrix_has_a_sign_for_each_passage() -> None:
    """The common wording, another, a difference in substance, not told."""
    shown = view(crowd(12))
    lines = {line.side: "".join(line.signs) for line in shown.lines}
    assert set(lines) == {text.side for text in shown.texts}
    assert lines["B"] == "≈≠≠··=≈"
    assert lines["E"] == "≈≠·····"
    assert sum(len(line.copies) + 1 for line in shown.lines) == 12


def test_few_tellings_have_neither() -> None:
    """Ten have no matrix; four no readings."""
    assert view(crowd(10)).lines == ()
    assert view(crowd(4)).readings == ()
    assert view(crowd(5)).readings != ()
