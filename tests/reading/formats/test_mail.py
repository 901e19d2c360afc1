"""Saved mails and pages saved in one file: the part that tells, and what their fields say."""

import quopri
from base64 import encodebytes
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import errors
from tellings.reading import telling
from tellings.reading.formats import mail

BODY = """The works in the harbour begin today, after eleven years of talks between the town and the port authority.

We expect them to be finished by the autumn of next year. The costs of the first stage are borne by the town.

--\x20
Ada Ferro, Press Office, tel. 555 0100
"""
HTML = """<html><head><title>Letter</title></head><body><h1>Harbour works begin</h1>
<p>The works in the harbour begin today, after eleven years of talks between the town and the port authority.</p>
<p>We expect them to be finished by the autumn of next year. The mayor’s office bears the costs.</p></body></html>"""


def message(body=BODY, html=None):
    """Return a mail of a press office."""
    made = EmailMessage()
    made["From"] = "Пресс-служба порта <press@port.example>"
    made["To"] = "list@gazette.example"
    made["Subject"] = "Harbour works begin – at last"
    made["Date"] = "Mon, 03 Feb 2031 23:30:00 +0500"
    made["Message-ID"] = "<1@port.example>"
    if body:
        made.set_content(body)
    if html:
        made.add_alternative(html, subtype="html") if body else made.set_content(html, subtype="html")
    return made


def test_the_fields_of_a_mail_are_its_metadata():
    """Subject, sender and day stand in the header; the day is the sender's own."""
    read = telling(message().as_bytes(), name="mail")
    assert read.title == "Harbour works begin – at last"
    assert read.publisher == "Пресс-служба порта"
    assert read.published == "2031-02-03"
    assert read.source.media_type == "message/rfc822"
    assert len(read.sentences) == 3


def test_the_signature_lies_aside():
    """What stands below the mark of a signature is no account."""
    read = telling(message().as_bytes(), name="mail")
    (card,) = [aside for aside in read.aside if aside.reason == "signature"]
    assert read.text[card.start : card.end].endswith("555 0100")


@pytest.mark.parametrize("body", [None, "See the HTML version of this mail."])
def test_the_html_goes_before_the_text(body):
    """A mail in two forms is read in the fuller."""
    read = telling(message(body, HTML).as_bytes(), name="mail")
    assert len(read.sentences) == 3
    assert "mayor’s office" in read.text


def test_the_text_stands_in_for_an_html_that_tells_nothing():
    """Where the HTML has no account the text is read."""
    read = telling(message(BODY, "<html><body><img src='cid:1'></body></html>").as_bytes(), name="mail")
    assert "eleven years" in read.text


def test_attachments_are_not_read():
    """An attached text is no part of the mail's account."""
    made = message()
    made.add_attachment("The secret annex tells of another thing altogether.", filename="annex.txt")
    assert "annex" not in telling(made.as_bytes(), name="mail").text


def test_who_passes_a_mail_on_did_not_write_it():
    """Sender and day of a forwarded mail stand in only where the text has none."""
    made = message("Harbour works begin\n3 January 2031\n\n" + BODY)
    made.replace_header("Subject", "Fwd: Re: Harbour works begin")
    read = telling(made.as_bytes(), name="mail")
    assert read.title == "Harbour works begin"
    assert read.published == "2031-01-03"


def test_flowed_text_is_joined():
    """Lines that end in a space go on in the next, save before a signature."""
    assert mail.unflowed("one \ntwo \n> three \n\nfour\n-- \nfive") == "one two \n> three \n\nfour\n-- \nfive"


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251", "utf-8", "iso-8859-5"])
def test_the_charset_is_the_one_declared(charset):
    """A mail says in what charset it is written."""
    made = message(None)
    made.set_content("Министр открыл мост и поблагодарил инженеров, которые работали всю зиму.\n", charset=charset)
    assert "поблагодарил инженеров" in telling(made.as_bytes(), name="mail").text


