"""The report in real Chromium: what a style sheet, a script, an accessibility tree and a printer make of it."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from chromium import HOSTILE, NEEDED
from footbridge import crowd, pair, telling, three, with_words
from msgspec.structs import replace

from tellings import report
from tellings.report.permalinks import permalinks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tellings.model import Comparison

COMPARISONS: dict[str, Callable[[], Comparison]] = {
    "2": pair,
    "3": three,
    "8": lambda: crowd(8),
    "100": lambda: crowd(100),
}
pytestmark = NEEDED


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open the report of a comparison in a fresh profile; the options are those of a context, and `at` an id."""
    contexts = []

    def show(comparison: Comparison, *, at: str = "", width: int = 1280, height: int = 900, **options: Any) -> Page:
        file = tmp_path / "report.html"
        file.write_text(report.html(comparison), encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **options))
        contexts[-1].set_default_timeout(10_000)
        page = contexts[-1].new_page()
        page.goto(file.as_uri() + (f"#{at}" if at else ""))
        return page

    yield show
    for context in contexts:
        context.close()


def tree(page: Page) -> list[dict[str, Any]]:
    """Return the accessibility tree: role, name and the text below of every node a screen reader meets, in order."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    known = {node["nodeId"]: node for node in nodes}

    def text(node: dict[str, Any]) -> str:
        if node.get("role", {}).get("value") == "StaticText":
            return str(node["name"]["value"])
        return "".join(text(known[child]) for child in node.get("childIds", ()) if child in known)

    return [
        {"role": node["role"]["value"], "name": node.get("name", {}).get("value", ""), "text": text(node)}
        for node in nodes
        if not node.get("ignored")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("of", ["2", "8", "100"])
def test_axe_finds_nothing(opened: Callable[..., Page], of: str, scheme: str) -> None:
    """No rule of WCAG 2.2 AA or of good practice is broken; of two tellings, with everything open too."""
    page = opened(COMPARISONS[of](), color_scheme=scheme)
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    for opens in (False, True) if of == "2" else (False,):
        if opens:
            page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
            page.evaluate("document.querySelectorAll('input').forEach((i) => { if (!i.checked) i.click(); })")
        found = page.evaluate(
            "axe.run({resultTypes: ['violations']}).then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))"
        )
        assert found == []


def test_a_screen_reader_hears_whose_words_a_cell_has(opened: Callable[..., Page]) -> None:
    """A table of rows; each row has a head with number and state, each cell begins with its telling's letter."""
    for width in (1280, 400):
        heard = tree(opened(pair(), width=width))
        roles = [node["role"] for node in heard]
        assert {"table", "row", "rowheader", "columnheader", "cell"} <= set(roles)
        cells = [node["text"] for node in heard if node["role"] == "cell"]
        assert "BIt cost #15 million crowns." in cells
        counts = re.compile("[0-9,–]+|words")
        assert [cell for cell in cells if cell[:1] not in ("A", "B") and not counts.fullmatch(cell)] == []
        heads = [node["name"] for node in heard if node["role"] == "rowheader"]
        states = ["1 reworded", "2 differs", "3 differs", "6 same, moved", "7 reworded"]
        assert [head for head in heads if head[0].isdigit()] == states


def test_a_screen_reader_hears_who_has_a_wording(opened: Callable[..., Page]) -> None:
    """Among eight tellings a wording begins with the letters of all that have it, and the matrix is a table."""
    heard = [node["text"] for node in tree(opened(crowd(8))) if node["role"] == "paragraph"]
    assert "A C D F G The footbridge over the Ambel was opened on Sunday." in [" ".join(said.split()) for said in heard]
    hundred = tree(opened(crowd(100)))
    heads = [node["name"] for node in hundred if node["role"] == "rowheader"]
    assert any(re.match("C Paper C and 33 copies", head) for head in heads)


@pytest.mark.parametrize("said", HOSTILE)
def test_hostile_words_are_shown_run_nothing_and_ask_for_nothing(opened: Callable[..., Page], said: str) -> None:
    """They stand in the page as text; no request, no script, no dialog, nothing pushed off the screen."""
    page = opened(with_words(said), width=400)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda _: asked.append("dialog"))
    page.reload()
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert [url for url in asked if not url.startswith("file:")] == []
    assert len(asked) == 1
    assert page.title().endswith("what differs")
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    shown = page.evaluate("document.querySelector('.finding').textContent")
    assert said.replace("\u202e", "\ufffd").replace("\u202c", "") in shown


