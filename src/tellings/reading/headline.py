"""The line of the page that is its title.

In HTML the page says so itself, several times over and not always rightly; in flat text it is the line above the
account that looks like a headline and speaks of what the account speaks of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from tellings.reading import dates
from tellings.reading.features import WORD
from tellings.reading.furniture import reason
from tellings.reading.page import Head, Page, Within

if TYPE_CHECKING:
    from numpy.typing import NDArray

# A flat page's title stands in the last lines above its account; menus go on for hundreds.
ABOVE = 25
# A headline of which the account has no word stands in the last few.
NEAR = 6
LONGEST = 60  # words: titles of official addresses name everyone
FEWEST = 3
FULL_LENGTH = 10  # words from which a longer headline is none the likelier
SITE = re.compile(r"\s+[|•·»›:–—-]{1,2}\s+|\s*[|•»]\s*")
TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "headline")
HEADED = Within.H1 | Within.HEADING
# A speech seldom says the words of its own title: what it is called by is looked for beside them.
SPEECH = re.compile(
    r"(?:(?:opening |closing |keynote |introductory )?(?:address|speech|remarks|statement|lecture|message|toast)\b"
    r"|(?:rede|ansprache|grußwort|vortrag|erklärung|regierungserklärung)\b"
    r"|(?:discours|allocution|intervention|déclaration|propos|message)\b|(?:discurso|palabras|intervención|declaración)\b"
    r"|(?:discorso|intervento)\b|przemówienie|(?:выступлени|обращени|заявлени|вступительн|приветстви|речь|слово|доклад)"
    r"|(?:виступ|звернення|промова|заява|привітання|слово)).*\w\W+\w"
    r"|.*['’]s (?:\w+ )?(?:address|speech|remarks|statement)\b",
    re.IGNORECASE,
)
SAYS_SPEECH = 1.0
MENU = re.compile(r"\S(?: {2,}|\t)\S")
SENTENCE = re.compile(r"[.;:,][\"'”’»)\]]*$")
CRUMB = re.compile(r"[|>»]")
# "From: Department for Trade", "Delivered on: 3 March": a field of the page, and its value.
FIELD = re.compile(
    r"(?:from|source|by|to|date|published(?: on)?|(?:last )?updated(?: on)?|place|location|venue|contact|delivered on"
    r"|von|an|quelle|datum|ort|stand|de|à|auteur|lieu|publié le|fecha|lugar|fuente|от|кому|дата|место|источник)"
    r"\s?:\s",
    re.IGNORECASE,
)
# "Anna Lindell  0:03": who speaks, and when.
TIMED = re.compile(r"\s[(\[]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?$|^[(\[]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?\s")
TIMED_WORDS = 8
# "新华社记者：…？": a speaker and a sentence, on a page without markup.
SPOKEN = re.compile(r"[^：]{1,20}：.*[。？！]$")
# A house's name in capitals on the first line of a flat page.
MASTHEAD = 1.0
POSSESSIVE = ("'s", "’s")
PICTURES = re.compile(r"(?:[\s,\[(|]+(?:VIDEO|PHOTOS?|FOTOS?|ВИДЕО|ФОТО|UPDATED|LIVE)[\])]?)+$")


def find(page: Page, kept: NDArray[np.bool_]) -> int | None:
    """Return the number of the line that is the headline; null where none is."""
    if not kept.any():
        return None
    first = _first_of_account(page, kept)
    scored = [(score, i) for i, score in _candidates(page, kept, first) if score > 0]
    return max(scored)[1] if scored else _above(page, first)


def _above(page: Page, first: int) -> int | None:
    """Return the line nearest above the account of a flat text that has a headline's form, where none has its words.

    The first line is the site's name; a menu has wide gaps, a crumb its marks.
    """
    if page.head is not None:
        return None
    for i in range(first - 1, max(0, first - NEAR - 1), -1):
        text = page.words(page.lines[i])
        plain = not (SENTENCE.search(text) or MENU.search(text) or CRUMB.search(text) or reason(text)[0])
        if plain and FEWEST < len(WORD.findall(text)) <= LONGEST and not _is_date(text) and text[:1].isupper():
            return i
    return None


def named_by(head: Head) -> list[tuple[str, str]]:
    """Return the titles that a page's markup gives beside its text, each with the name of its field."""
    return [(name, content) for wanted in TITLES for name, content in head.meta if name == wanted]