def test_japanese_mail_shifts_its_alphabet():
    """ISO-2022-JP is all ASCII bytes and is no ASCII."""
    made = message(None)
    made.set_content("大臣は月曜日に橋を開通させた。冬の間働いた技術者に感謝した。\n", charset="iso-2022-jp")
    assert "大臣は月曜日に" in telling(made.as_bytes(), name="mail").text


def saved(encoding="quoted-printable", html=HTML):
    """Return a page as Chromium saves it in one file."""
    packed = {"base64": encodebytes, "quoted-printable": quopri.encodestring}[encoding](html.encode())
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://gazette.example/harbour\r\n"
        b"Subject: =?utf-8?Q?Letter?=\r\nDate: Tue, 4 Mar 2031 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Part--x----"\r\n\r\n\r\n'
        b"------Part--x----\r\nContent-Type: text/css\r\nContent-Location: https://gazette.example/a.css\r\n\r\n"
        b"p { color: red }\r\n"
        b"------Part--x----\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: " + encoding.encode() + b"\r\n"
        b"Content-Location: https://gazette.example/harbour\r\n\r\n" + packed + b"\r\n------Part--x------\r\n"
    )


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_a_saved_page_is_the_page(encoding):
    """MHTML gives the same account as the page, its address, and not the day on which it was saved."""
    read, page = telling(saved(encoding), name="page"), telling(HTML.encode(), name="page.html")
    assert [read.text[s.start : s.end] for s in read.sentences] == [page.text[s.start : s.end] for s in page.sentences]
    assert read.title == page.title == "Harbour works begin"
    assert read.published is None
    assert read.source.address == "https://gazette.example/harbour"
    assert read.source.media_type == "multipart/related"


@pytest.mark.parametrize(
    "text",
    [
        "From: the mayor\nSubject: the harbour\n\nThe works begin today, and nobody knows when they will end.\n",
        "Moderator: Good morning.\nMr. Ferro: Thank you. The works begin today.\n",
        "Subject: a line\n",
    ],
)
def test_a_text_with_labels_is_no_mail(text):
    """Labels at the start of lines make no mail: only a mail program writes the fields that are asked for."""
    assert not mail.is_mail(text.encode())


@pytest.mark.parametrize("subject", ["=?ü8?q?a?=", "=?utf-8?b?a?=", "=?x-none?q?a?="])
def test_a_subject_that_cannot_be_decoded_stays(subject):
    """A charset that is none, found by mutation, leaves the subject as it was written."""
    data = message().as_bytes().split(b"Subject:")
    data = f"Subject: {subject}\n".encode().join([data[0], data[1].partition(b"\n")[2]])
    assert telling(data, name="mail").title == subject


def test_mails_in_mails_end_in_one_line():
    """A mail nested a thousand times is refused before it is parsed."""
    head = b"From: a\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    with pytest.raises(errors.NotText, match="nested"):
        telling(head * 1000 + b"text", name="mail")


def test_a_mail_of_pictures_has_no_account():
    """A mail without text says so."""
    made = message(None)
    made.set_content(b"\x89PNG", maintype="image", subtype="png")
    with pytest.raises(errors.NoAccount, match="without text"):
        telling(made.as_bytes(), name="mail")


LINE = st.sampled_from(
    [
        "From: =?utf-8?b?!!!?= <a@b>", "Subject: =?x-none?q?a?=", "Subject: \udcff", "Date: Mon, 99 Feb 99999 99:99",
        "", "x",
        "MIME-Version: 1.0", 'Content-Type: multipart/mixed; boundary="b"', "Content-Type: text/html; charset=none",
        "--b", "--b--", "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: x", "\tfolded", "=\ud83d",
        "Content-Type: ;;;=", "Content-Disposition: attachment", "Content-Location: http://[", "To: x", "From: <>",
        "<p>The town waits for the harbour to open.</p>", "Content-Type: message/rfc822", "Date: ",
    ]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(LINE, max_size=20))
def test_any_header_ends_in_a_telling_or_our_error(lines):
    """Whatever stands in a header, nothing but our errors is raised."""
    data = "\n".join(["Message-ID: <1@a>", "From: a", *lines]).encode("utf-8", "replace")
    try:
        read = telling(data, name="x")
    except errors.TellingsError:
        return
    assert read.sentences
