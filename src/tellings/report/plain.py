"""Source text made harmless to show: no control character, override or lone surrogate leaves here as itself.

Escaping for HTML or Markdown is the writer's own work and comes after; this only sees to what no escaping reaches.
"""

from __future__ import annotations

import re

#: White space that would break a line, and invisible marks that carry nothing to a reader.
_SPACES = dict.fromkeys([*range(0x09, 0x0E), 0x85, 0x2028, 0x2029], " ")
#: ESC and its kin show as their pictures (␛): visible, and dead to a terminal.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}
_BROKEN = dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF, 0xFFF9, 0xFFFA, 0xFFFB], "\ufffd")
#: Overrides show text in another order than it is written; they are made visible. Embeddings and isolates could
#: reach past their quote where one is left open, and each quote is isolated anyway: they are not shown.
_ORDER = dict.fromkeys([0x202D, 0x202E], "\ufffd") | dict.fromkeys([0x202A, 0x202B, 0x202C, *range(0x2066, 0x206A)], "")
_HARMLESS = _PICTURES | _BROKEN | _ORDER | _SPACES | {0xFEFF: ""}

#: A word, or one character of a script that writes no spaces; 40 letters on end are cut like a word.
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|(?:[^\W{_CJK}]|(?<=\w)['’.,:-](?=\w)){{1,40}}")
_RUN = re.compile(rf"[{_CJK}]|[^\s{_CJK}]{{1,40}}")


def plain(text: str) -> str:
    """Return `text` with control characters as pictures, line ends as spaces and the order of writing its own."""
    return text.translate(_HARMLESS)


def squeezed(text: str) -> str:
    """Return `text`, harmless, on one line, with single spaces."""
    return " ".join(plain(text).split())


def one_line(text: str) -> str:
    """Return `text`, harmless, with every run of white space as one space, those at its ends kept."""
    return re.sub(r"\s+", " ", plain(text))


def words(text: str) -> int:
    """Return how many words `text` has; each Chinese or Japanese character counts as one."""
    return sum(1 for _ in _WORD.finditer(text))


def head(text: str, count: int) -> str:
    """Return the first `count` runs of `text` followed by an ellipsis, or all of it where it has no more."""
    runs = list(_RUN.finditer(text))
    return text if len(runs) <= count else text[: runs[count - 1].end()] + "\u00a0…"


def tail(text: str, count: int) -> str:
    """Return the last `count` runs of `text` after an ellipsis, or all of it where it has no more."""
    runs = list(_RUN.finditer(text))
    return text if len(runs) <= count else "…\u00a0" + text[runs[-count].start() :]


def ends(text: str, first: int, last: int) -> str:
    """Return the first and the last runs of `text` with an ellipsis between, or all of it where little is gained."""
    runs = list(_RUN.finditer(text))
    if len(runs) <= (first + last) * 5 // 4:
        return text
    return f"{text[: runs[first - 1].end()]} … {text[runs[-last].start() :]}"
