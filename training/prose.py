"""Gather translated prose whose alignment is sure, out of handbooks that are translated paragraph by paragraph.

    python training/prose.py TREE OUT

TREE is where packages of Debian were unpacked (`apt-get download NAME`, `dpkg -x FILE TREE`; nothing is installed):
debian-handbook, harden-doc, gnome-user-docs, installation-guide-amd64, live-manual-html, developers-reference,
debian-faq, and of the last two the translations too, which have packages of their own (-de, -fr, -ru). Of each book
and pair of languages OUT/BOOK-LANGUAGE-LANGUAGE.json gets a list of sections, each two lists of [bead, sentence]:
sentences with the same bead are each other's translation. Paragraphs whose sentences cannot be told apart surely, or
that nobody translated, are left out. training/renditions.py makes pairs of texts of them.
"""

from __future__ import annotations

import json
import math
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from tellings.model import Span
from tellings.reading.language import language as detect
from tellings.reading.sentences import sentences

#: Where each book keeps its pages, by language; {l} is the language, {c} with the country.
BOOKS = {
    "handbook": "usr/share/doc/debian-handbook/html/{c}/*.html",
    "securing": "usr/share/doc/harden-doc/html/{c}/*.html",
    "desktop": "usr/share/help/{h}/gnome-help/*.page",
    "installing": "usr/share/doc/installation-guide-amd64/{l}/*.html",
    "reference": "usr/share/developers-reference/{d}*.html",
    "questions": "usr/share/doc/debian/FAQ/{d}*.html",
    "live": "usr/share/doc/live-manual/html/live-manual.{l}.html",
}
PAIRS = (("de", "fr"), ("en", "de"), ("en", "fr"), ("en", "ru"), ("ru", "fr"), ("en", "es"), ("en", "zh"))
COUNTRY = {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "ru": "ru-RU", "es": "es-ES", "zh": "zh-CN"}
BLOCKS = frozenset("p div h1 h2 h3 h4 h5 h6 li dt dd td th title pre screen".split())
TOLD = frozenset(("p", "div", "h1", "h2", "h3", "h4", "li", "dd"))
#: The number of a heading.
NUMBER = re.compile(r"^(?:[A-Z]|\d+)\.[\d.]*\s+")
#: Items of lists that are shorter are links and names of options.
ITEM = 50
#: Splits of a paragraph are believed where the likeliest has this much more than all the others (natural logarithm).
SURE = 2.0
#: What each kind costs, as in Gale and Church 1993, and how far the lengths of translations spread.
COST = {(1, 1): 0.1, (1, 2): 3.0, (2, 1): 3.0, (2, 2): 5.0, (1, 3): 5.0, (3, 1): 5.0}
SPREAD = 6.8
Keyed = list[tuple[str, str]]


@dataclass(frozen=True)
class Block:
    """One block of a page: what it is, and its words."""

    tag: str
    text: str


def pages(tree: Path, book: str, language: str) -> dict[str, Path]:
    """Return the book's pages in one language by what they are called in all."""
    names = {"l": {"zh": "zh-cn"}.get(language, language) if book != "installing" else language}
    names |= {"c": COUNTRY[language], "h": {"en": "C", "zh": "zh_CN"}.get(language, language)}
    names["d"] = "" if language == "en" else f"{language}/"
    found = sorted(tree.glob(BOOKS[book].format(**names)))
    return {re.sub(r"\.(en|de|fr|ru|es|zh)(?=\.)", "", file.name): file for file in found}


@cache
def blocks(page: Path) -> tuple[Block, ...]:
    """Return the blocks of a page that hold no other, in order."""
    xml = page.suffix == ".page"
    parser = etree.XMLParser(recover=True, no_network=True) if xml else etree.HTMLParser(encoding="utf-8")
    root = etree.parse(page, parser).getroot()
    found = []
    for node in root.iter():
        if name(node) not in BLOCKS or any(name(x) in BLOCKS for x in node.iterdescendants()):
            continue
        found.append(Block(name(node), NUMBER.sub("", " ".join("".join(node.itertext()).split()))))
    return tuple(found)


