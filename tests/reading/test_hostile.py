"""Documents made to take long, to nest deep or to mislead: each ends in a telling or one line, and in time."""

import time
from itertools import pairwise

import pytest

from tellings.errors import TellingsError
from tellings.reading import telling

SAID = "The works in the harbour begin today, after eleven years of talks between the town and the port authority. "
TOLD = f"<p>{SAID}</p><p>We expect them to be finished by the autumn of next year, and we ask for patience.</p>"
#: Processor's seconds; on a quiet machine the slowest of these takes two, and each took far longer or was never done.
TIME = 15.0


def html(body):
    """Return a page with an account and this in its body."""
    return f"<!doctype html><html><body><h1>Harbour works begin</h1>{TOLD}{body}</body></html>".encode()


def read(data):
    """Return the telling in a document, or the error that it ends in; assert that it holds and came in time."""
    began = time.process_time()
    try:
        found = telling(data, name="a")
    except TellingsError as fault:
        found = fault
    assert time.process_time() - began < TIME
    if isinstance(found, TellingsError):
        assert found.message.startswith("a: ")
        assert "\n" not in found.message
        assert found.hint
    else:
        stretches = sorted([*found.aside, *found.sentences], key=lambda each: each.start)
        assert all(0 <= each.start < each.end <= len(found.text) for each in stretches)
        assert all(one.end <= other.start for one, other in pairwise(stretches))
    return found


HTML = {
    "small tables": "<table><tr><td>a</td><td>b</td></tr></table>" * 7_000,
    "tables in tables": "<table><tr><td>" * 4_000,
    "empty elements": "<div></div>" * 30_000,
    "short paragraphs": "<p>a</p>" * 30_000,
    "hidden quotations in articles that end": 'x</article><blockquote style="display:none">x</blockquote>' * 3_000,
    "nested": "<div>" * 100_000 + "x",
    "nested inline": "<b>" * 100_000 + "x",
    "nested lists": "<ul><li>" * 50_000 + "x",
    "one element with a long class": f'<div class="{"share-" * 50_000}">x</div>',
    "attributes": "<div " + " ".join(f"a{at}=b" for at in range(30_000)) + ">x</div>",
    "linked data": f'<script type="application/ld+json">[{"[]," * 100_000}0]</script>',
    "linked data, nested": f'<script type="application/ld+json">{"[" * 100_000}</script>',
    "days": "<p>3 February 2031 18:00</p>" * 10_000,
    "marks of addresses": f"<p>{'@a' * 200_000}</p>",
    "an unclosed comment": "<!--" + "x -- " * 60_000,
    "angles": "<" * 300_000,
}


@pytest.mark.parametrize("body", HTML.values(), ids=HTML)
def test_a_page_that_is_mostly_something_else_is_read_in_time(body):
    """The account is found beside it, whatever it is."""
    assert SAID.strip() in read(html(body)).text


FLAT = {
    "one line of sentences": SAID * 15_000,
    "one line without a full mark": SAID.replace(".", "") * 15_000,
    "one word": "a" * 3_000_000,
    "marks that end sentences": "=?x?q?=FF?=" * 60_000,
    "quotations that open": "“" * 300_000,
    "brackets that open": "(a " * 200_000,
    "initials": "A. B. " * 100_000,
    "numbers of paragraphs": "1. " * 50_000,
    "blanks": "a." + " " * 1_000_000 + "b.",
    "line ends": "a." + "\n" * 1_000_000 + "b.",
    "overrides of direction": "\u202e\u2066 a. " * 100_000,
    "marks over a letter": "a" + "\u0301" * 500_000 + ".",
    "marks of addresses": "a@" * 300_000,
    "a line in Chinese": "大臣は月曜日に橋を開通させ、冬の間働いた技術者に感謝した。" * 20_000,
}


