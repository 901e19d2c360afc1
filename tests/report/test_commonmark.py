"""The report as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from footbridge import with_words
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as parser
from markdown_it import MarkdownIt
from msgspec.structs import replace

from tellings import report
from tellings.report.commonmark import escaped
from tellings.report.plain import one_line

if TYPE_CHECKING:
    from tellings.model import Comparison

#: rich brings this reader along; `html` lets raw markup through, so that what is not escaped shows.
READER = MarkdownIt("commonmark", {"html": True}).enable("table")
OURS = {"html", "body", "h1", "h2", "h3", "p", "ul", "li", "strong", "em", "table", "thead", "tbody", "tr", "th", "td"}


def read(markdown: str) -> parser.HtmlElement:
    """Return what a reader of Markdown makes of it."""
    return parser.document_fromstring(READER.render(markdown))


@given(st.text(max_size=60).filter(str.strip))
@settings(max_examples=150, deadline=None)
def test_escaped_text_reads_back_as_it_was(said: str) -> None:
    """One paragraph, no markup, the very characters."""
    rendered = READER.render(escaped(said).strip())
    shown = parser.fromstring(f"<div>{rendered}</div>")
    assert [child.tag for child in shown] in (["p"], [])
    assert not len(shown) or not len(shown[0])
    assert shown.text_content().strip() == one_line(said).strip()


@pytest.mark.parametrize(
    "said",
    [
        "<script>alert(1)</script>",
        "[a](http://example.org)",
        "![a](x)",
        "**loud**",
        "`code`",
        "a | b | c",
        "# head",
        "- item",
        "12. item",
        "<http://example.org>",
        "&lt;b&gt;",
        "***",
        "a\n\n# b",
        "**“quoted”**",
    ],
)
def test_markup_of_a_source_does_not_act(said: str) -> None:
    """The page has only our headings, lists and tables, and the words stand in it."""
    root = read(report.markdown(with_words(said)))
    assert {node.tag for node in root.iter("*")} <= OURS
    assert " ".join(said.split()) in " ".join(root.text_content().split())


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_leaves_only_our_elements(said: str) -> None:
    """Whatever a source holds."""
    assert {node.tag for node in read(report.markdown(with_words(said))).iter("*")} <= OURS


def test_bare_addresses_do_not_become_links() -> None:
    """Readers of GitHub's dialect make links of these unless the sign that shows them is escaped."""
    assert escaped("http://a.example www.b.example c@d.example") == r"http\://a.example www\.b.example c\@d.example"


def test_it_has_the_findings_with_both_quotes_and_a_row_a_passage(pair: Comparison) -> None:
    """What differs is bold; bands stand for the passages that fold."""
    root = read(report.markdown(pair))
    said = [item.text_content().strip() for item in root.iter("li")]
    assert "A Dear neighbours, the bridge cost 4 million crowns." in said
    assert "4 million" in [bold.text for bold in root.iter("strong")]
    numbers = [cell.text for cell in root.xpath("//tbody/tr/td[1]")]
    assert numbers == ["1", "2", "3", "4–5", "6", "7"]


def test_every_row_of_its_tables_has_a_cell_a_telling(comparison: Comparison) -> None:
    """A bar in a text does not add a column."""
    for row in read(report.markdown(comparison)).iter("tr"):
        assert len(row) == len(comparison.tellings) + 2


def test_nothing_that_differs_is_said_plainly(pair: Comparison) -> None:
    """Without findings there is a sentence."""
    assert "No difference in substance was found" in report.markdown(replace(pair, findings=()))
