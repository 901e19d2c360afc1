"""The report as one HTML file."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from itertools import pairwise

import pytest
from footbridge import A, pair, telling, with_words
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as parser
from msgspec.structs import replace

from tellings import report
from tellings.model import Comparison, Passage, Sentence, Span
from tellings.report.permalinks import permalinks
from tellings.report.plain import plain

HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "{{ 7*7 }}{% raw %}",
    "{{7*'7'}}",
    "javascript:alert(1)",
    "http://[broken",
    "<!--",
    "]]>",
    "&lt;b&gt;",
    "\u202eevil\u2066 text",
    "\x1b[31mred\x1b]8;;http://example.org\x07",
    "\ud800",
    "\x00",
    "<svg/onload=alert(1)>",
    "x" * 3000,
]
#: Every element and attribute that the templates use.
ELEMENTS = frozenset(
    """html head meta title style script body a header p h1 h2 h3 h4 bdi span nav button kbd main section div article dl
    dt dd code fieldset legend label input b details summary ul li i blockquote mark figure figcaption svg defs pattern
    path line rect text table caption thead tbody tr th td dialog form footer ol u q""".split()
)
ATTRIBUTES = frozenset(
    """lang charset http-equiv content name class href id hidden aria-labelledby aria-label aria-hidden tabindex type
    checked data-key dir title rel width height patternunits patterntransform d x1 x2 y1 y2 x y scope colspan role
    method""".split()
)


def tree(page: str) -> parser.HtmlElement:
    """Return the page as a browser would see it."""
    return parser.document_fromstring(page)


def words(node: parser.HtmlElement) -> str:
    """Return the text of an element, white space squeezed."""
    return " ".join(node.text_content().split())


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60)))
@settings(max_examples=60, deadline=None)
def test_what_a_source_says_is_never_markup(said: str) -> None:
    """Whatever stands in a text, a title or a file name, the page has only our elements and attributes."""
    page = report.html(with_words(said))
    page.encode()
    root = tree(page)
    for node in root.iter("*"):
        assert node.tag in ELEMENTS
        assert set(node.attrib) <= ATTRIBUTES
    assert len(root.findall(".//script")) == len(root.findall(".//style")) == 1
    assert all(re.match("#|https?:", link.get("href")) for link in root.iter("a"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)


@pytest.mark.parametrize("said", HOSTILE[:9])
def test_hostile_words_are_shown_as_they_are(said: str) -> None:
    """A reader sees the very words."""
    root = tree(report.html(with_words(said)))
    marks = [words(mark) for mark in root.xpath("//article[contains(@class, 'finding')]//mark")]
    assert marks == [" ".join(plain(said).split())] * 2
    assert words(root.xpath("//h1")[0]).startswith(" ".join(plain(said).split()))


def test_only_web_addresses_are_links() -> None:
    """An address of another scheme is shown and not linked."""
    for address, linked in [
        ("https://example.org/a", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
    ]:
        made = pair()
        a = replace(made.tellings[0], source=replace(made.tellings[0].source, address=address))
        root = tree(report.html(replace(made, tellings=(a, made.tellings[1]))))
        assert (address in [link.get("href") for link in root.iter("a")]) is linked
        assert address in root.text_content()


def test_the_policy_allows_our_style_and_script_and_nothing_else(comparison: Comparison) -> None:
    """The digests in the policy are those of what stands in the page; nothing inline stands elsewhere."""
    root = tree(report.html(comparison))
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    style, script = root.findtext(".//style"), root.findtext(".//script")
    digests = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not root.xpath("//@style | //@src | //@onclick")


def test_ids_are_unique_and_links_arrive(comparison: Comparison) -> None:
    """Every id stands once and every link within the page has its place."""
    root = tree(report.html(comparison))
    ids = Counter(root.xpath("//@id"))
    assert set(ids.values()) == {1}
    assert {link[1:] for link in root.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_every_passage_and_every_finding_appears(comparison: Comparison) -> None:
    """Each passage has its row with all the sentences of each telling; each finding its note and its number."""
    root = tree(report.html(comparison))
    notes = [words(each) for each in root.xpath("//*[@id='differences']//article | //*[@id='minor']//li")]
    ids = permalinks(comparison).passages
    for link in root.xpath("//a[starts-with(@class, 'n ')]"):
        link.text = ""
    for at, passage in enumerate(comparison.passages):
        row = words(root.get_element_by_id(ids[at]))
        told = {t.id: t for t in comparison.tellings}
        for side, sentences in passage.sentences.items():
            for sentence in sentences:
                assert told[side].sentence(sentence) in row
    assert len(notes) == len(comparison.findings)
    assert all(any(finding.note in note for note in notes) for finding in comparison.findings)


def test_a_finding_and_its_marks_point_at_each_other(pair: Comparison) -> None:
    """From a quote to its mark in the passage and back."""
    root = tree(report.html(pair))
    listed = next(f for f in root.xpath("//article[@id]") if "Number" in words(f))
    for side, said in [("A", "4 million"), ("B", "5 million")]:
        mark = root.get_element_by_id(f"m{listed.get('id')[1:]}{side}")
        assert mark.get("href") == f"#{listed.get('id')}"
        assert words(mark.getparent()).endswith(said)
        assert f"#{mark.get('id')}" in listed.xpath(".//a/@href")


def test_a_telling_that_lacks_something_is_said_not_to_have_it(pair: Comparison) -> None:
    """The finding says "Not in B", the passages fold under what is not in B, with the count of words."""
    root = tree(report.html(pair))
    left_out = next(f for f in root.xpath("//article[@id]") if "thanks are only in A" in words(f))
    assert "Not in B" in words(left_out)
    (band,) = root.xpath("//tr[@class='band']")
    assert words(band.find(".//summary")) == "A IB Part of Ida Brandt’s remarks, 10 words, not in B"
    assert band.xpath(".//p/@id") == list(permalinks(pair).passages[3:5])


def test_a_moved_passage_is_marked_at_both_ends(pair: Comparison) -> None:
    """Its row says where it stands in the other telling, and that place says what stands there."""
    root = tree(report.html(pair))
    ids = permalinks(pair).passages
    assert "In B this stands after passage 1" in words(root.get_element_by_id(ids[5]))
    assert "Here B has passage 6" in words(root.get_element_by_id(ids[0]))


def test_nothing_that_differs_is_said_plainly(pair: Comparison) -> None:
    """Without findings there is a sentence, not an empty list."""
    root = tree(report.html(replace(pair, findings=())))
    assert "No difference in substance was found" in words(root.get_element_by_id("differences"))
    assert not root.xpath("//fieldset")


def test_differences_of_wording_are_folded_and_unmarked_until_asked_for(pair: Comparison) -> None:
    """They stand in a closed list, and a switch that is off marks them."""
    root = tree(report.html(pair))
    (folded,) = root.xpath("//details[@id='minor']")
    assert folded.get("open") is None
    assert "the same thing" in words(folded)
    (switch,) = root.xpath("//input[@data-key='minor']")
    assert "checked" not in switch.attrib


def test_filters_are_the_counts(pair: Comparison) -> None:
    """Each sort of finding has one box with its number, and a rule in the style sheet."""
    root = tree(report.html(pair))
    chips = {box.get("data-key"): words(box.getparent()) for box in root.xpath("//input[@checked and @data-key]")}
    assert chips == {"number": "# Number 1", "negation": "¬ Negation 1", "not-in-B": "∅ Not in B 1"}
    assert all(f"[data-key={key}]:not(:checked)) .k-{key}" in root.findtext(".//style") for key in chips)


def test_what_is_set_aside_is_listed_with_its_reason(comparison: Comparison) -> None:
    """Nothing that was read is hidden."""
    root = tree(report.html(comparison))
    aside = words(root.get_element_by_id("aside"))
    assert aside.count("share links") == aside.count("Share this page") == len(comparison.tellings)


def test_each_cell_names_its_telling_and_its_language(comparison: Comparison) -> None:
    """A screen reader hears the side's letter; the words carry their language and their own direction."""
    root = tree(report.html(comparison))
    languages = {each.id: each.language for each in comparison.tellings}
    cells = root.xpath("//*[@id='passages']//tbody//td[not(@colspan or @class='w')] | //p[starts-with(@class, 'g ')]")
    assert len(cells) >= len(comparison.passages) - 2
    for cell in cells:
        sides = cell.xpath("string(bdi)").split()
        assert sides
        assert {side for side in sides if not side.startswith("+")} <= set(languages)
        if "absent" not in cell.get("class", ""):
            assert (cell.get("lang"), cell.get("dir")) == (languages[sides[0]], "auto")


