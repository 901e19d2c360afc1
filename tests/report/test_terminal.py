"""The report for a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from footbridge import crowd, with_words
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from tellings import report

if TYPE_CHECKING:
    from tellings.model import Comparison

CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@given(st.text(max_size=80), st.integers(20, 120))
@settings(max_examples=60, deadline=None)
def test_no_control_character_passes_and_no_line_is_too_long(said: str, width: int) -> None:
    """Whatever a source holds, the text is printable and as wide as was asked for."""
    text = report.text(with_words(said), width=width, colour=False)
    assert not CONTROLS.search(text)
    assert all(cell_len(line) <= width for line in text.split("\n"))


@pytest.mark.parametrize(
    "said", ["[bold red]loud[/]", ":smile:", "\x1b[31mred", "[link=http://example.org]here[/link]"]
)
def test_markup_and_escapes_of_a_source_are_shown_and_do_not_act(said: str) -> None:
    """Brackets stay brackets, an escape character is a picture, with colour too."""
    shown = said.replace("\x1b", "␛")
    assert shown in report.text(with_words(said), width=100, colour=False)
    coloured = report.text(with_words(said), width=100, colour=True)
    assert "\x1b[31mred" not in coloured
    assert shown in re.sub(r"\x1b\[[\d;]*m", "", coloured)


def test_colour_only_adds_escapes(comparison: Comparison) -> None:
    """Without its escapes the coloured text is the plain one; the environment changes neither."""
    plain = report.text(comparison, width=90, colour=False)
    coloured = report.text(comparison, width=90, colour=True)
    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in bare.split("\n")] == plain.split("\n")


def test_it_says_who_tells_what_differs_and_where(pair: Comparison) -> None:
    """Heads first, then the findings with both quotes, then a line a passage, then the counts."""
    text = report.text(pair, width=100, colour=False)
    order = [
        "A   Paper A · 4 May 2031 · English · 45 words, 78 % of them told by others, 3 set aside",
        "WHAT DIFFERS",
        "1  Number  weight 0.95, passage 2, rule:number",
        "A says 4, B says 5",
        "A   Dear neighbours, the bridge cost [4 million] crowns.",
        "B   It cost [5 million] crowns.",
        "Not in B",
        "B   not in B",
        "PASSAGES",
        "= the same words",
        "4–5 ◐  Part of Ida Brandt’s remarks, 10 words, not in B",
        "6 =↕ AB  We built it in ten weeks.",
        "Number 1 · Negation 1 · Not in B 1",
    ]
    places = [text.find(line) for line in order]
    assert -1 not in places
    assert places == sorted(places)


def test_nothing_that_differs_is_said_plainly(pair: Comparison) -> None:
    """Without findings there is a sentence."""
    text = report.text(replace(pair, findings=()), width=80, colour=False)
    assert "No difference in substance was found between these tellings." in text


def test_prose_stays_narrow_in_a_wide_window(pair: Comparison) -> None:
    """The list of passages takes the room, sentences end at a hundred cells."""
    long = "and so it went on " * 12
    a = replace(pair.findings[0], note=long)
    text = report.text(replace(pair, findings=(a,)), width=200, colour=False)
    lines = [line for line in text.split("\n") if "went on" in line]
    assert len(lines) > 2
    assert max(map(cell_len, lines)) <= 100


def test_many_tellings_are_counted_and_copies_folded() -> None:
    """A hundred are four texts with their copies; a passage says how many have it."""
    text = report.text(crowd(100), width=80, colour=False)
    assert "C   Paper C and 33 copies" in text
    assert "A, C, F, I, L and 29 others: Dear neighbours" in text
    assert re.search(r"3 ≠ +68 of 100  It will not be lit", text)
    assert len(text.split("\n")) < 70


def test_what_could_not_be_looked_at_is_said(comparison: Comparison) -> None:
    """Each limit of the record stands at the head of the report, in every form."""
    limited = replace(comparison, limits=("The language of B is “it”, of which there is no lexicon.",))
    for shown in (report.text(limited, width=300, colour=False), report.markdown(limited), report.html(limited)):
        assert "of which there is no lexicon" in " ".join(shown.split())
