"""W3C Web Annotations (JSON-LD): a collection with one annotation a finding, its places as quotes and positions.

A source is named by its address, or where it has none by the digest of its bytes (`ni:`, RFC 6920). A place has two
selectors that select the same words: the quote with what stands around it, which finds them in the page itself, and the
position in code points of the telling's text as the record holds it.
"""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING, Any, BinaryIO

from tellings.export.characters import lawful, shown
from tellings.export.tei_header import uri
from tellings.export.xml import language

if TYPE_CHECKING:
    from tellings.model import Comparison, Finding, Span, Telling

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: Characters of context on each side of a quote, as the annotation tools of the Web give.
AROUND = 32
_DIGEST = re.compile(r"[0-9a-fA-F]{64}")
_ADDRESS = re.compile(r"https?://[^/]", re.IGNORECASE)


def write(comparison: Comparison, file: BinaryIO) -> None:
    """Write the collection to `file` as UTF-8 JSON."""
    made_by = {"id": "urn:tellings:program", "type": "Software", "name": shown(comparison.made_by.name)}
    page: dict[str, Any] = {
        "id": "urn:tellings:comparison:page",
        "type": "AnnotationPage",
        "partOf": "urn:tellings:comparison",
        "startIndex": 0,
        "items": [_annotation(comparison, at, finding) for at, finding in enumerate(comparison.findings, 1)],
    }
    collection = {
        "@context": CONTEXT,
        "id": "urn:tellings:comparison",
        "type": "AnnotationCollection",
        "label": "What differs between the tellings",
        "generator": made_by,
        "total": len(comparison.findings),
        "first": page,
    }
    file.write(json.dumps(collection, ensure_ascii=False, indent=1).encode("utf-8") + b"\n")


def _annotation(comparison: Comparison, at: int, finding: Finding) -> dict[str, Any]:
    targets: list[Any] = [
        _target(telling, span) for telling in comparison.tellings for span in finding.spans.get(telling.id, ())
    ]
    tags = [finding.kind, "substantive" if finding.substantive else "wording", f"weight {finding.weight:.2f}"]
    lacking = [telling.id for telling in comparison.tellings if finding.spans.get(telling.id) == ()]
    tags += [f"not in {side}" for side in lacking] + [f"made by {shown(finding.made_by)}"]
    return {
        "id": f"urn:tellings:comparison:f{at}",
        "type": "Annotation",
        "motivation": "commenting",
        "body": [
            _text(finding.note or finding.kind, "commenting"),
            *(_text(tag, "tagging") for tag in tags),
        ],
        "target": targets or [_source(telling) for telling in comparison.tellings],
    }


def _text(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": lawful(value), "format": "text/plain", "language": "en"}


def _target(telling: Telling, span: Span) -> dict[str, Any]:
    text, start, end = telling.text, span.start, span.end
    quote = {
        "type": "TextQuoteSelector",
        "exact": lawful(text[start:end]),
        "prefix": lawful(text[max(0, start - AROUND) : start]),
        "suffix": lawful(text[end : end + AROUND]),
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"type": "SpecificResource", "source": _source(telling), "selector": [quote, position]}


def _source(telling: Telling) -> dict[str, str]:
    known = {"id": _name(telling), "type": "Text", "format": lawful(telling.source.media_type)}
    if spoken := language(telling.language):
        known["language"] = spoken
    return known


def _name(telling: Telling) -> str:
    address = telling.source.address
    if address and _ADDRESS.match(address):
        return uri(address)
    if _DIGEST.fullmatch(telling.source.sha256):
        digest = base64.urlsafe_b64encode(bytes.fromhex(telling.source.sha256)).decode("ascii")
        return f"ni:///sha-256;{digest.rstrip('=')}"
    return f"urn:tellings:telling:{telling.id}"
