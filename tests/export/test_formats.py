"""What holds for every format: the same bytes twice, any number of tellings, and hostile words do no harm."""

from __future__ import annotations

import subprocess
import sys

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings import export
from tellings.errors import ExportError

#: What each refuses of the made comparisons: parallel segmentation has one language, a memory two.
REFUSED = {("tei-parallel", "three"), ("tei-parallel", "many"), ("tei-parallel", "hostile"), ("tmx", "pair")}


@pytest.mark.parametrize("name", ["pair", "three", "many", "hostile"])
@pytest.mark.parametrize("form", export.FORMATS)
def test_the_same_comparison_is_the_same_bytes(form: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two runs a year apart write the same, or refuse in one line with a hint."""
    comparison = getattr(made, name)()
    if (form, name) in REFUSED:
        with pytest.raises(ExportError) as fault:
            made.written(comparison, form)
        assert "\n" not in fault.value.message
        assert "--format" in fault.value.hint
        return
    first = made.written(comparison, form)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert made.written(comparison, form) == first
    assert first


@pytest.mark.parametrize("form", export.FORMATS)
def test_no_tellings_but_no_passages(form: str) -> None:
    """Tellings without passages and findings can be handed on."""
    from msgspec.structs import replace

    bare = replace(made.three() if form == "tmx" else made.pair(), passages=(), findings=())
    assert isinstance(made.written(bare, form), bytes)


@given(st.text(min_size=1, max_size=40))
def test_any_words_can_be_written(words: str) -> None:
    """No text, wherever it stands, makes a format fail; half a surrogate included."""
    for form in ("csv", "tei", "tmx", "annotations", "alignment"):
        assert made.written(made.hostile(words), form)


@pytest.mark.parametrize(("form", "package"), [("xlsx", "xlsxwriter"), ("docx", "docx")])
def test_a_missing_extra_is_named(form: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its package a format ends in one line and the command that brings it."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ExportError) as fault:
        made.written(made.pair(), form)
    assert fault.value.hint == f"pip install 'tellings[{form}]'"


def test_the_door_is_light() -> None:
    """Importing the exports loads no writer of any format."""
    code = "import sys, tellings.export as e; print(sorted({'docx', 'xlsxwriter', 'lxml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
