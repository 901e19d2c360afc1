"""What is kept of a page, what lies aside, and the reason given."""

import numpy as np
import pytest

from tellings.reading import account, flat, telling

PROSE = [
    "The council of the harbour town has decided that the old bridge will be closed from the first of March.",
    "Engineers found cracks in two of its six piers last autumn, and the repairs are to take eleven months.",
    "Lorries will be led over the northern road, while the ferry will carry everyone else free of charge.",
    "The town expects the state to bear half of the costs, which are put at nine million crowns in all.",
]


def read(*lines):
    """Return the telling of a flat text of these lines, a blank line between them."""
    return telling("\n\n".join(lines).encode(), name="made.txt")


def kept(told):
    """Return the lines of a telling that are not aside, headings among them."""
    aside = {i for a in told.aside for i in range(a.start, a.end)}
    at, found = 0, []
    for line in told.text.split("\n"):
        if line.strip() and at not in aside:
            found.append(line)
        at += len(line) + 1
    return found


def reason(told, words):
    """Return the reason with which the line of these words lies aside; null where it is kept."""
    at = told.text.index(words)
    return next((a.reason for a in told.aside if a.start <= at < a.end), None)


MENU = [
    "The Harbour Gazette",
    "Home | News | Sport | Contact",
    "Old bridge closed for eleven months",
    "3 February 2031 18:00",
]
FOOT = [
    "Share on Facebook   Print",
    "Read also",
    "Ferry fees to rise in May",
    "Mayor opens new school",
    "© 2031 The Harbour Gazette",
]


def test_a_flat_page_keeps_its_paragraphs_only():
    """Menu, title and date above and links below lie aside."""
    assert kept(read(*MENU, *PROSE, *FOOT)) == PROSE


@pytest.mark.parametrize(
    "salutation", ["Dear guests,", "Mr Mayor, ladies and gentlemen,", "Уважаемые коллеги!", "Dear friends."]
)
def test_a_salutation_is_kept(salutation):
    """A short line before the first paragraph is a speaker's first words."""
    assert kept(read(*MENU, salutation, *PROSE, *FOOT))[0] == salutation


@pytest.mark.parametrize(
    "closing", ["Thank you.", "I thank you.", "Благодарю за внимание.", "Thank you for your attention."]
)
def test_a_closing_is_kept(closing):
    """A short line after the last paragraph is a speaker's last words."""
    assert kept(read(*MENU, *PROSE, closing, *FOOT))[-1] == closing


@pytest.mark.parametrize("line", ["- Good.", "Is that so?", "The mayor of the harbour town said:"])
def test_short_lines_within_the_account_are_kept(line):
    """Answers, questions and labels between paragraphs stay."""
    assert line in kept(read(*MENU, *PROSE[:2], line, *PROSE[2:], *FOOT))


def test_a_heading_in_the_account_is_no_sentence():
    """A heading tells nothing: it is kept or called a heading, and is not among the sentences."""
    told = read(*MENU, *PROSE[:2], "Traffic in the town", *PROSE[2:], *FOOT)
    assert reason(told, "Traffic in") in (None, "heading")
    assert len(told.sentences) == len(PROSE)


def test_each_line_aside_has_its_reason():
    """The reasons are plain words, by what the line is."""
    told = read(*MENU, "Harbourtown, February 3, WIRE", *PROSE, *FOOT)
    assert reason(told, MENU[1]) == "navigation"
    assert reason(told, MENU[2]) == "headline"
    assert reason(told, MENU[3]) == "date line"
    assert reason(told, "Harbourtown, February 3") == "dateline"
    assert reason(told, FOOT[0]) == "share links"
    assert reason(told, FOOT[1]) == "related"
    assert reason(told, FOOT[2]) == "related"
    assert reason(told, FOOT[4]) == "legal"
    assert reason(told, PROSE[0]) is None


def test_a_text_of_one_sentence_is_an_account():
    """Too little for a classifier is not nothing."""
    told = telling(b"The two ministers agreed to meet again in the spring.", name="x")
    assert [told.sentence(0)] == [told.text]
    assert told.aside == ()


def page(body):
    """Return the telling of an HTML page with this body between a menu and a footer."""
    markup = (
        "<html><head><title>Old bridge closed | The Harbour Gazette</title></head><body>"
        '<nav><a href="/">Home</a></nav><h1>Old bridge closed for eleven months</h1>'
        f'<div class="text">{body}</div><footer>© 2031 The Harbour Gazette</footer></body></html>'
    )
    return telling(markup.encode(), name="made.html")


@pytest.mark.parametrize("tag", ["p", "div", "td"])
def test_the_account_is_found_in_any_element(tag):
    """Old pages set their text in tables and bare divisions."""
    body = "".join(f"<{tag}>{line}</{tag}>" for line in PROSE)
    body = f"<table><tr>{body}</tr></table>" if tag == "td" else body
    assert kept(page(body)) == PROSE


