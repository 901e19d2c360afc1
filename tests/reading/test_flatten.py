"""HTML as lines: a break at blocks, nothing at inline elements, and no page too hostile to read."""

import pytest

from tellings.reading.flatten import is_html, page
from tellings.reading.page import Within


def lines(markup):
    """Return the lines of a page."""
    read = page(markup)
    return [read.words(line) for line in read.lines]


def test_blocks_break_and_inline_elements_do_not():
    """Words that touch on the page touch in the text."""
    markup = "<title>T</title><div>one<p>two <b>th</b>ree</p>four<br>five</div><ul><li>six<li>seven</ul>"
    assert lines(markup) == ["T", "one", "two three", "four", "five", "six", "seven"]


def test_white_space_is_collapsed():
    """Runs of white space, no-break spaces among them, are one blank."""
    assert lines("<p>  one\n\n two&nbsp;&nbsp;three\t</p>") == ["one two three"]


def test_scripts_and_templates_are_no_text():
    """What a reader never sees is not in the text."""
    markup = "<p>a</p><script>var b</script><style>c</style><noscript>d</noscript><template>e</template><!-- f -->"
    assert lines(markup) == ["a"]


def test_character_references_are_resolved():
    """Named and numeric references become characters, once."""
    assert lines("<p>&lt;b&gt; &amp;amp; &#8217;&eacute;</p>") == ["<b> &amp; ’é"]


def test_preformatted_lines_stay_lines():
    """A line end in `<pre>` is a line end."""
    assert lines("<pre>one\ntwo</pre>") == ["one", "two"]


def test_spans_give_back_the_lines():
    """The text is the lines, each at its place, an emoji being one code point."""
    read = page("<p>one 🙂</p><p>two</p>")
    assert read.text == "one 🙂\ntwo"
    assert [(line.start, line.end) for line in read.lines] == [(0, 5), (6, 9)]


def test_a_line_knows_where_it_stands():
    """Elements and class names around a line are kept with it."""
    read = page('<nav class="x"><a href="#">Home</a></nav><div class="share-links">Share</div><h1>Title</h1>')
    home, share, title = read.lines
    assert home.within & Within.NAV
    assert home.linked == 1.0
    assert share.within & Within.SAYS_SHARE
    assert title.within & Within.H1


def test_the_head_is_kept():
    """Fields, times and linked data are kept for the metadata."""
    read = page(
        '<html lang="en-GB"><meta property="og:site_name" content="Gazette"><time datetime="2031-02-03">today</time>'
        '<script type="application/ld+json">{"a": 1}</script>'
    )
    assert read.head.language == "en-GB"
    assert read.head.meta == (("og:site_name", "Gazette"),)
    assert read.head.times == ((0, "2031-02-03"),)
    assert read.head.linked_data == ('{"a": 1}',)


@pytest.mark.parametrize(
    ("tag", "levels"), [("div", 100_000), ("b", 10_000), ("table><tr><td", 5_000), ("ul><li", 5_000)]
)
def test_deep_nesting_is_read(tag, levels):
    """A hundred thousand levels are no more than a long line of tags."""
    assert lines(f"<{tag}>" * levels + "deep down") == ["deep down"]


@pytest.mark.parametrize(
    "markup", ["<", "<p", "<<<>>>", "</p>", "<!--", "<script>", "<p \x01=>", "&#xFFFFFFFF;", "<p\ud800>"]
)
def test_broken_markup_is_read(markup):
    """Whatever is not markup is text or nothing, never a traceback."""
    assert isinstance(page(markup).text, str)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("\n<!-- saved --><html>", True),
        ("<div>x</div>", True),
        ("words <b>and</b> <p>tags</p> <div>of</div> <span>a page</span>", True),
        ("The tag <html> begins a page.", False),
        ("a < b and c > d", False),
        ("<minister> said", False),
    ],
)
def test_html_is_known_by_its_content(text, html):
    """No name and no ending decides, only what is there."""
    assert is_html(text) is html


@pytest.mark.parametrize(
    "card",
    [
        '<span class="card tooltip_person hidden"><span>Zell Ada</span><span>Head of the Port</span></span>',
        '<span class="tooltiptext">Head of the Port</span>',
        '<span role="tooltip">Head of the Port</span>',
        '<span class="person-popup" aria-hidden="true">Head of the Port</span>',
        '<span style="display: none">Head of the Port</span>',
        "<span hidden>Head of the Port</span>",
        '<span class="sr-only">Head of the Port</span>',
        '<div class="popover-content">Head of the Port</div>',
    ],
)
def test_a_card_that_pops_up_is_no_text(card):
    """What is hidden behind a name does not stand in its line."""
    said = lines(f"<p><b><a>Ada Zell{card}</a>:</b> We agree.</p>")
    assert "".join(said).replace(" ", "") == "AdaZell:Weagree."


@pytest.mark.parametrize(
    "shown", ["tooltip", "has-tooltip", "hidden md:inline", "d-none d-md-inline", "unhidden", "popup-link"]
)
def test_what_only_carries_a_card_is_text(shown):
    """The word to which a card belongs is seen, and so is what is hidden on small screens only."""
    assert lines(f'<p>We agree, says <span class="{shown}">Ada Zell</span>.</p>') == ["We agree, says Ada Zell."]