def test_headings_are_in_order_and_the_table_has_its_scopes(comparison: Comparison) -> None:
    """One h1, no level left out; a column head a telling, a row head a passage; a way past the head."""
    root = tree(report.html(comparison))
    levels = [int(node.tag[1]) for node in root.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for grid in root.xpath("//table[starts-with(@class, 'grid')]"):
        assert len(grid.xpath(".//th[@scope='col']")) == len(comparison.tellings) + 2
        folded = len(grid.xpath(".//tr[@class='band']//p[@id]"))
        assert len(grid.xpath(".//th[@scope='row']")) == len(comparison.passages) - folded
    assert root.find("body")[0].get("href") == "#differences"


def test_what_is_not_known_is_said_to_be_so(pair: Comparison) -> None:
    """No date is invented; the file's name stands for the publisher."""
    bare = replace(pair.tellings[0], title=None, publisher=None, published=None, language=None)
    root = tree(report.html(replace(pair, tellings=(bare, pair.tellings[1]))))
    head = words(root.xpath("//article[@class='telling']")[0])
    assert "a.html" in head
    assert head.count("not known") == 2


def test_a_comparison_without_passages_is_a_page(pair: Comparison) -> None:
    """Nothing told on either side still gives a report."""
    root = tree(report.html(replace(pair, passages=(), findings=())))
    assert "There are no passages" in words(root.get_element_by_id("passages"))


def test_two_pages_of_2000_words_stay_under_100_kilobytes() -> None:
    """A hundred passages of 20 words with thirty findings leave room for names, asides and notes."""
    sentences = [
        f"{A[at % len(A)][:-1]} and so the story went on for a good while after item {at}." for at in range(100)
    ]
    tellings = (telling("A", sentences), telling("B", sentences))
    count = sum(len(sentence.split()) for sentence in sentences)
    passages = tuple(Passage(f"p{at}", {"A": (at,), "B": (at,)}, "differs", 0.8) for at in range(100))
    at_item = [[(s.start + 2, s.start + 12) for s in each.sentences] for each in tellings]
    made = replace(pair(), tellings=tellings, passages=passages, findings=())
    found = tuple(
        replace(
            pair().findings[0],
            id=f"f{at}",
            passage=f"p{at}",
            spans={side: (Sentence(*at_item[n][at]),) for n, side in enumerate("AB")},  # type: ignore[dict-item]
        )
        for at in range(0, 90, 3)
    )
    assert 1900 < count < 2200
    assert len(report.html(replace(made, findings=found)).encode()) < 97_000


def test_plain_leaves_honest_text_as_it_is() -> None:
    """Letters of any script, emoji and marks of direction pass."""
    honest = "Ünïcödé, кириллица, עברית\u200f, العربية, 中文, 👩‍🚀"
    assert plain(honest) == honest


def test_a_turn_that_is_left_out_is_named_at_the_head() -> None:
    """The first lines say whose turn is not in which telling; what B says instead is not looked for."""
    made = pair()
    a = made.tellings[0]
    turn = replace(made.findings[2], kind="omitted-turn", passage="p2")
    spans = {"A": (Span(a.turns[0].start, a.turns[0].end),), "B": ()}
    root = tree(report.html(replace(made, findings=(replace(turn, spans=spans),))))
    assert "1 turn not in B (Ida Brandt)." in words(root.xpath("//p[@class='lede']")[0])
    listed = words(root.xpath("//article[contains(@class, 'finding')]")[0])
    assert "Not in B: a whole turn" in listed
    assert "There it says" not in listed


def test_the_head_says_what_the_tellings_share_and_how_the_report_was_made(pair: Comparison) -> None:
    """Place and dates in common, words told by others, whole digests, version, encoder and command."""
    late = replace(pair.tellings[1], place="Ambel", published="2031-05-06")
    early = replace(pair.tellings[0], place="AMBEL", source=replace(pair.tellings[0].source, name="a page.html"))
    made = replace(pair.made_by, encoder="model-1")
    root = tree(report.html(replace(pair, tellings=(early, late), made_by=made)))
    assert words(root.xpath("//p[@class='kicker']")[0]) == (
        "Two tellings of one event, Ambel, published 4 May 2031 to 6 May 2031"
    )
    first, second = (words(each) for each in root.xpath("//article[@class='telling']"))
    assert "45 words, 78 % of them told by others too; 3 set aside" in first
    assert "32 words, 100 % of them told by others too" in second
    assert pair.tellings[0].source.sha256 in first
    method = words(root.get_element_by_id("made"))
    assert "tellings 0.0.0" in method
    assert "model-1" in method
    assert "tellings compare 'a page.html' b.html" in method


def test_a_finding_says_how_sure_it_is_and_who_made_it(comparison: Comparison) -> None:
    """Weight and rule stand with every finding, those of wording too."""
    root = tree(report.html(comparison))
    by = [words(each) for each in root.xpath("//p[@class='by'] | //*[@id='minor']//li/p")]
    for finding in comparison.findings:
        assert any(f"{finding.weight:.2f}" in each and finding.made_by in each for each in by)


def test_a_speaker_has_the_same_mark_everywhere(pair: Comparison) -> None:
    """Over the findings, in the lanes, in the table of speakers, over the passages and on their bands."""
    root = tree(report.html(pair))
    for part in ("differences", "overview", "passages"):
        marks = {words(each) for each in root.get_element_by_id(part).xpath(".//i[@class='who']")}
        assert "IB" in marks
        assert marks <= {"IB", "OL"}
    assert [words(each) for each in root.xpath("//*[@id='overview']//text")] == ["IB", "OL"]
    speakers = [[words(cell) for cell in row] for row in root.xpath("//table[@class='speakers']/tbody/tr")]
    assert speakers == [["IB Ida Brandt", "25", "11"], ["OL Ole Lund", "11", "12"]]


def test_what_was_set_aside_opens_where_it_is_long(pair: Comparison) -> None:
    """A few words stand as they are, more are folded after their first, very many are cut and counted."""
    a = pair.tellings[0]
    for count, folded, cut in [(3, False, False), (40, True, False), (900, True, True)]:
        clutter = " ".join(f"link{n}" for n in range(count))
        text = a.text + clutter
        aside = (replace(a.aside[0], start=len(a.text), end=len(text), reason="navigation"),)
        root = tree(report.html(replace(pair, tellings=(replace(a, text=text, aside=aside), pair.tellings[1]))))
        (item,) = root.xpath("//div[@class='asides'][1]//li[contains(., 'navigation')]")
        assert bool(item.xpath("details")) is folded
        assert ("The first 300 words of 900." in words(item)) is cut
        assert f"link{min(count, 300) - 1}" in words(item)


def test_a_long_report_has_few_bars_in_its_lanes() -> None:
    """Passages that could not be told apart share a bar, which shows what a reader looks for first."""
    sentences = [f"{A[at % len(A)][:-1]} {at}." for at in range(1_000)]
    passages = tuple(
        Passage(f"p{at}", {"A": (at,), "B": (at,)}, "differs" if at == 501 else "same", 1.0) for at in range(1_000)
    )
    made = replace(pair(), tellings=(telling("A", sentences), telling("B", sentences)), passages=passages, findings=())
    root = tree(report.html(made))
    bars = root.xpath("//figure//svg//a")
    assert len(bars) <= 400
    assert [bar.get("href") for bar in bars if bar.get("class") == "s-differs"] == [
        f"#{permalinks(made).passages[501]}"
    ]
