"""Title, publisher, day and place, from wherever a page gives them."""

import pytest

from tellings.reading import telling

PROSE = """The council of the harbour town has decided that the old bridge will be closed from the first of March.

Engineers found cracks in two of its six piers last autumn, and the repairs are to take eleven months.

Lorries will be led over the northern road, while the ferry will carry everyone else free of charge."""


def flat(above="", below=""):
    """Return the telling of a flat text with lines above and below its account."""
    return telling(f"{above}\n\n{PROSE}\n\n{below}".encode(), name="made.txt")


def page(head="", above="", below=""):
    """Return the telling of an HTML page with these fields in its head and markup above and below its account."""
    body = "".join(f"<p>{line}</p>" for line in PROSE.split("\n\n"))
    return telling(f"<html><head>{head}</head><body>{above}{body}{below}</body></html>".encode(), name="made.html")


def test_nothing_said_is_null():
    """Where a page says nothing of itself, nothing is guessed."""
    told = flat()
    assert (told.title, told.publisher, told.published, told.place) == (None, None, None, None)
    assert told.language == "en"


@pytest.mark.parametrize(
    "title",
    [
        "Old bridge closed for eleven months",
        "OLD BRIDGE CLOSED FOR ELEVEN MONTHS",
        "Council decides on the harbour’s old bridge, Harbourtown",
    ],
)
def test_the_title_of_a_flat_page(title):
    """The headline above the account, not the site's name or section above it."""
    assert flat(f"The Gazette\n\nNEWS\n\n{title}\n\n3 February 2031").title == title


def test_a_title_is_told_from_its_pictures():
    """What only says that there is a film is no part of the title."""
    assert flat("Old bridge closed for eleven months VIDEO").title == "Old bridge closed for eleven months"


def test_the_title_of_a_page():
    """The first heading goes before the window's title with the site's name in it."""
    told = page("<title>Old bridge closed | Gazette</title>", "<h1>Old bridge closed for eleven months</h1>")
    assert told.title == "Old bridge closed for eleven months"


def test_the_title_of_a_page_without_headings():
    """Fields of the head, then the longest part of the window's title."""
    assert page('<meta property="og:title" content="Old bridge closed">').title == "Old bridge closed"
    assert page("<title>Old bridge closed for months | Gazette</title>").title == "Old bridge closed for months"


@pytest.mark.parametrize(
    ("head", "above", "below", "name"),
    [
        ('<meta property="og:site_name" content="The Gazette">', "", "", "The Gazette"),
        ('<script type="application/ld+json">{"publisher":{"name":"The Gazette"}}</script>', "", "", "The Gazette"),
        ("", "", "<footer>© 2031 The Gazette. All rights reserved</footer>", "The Gazette"),
        ("", "", "<footer>© Harbour Press Service, 2004–2031</footer>", "Harbour Press Service"),
        ("", '<div class="site-name">Town Council</div><h1>Old bridge closed for now</h1>', "", "Town Council"),
        ("<title>Old bridge closed | The Gazette</title>", "<h1>Old bridge closed</h1>", "", "The Gazette"),
    ],
)  # fmt: skip
def test_the_publisher_of_a_page(head, above, below, name):
    """The name in the fields, the copyright line, the head of the page or the window's title."""
    assert page(head, above, below).publisher == name


def test_the_publisher_of_a_flat_page():
    """An agency in the dateline, the © line, or the masthead of up to two lines."""
    assert flat("Old bridge closed for eleven months\n\nHarbourtown, February 3, GAZETPRESS").publisher == "GAZETPRESS"
    assert flat(below="© 2031 GAZETPRESS. When using materials a hyperlink is required").publisher == "GAZETPRESS"
    above = "HARBOUR REPUBLIC\nMINISTRY OF BRIDGES\n\nMain | News\n\nOld bridge closed for eleven months"
    assert flat(above).publisher == "HARBOUR REPUBLIC, MINISTRY OF BRIDGES"


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ('<meta property="article:published_time" content="2031-02-03T18:00:00Z">', ""),
        ('<script type="application/ld+json">{"@graph":[{"datePublished":"2031-02-03"}]}</script>', ""),
        ('<meta name="date" content="2031-02-03"><meta name="last-modified" content="2032-01-01">', ""),
        ("", '<h1>Old bridge closed</h1><time datetime="2031-02-03">3 February 2031</time>'),
        ("", "<h1>Old bridge closed</h1><p>Published 3 February 2031. Updated 9 May 2031</p>"),
    ],
)
def test_the_day_of_a_page(head, above):
    """Fields of the head and lines near the title give the day of publication, not of a change."""
    assert page(head, above).published == "2031-02-03"


@pytest.mark.parametrize("days", [(3, 4), (9, 8), (5, 6), (12, 7), (2, 1)])
def test_of_two_fields_the_first_is_the_day(days):
    """Fields that name different days (one by local time, one by the world's) give the first, each time anew."""
    first, second = (f"2031-02-{day:02}" for day in days)
    head = f'<meta name="date" content="{first}"><meta name="dcterms.issued" content="{second}">'
    assert page(head).published == first


def test_a_broken_field_says_nothing():
    """Linked data that is no JSON, or nested without end, is passed over."""
    broken = '<script type="application/ld+json">{"datePublished": </script>'
    assert page(broken).published is None
    deep = f'<script type="application/ld+json">{"[" * 50_000}</script>'
    assert page(deep).published is None


def test_the_day_and_place_of_a_dateline():
    """A dateline without a year takes that of the copyright line; without one, the day is not known."""
    above = "Old bridge closed for eleven months\n\nHarbourtown, February 3, GAZETPRESS"
    told = flat(above, "© 2031 GAZETPRESS")
    assert (told.published, told.place) == ("2031-02-03", "Harbourtown")
    told = flat(above)
    assert (told.published, told.place) == (None, "Harbourtown")


def test_a_heading_that_ends_like_a_sentence_is_the_title():
    """The page's first heading is its title, full stop or not, and the site's name is not."""
    prose = "<p>The old bridge will be closed from the first of March, the council of the town has decided.</p>" * 4
    told = telling(
        "<title>The bridge is closed for a year. | Harbour Office</title><a href='/'>The Harbour Office of the Town</a>"
        f"<main><h1>The bridge is closed for a year.</h1>{prose}</main>".encode(),
        name="made.html",
    )
    assert told.title == "The bridge is closed for a year."


def test_a_document_symbol_is_no_publisher():
    """What stands beside the title in `<title>` may be the document's number."""
    prose = "<p>The old bridge will be closed from the first of March, the council of the town has decided.</p>" * 4
    told = telling(
        f"<title>T/SR.118 - Record of the 118th meeting</title><h1>Record of the 118th meeting</h1>{prose}".encode(),
        name="made.html",
    )
    assert told.publisher is None