def test_inserts_of_a_page_lie_aside():
    """A caption, an insert and the share links within the text are not the account."""
    inner = [f"<p>{line}</p>" for line in PROSE]
    body = (
        f"<figure><figcaption>The old bridge. Photo: Gazette</figcaption></figure>{inner[0]}{inner[1]}"
        f'<aside class="related"><a href="/1">Read also: Ferry fees to rise</a></aside>{inner[2]}{inner[3]}'
        '<div class="share"><a href="#">Facebook</a> <a href="#">X</a></div>'
    )
    told = page(body)
    assert kept(told) == PROSE
    assert reason(told, "The old bridge. Photo") == "caption"
    assert reason(told, "Read also") == "related"
    assert reason(told, "© 2031") == "legal"


def test_a_note_above_the_text_lies_aside():
    """What a page's markup calls a note, a byline or a date is not the account, even next to it."""
    note = "Record of the speech as delivered on 3 February. Corrections may be sent to the town clerk within a week."
    told = page(f'<p class="note">{note}</p><div>' + "".join(f"<p>{line}</p>" for line in PROSE) + "</div>")
    assert kept(told) == PROSE


def test_a_list_of_the_main_text_is_kept():
    """Short items between paragraphs stay: they are the account's, though they end like no sentence."""
    items = ["Old bridge, northern pier", "Ferry landing, eastern side", "Town hall, upper gate"]
    body = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p><ul>{''.join(f'<li>{i}</li>' for i in items)}</ul><p>{PROSE[2]}</p>"
    assert kept(page(body)) == [*PROSE[:2], *items, PROSE[2]]


