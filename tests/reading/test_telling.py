"""What holds of every telling that is read, whatever the bytes."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.errors import TellingsError
from tellings.reading import telling

PIECES = st.sampled_from(
    [
        "The council met on Tuesday to discuss the harbour, and agreed that the works should begin in the spring.",
        "“We have waited long enough,” the mayor said. “It is time to build.”",
        "Thank you.",
        "Dear guests,",
        "Share on Facebook",
        "© 2031 The Gazette. All rights reserved",
        "3 February 2031 18:00",
        "Read also: Harbour fees to rise",
        "Mr. Ferro: Good morning!",
        "Menu", "   ", "• en-GB1 fr-FR1", "🙂 ok", "<b>not a tag", "&amp;", "\u200f\u202e", "a\u0301", "...", "1234",
    ]
)  # fmt: skip
WRAPPED = st.tuples(st.sampled_from(["", "p", "div", "li", "h1", "nav", "td", "script", "b"]), PIECES)


def check(read):
    """Assert what holds of every telling."""
    stretches = sorted([*read.aside, *read.sentences], key=lambda s: (s.start, s.end))
    assert all(0 <= s.start < s.end <= len(read.text) for s in stretches)
    assert all(a.end <= b.start for a, b in pairwise(stretches))
    for each in read.sentences:
        words = read.text[each.start : each.end]
        assert words == words.strip()
        assert "\n\n" not in words  # a wrapped sentence runs over a line end, never over a paragraph's
    assert all(aside.reason for aside in read.aside)
    assert read.sentences


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_flat_text_is_covered_without_overlap(pieces, gap):
    """Sentences and asides never overlap, lie in the text, and the text is what was given."""
    given_text = gap.join(pieces)
    try:
        read = telling(given_text.encode(), name="x")
    except TellingsError:
        return
    check(read)
    if read.source.media_type == "text/plain":
        assert read.text == given_text.replace("\r\n", "\n")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WRAPPED, max_size=12))
def test_html_is_covered_without_overlap(pieces):
    """The same holds of pages, whatever their markup."""
    body = "".join(f"<{tag}>{words}</{tag}>" if tag else words for tag, words in pieces)
    try:
        check(telling(f"<html><title>The harbour</title><body>{body}".encode(), name="x"))
    except TellingsError:
        return


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass"))))
def test_no_bytes_raise_anything_but_our_errors(data):
    """Arbitrary bytes give a telling or an error that says what is wrong with them."""
    try:
        read = telling(data, name="x")
    except TellingsError as raised:
        fault = raised
    else:
        check(read)
        return
    assert fault.message
    assert fault.hint


PAGE = """<html lang="en"><head><title>Harbour works begin | The Gazette</title>
<meta property="og:site_name" content="The Gazette"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<h1>Harbour works begin</h1><div class="date">3 February 2031</div>
<div class="body"><p>Dear citizens,</p>
<p>The works in the harbour begin today, after eleven years of talks between the town and the port authority.</p>
<p>We expect them to be finished by the autumn of next year. The costs of the first stage are borne by the town.</p>
<p>I ask everyone for patience, since the bridge will be closed at night until the end of the month of March.</p>
<p>Thank you.</p></div>
<div class="share"><a href="#">Facebook</a> <a href="#">Telegram</a></div>
<div class="related"><a href="/1">Port fees to rise</a><br><a href="/2">Bridge closed at night</a></div>
<footer>© 2031 The Gazette</footer></body></html>"""


def test_a_page_is_read_whole():
    """The account is kept with its salutation and closing; everything else lies aside with a reason."""
    read = telling(PAGE.encode(), name="page.html")
    sentences = [read.text[s.start : s.end] for s in read.sentences]
    assert sentences[0] == "Dear citizens,"
    assert sentences[-1] == "Thank you."
    assert len(sentences) == 6
    reasons = {read.text[a.start : a.end].splitlines()[0]: a.reason for a in read.aside}
    assert reasons["Harbour works begin | The Gazette"] == "headline"
    assert "Facebook Telegram" in reasons
    assert (read.title, read.publisher, read.published) == ("Harbour works begin", "The Gazette", "2031-02-03")
    assert read.language == "en"
    assert read.source.media_type == "text/html"


def test_markup_in_flat_text_is_text():
    """What looks like a tag in a flat text stays as it stands: no step takes it for markup."""
    text = "The visitor wrote <script>alert(1)</script> in the book. Nobody at the embassy knew what that meant.\n"
    read = telling(text.encode(), name="<b>.txt")
    assert read.text == text
    assert read.source.name == "<b>.txt"
