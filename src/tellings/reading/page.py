"""A page as lines: what both ways in (flat text and HTML) come to, and what every later step reads.

`flat.page` and `flatten.page` make a `Page`; `account` decides line by line what is the account; `metadata` reads the
rest. Lines are spans of the page's text, so nothing here copies or alters a word.
"""

from __future__ import annotations

from enum import IntEnum, auto

from msgspec import Struct


class Within(IntEnum):
    """Where in the markup a line stands: the elements and the telling class names around it, a bit each.

    Joined, they are plain numbers: a page asks for them some thousand times, and those of an `IntFlag` take ten times
    as long to join.
    """

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[int]) -> int:  # noqa: ARG004
        return 1 << count

    NAV = auto()
    ASIDE = auto()
    HEADER = auto()
    FOOTER = auto()
    FIGURE = auto()
    CAPTION = auto()
    FORM = auto()
    LIST = auto()
    TABLE = auto()
    ARTICLE = auto()
    MAIN = auto()
    HEADING = auto()
    PARAGRAPH = auto()
    QUOTE = auto()
    BUTTON = auto()
    TITLE = auto()
    TIME = auto()
    H1 = auto()
    # From class, id, role and itemprop, by `hints`.
    SAYS_BODY = auto()
    SAYS_NAVIGATION = auto()
    SAYS_RELATED = auto()
    SAYS_SHARE = auto()
    SAYS_COMMENT = auto()
    SAYS_LEGAL = auto()
    SAYS_DATE = auto()
    SAYS_BYLINE = auto()
    SAYS_TAGS = auto()
    SAYS_ADVERT = auto()
    SAYS_SITE = auto()
    SAYS_HEADLINE = auto()
    SAYS_LEAD = auto()
    SAYS_HIDDEN = auto()


class Line(Struct, frozen=True):
    """One line or block: its span without the white space around it, and what its surroundings say of it."""

    start: int
    end: int
    indent: int = 0
    blank_before: bool = False
    within: int = 0
    linked: float = 0.0
    bold: float = 0.0
    extracted: float = 0.0


class Head(Struct, frozen=True):
    """What the markup of a page says of it beside its text: pairs of name and content, in their order.

    `times` are the machine-readable times, each with the number of the line it stands in or before; `depth` is how
    many levels the page is nested.
    """

    meta: tuple[tuple[str, str], ...] = ()
    times: tuple[tuple[int, str], ...] = ()
    linked_data: tuple[str, ...] = ()
    language: str | None = None
    address: str | None = None
    depth: int = 0


class Page(Struct, frozen=True):
    """A document's whole text and its lines. `head` is null for flat text."""

    text: str
    lines: tuple[Line, ...]
    head: Head | None = None

    def words(self, line: Line) -> str:
        """Return the line as it stands in the text."""
        return self.text[line.start : line.end]
