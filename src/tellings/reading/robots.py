"""robots.txt (RFC 9309): whether a site asks programs of our name not to fetch an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: What is read of a robots.txt at most; the standard asks for no less.
LARGEST = 500 * 1024
LONGEST_RULE = 2_000
FIELD = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#]*)")


class Rule(NamedTuple):
    """A path, with `*` and `$` as the standard has them, and whether what begins so may be fetched."""

    path: str
    allowed: bool


def allows(text: str, path: str, *, agent: str) -> bool:
    """Return whether the robots.txt `text` lets `agent` fetch `path`: the longest rule that fits decides."""
    fitting = [rule for rule in _rules(text.splitlines(), agent.lower()) if _fits(rule.path, path)]
    return max(fitting, key=lambda rule: (len(rule.path), rule.allowed)).allowed if fitting else True


def _rules(lines: Iterable[str], agent: str) -> Sequence[Rule]:
    """Return the rules of the groups for `agent`, or of those for everyone where there is none."""
    groups: dict[str, list[Rule]] = {}
    named: list[str] = []
    ruled = False
    for line in lines:
        found = FIELD.match(line)
        if not found:
            continue
        field, value = found[1].lower(), found[2].strip()
        if field == "user-agent":
            named = [*([] if ruled else named), value.lower()]
            ruled = False
            groups.setdefault(value.lower(), [])
        elif field in ("allow", "disallow"):
            ruled = True
            if value and len(value) <= LONGEST_RULE:
                for name in named:
                    groups[name].append(Rule(value, field == "allow"))
    return groups.get(agent, groups.get("*", []))


def _fits(rule: str, path: str) -> bool:
    """Return whether a path begins as a rule says, by its parts between the stars, each at its first place."""
    ends = rule.endswith("$")
    first, *parts = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, part in enumerate(parts, start=1):
        if ends and number == len(parts):
            return len(path) - len(part) >= at and path.endswith(part)
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not ends or at == len(path)
