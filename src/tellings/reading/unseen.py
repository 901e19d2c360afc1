"""Elements whose words nobody sees where they stand: cards that pop up at a name, text for a screen reader.

They stand in the middle of a sentence or of a speaker's label ("Maria Z" with her office and dates hidden behind it),
so setting them aside would cut the line in two: they are left out, as scripts are. Hidden blocks stand on lines of
their own and are kept for `account` to judge, for a page may hide its account until it is asked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tellings.reading.hints import JOINT

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Class names that say as a whole that the element is not shown, or to a screen reader only.
NAMES = frozenset(
    "hidden is-hidden hide visually-hidden visuallyhidden sr-only screen-reader-text screenreader-only "
    "assistive-text element-invisible u-hidden u-visually-hidden d-none tooltiptext tooltip-text".split()
)
#: A card that pops up, by a part of a class name …
CARDS = frozenset("tooltip popover hovercard flyout".split())
#: (a block of this name may be the page's own window, with the account in it)
INLINE_CARDS = CARDS | {"popup"}
#: … and what in it is not the word to which it belongs ("has-tooltip" and "tooltip" also name that word's own element).
INSIDE = frozenset("text content body inner box card title description hidden person template".split())
MAY_BE_CARD = re.compile("|".join(sorted(INLINE_CARDS)), re.IGNORECASE)  # asked first: hardly any element is one
STYLE = re.compile(r"display:none|visibility:hidden")


def unseen(attributes: Mapping[str, str], *, inline: bool) -> bool:
    """Return whether the element with these attributes hides its words; of blocks, only cards that pop up do."""
    if attributes.get("role") == "tooltip":
        return True
    said = attributes.get("class") or ""
    names = said.split()
    if MAY_BE_CARD.search(said):
        silent = attributes.get("aria-hidden") == "true"
        if _card(names, INLINE_CARDS if inline else CARDS, silent=silent):
            return True
    if not inline:
        return False
    style = attributes.get("style")
    if "hidden" in attributes or (style and STYLE.search(style.replace(" ", "").lower())):
        return True
    # "hidden md:inline" and "d-none d-md-inline" hide on small screens only.
    return any(name.lower() in NAMES for name in names) and not any(
        ":" in name or re.match(r"d-\w+-", name) for name in names
    )


def _card(names: list[str], cards: frozenset[str], *, silent: bool) -> bool:
    parted = ({part.lower() for part in JOINT.split(name)} for name in names)
    return any(parts & cards and (silent or parts & INSIDE or "hidden" in names) for parts in parted)
