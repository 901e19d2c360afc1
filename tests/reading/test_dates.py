"""Dates in the forms that pages print them."""

import pytest

from tellings.reading import dates


@pytest.mark.parametrize(
    ("printed", "language", "day"),
    [
        ("3 February 203118:00", "en", "2031-02-03"),
        ("03.02.2031. 17:45", "en", "2031-02-03"),
        ("18/04/2031 19:55", "en", "2031-04-18"),
        ("Monday, 3 February 2031", "en", "2031-02-03"),
        ("Montag, 3. Februar 2031", "de", "2031-02-03"),
        ("3 февраля 203114:10", "ru", "2031-02-03"),
        ("February 3, 2031 6:31 PM", "en", "2031-02-03"),
        ("Feb. 3rd, 2031", "en", "2031-02-03"),
        ("3 February 2031 · 4 min read", "en", "2031-02-03"),
        ("3 de febrero de 2031", "es", "2031-02-03"),
        ("1er février 2031", "fr", "2031-02-01"),
        ("2031年2月3日", "ja", "2031-02-03"),
        ("2031-02-03T08:00Z", None, "2031-02-03"),
        ("February 3–5, 2031", "en", "2031-02-03"),
        ("3. helmikuuta 2031", "fi", "2031-02-03"),
        ("3 fevral 2031", "az", "2031-02-03"),
    ],
)
def test_a_printed_date_is_read(printed, language, day):
    """The day is read whatever the order, the language and what is stuck to the year."""
    assert [found.iso() for found in dates.find(printed, language)] == [day]


@pytest.mark.parametrize(
    "words", ["31 February 2031", "version 1.2.3", "May the 2031 budget pass", "99/99/2031", "tel. 020 405 2031"]
)
def test_what_is_no_date_is_none(words):
    """Days that do not exist, versions and numbers are no dates."""
    assert dates.find(words, "en") == []


def test_a_date_without_a_year_takes_one():
    """A day and a month are a date whose year is printed elsewhere."""
    (found,) = dates.find("Harbourtown, Feb 3 (Wire)", "en")
    assert found.year is None
    assert found.iso(2031) == "2031-02-03"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Harbourtown, February 3, WIRE", "Harbourtown"),
        ("HARBOURTOWN, Feb 3 (Wire)", "HARBOURTOWN"),
        ("Town Hall, Harbourtown, 3 February", "Harbourtown"),
        ("Opening of the bridge, Harbourtown, February 3, 2031", "Harbourtown"),
        ("Harbourtown, Monday, 3 February 2031", "Harbourtown"),
        ("Monday, 3 February 2031", None),
        ("on 3 February 2031", None),
    ],
)
def test_the_place_before_a_date(line, place):
    """A dateline's place stands right before its date; a day of the week is no place."""
    assert dates.place_before(line, dates.find(line, "en")[0], "en") == place


def test_a_page_settles_its_own_order_of_day_and_month():
    """Beside "2 April 2031", "04/02/2031" has its month first, whatever the habit."""
    found = dates.find("04/02/2031, that is 2 April 2031", "en")
    assert [each.iso() for each in dates.settled(found, month_first=False)] == ["2031-04-02", "2031-04-02"]


def test_the_habit_decides_where_nothing_else_does():
    """The day comes first in most of the world, the month in the United States."""
    found = dates.find("04/02/2031", "en")
    assert [each.iso() for each in dates.settled(found, month_first=False)] == ["2031-02-04"]
    assert [each.iso() for each in dates.settled(found, month_first=True)] == ["2031-04-02"]


@pytest.mark.parametrize("text", ["4 mars 2031", "4 марта 2031", "4. März 2031", "4 de marzo de 2031", "4 marca 2031"])
def test_months_of_a_language_not_known_yet(text):
    """A line above the account is a date before the account's language is known."""
    assert [each.iso() for each in dates.find(text, None)] == ["2031-03-04"]
