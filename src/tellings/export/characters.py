"""Characters that a file format forbids, and those that would mislead a reader, put so that they do no harm.

`lawful` is for files that programs read: every code point stays in its place, so offsets hold. `shown` is for cells and
paragraphs that people read, where an override would show words in another order than they are written.
"""

from __future__ import annotations

import re

#: XML 1.0 has no C0 controls but tab, line feed and return (production 2, Char); each is shown by its picture (␛).
_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}
#: No lone surrogate can be written as UTF-8, and XML knows no U+FFFE or U+FFFF.
_BROKEN = dict.fromkeys([*range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd")
_LAWFUL = _CONTROLS | _BROKEN
#: Overrides are made visible; embeddings and isolates left open would reach past the cell's end in some programs.
_ORDER = dict.fromkeys([0x202D, 0x202E], "\ufffd") | dict.fromkeys([0x202A, 0x202B, 0x202C, *range(0x2066, 0x206A)], "")
#: C1 controls move the cursor of some terminals that a CSV file is looked at in.
_SHOWN = _LAWFUL | {0x7F: "␡", 0xFEFF: ""} | dict.fromkeys(range(0x80, 0xA0), "\ufffd") | _ORDER
_SPACES = re.compile(r"[\s\x1c-\x1f\x85]+")


def lawful(text: str) -> str:
    """Return `text` of the same length in code points, with nothing in it that XML 1.0 or UTF-8 forbids."""
    return text.translate(_LAWFUL)


def shown(text: str) -> str:
    """Return `text` on one line with single spaces, fit to be shown in a cell or paragraph."""
    return _SPACES.sub(" ", text).strip().translate(_SHOWN)


def number(value: float) -> str:
    """Return a share of 1 with at most four places: "0.95", "1"."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
