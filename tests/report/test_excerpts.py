"""What is shown of a stretch, and how much around it."""

from __future__ import annotations

from footbridge import A, place, telling
from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Span
from tellings.report.plain import ends, head, tail, words
from tellings.report.quote import cut, excerpts, whole


def joined(runs: tuple[tuple[object, ...], ...]) -> str:
    """Return the pieces with the marked ones in brackets."""
    return " / ".join("".join(f"[{p.text}]" if p.marked else p.text for p in run) for run in runs)  # type: ignore[attr-defined]


def test_a_quote_is_the_sentence_with_the_span_marked() -> None:
    """Before and after the span stands the rest of its sentence."""
    a = telling("A", A)
    assert joined(excerpts(a, place(a, "not be lit"))) == "It will [not be lit] at night."


def test_spans_in_one_sentence_share_a_quote_and_others_do_not() -> None:
    """Two marks in a sentence, one in another: two quotes."""
    a = telling("A", A)
    spans = place(a, "not") + place(a, "night") + place(a, "barge")
    assert joined(excerpts(a, spans)) == "It will [not] be lit at [night]. / The steel came by [barge]."


def test_sentences_that_follow_on_each_other_are_one_quote() -> None:
    """Three sentences marked one by one read as one stretch."""
    a = telling("A", A)
    spans = place(a, A[3]) + place(a, A[4])
    assert joined(excerpts(a, spans)) == f"[{A[3]}]\n[{A[4]}]"


def test_a_span_outside_the_sentences_is_quoted_bare() -> None:
    """What is set aside has no sentence around it."""
    a = telling("A", A)
    assert joined(excerpts(a, place(a, "this page"))) == "[this page]"


def test_a_long_stretch_shows_its_ends_and_keeps_the_whole() -> None:
    """First words, last words; the whole is there to be folded."""
    long = [f"{' '.join(f'w{n}' for n in range(200))}."]
    a = telling("A", long)
    shown = joined(excerpts(a, (Span(0, len(long[0])),)))
    assert shown.startswith("[w0 w1 ")
    assert shown.endswith(" w199.]")
    assert words(shown) < 60
    assert whole(a, (Span(0, len(long[0])),)) == long[0]
    assert whole(a, (Span(0, 20),)) is None


@given(st.integers(0, 30), st.integers(0, 30), st.lists(st.integers(0, 40)))
def test_cuts_cover_the_stretch(start: int, length: int, edges: list[int]) -> None:
    """End to end, none empty, whatever the edges."""
    cuts = cut(start, start + length, edges)
    assert [n for a, b in cuts for n in range(a, b)] == list(range(start, start + length))
    assert all(a < b for a, b in cuts)


@given(st.text(max_size=80), st.integers(1, 5))
def test_clipping_only_leaves_out(text: str, count: int) -> None:
    """What is shown before or after the ellipsis stands so in the text."""
    first, last, both = head(text, count), tail(text, count), ends(text, count, count)
    assert first == text or text.startswith(first.removesuffix("\u00a0…"))
    assert last == text or text.endswith(last.removeprefix("…\u00a0"))
    opening, _, closing = both.partition(" … ")
    assert both == text or (text.startswith(opening) and text.endswith(closing))


def test_words_are_counted_in_scripts_with_and_without_spaces() -> None:
    """A contraction is one word; each Chinese character counts."""
    assert words("It’s 4,500 kilometres – twenty-three days.") == 5
    assert words("这座桥500万") == 5
    assert words("Он не поедет.") == 3
