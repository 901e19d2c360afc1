# ruff: noqa: E501, PLW1509  DevTools over a pipe wants descriptors 3 and 4, set before Chromium starts
"""Makes of each page of a folder the other formats, reads all of them, and prints how far their accounts agree.

    python bench/formats.py FOLDER … [--formats pdf,docx] [--limit N] [--made FOLDER] [--json FILE]

Chromium, where it is installed, prints each page to PDF (with and without its own heads and feet), saves it as MHTML
and says what text a reader would copy out of it; the rest is made here. Flat texts are first put into a simple page, a
paragraph a line. What is printed for each format:

    F1       of the runs of four words of the account, against the account read from the page itself: mean and least
    turns    the part of turns and labels that have the same speaker and the same first words on both sides (F1)

Exit code 1 where a page's F1 is below .98.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import contextmanager
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

from lxml import html as markup  # noqa: E402  after the threads are settled

from tellings import reading, turns  # noqa: E402
from tellings.errors import SourceError  # noqa: E402
from tellings.reading.charset import decode  # noqa: E402
from tellings.reading.flatten import BLOCKS as BREAKING  # noqa: E402
from tellings.reading.flatten import is_html  # noqa: E402
from tellings.reading.unseen import unseen  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tellings.model import Telling

LEAST = 0.98
#: A page made for a screen is wider than A5 and is cut off at the sheet's edge, words and all, unless printed smaller.
SMALL = 0.55
WORDS = 4
ENDINGS = {".html", ".htm", ".txt"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
UNSEEN = {"script", "style", "noscript", "template", "head", "title"}
BLOCKS = {*HEADINGS, "p", "li", "div", "td", "th", "blockquote", "figcaption", "footer", "header", "nav", "section", "br",
          "article", "aside", "main", "ul", "ol", "table", "tr", "pre", "dd", "dt", "form", "button", "time"}  # fmt: skip
FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --remote-debugging-pipe --disable-dev-shm-usage"
)


def main() -> int:
    """Make, read, print a table, and return 1 where a page falls short."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--limit", type=int)
    parser.add_argument("--made", type=Path, help="keep what is made here, and take it from here the next time")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    files = sorted(p for folder in options.folders for p in folder.rglob("*") if p.suffix in ENDINGS)[: options.limit]
    formats = options.formats.split(",")
    made = options.made or Path(tempfile.mkdtemp())
    made.mkdir(parents=True, exist_ok=True)
    pages = make(files, formats, made)
    rows = [row for file in files for row in compared(file, pages[file], formats)]
    show(rows, formats)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return int(any(row["f1"] < LEAST for row in rows))


def make(files: list[Path], formats: list[str], made: Path) -> dict[Path, dict[str, Path]]:
    """Return for each file where its other formats are, made where they are not there yet."""
    found: dict[Path, dict[str, Path]] = {}
    by_browser = [kind for kind in formats if kind in BROWSER]
    missing: list[tuple[Path, Path]] = []
    for file in files:
        page = as_page(file.read_bytes(), file)
        stem = hashlib.sha256(page.encode()).hexdigest()[:16]
        found[file] = {kind: made / f"{stem}.{kind}" for kind in formats}
        for kind in set(formats) - set(by_browser):
            found[file][kind].write_bytes(FORMATS[kind](page))
        if not all(found[file][kind].exists() for kind in by_browser):
            source = made / f"{stem}.html"
            source.write_text(page, encoding="utf-8")
            missing.append((file, source))
    if missing and shutil.which("chromium"):
        with browser() as ask:
            for file, source in missing:
                ask("Page.navigate", url=source.resolve().as_uri())
                ask("Page.domContentEventFired")
                for kind in by_browser:
                    found[file][kind].write_bytes(BROWSER[kind](ask))
    return found


def as_page(data: bytes, file: Path) -> str:
    """Return a document as HTML that names its charset: itself, or its lines as paragraphs."""
    text = decode(data, file.name)
    if not is_html(text):
        paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
        return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>\n{paragraphs}\n</body></html>'
    return "\ufeff" + _as_shown(text)  # the mark goes before whatever the page says of its charset


def _as_shown(text: str) -> str:
    """Return a page without what its own style sheet, which is not at hand, would hide: cards that pop up at a name."""
    root = markup.document_fromstring(text.encode(), parser=markup.HTMLParser(encoding="utf-8"))
    hidden = [each for each in root.iter() if isinstance(each.tag, str) and each.tag not in ("html", "body")
              and unseen(dict(each.attrib), inline=each.tag not in BREAKING)]  # fmt: skip
    for each in hidden:
        each.drop_tree()
    return markup.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>") if hidden else text


