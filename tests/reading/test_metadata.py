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


@pytest.mark.parametrize(
    "title",
    [
        "Rede von Ministerin Klara Vogt zum Hafenfest",
        "Выступление Министра О.Л.Брандта перед рыбаками",
        "Minister Brandt's remarks to the pilots",
        "Three lanterns for Saint Agnes",
    ],
)
def test_a_title_of_which_the_account_has_no_word(title):
    """A speech does not say what it is called by: its title is told by its form and its place above the account."""
    speech = "Good morning to all of you. I am happy that so many came. We shall keep this light burning.\n\nThank you."
    told = flat(f"The Gazette\n\nHome   News   Sport\n\n{title}\n\n3 February 2031\n\n{speech}")
    assert told.title == title


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
    assert (page(head, above).published or "")[:10] == "2031-02-03"


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


@pytest.mark.parametrize(
    ("above", "when"),
    [
        ("<h1>Old bridge closed for months</h1><p>21 November 202018:00</p>", "2020-11-21T18:00"),
        ("<h1>Old bridge closed for months</h1><p>12.09.2024. 17:45</p>", "2024-09-12T17:45"),
        ("<h1>Old bridge closed for months</h1><p>8 November 2022 | 6:30 PM GMT</p>", "2022-11-08T18:30+00:00"),
        ("<h1>Old bridge closed for months</h1><p>3.2.2031, 10:05 — updated 4.2.2031, 09:00</p>", "2031-02-03T10:05"),
        ("<h1>Old bridge closed for months</h1><p>Updated 3 February 2031, 10:05</p>", "2031-02-03"),
        ("<h1>Old bridge closed for months</h1><p>18:20, 3 February 2031</p>", "2031-02-03T18:20"),
        ("<h1>Old bridge closed for months</h1><p>3 February 2031, 26:05</p>", "2031-02-03"),
    ],
)  # fmt: skip
def test_the_time_of_day_as_printed(above, when):
    """A clock beside the day is read, glued to it or not; that of a change is not."""
    assert page("", above).published == when


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("2031-02-03T18:00:00Z", "2031-02-03T18:00+00:00"),
        ("2031-02-03T18:00:30+0300", "2031-02-03T18:00:30+03:00"),
        ("2031-02-03T00:00:00Z", "2031-02-03"),
        ("2031-02-03", "2031-02-03"),
    ],
)
def test_the_time_of_day_in_a_field(value, when):
    """A field of the markup gives the time and its zone; midnight stands for a day alone."""
    assert page(f'<meta property="article:published_time" content="{value}">').published == when


@pytest.mark.parametrize(
    ("head", "above", "authors"),
    [
        ('<meta name="author" content="By Anna Holm and Peter Lund">', "", ("Anna Holm", "Peter Lund")),
        ('<meta name="author" content="ANNA HOLM, Peter Lund">', "", ("Anna Holm", "Peter Lund")),
        ('<meta property="article:author" content="https://example.org/anna">', "", ()),
        (
            '<script type="application/ld+json">{"@type":"Report","author":[{"name":"Anna Holm"}]}</script>',
            "",
            ("Anna Holm",),
        ),
        ("", "<h1>Old bridge closed for months</h1><p>By Anna Holm, Harbour Correspondent</p>", ("Anna Holm",)),
        ("", "<h1>Old bridge closed for months</h1><p>Von Anna Holm und Eva Stern</p>", ("Anna Holm", "Eva Stern")),
        ("", "<h1>Old bridge closed for months</h1><p class='byline'>Anna Holm</p>", ("Anna Holm",)),
        ("", "<h1>Old bridge closed for months</h1><p>By the sea</p>", ()),
        (
            '<meta property="og:site_name" content="The Gazette"><meta name="author" content="The Gazette">',
            "<h1>Old bridge closed for months</h1><p>By Anna Holm</p>",
            ("Anna Holm",),
        ),
    ],
)  # fmt: skip
def test_the_authors(head, above, authors):
    """Names of the linked data, of a field, of a byline; one by one, a person before the house."""
    assert page(head, above).authors == authors


