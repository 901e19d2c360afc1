"""Word documents: what stands in them in its order, and no bomb goes off."""

import datetime
import io
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import errors
from tellings.reading import telling

docx = pytest.importorskip("docx")

SAID = (
    "The works in the harbour begin today, after eleven years of talks between the town and the port authority.",
    "We expect them to be finished by the autumn of next year. The costs of the first stage are borne by the town.",
    "I ask everyone for patience, since the bridge will be closed at night until the end of the month of March.",
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def made():
    """Return a document with a title, three paragraphs and a table."""
    document = docx.Document()
    document.add_heading("Harbour works begin", level=1)
    for words in SAID:
        document.add_paragraph(words)
    document.core_properties.author = "Ada Ferro"
    return document


def saved(document):
    """Return its bytes."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def told(read):
    """Return the sentences."""
    return [read.text[s.start : s.end] for s in read.sentences]


def test_paragraphs_are_lines():
    """Each paragraph is a line of the text, and the heading is the title."""
    read = telling(saved(made()), name="a")
    assert read.text.split("\n") == ["Harbour works begin", *SAID]
    assert read.title == "Harbour works begin"
    assert len(told(read)) == 4
    assert read.source.media_type.endswith("wordprocessingml.document")


def test_cells_of_a_table_are_read_row_by_row():
    """A merged cell is read once."""
    document = made()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Stage one"
    table.cell(1, 0).text, table.cell(1, 1).text = "Quay", "3 million"
    assert telling(saved(document), name="a").text.endswith("Stage one\nQuay\n3 million")


def test_running_heads_and_notes_lie_aside():
    """What stands on every page is no account, whatever it says."""
    document = made()
    document.sections[0].header.paragraphs[0].text = "The Gazette tells of the harbour and of the town."
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    read = telling(saved(document), name="a")
    assert {a.reason: read.text[a.start : a.end] for a in read.aside if "running" in a.reason} == {
        "running head": "The Gazette tells of the harbour and of the town.",
        "running foot": "Page 1",
    }


def test_tracked_changes_are_as_they_stand():
    """Insertions are read, deletions and hidden words are not; controls and text boxes are read."""
    document = made()
    body = document.element.body
    changed = (
        "<w:ins><w:r><w:t>The mayor thanks the engineers.</w:t></w:r></w:ins><w:del><w:r><w:delText>Nobody</w:delText>"
        "</w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r>"
    )
    control = (
        "<w:r><w:t>The town</w:t><w:br/><w:t>re</w:t><w:softHyphen/><w:t>joices</w:t><w:tab/><w:t>today.</w:t></w:r>"
    )
    parts = f"<w:p {W}>{changed}</w:p>", f"<w:sdt {W}><w:sdtContent><w:p>{control}</w:p></w:sdtContent></w:sdt>"
    for part in parts:
        body.insert(-1, docx.oxml.parse_xml(part))
    text = telling(saved(document), name="a").text
    assert text.endswith("The mayor thanks the engineers.\nThe town\nrejoices today.")


@pytest.mark.parametrize(
    ("author", "changed", "published"),
    [("Ada Ferro", 3, "2031-02-03"), ("Ada Ferro", 900, None), ("python-docx", 3, None)],
)
def test_the_properties_stand_in_for_a_day(author, changed, published):
    """The day of the last change stands in, but neither that of a template nor that of an old draft."""
    document = made()
    document.core_properties.author = author
    document.core_properties.modified = datetime.datetime(2031, 2, 3)
    document.core_properties.created = document.core_properties.modified - datetime.timedelta(days=changed)
    assert telling(saved(document), name="a").published == published


def test_an_empty_document_says_so():
    """A document without words is empty."""
    with pytest.raises(errors.Empty, match="without text"):
        telling(saved(docx.Document()), name="a")


def with_part(name, content):
    """Return a document with one part of its archive exchanged."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(made()))) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return file.getvalue()


def test_a_bomb_is_refused_unopened():
    """The size is looked at in the archive's own list."""
    with pytest.raises(errors.TooLarge, match="unpacks to"):
        telling(with_part("word/document.xml", b" " * 50_000_000), name="a")


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels", "word/styles.xml"])
@pytest.mark.parametrize(
    "content", [b"", b"<a>", b"<a/>", b"\xff\xfe\x00", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"]
)
def test_a_broken_part_ends_in_one_line(part, content):
    """Whatever part is broken, the fault names the file, or the rest is read."""
    try:
        read = telling(with_part(part, content), name="broken.docx")
    except errors.SourceError as found:
        fault = found
    else:
        assert read.sentences
        return
    assert fault.message.startswith("broken.docx")


def test_nothing_outside_of_a_document_is_read(tmp_path):
    """An entity that names a file is left out, and what it would unfold to is no part of the text."""
    (tmp_path / "secret.txt").write_text("the secret word", encoding="utf-8")
    told = f"<w:p><w:r><w:t>{SAID[0]}&b;</w:t></w:r></w:p>"
    for entity in (f'SYSTEM "{(tmp_path / "secret.txt").as_uri()}"', f'"{"a" * 10_000}"'):
        content = f"<!DOCTYPE a [<!ENTITY b {entity}>]><w:document {W}><w:body>{told}</w:body></w:document>"
        read = telling(with_part("word/document.xml", content.encode()), name="a")
        assert "secret word" not in read.text
        assert "aaaa" not in read.text


def test_a_bomb_of_entities_ends_in_one_line():
    """Entities within entities are never unfolded."""
    rows = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(12))
    told = "<w:body><w:p><w:r><w:t>&m;</w:t></w:r></w:p></w:body>"
    content = f'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">{rows}]><w:document {W}>{told}</w:document>'
    with pytest.raises(errors.SourceError, match="a: "):
        telling(with_part("word/document.xml", content.encode()), name="a")


def test_words_nested_too_deep_end_in_one_line():
    """A paragraph within a thousand elements is refused by the parser, not by a crash."""
    deep = f"<w:document {W}><w:body>{'<w:sdt>' * 5000}{'</w:sdt>' * 5000}</w:body></w:document>"
    with pytest.raises(errors.SourceError, match="a: "):
        telling(with_part("word/document.xml", deep.encode()), name="a")


WHOLE = saved(made())


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8), st.booleans())
def test_any_damage_ends_in_a_telling_or_our_error(at, bytes_, cut):
    """Bytes written over or cut off are named, or do no harm."""
    data = WHOLE[:at] if cut else WHOLE[:at] + bytes_ + WHOLE[at + len(bytes_) :]
    try:
        read = telling(data, name="a")
    except errors.TellingsError:
        return
    assert read.sentences


def test_without_the_extra_one_line_says_what_to_install(monkeypatch):
    """python-docx is an extra."""
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(errors.NotText, match=r"a\.docx") as fault:
        telling(WHOLE, name="a.docx")
    assert fault.value.hint == "pip install 'tellings[docx]'"