@pytest.mark.parametrize("text", FLAT.values(), ids=FLAT)
def test_a_text_of_one_line_is_read_in_time(text):
    """Millions of characters without a line end: time grows with their number, not with its square."""
    read(text.encode())


def test_a_line_of_a_million_characters_has_all_its_sentences():
    """They are those that stand in its parts."""
    found = read((SAID * 9_000).encode())
    assert {found.text[each.start : each.end] for each in found.sentences} == {SAID.strip()}
    assert len(found.sentences) == 9_000


MARKED = {
    "brackets": "[" * 60_000,
    "pictures": "![" * 40_000,
    "notes": "[^1] " * 60_000,
    "items": "\n* a" * 20_000,
    "emphasis": "*a **b " * 30_000,
}


@pytest.mark.parametrize("marks", MARKED.values(), ids=MARKED)
def test_markdown_of_nothing_but_marks_is_read_in_time(marks):
    """Beyond a limit it is read as flat text."""
    read(f"# Harbour\n\nThe [works](http://gazette.example/a) in the **harbour** begin.\n\n{SAID}\n\n{marks}".encode())


SPELT = {
    "a bomb of entities": "".join(
        ['<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">']
        + [f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(12)]
        + [']><html xmlns="http://www.w3.org/1999/xhtml"><body><p>&m;</p>', TOLD, "</body></html>"]
    ),
    "a long entity many times": '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "' + "a" * 50_000 + '">]><html><body>'
    f"<p>{'&a;' * 50_000}</p>{TOLD}</body></html>",
    "an external entity": '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>&a;</p>{TOLD}</body></html>',
}


@pytest.mark.parametrize("page", SPELT.values(), ids=SPELT)
def test_entities_of_a_page_s_own_are_not_unfolded(page):
    """They are no part of HTML: nothing is fetched, and nothing grows."""
    found = read(page.encode())
    assert SAID.strip() in found.text
    assert "root:" not in found.text
    assert len(found.text) < 2 * len(page)


DAMAGED = {
    "a charset that is not the one declared": html("").replace(b"<body>", b'<meta charset="utf-16"><body>'),
    "a charset that there is not": html("").replace(b"<body>", b'<meta charset="x-klingon"><body>'),
    "a byte mark of another": b"\xff\xfe" + html(""),
    "mixed charsets": html("<p>Порт</p>") + "<p>Город и порт договорились о работах.</p>".encode("cp1251"),
    "NUL": SAID.encode().replace(b" ", b" \x00", 3),
    "a surrogate without its other": SAID.encode() + b"\xed\xa0\x80 more of it.",
    "a surrogate as a reference": html("<p>&#xD800; &#0; &#x110000;</p>"),
    "overrides of direction": html("<p>The \u202emayor\u202c of the \u2067town\u2069 said so on Monday.</p>"),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_damaged_letters_end_in_a_telling_or_in_one_line(data):
    """What cannot be read is U+FFFD, and no record is ever broken by it."""
    found = read(data)
    if not isinstance(found, TellingsError):
        found.text.encode("utf-8")
        assert "\x00" not in found.text


def test_a_mail_of_ten_thousand_parts_ends_in_time():
    """Two thousand of them are looked at."""
    part = "--b\nContent-Type: text/plain\n\nThe harbour.\n"
    head = 'MIME-Version: 1.0\nFrom: a@b.example\nSubject: Works\nContent-Type: multipart/mixed; boundary="b"\n\n'
    read((head + f"--b\nContent-Type: text/plain\n\n{SAID}\n" + part * 10_000 + "--b--\n").encode())


def test_a_page_that_asks_for_a_login_has_no_account():
    """Its fields and buttons tell nothing."""
    page = (
        "<html><head><title>Sign in</title></head><body><form><h1>Sign in</h1><label>User</label><input name=u>"
        "<label>Password</label><input type=password><button>Sign in</button><a href=/f>Forgot password?</a></form>"
        "</body></html>"
    )
    assert isinstance(read(page.encode()), TellingsError)
