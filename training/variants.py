"""Pages made from pages: what the classifier of flat text learns from besides saved news as it stands.

News is paragraphs under a headline. What people save is also lists, tables, questions and answers, posts, deals, and
pages with comments and teasers below. So an article's own words are set in these forms, and furniture, comments and
teasers are taken from other pages, in any mixture.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from random import Random

SENTENCE = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+|(?<=[。！？])")
WORD = re.compile(r"\w+(?:[-'’]\w+)*")
NUMBER = re.compile(r"\d[\d.,:]*\d|\d")
BULLETS = ["• ", "  • ", "    • ", "- ", "* ", "– ", "", "", "▪ "]
TAILS = ["", " https://t.co/kq3Vv81xYp", " pic.twitter.com/x"]
DAYS = ["November 18, 2019", "May 3, 2021", "12. Juni 2022", "2 juin 2020"]


class Sheet(NamedTuple):
    """The lines of a flat page and of each whether it is account: 1, 0, or between them where nobody knows."""

    lines: list[str]
    kept: list[float]

    def __add__(self, other: Sheet) -> Sheet:  # type: ignore[override]
        """Return the two under each other."""
        return Sheet([*self.lines, *other.lines], [*self.kept, *other.kept])

    def cut(self, start: int, stop: int) -> Sheet:
        """Return some lines in a row."""
        return Sheet(self.lines[start:stop], self.kept[start:stop])

    def edges(self) -> tuple[int, int]:
        """Return the first line of the account and the first after it."""
        inside = [i for i, k in enumerate(self.kept) if k == 1]
        return inside[0], inside[-1] + 1


def variant(own: Sheet, others: list[Sheet], chance: Random) -> Sheet:
    """Return the account of one page in another form, with furniture of its own or of others."""
    first, last = own.edges()
    account = own.cut(first, last)
    if chance.random() < 0.6:
        account = _reformed(account, chance)
    if chance.random() < 0.15:
        account = _with_inserts(account, chance.choice(others), chance)
    top, bottom = own.cut(0, first), own.cut(last, len(own.lines))
    if chance.random() < 0.4:
        top = _side(chance.choice(others), "top")
    if chance.random() < 0.4:
        bottom = _side(chance.choice(others), "bottom")
    top, bottom = _thinned(top, 15, chance), _thinned(bottom, 40, chance)
    if chance.random() < 0.2:
        bottom = _comments(chance.choice(others), chance) + bottom
    if chance.random() < 0.3:
        bottom = _teasers(others, chance) + bottom
    if chance.random() < 0.1:
        top = top + _teasers(others, chance)
    return top + account + bottom


def _side(page: Sheet, side: str) -> Sheet:
    first, last = page.edges()
    return page.cut(0, first) if side == "top" else page.cut(last, len(page.lines))


def _thinned(part: Sheet, most: int, chance: Random) -> Sheet:
    """Return a stretch of furniture whole or in part."""
    if chance.random() < 0.4 or not part.lines:
        return part
    count = chance.randint(0, min(most, len(part.lines)))
    start = chance.randint(0, len(part.lines) - count)
    return part.cut(start, start + count)


def _reformed(account: Sheet, chance: Random) -> Sheet:
    """Return the account with some stretch of it, or all, in another form than paragraphs."""
    inside = [i for i, k in enumerate(account.kept) if k == 1 and len(account.lines[i]) > 40]
    if not inside:
        return account
    for _ in range(chance.choice([1, 1, 2, 3])):
        inside = [i for i, k in enumerate(account.kept) if k == 1 and len(account.lines[i]) > 40]
        if not inside:
            break
        whole = chance.random() < 0.25
        start = inside[0] if whole else chance.choice(inside)
        stop = inside[-1] + 1 if whole else start + chance.randint(1, 5)
        stop = min(stop, len(account.lines))
        form = chance.choice(FORMS)
        lines: list[str] = []
        kept: list[float] = []
        for i in range(start, stop):
            if account.kept[i] != 1:
                lines.append(account.lines[i])
                kept.append(account.kept[i])
        told = [account.lines[i] for i in range(start, stop) if account.kept[i] == 1]
        made = form(told, chance)
        account = Sheet(
            [*account.lines[:start], *made, *lines, *account.lines[stop:]],
            [*account.kept[:start], *[1.0] * len(made), *kept, *account.kept[stop:]],
        )
    return account


def sentences(line: str) -> list[str]:
    """Return the sentences of a line."""
    return [s for s in SENTENCE.split(line) if s and s.strip()]


def _bare(text: str, chance: Random, longest: int = 12) -> str:
    """Return the first words of a sentence, without its end."""
    words = text.split()
    if len(words) < 2:
        return text[: chance.randint(4, 20)].rstrip(".。")
    return " ".join(words[: chance.randint(2, longest)]).rstrip(".,;:!?")


def _broken(told: list[str], chance: Random) -> list[str]:
    """Set one sentence a line, as blogs do, or the parts of sentences, as verse and captions of slides."""
    made = [s for line in told for s in sentences(line)]
    if chance.random() < 0.25:
        made = [part.strip() for s in made for part in re.split(r"(?<=[,;:，、])\s*", s) if part.strip()]
    return made


def _listed(told: list[str], chance: Random) -> list[str]:
    """Return a list of items: whole sentences, their first words, or a term and what it is."""
    bullet = chance.choice(BULLETS)
    numbered = chance.random() < 0.25
    style = chance.choice(["whole", "bare", "bare", "short", "term"])
    made = []
    if chance.random() < 0.3:
        made.append(_bare(told[0], chance, 8) + chance.choice([":", "", ""]))
    for n, s in enumerate((s for line in told for s in sentences(line)), 1):
        item = {
            "whole": s,
            "bare": _bare(s, chance, 14),
            "short": _bare(s, chance, 4),
            "term": f"{_bare(s, chance, 4)}: {s}",
        }[style]
        made.append(f"{n}. {item}" if numbered else bullet + item)
    return made


def _tabled(told: list[str], chance: Random) -> list[str]:
    """Return a table: its cells, words and numbers of the text, in rows, or each on a line."""
    text = " ".join(told)
    names = [w for w in WORD.findall(text) if w[0].isupper() and not w.isdigit()] or WORD.findall(text)
    columns = chance.randint(2, 8)
    between = chance.choice(["\t\t", "\t", "  ", " | ", "\n"])
    most = chance.choice([40, 1000, 100000])
    kinds = [chance.choice(["name", "number", "number"]) for _ in range(columns - 1)]
    numbers = NUMBER.findall(text)
    rows = []
    if chance.random() < 0.5:
        rows.append(between.join(chance.choice(names) for _ in range(columns)))
    for n in range(1, chance.randint(4, 30)):
        cells = [" ".join(chance.choice(names) for _ in range(chance.randint(1, 3)))]
        for kind in kinds:
            number = chance.choice(numbers) if numbers and chance.random() < 0.3 else str(chance.randint(0, most))
            cells.append(number if kind == "number" else chance.choice(names))
        rows.append(between.join([str(n), *cells] if between != "\n" and chance.random() < 0.5 else cells))
    return [line for row in rows for line in row.split("\n")]


def _asked(told: list[str], chance: Random) -> list[str]:
    """Make questions and answers of it, some of them short."""
    asks, answers = chance.choice([("Q: ", "A: "), ("Q. ", "A. "), ("– ", "– "), ("", ""), ("NAME: ", "NAME2: ")])
    text = " ".join(told)
    names = [w for w in WORD.findall(text) if w[0].isupper() and len(w) > 3] or ["Anna", "Otto"]
    if asks == "NAME: ":
        asks, answers = f"{chance.choice(names)}: ", f"{chance.choice(names)}: "
    short = chance.random() < 0.5
    made = []
    for line in told:
        parts = sentences(line)
        made.append(asks + _bare(parts[0], chance, 10) + chance.choice(["?", "?", "？" if "。" in line else "?"]))
        made.append(answers + (_bare(parts[-1], chance, 9) if short else line))
    return made


def _headed(told: list[str], chance: Random) -> list[str]:
    """Set a heading over each paragraph, and often a short line below it, as offers, reviews and rankings do."""
    tail = chance.choice(["", "", "price", "link", "bullet", "label"])
    numbered = chance.random() < 0.2
    made = []
    for n, line in enumerate(told, 1):
        head = _bare(line, chance, 9)
        if tail == "price":
            head += f" {chance.choice(['for', '-', '–'])} {chance.choice('$€£')}{chance.randint(1, 999)}"
        made.append(f"{n}. {head}" if numbered else head)
        parts = sentences(line)
        if tail == "label":
            made.append(f"{_bare(parts[-1], chance, 2)}: {_bare(parts[-1], chance, 6)}")
        made.append(line)
        if tail == "link":
            made.append("• " + _bare(parts[-1], chance, 6))
        if tail == "bullet":
            made += ["• " + _bare(s, chance, 8) for s in parts[:3]]
    return made


def _posted(told: list[str], chance: Random) -> list[str]:
    """Return the paragraphs with posts between them, as news embeds them."""
    names = [w for w in WORD.findall(" ".join(told)) if w[0].isupper() and len(w) > 2] or ["Anna", "Otto"]
    made = []
    for line in told:
        made.append(line)
        if chance.random() < 0.5:
            post = chance.choice(sentences(line))
            made.append(post + chance.choice(TAILS))
            handle = chance.choice(names)
            day = chance.choice(DAYS)
            made.append(f"— {handle} {chance.choice(names)} (@{handle.lower()}) {day}")
    return made


def _joined(told: list[str], _: Random) -> list[str]:
    """Join all of it in one paragraph."""
    return [" ".join(told)]


FORMS = [_broken, _broken, _listed, _listed, _listed, _tabled, _asked, _headed, _headed, _posted, _joined]


def _with_inserts(account: Sheet, other: Sheet, chance: Random) -> Sheet:
    """Return the account with links to another between its paragraphs."""
    titles = [line for line, k in zip(other.lines, other.kept, strict=True) if k == 0 and 25 < len(line) < 110]
    lines, kept = [], []
    for line, k in zip(account.lines, account.kept, strict=True):
        lines.append(line)
        kept.append(k)
        if titles and chance.random() < 0.15:
            lines.append(chance.choice(["", "", "Read also: ", "Related: ", "• "]) + chance.choice(titles))
            kept.append(0.0)
    return Sheet(lines, kept)


def _comments(other: Sheet, chance: Random) -> Sheet:
    """Return what readers say below the text: another account's sentences under names and days."""
    told = [s for line, k in zip(other.lines, other.kept, strict=True) if k == 1 for s in sentences(line)]
    text = " ".join(told)
    names = [w for w in WORD.findall(text) if len(w) > 3] or ["anna"]
    lines = [f"{chance.randint(1, 90)} Comments"] if chance.random() < 0.5 else []
    style = chance.choice(["says", "date", "reply", "number", "bare"])
    at = 0
    for n in range(1, chance.randint(3, 15)):
        if at >= len(told):
            break
        name = chance.choice(names)
        if chance.random() < 0.5:
            name = name.lower() + chance.choice(["", "12", "_x", " " + chance.choice(names)])
        day = f"{chance.randint(1, 28)} {chance.choice(['May', 'June', 'März', 'Nov'])} 20{chance.randint(10, 25)}"
        head = {
            "says": [f"{name} says:", f"{day} at {chance.randint(1, 12)}:{chance.randint(10, 59)} pm"],
            "date": [f"{name} {day}"],
            "reply": [name, day],
            "number": [f"{n}. {name} says:"],
            "bare": [name],
        }[style]
        count = chance.randint(1, 4)
        said = told[at : at + count]
        at += count
        lines += head
        lines += said if chance.random() < 0.3 else [" ".join(said)]
        if style in {"says", "reply"}:
            lines.append("Reply")
    return Sheet(lines, [0.0] * len(lines))


