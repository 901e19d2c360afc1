"""The headers of the TEI file: what made it, what its words mean, and where each telling comes from."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, get_args
from urllib.parse import quote

from tellings.export.characters import shown
from tellings.export.xml import add, language
from tellings.model import FindingKind

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from tellings.model import Comparison, Telling

#: From a name to the id of the element that introduces it.
Names = dict[str, str]

_VERSION = re.compile(r"\d+(\.\d+){0,3}")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
#: What may stand in the path and query of an address as it is (RFC 3986), and a percent sign that escapes nothing.
_PATH = "!$&'()*+,/:;=?@~-._"
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def corpus_header(corpus: Element, comparison: Comparison) -> Names:
    """Write the header of the whole; return the id of each rule or model that made a finding."""
    header = add(corpus, "teiHeader")
    described = add(header, "fileDesc")
    titles = add(described, "titleStmt")
    names = [shown(telling.publisher or telling.source.name) or telling.id for telling in comparison.tellings]
    add(titles, "title", "What differs between the tellings: " + "; ".join(names))
    makers: Names = {}
    for finding in comparison.findings:
        if finding.made_by not in makers:
            makers[finding.made_by] = f"by{len(makers) + 1}"
            made = add(titles, "respStmt", id=makers[finding.made_by])
            add(made, "resp", "found differences")
            add(made, "name", shown(finding.made_by))
    published(described, "Sources as they were read, with what differs between them. No telling is the original.")
    add(add(described, "sourceDesc"), "p", "Each telling names its own source.")
    encoding = add(header, "encodingDesc")
    application(encoding, comparison)
    _classes(add(encoding, "classDecl"))
    return makers


def telling_header(own: Element, telling: Telling) -> Names:
    """Write the header of a telling; return the id of each of its speakers."""
    header = add(own, "teiHeader")
    described = add(header, "fileDesc")
    add(add(described, "titleStmt"), "title", shown(telling.title or telling.source.name) or telling.id)
    published(described, "The text as it was read from the source.")
    source(add(described, "sourceDesc"), telling)
    speakers: Names = {}
    for turn in telling.turns:
        if turn.speaker and turn.speaker not in speakers:
            speakers[turn.speaker] = f"{telling.id}.who{len(speakers) + 1}"
    spoken = language(telling.language)
    if spoken or speakers:
        profile = add(header, "profileDesc")
        if spoken:
            add(add(profile, "langUsage"), "language", spoken, ident=spoken)
        if speakers:
            people = add(add(profile, "particDesc"), "listPerson")
            for name, who in speakers.items():
                add(add(people, "person", id=who), "persName", shown(name))
    return speakers


def published(described: Element, note: str) -> None:
    """Write the statement of publication that TEI wants of any file."""
    add(add(described, "publicationStmt"), "p", note)


def source(parent: Element, telling: Telling, *, id: str | None = None) -> Element:  # noqa: A002  XML's own name
    """Return the `bibl` of a telling's source, written into `parent`."""
    found = add(parent, "bibl", id=id)
    for tag, text in (("title", telling.title), ("publisher", telling.publisher), ("pubPlace", telling.place)):
        if text:
            add(found, tag, shown(text))
    if telling.published:
        add(found, "date", shown(telling.published), when=_when(telling.published))
    address = telling.source.address
    if address and _ADDRESS.match(address):
        add(found, "ref", shown(address), target=uri(address))
    add(found, "idno", shown(telling.source.name), type="file")
    add(found, "idno", shown(telling.source.sha256), type="SHA-256")
    return found


def uri(address: str) -> str:
    """Return an http(s) address with all that no address may hold escaped."""
    scheme, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    path, mark, fragment = path.partition("#")
    parts = [_escaped(host, ":@[]"), slash, _escaped(path, _PATH), mark, _escaped(fragment, _PATH)]
    return f"{scheme}://{''.join(parts)}"


def _escaped(part: str, safe: str) -> str:
    return quote(_PERCENT.sub("%25", part).encode("utf-8", "replace"), safe=safe + "%")


def application(encoding: Element, comparison: Comparison) -> None:
    """Name the program that made the record."""
    by = comparison.made_by
    known = _VERSION.match(by.version)
    made = add(add(encoding, "appInfo"), "application", ident="tellings", version=known[0] if known else "0")
    add(made, "label", f"{shown(by.name)} {shown(by.version)}")


def _classes(declared: Element) -> None:
    kinds = add(declared, "taxonomy", id="kinds")
    for kind in get_args(FindingKind):
        add(add(kinds, "category", id=f"kind.{kind}"), "catDesc", f"a finding of the kind “{kind}”")
    classes = add(declared, "taxonomy", id="classes")
    add(add(classes, "category", id="substantive"), "catDesc", "differs in substance")
    add(add(classes, "category", id="wording"), "catDesc", "differs in wording")
    turns = add(declared, "taxonomy", id="turns")
    for kind in ("speech", "question"):
        add(add(turns, "category", id=f"turn.{kind}"), "catDesc", f"a turn of the kind “{kind}”")


def _when(published: str) -> str | None:
    """Return the date, or date and time, as TEI's `when` has it; None where it is none."""
    try:
        moment = datetime.fromisoformat(published.strip())
    except ValueError:
        return None
    return moment.isoformat() if "T" in published or " " in published.strip() else f"{moment:%Y-%m-%d}"
