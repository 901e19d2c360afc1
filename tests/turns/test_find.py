"""What holds for any telling: exact spans, no label in a sentence, the same answer twice."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from made_turns import sentences, telling, who

from tellings import turns
from tellings.model import Aside, Sentence, Telling

PIECES = st.sampled_from(
    [
        *(
            "Minister Ada Korr: ",
            "Q: ",
            "A: ",
            "Q  ",
            "Moderator:",
            "X said:",
            "President Ilan Alver said:",
            "- ",
            "—",
            "-",
        ),
        *(
            "-",
            "\n",
            "\n\n",
            " ",
            "(applause)",
            "<…>",
            "* * *",
            "“We go,” he said.",
            "«",
            "»",
            "“",
            "”",
            '"',
            "Ada Korr",
        ),
        *(
            "I thank you. ",
            "Вопрос:",
            "记者:",
            "说:",
            "Ilan Alver thanked the guests.",
            "😀",
            "И́",
            "the talks went on. ",
        ),
        *("И́", "Statement by President Ilan Alver", ",", ".", "12:30", "م", "\u2028"),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=200))


@st.composite
def tellings(draw: st.DrawFn) -> Telling:
    """Return a telling of any text, with any asides and sentences."""
    text = draw(TEXTS)
    made = telling(text, draw(st.one_of(st.none(), TEXTS)), draw(st.sampled_from([None, "en", "ru", "fr", "zh", "xx"])))
    place = st.integers(0, len(text))
    spans = st.lists(st.tuples(place, place).map(sorted), max_size=3)
    asides = tuple(Aside(a, b, "made") for a, b in draw(spans))
    loose = tuple(Sentence(a, b) for a, b in draw(spans))
    chosen = draw(st.sampled_from([made.sentences, loose, ()]))
    return Telling(**{f: getattr(made, f) for f in made.__struct_fields__} | {"aside": asides, "sentences": chosen})


@settings(max_examples=150, deadline=None)
@given(tellings())
def test_whatever_is_given(given_: Telling) -> None:
    """Turns lie in the text, voices do not overlap, sentences touch neither labels nor asides.

    Of a telling whose sentences are its text's own, twice is once; loose ones may be used up by the labels they hold.
    """
    told = turns.find(given_)
    voices = [turn for turn in told.turns if turn.kind != "quotation"]
    assert all(0 <= turn.start < turn.end <= len(told.text) for turn in told.turns)
    assert all(a.end <= b.start for a, b in pairwise(voices))
    for turn in told.turns:
        assert turn.label is None or turn.label.end <= turn.start
        assert turn.kind != "quotation" or any(v.start <= turn.start and turn.end <= v.end for v in voices)
    closed = [(t.label.start, t.label.end) for t in told.turns if t.label] + [(a.start, a.end) for a in told.aside]
    assert all(s.end <= start or s.start >= end for s in told.sentences for start, end in closed if start < end)
    if given_.sentences == telling(given_.text, given_.title, given_.language).sentences:
        assert turns.find(told) == told


def test_all_else_is_as_it_was() -> None:
    """Text, title, asides and the rest are not touched."""
    made = telling("Minister Ada Korr: We go.", "A title")
    told = turns.find(made)
    assert (told.text, told.title, told.aside, told.source) == (made.text, made.title, made.aside, made.source)


def test_nothing_gives_nothing() -> None:
    """An empty text has no turn and no sentence."""
    assert who("") == []
    assert sentences("\n \n") == []


def test_remarks_on_their_own_are_no_sentences() -> None:
    """The line "(Applause)", "<…>" and "* * *" on lines of their own are not part of the account's sentences."""
    text = "Minister Ada Korr: We go.\n\n(Applause)\n\n* * *\n\n<…>\n\nWe come back."
    assert sentences(text) == ["We go.", "We come back."]


def test_minus_is_no_dialogue_dash() -> None:
    """A figure below zero keeps its sign."""
    assert sentences("-5 degrees were measured.") == ["-5 degrees were measured."]


def test_what_happened_in_the_room_is_nobody_s_words() -> None:
    """The end of a briefing or applause, in brackets on a line of its own, is no sentence."""
    text = "MR MARSH: We will go there.\n(The briefing was concluded at 1:52 p.m.)\nMR MARSH: Soon.\n(Applause.)"
    assert sentences(text) == ["We will go there.", "Soon."]
    assert sentences("MR MARSH: We will.\n(He did not say when.)\nMR MARSH: Soon.")[1] == "(He did not say when.)"
