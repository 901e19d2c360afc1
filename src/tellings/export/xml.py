"""XML as the TEI and TMX files are built: elements with lawful text, and their bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from tellings.export.characters import lawful

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def root(tag: str, namespace: str | None = None) -> Element:
    """Return a document's outermost element."""
    if namespace is None:
        return etree.Element(tag)
    spaces: dict[str | None, str] = {None: namespace}
    return etree.Element(f"{{{namespace}}}{tag}", nsmap=spaces)  # type: ignore[arg-type]  # the stubs know no default


def add(parent: Element, tag: str, text: str | None = None, /, **attributes: str | None) -> Element:
    """Return a new last child of `parent`, in its namespace; `id` and `lang` are those of XML; None is left out."""
    namespace = etree.QName(parent).namespace
    child = etree.SubElement(parent, f"{{{namespace}}}{tag}" if namespace else tag)
    for name, value in attributes.items():
        if value is not None:
            child.set(f"{{{XML}}}{name}" if name in ("id", "lang") else name.rstrip("_"), lawful(value))
    if text:
        child.text = lawful(text)
    return child


def say(parent: Element, text: str) -> None:
    """Put `text`, already lawful, after all that `parent` holds."""
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def language(code: str | None) -> str | None:
    """Return `code` where it can stand in xml:lang, else None."""
    return code if code and _LANGUAGE.fullmatch(code) else None


def written(document: Element) -> bytes:
    """Return the document as UTF-8, ended by a newline. White space is as it was built: it may be the text's own."""
    return etree.tostring(document, encoding="UTF-8", xml_declaration=True) + b"\n"


def parted(element: Element, *, depth: int = 0, deep: int = 3) -> None:
    """Put the children of an element that holds elements only on lines of their own, `deep` floors down."""
    if (
        not len(element)
        or deep < 0
        or (element.text or "").strip()
        or any((child.tail or "").strip() for child in element)
    ):
        return
    element.text = "\n" + " " * (depth + 1)
    for child in element:
        child.tail = "\n" + " " * (depth + 1)
        parted(child, depth=depth + 1, deep=deep - 1)
    element[-1].tail = "\n" + " " * depth