@contextmanager
def browser() -> Iterator[Callable[..., Any]]:
    """Give a function that asks a new Chromium one thing (DevTools protocol over a pipe) and returns its answer."""
    theirs, ours = os.pipe(), os.pipe()

    def joined() -> None:
        os.dup2(theirs[0], 3)
        os.dup2(ours[1], 4)

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            "chromium",
            *FLAGS.split(),
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={profile}",
            "about:blank",
        ]
        for end in (theirs[0], ours[1]):
            os.set_inheritable(end, True)
        process = subprocess.Popen(
            command, preexec_fn=joined, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(theirs[0])
        os.close(ours[1])
        answers = os.fdopen(ours[0], "rb")
        waiting: list[dict[str, Any]] = []
        session: dict[str, str] = {}
        number = 0

        def ask(method: str, **parameters: Any) -> Any:
            nonlocal number
            if method.endswith("Fired"):
                while not any(each.get("method") == method for each in waiting):
                    waiting.append(_message(answers))
                waiting.clear()
                return None
            number += 1
            asked = {"id": number, "method": method, "params": parameters, **session}
            os.write(theirs[1], json.dumps(asked).encode() + b"\0")
            while True:
                said = _message(answers)
                if said.get("id") == number:
                    if "error" in said:
                        raise RuntimeError(f"{method}: {said['error']}")
                    return said["result"]
                waiting.append(said)

        try:
            target = ask("Target.createTarget", url="about:blank")["targetId"]
            session["sessionId"] = ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            ask("Page.enable")
            ask("Emulation.setScriptExecutionDisabled", value=True)  # the page as it was saved, not as it would change
            yield ask
        finally:
            process.terminate()
            process.wait()
            answers.close()
            os.close(theirs[1])


def _message(answers: Any) -> dict[str, Any]:
    """Return the next message of Chromium, which ends each with a NUL."""
    said = bytearray()
    while True:
        ahead = answers.peek()
        if not ahead:
            raise RuntimeError("Chromium ended")
        piece, end, _ = ahead.partition(b"\0")
        said += piece
        answers.read(len(piece) + len(end))
        if end:
            return dict(json.loads(bytes(said)))


def printed(ask: Callable[..., Any], *, heads: bool = False, **options: Any) -> bytes:
    """Return the page printed to PDF."""
    said = ask("Page.printToPDF", displayHeaderFooter=heads, printBackground=False, **options)
    return base64.b64decode(said["data"])


def copied(ask: Callable[..., Any]) -> bytes:
    """Return the text that a reader copies who selects the whole page."""
    said = ask("Runtime.evaluate", expression="document.body.innerText", returnByValue=True)
    return str(said["result"]["value"]).encode()


def blocks(page: str) -> Iterator[tuple[str, list[tuple[str, bool, str | None]]]]:
    """Give the page block by block: the element it is of, and its words, each with whether bold and where it links."""
    root = markup.document_fromstring(page.encode(), parser=markup.HTMLParser(encoding="utf-8"))
    runs: list[tuple[str, bool, str | None]] = []

    def walk(element: Any, tag: str, bold: bool, link: str | None) -> Iterator[tuple[str, list[Any]]]:
        if not isinstance(element.tag, str) or element.tag in UNSEEN or element.get("hidden") is not None:
            return
        own = element.tag if element.tag in BLOCKS else tag
        if element.tag in BLOCKS and runs:
            yield tag, runs[:]
            runs.clear()
        bold = bold or element.tag in ("b", "strong")
        link = element.get("href") if element.tag == "a" else link
        if (element.text or "").strip() or runs:
            runs.append((element.text or "", bold, link))
        for child in element:
            yield from walk(child, own, bold, link)
            if (child.tail or "").strip() or (runs and child.tail):
                runs.append((child.tail or "", bold, link))
        if element.tag in BLOCKS and runs:
            yield own, runs[:]
            runs.clear()

    for tag, found in walk(root.find("body"), "body", False, None):
        if "".join(words for words, *_ in found).strip():
            yield tag, found


def docx(page: str) -> bytes:
    """Return the page as a Word document: headings, paragraphs, list items."""
    from docx import Document  # noqa: PLC0415  for this format only

    document = Document()
    for tag, runs in blocks(page):
        style = f"Heading {HEADINGS[tag]}" if tag in HEADINGS else "List Bullet" if tag == "li" else None
        paragraph = document.add_paragraph(style=style)
        for words, bold, _ in _single(runs):
            paragraph.add_run("".join(each for each in words if each >= " ")).bold = bold or None
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def markdown(page: str) -> bytes:
    """Return the page as Markdown: headings, paragraphs, list items, links, bold words."""
    made = []
    for tag, runs in blocks(page):
        words = ""
        for piece, bold, link in _single(runs):
            said = "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in piece)
            inner = said.strip()
            if inner and (link or bold):
                shown = f"[{inner}]({link.replace(' ', '%20')})" if link else f"**{inner}**"
                said = said.replace(inner, shown, 1)
            words += said
        mark = "#" * HEADINGS[tag] + " " if tag in HEADINGS else "- " if tag == "li" else ""
        made.append(mark + words.strip())
    return "\n\n".join(made).encode() + b"\n"


def _single(runs: list[tuple[str, bool, str | None]]) -> Iterator[tuple[str, bool, str | None]]:
    """Give the runs with their white space as a browser shows it."""
    before = " "
    for words, bold, link in runs:
        said = " ".join(f".{words}.".split())[1:-1]
        said = said.lstrip() if before.endswith(" ") else said
        before = said or before
        yield said, bold, link


def mhtml(page: str) -> bytes:
    """Return the page in one file as Firefox's add-ons and mail programs make it (base64)."""
    message = MIMEMultipart("related", type="text/html")
    message["Subject"] = "Saved page"
    part = MIMEText(page.removeprefix("\ufeff"), "html", "utf-8")
    part["Content-Location"] = "https://gazette.example/page"
    message.attach(part)
    return message.as_bytes()


def eml(page: str) -> bytes:
    """Return the page as a mail of a press service."""
    message = EmailMessage()
    message["From"], message["To"] = "Press service <press@gazette.example>", "list@gazette.example"
    message["Subject"], message["Date"] = "Press release", "Tue, 03 Feb 2031 18:00:00 +0100"
    message.set_content("This mail is in HTML.\n")
    message.add_alternative(page.removeprefix("\ufeff"), subtype="html", cte="quoted-printable")
    return message.as_bytes()


BROWSER: dict[str, Callable[[Callable[..., Any]], bytes]] = {
    "pdf": printed,
    "pdf-heads": lambda ask: printed(ask, heads=True),
    "pdf-a5": lambda ask: printed(ask, heads=True, paperWidth=5.83, paperHeight=8.27, scale=SMALL),
    "pdf-a4": lambda ask: printed(ask, paperWidth=8.27, paperHeight=11.69),
    "saved": lambda ask: ask("Page.captureSnapshot", format="mhtml")["data"].encode(),
    "copied": copied,
}
FORMATS: dict[str, Callable[..., bytes]] = {
    **BROWSER,
    "docx": docx,
    "markdown": markdown,
    "mhtml": mhtml,
    "eml": eml,
}


def compared(file: Path, made: dict[str, Path], formats: list[str]) -> Iterator[dict[str, Any]]:
    """Give for each format how far its account and its turns are those of the page."""
    own = told(file.read_bytes())
    for kind in formats:
        if own is None or not made[kind].exists():
            continue
        other = told(made[kind].read_bytes())
        yield {
            "page": f"{file.parent.name}/{file.name}",
            "format": kind,
            "f1": f1(runs_of(own), runs_of(other)) if other else 0.0,
            "turns": f1(turns_of(own), turns_of(other)) if other else 0.0,
            "count": len(own.turns),
        }


def told(data: bytes) -> Telling | None:
    """Return the telling in a document, with its turns; None where it has none."""
    try:
        return turns.find(reading.telling(data, name="page"))
    except SourceError as fault:
        print(fault.message, file=sys.stderr)
        return None


def runs_of(telling: Telling) -> Counter[tuple[str, ...]]:
    """Return the runs of four words of the account."""
    words = [word for at in range(len(telling.sentences)) for word in telling.sentence(at).split()]
    return Counter(zip(*(words[at:] for at in range(WORDS)), strict=False))


def turns_of(telling: Telling) -> Counter[tuple[str | None, ...]]:
    """Return who speaks where: kind, speaker and the first two words of each turn but the narration."""
    return Counter(
        (turn.kind, turn.speaker, *telling.text[turn.start : turn.end].split()[:2])
        for turn in telling.turns
        if turn.kind != "narration"
    )


def f1(one: Counter[Any], other: Counter[Any]) -> float:
    """Return the F1 of two bags; 1 where both are empty."""
    both = sum((one & other).values())
    whole = one.total() + other.total()
    return 2 * both / whole if whole else 1.0


def show(rows: list[dict[str, Any]], formats: list[str]) -> None:
    """Print a line a format, then the pages that fall short."""
    print(f"{'':<12}{'pages':>6}{'F1':>8}{'least':>8}{'turns':>8}{'least':>8}")
    for kind in formats:
        own = [row for row in rows if row["format"] == kind]
        if own:
            figures = [f(row[key] for row in own) for key in ("f1", "turns") for f in (_mean, min)]
            print(f"{kind:<12}{len(own):>6}" + "".join(f"{figure:>8.3f}" for figure in figures))
    for row in rows:
        if row["f1"] < LEAST or row["turns"] < LEAST:
            print(f"{row['page']:<40}{row['format']:<12}{row['f1']:.3f}  turns {row['turns']:.3f} of {row['count']}")


def _mean(figures: Iterator[float]) -> float:
    every = list(figures)
    return sum(every) / len(every)


if __name__ == "__main__":
    sys.exit(main())
