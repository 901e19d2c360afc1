"""Datelines at the head of a report, and agencies' marks at its end."""

import pytest

from tellings.model import Span
from tellings.reading.datelines import dateline
from tellings.reading.sentences import sentences


@pytest.mark.parametrize(
    ("text", "language", "agency", "rest"),
    [
        ("PORT AMARY, March 4 (CALPRESS) -- The sides met.", "en", "CALPRESS", "The sides met."),
        ("Port Amary, 4 March. /CALPRESS/. The sides met.", "en", "CALPRESS", "The sides met."),
        ("ПОРТ-СЕВЕР, 4 марта. /ТАСК/. Стороны встретились.", "ru", "ТАСК", "Стороны встретились."),
        ("TARVIK, Mar 4, 2031 – The sides met.", "en", None, "The sides met."),
        ("TARVIK, Calland, March 4. The sides met.", "en", None, "The sides met."),
        ("ПОРТ-СЕВЕР, 4 марта. Стороны встретились.", "ru", None, "Стороны встретились."),
        ("ПОРТ-СЕВЕР, 4 мар - ТАСК Новости. Стороны встретились.", "ru", "ТАСК Новости", "Стороны встретились."),
        ("Port Amary. March 4. CALPRESS.EX - The sides met.", "en", "CALPRESS.EX", "The sides met."),
        ("Tarvik, le 4 mars 2031 (CALP) - Les parties se sont vues.", "fr", "CALP", "Les parties se sont vues."),
        ("Tarvik (dpa) - Die Seiten trafen sich.", "de", "dpa", "Die Seiten trafen sich."),
    ],
)
def test_a_dateline_ends_where_the_report_begins(text, language, agency, rest):
    """A place, a day and a mark; the agency between them where it is named."""
    found = dateline(text, 0, len(text), language)
    assert (found.agency, text[found.end :]) == (agency, rest)
    said = sentences(text, [Span(0, len(text))], language)
    assert [text[s.start : s.end] for s in said] == [rest]


@pytest.mark.parametrize(
    "text",
    [
        "In Tarvik, on 4 March, the sides met (again).",
        "On March 4 the sides met - at last - in Tarvik.",
        "The sides met in Tarvik, March 4 being a holiday.",
        "The sides met.",
        "Monday, 4 March. The sides met.",
        "Ann Lee (Calland) - We agree.",
        "TARVIK, March 4 sees the sides meet.",
    ],
)
def test_a_sentence_with_a_day_is_no_dateline(text):
    """Without a place before the day and a mark after it, the words are the report's."""
    assert dateline(text, 0, len(text), "en") is None


def test_an_end_mark_is_no_sentence():
    """Marks such as "Enditem" and "(End)" say that the report is over; "the end" within a sentence is its own."""
    text = "This is the end. Enditem"
    assert [text[s.start : s.end] for s in sentences(text, [Span(0, len(text))], "en")] == ["This is the end."]
    text = "They left. (End)"
    assert [text[s.start : s.end] for s in sentences(text, [Span(0, len(text))], "en")] == ["They left."]
