"""Markdown is read as what its reader sees; a text with an asterisk stays a text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import TellingsError
from tellings.reading import telling
from tellings.reading.formats import markdown

ARTICLE = """---
title: "Harbour works begin"
publisher: The Gazette
date: 2031-02-03
url: https://gazette.example/harbour
---

# Harbour works begin

The works in the *harbour* begin today, after **eleven years** of talks between
the town and the [port authority](https://port.example/about "About").[^1]

## What comes next

- The bridge is closed at night until the end of March, the mayor's office said.
- Fees for small boats stay as they are for the whole of the coming season.

| Stage | Cost of the stage |
|-------|------|
| Quay  | 3 million crowns |

I ask everyone for patience &amp; thank the `engineers` who came.

[^1]: The authority was founded in 1911 by an act of the town council.
"""


def test_marks_go_and_words_stay():
    """Emphasis, headings, links and tables leave their words; wrapped lines are one."""
    read = telling(ARTICLE.encode(), name="a")
    told = [read.text[s.start : s.end] for s in read.sentences]
    assert told[0] == (
        "The works in the harbour begin today, after eleven years of talks between the town and the port authority."
    )
    assert told[-1] == "I ask everyone for patience & thank the engineers who came."
    assert read.source.media_type == "text/markdown"
    assert not set("*#`|") & set("".join(told))


def test_the_front_matter_says_what_it_is():
    """Title, publisher, day and address stand in it; it lies aside, as do notes."""
    read = telling(ARTICLE.encode(), name="a")
    assert (read.title, read.publisher, read.published) == ("Harbour works begin", "The Gazette", "2031-02-03")
    assert read.source.address == "https://gazette.example/harbour"
    reasons = {read.text[a.start : a.end].split()[0]: a.reason for a in read.aside}
    assert reasons["title:"] == "front matter"
    assert reasons["[^1]:"] == "footnote"


@pytest.mark.parametrize(
    "text",
    [
        "She said * and # on 3 [sic] lines.\nNothing more (http://a.example).\n",
        "---\nModerator: Good morning.\nMr. Ferro: Thank you.\n---\n",
        "#1 in the list\n#2 in the list\n",
        "* * *\n\nThe end of the talks.\n",
        "2 * 3 * 4, and **kwargs in the code",
        "Harbour works begin\n-----\nThe works begin today.\n",
    ],
)
def test_a_text_with_a_mark_or_two_is_flat(text):
    """One mark, or signs that flat text has too, make no Markdown: nothing of the text is touched."""
    assert not markdown.is_markdown(text)


PIECE = st.sampled_from(
    [
        "# ", "## Works\n\n", "\n\n", "\n", "*", "**", "[a](http://b.example)", "![", "](", "[^1]", "[^1]: note", "`",
        "```\n", "> ", "- ", "1. ", "| a | b |\n", "|--|--|\n", "<b>", "<script>", "&amp;", "---\n", "title: x\n",
        "The town waits. ", "We expect them to be finished by the autumn of next year, said the mayor. ", "    ", "\t",
        "\\", "===\n",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECE, max_size=25).map("".join))
def test_any_marks_end_in_a_telling_or_our_error(text):
    """Whatever the marks, spans lie in the text and never overlap."""
    try:
        read = telling(("# A\n\n[b](./c)\n\n" + text).encode(), name="x")
    except TellingsError:
        return
    stretches = sorted([*read.aside, *read.sentences], key=lambda each: each.start)
    assert all(one.end <= other.start for one, other in pairwise(stretches))


@pytest.mark.parametrize("piece", ["[", "*a", "**a ", "![", "> ", "`", "<a ", "[a](", "- " * 5, "_a_b"])
def test_a_long_row_of_marks_takes_no_time(piece):
    """Rows of marks that never close do not stop the reader."""
    try:
        read = telling(("# A\n\n[b](./c)\n\n" + piece * 3_000).encode(), name="x")
    except TellingsError:
        return
    assert read.text