def name(node: etree._Element) -> str:
    """Return the tag without its name space; of what is no element, nothing."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def cut(text: str, language: str) -> list[str]:
    """Return the sentences of a paragraph."""
    return [text[s.start : s.end] for s in sentences(text, [Span(0, len(text))], language)]


def matched(a: list[str], b: list[str], longer: float) -> list[tuple[int, int]] | None:
    """Return the sizes of a paragraph's beads in order where they are sure, by the sentences' lengths."""
    if not a or not b:
        return None
    if 1 in (len(a), len(b)):
        return [(len(a), len(b))] if len(a) + len(b) <= 5 else None
    n, m = len(a), len(b)
    total = {(0, 0): 0.0}  # the log of the sum over all ways to get there
    best: dict[tuple[int, int], tuple[float, list[tuple[int, int]]]] = {(0, 0): (0.0, [])}
    for i in range(n + 1):
        for j in range(m + 1):
            ways, tops = [], []
            for (x, y), cost in COST.items():
                if (i - x, j - y) in total:
                    worth = -cost - far(a[i - x : i], b[j - y : j], longer)
                    ways.append(total[i - x, j - y] + worth)
                    before, kinds = best[i - x, j - y]
                    tops.append((before + worth, [*kinds, (x, y)]))
            if ways:
                top = max(ways)
                total[i, j] = top + math.log(sum(math.exp(way - top) for way in ways))
                best[i, j] = max(tops)
    if (n, m) not in best:
        return None
    likeliest, kinds = best[n, m]
    rest = math.exp(total[n, m] - likeliest) - 1
    return kinds if rest < math.exp(-SURE) else None


def far(a: list[str], b: list[str], longer: float) -> float:
    """Return how unlikely it is that runs of such lengths are translations (less the log of the chance)."""
    one, other = sum(map(len, a)) * longer, sum(map(len, b))
    delta = (other - one) / math.sqrt(SPREAD * (one + other) / 2)
    return -math.log(max(math.erfc(abs(delta) / math.sqrt(2)), 1e-12))


def section(pages_: list[Path], languages: tuple[str, str], mark: str, english: set[str]) -> tuple[Keyed, Keyed]:
    """Return the sentences of one page in two languages with their beads; nothing where its parts differ."""
    ours, theirs = (blocks(page) for page in pages_)
    if [block.tag for block in ours] != [block.tag for block in theirs]:
        return [], []
    rows = [
        (x.text, y.text)
        for x, y in zip(ours, theirs, strict=True)
        if x.tag in TOLD
        and (x.tag[0] in "ph" or max(len(x.text), len(y.text)) >= ITEM)
        and foreign(x.text, y.text, languages, english)
    ]
    total = [sum(len(row[k]) for row in rows) for k in (0, 1)]
    longer = total[1] / max(1, total[0])
    a: Keyed = []
    b: Keyed = []
    for at, (x, y) in enumerate(rows):
        one, other = cut(x, languages[0]), cut(y, languages[1])
        kinds = matched(one, other, longer)
        i = j = 0
        for k, (down, across) in enumerate(kinds or []):
            key = f"{mark}-{at}-{k}"
            a += [(key, text) for text in one[i : i + down]]
            b += [(key, text) for text in other[j : j + across]]
            i, j = i + down, j + across
    return a, b


def foreign(a: str, b: str, languages: tuple[str, str], english: set[str]) -> bool:
    """Return whether both paragraphs are words, each in its language and not left in English."""
    if not all(re.search(r"[^\W\d_]{3}|[\u4e00-\u9fff]{2}", text) for text in (a, b)) or a == b:
        return False
    return not any(
        language != "en" and (text in english or (len(text) > ITEM and detect(text) == "en"))
        for text, language in zip((a, b), languages, strict=True)
    )


def main() -> None:
    """Write the books."""
    tree, out = map(Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    for book in BOOKS:
        original = pages(tree, book, "en")
        for languages in PAIRS:
            sides = [pages(tree, book, language) for language in languages]
            found = []
            for page in sorted(original.keys() & sides[0].keys() & sides[1].keys()):
                english = {block.text for block in blocks(original[page])}
                a, b = section([side[page] for side in sides], languages, page, english)
                if len(a) > 1:
                    found.append((a, b))
            if found:
                file = out / f"{book}-{'-'.join(languages)}.json"
                file.write_text(json.dumps(found, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
            print(book, *languages, len(found), "pages,", sum(len(a) for a, _ in found), "sentences")


if __name__ == "__main__":
    main()
