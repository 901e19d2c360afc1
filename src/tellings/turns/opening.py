"""Where the words spoken begin: after blanks, a dialogue dash, an interpreter's or stenographer's remark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Dashes that open a speech, one or two of them; a minus before a figure is none.
DASH = re.compile(r"[-‐‑–—―−]{1,2}(?!\d|[-–—])[^\S\n]*")
#: A remark stands in brackets, is short and asks nothing: "(Via interpreter)", "[applause]", "<…>".
REMARK = re.compile(
    r"\((?![^()]*\?)(?=[^()]*[^\W\d_])[^()\n]{2,60}\)\.?|\[[^\[\]\n]{1,60}\]\.?|<(?:…|\.{2,3}|[^<>\n]{2,40})>|\*[^*\n]{3,40}\*"
    r"|（(?![^（）]*？)[^（）\n]{1,40}）"
)
_BLANK = re.compile(r"[\s*_\u200b\u200e\u200f\ufeff]+")
#: "(The briefing was concluded at 1:52 p.m.)": what happened in the room, in brackets.
_STAGE = re.compile(
    r"\((?:the |end of |das |die |la |le |el )?[^()\n]{0,40}(?:conclude[sd]|end(?:s|ed)?\b|adjourned|beg[ai]ns?\b"
    r"|suspended|resumed|applause|laughter|crosstalk|inaudible|beifall|heiterkeit|applaudissements|rires|aplausos|аплодисмент\w*"
    r"|смех|lachen|zuruf|risas|alkış|gülüş|تصفيق|ضحك)[^()\n]{0,40}\)\.?"
    r"|（[^（）\n]{0,10}(?:笑|掌声|鼓掌|插话)[^（）\n]{0,10}）|\[(?:applause|laughter|crosstalk|inaudible)\]",
    re.IGNORECASE,
)
_SENTENCE_ENDED = tuple('.!?…。！？؟:：”»"')
_RULE = re.compile(r"[\s*_\-–—=.…<>\[\]()]+")


def first_word(text: str, start: int, end: int) -> int:
    """Return where the speech of `text[start:end]` begins; `end` where nothing is left."""
    at = start
    while at < end:
        match = _BLANK.match(text, at, end) or DASH.match(text, at, end) or REMARK.match(text, at, end)
        if not match or not match.end() > at:
            break
        at = match.end()
    return at


def remarks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what happened in the room, in brackets between two sentences ("… friends. (Applause.) We …")."""
    for match in _STAGE.finditer(text, start, end):
        before = text[start : match.start()].rstrip()
        if not before or before.endswith(_SENTENCE_ENDED):
            yield match.span()


def is_remark(text: str, start: int, end: int) -> bool:
    """Return whether the whole stretch is a remark or a rule ("(Applause)", "<…>", "* * *") and so nobody's words."""
    stretch = text[start:end].strip()
    if _RULE.fullmatch(stretch):
        return True
    if _STAGE.fullmatch(stretch):
        return True
    match = REMARK.fullmatch(stretch)
    return bool(match) and (stretch[0] in "[<" or len(stretch.split()) <= 4) and not stretch.rstrip(").]").endswith("!")