def test_a_list_tells_something():
    """Items in a row are no headings: each is a sentence, though it ends like none."""
    items = ["• Old bridge, northern pier", "• Ferry landing, eastern side", "• Town hall, upper gate"]
    told = read(*MENU, *PROSE[:2], *items, *PROSE[2:], *FOOT)
    said = [told.sentence(i) for i in range(len(told.sentences))]
    assert [item for item in items if item in kept(told)] == [item for item in items if item in said]
    inner = "".join(f"<li>{item[2:]}</li>" for item in items)
    told = page(f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p><ul>{inner}</ul><p>{PROSE[2]}</p>")
    assert len(told.sentences) == 6


@pytest.mark.parametrize(
    "text",
    [
        "Good evening.\nWe spoke about the bridge.\nIt will be repaired by 2027.\nNobody will pay.\nThank you.",
        "The President received the ambassador.\n\nThe two discussed trade.\n\nThe President thanked him.",
        "Dear friends,\n\nI shall be brief. We will not sell the harbour.\n\nI wish you a good evening.",
    ],
)
def test_a_clean_text_is_kept_whole(text):
    """Where there is no clutter, what is short is not furniture."""
    told = telling(text.encode(), name="made.txt")
    assert told.aside == ()


def test_a_clean_text_still_has_a_title_and_a_day():
    """A headline and a date above a few short paragraphs lie aside; the paragraphs are kept."""
    account = ["The mayor of Tarvik received Halla Brandt today.", "Talks in Tarvik go on in June."]
    told = read("Halla Brandt received in Tarvik", "4 May 2031", *account)
    assert kept(told) == account
    assert (told.title, told.published) == ("Halla Brandt received in Tarvik", "2031-05-04")


def test_a_closing_sentence_of_middle_length_is_kept():
    """The agency's last line stands alone and is neither long nor short."""
    closing = "The sides then spoke at length about the repair of the northern lighthouse."
    assert kept(read(*MENU, *PROSE, closing, *FOOT)) == [*PROSE, closing]


def test_a_long_form_of_address_is_kept():
    """Everyone is named before the first sentence."""
    address = "Heads of State and Government, Madam Secretary-General, ladies and gentlemen, dear friends of the port,"
    assert kept(read(*MENU, address, *PROSE, *FOOT)) == [address, *PROSE]


def test_a_link_within_the_account_lies_aside():
    """A "read also" with its headline between two paragraphs are no part of the account."""
    told = read(*MENU, *PROSE[:2], "READ ALSO: Cold store in the harbour opens its doors", *PROSE[2:], *FOOT)
    assert kept(told) == PROSE
    assert reason(told, "READ ALSO") == "related"


def test_a_list_in_flat_text_is_kept():
    """Items between paragraphs are the account's, though no markup says so and none ends like a sentence."""
    items = ["• Old bridge, northern pier", "• Ferry landing, eastern side", "• Town hall, upper gate"]
    assert kept(read(*MENU, *PROSE[:2], *items, *PROSE[2:], *FOOT)) == [*PROSE[:2], *items, *PROSE[2:]]


def test_a_table_in_flat_text_is_kept():
    """Rows between paragraphs are the account's."""
    rows = ["Crossing\tFee\tTrips", "Old bridge\t2\t410", "Ferry\t5\t122", "Northern road\t0\t95", "Tunnel\t7\t300"]
    assert kept(read(*MENU, *PROSE[:2], *rows, *PROSE[2:], *FOOT)) == [*PROSE[:2], *rows, *PROSE[2:]]


def test_a_table_above_its_note_is_not_cut_off_with_the_title():
    """Where most of what is kept stands above the line that passes for the title, nothing is cut."""
    page = flat.page("\n".join([*PROSE, "Old bridge closed for eleven months", "The old bridge is closed."]))
    keep = np.array([True] * 4 + [True, True])
    assert not account._mostly_below(page, keep, 4)
    assert account._mostly_below(page, keep, 0)


def test_a_text_in_bare_paragraphs_is_judged_as_the_same_text_flat():
    """Where the markup says nothing of any line, it makes no difference: what is said twice stands twice."""
    said = [
        "The mayor of Port Amary, Ada Ferro, has received the envoy of the ports, Peter Lund.",
        "The mayor said:",
        "- Dear Mr Lund, welcome to our town. I am pleased to see you here with the members of your delegation.",
        "We remember your visit of last year.",
        "The envoy said:",
        "- Thank you, Madam Mayor. It is an honour for me.",
        "I bring you the greetings of the council.",
        "Thank you.",
    ] * 2
    flat = telling("\n".join(said).encode(), name="a")
    page = "".join(f"<p>{line}</p>" for line in said)
    marked = telling(f"<html><body>{page}</body></html>".encode(), name="a")
    sentences = [[told.sentence(at) for at in range(len(told.sentences))] for told in (flat, marked)]
    assert sentences[0] == sentences[1]
    assert sentences[0].count("Thank you.") == 2


def test_names_on_their_lines_belong_to_a_record():
    """In a flat record each name stands on a line; those that come back before words count as the account's."""
    said = [
        ("Mr Speaker", "We now come to the statement on the buses of the northern villages."),
        ("The Secretary of State for Transport (Peter Dunne)", "We have found the money for an evening service. " * 3),
        (
            "Ellen Marsh (Oakby) (LD)",
            "I thank him for his words. How much of this money is new, and when will it come?",
        ),
        ("Peter Dunne", "I am glad to say that all of it is new, and I shall write to her with the figures."),
        ("Sir Alec Brome (Hartsea) (Con)", "My constituents will welcome any bus at all. When will the first run?"),
        ("Peter Dunne", "In September, as I said."),
        ("Mr Speaker", "We must move on."),
    ]
    text = "Buses\n\nVolume 812: 4 March 2036\n\n" + "\n\n".join(f"{name}\n\n{words}" for name, words in said)
    told = telling(text.encode(), name="made.txt")
    aside = " ".join(told.text[each.start : each.end] for each in told.aside)
    assert not [words for _, words in said if words.strip() in aside]


MINUTES = [
    "LOWER FORD PARISH COUNCIL",
    "Your Parish   Services   Meetings   Pay online",
    "Minutes of the meeting held in the Mill on Tuesday 4 May 2027",
    "1. Opening",
    "The Chair, Cllr Olga Wirt, declared the meeting open at 19.05 hours, 9 of the 11 members being present.",
    "2. Ferry",
    "It was resolved by five votes to three to buy a second ferry. Its cost shall not exceed 90,000 crowns.",
    "3. Footpath",
    "Consideration of the motion to close the river path to bicycles was adjourned.",
    "4. Finance",
    "The Treasurer, Ms Lena Sarn, reported that receipts from moorings were likely to fall short of the estimate.",
    "5. Petitions",
    "A petition from inhabitants of Weir Lane (84 signatures) was referred to the Traffic Committee.",
    "6. Close",
    "The meeting closed at 20.50 hours.",
    "Contact: Parish Office, Mill Lane, Lower Ford",
    "Website feedback | Cookies | Freedom of information",
]


def test_sections_numbered_one_after_the_other():
    """Each section of minutes is the account, with its heading, however like a page's lines it reads."""
    page = flat.page("\n\n".join(MINUTES))
    inside = [False] * 3 + [True] * 12 + [False] * 2
    some = np.array([at in {4, 6, 8, 14} for at in range(len(MINUTES))])
    assert account.numbered(page, some).tolist() == inside
    assert not account.numbered(page, some & (np.arange(len(MINUTES)) < 6)).any()


@pytest.mark.parametrize(("old", "new"), [("3. Footpath", "7. Footpath"), ("3. Footpath", "Footpath")])
def test_numbers_that_do_not_follow_on(old, new):
    """Numbers with a gap are no agenda."""
    lines = [new if line == old else line for line in MINUTES]
    page = flat.page("\n\n".join(lines))
    assert not account.numbered(page, np.ones(len(lines), dtype=bool)).any()
