"""The record: what is written can be read back, is valid by its schema, and is the same bytes each time."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings import record
from tellings.errors import InputError
from tellings.model import (
    Aside,
    Comparison,
    Finding,
    MadeBy,
    Passage,
    Sentence,
    Source,
    Span,
    Telling,
    Turn,
)

VALID = jsonschema.Draft202012Validator(record.schema())


def telling(id_: str, text: str, address: str | None = None) -> Telling:
    """Return a telling with something of everything in it."""
    whole = len(text)
    return Telling(
        id=id_, source=Source(f"{id_}.txt", "text/plain", "0" * 64, address), title="The pier", publisher=None,
        published="2025-06-01", place=None, language="en", text=text, aside=(Aside(0, whole // 2, "menu"),),
        turns=(Turn(whole // 2, whole, "speech", "Oda Brandt", Span(0, whole // 2)),),
        sentences=(Sentence(whole // 2, whole),),
    )  # fmt: skip


def comparison(a: str, b: str, note: str = "A says “x”, B “y”.") -> Comparison:
    """Return a comparison of two texts, with one passage and one finding."""
    return Comparison(
        made_by=MadeBy("tellings", "0"),
        tellings=(telling("A", a), telling("B", b, "https://pier.example/1")),
        passages=(Passage("p1", {"A": (0,), "B": (0,)}, "differs", 0.5),),
        findings=(Finding("f1", "number", True, 0.9, "p1", {"A": (Span(0, len(a)),), "B": ()}, "rule:test", note),),
    )


PIER = comparison("Menu. The pier 🏗 is new.", "Меню. Новый пирс.")


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"])),
    st.text(alphabet=st.characters(exclude_categories=["Cs"])),
)
def test_what_is_written_can_be_read_back(a: str, b: str) -> None:
    """Any text comes back as it was, and the record is valid by the schema."""
    made = comparison(a, b, note=b)
    written = record.dumps(made)
    assert record.loads(written) == made
    VALID.validate(json.loads(written))


def test_the_form_that_scripts_rely_on() -> None:
    """Spans are pairs; a side that lacks something is an empty list; what could not be read is null."""
    written = json.loads(record.dumps(PIER))
    assert written["format"] == "tellings/1"
    assert written["findings"][0]["spans"] == {"A": [[0, 24]], "B": []}
    assert written["tellings"][0]["publisher"] is None
    assert "address" not in written["tellings"][0]["source"]
    assert written["tellings"][1]["source"]["address"] == "https://pier.example/1"
    assert written["passages"][0]["sentences"] == {"A": [0], "B": [0]}


def test_one_line_or_many() -> None:
    """Without indent the record is one line; with it the same content."""
    assert record.dumps(PIER, indent=None).count(b"\n") == 1
    assert json.loads(record.dumps(PIER, indent=None)) == json.loads(record.dumps(PIER))
    assert record.dumps(PIER).endswith(b"}\n")


def test_a_telling_is_one_line() -> None:
    """Line breaks of the text are escaped."""
    line = record.telling_line(telling("A", "One.\nTwo."))
    assert line.count(b"\n") == 1
    assert json.loads(line)["text"] == "One.\nTwo."


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no JSON",
        b"[]",
        b"{}",
        b'{"format": "tellings/2"}',
        record.dumps(PIER).replace(b'"tellings/1"', b'"tellings/2"'),
        record.dumps(PIER).replace(b'"differs"', b'"other"'),
        record.dumps(PIER).replace(b'"weight": 0.9', b'"weight": 9.9'),
        b"\xff\xfe",
    ],
)
def test_what_is_no_record_is_named(data: bytes) -> None:
    """Broken JSON, another format, an unknown kind or state: one line that names the file, and a hint."""
    with pytest.raises(InputError) as fault:
        record.loads(data, name="old.json")
    assert fault.value.message.startswith("old.json: ")
    assert len(fault.value.message.splitlines()) == 1
    assert fault.value.hint


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"kind": "number"', b'"kind": "mood"'),
        (b'"state": "differs"', b'"state": "wrong"'),
        (b'"weight": 0.9', b'"weight": 1.5'),
        (b'"id": "A"', b'"id": "a"'),
    ],
)
def test_the_schema_refuses(old: bytes, new: bytes) -> None:
    """Kinds, states, weights and ids outside the model are not valid."""
    written = record.dumps(PIER)
    assert old in written
    with pytest.raises(jsonschema.ValidationError):
        VALID.validate(json.loads(written.replace(old, new)))


def test_spans_that_lie_outside_are_refused() -> None:
    """A sentence beyond the end of its text, or a span that ends before it starts, cannot be read."""
    assert b'"text"' in record.dumps(PIER)
    cut = json.loads(record.dumps(PIER))
    cut["tellings"][0]["text"] = "Short."
    backwards = json.loads(record.dumps(PIER))
    backwards["findings"][0]["spans"]["A"] = [[5, 2]]
    for broken in (cut, backwards):
        with pytest.raises(InputError):
            record.loads(json.dumps(broken))
