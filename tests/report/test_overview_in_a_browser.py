"""The overview of an archive's events in real Chromium."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from chromium import HOSTILE, NEEDED

from tellings import report
from tellings.model import Event, Gathered, Member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tellings.model import How

HOWS: tuple[How, ...] = ("copy", "reprint", "quotes", "translation", "same event")
TITLES = {
    "en": "The footbridge over the Ambel was opened by the mayor on Sunday in the rain",
    "ru": "Пешеходный мост через Амбель открыли в воскресенье",
    "ar": "افتتاح جسر المشاة فوق نهر أمبيل يوم الأحد",
    "fr": "La passerelle de l’Ambel inaugurée dimanche",
}

pytestmark = NEEDED


def member(event: int, at: int, said: str | None) -> Member:
    """Return a made member; the first of an event is its head."""
    language = list(TITLES)[(event + at) % len(TITLES)]
    return Member(
        id=f"page{event}-{at}",
        how=HOWS[(event + at) % len(HOWS)] if at else "head",
        like=f"page{event}-0" if at else None,
        score=1 - at / 40,
        title=said or TITLES[language],
        publisher=said or f"Paper {at % 15}",
        published=(date(2031, 5, 6) + timedelta(days=3 * (event % 90) + at // 2)).isoformat() if at < 30 else None,
        language=language,
        address="https://paper.example/1" if at % 2 else said,
    )


def gathered(number: int, said: str | None = None) -> Gathered:
    """Return an archive of so many events, the first of forty tellings; `said` is the title and publisher of all."""
    events = []
    for event in range(number):
        why = tuple(member(event, at, said) for at in range(2 + event % 4 if event else 40))
        days = [each.published for each in why if each.published]
        events.append(Event(
            event=said or f"page{event}-0", members=tuple(each.id for each in why), title=why[0].title,
            first=min(days), last=max(days), languages=tuple(sorted({each.language or "" for each in why})), why=why,
        ))  # fmt: skip
    unread = (said or "broken.html: no text",)
    return Gathered(events=tuple(events), documents=10 * number, copies=3, unread=unread, held=10 * number)


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open the overview in a fresh profile; the options are those of a context."""
    contexts = []

    def show(found: Gathered, *, width: int = 1280, **options: Any) -> Page:
        file = tmp_path / "events.html"
        named = {event.event: f"{at:04}.html" for at, event in enumerate(found.events)}
        file.write_text(report.events(found, reports=named), encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **options))
        page = contexts[-1].new_page()
        page.goto(file.as_uri())
        return page

    yield show
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("number", [0, 5, 300])
def test_axe_finds_nothing(opened: Callable[..., Page], number: int, scheme: str) -> None:
    """No rule of WCAG 2.2 AA or of good practice is broken, with everything open."""
    page = opened(gathered(number), color_scheme=scheme)
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    found = page.evaluate(
        "axe.run({resultTypes: ['violations']}).then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))"
    )
    assert found == []


@pytest.mark.parametrize("number", [5, 53, 300])
def test_a_phone_shows_it_whole(opened: Callable[..., Page], number: int) -> None:
    """Neither the page nor its picture is wider than 390 pixels, and each title stands within."""
    page = opened(gathered(number), width=390)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.evaluate("(f => f.scrollWidth - f.clientWidth)(document.querySelector('.timeline'))") <= 0
    right = "[...document.querySelectorAll('.chart .tag, .chart .mark')].map(e => e.getBoundingClientRect().right)"
    assert max(page.evaluate(right)) <= 390


def test_marks_of_a_lane_stand_apart(opened: Callable[..., Page]) -> None:
    """On a phone too, where a day is narrow: no mark lies on another."""
    page = opened(gathered(53), width=390)
    boxes = page.evaluate(
        "[...document.querySelectorAll('.chart > svg:not(.high)')].map(s => [...s.querySelectorAll('.mark rect')]"
        ".map(r => r.getBoundingClientRect()).map(b => [b.left, b.top]))"
    )
    assert len(boxes) > 5
    for lane in boxes:
        assert not [1 for i, (x, y) in enumerate(lane) for u, v in lane[:i] if abs(x - u) < 19 and abs(y - v) < 15]


@pytest.mark.parametrize("said", HOSTILE)
def test_hostile_words_are_shown_run_nothing_and_ask_for_nothing(opened: Callable[..., Page], said: str) -> None:
    """As title, publisher, address and name they stand in the page as text, and push nothing off the screen."""
    page = opened(gathered(3, said), width=390)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda _: asked.append("dialog"))
    page.reload()
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert len(asked) == 1
    assert page.title() == "3 events in an archive"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shown = page.evaluate("document.querySelector('.event h3').textContent")
    assert shown == said.replace("\u202e", "\ufffd").replace("\u202c", "")
    links = page.evaluate("[...document.querySelectorAll('main a')].map(a => a.getAttribute('href'))")
    assert all(link.startswith(("#", "https://paper.example/")) or link.endswith(".html") for link in links)


@pytest.mark.parametrize("number", [5, 300])
def test_paper_begins_with_the_picture(opened: Callable[..., Page], number: int) -> None:
    """A4 sheets, the first with title and lanes; every member of an event is on paper, folded or not."""
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(opened(gathered(number)).pdf(format="A4"))
    assert document.get_page_size(0) == pytest.approx((595, 842), abs=1.5)
    first = " ".join(document[0].get_textpage().get_text_bounded().split())
    assert f"{number} events" in first
    assert "The footbridge over the Ambel" in first
    text = " ".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    assert text.count("Paper 14") >= 2  # in the first event's folded rest
    assert "Skip to" not in text
    document.close()


def test_a_screen_reader_hears_each_member_and_why_it_is_in(opened: Callable[..., Page]) -> None:
    """The picture is hidden from it, for the same stands in the list."""
    page = opened(gathered(5))
    told = page.locator("#e2 li").all_inner_texts()
    assert len(told) == 3
    assert "the earliest" in told[0]
    assert any("1" in line.split("\n")[-1] for line in told[1:])
    assert page.locator(".chart").get_attribute("aria-hidden") == "true"
