"""Hard-wrapped text: lines that only wrap a paragraph belong together, others do not."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.reading import telling
from tellings.reading.flat import page

PROSE = (
    "The two ministers met in Tarvik on 4 May and discussed the border, the trade in timber and the fate of the "
    "fishermen who have been held since January. Eleven boats have been released, and the other two remain in port. "
    "The question of the lighthouse is open."
)


def paragraphs(text):
    """Return the lines of the page, their own line ends as blanks."""
    read = page(text)
    return [" ".join(read.words(line).split()) for line in read.lines]


@given(st.integers(50, 95))
def test_a_wrapped_paragraph_is_one(width):
    """At whatever width a paragraph was wrapped, its lines are one."""
    assert paragraphs(textwrap.fill(PROSE, width)) == [PROSE]


def test_a_mark_at_the_end_is_no_reason_to_part():
    """A line that ends with a sentence goes on where the next word had no room."""
    text = textwrap.fill(PROSE, 56)
    assert any(line.endswith(".") for line in text.splitlines()[:-1])
    assert paragraphs(text) == [PROSE]


def test_short_last_lines_end_a_paragraph():
    """Paragraphs without a blank line between are parted where the next word would have fitted."""
    first, second = PROSE, "Both sides thanked the port of Tarvik, which had opened its hall to them at a day's notice."
    assert paragraphs(textwrap.fill(first, 70) + "\n" + textwrap.fill(second, 70)) == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        "Good evening.\nWe spoke about the bridge.\nIt will be repaired by 2027.",
        "The bridge across the sound will be repaired in two years' time.\n- Nobody will pay a toll before it is done.",
        "Home\nNews\nSport and leisure in the whole of the northern province\nContact",
        "When the boats come home in the evening of the year\nAnd the lamps are lit along the quay of Tarvik town",
    ],
)
def test_lines_that_stand_for_themselves_stay(text):
    """Sentences a line, items, menus and verse are not joined."""
    assert paragraphs(text) == text.splitlines()


def test_labels_begin_a_line_of_their_own():
    """A speaker's label after a full line ends the paragraph before it."""
    text = textwrap.fill(PROSE, 70) + "\n" + textwrap.fill("MS BRANDT: " + PROSE, 70)
    assert paragraphs(text) == [PROSE, "MS BRANDT: " + PROSE]


def test_a_sentence_runs_over_the_line_ends():
    """A sentence is one stretch, the line ends in it, and nothing is lost."""
    told = telling(textwrap.fill(PROSE, 72).encode(), name="made.txt")
    said = [told.sentence(i) for i in range(len(told.sentences))]
    assert len(said) == 3
    assert "\n" in said[0]
    assert " ".join(" ".join(said).split()) == PROSE
    assert told.aside == ()
