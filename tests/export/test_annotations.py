"""Web Annotations: PyLD expands them, offline, and each place is found again by its quote and by its position."""

from __future__ import annotations

import json
from typing import Any

import made
import pytest
from pyld import jsonld

from tellings.export.characters import lawful

OA, AS, RDF = (
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/activitystreams#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
)
_IRIS = {"target": "hasTarget", "source": "hasSource", "selector": "hasSelector", "body": "hasBody"}
_TERMS = ("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "commenting",
          "tagging", "exact", "prefix", "suffix", "start", "end")  # fmt: skip
#: What the W3C's context says of the terms that we write (Web Annotation Vocabulary, 2017). The tests fetch nothing.
CONTEXT = {
    "id": "@id", "type": "@type",
    **{term: OA + term for term in _TERMS},
    **{term: {"@id": OA + name, "@type": "@id"} for term, name in _IRIS.items()},
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
    "AnnotationCollection": AS + "OrderedCollection", "AnnotationPage": AS + "OrderedCollectionPage",
    "Software": AS + "Application", "Text": "http://purl.org/dc/dcmitype/Text",
    "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
    "first": {"@id": AS + "first", "@type": "@id"}, "partOf": {"@id": AS + "partOf", "@type": "@id"},
    "generator": {"@id": AS + "generator", "@type": "@id"},
    "total": AS + "totalItems", "startIndex": AS + "startIndex",
    "label": "http://www.w3.org/2000/01/rdf-schema#label", "name": "http://xmlns.com/foaf/0.1/name",
    "value": RDF + "value", "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
}  # fmt: skip


def loader(url: str, options: object) -> dict[str, object]:
    """Return the context of the W3C, and nothing else of the Web."""
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": CONTEXT},
        "contentType": "application/ld+json",
    }


def collection(name: str) -> dict[str, Any]:
    """Return the collection of one of the made comparisons."""
    return json.loads(made.written(getattr(made, name)(), "annotations"))


@pytest.mark.parametrize("name", ["pair", "three", "many", "hostile"])
def test_it_expands(name: str) -> None:
    """No key is lost in expansion: every term is one of the vocabulary, every id an IRI."""
    (expanded,) = jsonld.expand(collection(name), {"documentLoader": loader})
    page = expanded[AS + "first"][0]
    annotations = page[AS + "items"][0]["@list"]
    assert len(annotations) == len(getattr(made, name)().findings)
    for each, found in zip(collection(name)["first"]["items"], annotations, strict=True):
        assert found["@type"] == [OA + "Annotation"]
        assert found[OA + "motivatedBy"] == [{"@id": OA + "commenting"}]
        assert _keys(each) == _keys(found)


@pytest.mark.parametrize("name", ["pair", "three", "many", "hostile"])
def test_quote_and_position_select_the_same(name: str) -> None:
    """Both selectors of a place give its words, in code points of the telling's text."""
    comparison = getattr(made, name)()
    texts = {lawful(telling.text) for telling in comparison.tellings}
    for each in collection(name)["first"]["items"]:
        for target in each["target"]:
            if "selector" not in target:
                continue
            quote, position = target["selector"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert any(text[position["start"] : position["end"]] == quote["exact"] and around in text for text in texts)


def test_a_source_is_its_address_or_its_digest() -> None:
    """What no address may hold is escaped; without an address the digest names the bytes (RFC 6920)."""
    first = collection("pair")["first"]["items"][0]["target"]
    assert first[0]["source"]["id"].startswith("ni:///sha-256;")
    assert first[1]["source"]["id"] == "https://club.example/weir?a=b%20c"


def test_what_is_lacking_is_a_tag() -> None:
    """A finding with an empty side says which; one without places annotates the sources."""
    items = collection("three")["first"]["items"]
    assert {"not in B", "not in C", "omission"} <= {body["value"] for body in items[1]["body"]}
    assert [set(target) for target in items[3]["target"]] == [{"id", "type", "format", "language"}] * 3


def _keys(node: Any) -> int:
    """Return how many keys a JSON tree has in all."""
    if isinstance(node, list):
        return sum(map(_keys, node))
    if not isinstance(node, dict) or "@value" in node or set(node) == {"@id"}:
        return 0
    return sum(1 + _keys(value) for value in node.values())