@pytest.mark.parametrize("of", COMPARISONS)
def test_nothing_stands_off_the_screen_at_any_width(opened: Callable[..., Page], of: str) -> None:
    """From a small phone to a wide screen the page never scrolls sideways."""
    page = opened(COMPARISONS[of]())
    for width in (320, 400, 768, 1024, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_works_without_javascript(opened: Callable[..., Page]) -> None:
    """Filters, words on demand, bands and the choice of a base text are style sheet and markup alone."""
    page = opened(pair(), java_script_enabled=False)
    number = page.locator(".finding", has_text="A says 4, B says 5")
    assert number.is_visible()
    page.locator(".chip", has_text="Number").click()
    assert not number.is_visible()
    page.locator(".band summary").click()
    assert page.locator(".band p", has_text="school choir").is_visible()
    assert not page.locator("#help-open").is_visible()

    page = opened(crowd(8), java_script_enabled=False)
    german = page.locator(".g", has_text="Millionen")
    mine = page.locator(".g", has_text="4 million crowns")
    assert (mine.is_visible(), german.is_visible()) == (True, False)
    page.locator("#r-A").uncheck()
    page.locator("#r-E").check()
    assert (mine.is_visible(), german.is_visible()) == (False, True)


def test_words_that_one_telling_alone_has_are_underlined_on_demand(opened: Callable[..., Page]) -> None:
    """In the passage asked for, or in all."""
    page = opened(pair())
    lined = "[...document.querySelectorAll('.grid u')].filter(u => getComputedStyle(u).textDecorationLine === 'underline').map(u => u.textContent)"  # noqa: E501
    assert page.evaluate(lined) == []
    page.locator("tr", has_text="be lit at night").locator("summary").click()
    assert page.evaluate(lined) == ["not"]
    page.locator("#words").check()
    assert {"not", "4", "5", "came", "was brought"} <= set(page.evaluate(lined))


@pytest.mark.parametrize("of", ["2", "8"])
def test_differences_of_wording_are_one_switch_away(opened: Callable[..., Page], of: str) -> None:
    """Ticked, the list of them opens and they are marked among the passages."""
    page = opened(COMPARISONS[of]())
    listed, mark = page.locator("#minor li"), page.locator("#passages a.n.minor").first
    assert (listed.is_visible(), mark.is_visible()) == (False, False)
    page.locator("[data-key=minor]").check()
    assert (listed.is_visible(), mark.is_visible()) == (True, True)


def test_two_picked_tellings_stand_side_by_side_and_a_fifth_is_refused(opened: Callable[..., Page]) -> None:
    """Level, left and right; where both have the same words these stand once under both letters."""
    page = opened(crowd(8))
    page.locator("#r-B").check()
    row = page.locator(f"#{permalinks(crowd(8)).passages[1]}")
    a, b = (row.locator(".g", has_text=words).bounding_box() for words in ("4 million crowns", "5 million"))
    assert a
    assert b
    assert a["y"] == b["y"]
    assert b["x"] >= a["x"] + a["width"]
    page.locator("#r-C").check()
    assert row.locator(".g:visible").count() == 2
    heads = [page.locator(".over .h", has_text=f"Paper {side}").bounding_box() for side in "ABC"]
    assert heads[0]
    assert heads[1]
    assert heads[2]
    assert heads[1]["x"] == pytest.approx(row.locator(".g", has_text="5 million").bounding_box()["x"], abs=1)
    assert heads[0]["x"] < heads[1]["x"] < heads[2]["x"]
    page.locator("#r-D").check()
    assert page.locator("#r-E").is_disabled()


def test_keys_go_from_difference_to_difference_and_can_be_switched_off(opened: Callable[..., Page]) -> None:
    """N and p move the focus; ? lists the keys; the switch there turns them off."""
    page = opened(pair())
    focus = "document.activeElement.id"
    ids = page.evaluate("[...document.querySelectorAll('.finding')].map(f => f.id)")
    for key, at in [("n", 0), ("n", 1), ("n", 2), ("p", 1)]:
        page.keyboard.press(key)
        assert page.evaluate(focus) == ids[at]
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    page.locator("#keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert page.evaluate(focus) != ids[2]
    page.keyboard.press("?")
    assert not page.locator("dialog").is_visible()


def test_what_is_unticked_is_passed_over_and_an_empty_turn_goes(opened: Callable[..., Page]) -> None:
    """The keys skip what is not listed; with its last finding the speaker's head goes."""
    page = opened(pair())
    page.locator("[data-key=negation]").uncheck()
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert "thanks are only in A" in page.locator(":focus").inner_text()
    assert page.locator(".by-whom").is_visible()
    page.locator("[data-key=number]").uncheck()
    page.locator("[data-key=not-in-B]").uncheck()
    assert not page.locator(".by-whom").is_visible()


def test_n_goes_through_the_marks_once_the_reader_is_among_the_passages(opened: Callable[..., Page]) -> None:
    """The mark that takes the focus is in sight."""
    page = opened(pair(), at="passages", height=500)
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.className").startswith("n ")
    assert page.locator(":focus").is_visible()


def test_a_link_to_a_folded_passage_opens_its_band(opened: Callable[..., Page]) -> None:
    """The passage is in sight and marked, with JavaScript and without."""
    place = permalinks(pair()).passages[4]
    for script in (True, False):
        page = opened(pair(), at=place, height=500, java_script_enabled=script)
        assert page.locator(f"#{place}").is_visible()


def test_the_heads_stay_while_the_passages_scroll(opened: Callable[..., Page]) -> None:
    """Names of the columns at the very top, the speaker right below, over the passage one has come to."""
    page = opened(pair(), height=360)
    place = permalinks(pair()).passages[2]
    page.evaluate(f"document.getElementById('{place}').scrollIntoView()")
    head = page.locator(".grid thead tr").bounding_box()
    voice = page.locator(".voice", has_text="Ida Brandt").bounding_box()
    row = page.locator(f"#{place}").bounding_box()
    assert head
    assert voice
    assert row
    assert head["y"] == 0
    assert voice["y"] == pytest.approx(head["height"], abs=1)
    assert row["y"] >= voice["y"] + voice["height"] - 1


def test_nothing_shifts_while_one_reads(opened: Callable[..., Page]) -> None:
    """Scrolled from top to end, no element moves by itself; in a long report too."""
    watch = "window.moved = 0; new PerformanceObserver((l) => l.getEntries().forEach((e) => { moved += e.value; })).observe({type: 'layout-shift', buffered: true})"  # noqa: E501
    for made in (pair(), crowd(100)):
        page = opened(made)
        page.evaluate(watch)
        for _ in range(12):
            page.mouse.wheel(0, 700)
            page.wait_for_timeout(30)
        assert page.evaluate("moved") == 0


def test_text_from_right_to_left_reads_so_in_its_own_cell(opened: Callable[..., Page]) -> None:
    """The cell follows its words; the columns stay where they are."""
    made = pair()
    hebrew = ["הגשר נפתח ביום ראשון.", *(made.tellings[1].sentence(n) for n in range(1, 5))]
    page = opened(replace(made, tellings=(made.tellings[0], telling("B", hebrew, language="he")), findings=()))
    cell = page.locator(f"#{page.evaluate('document.querySelector(`.grid tr[id]`).id')} td")
    ways = [cell.nth(n).evaluate("e => getComputedStyle(e).direction") for n in (0, 1)]
    boxes = [cell.nth(n).bounding_box() for n in (0, 1)]
    assert ways == ["ltr", "rtl"]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["x"] < boxes[1]["x"]
    assert cell.nth(1).get_attribute("lang") == "he"


def test_on_paper_all_is_open_and_fits_a4(opened: Callable[..., Page]) -> None:
    """The pair on three sheets of A4, four where letters are wide: bands opened, switches gone, every passage there."""
    pdfium = pytest.importorskip("pypdfium2")
    for script in (True, False):
        page = opened(pair(), java_script_enabled=script)
        document = pdfium.PdfDocument(page.pdf(format="A4"))
        assert len(document) in (3, 4)
        assert document.get_page_size(0) == pytest.approx((595, 842), abs=1.5)
        text = " ".join(sheet.get_textpage().get_text_bounded() for sheet in document)
        assert "I thank the school choir" in text
        assert "Skip to what differs" not in text
        document.close()


def test_the_matrix_lies_on_its_side_on_paper(opened: Callable[..., Page]) -> None:
    """Upright sheets but for the one with the overview, which has all lines of the matrix."""
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(opened(crowd(100)).pdf(format="A4"))
    wide = [n for n in range(len(document)) if document.get_page_size(n)[0] > document.get_page_size(n)[1]]
    assert len(wide) == 1
    text = document[wide[0]].get_textpage().get_text_bounded()
    assert all(f"Paper {side}" in text for side in ("C", "B", "AE", "BG"))
    document.close()


def test_it_is_light_or_dark_as_the_system_is(opened: Callable[..., Page]) -> None:
    """Dark words on light paper, light on dark."""
    for scheme, lighter in (("light", True), ("dark", False)):
        page = opened(pair(), color_scheme=scheme)
        ink, paper = (
            sum(map(int, re.findall(r"\d+", page.evaluate(f"getComputedStyle(document.body).{of}"))[:3]))
            for of in ("color", "backgroundColor")
        )
        assert (paper > ink) is lighter
