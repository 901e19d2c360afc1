"""The words of the report."""

from __future__ import annotations

import pytest
from footbridge import finding

from tellings.model import Span
from tellings.report.phrase import counted, day, language_name, listed, tag, title

HERE = (Span(0, 1),)


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2031-05-04", "4 May 2031"),
        ("2031-05-04T18:05:00+03:00", "4 May 2031, 18:05"),
        ("2031-05", "2031-05"),
        ("last May", "last May"),
    ],
)
def test_a_date_is_said_in_words_and_what_is_none_stays(published: str, shown: str) -> None:
    """A date with its precision; anything else as it stands."""
    assert day(published) == shown


def test_languages_have_their_names_and_only_tags_go_into_markup() -> None:
    """An unknown code is shown as it is; what is no code at all is never a tag."""
    assert [language_name(code) for code in ("ru", "zh", "xx", None)] == ["Russian", "Chinese", "xx", None]
    assert (tag("pt-BR"), tag('en" onload="x'), tag(None)) == ("pt-BR", None, None)


def test_a_title_says_who_lacks_what() -> None:
    """By side and by kind; "not in B" and never a harder word."""
    assert title(finding(1, "number", 1, None, A=HERE, B=HERE)) == "Number"
    assert title(finding(1, "omission", 1, None, A=HERE, B=())) == "Not in B"
    assert title(finding(1, "addition", 1, None, A=(), B=(), C=HERE)) == "Not in A or B"
    assert title(finding(1, "omitted-turn", 1, None, A=HERE, B=())) == "Not in B: a whole turn"
    assert title(finding(1, "person", 1, None, A=HERE, B=())) == "Person, not in B"


def test_numbers_and_lists_read_as_english() -> None:
    """One passage, two passages; A, B and C."""
    assert (counted(1, "passage"), counted(2400, "word")) == ("1 passage", "2,400 words")
    assert [listed(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A and B", "A, B and C"]