def bare(title: str) -> str:
    """Return a title without what only says that there are pictures ("… VIDEO")."""
    shorter = PICTURES.sub("", title)
    return shorter if len(WORD.findall(shorter)) >= FEWEST and not title.isupper() else title


def parts(title: str) -> list[str]:
    """Return the parts of a `<title>`: the page's title, the section, the site's name, in the order given."""
    return [part for part in SITE.split(title) if part and part.strip()]


def _first_of_account(page: Page, kept: NDArray[np.bool_]) -> int:
    """Return the number of the first kept line that is running text or speech, not a heading, full stop or not."""
    for i in np.flatnonzero(kept):
        if page.lines[i].within & HEADED:
            continue
        if SENTENCE.search(page.words(page.lines[i])) or page.words(page.lines[i])[-1] in "!?…。":
            return int(i)
    return int(np.argmax(kept))


def _candidates(page: Page, kept: NDArray[np.bool_], first: int) -> list[tuple[int, float]]:
    account = {w for i in np.flatnonzero(kept) if i >= first for w in _bare(page.words(page.lines[i]))}
    said = _said(page)
    lowest = 0 if page.head is not None else max(0, first - ABOVE)
    return [(i, _score(page, i, first, account, said)) for i in range(lowest, first)]


def _bare(text: str) -> list[str]:
    """Return the words of a text in lower case, without a possessive ending."""
    words = [*map(str.casefold, WORD.findall(text))]
    if "'" in text or "’" in text:
        return [word[:-2] if word.endswith(POSSESSIVE) else word for word in words]
    return words


def _said(page: Page) -> list[set[str]]:
    """Return the words of each title that the markup gives, and of `<title>`."""
    if page.head is None:
        return []
    titles = [title for _, title in named_by(page.head)] + [
        page.words(line) for line in page.lines[:1] if line.within & Within.TITLE
    ]
    return [set(_bare(title)) for title in titles]


def _score(page: Page, i: int, first: int, account: set[str], said: list[set[str]]) -> float:
    line = page.lines[i]
    text = page.words(line)
    if line.within & Within.TITLE or text.endswith(","):
        return 0.0
    words = _bare(text)
    if not words or len(words) > LONGEST or _labels(text, len(words), flat=page.head is None):
        return 0.0
    different = set(words)
    agreed = max((len(s & different) / len(different) for s in said if s), default=0.0)
    heading = 2.0 * bool(line.within & Within.H1) + 1.0 * bool(line.within & (Within.HEADING | Within.SAYS_HEADLINE))
    if len(words) < FEWEST and not (heading >= 2 and agreed == 1):
        return 0.0
    told = sum(w in account for w in words) / len(words)
    length = min(len(words), FULL_LENGTH) / FULL_LENGTH
    score = told * (0.5 + 2 * length) + heading + 2 * (agreed > 0.8) * min(1.0, len(words) / 5) - 0.4
    score += SAYS_SPEECH * (page.head is None and bool(SPEECH.match(text)))
    score -= 0.04 * min(first - i, ABOVE) + 0.4 * (i == 0)
    score -= MASTHEAD * (i == 0 and page.head is None and text.isupper())
    score -= 3 * reason(text)[1]
    score -= 1.0 * text.endswith((".", ":", ";")) + 2.0 * (len(words) < 8 and _is_date(text))
    score -= 1.5 * (line.linked > 0.8 and heading < 2) + 1.0 * (len(CRUMB.findall(text)) > 1)
    return score


def _labels(text: str, size: int, *, flat: bool) -> bool:
    """Return whether a line is a field and its value, or says who speaks next."""
    if FIELD.match(text) or (size <= TIMED_WORDS and TIMED.search(text)):
        return True
    return flat and bool(SPOKEN.match(text))


def _is_date(text: str) -> bool:
    return any(each.end - each.start > len(text) / 4 for each in dates.find(text, None))
