"""One event, many tellings: read several accounts, align them, and show where they differ in substance.

    import tellings

    comparison = tellings.compare(["agency.html", "ministry.txt"])   # a Comparison: tellings, passages, findings
    telling    = tellings.read("agency.html")                        # a Telling: text, asides, turns, sentences
    links      = tellings.align(sentences_of_a, sentences_of_b)      # Links: n sentences with m
    findings   = tellings.differ("one text", "another")              # Findings between two short texts

These four and the nouns are the public surface. The verbs stand in `tellings.comparison`, the nouns in
`tellings.model`, the faults in `tellings.errors`, the encoders in `tellings.encode`. Each is loaded when it is first
asked for: `import tellings` alone costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tellings.comparison import align, compare, differ, read
    from tellings.model import Aside, Comparison, Finding, Link, Passage, Sentence, Source, Span, Telling, Turn

__version__ = "0.1.0"

__all__ = [
    "Aside", "Comparison", "Finding", "Link", "Passage", "Sentence", "Source", "Span", "Telling", "Turn",
    "align", "compare", "differ", "read",
]  # fmt: skip

_VERBS = frozenset({"align", "compare", "differ", "read"})


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'tellings' has no attribute {name!r}")
    found: object = getattr(import_module("tellings.comparison" if name in _VERBS else "tellings.model"), name)
    globals()[name] = found
    return found