def test_each_value_says_where_it_was_read():
    """A value printed has the span of its words in the text; one of the markup the name of its field."""
    head = (
        '<meta property="og:site_name" content="The Gazette"><link rel="canonical" href="https://example.org/bridge">'
        '<meta name="author" content="Anna Holm">'
    )
    told = page(head, "<h1>Old bridge closed for months</h1><p>Harbourtown, 3 February 2031</p>")
    fields = {origin.of: origin.field for origin in told.origins if origin.field}
    spans = {origin.of: told.text[origin.span.start : origin.span.end] for origin in told.origins if origin.span}
    assert fields == {"publisher": "og:site_name", "authors": "author", "address": "link canonical"}
    assert spans == {"title": "Old bridge closed for months", "published": "3 February 2031", "place": "Harbourtown"}
    assert told.source.canonical == "https://example.org/bridge"


def test_a_title_loses_its_soft_hyphens():
    """Where a title may be broken is no part of it."""
    assert page("", "<h1>Old bridge in Har\u00adbour\u00adtown closed</h1>").title == "Old bridge in Harbourtown closed"


@pytest.mark.parametrize(
    ("above", "below", "name"),
    [
        (
            '<header><a href="/">Ministry of Ports of Ardcairn</a><nav>News</nav></header>',
            "",
            "Ministry of Ports of Ardcairn",
        ),
        ("<header><p>Welcome to the Harbour Council</p></header>", "", "Harbour Council"),
        ("<p>Source: Coastal News Agency 2031-02-03 20:51</p>", "<footer>© 2031 CNA</footer>", "Coastal News Agency"),
        (
            "<figure><figcaption>© MPA / Ute Harms</figcaption></figure>",
            "<footer>© 2031 The Gazette</footer>",
            "The Gazette",
        ),
        ('<h2 class="site-name">The Gazette</h2>', "<p>A-Z Index Copyright Fraud Alert</p>", "The Gazette"),
    ],
)
def test_whose_name_stands_in_a_header(above, below, name):
    """The house in the page's header or after "Source:"; not who took a picture, nor the menu's word "Copyright"."""
    headline = "<h1>Old bridge in the harbour town closed for eleven months</h1>"
    assert page("<title>Old bridge</title>", above + headline, below).publisher == name


def test_a_field_is_no_title():
    """What a page says of itself, "From: …", is a field; the headline stands above it."""
    above = "Ardcairn\n\nDepartment of Ports\n\nHome > News\n\nMinister Rae closes the bridge"
    assert flat(f"{above}\n\nFrom: Department of Ports\n\n3 March 2031").title == "Minister Rae closes the bridge"


def test_a_house_in_capitals_is_no_title():
    """On the first line of a flat page stands whose it is, though the account has its words."""
    above = "COUNCIL OF THE HARBOUR TOWN\n\nHome   News   Press\n\nBridge: eleven months\n\n3 March 2031"
    told = flat(above)
    assert (told.title, told.publisher) == ("Bridge: eleven months", "COUNCIL OF THE HARBOUR TOWN")


def test_a_symbol_beside_a_name():
    """Far off on the same line stands the document's symbol; the name is the publisher's."""
    above = "League of Harbours                      L/PV.1087\n\nCouncil of Pilots"
    told = flat(f"{above}\n\nThe bridge in the harbour town\n\n3 March 2031")
    assert told.publisher == "League of Harbours, Council of Pilots"


def test_who_speaks_in_chinese_is_no_title():
    """A speaker, a wide colon and a question are a turn."""
    said = "新华社记者：桥什么时候重新开放？\n\n林乔：我们希望在明年春天。工程师们正在工作。"
    said += "\n\n路透社记者：谁来付钱？\n\n林乔：城市付一半。"
    assert telling(said.encode(), name="made.txt").title is None


def test_who_speaks_and_when_is_no_title():
    """A name and a clock on the first line of a transcript are a label."""
    assert (
        flat("The bridge of the harbour town\n\nTranscript\n\nAda Holm  0:03").title == "The bridge of the harbour town"
    )