def _teasers(others: list[Sheet], chance: Random) -> Sheet:
    """Return the heads of other accounts: a headline, the first words, a day."""
    lines: list[str] = []
    dots = chance.choice(["...", "…", "", " [...]", ""])
    dated, whole, titled = chance.random() < 0.4, chance.random() < 0.3, chance.random() < 0.8
    for other in chance.sample(others, min(len(others), chance.randint(2, 8))):
        first, _ = other.edges()
        told = [line for line, k in zip(other.lines, other.kept, strict=True) if k == 1 and len(line) > 60]
        if not told:
            continue
        if titled:
            lines.append(next((x for x in reversed(other.lines[:first]) if 25 < len(x) < 110), _bare(told[0], chance)))
        lead = chance.choice(told[:2])
        lines.append(lead[:400] if whole else lead[: chance.randint(60, 220)].rsplit(" ", 1)[0] + dots)
        if dated:
            lines.append(f"{chance.randint(1, 28)}.{chance.randint(1, 12)}.20{chance.randint(10, 25)}")
    return Sheet(lines, [0.0] * len(lines))


def respaced(sheet: Sheet, chance: Random) -> Sheet:
    """Return the page with other bullets or none."""
    bullet = chance.choice(["• ", "  • ", "- ", "* ", ""])
    lines = [bullet + x.lstrip()[2:] if x.lstrip().startswith("• ") else x for x in sheet.lines]
    return Sheet([x if x.strip() else "-" for x in lines], sheet.kept)
