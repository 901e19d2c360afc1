"""The time of day beside a printed date, or in a machine-readable one, as ISO 8601 writes it.

"21 November 202018:00", "12.09.2024. 17:45", "8 November 2022 | 6:30 PM GMT", "18.30 Uhr", "2024-06-13T08:00Z".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tellings.reading.dates import Dated

_HALF = r"(?P<half>[ap]\.?\s?m\b\.?)?"
_ZONE = r"(?:\s?(?P<zone>Z\b|GMT|UTC)(?![+-]))?(?:\s?(?:GMT|UTC)?(?P<offset>[+-]\d\d:?\d\d)\b)?"
#: Between a date and its time: nothing, marks, or a small word.
_GAP = r"(?:\s*(?:года|г\.|,|\.|\||·|•|–|—|-|/|at|um|à|a las|alle|в|o|saat|kl\.?|ore|الساعة|klo|@|\()?\s*){1,2}"
_AFTER = re.compile(
    rf"{_GAP}(?:(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d)\s?{_HALF}{_ZONE}"
    rf"|(?P<hour2>[0-2]?\d)[.h时](?P<minute2>[0-5]\d)\s?(?=Uhr|h\b|분|分|$|[^\d.,])(?:Uhr)?)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?<![\d:.])(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?::[0-5]\d)?\s?{_HALF}{_ZONE}(?:\s?Uhr)?"
    r"[\s,|·•–—/-]*(?:on\s|[^\W\d_]+,\s)?$",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"\d\d\d\d-?\d\d-?\d\d[T ](?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:\.\d+)?)?"
    r"\s?(?P<zone>Z|UTC|GMT)?(?P<offset>[+-]\d\d:?\d\d)?"
)


def printed(text: str, dated: Dated) -> str | None:
    """Return the time printed right after a date of a text, or right before it ("18:00", "06:30+00:00"); else null."""
    found = _AFTER.match(text, dated.end) or _BEFORE.search(text[max(0, dated.start - 40) : dated.start])
    if not found:
        return None
    said = found.groupdict()
    hour, minute = int(said["hour"] or said["hour2"]), said["minute"] or said["minute2"]
    half = (said.get("half") or "").casefold()[:1]
    if half:
        hour = hour % 12 + 12 * (half == "p")
    return f"{hour:02}:{minute}{_zone(said)}" if hour < 24 else None


def marked(value: str) -> str | None:
    """Return the time in a machine-readable date; null where it has none, or midnight, which stands for none."""
    found = _MARKUP.match(value.strip())
    if not found or int(found["hour"]) > 23 or int(found["minute"]) > 59:
        return None
    if not int(found["hour"]) + int(found["minute"]) + int(found["second"] or 0):
        return None
    seconds = f":{found['second']}" if found["second"] and int(found["second"]) else ""
    return f"{found['hour']}:{found['minute']}{seconds}{_zone(found.groupdict())}"


def _zone(said: dict[str, str | None]) -> str:
    offset = said.get("offset")
    if offset:
        return offset if ":" in offset else f"{offset[:3]}:{offset[3:]}"
    return "+00:00" if said.get("zone") else ""
