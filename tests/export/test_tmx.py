"""TMX: the translate-toolkit reads back what was written; each unit has one variant a language."""

from __future__ import annotations

import io
from typing import Any

import made
import pytest
from lxml import etree
from msgspec.structs import replace
from translate.storage import tmx

from tellings.errors import ExportError

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
#: The elements and required attributes of TMX 1.4, by its specification.
REQUIRED = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}


def units(data: bytes) -> list[tuple[str, str]]:
    """Return source and target of each unit as the translate-toolkit has them."""
    store = tmx.tmxfile.parsefile(io.BytesIO(data))
    return [(unit.source, unit.target) for unit in store.units]


def root(data: bytes) -> Any:
    """Return the document as lxml parses it."""
    return etree.fromstring(data)


def test_another_program_reads_the_pairs() -> None:
    """A passage that English and German tell is a unit."""
    read = units(made.written(made.three(), "tmx"))
    assert read[0] == ("The weir was opened on Sunday.", "Am Sonntag wurde das Wehr eröffnet.")


def test_every_wording_stands_in_a_unit() -> None:
    """Two English wordings of one German passage are two units; the same words twice are one."""
    assert [source for source, _ in units(made.written(made.three(), "tmx"))] == [
        "The weir was opened on Sunday.",
        "Neighbours, it cost 4 million crowns.",
        "Neighbours, it cost 5 million crowns.",
    ]


@pytest.mark.parametrize(("confidence", "count"), [(0.9, 3), (0.92, 1), (1.0, 0), (0.0, 3)])
def test_only_links_sure_enough(confidence: float, count: int) -> None:
    """A passage below the confidence is left out, and the file says what it was."""
    data = made.written(made.three(), "tmx", confidence=confidence)
    assert len(root(data).findall("body/tu")) == count
    assert float(root(data).findtext("header/prop[@type='x-least-score']")) == confidence


@pytest.mark.parametrize("name", ["three", "many", "hostile"])
def test_the_form_of_the_standard(name: str) -> None:
    """Header and units have what TMX 1.4 requires, in its order, and each language once a unit."""
    document = root(made.written(getattr(made, name)(), "tmx"))
    assert document.get("version") == "1.4"
    assert {*document.find("header").attrib} == REQUIRED
    assert [child.tag for child in document] == ["header", "body"]
    assert document.findall("body/tu")
    for unit in document.iter("tu"):
        tags = [child.tag for child in unit]
        assert tags == sorted(tags)
        languages = [variant.get(LANG) for variant in unit.iter("tuv")]
        assert len(languages) == len(set(languages)) >= 2
        assert all([child.tag for child in variant] == ["prop", "seg"] for variant in unit.iter("tuv"))


@pytest.mark.parametrize("language", ["en", None])
def test_one_language_is_no_memory(language: str | None) -> None:
    """Tellings in one language, or in none that is known, are refused."""
    one = made.pair()
    with pytest.raises(ExportError, match="two languages"):
        made.written(replace(one, tellings=tuple(replace(t, language=language) for t in one.tellings)), "tmx")
